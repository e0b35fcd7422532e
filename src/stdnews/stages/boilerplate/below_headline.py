"""Where the article is when its headline is known: it begins below, and another list or headline ends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stdnews.page import Box
from stdnews.stages.boilerplate.block import MARKS, WEIGHTS, Block, Scores, Seen, copies_of, goes_on, weight_of
from stdnews.stages.boilerplate.caption_looks import looks_like_caption
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
    first = _below_caption(lines, headline, first)
    total = best = weight_of(lines[first])
    last, later, listed = first, False, 0
    copies: frozenset[int] | None = None  # few pages need them
    part: Part | None = None
    for number in range(first + 1, len(lines)):
        if total + scores.ahead[number] <= best or _begins_another(lines, number, headline):
            break
        line = lines[number]
        weight = 0 if seen.is_copy(line) else weight_of(line)
        listed = listed + 1 if line.shape is not Shape.SENTENCE and line.rule is None else 0
        if weight < MARKS["head"]:
            part = part if later else part_of(lines[first : last + 1])
            later = True
        elif later and weight > 0:
            copies = copies_of(lines) if copies is None else copies
            share = BELOW if part is None else part.share(line)
            weight = weight // share if share and goes_on(lines, number, copies) else 0
        elif listed > LONGEST_LIST and line.shape is Shape.PLAIN:
            weight = 0
        total += weight
        if total > best and weight > 0:
            best, last = total, number
    return Block(first, last) if best >= LEAST else None


PART = 3
"""Sentences above the head of a list from which what stands in another element is no part of the article."""

BESIDE = 2
"""What a sentence is divided by below the head of a list, where it stands beside those above in one element."""


class Part(NamedTuple):
    """Where the sentences of an article above the head of a list stand."""

    home: Box
    """The element that holds them."""
    kin: frozenset[tuple[str, int]]
    """The tags of their own elements, with the numbers of those around."""
    is_much: bool

    def share(self, line: Line) -> int:
        """What a sentence below is divided by; 0 where it counts for nothing."""
        own = line.markup.box if line.markup else None
        if own is not None and own.above is not None and (own.tag, own.above.number) in self.kin:
            return BESIDE
        return BELOW if not self.is_much or self._goes_on_at(line) else 0

    def _goes_on_at(self, line: Line) -> bool:
        """Whether a line stands in the element of the article so far, or in one of the same sort beside it."""
        home = self.home
        box = next((box for box in boxes_of(line) if box.depth == home.depth), None)
        return box is not None and (
            box is home or (box.tag, box.names, box.above) == (home.tag, home.names, home.above)
        )


def part_of(lines: Sequence[Line]) -> Part | None:
    """The part of an article that has been read; None for a text page."""
    texts = [line for line in lines if line.shape is Shape.SENTENCE]
    boxes = [line.markup.box for line in texts if line.markup is not None and line.markup.box is not None]
    home = boxes[0] if texts and len(boxes) == len(texts) else None
    for line in texts:
        while home is not None and not holds(home, line):
            home = home.above
    if home is None:
        return None
    kin = frozenset((box.tag, box.above.number) for box in boxes if box.above is not None)
    return Part(home, kin, len(texts) >= PART)


def _first_sentence(lines: Sequence[Line], headline: int, scores: Scores, seen: Seen) -> int | None:
    """The line near below a headline that the article begins with."""
    for number in range(headline + 1, min(headline + NEAR + 1, len(lines))):
        is_copy = seen.is_copy(lines[number])
        if not is_copy and scores.most[number] and weight_of(lines[number]) > WEIGHTS[Shape.PHRASE]:
            return number
    return None


def _below_caption(lines: Sequence[Line], headline: int, first: int) -> int:
    """The first sentence, or the one below a list where it only says what the picture above that list shows."""
    if not looks_like_caption(lines[first]):
        return first
    is_below_list = False
    for number in range(first + 1, min(headline + NEAR + 1, len(lines))):
        weight = weight_of(lines[number])
        is_below_list = is_below_list or weight < MARKS["head"]
        if _begins_another(lines, number, headline):
            break
        if weight > WEIGHTS[Shape.PHRASE] and not looks_like_caption(lines[number]):
            return number if is_below_list and goes_on(lines, number, copies_of(lines)) else first
    return first


def _begins_another(lines: Sequence[Line], number: int, headline: int) -> bool:
    """Whether a line is the headline of another article, or the byline below one and what a site puts between."""
    line = lines[number]
    if line.markup is not None:
        return line.markup.heading == 1 and line.text != lines[headline].text
    gap = lines[max(0, number - GAP) : number]
    is_byline = line.rule is not None and line.rule.id in BYLINES
    return is_byline and not any(other.shape is Shape.SENTENCE for other in gap)
