"""Text of two-byte encodings with bytes lost: where the pairs fall out of step, and where they are in step again."""

from __future__ import annotations

import codecs
import functools

from stdnews.reading.likeness import is_standard
from stdnews.stages.mojibake.model import SCALE, step

_HANDLER = "stdnews.lost"
_LOST = 26 * SCALE
"""Cost of a lost byte: what four or five characters gone wrong cost more than sound ones."""
_ASCII = 3 * SCALE
_ODD = 4 * SCALE
"""What a character beyond the two standards of the eighties costs besides: the pairs of bytes are mostly such."""
_WAYS = 4
"""Ways to a place that are followed up, with different characters at their ends."""
_LONGEST = 4_000
"""Bytes of a piece that is worked through pair by pair, at ten microseconds each."""

Way = tuple[float, str, str]
"""The cost of a way to a place, the last two characters as the model knows them, and the text."""


class Resync:
    """Reads pieces of a page in one encoding; keeps within a budget of work for one page."""

    def __init__(self, codec: str, budget: int = 60_000) -> None:
        self.codec = codec
        self._budget = budget
        """Bytes that are still worked through pair by pair; beyond, a line with a lost byte stays as it falls."""

    def read(self, piece: bytes) -> str:
        r"""The text of some bytes of which some are lost: each lost or odd byte is one U+FFFD.

        Of all ways to pair the bytes up the one that gives the likeliest text, so that what follows a lost byte is in
        step again after a character or two.

        >>> Resync("gb18030").read("新闻快讯今天上午发布".encode("gb18030")[1:])
        '\ufffd闻快讯今天上午发布'
        """
        if self.codec.startswith("utf") or len(piece) > min(_LONGEST, self._budget):
            return plain(piece, self.codec)
        self._budget -= len(piece)
        return _likeliest(piece, self.codec)


def _likeliest(piece: bytes, codec: str) -> str:
    """The cheapest way through the bytes, each step a character or a lost byte."""
    ways: list[list[Way]] = [[] for _ in range(len(piece) + 1)]
    ways[0].append((0.0, "\n\n", ""))
    for at in range(len(piece)):
        characters = _characters(piece[at : at + 4], codec)
        for way in _best(ways[at]):
            for width, char in characters:
                ways[at + width].append(_further(way, char))
        ways[at].clear()
    return min(ways[-1])[2]


def _best(ways: list[Way]) -> list[Way]:
    """The cheapest ways, one for each context."""
    cheapest: dict[str, Way] = {}
    for way in sorted(ways):
        cheapest.setdefault(way[1], way)
    return list(cheapest.values())[:_WAYS]


def _further(way: Way, char: str) -> Way:
    cost, context, text = way
    if char == "\ufffd":
        return cost + _LOST, "", text + char
    if char < "\x80":
        return cost + _ASCII, step(context, char)[1], text + char
    more, context = step(context, char)
    return cost + more + (_ODD if char > "\x80" and not is_standard(char) else 0), context, text + char


@functools.lru_cache(maxsize=1 << 16)
def _characters(data: bytes, codec: str) -> tuple[tuple[int, str], ...]:
    """What may begin at a place: how many bytes it takes, and the character; always also a lost byte."""
    if data[0] < 0x80:
        return ((1, chr(data[0])),)
    found = [(width, char) for width in (1, 2, 4) if (char := _character(data[:width], width, codec))]
    return (*found, (1, "\ufffd"))


def _character(data: bytes, width: int, codec: str) -> str:
    """The one character that some bytes stand for, "" where they are none."""
    if len(data) < width or (width == 4) != (len(data) > 1 and 0x30 <= data[1] <= 0x39):
        return ""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""


def _one_byte(error: UnicodeError) -> tuple[str, int]:
    """Replaces one byte only, where Python's ``replace`` takes up to three at the end of the data: also a digit."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd", error.start + 1


codecs.register_error(_HANDLER, _one_byte)


def plain(data: bytes, codec: str) -> str:
    """The text of bytes in an encoding, each byte that has no meaning in it as one U+FFFD."""
    return data.decode(codec, "replace" if codec.startswith("utf") else _HANDLER)
