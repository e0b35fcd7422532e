"""Runs of lines that are surely links, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import ENOUGH, LISTED, Verdict, View


def find_link_runs(page: View, start: int, stop: int, longest: int = 0) -> Iterator[Verdict]:
    """Runs of lines that are surely links, and what of a list stands between them.

    They begin from ``start`` on and before ``stop``, and go on up to ``longest`` where that is more.
    """
    for first, end in _runs(page.lines, start, stop, max(stop, longest)):
        sure = {line.text for line in page.lines[first:end] if line.shape is Shape.LINK}
        cut = {line.text for line in page.lines[first:end] if line.shape is Shape.CUT}
        if sure or len(cut) > ENOUGH:
            note = f"{len(sure)} links and {len(cut)} cut-off titles in a run of {end - first} lines"
            for number in range(first, end):
                rule = "cut-off-title" if page.lines[number].shape is Shape.CUT else "sidebar-list"
                if page.lines[number].rule is None:
                    yield Verdict(number, rule, note)


def _runs(lines: Sequence[Line], start: int, stop: int, longest: int) -> Iterator[tuple[int, int]]:
    """Where runs of list lines begin and end; a plain line between two of them belongs to the run."""
    number = start
    while number < stop:
        if lines[number].shape not in LISTED or lines[number].rule is not None:
            number += 1
            continue
        end = number + 1
        while end < longest and _continues(lines, end, longest):
            end += 1
        yield number, end
        number = end


def _continues(lines: Sequence[Line], at: int, stop: int) -> bool:
    line = lines[at]
    if line.shape in LISTED or line.rule is not None:
        return True
    return (
        line.shape is not Shape.SENTENCE
        and at + 1 < stop
        and lines[at + 1].shape is Shape.LINK
        and lines[at + 1].rule is None
    )
