"""What goes by its wording, in the place that its row names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.rule import Learned, Rule, Where
from stdnews.stages.boilerplate.view import ENOUGH, HEADLINES, Verdict, View

OUTSIDE = frozenset({"outside", "above", "below", "foot"})
"""Places of rows that say nothing of a line between the first and the last paragraph that are surely body."""


def by_rule(page: View) -> Iterator[Verdict]:
    """Lines whose wording is enough, in the place that the row names."""
    places = _Places(page)
    for number in page.near:
        rule = page.lines[number].rule
        if rule is not None and places.fit(number, rule):
            yield Verdict(number, rule.id, rule.why if isinstance(rule, Learned) else "")


_SPARING = frozenset({"byline", "caption", "picture-number"})
"""Rows of which some lines are the article's: entries of a form, captions of a gallery, fractions."""


class _Places:
    """Where on a page rows apply; what that is measured by is found when a row asks for it, as few do."""

    def __init__(self, page: View) -> None:
        self._page = page
        self._body = page.block.first if page.block else 0

    def fit(self, number: int, rule: Rule | Learned) -> bool:
        """Whether a row applies to a line where that stands."""
        where = rule.where
        if rule.id in _SPARING and self._is_spared(number, rule.id):
            return False
        if where == "before":
            return number <= self._top and not (rule.id == "date-line" and self._is_chronicle)
        if where == "after":
            if number < self._body:
                return self._is_framed or _heads_links(self._page, number)
            return (self._page.block is not None or number >= self._content) and not _heads_text(self._page, number)
        if where in OUTSIDE:
            return self._is_outside(number, where)
        return True

    def _is_spared(self, number: int, rule: str) -> bool:
        """Whether a line is the article's for what stands beside it."""
        if rule == "byline":
            return _is_of_form(self._page.lines, number)
        return self._is_gallery if rule == "caption" else number not in self._counted

    @cached_property
    def _top(self) -> int:
        return self._page.block.first if self._page.block else _top(self._page.lines)

    @cached_property
    def _is_framed(self) -> bool:
        return _has_frame(self._page.lines[: self._body])

    @cached_property
    def _content(self) -> int:
        lines = self._page.lines
        return next((number for number, line in enumerate(lines) if line.rule is None), len(lines))

    @cached_property
    def _foot(self) -> frozenset[int]:
        return _foot(self._page)

    @cached_property
    def _is_chronicle(self) -> bool:
        return _is_chronicle(self._page)

    @cached_property
    def _counted(self) -> frozenset[int]:
        return _counted(self._page.lines)

    @cached_property
    def _is_gallery(self) -> bool:
        return is_gallery(self._page)

    def _is_outside(self, number: int, where: Where) -> bool:
        """Whether a word of the site's stands above or below the article, and contacts in the foot of the site."""
        block = self._page.block
        if block is None or where == "foot":
            return number in self._foot
        return (number <= block.first and where != "below") or (number >= block.last and where != "above")


@functools.cache
def _background() -> re.Pattern[str]:
    return re.compile(r"[■●◆▲\[【]?\s?(?:新闻|相关|背景|知识)链接[】\]:]?")


def _heads_text(page: View, number: int) -> bool:
    """Whether what reads like the head of a list heads a paragraph of background, as papers print it."""
    if page.block is None or not page.block.first < number < len(page.lines) - 1:
        return False
    near = (page.lines[number - 1], page.lines[number + 1])
    is_between = all(line.shape is Shape.SENTENCE and line.rule is None and not line.linked for line in near)
    return is_between and _background().fullmatch(page.lines[number].text) is not None


@functools.cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(?:时间|日期|摄影)\s?:[^:]*(?::\d[^:]*)*"),
        re.compile(
            r"\S{0,4}(?:地点|地址|[主承协]办|主[讲演持]|嘉宾|参[会加]|[出列]席|记录|议题|议程|对象|人数|费用|票价|报名|联系|[甲乙]方|"
            r"签[字名章]|导演|编剧|出品|音乐|指导)[^\s:]{0,6}\s?:"
        ),
    )


def _is_of_form(lines: Sequence[Line], number: int) -> bool:
    """Whether what reads like a byline is one entry of a form: when and where a meeting is, who made a film."""
    entry, other = _forms()
    if not entry.fullmatch(lines[number].text):
        return False
    return any(other.match(lines[at].text) for at in (number - 1, number + 1) if 0 <= at < len(lines))


def _heads_links(page: View, number: int) -> bool:
    """Whether the head of a list has a link below it, so that it is one wherever it stands."""
    rule, below = page.lines[number].rule, page.lines[number + 1 : number + 2]
    return rule is not None and rule.marks == "list" and any(line.linked for line in below)


def _counted(lines: Sequence[Line]) -> frozenset[int]:
    """Of lines such as 2/4 those that count up from 1, one after another, with the same total."""
    by_total: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        if line.rule is not None and line.rule.id == "picture-number":
            count, _, total = line.text.replace(" ", "").partition("/")
            by_total.setdefault(total, []).append((int(count), number))
    found = [rows for rows in by_total.values() if len(rows) > 1 and [n for n, _ in rows] == [*range(1, len(rows) + 1)]]
    return frozenset(number for rows in found for _, number in rows)


def is_gallery(page: View) -> bool:
    """Whether captions are what the article is made of."""
    captions = sum(line.rule is not None and line.rule.id == "caption" for line in page.lines)
    return captions >= sum(line.rule is None and line.shape is Shape.SENTENCE for line in page.lines)


def _foot(page: View) -> frozenset[int]:
    """The lines below the article that have a site's mark above them, or only rows of the site's up to one below.

    Contacts above a signature are the notice's own.
    """
    end = page.block.last if page.block else -1
    below = range(end + 1, len(page.lines))
    first = next((number for number in below if _is_site_mark(page.lines[number])), len(page.lines))
    found, leads = set(range(first + 1, len(page.lines))), False
    for number in reversed(below):
        if leads:
            found.add(number)
        leads = _is_site_mark(page.lines[number]) or (leads and page.lines[number].rule is not None)
    return frozenset(found)


def _is_site_mark(line: Line) -> bool:
    return line.rule is not None and bool(line.rule.marks) and line.rule.where != "foot"


def _top(lines: Sequence[Line]) -> int:
    """On a page without a sentence, the number of the line up to which a date is the date of the page."""
    content: set[str] = set()
    for number, line in enumerate(lines):
        if line.rule is None:
            content.add(line.text)
        if len(content) > HEADLINES:
            return number
    return len(lines)


def _has_frame(lines: Sequence[Line]) -> bool:
    """Whether the lines above the body are, in part, the site's own: then rows for what stands below hold here too."""
    count = 0
    for line in lines:
        if line.rule is not None and line.rule.marks:
            count += 1
            if line.rule.marks == "head" or count > ENOUGH:
                return True
    return False


def _is_chronicle(page: View) -> bool:
    """Whether bare dates head the parts of the text itself: then the first of them is no date of the page."""
    first, last = page.block or Block(-1, len(page.lines))
    inside = _dates(page.lines[first + 1 : last])
    few = page.block is None
    return len(inside) > few and len(inside - _dates(page.lines[: max(0, first)])) > few


def _dates(lines: Sequence[Line]) -> set[str]:
    return {line.text for line in lines if line.rule is not None and line.rule.id == "date-line"}
