"""Where the article is when its headline is known: it begins below, and another list or headline ends it."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.page import Box
from stdnews.stages.boilerplate.block import MARKS, WEIGHTS, Block, Scores, Seen, copies_of, goes_on, weight_of
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import boxes_of, holds
from stdnews.stages.boilerplate.rule import BYLINES

NEAR = 40
"""Lines below the headline among which the first sentence stands; else the headline is that of a video or a list."""

LEAST = 20
"""The least score of an article."""

BELOW = 6
"""What a sentence is divided by below the head of a list or another headline: another article may be longer."""

GAP = 5
"""Lines without a sentence above the byline of another article: buttons, counts, its headline."""

LONGEST_LIST = 10
"""Lines without a mark that count against an article when they follow each other: a price list is no menu."""


def find_article(lines: Sequence[Line], headline: int, scores: Scores) -> Block | None:
    """The article below a headline, or None when no line there is surely body."""
    seen = Seen(scores)
    first = _first_sentence(lines, headline, scores, seen)
    if first is None:
        return None
    total = best = weight_of(lines[first])
    last, later, listed = first, False, 0
    copies: frozenset[int] | None = None  # few pages need them
    home: Box | None = None
    for number in range(first + 1, len(lines)):
        if total + scores.ahead[number] <= best or _begins_another(lines, number, headline):
            break
        line = lines[number]
        weight = 0 if seen.is_copy(line) else weight_of(line)
        listed = listed + 1 if line.shape is not Shape.SENTENCE and line.rule is None else 0
        if weight < MARKS["head"]:
            home = home if later else home_of(lines[first : last + 1])
            later = True
        elif later and home is not None and weight > 0 and not goes_on_at(home, line):
            weight = 0
        elif later and weight > 0:
            copies = copies_of(lines) if copies is None else copies
            weight = weight // BELOW if goes_on(lines, number, copies) else 0
        elif listed > LONGEST_LIST and line.shape is Shape.PLAIN:
            weight = 0
        total += weight
        if total > best and weight > 0:
            best, last = total, number
    return Block(first, last) if best >= LEAST else None


PART = 3
"""Sentences above the head of a list from which their element tells what below goes on with them."""


def home_of(lines: Sequence[Line]) -> Box | None:
    """The element that holds the sentences of a part of an article; None for a text page, and for a mere lead."""
    boxes = [line.markup.box for line in lines if line.shape is Shape.SENTENCE and line.markup is not None]
    if len(boxes) < PART or None in boxes:
        return None
    home = boxes[0]
    for line in lines:
        while home is not None and line.shape is Shape.SENTENCE and not holds(home, line):
            home = home.above
    return home


def goes_on_at(home: Box, line: Line) -> bool:
    """Whether a line stands in the element of the article so far, or in one of the same sort beside it."""
    box = next((box for box in boxes_of(line) if box.depth == home.depth), None)
    return box is not None and (box is home or (box.tag, box.names, box.above) == (home.tag, home.names, home.above))


def _first_sentence(lines: Sequence[Line], headline: int, scores: Scores, seen: Seen) -> int | None:
    """The line near below a headline that the article begins with."""
    for number in range(headline + 1, min(headline + NEAR + 1, len(lines))):
        is_copy = seen.is_copy(lines[number])
        if not is_copy and scores.most[number] and weight_of(lines[number]) > WEIGHTS[Shape.PHRASE]:
            return number
    return None


def _begins_another(lines: Sequence[Line], number: int, headline: int) -> bool:
    """Whether a line is the headline of another article, or the byline below one and what a site puts between."""
    line = lines[number]
    if line.markup is not None:
        return line.markup.heading == 1 and line.text != lines[headline].text
    gap = lines[max(0, number - GAP) : number]
    is_byline = line.rule is not None and line.rule.id in BYLINES
    return is_byline and not any(other.shape is Shape.SENTENCE for other in gap)
