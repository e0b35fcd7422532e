"""What is known of single elements before the walk through a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews.reading import looks
from stdnews.reading.found import Found
from stdnews.reading.kinds import BLOCK, DIM, HIDDEN, INLINE, TURNING
from stdnews.reading.tables import data_tables

_ARTICLE = 0.3
"""Share of the page's text from which an element that is only invisible is the article, shown when all has loaded."""
_UNDOING = "[style*='visib' i], [style*='font-size' i]"
"""What shows an element inside one that is not seen."""
_TRIES = 50
"""Invisible elements that are measured; each costs a pass over its text."""


class Marks(NamedTuple):
    """What is known of single elements before the walk, by the addresses of their nodes."""

    looks: Mapping[int, int] = {}
    tables: frozenset[int] = frozenset()
    """Tables of data, whose rows become lines."""
    selected: Mapping[int, str] = {}
    """Elements that a selector of the settings chose, with its name."""
    all: frozenset[int] = frozenset()
    """All of these elements."""

    def kind(self, at: int, kind: int) -> int:
        """The kind of a marked element, given how it looks."""
        look = self.looks.get(at, 0)
        if look & looks.HIDDEN:
            return HIDDEN
        if kind == INLINE:
            return TURNING if look & looks.BLOCK else DIM if look & looks.DIM else kind
        return TURNING if kind == BLOCK else kind


def marks_of(tree: LexborHTMLParser, found: Found, selectors: Mapping[str, str]) -> Marks:
    """The marks of a document.

    Args:
        tree: the document.
        found: what was looked up in it.
        selectors: CSS selectors by their names.
    """
    seen = found.looks | dict.fromkeys(_hidden(tree, found.unseen), looks.HIDDEN) if found.unseen else found.looks
    tables = data_tables(found.tables)
    selected = _selected(tree, selectors) if selectors else {}
    return Marks(seen, tables, selected, frozenset({*seen, *tables, *selected}))


def _hidden(tree: LexborHTMLParser, unseen: list[LexborNode]) -> list[int]:
    """Those of the invisible elements that stay so.

    Not the article of a page that shows it when a script has run, nor what has something in it that is seen.
    """
    if tree.body is None:
        return []
    code = sum(len(node.text()) for node in tree.css("body script, body style"))
    enough = _ARTICLE * (len(tree.body.text()) - code)
    stay = (node for node in unseen[:_TRIES] if len(node.text()) < enough)
    return [node.mem_id for node in stay if all(inner.mem_id == node.mem_id for inner in node.css(_UNDOING))]


def _selected(tree: LexborHTMLParser, selectors: Mapping[str, str]) -> dict[int, str]:
    """The elements that selectors choose; the first of several selectors names an element."""
    found: dict[int, str] = {}
    for name, selector in selectors.items():
        for node in tree.css(selector):
            found.setdefault(node.mem_id, name)
    return found
