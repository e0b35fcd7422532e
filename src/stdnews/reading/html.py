"""The visible text of an HTML document, a paragraph for each block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews.page import Markup, Paragraph

_UNSEEN = (
    *(
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "svg",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
    ),
    *("select", "datalist", "textarea", "rt", "rp"),
)
"""Elements whose text is not on the page as a reader of the article sees it: code, fallbacks, choices of a form; and
the readings of ruby, which inside a line would cut its words in two."""

_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "option", "p"),
        *("plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul", "xmp"),
    ]
)
"""What the HTML standard's style sheet shows as a block or a table cell (WHATWG HTML, 15.3)."""
_LISTS = frozenset(("ul", "ol", "dl", "dir", "menu"))
_VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))

_HIDING = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_HIDDEN = "[hidden], [style*='display' i]"
"""Not ``visibility: hidden``: a large platform sends its articles so, and a script shows them when all is loaded."""

_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff‘’“”…—·"
"""Han, kana, and the marks set among them: where a source line ends between two of these, no space was meant."""
_JOINT = re.compile(f"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_SPACE = re.compile("[ \t\r\n\f]+")
"""The white space that HTML folds; no-break and ideographic spaces are text."""
_LINE = re.compile("\r\n?|[\n\u2028\u2029]")
_SEPARATOR = re.compile("[\u2028\u2029]")


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
    title = next((node.text() for node in tree.css("title") if node.parent is None or node.parent.tag != "svg"), "")
    heading = _SPACE.sub(" ", title).strip()
    meta = [Paragraph(heading, "meta", None, Markup("title"))] if heading else []
    canonical = _canonical(tree)
    hidden = _remove_hidden(tree)
    tree.strip_tags(list(_UNSEEN))
    blocks = _Blocks()
    if tree.body is not None:
        _read(tree.body, blocks)
    return Document((*meta, *blocks.found), canonical, hidden)


def _canonical(tree: LexborHTMLParser) -> str:
    link = tree.css_first("link[rel~='canonical' i]")
    if link is not None and link.attributes.get("href"):
        return link.attributes["href"] or ""
    graph = tree.css_first("meta[property='og:url' i]")
    return (graph.attributes.get("content") if graph is not None else "") or ""


def _remove_hidden(tree: LexborHTMLParser) -> int:
    """Takes out what the elements themselves hide; the number of the outermost ones."""
    found = [
        n for n in tree.css(_HIDDEN) if "hidden" in n.attributes or _HIDING.search(n.attributes.get("style") or "")
    ]
    found = [n for n in found if n.tag not in {"html", "body"}]  # shown by a script when the page has loaded
    inside = {n.mem_id for n in found}
    outermost = [n for n in found if not any(p.mem_id in inside for p in _ancestors(n))]
    for node in outermost:
        node.decompose()
    return len(outermost)


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element says so; a whole page that is hidden is shown by a script when it has loaded."""
    attributes = node.attributes
    return node.tag not in {"html", "body"} and (
        "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None
    )


def _ancestors(node: LexborNode) -> list[LexborNode]:
    found = []
    parent = node.parent
    while parent is not None:
        found.append(parent)
        parent = parent.parent
    return found


@dataclass(slots=True)
class _Blocks:
    """The paragraphs found so far, and the one that is being read."""

    found: list[Paragraph] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    """Characters of the paragraph inside links, spaces not counted."""
    links: int = 0
    lists: int = 0
    verbatim: int = 0

    def add(self, text: str) -> None:
        if self.verbatim:
            *lines, text = _LINE.split(text)
            for line in lines:
                self.pieces.append(line)
                self.end()
        elif _SEPARATOR.search(text):
            *lines, text = _SEPARATOR.split(text)
            for line in lines:
                self.add(line)
                self.end()
        self.pieces.append(text)
        if self.links:
            self.linked += _length(text)

    def end(self) -> None:
        """Ends the paragraph, if there is any text in it."""
        text = "".join(self.pieces)
        self.pieces.clear()
        text = (text if self.verbatim else _SPACE.sub(" ", _JOINT.sub("", text))).strip()
        if text:
            share = min(1.0, self.linked / _length(text)) if self.linked else 0.0
            tag = self.open_tags[-1] if self.open_tags else ""
            self.found.append(Paragraph(text, "body", None, Markup(tag, share, self.lists > 0)))
        self.linked = 0

    def enter(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end()
            self.open_tags.append(tag)
            self.lists += tag in _LISTS
            self.verbatim += tag in _VERBATIM
        elif tag == "br":
            self.end()
        elif tag == "a":
            self.links += 1

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end()
            self.open_tags.pop()
            self.lists -= tag in _LISTS
            self.verbatim -= tag in _VERBATIM
        elif tag == "a":
            self.links -= 1


def _length(text: str) -> int:
    """Characters that are not white space."""
    return len("".join(text.split()))


def _read(root: LexborNode, blocks: _Blocks) -> None:
    """Walks the tree without recursion: pages nest elements deeper than Python nests calls."""
    node = root
    above: list[LexborNode] = []
    while True:
        child = None
        if node.is_text_node:
            blocks.add(node.text_content or "")
        elif node.is_element_node:
            blocks.enter(node.tag or "")
            child = node.child
        if child is not None:
            above.append(node)
            node = child
            continue
        if node.is_element_node:
            blocks.leave(node.tag or "")
        while above and node.next is None:
            node = above.pop()
            blocks.leave(node.tag or "")
        if not above or node.next is None:
            return
        node = node.next
