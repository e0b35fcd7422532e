"""Where the article is: the run of paragraphs with the best score."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from stdnews.comparison import letters
from stdnews.stages.boilerplate.lines import Line, Shape

LONGEST = 150
"""Characters of a paragraph that count: one long disclaimer must not outweigh an article of several paragraphs."""

WEIGHTS = {Shape.PHRASE: 4, Shape.PLAIN: -6, Shape.ITEM: -15, Shape.CUT: -15, Shape.LINK: -25}
"""What a line of each shape adds; a subhead or a verse costs less than the sentence after it brings."""

MARKS = {"": -4, "head": -60, "list": -120, "tail": -120}
"""What a rule's line adds, by what it says of its neighbours: an article continues behind the head of a list only
when more follows than the teasers of a sidebar."""


class Block(NamedTuple):
    """The first and the last line, as numbers within the page's lines, that are surely body."""

    first: int
    last: int


COPY = 15
"""Characters from which the duplicates stage takes out a copy: it must not move the article for a second run."""

ALIKE = 50
"""Sentences with the same beginning that are compared with each other; more are a table, not copies of a lead."""

LATER = 2
"""What a sentence below the first mark after a sentence is divided by: teasers and comments may be longer than a
short article, and the article comes first."""


class Scores(NamedTuple):
    """What the lines of a page may add to a score; what they do add takes longer to tell."""

    most: Sequence[int]
    """The most that each line may add: nothing for one that is no text by its shape."""
    ahead: Sequence[int]
    """The most that each line and those below it may add together."""
    alike: frozenset[str]
    """Sentences that a later, longer one begins with."""


def scores_of(lines: Sequence[Line]) -> Scores:
    """What the lines of a page may add."""
    most = [
        0 if (shape := line.shape) is not Shape.SENTENCE and shape is not Shape.PHRASE else _most(line)
        for line in lines
    ]
    ahead = list(itertools.accumulate(reversed(most)))
    return Scores(most, ahead[::-1], beginnings(lines))


def _most(line: Line) -> int:
    if line.shape is Shape.PHRASE:
        return WEIGHTS[Shape.PHRASE]
    size = min(len(line.text), LONGEST)
    return size // 4 if line.linked else size


class Seen:
    """What the lines of a page add, looked at in order: a copy of one that was seen adds nothing."""

    def __init__(self, scores: Scores) -> None:
        self._texts = set(scores.alike)

    def is_copy(self, line: Line) -> bool:
        """Whether a line, the next one, copies one that was seen."""
        text = line.text
        if len(text) < COPY:
            return False
        if text in self._texts:
            return True
        self._texts.add(text)
        return False


def find_block(lines: Sequence[Line], scores: Scores) -> Block | None:
    """The article, or None when no line is surely body. A second copy of a line counts for nothing."""
    best, total, start = 0, 0, -1
    found: Block | None = None
    copies: frozenset[int] | None = None  # few pages need them
    later = False
    seen = Seen(scores)
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0, -1
        if found is not None and total + scores.ahead[number] <= best:
            break
        is_copy = seen.is_copy(line)
        if is_copy or (total == 0 and not scores.most[number] and (later or found is None)):
            continue  # whatever it says, the score stays what it is or begins anew
        weight = weight_of(line)
        if weight < MARKS["head"]:
            later = later or found is not None
        elif later and weight > 0:
            copies = copies_of(lines) if copies is None else copies
            weight = weight // LATER if goes_on(lines, number, copies) else 0
        total += weight
        if weight > WEIGHTS[Shape.PHRASE]:
            start = number if start < 0 else start
            if total > best:
                best, found = total, Block(start, number)
    return found


def beginnings(lines: Sequence[Line]) -> frozenset[str]:
    """Sentences that a later, longer one begins with: a lead made of the article's own first sentence is a copy too."""
    sentences = [line.text for line in lines if line.shape is Shape.SENTENCE]
    if len({text[:COPY] for text in sentences}) == len(sentences):
        return frozenset()
    alike: dict[str, list[str]] = {}
    for text in sentences:
        alike.setdefault(text[:COPY], []).append(text)
    found: set[str] = set()
    for texts in alike.values():
        if 1 < len(texts) <= ALIKE:
            keys = {text: letters(text) for text in texts}
            found |= {a for a in keys for b in keys if len(keys[a]) < len(keys[b]) and keys[b].startswith(keys[a])}
    return frozenset(found)


def weight_of(line: Line) -> int:
    """What a line adds to a score by itself."""
    rule, shape = line.rule, line.shape
    if rule is not None:
        return WEIGHTS[Shape.PLAIN] if rule.where in {"outside", "foot"} else MARKS[rule.marks]
    if shape is not Shape.SENTENCE:
        return WEIGHTS[shape]
    size = min(len(line.text), LONGEST)
    return WEIGHTS[Shape.ITEM] if line.aside else size // 4 if line.linked else size


SUBHEAD = 8
"""Characters of a subhead between two sentences; the titles of teasers are longer."""


def copies_of(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of lines that copy an earlier one: the duplicates stage takes them out."""
    first: dict[str, int] = {}
    return frozenset(
        number
        for number, line in enumerate(lines)
        if first.setdefault(line.text, number) != number and len(line.text) >= COPY
    )


def goes_on(lines: Sequence[Line], number: int, copies: frozenset[int]) -> bool:
    """Whether a sentence has another one beside it, or only a subhead between: teasers stand between titles."""
    return any(_next_is_sentence(lines, number, way, copies) for way in (-1, 1))


def _next_is_sentence(lines: Sequence[Line], number: int, way: int, copies: frozenset[int]) -> bool:
    places = range(number + way, len(lines) if way > 0 else -1, way)
    near = (lines[at] for at in places if at not in copies)
    line = next(near, None)
    if line is not None and line.shape is Shape.PLAIN and len(line.text) <= SUBHEAD:
        line = next(near, None)
    return line is not None and line.shape is Shape.SENTENCE
