"""Pages of a site that list articles, with a sentence or two of each."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.text_headline import is_byline

FEWEST = 3
"""Teasers that make a list; an article may have a linked subhead or two."""

LINK = 0.9
"""Share of link text from which a heading is a link."""

NEAR = 2
"""Lines above a teaser among which its title stands; the other one is its date."""


def is_list(lines: Sequence[Line], block: Block, headline: int | None) -> bool:
    """Whether what looks like an article is a list: all sentences are links, or each stands below a linked title.

    A digest of the news has linked titles too; a byline above the first of them tells it.
    """
    found = [n for n in range(block.first, block.last + 1) if lines[n].shape is Shape.SENTENCE]
    if not found:
        return False
    if all(lines[number].linked for number in found):
        return True
    titles = [title for number in found if (title := _title(lines, number)) is not None]
    if len(found) < FEWEST or len(titles) < len(found):
        return False
    return headline is None or not any(map(is_byline, lines[headline + 1 : titles[0]]))


def _title(lines: Sequence[Line], number: int) -> int | None:
    """The linked line right above a teaser, None where another sentence stands there or none is linked."""
    for above in range(number - 1, max(-1, number - 1 - NEAR), -1):
        if lines[above].shape is Shape.SENTENCE:
            return None
        if is_link(lines[above]):
            return above
    return None


def is_link(line: Line) -> bool:
    """Whether a line is a link, also one that is a heading."""
    return line.linked or (line.markup is not None and line.markup.heading > 0 and line.markup.link_share >= LINK)
