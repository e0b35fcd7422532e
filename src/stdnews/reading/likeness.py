"""How far some text is from what pages hold: the measure by which readings of the same bytes are compared.

Each character has a cost: minus the natural logarithm of about how often it comes in Chinese text, or, for other
scripts, in text of its own. Bytes that are read in a wrong encoding give rare characters.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import Counter

LOST = 22.0
"""Cost of a lost byte: more than any character that a sound page may hold, less than two common ones gone wrong."""
_RARE = 15.0
_SELDOM = 12.5
"""Cost of a Han character that is not among the frequent ones, but in one of the standards of the eighties."""
_RANKS = (50, 100, 200, 400, 800, 1600, 3200, 4000)
_BY_RANK = (5.3, 6.1, 6.5, 7.0, 7.8, 9.0, 10.8, 12.7, _RARE)
"""Cost of a Han character by its rank; measured on news: the first fifty are a quarter of all."""
_MARKS = frozenset("，。、；：？！“”‘’《》（）【】「」『』〈〉—…·　～％")
_BLOCKS = (
    *((0x00, 20.0), (0x09, 3.0), (0x0B, 20.0), (0x0D, 3.0), (0x0E, 20.0), (0x20, 3.0), (0x7F, 20.0)),
    *((0xA0, 7.0), (0xC0, 6.5), (0xDF, 5.0), (0x100, 8.0), (0x250, 12.0), (0x370, 9.0), (0x400, 9.0), (0x410, 6.5)),
    *((0x430, 4.0), (0x450, 8.0), (0x530, 10.0), (0x5D0, 4.5), (0x700, 12.0), (0xE01, 4.5), (0xE80, 12.0)),
    *((0x2010, 8.0), (0x2070, 9.0), (0x2500, 11.0), (0x25A0, 9.0), (0x2700, 12.0), (0x3000, 9.0), (0x3041, 9.0)),
    *((0x3100, 12.0), (0x3400, _RARE), (0xA000, 13.0), (0xAC00, 12.0), (0xD7B0, 18.0), (0xE000, 19.0)),
    *(
        (0xF900, 14.0),
        (0xFB00, 13.0),
        (0xFF01, 7.5),
        (0xFF61, 9.0),
        (0xFFE0, 9.0),
        (0xFFF0, LOST),
        (0x10000, _RARE),
        (0x30000, LOST),
    ),
)
"""First code points of blocks, and the cost of the characters in them; rough, as wrong readings are far off."""
_STARTS = [start for start, _ in _BLOCKS]


class _Costs(dict[str, float]):
    """The cost of each character, worked out when it is first asked for."""

    def __init__(self) -> None:
        from stdnews.tables import frequent  # noqa: PLC0415 - only pages that are no UTF-8 need it

        super().__init__(dict.fromkeys(_MARKS, 5.0))
        for characters in (frequent.TRADITIONAL, frequent.SIMPLIFIED):
            for rank, char in enumerate(characters):
                cost = _BY_RANK[bisect_right(_RANKS, rank)]
                self[char] = min(cost, self.get(char, cost))

    def __missing__(self, char: str) -> float:
        cost = _SELDOM if is_standard(char) else _BLOCKS[bisect_right(_STARTS, ord(char)) - 1][1]
        self[char] = cost
        return cost


@functools.lru_cache(maxsize=1 << 15)
def is_standard(char: str) -> bool:
    """Whether an early standard has a Han character: GB 2312, or the first level of Big5 (lead bytes below C9)."""
    if not "\u4e00" <= char <= "\u9fff":
        return False
    return bool(char.encode("gb2312", "ignore")) or b"\xa4" <= char.encode("big5", "ignore")[:1] < b"\xc9"


@functools.cache
def costs() -> _Costs:
    """The cost of each character."""
    return _Costs()


def cost(text: str) -> float:
    """The cost of a text: the sum over its characters.

    >>> cost("新闻") < cost("挛趴") < cost("\ufffd\ufffd")
    True
    """
    of = costs()
    return sum(of[char] * count for char, count in Counter(text).items())


_MIXED = re.compile("[A-Za-z](?:[\u0400-\u04ff]+|[㐀-鿿\U00020000-\U0003ffff])[a-z]")
"""Words that no language has."""


def strangeness(text: str) -> float:
    """The cost of a text, and of letters of two scripts in its words.

    >>> strangeness("aprиs") - cost("aprиs") > 5
    True
    """
    return cost(text) + _RARE / 2 * len(_MIXED.findall(text))


@functools.cache
def _odd() -> re.Pattern[str]:
    """Two rare characters close to each other: what a byte lost before them makes of a line."""
    from stdnews.tables import frequent  # noqa: PLC0415

    rare = f"(?![{frequent.SIMPLIFIED}{frequent.TRADITIONAL}])[㐀-鿿豈-\ufaff\ue000-\uf8ff\ufffd]"
    return re.compile(f"{rare}.{{0,3}}?{rare}")


def looks_odd(text: str) -> bool:
    """Whether a text has a place that a wrong reading may have made; sound text with rare names has such too."""
    return _odd().search(text) is not None
