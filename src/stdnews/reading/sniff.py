"""What kind of file some bytes are: text, a binary file, or a document in HTML."""

from __future__ import annotations

import re

from stdnews.errors import InputError

HEAD = 8192
"""Bytes that are looked at: as many as git looks at to tell binary files (buffer_is_binary: 8000), to a full block."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f"})
"""C0 controls that text does not hold: all but tab, line ends, form feed, escape (ISO 2022) and separators."""
_CONTROL_SHARE = 0.01
"""A damaged page may hold a NUL or two; packed data has 10 % of controls, UTF-16 more than 2 %."""

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
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:!|/?[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def refuse_binary(data: bytes) -> None:
    """Nothing for text.

    Raises:
        InputError: the data is no text; says what it is, where that is known.
    """
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("UTF-16 text, which is not read yet: convert it first (iconv -f UTF-16 -t UTF-8)")
    for magic, kind in _KINDS.items():
        if head.startswith(magic):
            raise InputError(f"not a page but {kind}")
    if len(head) - len(head.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(head):
        raise InputError("not text but a binary file")


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


def is_document(data: bytes) -> bool:
    """Whether the data begins as an HTML document does; a page of text that quotes a tag does not.

    >>> is_document(b"<!-- saved --><!DOCTYPE HTML><p>"), is_document(b"<p> begins a paragraph")
    (True, False)
    """
    return _HTML.match(data[:HEAD]) is not None


def has_tags(data: bytes) -> bool:
    """Whether there is a tag at all: text under an HTML name must not lose its line ends."""
    return _TAG.search(data) is not None
