"""Where the article is on an HTML page whose article has no sentence: verse, a diary of one clause a line, a list."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape

LEAST = 40
"""Characters of text below a headline that make an article, more than a menu's words have."""

FEWEST = 4
"""Lines of the shortest such article."""

LOSS = 3
"""What each line costs: a menu is made of words of two characters."""

LINK = -25
MARK = -120
"""What links and lines about the site cost, as in ``block``."""


def find_short_lines(lines: Sequence[Line], headline: int) -> Block | None:
    """The run of unlinked lines below a headline with most text, None when there is hardly any."""
    best, found = LEAST - 1, None
    total, first, count = 0, -1, 0
    for number in range(headline + 1, len(lines)):
        line = lines[number]
        if line.markup is not None and line.markup.heading == 1:
            break
        weight = _weight(line)
        if total <= 0:
            total, first, count = 0, number, 0
        total += weight
        count += weight > 0
        if total > best and weight > 0 and count >= FEWEST:
            best, found = total, Block(first, number)
    return found


def _weight(line: Line) -> int:
    if line.linked or line.aside or line.shape not in {Shape.PLAIN, Shape.PHRASE, Shape.SENTENCE}:
        return LINK
    if line.rule is not None:
        return MARK if line.rule.marks and line.rule.where not in {"outside", "foot"} else -LOSS
    return min(len(line.text), LEAST) - LOSS
