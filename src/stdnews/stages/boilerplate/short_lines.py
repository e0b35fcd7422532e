"""Where the article is on an HTML page whose article has no sentence: verse, a diary of one clause a line, a list."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.list_pages import is_link
from stdnews.stages.boilerplate.text_headline import is_byline

LEAST = 20
"""Characters of text below a headline that make an article: four verses of five, the shortest classical poem."""

MOST = 40
"""Characters of a line that count: one long notice must not outweigh an article of several lines."""

FEWEST = 4
"""Lines of the shortest such article; below a byline one line with all the text will do."""

LOSS = 3
"""What a line costs that stands alone in its sort of element: a menu is made of words of two characters."""

LINK = -25
MARK = -120
"""What links and lines about the site cost, as in ``block``."""


def find_short_lines(lines: Sequence[Line], headline: int) -> Block | None:
    """The run of unlinked lines below a headline with most text, None when there is hardly any."""
    best, found = LEAST - 1, None
    total, first, count, bylined = 0, -1, 0, False
    for number in range(headline + 1, len(lines)):
        line = lines[number]
        if line.markup is not None and line.markup.heading == 1:
            break
        weight = _weight(line) - (0 if _has_like(lines, number) else LOSS)
        if total <= 0:
            total, first, count = 0, number, 0
        bylined = bylined or is_byline(line)
        if bylined and weight > 0 and line.shape is Shape.PHRASE and line.text[-1] in "。!?":
            weight = max(weight, LEAST)  # a note of one short sentence
        total += weight
        count += FEWEST if bylined and weight >= LEAST else weight > 0
        if total > best and weight > 0 and count >= FEWEST:
            best, found = total, Block(first, number)
    return found


def _weight(line: Line) -> int:
    if is_link(line) or line.aside or line.shape not in {Shape.PLAIN, Shape.PHRASE, Shape.SENTENCE}:
        return LINK
    if line.rule is not None:
        return MARK if line.rule.marks and line.rule.where not in {"outside", "foot"} else 0
    return min(len(line.text), MOST)


def _has_like(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before or after stands in the same element, or beside it in one of the same name: verses do."""
    own = _element(lines[number])
    near = (lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines))
    return any(not line.linked and _element(line) == own for line in near)


def _element(line: Line) -> tuple[str, int]:
    """The name of the element that a line stands in, and the number of the one around it."""
    box = line.markup.box if line.markup else None
    return ("", 0) if box is None else (box.tag, box.above.number if box.above else 0)
