"""WARC and WET: what a crawler got, response by response (ISO 28500)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from stdnews.errors import InputError
from stdnews.reading.labels import codec_of
from stdnews.reading.record import Record
from stdnews.reading.records.packed import Stream
from stdnews.reading.records.window import Window
from stdnews.sizes import too_large

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_FAILED = range(300, 1000)
"""What servers answer instead of a page: redirects and errors (RFC 9110, 15)."""
_HEADERS = 1 << 16
"""Bytes that HTTP headers may have beside the page."""

Part = Record | str | None
"""A record without its key, what is wrong with one, or none, as it is no page."""


def responses(stream: Stream, most: int, skipped: Counter[str]) -> Iterator[Part]:
    """The responses of a WARC file, and the conversions of a WET file.

    Instead of one that cannot be read comes what is wrong with it, and None instead of one that is no page: images,
    redirects, errors of the server.

    Args:
        stream: the bytes.
        most: bytes that a page may have.
        skipped: counts what is no page, by the reason.

    Raises:
        InputError: FastWARC is not installed.
        OSError: the file cannot be read.
    """
    try:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("is WARC, which needs pip install 'stdnews[warc]'") from None
    ahead: bytes | None = b""
    while ahead is not None:
        window = Window(stream, ahead)
        reader = _Reader(most, skipped)
        try:
            for record in ArchiveIterator(cast("BinaryIO", window), parse_http=False):
                yield from reader.released()
                reader.take(record)
        except OSError:
            yield reader.blamed()
            ahead = window.after(reader.place)
        else:
            yield from reader.released()
            ahead = None
        if window.error is not None:
            raise window.error


class _Reader:
    """Reads records; each is held back until the next one is found where it ends, as else its length is wrong."""

    def __init__(self, most: int, skipped: Counter[str]) -> None:
        self._most, self._skipped = most, skipped
        self._held: list[Part] = []
        self.place = -1
        """Where the last record begins."""

    def take(self, record: WarcRecord) -> None:
        """Reads one more."""
        self.place = record.stream_pos
        kind = record.headers.get("WARC-Type")
        if record.headers.get("Content-Length") is None:
            self._held = [self._short(0)]
        elif kind == "response":
            self._held = [self._response(record)]
        elif kind == "conversion":
            self._held = [self._conversion(record)]

    def released(self) -> list[Part]:
        """What was read, when all is well after it."""
        held, self._held = self._held, []
        return held

    def blamed(self) -> str:
        """What is wrong, when no record begins at the end of the last one."""
        where = f"at byte {self.place}" if self.place >= 0 else "at the beginning"
        return f"is damaged: after the record {where} no other begins"

    def _response(self, record: WarcRecord) -> Part:
        block = _block(record, self._most + _HEADERS)
        if len(block) < record.content_length:
            return self._short(len(block))
        if not record.is_http:
            return self._no_page("no page")
        try:
            return self._page(record, block)
        except (OSError, ValueError) as error:
            return f"has an HTTP response that cannot be read ({error}), at byte {self.place}"

    def _page(self, record: WarcRecord, block: bytes) -> Part:
        response, data = _parsed(block, self._most)
        headers, kind = response.http_headers, (response.http_content_type or "").lower()
        if headers.status_code in _FAILED:
            return self._no_page(f"status {headers.status_code}")
        if kind and kind not in _PAGES:
            return self._no_page("no page")
        if len(data) > self._most:
            return f"{too_large(self._most)} (byte {self.place})"
        fields = {
            **_about(record),
            "http_status": headers.status_code,
            "http_content_type": headers.get("Content-Type"),
        }
        form = "" if kind != "text/plain" else "text"
        label = codec_of(response.http_charset or "")
        return Record("", 0, data, str(fields["url"] or ""), label=label, form=form, fields=fields)

    def _conversion(self, record: WarcRecord) -> Part:
        block = _block(record, self._most)
        if len(block) > self._most:
            return f"{too_large(self._most)} (byte {self.place})"
        if len(block) < record.content_length:
            return self._short(len(block))
        fields = _about(record)
        return Record("", 0, block, str(fields["url"] or ""), encoding="utf-8", form="text", fields=fields)

    def _short(self, size: int) -> str:
        return f"ends in the middle, after {size} bytes of its block (record at byte {self.place})"

    def _no_page(self, reason: str) -> Part:
        self._skipped[reason] += 1
        return None


def _about(record: WarcRecord) -> dict[str, str | int | None]:
    """The fields of a record, beside the page."""
    headers = record.headers
    return {
        "url": headers.get("WARC-Target-URI"),
        "warc_date": headers.get("WARC-Date"),
        "warc_record_id": headers.get("WARC-Record-ID"),
    }


def _block(record: WarcRecord, most: int) -> bytes:
    """What a record holds, with at most one byte more than is allowed."""
    parts: list[bytes] = []
    left = most + 1
    while left > 0 and (part := record.reader.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _parsed(block: bytes, most: int) -> tuple[WarcRecord, bytes]:
    """A response with its headers, and its body, unpacked as the headers say; one that was unpacked already is left."""
    try:
        return _decoded(block, most, unpack=True)
    except OSError:
        return _decoded(block, most, unpack=False)


def _decoded(block: bytes, most: int, *, unpack: bool) -> tuple[WarcRecord, bytes]:
    from fastwarc.warc import WarcRecord  # noqa: PLC0415

    response = WarcRecord()
    response.set_bytes_content(block)
    response.is_http = True
    response.parse_http(auto_decode="all" if unpack else "none")
    return response, _block(response, most)
