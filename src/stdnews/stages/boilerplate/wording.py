"""What goes by its wording, in the place that its row names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.rule import Learned
from stdnews.stages.boilerplate.view import ENOUGH, HEADLINES, Verdict, View

OUTSIDE = frozenset({"outside", "above", "below", "foot"})
"""Places of rows that say nothing of a line between the first and the last paragraph that are surely body."""


def by_rule(page: View) -> Iterator[Verdict]:
    """Lines whose wording is enough, in the place that the row names."""
    ruled = [(number, line.rule) for number, line in enumerate(page.lines) if line.rule is not None]
    if not ruled:  # as on most text pages, and on all that were looked at once
        return
    body = page.block.first if page.block else 0
    top = page.block.first if page.block else _top(page.lines)
    framed = _has_frame(page.lines[:body])
    chronicle = _is_chronicle(page)
    gallery = is_gallery(page)
    foot = _foot(page)
    content = next((number for number, line in enumerate(page.lines) if line.rule is None), len(page.lines))
    for number, rule in ruled:
        where = rule.where
        if where == "before" and (number > top or (chronicle and rule.id == "date-line")):
            continue
        if where == "after" and number < body and not framed and not _heads_links(page, number):
            continue
        if where == "after" and page.block is None and number < content:
            continue
        if rule.id == "caption" and gallery:
            continue
        if where in OUTSIDE and not _is_outside(page, number, foot):
            continue
        yield Verdict(number, rule.id, rule.why if isinstance(rule, Learned) else "")


def _heads_links(page: View, number: int) -> bool:
    """Whether the head of a list has a link below it, so that it is one wherever it stands."""
    rule, below = page.lines[number].rule, page.lines[number + 1 : number + 2]
    return rule is not None and rule.marks == "list" and any(line.linked for line in below)


def is_gallery(page: View) -> bool:
    """Whether captions are what the article is made of."""
    captions = sum(line.rule is not None and line.rule.id == "caption" for line in page.lines)
    return captions >= sum(line.rule is None and line.shape is Shape.SENTENCE for line in page.lines)


def _is_outside(page: View, number: int, foot: frozenset[int]) -> bool:
    """Whether a word of the site's stands above or below the article, and contacts in the foot of the site."""
    own = page.lines[number].rule
    if page.block is None or own is None or own.where == "foot":
        return number in foot
    is_above, is_below = number <= page.block.first, number >= page.block.last
    return (is_above and own.where != "below") or (is_below and own.where != "above")


def _foot(page: View) -> frozenset[int]:
    """The lines below the article that have a site's mark above them, or only rows of the site's up to one below.

    Contacts above a signature are the notice's own.
    """
    end = page.block.last if page.block else -1
    below = range(end + 1, len(page.lines))
    first = next((number for number in below if _is_site_mark(page.lines[number])), len(page.lines))
    found, leads = set(range(first + 1, len(page.lines))), False
    for number in reversed(below):
        if leads:
            found.add(number)
        leads = _is_site_mark(page.lines[number]) or (leads and page.lines[number].rule is not None)
    return frozenset(found)


def _is_site_mark(line: Line) -> bool:
    return line.rule is not None and bool(line.rule.marks) and line.rule.where != "foot"


def _top(lines: Sequence[Line]) -> int:
    """On a page without a sentence, the number of the line up to which a date is the date of the page."""
    content: set[str] = set()
    for number, line in enumerate(lines):
        if line.rule is None:
            content.add(line.text)
        if len(content) > HEADLINES:
            return number
    return len(lines)


def _has_frame(lines: Sequence[Line]) -> bool:
    """Whether the lines above the body are, in part, the site's own: then rows for what stands below hold here too."""
    marks = [line.rule.marks for line in lines if line.rule is not None and line.rule.marks]
    return "head" in marks or len(marks) > ENOUGH


def _is_chronicle(page: View) -> bool:
    """Whether bare dates head the parts of the text itself: then the first of them is no date of the page."""
    first, last = page.block or Block(-1, len(page.lines))
    dates = [
        (n, line.text) for n, line in enumerate(page.lines) if line.rule is not None and line.rule.id == "date-line"
    ]
    above = {text for number, text in dates if number < first}
    inside = {text for number, text in dates if first < number < last and text not in above}
    return len(inside) > (page.block is None)
