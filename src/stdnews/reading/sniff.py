"""What kind of file some bytes are: text, a binary file, or a document in HTML."""

from __future__ import annotations

import re

from stdnews.errors import InputError
from stdnews.reading.wide import is_wide

HEAD = 8192
"""Bytes that are looked at: as many as git looks at to tell binary files (buffer_is_binary: 8000), to a full block."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f"})
"""C0 controls that text does not hold: all but tab, line ends, form feed, escape (ISO 2022) and separators."""
_CONTROL_SHARE = 0.01
"""Of a page of some length; packed data has 10 % of controls, UTF-16 more than 2 %."""
_FEW = 2
"""Controls that a damaged page may hold, however short it is, if they are fewer than one byte in ten."""
_NULS = re.compile(rb"\0{2,}")
"""Damage at one place."""
_HOLE = re.compile(rb"\0{4,}")
"""What a file system leaves where a file was never written; UTF-16 has three NULs in a row at most."""

_KINDS = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x7fELF": "a program",
}
"""The first bytes of what lies beside pages most often."""

_HTML = re.compile(
    r"""\s*(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*
    <(?: (?:!doctype\s+html|html|head|body|frameset)\b(?!-)
       | (?P<first>title|script|style)\b[^<]*</(?P=first)>
       | meta\s+(?:charset|name|http-equiv|property|content)= )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_LATER = re.compile(r"[^\u4e00-\u9fff]{0,600}?(?i:<!doctype\s+html\b[^>]*>|<html\b[^>]*>\s*<(?:head|body)\b)")
"""A document after what a server has put before it: a warning, a notice, a comment that is none."""
_FRAGMENT = re.compile(r"\s*<(?:article|section|div|p|table|center|main)\b[^<>]*>", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|div|section|article|li|tr)\s*>", re.IGNORECASE)
_CLOSINGS = 4
"""Closing tags from which a text that begins with a tag is a piece of a document."""
_TAG = re.compile(r"<(?:!|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def refuse_binary(data: bytes) -> None:
    """Nothing for text.

    Raises:
        InputError: the data is no text; says what it is, where that is known.
    """
    head = data[:HEAD]
    for magic, kind in _KINDS.items():
        if head.startswith(magic):
            raise InputError(f"not a page but {kind}")
    text = _NULS.sub(b"\0", head) if b"\0\0" in head else head
    controls = len(text) - len(text.translate(None, _CONTROLS))
    if controls > max(_CONTROL_SHARE * len(text), min(_FEW, len(text) / 10)) and not is_wide(head):
        raise InputError("not text but a binary file")


def fill_holes(data: bytes) -> bytes:
    r"""The data without the NULs that stand where some of a file was never written.

    >>> fill_holes(b"news" + bytes(4096) + b"paper")
    b'newspaper'
    """
    return _HOLE.sub(b"", data) if b"\0" in data else data  # one byte is found many times faster than four


def is_text(data: bytes) -> bool:
    r"""Whether the data, or the beginning of a file, is text.

    >>> is_text("新闻".encode("gb18030")), is_text(b"%PDF-1.7 ..."), is_text(b"\0\1\2\3")
    (True, False, False)
    """
    try:
        refuse_binary(data)
    except InputError:
        return False
    return True


def is_document(text: str) -> bool:
    """Whether a text is HTML by its beginning; a page of text that quotes a tag is none.

    >>> is_document("<!-- saved --><!DOCTYPE HTML><p>"), is_document("<p> begins a paragraph")
    (True, False)
    """
    head = text[:HEAD]
    if _HTML.match(head) or _LATER.match(head):
        return True
    return _FRAGMENT.match(head) is not None and len(_CLOSING.findall(head)) >= _CLOSINGS


def has_tags(text: str) -> bool:
    """Whether there is a tag at all: text under an HTML name must not lose its line ends."""
    return _TAG.search(text) is not None
