"""Declarative shadow trees: what a page shows in place of an element's own children.

``<template shadowrootmode>`` inside an element is no template: its content is shown, and the element's children only
where the content has a ``<slot>`` for them (WHATWG HTML, 4.12.3 and 4.12.4).
"""

from __future__ import annotations

from collections import defaultdict

from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOTS = "template[shadowrootmode]"
_MODES = frozenset(("open", "closed"))
_HOSTS = frozenset(
    (
        *("article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("main", "nav", "p", "section", "span"),
    )
)
"""Elements that may have a shadow tree, beside those with a hyphen in their names (WHATWG DOM, 4.9)."""
_DEEPEST = 5
"""Shadow trees inside each other that are shown."""
_MOST = 500
"""Shadow trees of a page that are looked at; real pages have a few dozen."""
_LARGEST = 1_000_000
"""Characters of all that is shown: it is serialised and parsed again, once for each tree that it is in."""


def show_shadows(tree: LexborHTMLParser) -> None:
    """Puts the shadow trees of a document where they are shown, with what their slots show.

    >>> tree = LexborHTMLParser("<div><template shadowrootmode=open>甲<slot></slot>乙</template>丙</div>")
    >>> show_shadows(tree)
    >>> tree.body.html
    '<body><div>甲<slot>丙</slot>乙</div></body>'
    """
    left = _LARGEST
    for _ in range(_DEEPEST):
        roots = [root for root in tree.css(ROOTS)[:_MOST] if _is_shown(root)]
        for root in reversed(roots):  # the inner ones first: the outer ones take them along
            if left > 0 and (host := root.parent) is not None:
                shown = _shown(root, host)
                left -= len(shown)
                host.inner_html = shown


def _is_shown(template: LexborNode) -> bool:
    """Whether a template is a shadow tree: in an element that may have one, and the first in it."""
    host, mode = template.parent, (template.attributes.get("shadowrootmode") or "").lower()
    if host is None or mode not in _MODES or not (host.tag in _HOSTS or "-" in (host.tag or "")):
        return False
    first = next((child for child in host.iter() if _is_root(child)), template)
    return first.mem_id == template.mem_id


def _is_root(node: LexborNode) -> bool:
    return node.tag == "template" and "shadowrootmode" in node.attributes


def _shown(root: LexborNode, host: LexborNode) -> str:
    """The source of what is shown in an element with a shadow tree."""
    inside = (root.html or "").removeprefix("<template").removesuffix("</template>")
    shown = LexborHTMLParser(f"<section{inside}</section>").css("section")[0]
    children = _children(root, host)
    for slot in shown.css("slot"):
        if own := children.pop(slot.attributes.get("name") or "", ""):
            slot.inner_html = own
    return shown.inner_html or ""


def _children(root: LexborNode, host: LexborNode) -> dict[str, str]:
    """The source of an element's own children by the names of their slots; an unnamed one takes the rest."""
    found: defaultdict[str, str] = defaultdict(str)
    for child in host.iter(include_text=True):
        if child.mem_id != root.mem_id:
            name = "" if child.tag == "-text" else child.attributes.get("slot") or ""
            found[name] += child.html or ""
    return dict(found)
