"""What stands between the headline and the article: who wrote it, when, and what can be done with the page."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.comparison import letters
from stdnews.stages.boilerplate.dates import is_count, is_head_data, is_outlet
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import Place
from stdnews.stages.boilerplate.text_headline import is_byline
from stdnews.stages.boilerplate.view import LISTED, Verdict, View


def above_text(page: View, first: int, start: int = 0) -> Iterator[Verdict]:
    """Lines with the date of the page between the headline and the line ``first``, and links.

    Where dates head the parts of the text itself, as in a diary, a bare one is no date of the page.
    """
    is_diary: bool | None = None  # looked at only where a date stands
    for number in range(start, first):
        line = page.lines[number]
        if line.rule is not None or number == page.headline or line.shape is Shape.SENTENCE:
            continue
        if is_head_data(line.text):
            is_diary = _is_diary(page, first) if is_diary is None else is_diary
        if is_head_data(line.text) and is_head_data(line.text, is_bare=not is_diary):
            yield Verdict(number, "head-data", "a date and little else, above the article")
        elif page.headline is not None and number > page.headline and (is_count(line.text) or is_outlet(line.text)):
            yield Verdict(number, "head-data", "a count, a button or the name of a paper, below the headline")
        elif page.headline is not None and number > page.headline and _is_account(page, number):
            yield Verdict(number, "head-data", "a name above the byline")
        elif page.headline is not None and number > page.headline and _has_link(line):
            yield Verdict(number, "head-data", "a line with a link in it, between headline and text")
        elif page.place is not None and line.shape in LISTED:
            yield Verdict(number, "site-head", f"{line.shape} before the body")


WIDGET = 6
"""Letters of the name of a counter or a button."""

KNOWN = 2
"""Lines of a site's own from which short ones between them are so too."""


SIZES = frozenset(("大", "中", "小"))
"""What a widget for the size of the text offers."""


def widgets_above(page: View, place: Place) -> Iterator[Verdict]:
    """Short words between dates, counts and buttons, below the headline and above the second sentence."""
    run: list[int] = []
    start = place.first if page.headline is None else page.headline + 1
    for number in range(start, place.stop):
        line = page.lines[number]
        if _is_short(line) or _is_known(line):
            run.append(number)
            continue
        yield from _unknown_between(page, run)
        run.clear()
        if line.shape is Shape.SENTENCE and page.block is not None and number > page.block.first:
            break


def _unknown_between(page: View, run: list[int]) -> Iterator[Verdict]:
    while run and page.lines[run[-1]].rule is None and is_count(page.lines[run[-1]].text):
        run.pop()  # the number of a part of the text
    known = [number for number in run if _is_known(page.lines[number])]
    if len(known) >= KNOWN:
        for number in range(known[0], known[-1] + 1):
            if page.lines[number].rule is None:
                yield Verdict(number, "head-data", f"among {len(known)} lines of dates, counts and buttons")


def _is_short(line: Line) -> bool:
    is_heading = line.markup is not None and line.markup.heading
    return line.shape is Shape.PLAIN and not is_heading and len(letters(line.text)) <= WIDGET


def _is_known(line: Line) -> bool:
    return line.rule is not None or is_head_data(line.text) or is_count(line.text) or line.text in SIZES


NAME = 6
"""Letters of the name of an account that stands above the date of its post."""


def _is_account(page: View, number: int) -> bool:
    """Whether a short line stands right above the byline: a subtitle is longer."""
    line, below = page.lines[number], page.lines[number + 1 : number + 2]
    return line.shape is Shape.PLAIN and 1 < len(letters(line.text)) <= NAME and any(map(is_byline, below))


SHORT = 40
"""Characters of a line about an author, with a link to what else the author wrote."""


def _has_link(line: Line) -> bool:
    """Whether part of a short line is a link: a subtitle has none."""
    is_short = line.shape is Shape.PLAIN and len(line.text) <= SHORT
    return is_short and line.markup is not None and line.markup.link_share > 0


def _is_diary(page: View, first: int) -> bool:
    """Whether dates that do not stand above it stand in the text, from the line ``first`` on, or below."""
    above = {line.text for line in page.lines[:first]}
    below = (line.text for line in page.lines[first:] if line.shape is not Shape.SENTENCE and line.text not in above)
    return any(map(is_head_data, below))


def in_place_above(page: View, place: Place) -> int:
    """The first line that stands in the article's element or below the headline."""
    return place.first if page.headline is None else max(0, min(place.first, page.headline + 1))
