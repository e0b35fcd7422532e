"""What is kept of a text for finding its copies: about a kilobyte, whatever its length."""

from __future__ import annotations

import struct
from typing import NamedTuple

VALUE_BITS = 12
"""Of the 32 bits of a number in a signature so many are of the number, the others of what stands around it."""
_HEAD = struct.Struct("<IBBB16s")


class Signature(NamedTuple):
    """What is kept of a text."""

    letters: int
    """Letters and digits of the text."""
    digest: bytes
    """A hash of these: equal for copies that differ in script, marks, widths and paragraphs only."""
    level: int = 0
    """Of all shingles those are in the sample whose hash begins with so many zero bits, or more."""
    sample: tuple[int, ...] = ()
    """The first 32 bits of their hashes, in the order of the text."""
    keys: tuple[int, ...] = ()
    """The smallest hashes of shingles, each once: texts that share none are not compared."""
    numbers: tuple[int, ...] = ()
    """Its numbers, each a hash of the letters around it above a hash of the number itself."""

    def pack(self) -> bytes:
        """As bytes, the same on every machine."""
        head = _HEAD.pack(self.letters, self.level, len(self.keys), len(self.numbers), self.digest)
        counts = len(self.keys), len(self.numbers) + len(self.sample)
        return head + _rest(*counts).pack(*self.keys, *self.numbers, *self.sample)


def slot(number: int) -> int:
    """The letters around a number of a signature."""
    return number >> VALUE_BITS


def unpack(data: bytes) -> Signature:
    """The signature of packed bytes.

    >>> signature = Signature(9, bytes(16), 0, (5, 1, 5), (1, 2), (7,))
    >>> unpack(signature.pack()) == signature
    True
    """
    letters, level, keys, numbers, digest = _HEAD.unpack_from(data)
    values = (len(data) - _HEAD.size - 8 * keys) // 4
    found = _rest(keys, values).unpack_from(data, _HEAD.size)
    return Signature(letters, digest, level, found[keys + numbers :], found[:keys], found[keys : keys + numbers])


def _rest(keys: int, values: int) -> struct.Struct:
    return struct.Struct(f"<{keys}Q{values}I")
