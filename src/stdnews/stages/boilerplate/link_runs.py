"""Runs of lines that are surely links, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import ENOUGH, LISTED, Verdict, View


def find_link_runs(page: View, start: int, stop: int) -> Iterator[Verdict]:
    """Runs of lines that are surely links, and what of a list stands between them."""
    for first, end in _runs(page.lines, start, stop):
        sure = {line.text for line in page.lines[first:end] if line.shape is Shape.LINK}
        cut = {line.text for line in page.lines[first:end] if line.shape is Shape.CUT}
        if sure or len(cut) > ENOUGH:
            note = f"{len(sure)} links and {len(cut)} cut-off titles in a run of {end - first} lines"
            for number in range(first, end):
                rule = "cut-off-title" if page.lines[number].shape is Shape.CUT else "sidebar-list"
                if page.lines[number].rule is None:
                    yield Verdict(number, rule, note)


def _runs(lines: Sequence[Line], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where runs of list lines begin and end; a plain line between two of them belongs to the run."""
    number = start
    while number < stop:
        if lines[number].rule is not None or lines[number].shape not in LISTED:
            number += 1
            continue
        end = number + 1
        while end < stop and _continues(lines, end, stop):
            end += 1
        yield number, end
        number = end


def _continues(lines: Sequence[Line], at: int, stop: int) -> bool:
    line = lines[at]
    if line.rule is not None or line.shape in LISTED:
        return True
    follows = at + 1 < stop and lines[at + 1].rule is None and lines[at + 1].shape is Shape.LINK
    return follows and line.shape is not Shape.SENTENCE
