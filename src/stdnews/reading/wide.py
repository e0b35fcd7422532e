"""UTF-16: telling it without a byte order mark, and reading it on where a byte is lost."""

from __future__ import annotations

import sys
from array import array
from itertools import accumulate
from operator import itemgetter

from stdnews.reading.likeness import LOST, cost

CODECS = ("utf-16-le", "utf-16-be")
_HEAD = 4096
WEIGHED = 1024
"""Bytes that are weighed to tell the order of bytes, and UTF-16 from other encodings."""
_NULS = 0.2
"""Share of NUL bytes from which a page can be nothing else: markup in UTF-16 has half."""
_HIGH = bytes({0x00, *range(0x20, 0x27), 0x30, 0xFF, *range(0x4E, 0xA0)})
"""High bytes of Han, of ASCII, and of the marks among Han."""
_HIGH_SHARE = 0.88
_STRETCH = 16
"""Bytes over which the same ones of two are the high ones, also where one was lost before."""
_WINDOWS = ((1_000, 1), (4_000, 8))
"""Characters of a page, and how many of them are weighed at a time to see on which side of a lost byte they are."""
_WINDOW = 64
"""So many where the page is longer."""
_NO_TEXT = 11.0
"""Cost of a character, on average, above which a window is no text: sound text has 7, or 3 where it is ASCII."""
_SOUND = 9.0
"""The same for a file that would be taken for a binary one: what must be under it to be text."""
_SWITCH = 32.0
"""A reading changes its step only where the text gets clearly better by it."""


def may_be_wide(data: bytes) -> bool:
    """Whether bytes may be UTF-16: many NULs, or every other byte a high byte of Chinese text; lets ASCII pass.

    >>> may_be_wide("今天".encode("utf-16-le")), may_be_wide("今天".encode("gb18030"))
    (True, False)
    """
    if has_nuls(data):
        return True
    head = data[:_HEAD]
    stretches = [head[at : at + _STRETCH] for at in range(0, len(head), _STRETCH)]
    high = sum(len(stretch) * max(_share(stretch[0::2]), _share(stretch[1::2])) for stretch in stretches)
    return high >= _HIGH_SHARE * len(head)


def has_nuls(data: bytes) -> bool:
    """Whether the bytes begin with as many NULs as only UTF-16 has."""
    head = data[:_HEAD]
    return head.count(0) > _NULS * len(head)


def _share(data: bytes) -> float:
    return 1 - len(data.translate(None, _HIGH)) / len(data) if data else 0.0


def is_wide(data: bytes) -> bool:
    """Whether bytes full of control characters are UTF-16, and what is in them text.

    >>> is_wide("今天 3 时".encode("utf-16")), is_wide(bytes(range(256)))
    (True, False)
    """
    head = data[: WEIGHED + len(data) % 2]
    return may_be_wide(head) and byte_order(head)[1] < _SOUND * len(head) / 2


def byte_order(data: bytes) -> tuple[str, float]:
    """The likelier codec of UTF-16, and the cost of the beginning of the page in it."""
    head = data[:WEIGHED]
    costs = {codec: _cheapest(head, codec) for codec in CODECS}
    codec = min(costs, key=costs.__getitem__)
    return codec, costs[codec]


def _cheapest(head: bytes, codec: str) -> float:
    """The cost of bytes, window by window, in step or out of it."""
    windows = [head[at : at + _STRETCH] for at in range(0, len(head), _STRETCH)]
    costs = ((cost(_text(window, codec)), cost(_text(window[1:], codec)) + 1) for window in windows)
    return sum(min(pair) for pair in costs)


def _text(data: bytes, codec: str) -> str:
    return data.decode(codec, "replace")


def read_wide(data: bytes, codec: str) -> str:
    r"""The text of UTF-16; a lost byte costs one character, and the rest is read on out of step with the beginning.

    >>> data = "新闻快讯今天上午发布，市民可以前往。".encode("utf-16-le")
    >>> read_wide(data[:9] + data[10:], "utf-16-le")
    '新闻快讯\ufffd天上午发布，市民可以前往。'
    """
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return _read_damaged(data, codec)
    return _read_damaged(data, codec) if _is_damaged(text) else text


def _is_damaged(text: str) -> bool:
    """Whether a window of a text is no text: the bytes are out of step there."""
    width = _WINDOW
    stride = max(width, len(text) // 256)
    windows = (text[at : at + width] for at in range(0, len(text), stride))
    return any(cost(window) > _NO_TEXT * len(window) for window in windows)


def _read_damaged(data: bytes, codec: str) -> str:
    """The text, pieced together from the two ways to pair the bytes up."""
    steps = (_Step(data, codec, 0), _Step(data, codec, 1))
    number = len(steps[0].units)
    width = next((width for most, width in _WINDOWS if number <= most), _WINDOW)
    costs = [[step.cost(at, at + width) for step in steps] for at in range(0, number, width)]
    sides = _sides([*costs, [LOST * len(step.rest) for step in steps]])
    found, start, side = [], 0, 0
    for window, after in enumerate(sides):
        if after != side:
            turn = _turn(steps[side], steps[after], max(start, (window - 1) * width), (window + 1) * width)
            found.append(steps[side].text(start, turn))
            start, side = turn + side, after
    return "\ufffd".join([*found, steps[side].text(start, number) + steps[side].rest])


class _Step:
    """A page read two bytes a character, from its first or from its second byte on."""

    def __init__(self, data: bytes, codec: str, first: int) -> None:
        end = len(data) - (len(data) - first) % 2
        self._codec = codec
        self._data = data[first:end]
        self.rest = "\ufffd" * (len(data) - end)
        """What stands for a last byte that is half a character."""
        self.units = array("H", self._data)
        if (sys.byteorder == "little") != (codec == "utf-16-le"):
            self.units.byteswap()

    def cost(self, start: int, end: int) -> float:
        """The cost of the characters between two places."""
        return cost("".join(map(chr, self.units[start:end])))

    def text(self, start: int, end: int) -> str:
        """The characters between two places."""
        return self._data[2 * start : 2 * end].decode(self._codec, "replace")


def _sides(costs: list[list[float]]) -> list[int]:
    """For each window the step that it is in: the cheapest way from the first byte on; a change of step costs too."""
    totals = [0.0, _SWITCH]
    ways: list[tuple[int, int]] = []
    for window in costs:
        way = (int(totals[1] + _SWITCH < totals[0]), int(totals[1] <= totals[0] + _SWITCH))
        totals = [totals[way[side]] + _SWITCH * (way[side] != side) + window[side] for side in (0, 1)]
        ways.append(way)
    side, found = int(totals[1] < totals[0]), []
    for way in reversed(ways):
        found.append(side)
        side = way[side]
    return found[::-1]


def _turn(before: _Step, after: _Step, start: int, end: int) -> int:
    """The place between two others from which on the text reads better in the other step."""
    gains = accumulate(before.cost(at, at + 1) - after.cost(at, at + 1) for at in range(start, end))
    lowest = min(enumerate([0.0, *gains]), key=itemgetter(1))
    return start + lowest[0]
