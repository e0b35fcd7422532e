"""The lines of a page as the decisions see them: shape, row, and what HTML says."""

from __future__ import annotations

import functools
import itertools
import re

from stdnews.comparison import fold_widths
from stdnews.page import Page, Paragraph
from stdnews.stages.boilerplate.asides import mark_asides
from stdnews.stages.boilerplate.lines import Line, Shape, shape_of
from stdnews.stages.boilerplate.matching import Rows, is_short, long_rows, rule_of, rule_of_long
from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.rule import Rule
from stdnews.steps import join, split_like

LINKED = 0.6
"""Share of link text from which a paragraph of an HTML page is a link."""

SHORT_LINK = 40
"""Characters of the longest link that is taken for one without a look at its words."""

AHEAD = 4
"""Lines below the head of a list among which a link stands."""


def lines_of(page: Page, texts: dict[int, str], options: Options) -> list[Line]:
    """The body's paragraphs as the score sees them."""
    body = [at for at in texts if page.paragraphs[at].role == "body"]
    shown = [texts[at] for at in body]
    folded = _folded(shown)
    rows = long_rows(join([text for text in folded if not is_short(text)]), options.off)
    lines = [_line(page.paragraphs[at], at, text, rows, options.off) for at, text in zip(body, folded, strict=True)]
    if not any(line.markup for line in lines):
        return lines
    subheads = [number for number, line in enumerate(lines) if line.rule is not None and _heads_no_list(lines, number)]
    for number in subheads:
        lines[number] = lines[number]._replace(rule=None)
    return mark_asides(lines)


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


def _line(paragraph: Paragraph, at: int, folded: str, rows: Rows, off: frozenset[str]) -> Line:
    """A paragraph as a line; what is nothing but a short link, most of a page, says no more by its wording."""
    markup = paragraph.markup
    if markup is not None and markup.link_share >= 1 and not markup.heading and len(folded) <= SHORT_LINK:
        return Line(at, folded, Shape.ITEM, None, True, False, markup)  # noqa: FBT003 - keywords take twice as long
    return line_of(paragraph, at, folded, rule_of(folded, off) if is_short(folded) else rule_of_long(folded, rows))


def _heads_no_list(lines: list[Line], number: int) -> bool:
    """Whether what reads like the head of a list is a subhead: sentences follow, and nothing there is a link."""
    line = lines[number]
    if line.markup is None or line.linked or line.rule is None or line.rule.marks != "list":
        return False
    near = lines[number + 1 : number + 1 + AHEAD]
    below = list(itertools.takewhile(lambda other: other.rule is None, near))
    return any(other.shape is Shape.SENTENCE for other in below) and not any(
        other.markup is None or other.markup.link_share for other in below
    )


def line_of(paragraph: Paragraph, at: int, folded: str, rule: Rule | None) -> Line:
    """A paragraph as a line, in its comparison form, with the row that matches it."""
    shape, markup = shape_of(folded), paragraph.markup
    if markup is None:
        return Line(at, folded, shape, rule)
    linked = markup.link_share >= LINKED and not markup.heading
    if linked and shape is not Shape.SENTENCE and shape is not Shape.LINK:
        shape = Shape.ITEM
    return Line(at, folded, shape, rule, linked, False, markup)  # noqa: FBT003 - as above


def as_text(line: Line, off: frozenset[str]) -> Line:
    """A line without what HTML says of it."""
    rule = rule_of(line.text, off) if is_short(line.text) else line.rule
    return Line(line.at, line.text, shape_of(line.text), rule)
