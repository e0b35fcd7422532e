"""Lines of a stream, none longer than what is allowed, as text."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.errors import InputError
from stdnews.reading.charset import decode
from stdnews.reading.records.packed import Stream

_CHUNK = 1 << 18
_SAMPLE = 1 << 16
"""Bytes by which the encoding of a file is told, when a line of it is not UTF-8."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"


class Lines:
    """The lines of a stream, as text; ``None`` stands for one that is too long, and was passed over.

    A file is in UTF-8, or else in the encoding that its first bytes tell: spreadsheets in China write GB18030. Bytes
    that mean nothing in it become U+FFFD. After damage, the line that it cut is left out.
    """

    def __init__(self, stream: Stream, most: int, encoding: str = "") -> None:
        """Lines to iterate over.

        Args:
            stream: the bytes.
            most: bytes that a line may have.
            encoding: the codec, "" to find it out.
        """
        self._stream, self._most, self._codec = stream, most, encoding
        self._sample = b""
        self.number = 0
        """The number of the line that was given last, from 1."""

    def __iter__(self) -> Iterator[str | None]:
        """The lines, without their ends; those that come after a call of ``Stream.resume`` need another iterator."""
        for line in self._split():
            self.number += 1
            yield None if line is None else self._text(line)

    def _split(self) -> Iterator[bytes | None]:
        rest: list[bytes] = []
        size = 0
        while chunk := self._stream.read(_CHUNK):
            if not self._sample:
                chunk = self._begin(chunk)
            first, *others = chunk.split(b"\n")
            rest.append(first)
            size += len(first)
            if size > self._most:
                rest = [b""]
            if not others:
                continue
            yield None if size > self._most else b"".join(rest)
            *whole, last = others
            yield from (None if len(line) > self._most else line for line in whole)
            rest, size = [last], len(last)
        if size and not self._stream.damage:
            yield None if size > self._most else b"".join(rest)

    def _begin(self, chunk: bytes) -> bytes:
        """The first bytes without their mark."""
        if chunk.startswith(_UTF_16):
            raise InputError("is in UTF-16; records are read from UTF-8 and the like: convert it first")
        while len(chunk) < _SAMPLE and (more := self._stream.read(_SAMPLE)):
            chunk += more
        self._sample = chunk[:_SAMPLE]
        return chunk.removeprefix(_MARK)

    def _text(self, line: bytes) -> str:
        try:
            return line.decode(self._codec or "utf-8")
        except UnicodeDecodeError:
            if not self._codec:
                self._codec = decode(self._sample).encoding
            return decode(line, self._codec).text
