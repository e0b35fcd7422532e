"""A page's bytes in its encoding, line by line where that does not do: lost bytes, and lines in another encoding."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from stdnews.reading.likeness import LOST, cost, looks_odd
from stdnews.reading.resync import Resync

PIECE = re.compile(rb"[\x80-\xff][^\n<>]*")
"""From a byte beyond ASCII to an end that no two-byte character can hold: in step again after it, whatever was lost."""
_OTHER = LOST + 16.0
"""What speaks against a line in another encoding: lost bytes are likelier than that, if the text is as good."""
_DOUBT = 6.0
"""What speaks against lost bytes where none shows."""
_INCLUDED = ("utf-8", "gb18030")
"""Encodings of what servers put into pages of another one."""


class Read(NamedTuple):
    """The text of a page, and the encodings of lines that are not in the page's own."""

    text: str
    others: Counter[str]


def read_mixed(data: bytes, codec: str) -> Read:
    r"""The text of a page in an encoding, with U+FFFD for each lost byte.

    >>> page = "今天上午，市民前往公园。\n".encode() + "责任编辑：何苗".encode("gb18030")
    >>> read_mixed(page, "utf-8")
    Read(text='今天上午，市民前往公园。\n责任编辑：何苗', others=Counter({'gb18030': 1}))
    """
    text = _strict(data, codec)
    if text is not None and (codec == "utf-8" or not looks_odd(text)):
        return Read(text, Counter())
    reader = _Reader(codec)
    found: list[str] = []
    end = 0
    for piece in PIECE.finditer(data):
        found += data[end : piece.start()].decode("ascii"), reader.read(piece[0])
        end = piece.end()
    found.append(data[end:].decode("ascii"))
    return Read("".join(found), reader.others)


class _Reader:
    """Reads the pieces of one page."""

    def __init__(self, codec: str) -> None:
        self._codec = codec
        self._resync = Resync(codec)
        self.others: Counter[str] = Counter()

    def read(self, piece: bytes) -> str:
        """A piece in the page's encoding, else in the one that gives the likeliest text."""
        text = _strict(piece, self._codec)
        if text is not None and not looks_odd(text):
            return text
        readings = [] if text is None else [(cost(text), text, self._codec)]
        if text is None or _may_have_swallowed(text, self._codec):
            resynced = self._resync.read(piece)
            readings.append((cost(resynced) + _DOUBT, resynced, self._codec))
        others = ((codec, _strict(piece, codec)) for codec in _INCLUDED if codec != self._codec)
        readings += [(cost(other) + _OTHER, other, codec) for codec, other in others if other is not None]
        _, text, codec = min(readings)
        if codec != self._codec:
            self.others[codec] += 1
        return text


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _may_have_swallowed(text: str, codec: str) -> bool:
    """Whether a pair of the text ends in a byte of ASCII: a lost byte before may have made it of a letter."""
    pairs = (char.encode(codec, "replace") for char in set(text) if char > "\x7f")
    return any(len(pair) == 2 and pair[1] < 0x80 for pair in pairs)
