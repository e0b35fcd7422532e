"""Elements that name themselves something else than the article: comments, recommendations, share bars."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from stdnews.page import Box
from stdnews.stages.boilerplate.lines import Line, Shape

NAMES = frozenset(
    (
        *("comment", "comments", "pinglun", "reply", "related", "relate", "relative", "recommend", "recommended"),
        *("tuijian", "share", "shares", "sharebar", "bdsharebuttonbox", "copyright", "disclaimer", "footer", "sidebar"),
        *("breadcrumb", "breadcrumbs", "crumb", "crumbs", "pager", "pagination", "prevnext", "hotnews", "rank"),
        *("ranking", "qrcode", "ewm", "erweima", "advert", "advertisement", "adsbygoogle", "toolbar", "statement"),
        "mianze",
    )
)
"""Words of ``id`` and ``class`` attributes."""

MOST = 0.5
"""Share of the page's sentences from which an element holds the article, whatever its name."""


def mark_asides(lines: Sequence[Line]) -> list[Line]:
    """The lines, those in such elements marked; an element with most of the text or with a heading is none."""
    boxes = [None if line.linked or line.markup is None else line.markup.box for line in lines]
    found: dict[Box | None, Box | None] = {None: None}
    for box in boxes:
        if box not in found:
            _look_up(box, found)
    named = [found[box] for box in boxes]
    if not any(named):
        return list(lines)
    weights: dict[int, int] = {}
    total = 0
    for line, box in zip(lines, named, strict=True):
        weight = len(line.text) if line.shape is Shape.SENTENCE and line.rule is None else 0
        total += weight
        if box is not None:
            heading = line.markup.heading if line.markup else 0
            weights[box.number] = weights.get(box.number, 0) + weight + (total + 1000000) * (heading == 1)
    return [
        line._replace(aside=True) if box is not None and weights[box.number] <= MOST * total else line
        for line, box in zip(lines, named, strict=True)
    ]


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
