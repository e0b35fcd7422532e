"""The visible text of an HTML document, a paragraph for each block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews.page import Markup, Paragraph
from stdnews.reading.blocks import fold, read_blocks

_UNSEEN = [
    *("head", "title", "script", "style", "template", "noscript"),
    *("svg", "iframe", "object", "video", "audio", "canvas"),
    *("select", "datalist", "textarea", "rt", "rp"),
]
"""Elements whose text is not on the page as a reader of the article sees it: code, fallbacks, choices of a form; and
the readings of ruby, which inside a line would cut its words in two."""

_HIDING = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_HIDDEN = "[hidden], [style*='display' i]"
"""Not ``visibility: hidden``: a large platform sends its articles so, and a script shows them when all is loaded."""


class Document(NamedTuple):
    """What an HTML document says."""

    paragraphs: tuple[Paragraph, ...]
    """The title first, as a meta paragraph, then the visible text."""
    canonical: str
    """The URL that the document gives as its own, "" where it gives none."""
    hidden: int
    """Elements left out because they are not shown."""


def parse(text: str) -> Document:
    r"""The document's visible text: block elements and ``<br>`` end a paragraph, inline elements stay in the sentence.

    All visible text is there, navigation and footers too: what of it is the article is for the stages to say.
    Text is hidden only where the element itself says so; style sheets are not read.

    >>> page = parse("<title>标题</title><div>正文，<b>重点</b>\n在此。<p hidden>无</p><br>次段。")
    >>> [p.text for p in page.paragraphs]
    ['标题', '正文，重点在此。', '次段。']
    """
    tree = LexborHTMLParser(text)
    title = _title(tree)
    canonical = _canonical(tree)
    hidden = _remove_hidden(tree)
    tree.strip_tags(_UNSEEN)
    meta = [Paragraph(title, "meta", None, Markup("title"))] if title else []
    body = read_blocks(tree.body) if tree.body is not None else []
    return Document((*meta, *body), canonical, hidden)


def _title(tree: LexborHTMLParser) -> str:
    """The document's title, "" where it has none; a drawing may have one of its own."""
    titles = (node.text() for node in tree.css("title") if node.parent is None or node.parent.tag != "svg")
    return fold(next(titles, ""))


def _canonical(tree: LexborHTMLParser) -> str:
    link = tree.css_first("link[rel~='canonical' i]")
    if link is not None and link.attributes.get("href"):
        return link.attributes["href"] or ""
    graph = tree.css_first("meta[property='og:url' i]")
    return (graph.attributes.get("content") if graph is not None else "") or ""


def _remove_hidden(tree: LexborHTMLParser) -> int:
    """Takes out what the elements themselves hide; the number of the outermost ones."""
    found = [node for node in tree.css(_HIDDEN) if _is_hidden(node)]
    places = {node.mem_id for node in found}
    outermost = [node for node in found if not any(above.mem_id in places for above in _ancestors(node))]
    for node in outermost:
        node.decompose()
    return len(outermost)


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element says so; a whole page that is hidden is shown by a script when it has loaded."""
    attributes = node.attributes
    return node.tag not in {"html", "body"} and (
        "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None
    )


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent
