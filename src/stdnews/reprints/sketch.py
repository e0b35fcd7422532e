"""The signature of a text: a sample of its shingles, the smallest of them as keys, and its numbers."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from stdnews.reprints.form import form
from stdnews.reprints.numbers import numbers
from stdnews.reprints.shingles import Hashes, shingles
from stdnews.reprints.signature import Signature

_SAMPLE = 256
"""Shingles in a sample at most. Half as many, and chance decides where two reports share two thirds of their text."""
_KEYS = 16
"""A text that is two fifths of another one shares six of sixteen smallest shingles with it, and fewer than one in one
pair of four thousand."""
_LEVELS = 32
_HALF = np.uint64(32)


def sketch(text: str) -> Signature:
    r"""The signature of a clean text; one without letters has an empty one.

    >>> sketch("今天天氣很好。") == sketch("今天 天气\n很好"), len(sketch("今天天氣很好。" * 99).sample) <= 256
    (True, True)
    """
    found = form(text)
    digest = blake2b(found.units.astype("<u2").tobytes(), digest_size=16).digest()
    level, sample = _sample(shingles(found.units))
    smallest = np.sort(sample)
    keys = smallest[np.append(True, smallest[1:] != smallest[:-1])[: len(smallest)]][:_KEYS]
    values = tuple((sample >> _HALF).tolist())
    return Signature(len(found.units), digest, level, values, tuple(keys.tolist()), tuple(numbers(found)))


def _sample(hashes: Hashes) -> tuple[int, Hashes]:
    """The lowest level at which few enough are left, and those in the order of the text."""
    level, sample = 0, hashes
    while len(sample) > _SAMPLE and level < _LEVELS:
        level += 1
        sample = sample[sample < np.uint64(1 << (64 - level))]
    return level, sample
