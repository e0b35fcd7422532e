"""What stays around a headline: the kicker above it, the subtitle below."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.comparison import letters
from stdnews.stages.boilerplate.headline import resembles
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import boxes_of, holds
from stdnews.stages.boilerplate.text_headline import is_byline
from stdnews.stages.boilerplate.view import LISTED, Verdict, View

CHANNEL = 6
"""Characters of the longest name of a channel or of a button."""

NEAR = 3
"""Lines above the headline among which a kicker stands."""


def above_headline(page: View, first: int) -> Iterator[Verdict]:
    """What stands above the headline, from the line ``first`` on, but for the kicker."""
    if page.headline is not None:
        for number in range(first, page.headline):
            if not is_kicker(page, number):
                yield Verdict(number, "site-head", "above the headline")


def broken_headline(page: View) -> Iterator[Verdict]:
    """The further lines of a headline that the page broke: the first one takes them in."""
    for number in page.headline_lines()[1:]:
        yield Verdict(number, "headline-lines", "part of the headline")


def is_kicker(page: View, number: int) -> bool:
    """Whether a line and all between it and the headline read like parts of the headline."""
    headline = page.headline
    if headline is None or not headline - NEAR <= number < headline:
        return False
    between = page.lines[number:headline]
    if any(line.shape is Shape.SENTENCE or is_byline(line) for line in between):
        return False
    return all(is_title_like(line, page.lines[headline]) and _is_of_body(page, line) for line in between)


def is_subtitle(page: View, number: int) -> bool:
    """Whether a line below a text page's headline reads like a subtitle, as do all between the two."""
    headline = page.headline
    if headline is None or not headline < number <= headline + NEAR:
        return False
    between = page.lines[headline + 1 : number + 1]
    return all(_reads_on(page, line, page.lines[headline]) for line in between)


def _reads_on(page: View, line: Line, headline: Line) -> bool:
    if is_byline(line):
        return False
    return line.text[0] in "-—–“「" or (is_title_like(line, headline) and _is_of_body(page, line))


def is_authority(line: Line, headline: Line) -> bool:
    """Whether a line names who gives notice, above a headline that begins with 关于."""
    return headline.text.startswith("关于") and _authority().fullmatch(line.text) is not None


@functools.cache
def _authority() -> re.Pattern[str]:
    return re.compile(r"\S{2,24}(?:政府|办公室|委员会|[局厅部院处署会])")


def _is_of_body(page: View, line: Line) -> bool:
    """Whether a text page's line shares words with the article; in HTML it stands in the headline's element."""
    first = page.block.first if page.block else 0
    if page.headline is not None and is_authority(line, page.lines[page.headline]):
        return True
    return line.markup is not None or resembles(line.text, "".join(at.text for at in page.lines[first : first + 9]))


def is_title_like(line: Line, headline: Line) -> bool:
    """Whether a line may be a kicker or a subtitle: beside the headline, and no name of a channel."""
    if not is_text(line) or len(letters(line.text)) <= CHANNEL:
        return False
    above = next((box.above for box in boxes_of(headline)), None)
    return line.markup is None or (above is not None and holds(above, line))


def is_text(line: Line) -> bool:
    """Whether nothing about a line says that it is the site's."""
    return not line.linked and line.shape not in LISTED and line.rule is None
