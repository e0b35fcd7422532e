"""Compressed files as streams: read in pieces, never whole, and read on after damage where that can be done.

A reader never raises for damage: it ends, and says in ``damage`` what is wrong and where. Gzip and Zstandard files are
often made of many parts, one for each record of a WARC file; after a damaged part the next one can be read.
"""

from __future__ import annotations

from typing import Protocol

from stdnews.errors import InputError
from stdnews.reading.records.steps import MOST, STEPS

_PIECE = 1 << 16
"""Bytes that are read at a time."""
_BOMB_SIZE, _BOMB_RATIO = 256 << 20, 500
"""A file that has given so much, and so many times its own size, is no text: pages come to 3 to 30 times."""
MAGIC = {"gzip": b"\x1f\x8b\x08", "zstd": b"\x28\xb5\x2f\xfd", "bzip2": b"BZh", "xz": b"\xfd7zXZ\0"}
_HEAD = 8
"""Bytes that tell."""
_PARTS = ("gzip", "zstd")
"""Compressions whose parts stand by themselves."""
_SKIPPABLE = b"\x2a\x4d\x18"
"""Bytes 2 to 4 of a Zstandard frame that holds no data (RFC 8878, 3.1.2); its first is 0x50 to 0x5f."""


class Stream(Protocol):
    """Bytes in order."""

    damage: str
    """Why it ended before its end, "" if it has not."""

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes, at most ``size``; none at the end."""

    def resume(self) -> bool:
        """Goes on after damage, at the next place where data can begin; whether there is one."""


class Source(Protocol):
    """A file as it was opened."""

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes, at most ``size``; none at the end."""


class Plain:
    """A file that is not compressed."""

    damage = ""

    def __init__(self, source: Source, head: bytes = b"") -> None:
        self._source, self._head = source, head

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes."""
        size = MOST if size < 0 else size
        head, self._head = self._head[:size], self._head[size:]
        return head + self._source.read(size - len(head)) if len(head) < size else head

    def resume(self) -> bool:
        """Never: it has no damage."""
        return False


class Unpacked:
    """What a compressed file holds."""

    def __init__(self, source: Source, packing: str, head: bytes = b"") -> None:
        """A stream over a file.

        Args:
            source: the file.
            packing: how it is compressed.
            head: bytes that have been read from it already.

        Raises:
            InputError: what unpacks it is not installed.
        """
        self._source, self._packing, self._left = source, packing, head
        self._read = len(head)
        self._given = 0
        self._step = STEPS[packing]()
        self._is_bomb = False
        self._has_begun = False
        self._ready = b""
        self.damage = ""

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes."""
        out = self._ready or self._next()
        if size < 0:
            size = len(out)
        self._ready = out[size:]
        return out[:size]

    def _next(self) -> bytes:
        while not self.damage:
            if not self._left and not self._step.has_more and not self._fill():
                break
            out = self._unpack()
            if out:
                self._given += len(out)
                if self._given > max(_BOMB_SIZE, _BOMB_RATIO * self._read):
                    self.damage = f"holds more than {_BOMB_RATIO} times its size ({self._place()})"
                    self._is_bomb = True
                return out
        return b""

    def resume(self) -> bool:
        """Goes on with the next part of the file."""
        if not self.damage or self._is_bomb or self._packing not in _PARTS:
            return False
        magic = MAGIC[self._packing]
        while (found := self._left.find(magic, 1)) < 0:
            self._left = self._left[-len(magic) :]
            if not self._more():
                return False
        self._left = self._left[found:]
        self._begin()
        self.damage = ""
        return True

    def _begin(self) -> None:
        self._step, self._has_begun = STEPS[self._packing](), False

    def _more(self) -> bool:
        piece = self._source.read(_PIECE)
        self._left += piece
        self._read += len(piece)
        return bool(piece)

    def _fill(self) -> bool:
        """Whether there are more bytes; a file that ends within a part is damaged."""
        if self._more():
            return True
        if self._has_begun:
            self.damage = f"ends in the middle ({self._place()})"
        return False

    def _unpack(self) -> bytes:
        if not self._has_begun and not self._may_begin():
            return b""
        self._has_begun = True
        try:
            out, left = self._step.step(self._left)
        except self._step.errors as error:
            self.damage = f"is damaged ({self._place()}): {error}"
            return b""
        self._left = left
        if self._step.eof:
            self._begin()
        return out

    def _may_begin(self) -> bool:
        """Whether a part begins here; zeros after the last one are what tapes are filled up with."""
        magic = MAGIC[self._packing]
        while len(self._left) < len(magic) and self._more():
            pass
        if self._left.startswith(magic) or (self._packing == "zstd" and self._left[1:4] == _SKIPPABLE):
            return True
        if not self._left.strip(b"\0"):
            self._left = b""
            return False
        self.damage = f"is damaged, no {self._packing} data begins ({self._place()})"
        return False

    def _place(self) -> str:
        return f"{self._packing}, byte {self._read - len(self._left)}"


def unpacked(source: Source, packing: str) -> Stream:
    """A file as a stream of what it holds.

    Args:
        source: the file.
        packing: how it is compressed by its name, "" to go by its first bytes alone.

    Raises:
        InputError: its first bytes are not those of this compression, or what unpacks it is not installed.
    """
    head = b""
    while len(head) < _HEAD and (piece := source.read(_HEAD - len(head))):
        head += piece
    found = next((name for name, magic in MAGIC.items() if head.startswith(magic)), "")
    if packing == "zstd" and head[1:4] == _SKIPPABLE:
        found = "zstd"
    if packing and head and packing != found:
        raise InputError(f"is named like a {packing} file and is none")
    return Unpacked(source, found, head) if found else Plain(source, head)
