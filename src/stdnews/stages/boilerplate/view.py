"""A page as the decisions see it, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stdnews.stages.boilerplate.block import Block, find_block
from stdnews.stages.boilerplate.lines import Line, Shape

LISTED = frozenset({Shape.LINK, Shape.CUT, Shape.ITEM})


ENOUGH = 2
"""Lines of a list that must look like one before lines go that might be something else alone."""


HEADLINES = 3
"""Lines without a rule before the body that are headline, kicker and subtitle, and need no choice."""


class Verdict(NamedTuple):
    """A line that goes: its number, the rule and the evidence."""

    number: int
    rule: str
    note: str = ""


class View(NamedTuple):
    """The lines of a page and where the article is among them."""

    lines: Sequence[Line]
    block: Block | None
    title: str = ""
    """What ``<title>`` says, where the reader knows."""


def view(lines: Sequence[Line], title: str = "") -> View:
    """The lines with the block that they show."""
    return View(lines, find_block(lines), title)
