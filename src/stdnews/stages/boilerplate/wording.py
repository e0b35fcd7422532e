"""What goes by its wording, in the place that its row names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import ENOUGH, HEADLINES, Verdict, View


def by_rule(page: View) -> Iterator[Verdict]:
    """Lines whose wording is enough, in the place that the row names."""
    body = page.block.first if page.block else 0
    top = page.block.first if page.block else _top(page.lines)
    framed = _has_frame(page.lines[:body])
    chronicle = _is_chronicle(page)
    gallery = is_gallery(page)
    for number, line in enumerate(page.lines):
        if line.rule is None:
            continue
        where = line.rule.where
        if where == "before" and (number > top or (chronicle and line.rule.id == "date-line")):
            continue
        if where == "after" and number < body and not framed:
            continue
        if where == "after" and page.block is None and not any(other.rule is None for other in page.lines[:number]):
            continue
        if line.rule.id == "caption" and gallery:
            continue
        if where in {"outside", "foot"} and not _is_outside(page, number):
            continue
        yield Verdict(number, line.rule.id)


def is_gallery(page: View) -> bool:
    """Whether captions are what the article is made of."""
    captions = sum(line.rule is not None and line.rule.id == "caption" for line in page.lines)
    return captions >= sum(line.rule is None and line.shape is Shape.SENTENCE for line in page.lines)


def _is_outside(page: View, number: int) -> bool:
    """Whether a word of the site's stands above or below the article, and contacts in the foot of the site."""
    own = page.lines[number].rule
    if page.block and own is not None and own.where == "outside":
        return not page.block.first < number < page.block.last
    end = page.block.last if page.block else -1
    return number > end and (
        any(_is_site_mark(line) for line in page.lines[end + 1 : number]) or _is_above_foot(page.lines[number + 1 :])
    )


def _is_above_foot(lines: Sequence[Line]) -> bool:
    """Whether lines begin with rows of the site's, one of them a mark: contacts above a signature are the notice's."""
    for line in lines:
        if line.rule is None:
            return False
        if _is_site_mark(line):
            return True
    return False


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
