"""Paragraphs from the tree of an HTML document: what ends one, and what is folded inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from stdnews.page import Markup, Paragraph

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

_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff‘’“”…—·"
"""Han, kana, and the marks set among them: where a source line ends between two of these, no space was meant."""
_JOINT = re.compile(f"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_SPACE = re.compile("[ \t\r\n\f]+")
"""The white space that HTML folds; no-break and ideographic spaces are text."""
_LINE = re.compile("\r\n?|[\n\u2028\u2029]")
_SEPARATOR = re.compile("[\u2028\u2029]")


def fold(text: str) -> str:
    r"""Text as HTML shows it: white space of the source folded, line ends between Han gone.

    >>> fold(" 今天\n  天气，\n很好 in\nall\u3000\u3000places\n")
    '今天天气，很好 in all\u3000\u3000places'
    """
    return _SPACE.sub(" ", _JOINT.sub("", text)).strip()


def read_blocks(root: LexborNode) -> list[Paragraph]:
    """The paragraphs of an element: each block element and each ``<br>`` ends one.

    Goes through the tree without recursion: pages nest elements deeper than Python nests calls.
    """
    blocks = _Blocks()
    node = root
    above: list[LexborNode] = []
    while True:
        child = blocks.enter(node)
        if child is not None:
            above.append(node)
            node = child
            continue
        blocks.leave(node)
        while above and node.next is None:
            node = above.pop()
            blocks.leave(node)
        if not above or node.next is None:
            return blocks.found
        node = node.next


@dataclass(slots=True)
class _Blocks:
    """The paragraphs found so far, the pieces of the one that is being read, and what is open around it."""

    found: list[Paragraph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    """Characters of the pieces inside links, white space not counted."""
    tags: list[str] = field(default_factory=list)
    """The open block elements."""
    links: int = 0
    lists: int = 0
    verbatim: int = 0

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Takes in the beginning of an element, or a text; gives the element's first child."""
        if node.is_text_node:
            self.add(node.text_content or "")
            return None
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.end()
            self.tags.append(tag)
        elif tag == "br":
            self.end()
        self.count(tag, 1)
        return node.child

    def leave(self, node: LexborNode) -> None:
        """Takes in the end of an element."""
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.end()
            self.tags.pop()
        self.count(tag, -1)

    def count(self, tag: str, step: int) -> None:
        """Keeps count of what is open."""
        self.links += step * (tag == "a")
        self.lists += step * (tag in _LISTS)
        self.verbatim += step * (tag in _VERBATIM)

    def add(self, text: str) -> None:
        """Adds a text to the paragraph; a line end that counts ends it."""
        *lines, rest = (_LINE if self.verbatim else _SEPARATOR).split(text)
        for line in lines:
            self.put(line)
            self.end()
        self.put(rest)

    def put(self, piece: str) -> None:
        """Adds a piece of one line."""
        self.pieces.append(piece)
        if self.links:
            self.linked += _length(piece)

    def end(self) -> None:
        """Ends the paragraph; one without text is none."""
        text = "".join(self.pieces)
        text = text.strip() if self.verbatim else fold(text)
        if text:
            share = self.linked / _length(text) if self.linked else 0.0
            self.found.append(Paragraph(text, "body", None, Markup(self.tags[-1], share, self.lists > 0)))
        self.pieces.clear()
        self.linked = 0


def _length(text: str) -> int:
    """Characters that are no white space."""
    return len("".join(text.split()))
