"""The elements of HTML by what they do to the paragraph that is being read."""

from __future__ import annotations

from typing import Final

INLINE: Final = 0
BLOCK: Final = 1
BREAK: Final = 2
LINK: Final = 3
IMAGE: Final = 4
DIM: Final = 5
"""Inline, and grey or small."""
SKIP: Final = 6
"""From here on nothing of the element is read."""
HIDDEN: Final = 7
TEXT: Final = 8
"""No element."""
# Plain numbers, no enumeration: they are compared for each node of a page, and an enumeration's member costs more to
# come by than the comparison.

_BLOCKS = (
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option"),
    *("p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("ul", "xmp"),
)
"""What the HTML standard's style sheet shows as a block or a table cell (WHATWG HTML, 15.3)."""
_SKIPPED = (
    *("head", "title", "script", "style", "template", "noscript", "noframes", "noembed"),
    *("svg", "iframe", "object", "audio", "canvas", "map"),
    *("select", "datalist", "textarea", "rt", "rp", "rtc"),
)
"""Elements whose text is not on the page as a reader of the article sees it: code, fallbacks, choices of a form; and
the readings of ruby, which inside a line would cut its words in two."""

KINDS: dict[str | None, int] = {
    "-text": TEXT,
    **dict.fromkeys(_BLOCKS, BLOCK),
    **dict.fromkeys(_SKIPPED, SKIP),
    **dict.fromkeys(("img", "video"), IMAGE),
    "br": BREAK,
    "a": LINK,
}
"""By what the parser calls them; an element that is not here is inline."""

VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))
LISTS = frozenset(("ul", "ol", "dl", "dir", "menu"))
CAPTIONS = frozenset(("figcaption", "caption"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = frozenset(("td", "th"))
