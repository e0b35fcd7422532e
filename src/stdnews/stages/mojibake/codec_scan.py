"""One scan that finds the pages on which a wrong codec may have been at work, and what it may have been."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from stdnews.stages.mojibake.codec_pairs import READINGS, Reading

_HAN = "\u3400-\u9fff"
_HANGUL = "\uac00-\ud7a3"
_OTHER_SCRIPTS = "\u3041-\u3096\u30a1-\u30fa\u0391-\u03c9\u0410-\u044f\u2550-\u2573\ue000-\uf8ff"
"""Kana, Greek, Cyrillic, box drawing, private use: what GBK has where Big5 has its commonest characters."""
_BOPOMOFO = "\u3105-\u3129\ufe30-\ufe68"
"""Bopomofo and small forms: what Big5 has for the marks of GBK."""
_SHARED = "\xa0¤§¨°±·×÷©®«»"
"""Signs of Latin-1 that Chinese text has too."""
_LEADS = (*range(0xE3, 0xEA), 0xEF)
"""First bytes of UTF-8 for Chinese: marks, kana, Han, full-width forms."""


@functools.cache
def suspicious() -> re.Pattern[str]:
    """A character that a wrong codec shows in nearly every line, and sound Chinese text next to never.

    >>> bool(suspicious().search("鏂伴椈")), bool(suspicious().search("濉溪县的锣鼓，5 ℃"))
    (True, False)
    """
    return re.compile(f"{_odd().pattern}|{_two_bytes().pattern}")


@functools.cache
def _odd_first() -> tuple[str, str]:
    """What a wrong codec of two bytes shows: what is enough by itself, and what only with another behind it."""
    odd = _starts() | _within() | _rare_in_big5()
    common = {char for char in odd if char.encode("gb2312", "ignore") or b"" < char.encode("cp950", "ignore") < b"\xc7"}
    return _class(odd - common) + _HANGUL + _OTHER_SCRIPTS + _BOPOMOFO + "\ufffd", _class(_starts() & common)


def beginnings() -> tuple[str, str]:
    """All characters that may make a page suspicious; and what tells that one of them does not, around it.

    For a scan that looks for other things as well: the first is the inside of a class, the second an assertion.
    """
    first, both = _odd_first()
    latin = _latin()
    return first + both + latin, f"(?:(?<=[{first}])|(?=[{_class(_within())}€{_upper_class()}]))"


@functools.cache
def _odd() -> re.Pattern[str]:
    """What codecs of two bytes show."""
    first, both = _odd_first()
    return re.compile(f"[{first}{both}](?:(?<![{both}])|[{_class(_within())}€])")


@functools.cache
def _two_bytes() -> re.Pattern[str]:
    """What codecs of one byte show: two bytes of a character, or more."""
    return re.compile(f"[{_latin()}][{_upper_class()}]")


def possible(text: str) -> Iterator[Reading]:
    """The readings that may explain what is odd in a text, the surest first.

    >>> [reading.name for reading in possible("鏂伴椈")]
    ['UTF-8 read as GBK']
    """
    return (reading for reading in READINGS if signs(reading).search(text))


def signs(reading: Reading) -> re.Pattern[str]:
    """Two neighbours as a wrong reading puts them in nearly every line."""
    return _signs(reading.source, reading.shown)


@functools.cache
def _signs(source: str, shown: str) -> re.Pattern[str]:
    if shown == "gbk" and source == "utf-8":
        return re.compile(f"[{_class(_starts())}][{_class(_within())}€?\ufffd]")
    if shown == "gbk":
        return re.compile(f"[{_OTHER_SCRIPTS}](?:[{_HAN}]|(?<=[{_HAN}].))")
    if shown == "big5":
        rare = _class(_rare_in_big5())
        return re.compile(f"[{rare}].{{0,4}}[{rare}{_BOPOMOFO}\ufffd]|[{_BOPOMOFO}\ufffd].{{0,4}}[{rare}]")
    if shown == "cp949":
        return re.compile(f"[{_HANGUL}](?:[{_HAN}\ufffd]|(?<=[{_HAN}\ufffd].))")
    return _two_bytes()


def _upper_class() -> str:
    """What a codec of one byte shows for any byte beyond ASCII, and accidental UTF-8 in between."""
    return _class(_upper("cp1252") | _upper("latin-1") | _upper("mac_roman")) + "\u0100-\u07ff"


@functools.cache
def _starts() -> frozenset[str]:
    """What GBK shows for the first two bytes of a character in UTF-8."""
    return _pairs("gb18030", _LEADS, range(0x80, 0xC0))


@functools.cache
def _within() -> frozenset[str]:
    """What GBK shows for the third one and the first of the next character; without its signs."""
    return _pairs("gb18030", (*range(0x81, 0xA1), *range(0xB0, 0xC0)), _LEADS)


@functools.cache
def _rare_in_big5() -> frozenset[str]:
    """The characters that Big5 has for the commonest ones of GBK."""
    return _pairs("cp950", range(0xC9, 0xD8), range(0xA1, 0xFF))


@functools.cache
def _latin() -> str:
    """Characters that codecs of one byte show in a row, and that sound Chinese text has alone, if at all: in pinyin."""
    mac = {char for char in _upper("mac_roman") if char in "∂∑∏π∫Ωƒ∆⁄ﬁﬂ‡‚„ıˆ˜˘˙˚¸˝˛ˇ\uf8ff"}
    return _class({char for char in _upper("latin-1") if char not in _SHARED} | mac | set("ŒœŠšŽžŸƒ†‡"))


def _pairs(codec: str, leads: Iterable[int], trails: Iterable[int]) -> frozenset[str]:
    """The characters of pairs of bytes."""
    pairs = b"\n".join(bytes((lead, trail)) for lead in leads for trail in trails)
    return frozenset(char for char in pairs.decode(codec, "ignore").split("\n") if len(char) == 1)


def _upper(codec: str) -> frozenset[str]:
    """The characters of the upper half of a codec of one byte."""
    return frozenset(bytes(range(0x80, 0x100)).decode(codec, "ignore"))


def _class(chars: Iterable[str]) -> str:
    """Characters as the inside of a character class, neighbours as ranges."""
    codes = sorted(map(ord, chars))
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return "".join(chr(run[0]) if len(run) == 1 else f"{chr(run[0])}-{chr(run[-1])}" for run in runs)
