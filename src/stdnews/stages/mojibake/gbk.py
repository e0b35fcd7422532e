"""GBK as the mirror sites' decoder has it: pairs of bytes, characters, and what becomes of a pair that is none.

The decoder is the CP936 of PHP's mbstring: undefined pairs of the user areas become private-use characters, any other
bad pair becomes one ``?``, and both its bytes are gone. Its table is that of Python's ``gb18030`` for two bytes.
"""

from __future__ import annotations

import codecs
import functools
import unicodedata
from collections.abc import Iterator, Sequence

SIX_MARKS = {
    "。": b"\xa1\xa3",
    "，": b"\xa3\xac",
    "、": b"\xa1\xa2",
    "；": b"\xa3\xbb",
    "？": b"\xa3\xbf",
    "！": b"\xa3\xa1",
}
"""The marks before which the sites' second step puts a byte, and their bytes."""
_MARK_OF = {"。": "。", "、": "、", **dict(zip("，；？！,;?!", "，；？！，；？！", strict=True))}
_WIDE = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)}
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

Form = tuple[int, int]
"""The bytes of a character: lead and trail, or one byte and -1."""


@functools.cache
def _pairs() -> str:
    """The characters of all pairs, 190 to a lead byte."""
    data = b"".join(
        bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF))
    )
    return data.decode("gb18030")


def pair(lead: int, trail: int) -> str:
    """The character of two bytes, or an empty string where they are none or stand for nothing.

    >>> pair(0xD7, 0xA8), pair(0xD7, 0x20), pair(0xAA, 0xA1)
    ('专', '', '')
    """
    if not (0x81 <= lead <= 0xFE and 0x40 <= trail <= 0xFE and trail != 0x7F):
        return ""
    char = _pairs()[(lead - 0x81) * 190 + trail - (0x40 if trail < 0x7F else 0x41)]
    return "" if "\ue000" <= char <= "\uf8ff" else char


@functools.cache
def with_trail(trail: int) -> str:
    """All characters with a trail byte, by lead byte from 81 on; those that stand for nothing are left out."""
    return "".join(filter(None, (pair(lead, trail) for lead in range(0x81, 0xFF))))


@functools.cache
def with_lead(lead: int) -> str:
    """The characters with a lead byte whose second byte is no ASCII: alone, that one is nothing a page can show."""
    return "".join(filter(None, (pair(lead, trail) for trail in range(0x81, 0xFF))))


@functools.lru_cache(maxsize=1 << 14)
def forms(char: str, folded: bool) -> tuple[Form, ...]:
    """The bytes that a character of a damaged run may stand for; two ways for ASCII where widths were folded.

    >>> forms("<", folded=True), forms("M", folded=False), forms("😀", folded=True)
    (((60, -1), (163, 188)), ((77, -1),), ())
    """
    found: list[Form] = []
    if ord(char) < 0x80:
        found.append((ord(char), -1))
        if folded and (wide := "\u3000" if char == " " else _WIDE.get(char)):
            char = wide
    data = char.encode("gb18030", "ignore")
    if len(data) == 2:
        found.append((data[0], data[1]))
    return tuple(found)


@functools.lru_cache(maxsize=1 << 15)
def reread(pending: int, char: str, folded: bool) -> tuple[tuple[str, int], ...]:
    """The characters that a pending byte is with the first byte of a damaged character, and that one's second byte.

    >>> reread(0xD7, "<", folded=True)
    (('祝', 188),)
    """
    wholes = ((pair(pending, first), second) for first, second in forms(char, folded))
    return tuple((whole, second) for whole, second in wholes if whole)


@functools.cache
def _compatible() -> dict[str, tuple[tuple[str, Form], ...]]:
    """The symbols that NFKC takes apart (⒚ as 19., ⑴ as (1), ℃ as °C), by the first character of what they become."""
    found: dict[str, list[tuple[str, Form]]] = {}
    for lead in range(0xA1, 0xAA):
        for char in with_lead(lead):
            apart = unicodedata.normalize("NFKC", char)
            if apart != char and fold(char) == char and not apart.startswith(" "):
                _, trail = char.encode("gb18030")
                found.setdefault(apart[0], []).append((apart, (lead, trail)))
    return {first: tuple(rows) for first, rows in found.items()}


def taken_apart(text: str, at: int) -> Iterator[tuple[int, Form]]:
    """The symbols that the text at a place may be the compatible form of: their bytes, and where the form ends.

    >>> [(end, bytes(form).decode("gb18030")) for end, form in taken_apart("楼)℃面", 2)]
    []
    >>> [(end, bytes(form).decode("gb18030")) for end, form in taken_apart("楼°C面", 1)]
    [(3, '℃')]
    """
    for apart, form in _compatible().get(text[at], ()):
        if text.startswith(apart, at):
            yield at + len(apart), form


def mark(char: str) -> bytes:
    """The bytes of one of the six marks, also of its ASCII form; nothing for any other character."""
    return SIX_MARKS[_MARK_OF[char]] if char in _MARK_OF else b""


def fold(text: str) -> str:
    """Full-width ASCII and the ideographic space as NFKC has them.

    >>> fold("＜医Ｍ　。")
    '<医M 。'
    """
    return text.translate(_FOLD)


def decode(data: bytes) -> str:
    r"""Bytes as the sites' decoder reads them.

    >>> decode("域".encode("gbk") + b"\x8c(" + "qū)＜医M".encode("gbk"))
    '域?qū)＜医M'
    """
    return data.decode("gbk", "stdnews-cp936")


def _lenient(error: UnicodeError) -> tuple[str, int]:
    """What the decoder makes of bytes that GBK does not have."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    at = error.start
    if error.object[at] == 0x80:
        return "?", at + 1
    both: Sequence[int] = error.object[at : at + 2]
    private = bytes(both).decode("gb18030", "ignore") if len(both) == 2 and both[1] >= 0x40 else ""
    return private if len(private) == 1 else "?", at + len(both)


codecs.register_error("stdnews-cp936", _lenient)
