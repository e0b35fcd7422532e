"""Elements that name themselves something else than the article: comments, recommendations, share bars."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from stdnews.page import Box
from stdnews.stages.boilerplate.lines import SENTENCE, Line, Shape

NAMES = frozenset(
    (
        *("comment", "comments", "pinglun", "reply", "related", "relate", "recommend", "recommended"),
        *("tuijian", "share", "shares", "sharebar", "bdsharebuttonbox", "copyright", "disclaimer", "footer", "sidebar"),
        *("breadcrumb", "breadcrumbs", "crumb", "crumbs", "pager", "pagination", "prevnext", "hotnews", "rank"),
        *("ranking", "newsletter", "signup", "bio", "authorbio", "promo", "qrcode", "ewm", "erweima", "advert"),
        *("advertisement", "adsbygoogle", "toolbar", "statement", "mianze", "tags", "keywords", "paywall", "cookie"),
        *("cookies", "hitcount", "vjs", "jw", "mplayer", "subscribe", "subscription", "btn", "slick", "swiper"),
        *("carousel", "popup", "modal", "overlay", "tooltip", "toast"),
    )
)
"""Words of ``id`` and ``class`` attributes."""

MOST = 0.5
"""Share of the page's sentences from which an element holds the article, whatever its name."""


class Asides:
    """The elements of a page that name themselves so; one with most of the text or with a heading is none."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._nearest: dict[int, int | None] = {}
        """For elements that were asked for: the innermost one with such a name around it, both by their numbers."""
        self._around: dict[int, int | None] = {}
        """For each with such a name the next one around it."""

    def hold(self, line: Line) -> bool:
        """Whether a line stands in one of them."""
        number = self._named(line)
        return number is not None and number in self._asides

    def _named(self, line: Line) -> int | None:
        """The innermost element with such a name around a line that is no link."""
        box = None if line.linked or line.markup is None else line.markup.box
        if box is None:
            return None
        if box.number not in self._nearest:
            self._look_up(box)
        return self._nearest[box.number]

    def _look_up(self, box: Box) -> None:
        """Finds the innermost such element around an element, and around each of those that it stands in."""
        chain: list[Box] = []
        around: Box | None = box
        while around is not None and around.number not in self._nearest:  # no recursion: elements nest deep
            chain.append(around)
            around = around.above
        nearest = None if around is None else self._nearest[around.number]
        for inner in reversed(chain):
            if inner.tag in ELEMENTS or (inner.names and _has_name(inner.names)):
                self._around[inner.number] = nearest
                nearest = inner.number
            self._nearest[inner.number] = nearest

    @functools.cached_property
    def _asides(self) -> frozenset[int]:
        """The elements with such a name that hold little of the text and no heading, or stand in one of those."""
        weights, headed, total = self._weights()
        numbers = sorted(self._around)  # what stands in an element has a greater number
        for number in reversed(numbers):
            around = self._around[number]
            if around is not None:
                weights[around] += weights[number]
                headed |= {around} if number in headed else set()
        found: set[int] = set()
        for number in numbers:
            is_aside = weights[number] <= MOST * total and number not in headed
            if is_aside or self._around[number] in found:
                found.add(number)
        return frozenset(found)

    def _weights(self) -> tuple[Counter[int], set[int], int]:
        """The text right in each such element, those with a great heading, and all text of the page."""
        weights: Counter[int] = Counter()
        headed: set[int] = set()
        total = 0
        for line in self._lines:
            is_text = line.shape is Shape.SENTENCE and line.rule is None and len(line.text) >= SENTENCE
            weight = len(line.text) if is_text else 0
            total += weight
            number = self._named(line)
            if number is not None:
                weights[number] += weight
                if line.markup is not None and line.markup.heading == 1:
                    headed.add(number)
        return weights, headed, total


ELEMENTS = frozenset(("form", "button", "nav"))
"""Elements that are so by what they are for; on some sites a form holds the page."""


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
