"""Wrong readings as rows: the codec that the bytes were in, the one they were read with, and the way back to the bytes.

Bytes are held as text, one character of U+0000 to U+00FF a byte, so that one ``str.translate`` gets them back and one
pattern finds what they say. What the codec cannot have shown maps to U+FFFF, which is no byte.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stdnews.stages.mojibake.codec_tables import NO_BYTE, all_of


class Reading(NamedTuple):
    """A wrong reading of bytes."""

    name: str
    """The pair, as the log names it."""
    source: str
    """What the bytes were: ``utf-8``, or the name of a codec of two bytes."""
    shown: str
    """What they were taken for: a codec that ``to_bytes`` knows, or ``ftfy`` for those that ftfy knows."""


READINGS = (
    Reading("UTF-8 read as GBK", "utf-8", "gbk"),
    Reading("UTF-8 read as Windows-1252", "utf-8", "cp1252"),
    Reading("UTF-8 read as Mac Roman", "utf-8", "mac"),
    Reading("UTF-8 read as a codec of one byte", "utf-8", "ftfy"),
    Reading("UTF-8 read as Big5", "utf-8", "big5"),
    Reading("GBK read as Windows-1252", "gb18030", "cp1252"),
    Reading("GBK read as Mac Roman", "gb18030", "mac"),
    Reading("GBK read as Big5", "gb18030", "big5"),
    Reading("GBK read as EUC-KR", "gb18030", "cp949"),
    Reading("Big5 read as GBK", "big5hkscs", "gbk"),
    Reading("Big5 read as Windows-1252", "big5hkscs", "cp1252"),
)

SHOWN_AS_SPACE = {"cp1252": "\xa0\x85", "mac": "\xca"}
"""Bytes that codecs show as white space."""
_SEPARATE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}")
"""Bytes that happen to be UTF-8."""


def to_bytes(text: str, shown: str) -> str:
    """The bytes behind a text, if it is what a codec showed.

    >>> to_bytes("鏂伴椈", "gbk").encode("latin-1").decode("utf-8")
    '新闻'
    """
    return all_of(shown).first(text)


def forms(text: str, reading: Reading) -> list[tuple[str, ...]]:
    r"""The bytes that each character of a text may stand for; none for one that the codec never shows.

    A decoder of UTF-8 that takes any other byte for Latin-1 shows one character for the two or three bytes of GBK that
    happen to be UTF-8; it cannot be that one where such bytes stand as characters of their own.

    >>> forms("·é中", Reading("", "gb18030", "cp1252"))
    [('\xb7', '\xc2\xb7'), ('\xe9', '\xc3\xa9'), ('\xe4\xb8\xad',)]
    """
    table = all_of(reading.shown)
    found = [table.options(char) for char in text]
    if may_be_accidental(text, reading):
        utf8 = [as_utf8(char) for char in text]
        found = [(*one, *other) for one, other in zip(found, utf8, strict=True)]
    return found


def may_be_accidental(text: str, reading: Reading) -> bool:
    """Whether a decoder may have shown a text that takes what happens to be UTF-8 for UTF-8."""
    if reading.shown != "cp1252" or reading.source == "utf-8":
        return False
    data = to_bytes(text, "cp1252")
    return NO_BYTE in data or not _SEPARATE.search(data)


def as_utf8(char: str) -> tuple[str, ...]:
    """The bytes of a character in UTF-8, if it is one that a decoder shows."""
    return () if char < "\x80" or char == "\ufffd" else (char.encode("utf-8", "replace").decode("latin-1"),)
