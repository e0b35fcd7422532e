"""Hashes of all runs of letters of one length: what two texts have in common, in numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stdnews.reprints.form import Units

Hashes = NDArray[np.uint64]

WIDTH = 8
"""Letters of a shingle. With 5, notices of one template have more in common; with 12, an edited word costs more."""
_STEPS = (1, 2, 4)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_LAST = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
"""The finisher of splitmix64 (Steele, Lea, Flood 2014), which spreads every bit over all others."""
_HALF = np.uint64(32)


def shingles(units: Units) -> Hashes:
    """The hash of each run of eight letters, in the order of the text; none for a text that is shorter.

    The same in every process and on every machine. A run of eight is two of four, and so on: three steps over the text.

    >>> one, other = shingles(np.array([*range(9)], np.uint16)), shingles(np.array([*range(1, 10)], np.uint16))
    >>> bool(one[1] == other[0]), bool(one[0] == other[1]), len(shingles(np.zeros(7, np.uint16)))
    (True, False, 0)
    """
    hashes: Hashes = units.astype(np.uint64)
    for step in _STEPS:
        if len(hashes) <= step:
            return np.zeros(0, np.uint64)
        hashes = hashes[:-step] * _FACTOR + hashes[step:]
        hashes ^= hashes >> _HALF
    return spread(hashes)


def spread(hashes: Hashes) -> Hashes:
    """Hashes of which every bit depends on every bit of the given ones."""
    for bits, factor in _LAST:
        hashes = (hashes ^ (hashes >> bits)) * factor
    return hashes ^ (hashes >> np.uint64(31))
