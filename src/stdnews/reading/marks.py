"""What is known of single elements before the walk through a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews.reading.kinds import Kind
from stdnews.reading.looks import STYLED, Look, look_of
from stdnews.reading.tables import data_tables

_ARTICLE = 0.3
"""Share of the page's text from which an element that is only invisible is the article, shown when all has loaded."""
_TRIES = 50
"""Invisible elements that are measured; each costs a pass over its text."""


class Marks(NamedTuple):
    """What is known of single elements before the walk, by the addresses of their nodes."""

    looks: Mapping[int, Look] = {}
    tables: frozenset[int] = frozenset()
    """Tables of data, whose rows become lines."""
    selected: Mapping[int, str] = {}
    """Elements that a selector of the settings chose, with its name."""

    def kind(self, node: LexborNode, kind: Kind) -> Kind:
        """The kind of an element, given how it looks."""
        look = self.looks[node.mem_id]
        if Look.HIDDEN in look:
            return Kind.HIDDEN
        if kind is Kind.INLINE:
            return Kind.BLOCK if Look.BLOCK in look else Kind.DIM if Look.DIM in look else kind
        return kind


def marks_of(tree: LexborHTMLParser, selectors: Mapping[str, str]) -> Marks:
    """The marks of a document."""
    return Marks(_looks(tree), data_tables(tree), _selected(tree, selectors))


def _looks(tree: LexborHTMLParser) -> dict[int, Look]:
    """The looks of the elements that say something of it.

    The page itself is never hidden, nor is the article of a page that shows it when a script has run.
    """
    styled = tree.css(STYLED)
    found = {node.mem_id: look for node in styled if (look := look_of(node))}
    unseen = [node for node in styled if Look.UNSEEN in found.get(node.mem_id, Look.PLAIN)]
    if unseen and tree.body is not None:
        code = sum(len(node.text()) for node in tree.css("body script, body style"))
        enough = _ARTICLE * (len(tree.body.text()) - code)
        for node in unseen[:_TRIES]:
            if len(node.text()) < enough:
                found[node.mem_id] |= Look.HIDDEN
    return found


def _selected(tree: LexborHTMLParser, selectors: Mapping[str, str]) -> dict[int, str]:
    """The elements that selectors choose; the first of several selectors names an element."""
    found: dict[int, str] = {}
    for name, selector in selectors.items():
        for node in tree.css(selector):
            found.setdefault(node.mem_id, name)
    return found
