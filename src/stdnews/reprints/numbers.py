"""The numbers of a text with the letters around them: what differs between two notices of one template."""

from __future__ import annotations

import functools
import zlib

import numpy as np

from stdnews.reprints.form import Flags, Form, Places, Units
from stdnews.reprints.signature import VALUE_BITS

_DIGITS = "0123456789〇零一二两三四五六七八九十百千万亿"
_BEFORE, _AFTER = 6, 2
"""The letters around a number that say which it is; other numbers among them are passed over."""
_AROUND = np.arange(-_BEFORE, _AFTER)
_SIZE = 2 * len(_AROUND)
"""Their bytes."""
_SLOT_BITS = 32 - VALUE_BITS
"""With forty numbers a text, two texts have a slot in common by chance in one pair of seven hundred."""
_MOST = 64
"""Numbers of a text that are kept: those of the smallest hashes, which are the same ones in two copies."""


def numbers(form: Form) -> list[int]:
    """The numbers of a text, each once: a hash of the letters around it, above a hash of its own.

    Those in prose, if any stand there: dates and counters around an article are the site's.

    >>> from stdnews.reprints.form import form
    >>> from stdnews.reprints.signature import slot
    >>> one, other = (numbers(form(f"全市空气质量指数为{index}，首要污染物为臭氧。")) for index in (25, 137))
    >>> slot(one[0]) == slot(other[0]), one == other
    (True, False)
    """
    starts, ends, letters, before = _runs(form.units)
    wanted = (before >= _BEFORE) & (before <= len(letters) - _AFTER)
    in_prose = wanted & form.in_prose(starts)
    wanted = in_prose if in_prose.any() else wanted
    around = letters[before[wanted, None] + _AROUND].tobytes()
    data = form.units.tobytes()
    found = {
        zlib.crc32(around[at : at + _SIZE]) >> VALUE_BITS << VALUE_BITS | zlib.crc32(data[start:end]) >> _SLOT_BITS
        for at, start, end in zip(
            range(0, len(around), _SIZE), (2 * starts[wanted]).tolist(), (2 * ends[wanted]).tolist(), strict=True
        )
    }
    return sorted(found)[:_MOST]


def _runs(units: Units) -> tuple[Places, Places, Units, Places]:
    """Where each number starts and ends, the units that are no digits, and how many of these stand before each."""
    is_digit = _is_digit()[units]
    edges = np.flatnonzero(is_digit[1:] != is_digit[:-1]) + 1
    if len(units) and is_digit[0]:
        edges = np.append(0, edges)
    starts, ends = edges[::2], edges[1::2]
    starts = starts[: len(ends)]  # nothing stands behind a number at the end
    lengths = ends - starts
    return starts, ends, units[~is_digit], starts - (np.cumsum(lengths) - lengths)


@functools.cache
def _is_digit() -> Flags:
    table = np.zeros(1 << 16, np.bool_)
    table[[ord(digit) for digit in _DIGITS]] = True
    return table
