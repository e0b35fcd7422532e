"""What goes because it stands outside the element of the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from stdnews.stages.boilerplate.caption_looks import looks_like_caption
from stdnews.stages.boilerplate.kicker import is_kicker, is_text, is_title_like
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import Place, boxes_of
from stdnews.stages.boilerplate.view import Verdict, View

NEAR = 8
"""Lines below the headline among which a subtitle stands; the element around both may hold all of the page."""


def outside_place(page: View, place: Place) -> Iterator[Verdict]:
    """All that stands outside the article's element, but the headline, its kicker and its subtitle."""
    name = f"{place.box.tag} {place.box.names}".strip()
    above, below = (f"{where} the article's element, {name}" for where in ("above", "below"))
    for number in range(place.first):
        if not _belongs_above(page, number):
            yield Verdict(number, "site-head", above)
    more = max(place.stop, page.block.last + 1 if page.block else 0)
    for number in range(place.stop, more):
        if not _goes_on(page, place, number):
            yield Verdict(number, "outside-body", below)
    yield from map(Verdict._make, zip(range(more, len(page.lines)), repeat("outside-body"), repeat(below)))


def asides(page: View, place: Place) -> Iterator[Verdict]:
    """Lines in elements within the article's own that name themselves something else."""
    for number in range(place.first, place.stop):
        line = page.lines[number]
        if number != page.headline and line.aside and line.rule is None:
            names = next((box.names for box in boxes_of(line) if box.names), "")
            yield Verdict(number, "named-element", f"stands in an element beside the article, {names}")


def _belongs_above(page: View, number: int) -> bool:
    line, headline = page.lines[number], page.headline
    if headline is None:
        return False
    if number <= headline:
        return number == headline or is_kicker(page, number)
    if (line.markup is not None and line.markup.caption) or looks_like_caption(line):
        return False
    if number == headline + 1 and line.rule is None and line.text.startswith("—"):
        return True  # a dash begins a subtitle, in whatever element
    return (number <= headline + NEAR and is_title_like(line, page.lines[headline])) or (
        is_text(line) and any(_is_lead(other) for other in page.lines[headline + 1 : number + 1])
    )


def _is_lead(line: Line) -> bool:
    """Whether a line begins a lead, a motto or a verse above the article's element."""
    return is_text(line) and line.shape in {Shape.SENTENCE, Shape.PHRASE} and len(line.text) > 2


def _goes_on(page: View, place: Place, number: int) -> bool:
    """Whether an element below goes on with the article: a sentence in an element of the same sort, with no gap."""
    line = page.lines[number]
    if not is_text(line):
        return False
    box = next((box for box in boxes_of(line) if box.depth == place.box.depth), None)
    return box is not None and (box.tag, box.names, box.above) == (place.box.tag, place.box.names, place.box.above)
