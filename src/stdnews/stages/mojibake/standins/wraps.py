"""Lines that were wrapped at a fixed width, each of them a paragraph of the page now."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from stdnews.edits import Edit, Span
from stdnews.page import Page
from stdnews.stages.mojibake.standins.spaces import are_inside_words, gain_of

WRAPPED = "wrapped-line"
"""The rule that joins these lines."""
LEAST_LINES = 5
"""Lines of the full width that go on in the next line."""
LEAST_WIDTH = 24
"""Cells: twelve Han characters. What is narrower is a list, or verse."""
MOST_WIDTH = 200
"""Cells: nobody wraps wider than a hundred Han characters."""
LONGER = 0.2
"""Lines beyond the width, as a share of the full ones: wrapped text has none, a footer below it may."""
CLAUSES = 0.3
"""Share of the full lines that must hold a mark inside: titles in a list of links seldom do."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"


class _Line(NamedTuple):
    at: int
    text: str
    cells: int
    """Width on a screen: two cells for a wide character, one for any other; without glosses, put in after the wrap."""


@functools.cache
def _gloss() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_HAN})])\([^(){_HAN}0-9]{{1,8}}\)")


@functools.cache
def _goes_on() -> re.Pattern[str]:
    """A line that breaks off inside a sentence."""
    return re.compile(rf"[{_HAN}A-Za-z0-9，,、“（《％%·]$")


def joins(page: Page) -> Iterator[Edit]:
    """Joins the lines of a page whose text was wrapped at a fixed width, where a line ends inside a sentence.

    The page shows it: many lines of one width, none much wider, with marks inside; and a line's first character is
    likelier behind the end of the line before than at a beginning, which is so for no verse, list or table. Where a
    line of full width ends with a sentence, nobody knows whether a paragraph ends there: it is left.
    """
    lines = [(at, text) for at, text in page.live() if page.paragraphs[at].role == "body"]
    bare = [_gloss().sub("", text) for _, text in lines]
    measured = [
        [_Line(at, text, measure(shown)) for (at, text), shown in zip(lines, bare, strict=True)]
        for measure in (_cells, _wide_cells)
    ]
    full, measured_lines = max(((_full(each), each) for each in measured), key=lambda found: len(found[0]))
    if len(full) >= LEAST_LINES and _is_wrapped(measured_lines, full):
        yield from _joins(measured_lines, full)


def _cells(text: str) -> int:
    """The width on a screen."""
    return len(text.encode("gbk", "replace"))


def _wide_cells(text: str) -> int:
    """The width where the wrap counted characters."""
    return 2 * len(text)


def _full(lines: list[_Line]) -> set[int]:
    """The numbers of the lines that have the width at which the page was wrapped and go on in the next line."""
    going_on = {n: line.cells for n, line in enumerate(lines[:-1]) if _goes_on().search(line.text)}
    counts = Counter(cells for cells in going_on.values() if LEAST_WIDTH <= cells <= MOST_WIDTH)
    if not counts:
        return set()
    width = max(counts, key=lambda cells: (sum(counts[cells + by] for by in range(-2, 3)), counts[cells]))
    longer = sum(line.cells > width + 2 for line in lines)
    full = {n for n, cells in going_on.items() if abs(cells - width) <= 2}
    return full if longer <= LONGER * len(full) else set()


def _is_wrapped(lines: list[_Line], full: set[int]) -> bool:
    """Whether the full lines break off inside their sentences and words."""
    marked = sum(re.search("[，。、；：,;:].", lines[n].text) is not None for n in full)
    ends = [(_gloss().sub("", lines[n].text), lines[n + 1].text) for n in sorted(full)]
    gains = [gain_of(before, after) for before, after in ends if re.match(f"[{_HAN}]", after)]
    return marked >= CLAUSES * len(full) and len(gains) >= LEAST_LINES - 1 and are_inside_words(gains)


def _joins(lines: list[_Line], full: set[int]) -> Iterator[Edit]:
    """For each run of lines: the first with all of them, a drop for each other."""
    for first in sorted(n for n in full if n - 1 not in full):
        last = first
        while last in full:
            last += 1
        head, rest = lines[first], lines[first + 1 : last + 1]
        text = head.text
        for line in rest:
            text += _between(text, line.text) + line.text
            yield Edit(line.at, None, WRAPPED, f"joined to paragraph {head.at}")
        span = Span(len(head.text), len(head.text), text[len(head.text) :], WRAPPED, f"{len(rest)} lines joined")
        yield Edit(head.at, text, WRAPPED, span.note, (span,))


def _between(before: str, after: str) -> str:
    """A space where the break stood between two words of Latin letters, nothing else."""
    return " " if re.search(r"[A-Za-z0-9,.]$", before) and re.match("[A-Za-z]", after) else ""
