"""Which texts are compared at all: those that share one of their smallest shingles, and of many such only some.

The sixteen smallest hashes of a text's shingles are a MinHash of sixteen bands of one row each: the smallest values of
one permutation, which Broder (1997) calls a sketch. One row is enough, as a shingle of eight letters is rare; and a
copy that has been cut to two fifths still shares six of sixteen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from stdnews.reprints.likeness import LEAST
from stdnews.reprints.signature import Signature

T = TypeVar("T")

_FIRST = 8
_NEAR = 8
"""Each text of a band is compared with the first ones of the band, which would be kept, and with those just before it.
In small bands that is all; one of a hundred thousand, whose texts share a phrase of a site, takes 1.6 million looks."""


def bands(signature: Signature) -> tuple[int, ...]:
    """The bands of a text, each below 2 to the 64th; none for one that is too short to be a copy."""
    return signature.keys if signature.letters >= LEAST else ()


def pairs(band: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The pairs of a band that are compared, the one first that would be kept.

    >>> list(pairs("abc"))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    >>> len(list(pairs(range(1000))))
    15864

    Args:
        band: its texts, in the order in which they would be kept.
    """
    for at, text in enumerate(band):
        for before in (*band[: min(at, _FIRST)], *band[max(_FIRST, at - _NEAR) : at]):
            yield before, text
