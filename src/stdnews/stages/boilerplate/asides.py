"""Elements that name themselves something else than the article: comments, recommendations, share bars."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from stdnews.page import Box
from stdnews.stages.boilerplate.lines import SENTENCE, Line, Shape

NAMES = frozenset(
    (
        *("comment", "comments", "pinglun", "reply", "related", "relate", "relative", "recommend", "recommended"),
        *("tuijian", "share", "shares", "sharebar", "bdsharebuttonbox", "copyright", "disclaimer", "footer", "sidebar"),
        *("breadcrumb", "breadcrumbs", "crumb", "crumbs", "pager", "pagination", "prevnext", "hotnews", "rank"),
        *("ranking", "newsletter", "signup", "bio", "authorbio", "promo", "qrcode", "ewm", "erweima", "advert"),
        *("advertisement", "adsbygoogle", "toolbar", "statement", "mianze", "tags", "keywords", "paywall", "cookie"),
        *("cookies", "hitcount", "vjs", "jw", "mplayer"),
    )
)
"""Words of ``id`` and ``class`` attributes."""

MOST = 0.5
"""Share of the page's sentences from which an element holds the article, whatever its name."""


class Asides:
    """The elements of a page that name themselves so; one with most of the text or with a heading is none."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._found: dict[int, int | None] = {}
        """For elements that were asked for: the outermost one with such a name around it, both by their numbers."""

    def hold(self, line: Line) -> bool:
        """Whether a line stands in one of them."""
        number = self._named(line)
        return number is not None and number in self._asides

    def _named(self, line: Line) -> int | None:
        """The outermost element with such a name around a line that is no link."""
        box = None if line.linked or line.markup is None else line.markup.box
        if box is None:
            return None
        if box.number not in self._found:
            _look_up(box, self._found)
        return self._found[box.number]

    @functools.cached_property
    def _asides(self) -> frozenset[int]:
        """The elements with such a name that hold little of the text, and no heading."""
        weights: dict[int, int] = {}
        headed: set[int] = set()
        total = 0
        for line in self._lines:
            is_text = line.shape is Shape.SENTENCE and line.rule is None and len(line.text) >= SENTENCE
            weight = len(line.text) if is_text else 0
            total += weight
            number = self._named(line)
            if number is not None:
                weights[number] = weights.get(number, 0) + weight
                if line.markup is not None and line.markup.heading == 1:
                    headed.add(number)
        return frozenset(number for number, weight in weights.items() if weight <= MOST * total) - headed


def _look_up(box: Box, found: dict[int, int | None]) -> None:
    """Finds the outermost element with such a name around an element, and around each of those that it stands in."""
    chain: list[Box] = []
    around: Box | None = box
    while around is not None and around.number not in found:  # no recursion: elements nest deeper than calls may
        chain.append(around)
        around = around.above
    outer = None if around is None else found[around.number]
    for inner in reversed(chain):
        if outer is None and inner.names and _has_name(inner.names):
            outer = inner.number
        found[inner.number] = outer


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile("[A-Z]?[a-z]+")


@functools.lru_cache(maxsize=4096)
def _has_name(names: str) -> bool:
    """Whether one of the words of the names is of the list.

    >>> _has_name("article-comments clearfix"), _has_name("commentary"), _has_name("newsShareBar")
    (True, False, True)
    """
    return not NAMES.isdisjoint(map(str.lower, _word().findall(names)))
