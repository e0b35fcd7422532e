"""Elements that name themselves something else than the article: comments, recommendations, share bars."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.page import Box
from stdnews.stages.boilerplate.lines import Shape
from stdnews.stages.boilerplate.place import Place, boxes_of
from stdnews.stages.boilerplate.view import Verdict, View

NAMES = frozenset(
    (
        *("comment", "comments", "pinglun", "reply", "related", "relate", "relative", "recommend", "recommended"),
        *("tuijian", "share", "shares", "sharebar", "bdsharebuttonbox", "copyright", "disclaimer", "footer", "sidebar"),
        *(
            "breadcrumb",
            "breadcrumbs",
            "crumb",
            "crumbs",
            "pager",
            "pagination",
            "prevnext",
            "hotnews",
            "rank",
            "ranking",
        ),
        *("qrcode", "ewm", "erweima", "advert", "advertisement", "adsbygoogle", "toolbar", "statement", "mianze"),
    )
)
"""Words of ``id`` and ``class`` attributes; what is the article's own element by its text is not asked for its name."""

MOST = 0.3
"""Share of the article's sentences from which an element is the article's, whatever its name."""


def named_otherwise(page: View, place: Place) -> Iterator[Verdict]:
    """Lines in elements within the article's own that name themselves something else."""
    weights: dict[int, int] = {}
    named: dict[int, Box] = {}
    total = 0
    for number in range(place.first, place.stop):
        line = page.lines[number]
        box = _named_box(line.markup.box if line.markup else None, place.box)
        weight = len(line.text) if line.rule is None and line.shape is Shape.SENTENCE else 0
        total += weight
        if box is not None and number != page.headline:
            named[number] = box
            weights[box.number] = weights.get(box.number, 0) + weight
    holds_headline = _boxes_of_headline(page)
    for number, box in named.items():
        if weights[box.number] <= MOST * total and box.number not in holds_headline:
            yield Verdict(number, "named-element", f"stands in {box.tag} {box.names}")


def _boxes_of_headline(page: View) -> frozenset[int]:
    if page.headline is None:
        return frozenset()
    return frozenset(box.number for box in boxes_of(page.lines[page.headline]))


def _named_box(box: Box | None, within: Box) -> Box | None:
    """The outermost element below the article's that has such a name."""
    found = None
    while box is not None and box.depth > within.depth:
        if box.names and _has_name(box.names):
            found = box
        box = box.above
    return found


@functools.lru_cache(maxsize=4096)
def _has_name(names: str) -> bool:
    """Whether one of the words of the names is of the list.

    >>> _has_name("article-comments clearfix"), _has_name("commentary"), _has_name("newsShareBar")
    (True, False, True)
    """
    words = re.findall(r"[A-Z]?[a-z]+", names)
    return any(word.lower() in NAMES for word in words)
