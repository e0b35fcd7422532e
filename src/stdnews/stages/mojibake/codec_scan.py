"""One scan that finds the pages on which a wrong codec may have been at work."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from itertools import groupby

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_HANGUL = "\uac00-\ud7a3"
_SHARED = "\xa0¤§¨°±·×÷©®«»"
"""Signs of Latin-1 that Chinese text has too."""


@functools.cache
def suspicious() -> re.Pattern[str]:
    """Two neighbours as only a wrong codec puts them; what they say is another question.

    - UTF-8 as GBK: the first two bytes of a character, then its third and the first of the next one.
    - Latin-1, Windows-1252, Mac Roman: two characters of the upper half, not both signs that sound text has.
    - GBK or UTF-8 as Big5: two characters of its second, rare level.
    - Big5 as GBK: kana, Greek, Cyrillic or private use beside a character with a second byte below 80.
    - GBK as EUC-KR: a Korean syllable beside a Chinese character.

    >>> bool(suspicious().search("鏂伴椈")), bool(suspicious().search("濉溪县的 café 和锣鼓"))
    (True, False)
    """
    leads = (*range(0xE3, 0xEA), 0xEF)
    utf8 = _pairs("gb18030", leads, range(0x80, 0xC0))
    inside = _pairs("gb18030", (*range(0x81, 0xA1), *range(0xB0, 0xC0)), (*range(0x80, 0xC0), *leads)) + "€?\ufffd"
    western = _range(0x80, 0x100) + _upper("cp1252")
    latin = "".join(char for char in _range(0x80, 0x100) if char not in _SHARED)
    mac = _upper("mac_roman")
    mac_only = "".join(char for char in mac if char in "∂∑∏π∫Ωƒ∆ŒœŸ⁄‹›ﬁﬂ‡‚„‰ıˆ˜¯˘˙˚¸˝˛ˇ\uf8ff")
    rare_big5 = _pairs("cp950", range(0xD0, 0xF8), range(0xA1, 0xFF))
    low_trail = _pairs("gbk", range(0xAA, 0xFA), range(0x40, 0x7F))
    beside = "\u3041-\u3096\u30a1-\u30fa\u0391-\u03c9\u0410-\u044f\ue000-\uf8ff\u2550-\u2573"
    ways = [
        (_class(utf8), f"[{_class(inside)}]", ""),
        (_class(latin), f"[{_class(western + mac)}]", ""),
        (_class(mac_only), f"[{_class(mac)}]", ""),
        (_class(rare_big5), f"[{_class(rare_big5)}\ufffd]", ""),
        (_class(low_trail), f"[{beside}]", beside),
        (_HANGUL, f"[{_HAN}]", _HAN),
    ]
    first = "".join(one for one, _, _ in ways)
    second = "|".join(f"(?<=[{one}]){after}" for one, after, _ in ways)
    behind = "|".join(f"(?<=[{before}][{one}])" for one, _, before in ways if before)
    return re.compile(f"[{first}](?:{second}|{behind})")


def _pairs(codec: str, leads: Iterable[int], trails: Iterable[int]) -> str:
    """The characters of pairs of bytes."""
    pairs = b"\n".join(bytes((lead, trail)) for lead in leads for trail in trails)
    return "".join(char for char in pairs.decode(codec, "ignore").split("\n") if len(char) == 1)


def _upper(codec: str) -> str:
    """The characters of the upper half of a codec of one byte."""
    return bytes(range(0x80, 0x100)).decode(codec, "ignore")


def _range(start: int, end: int) -> str:
    return "".join(map(chr, range(start, end)))


def _class(chars: str) -> str:
    """Characters as the inside of a character class, neighbours as ranges."""
    codes = sorted({ord(char) for char in chars})
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return "".join(f"{re.escape(chr(run[0]))}-{re.escape(chr(run[-1]))}" for run in runs)
