"""From pairs to groups: around each text that is kept stand its copies, and theirs, and there it ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Rank(NamedTuple):
    """Which of several copies is kept: the smallest rank."""

    missing: int
    """Letters that it has less than none: most text comes first."""
    date: str
    name: bytes

    @classmethod
    def of(cls, letters: int, date: str, name: bytes) -> Rank:
        """Most text, then the earliest date, one without a date last, then the smallest name.

        >>> min(Rank.of(90, "", b"a"), Rank.of(90, "2024-03-05", b"b"), Rank.of(80, "2001-01-01", b"c")).name
        b'b'
        """
        return cls(-letters, date or _NEVER, name)


_NEVER = "~"
"""After all dates."""


class Edge(NamedTuple):
    """Two texts that are one article; texts are numbered by their ranks."""

    kept: int
    """The one that would be kept, which has the smaller number."""
    copy: int
    likeness: float


def stars(edges: Iterable[Edge]) -> Iterator[Edge]:
    """For each text that is a copy, the edge to the one that is kept.

    That is the one it is likest; of several such, the first. Where all that it is like are copies themselves, it is a
    copy of what the likest of these is a copy of, and its likeness the product: half of an article is like the article,
    and hardly like the longest page that has it. A chain ends there, since it would lead to another article in the end.

    >>> list(stars([Edge(1, 2, 0.9), Edge(1, 3, 0.8), Edge(2, 3, 1.0), Edge(2, 4, 1.0), Edge(4, 5, 1.0)]))
    [Edge(kept=1, copy=2, likeness=0.9), Edge(kept=1, copy=3, likeness=0.8), Edge(kept=1, copy=4, likeness=0.9)]

    Args:
        edges: sorted by ``copy``.
    """
    direct: dict[int, Edge] = {}
    further: set[int] = set()
    for copy, found in itertools.groupby(edges, key=lambda edge: edge.copy):
        known = [edge for edge in found if edge.kept not in further]
        kept = [edge for edge in known if edge.kept not in direct]
        if kept:
            direct[copy] = max(kept, key=_likest)
            yield direct[copy]
        elif known:
            further.add(copy)
            yield max((_through(direct[edge.kept], edge) for edge in known), key=_likest)


def _through(first: Edge, second: Edge) -> Edge:
    return Edge(first.kept, second.copy, first.likeness * second.likeness)


def _likest(edge: Edge) -> tuple[float, int]:
    return edge.likeness, -edge.kept
