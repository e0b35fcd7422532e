"""What is to be known of a document before the walk through it, looked up at one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews.reading.looks import STYLED, UNSEEN, look_of
from stdnews.reading.shadow import ROOTS

_OUTSIDE = ("title", "link", "meta", "script")
"""Elements that say something of the document, and have no look."""
_WANTED = ", ".join(
    (
        *("title", "link[rel]", "meta", "script[type*='ld+json' i]"),
        *("table", ROOTS, "[itemprop]", "time[pubdate]", STYLED),
    )
)
"""In one selector, as each look-up goes through the whole tree, and in few parts, as each is tried on each element."""


@dataclass(slots=True)
class Found:
    """Elements of a document that say something of it, or of themselves, in its order."""

    outside: defaultdict[str, list[LexborNode]] = field(default_factory=lambda: defaultdict(list))
    """What says something of the document, by the tag."""
    items: list[tuple[LexborNode, Mapping[str, str | None]]] = field(default_factory=list)
    """Visible elements that say what they are (microdata), with their attributes."""
    tables: list[LexborNode] = field(default_factory=list)
    looks: dict[int, int] = field(default_factory=dict)
    """How elements look by what they say, by the addresses of their nodes."""
    unseen: list[LexborNode] = field(default_factory=list)
    """Elements that are invisible, perhaps until a script has run."""
    has_shadows: bool = False
    """Whether there may be shadow trees, which the walk does not go through."""


def find(tree: LexborHTMLParser) -> Found:
    """Looks a document through."""
    found = Found()
    for node in tree.css(_WANTED):
        tag = node.tag or ""
        if tag in _OUTSIDE:
            found.outside[tag].append(node)
            continue
        attributes = node.attributes
        if look := look_of(tag, attributes):
            found.looks[node.mem_id] = look
            if look & UNSEEN:
                found.unseen.append(node)
        if "itemprop" in attributes or (tag == "time" and "pubdate" in attributes):
            found.items.append((node, attributes))
        if tag == "table":
            found.tables.append(node)
        elif tag == "template":
            found.has_shadows = True
    return found
