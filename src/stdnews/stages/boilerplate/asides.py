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
        self._found: dict[Box | None, Box | None] = {None: None}

    def hold(self, line: Line) -> bool:
        """Whether a line stands in one of them."""
        box = self._named(line)
        return box is not None and box.number in self._asides

    def _named(self, line: Line) -> Box | None:
        """The outermost element with such a name around a line that is no link."""
        box = None if line.linked or line.markup is None else line.markup.box
        if box not in self._found:
            _look_up(box, self._found)
        return self._found[box]

    @functools.cached_property
    def _asides(self) -> frozenset[int]:
        """The numbers of the elements with such a name that hold little of the text, and no heading."""
        weights: dict[int, int] = {}
        headed: set[int] = set()
        total = 0
        for line in self._lines:
            box = self._named(line)
            size = len(line.text)
            weight = size if size >= SENTENCE and line.shape is Shape.SENTENCE and line.rule is None else 0
            total += weight
            if box is not None:
                weights[box.number] = weights.get(box.number, 0) + weight
                if line.markup is not None and line.markup.heading == 1:
                    headed.add(box.number)
        return frozenset(number for number, weight in weights.items() if weight <= MOST * total) - headed


def _look_up(box: Box | None, found: dict[Box | None, Box | None]) -> None:
    """Finds the outermost element with such a name around an element, and around each of those that it stands in."""
    chain: list[Box] = []
    while box is not None and box not in found:  # no recursion: elements nest deeper than calls may
        chain.append(box)
        box = box.above
    outer = found[box]
    for inner in reversed(chain):
        outer = outer or (inner if inner.names and _has_name(inner.names) else None)
        found[inner] = outer


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
