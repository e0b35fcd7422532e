"""Where the article is in the document: the element that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.page import Box
from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape

MOST = 0.9
"""Share of the article's sentences that its element holds: a lead, a disclaimer or a comment may stand outside."""


class Place(NamedTuple):
    """The element of the article, and the lines that stand in it: from ``first`` up to, not including, ``stop``."""

    box: Box
    first: int
    stop: int


def find_place(lines: Sequence[Line], block: Block) -> Place | None:
    """The smallest element that holds nearly all sentences of the article; None for a text page."""
    within = [line for line in lines[block.first : block.last + 1] if not line.linked and not line.aside]
    sentences = [line for line in within if line.shape is Shape.SENTENCE and line.rule is None]
    weights: Weights = {}
    total = 0
    for line in sentences or [line for line in within if line.rule is None]:
        total += len(line.text)
        if line.markup is not None and line.markup.box is not None:
            _add(weights, line.markup.box, len(line.text))
    box = _deepest(weights, MOST * total)
    return None if box is None else _place(lines, block, box)


Weights = dict[int, tuple[Box, int]]
"""Elements by their numbers, and what stands in each."""


def _add(weights: Weights, box: Box, weight: int) -> None:
    weights[box.number] = (box, weights.get(box.number, (box, 0))[1] + weight)


def _deepest(weights: Weights, least: float) -> Box | None:
    """The deepest element that holds so much, given what stands in each by itself; there is one at most of a depth."""
    levels: dict[int, Weights] = {}
    for box, weight in weights.values():
        _add(levels.setdefault(box.depth, {}), box, weight)
    for depth in range(max(levels, default=-1), -1, -1):
        for box, weight in levels.get(depth, {}).values():
            if weight >= least:
                return box
            if box.above is not None:
                _add(levels.setdefault(box.above.depth, {}), box.above, weight)
    return None


def boxes_of(line: Line) -> Iterator[Box]:
    """The element that a line stands in, and those around it."""
    box = line.markup.box if line.markup else None
    while box is not None:
        yield box
        box = box.above


def holds(box: Box, line: Line) -> bool:
    """Whether a line stands in an element."""
    own = line.markup.box if line.markup else None
    while own is not None and own.depth > box.depth:
        own = own.above
    return own is not None and own.number == box.number


def _place(lines: Sequence[Line], block: Block, box: Box) -> Place:
    """The lines of an element; they stand together, as a document is written in order.

    Around a single paragraph it is the element around that: what stands beside the only sentence is the article's too.
    """
    inside = [number for number in range(block.first, block.last + 1) if holds(box, lines[number])]
    if len(inside) == 1 and box.above is not None:
        box = box.above
        inside = [number for number in range(block.first, block.last + 1) if holds(box, lines[number])]
    first, stop = inside[0], inside[-1] + 1
    while first > 0 and holds(box, lines[first - 1]):
        first -= 1
    while stop < len(lines) and holds(box, lines[stop]):
        stop += 1
    return Place(box, first, stop)
