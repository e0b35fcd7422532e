"""The lines of a page as the decisions see them: shape, row, and what HTML says."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from stdnews.comparison import fold_widths
from stdnews.page import Markup, Page
from stdnews.stages.boilerplate.asides import Asides
from stdnews.stages.boilerplate.lines import Line, Shape, shape_of
from stdnews.stages.boilerplate.matching import Rows, is_short, long_rows, rule_of, rule_of_long
from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.rule import Rule
from stdnews.steps import join, split_like

LINKED = 0.6
"""Share of link text from which a paragraph of an HTML page is a link."""

LEAST = 0.25
"""The same of one with a date behind it: ten characters, as many as a short title has."""

_DATED = frozenset("0123456789]) 日")
"""Last characters of a date."""

SHORT_LINK = 40
"""Characters of the longest link that is taken for one without a look at its words."""

AHEAD = 4
"""Lines below the head of a list among which a link stands."""


class Text:
    """What the lines of a text page say: by their words alone."""

    def __init__(self, texts: Sequence[str], off: frozenset[str]) -> None:
        self._texts = texts
        self.off = off

    @functools.cached_property
    def _rows(self) -> Rows:
        return long_rows(join([text for text in self._texts if not is_short(text)]), self.off)

    def line(self, at: int, text: str, markup: Markup | None = None) -> Line:
        """A line, with what is known of it at once."""
        new = Line(at, text, self, markup)
        new.shape = shape_of(text)
        new.linked = new.aside = False
        return new

    def rule(self, line: Line) -> Rule | None:
        """The row that its text matches."""
        text = line.text
        return rule_of(text, self.off) if is_short(text) else rule_of_long(text, self._rows)

    def aside(self, line: Line) -> bool:
        """Nothing in a text says so."""
        del line
        return False


class Document(Text):
    """What the lines of an HTML page say: what is nothing but a short link, most of a page, no more by its wording."""

    def __init__(self, page: Page, at: Sequence[int], texts: Sequence[str], off: frozenset[str]) -> None:
        super().__init__(texts, off)
        paragraphs = page.paragraphs
        self.lines = [self.line(place, text, paragraphs[place].markup) for place, text in zip(at, texts, strict=True)]
        self._asides = Asides(self.lines)

    def line(self, at: int, text: str, markup: Markup | None = None) -> Line:
        """A line; the shape of one that is a link is that of an item."""
        new = Line(at, text, self, markup)
        share = 0.0 if markup is None else markup.link_share
        if LEAST < share < LINKED and text[-1:] in _DATED:
            share = _undated(text, share)
        if markup is None or share < LINKED or markup.heading:
            new.linked = False
            new.shape = shape_of(text)
            return new
        new.linked, new.aside, new.shape = True, False, Shape.ITEM
        if share >= 1 and len(text) <= SHORT_LINK:
            new.rule = None
        elif (shape := shape_of(text)) is Shape.SENTENCE or shape is Shape.LINK:
            new.shape = shape
        return new

    def rule(self, line: Line) -> Rule | None:
        """The row that its text matches, unless it is a subhead that reads like the head of a list."""
        row = Text.rule(self, line)
        return None if row is not None and row.marks == "list" and self._heads_no_list(line) else row

    def aside(self, line: Line) -> bool:
        """Whether an element around it says so."""
        return self._asides.hold(line)

    def _row(self, line: Line) -> Rule | None:
        return None if _is_short_link(line) else super().rule(line)

    def _heads_no_list(self, line: Line) -> bool:
        """Whether what reads like the head of a list is a subhead: sentences follow, and nothing there is a link."""
        if line.markup is None or line.linked:
            return False
        number = bisect_left(self.lines, line.at, key=attrgetter("at"))
        near = self.lines[number + 1 : number + 1 + AHEAD]
        below = list(itertools.takewhile(lambda other: self._row(other) is None, near))
        return any(other.shape is Shape.SENTENCE for other in below) and not any(
            other.markup is None or other.markup.link_share for other in below
        )


@functools.cache
def _date() -> re.Pattern[str]:
    return re.compile(r"[\[(]?(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s\d\d:\d\d(?::\d\d)?)?[\])]?$")


def _undated(text: str, share: float) -> float:
    """The share of link text in a line without the date behind it, where that is all that is no link."""
    whole, title = ("".join(words.split()) for words in (text, _date().sub("", text)))
    return 1.0 if title and round(share * len(whole)) >= len(title) else share


def _is_short_link(line: Line) -> bool:
    return line.linked and line.markup is not None and line.markup.link_share >= 1 and len(line.text) <= SHORT_LINK


def lines_of(page: Page, texts: dict[int, str], options: Options) -> list[Line]:
    """The body's paragraphs as the score sees them."""
    paragraphs = page.paragraphs
    body = [at for at in texts if paragraphs[at].role == "body"]
    shown = [texts[at] for at in body]
    folded = _folded(shown)
    if any(paragraphs[at].markup for at in body):
        return Document(page, body, folded, options.off).lines
    source = Text(folded, options.off)
    return [source.line(at, text) for at, text in zip(body, folded, strict=True)]


@functools.cache
def _icons() -> re.Pattern[str]:
    return re.compile("[\ue600-\uf8ff]")


def _folded(texts: list[str]) -> list[str]:
    """The texts in their comparison form.

    Private characters go from the ends: fonts of icons use them, so they are no letters of words.
    """
    folded = fold_widths(join(texts))
    lines = split_like(texts, folded)
    if not _icons().search(folded):
        return lines
    return [_icons().sub(" ", line).strip() or line for line in lines]


def shortened(line: Line, text: str, off: frozenset[str]) -> Line:
    """A line after something was cut off it."""
    new = line.source.line(line.at, text, line.markup)
    new.rule, new.aside = rule_of(text, off), line.aside
    return new


def as_text(lines: Sequence[Line], off: frozenset[str]) -> list[Line]:
    """Lines without what HTML says of them."""
    source = Text((), off)
    found = [source.line(line.at, line.text) for line in lines]
    for line, new in zip(lines, found, strict=True):
        if not is_short(line.text):
            new.rule = line.rule  # looked for among the rows of the page
    return found
