"""A page as the decisions see it, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stdnews.stages.boilerplate.below_headline import find_article
from stdnews.stages.boilerplate.block import Block, Scores, find_block, scores_of
from stdnews.stages.boilerplate.foreign import mark_foreign
from stdnews.stages.boilerplate.headline import find_headline, named_headline
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.list_pages import is_list
from stdnews.stages.boilerplate.place import Place, find_place
from stdnews.stages.boilerplate.several_lines import headline_lines
from stdnews.stages.boilerplate.short_lines import find_short_lines
from stdnews.stages.boilerplate.site_head import site_head
from stdnews.stages.boilerplate.text_headline import (
    bylined_headline,
    headline_above,
    headline_below_words,
    is_byline,
    stands_above_byline,
)

LISTED = frozenset({Shape.LINK, Shape.CUT, Shape.ITEM})


ENOUGH = 2
"""Lines of a list that must look like one before lines go that might be something else alone."""


HEADLINES = 3
"""Lines without a rule before the body that are headline, kicker and subtitle, and need no choice."""


ABOVE = 8
"""Lines above the article among which a headline stands that neither ``<title>`` nor a heading names."""


BELOW = 5
"""Lines below the article among which its own credits stand."""


OUTSIDE = frozenset({"site-head", "outside-body"})
"""The rules by which lines outside the article's element go."""


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
    headline: int | None = None
    """The line that ``<title>`` or a heading of HTML shows to be the headline."""
    place: Place | None = None
    """The element of the article, where the reader knows."""
    spared: bool = False
    """Whether lines outside that element may stay, as the person switched off a rule by which they go."""

    @property
    def near(self) -> range:
        """The lines that are asked for their wording: all of a text page, those at the article's element in HTML."""
        if self.place is None or self.spared:
            return range(len(self.lines))
        first = self.place.first if self.headline is None else min(self.headline, self.place.first)
        return range(first, min(self.place.stop + BELOW, len(self.lines)))

    @property
    def stop(self) -> int:
        """The line from which on all go, whatever they say: they stand outside the article's element."""
        return len(self.lines) if self.place is None or self.spared else self.place.stop

    def is_near(self, number: int) -> bool:
        """Whether a line stands at the article: between headline and text, in it, or right below."""
        if self.place is not None:
            return (self.headline or self.place.first) <= number < self.place.stop
        first, last = self.block or (0, len(self.lines))
        if not (first - ABOVE if self.headline is None else self.headline) <= number <= last + BELOW:
            return False
        between = [line.rule for line in self.lines[last + 1 : number]]
        return not any(rule is not None and rule.marks == "list" for rule in between)

    def headline_lines(self) -> range:
        """The lines of the headline; more than one where the page broke it."""
        return range(0) if self.headline is None else headline_lines(self.lines, self.headline, self.title)


def view(lines: Sequence[Line], title: str = "", off: frozenset[str] = frozenset()) -> View:
    """The lines with the block that they show; ``off`` are the rules that are switched off."""
    if not any(line.markup for line in lines):
        return _view_of_text(mark_foreign(lines, off), title)
    scores = scores_of(lines)
    block = find_block(lines, scores)
    headline = named_headline(lines, block.first if block else len(lines), title)
    if headline is None and block is not None and stands_above_byline(lines, block.first):
        headline = block.first
    if headline is not None:
        headline = headline_lines(lines, headline, title).start
        block = find_article(lines, headline, scores) or _other_article(lines, headline, block)
    elif block is not None:
        headline = find_headline(lines, block.first, max(0, block.first - ABOVE))
        headline = None if headline is None or _is_in_run(lines, headline) else headline
    if block is not None and is_list(lines, block, headline):
        block = None
    place = find_place(lines, block) if block else None
    return View(lines, block, title, headline, place, not off.isdisjoint(OUTSIDE))


RUN = 3
"""Lines of one element above a line that show it to be one more of them: a verse, no headline."""


def _is_in_run(lines: Sequence[Line], number: int) -> bool:
    """Whether a line follows several that stand in the same sort of element beside it."""
    boxes = [line.markup.box for line in lines[max(0, number - RUN) : number + 1] if line.markup is not None]
    places = {(box.tag, id(box.above)) for box in boxes if box is not None}
    return number >= RUN and len(boxes) == RUN + 1 and None not in boxes and len(places) == 1


def _other_article(lines: Sequence[Line], headline: int, block: Block | None) -> Block | None:
    """The article where no sentence stands near below the headline."""
    if block is not None and block.first > headline:
        return block
    return find_short_lines(lines, headline) or block


def _view_of_text(lines: Sequence[Line], title: str) -> View:
    scores = scores_of(lines)
    headline = bylined_headline(lines)
    block = _block(lines, headline, scores)
    if headline is None and block is not None and stands_above_byline(lines, block.first):
        headline = block.first
        block = find_article(lines, headline, scores) or block
    if headline is None and block is not None and _is_framed(lines, block):
        headline = headline_above(lines, block.first)
    elif headline is None and block is not None:
        headline = headline_below_words(lines, block.first)
    return View(lines, block, title, headline)


def _is_framed(lines: Sequence[Line], block: Block) -> bool:
    """Whether a site's head stands above the article, or a byline above and a mark of the site's below."""
    above = lines[: block.first]
    marked = any(line.rule is not None and line.rule.marks for line in lines[block.last + 1 :])
    return bool(site_head(above)) or (marked and any(map(is_byline, above)))


def _block(lines: Sequence[Line], headline: int | None, scores: Scores) -> Block | None:
    return (None if headline is None else find_article(lines, headline, scores)) or find_block(lines, scores)
