"""Elements within the article's own that hold links: what stands among them, and headings that head nothing else."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.page import Box
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import Place, boxes_of
from stdnews.stages.boilerplate.view import LISTED, Verdict, View

LONGEST = 24
"""Characters of a head or a button among links; a longer line may be a standfirst."""


def among_links(page: View, place: Place) -> Iterator[Verdict]:
    """Short lines in an element that is mostly links: heads of lists, buttons, tags that are no links.

    The element is the largest around a line that holds none of the article's sentences nor its headline.
    """
    text = _boxes_of_text(page, place)
    limbs: dict[Box, list[int]] = {}
    for number in range(place.first, place.stop):
        limb = _limb(page.lines[number], text)
        if limb is not None:
            limbs.setdefault(limb, []).append(number)
    for numbers in limbs.values():
        others = [number for number in numbers if not _is_link(page.lines[number])]
        if _is_mostly_links(page.lines, numbers, others):
            for number in others:
                if page.lines[number].rule is None:
                    yield Verdict(number, "sidebar-list", "in an element of links")


def headings_of_nothing(page: View, place: Place) -> Iterator[Verdict]:
    """Headings and lines such as 【热点】 below the last sentence with nothing but links below them."""
    last = page.block.last if page.block else place.stop
    for number in range(place.stop - 1, last, -1):
        line = page.lines[number]
        if line.rule is None and not _is_link(line):
            if not _is_head(line):
                return
            yield Verdict(number, "sidebar-list", "heads nothing of the article")


def _boxes_of_text(page: View, place: Place) -> frozenset[int]:
    """The numbers of the elements that hold text of the article, or its headline."""
    found: set[int] = set()
    for number in range(place.first, place.stop):
        line = page.lines[number]
        is_text = line.shape is Shape.SENTENCE and not line.linked and not line.aside and line.rule is None
        if is_text or number == page.headline:
            for box in boxes_of(line):
                if box.number in found:
                    break
                found.add(box.number)
    return frozenset(found)


def _limb(line: Line, text: frozenset[int]) -> Box | None:
    """The largest element around a line without text of the article."""
    limb = None
    for box in boxes_of(line):
        if box.number in text:
            break
        limb = box
    return limb


def _is_link(line: Line) -> bool:
    return line.linked or (line.markup is not None and line.markup.link_share > 0 and line.shape in LISTED)


def _is_mostly_links(lines: Sequence[Line], numbers: Sequence[int], others: Sequence[int]) -> bool:
    rest = [lines[number] for number in others if lines[number].rule is None]
    if not rest or len(rest) > len(numbers) - len(others):
        return False
    if any(len(line.text) > LONGEST or line.shape in {Shape.SENTENCE, Shape.PHRASE} for line in rest):
        return False
    size = sum(len(lines[number].text) for number in numbers)
    return 2 * sum(len(line.text) for line in rest) <= size


@functools.cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"[【\[][^】\]。!?]{2,12}[】\]]|[^。!?,]{2,12}:")


def _is_head(line: Line) -> bool:
    markup = line.markup
    is_heading = markup is not None and markup.heading > 1
    return len(line.text) <= LONGEST and (is_heading or _bracketed().fullmatch(line.text) is not None)
