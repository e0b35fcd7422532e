"""Wrong readings as rows: the codec that the bytes were in, the one they were read with, and the way back to the bytes.

Bytes are held as text, one character of U+0000 to U+00FF a byte, so that one ``str.translate`` gets them back and one
pattern finds what they say. What the codec cannot have shown maps to U+FFFF, which is no byte.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

NO_BYTE = "\uffff"
"""Stands for a character that a codec never shows."""


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
)

_GBK_ALSO = {"€": "\x80", "・": "\xa1\xa4", "―": "\xa1\xaa", "〜": "\xa1\xab"}
"""Other characters that decoders of GBK give: the euro of CP936, and those of GB 2312 tables."""
_MAC_ALSO = {"¤": "\xdb", "\u2126": "\xbd", "\u0394": "\xc6", "\u03bc": "\xb5"}
"""Mac Roman before the euro, and what Unicode takes for the same sign."""
_BIG5_PRIVATE = ((0xE000, 0xFA, 0xFF), (0xE311, 0x8E, 0xA1), (0xEEB8, 0x81, 0x8E))
"""Where CP950 puts the pairs of its user areas: first character, first lead byte, the one behind the last."""
_SEPARATE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}")
"""Bytes that happen to be UTF-8."""


def to_bytes(text: str, shown: str) -> str:
    """The bytes behind a text, if it is what a codec showed.

    >>> to_bytes("鏂伴椈", "gbk").encode("latin-1").decode("utf-8")
    '新闻'
    """
    return text.translate(_bytes_behind(shown))


def forms(text: str, reading: Reading) -> list[tuple[str, ...]]:
    r"""The bytes that each character of a text may stand for; none for one that the codec never shows.

    A decoder of UTF-8 that takes any other byte for Latin-1 shows one character for the two or three bytes of GBK that
    happen to be UTF-8; it cannot be that one where such bytes stand as characters of their own.

    >>> forms("·é中", Reading("", "gb18030", "cp1252"))
    [('\xb7', '\xc2\xb7'), ('\xe9', '\xc3\xa9'), ('\xe4\xb8\xad',)]
    """
    table = _BUILDERS[reading.shown]()
    found = [(char,) if char < "\x80" else table.get(char, ()) for char in text]
    if reading.shown == "cp1252" and reading.source != "utf-8" and _may_be_accidental(text, table):
        utf8 = [_as_utf8(char) for char in text]
        found = [(*one, *other) for one, other in zip(found, utf8, strict=True)]
    return found


def _may_be_accidental(text: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a decoder may have shown a text that takes what happens to be UTF-8 for UTF-8."""
    return any(char not in table and char > "\x7f" for char in text) or not _SEPARATE.search(to_bytes(text, "cp1252"))


def _as_utf8(char: str) -> tuple[str, ...]:
    return () if char < "\x80" or char == "\ufffd" else (char.encode("utf-8", "replace").decode("latin-1"),)


@functools.cache
def _bytes_behind(shown: str) -> Mapping[int, str]:
    """For each character that a codec shows, the bytes behind it; ASCII stands for itself and is left out."""
    table = dict.fromkeys(range(0x80, 0x100), NO_BYTE)
    return table | {ord(char): options[0] for char, options in _BUILDERS[shown]().items()}


def _single(codec: str) -> dict[str, str]:
    """The upper half of a codec of one byte; bytes that it does not define are C1 controls."""
    data = [bytes((byte,)) for byte in range(0x80, 0x100)]
    return {one.decode(codec, "ignore") or chr(one[0]): chr(one[0]) for one in data}


@functools.cache
def _western() -> dict[str, tuple[str, ...]]:
    """Latin-1 and Windows-1252: their characters do not contradict each other."""
    found = {chr(byte): chr(byte) for byte in range(0x80, 0x100)} | _single("cp1252")
    return {char: (byte,) for char, byte in found.items()}


@functools.cache
def _mac() -> dict[str, tuple[str, ...]]:
    return {char: (byte,) for char, byte in (_MAC_ALSO | _single("mac_roman")).items()}


def _double(*codecs: str) -> dict[str, tuple[str, ...]]:
    """The pairs of several kinds of one codec, which put some characters in different places."""
    pairs = [bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F]
    found: dict[str, tuple[str, ...]] = {}
    for codec in codecs:
        for pair, char in zip(pairs, b"\n".join(pairs).decode(codec, "replace").split("\n"), strict=True):
            if len(char) == 1 and char != "\ufffd":
                data = pair.decode("latin-1")
                found[char] = (*(one for one in found.get(char, ()) if one != data), data)
    return found


@functools.cache
def _gbk() -> dict[str, tuple[str, ...]]:
    found = _double("gb18030")
    for char, data in _GBK_ALSO.items():
        found[char] = (data, *found.get(char, ()))
    return found


@functools.cache
def _big5() -> dict[str, tuple[str, ...]]:
    found = _double("cp950", "big5hkscs")
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    for first, lead, end in _BIG5_PRIVATE:
        for at in range((end - lead) * len(trails)):
            data = chr(lead + at // len(trails)) + chr(trails[at % len(trails)])
            found.setdefault(chr(first + at), (data,))
    return found


@functools.cache
def _korean() -> dict[str, tuple[str, ...]]:
    found = _double("cp949")
    user = [chr(lead) + chr(trail) for lead in (0xC9, 0xFE) for trail in range(0xA1, 0xFF)]
    return found | {chr(0xE000 + at): (pair,) for at, pair in enumerate(user)}


_BUILDERS = {"gbk": _gbk, "cp1252": _western, "mac": _mac, "big5": _big5, "cp949": _korean}
