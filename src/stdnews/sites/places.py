"""Elements of HTML pages in which no line of an article stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stdnews.sites.sketch import Seen
from stdnews.template import SitePlace

PAGES = 5
"""Pages on which an element must have text, as many as a site is learned from."""

SHARE = 0.6
"""Share of the pages on which it must have text."""

CLEAN = 0.95
"""Share of those on which all of its text must be the site's."""


def places_of(
    pages: Sequence[Sequence[Seen]], recurring: frozenset[str], learned: frozenset[str]
) -> tuple[SitePlace, ...]:
    """The elements all of whose text goes without a template or was learned, on nearly all pages.

    An element that holds a sentence of an article on any page, or a byline or a caption, is none of them.

    Args:
        pages: the lines of each page.
        recurring: the lines that recur.
        learned: those of them that are the site's.
    """
    support: Counter[str] = Counter()
    clean: Counter[str] = Counter()
    barred = {""}
    for lines in pages:
        by_place: dict[str, list[Seen]] = {}
        for line in lines:
            by_place.setdefault(line.place, []).append(line)
        for place, held in by_place.items():
            support[place] += 1
            clean[place] += all(line.is_gone or line.text in learned for line in held)
            if any(line.is_credit or (line.is_text and line.text not in recurring) for line in held):
                barred.add(place)
    return tuple(
        SitePlace(place, count, round(count / len(pages), 3))
        for place, count in sorted(support.items())
        if place not in barred and count >= max(PAGES, SHARE * len(pages)) and clean[place] >= CLEAN * count
    )
