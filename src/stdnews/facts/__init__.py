"""What a page says of itself: title, date, source, people, site, URL, each with the paragraph that is its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.facts.dateline import LATER, from_text
from stdnews.facts.elements import from_elements
from stdnews.facts.title import find_titles
from stdnews.facts.values import Fact
from stdnews.facts.visible import from_lines
from stdnews.page import Page

__all__ = ["Fact", "facts"]

_ORDER = (
    *(("title", "title"), ("date", "date"), ("bare date", "date"), ("update", "date")),
    *(
        ("source", "source"),
        (LATER, "source"),
        ("author", "author"),
        ("editor", "editor"),
        ("site", "site"),
        ("url", "url"),
    ),
)
"""What is looked for, and as what it is given, the surest first."""
_SEVERAL = frozenset({"author", "editor"})


def facts(page: Page) -> tuple[Fact, ...]:
    r"""The facts that the page itself states, in dropped lines too; what nothing states is not invented.

    At most one title, date, source, site and URL, and a fact for each author and editor. A date is ISO 8601, with the
    time of day where the page has one; a labelled date of publication goes before a bare date, and that before an
    update. What readers see goes before what stands in the head of the document: that is filled by machines.

    >>> from stdnews.pipeline import clean_text, clean
    >>> text = "旧粮站成了图书馆\n2023-03-03 11:04 来源:青山日报 作者:何苗\n粮站空了十年,今年春天改成了图书馆。"
    >>> [(name, value) for name, value, at in facts(clean(Page.from_text(text)).page)]
    [('title', '旧粮站成了图书馆'), ('date', '2023-03-03T11:04'), ('source', '青山日报'), ('author', '何苗')]
    """
    stated = list(_stated(page))
    found: dict[tuple[str, str], Fact] = {}
    for sort, name in _ORDER:
        for fact in stated:
            if fact.name == sort:
                found.setdefault((name, fact.value if name in _SEVERAL else ""), fact._replace(name=name))
    return tuple(found.values())


def _stated(page: Page) -> Iterator[Fact]:
    yield from find_titles(page)
    yield from from_lines(page)
    yield from from_text(page)
    yield from from_elements(page)
