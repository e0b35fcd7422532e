"""Which pages of a run are the same article."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from stdnews.report.elements import Html, joined, tag
from stdnews.report.tables import Column, name, number, percent, table

_GROUPS = 50
"""Groups that are shown: those with the most copies."""
_COPIES = 10
"""Copies of a group that are named."""


class Group(NamedTuple):
    """Pages with one article."""

    kept: str
    """The path of the page that is kept."""
    copies: tuple[tuple[str, float], ...]
    """The paths of some of the others, each with how like it is."""
    size: int
    """How many others there are, named or not."""


def largest(groups: Iterable[tuple[str, Sequence[tuple[str, float]]]]) -> tuple[Group, ...]:
    """The groups that a report shows, in the order given where they are equally large.

    >>> largest([("a", [("b", 1.0)]), ("c", [("d", 0.9), ("e", 1.0)])])[0]
    Group(kept='c', copies=(('d', 0.9), ('e', 1.0)), size=2)
    """
    found = (Group(kept, tuple(islice(copies, _COPIES)), len(copies)) for kept, copies in groups)
    return tuple(heapq.nlargest(_GROUPS, found, key=lambda group: group.size))


def copies(groups: Sequence[Group]) -> Html:
    """The groups, each with the page that is kept and its copies."""
    if not groups:
        return tag("p", "No page is a copy of another one.")
    told = f"Groups with the most copies, {number(_GROUPS)} at most; reprints.jsonl names all, where it is written."
    columns = Column("kept"), Column("copies", "number"), Column("they are, with the share that they have in common")
    rows = [(name(group.kept), number(group.size), _named(group)) for group in groups]
    return joined(tag("p", told, class_="faint"), table("Pages with the same article", columns, rows))


def _named(group: Group) -> Html:
    items = [tag("li", name(path), f" {percent(likeness)}") for path, likeness in group.copies]
    more = group.size - len(group.copies)
    return tag("ul", items, tag("li", f"and {number(more)} more") if more else "")
