"""The elements of HTML by what they do to the paragraph that is being read."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborNode

INLINE: Final = 0
BLOCK: Final = 1
TURNING: Final = 2
"""A block that changes what holds for the text inside it, or may."""
LINK: Final = 3
BREAK: Final = 4
IMAGE: Final = 5
DIM: Final = 6
"""Inline, and grey or small."""
SKIP: Final = 7
"""From here on nothing of the element is read."""
HIDDEN: Final = 8
TEXT: Final = 9
"""No element."""
# Plain numbers, no enumeration: they are compared for each node of a page, and an enumeration's member costs more to
# come by than the comparison.

_BLOCKS = (
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
    ),
    *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option"),
    *("p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("ul", "xmp", "button"),
)
"""What the HTML standard's style sheet shows as a block or a table cell (WHATWG HTML, 15.3); and buttons, which
stand in a line but are none of its words."""
_SKIPPED = (
    *("head", "title", "script", "style", "template", "noscript", "noframes", "noembed"),
    *("svg", "iframe", "object", "audio", "canvas", "map"),
    *("select", "datalist", "textarea", "rt", "rp", "rtc"),
)
"""Elements whose text is not on the page as a reader of the article sees it: code, fallbacks, choices of a form; and
the readings of ruby, which inside a line would cut its words in two."""

VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext"))
LISTS = frozenset(("ul", "ol", "dl", "dir", "menu"))
CAPTIONS = frozenset(("figcaption", "caption"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = frozenset(("td", "th"))

_KINDS: dict[str | None, int] = {
    "-text": TEXT,
    **dict.fromkeys(_BLOCKS, BLOCK),
    **dict.fromkeys((*LISTS, *CAPTIONS, *VERBATIM, *HEADINGS, "tr"), TURNING),  # a row does in a table of data
    **dict.fromkeys(_SKIPPED, SKIP),
    **dict.fromkeys(("img", "video"), IMAGE),
    "br": BREAK,
    "a": LINK,
}
"""By what the parser calls them; an element that is not here is inline."""

NUMBERED: dict[int, int] = {}
"""By the numbers that the parser gives to the elements of HTML: it tells them in a third of the time that it takes to
tell a name. They differ between its versions, so that each is learned from the first element that has it."""
_NUMBERS = 1 << 16
"""From here on a number is an address, of a name that a page has made up."""


def kind_of(node: LexborNode) -> int:
    """The kind of a node by its name, learned for its number.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<p>甲<o:p>乙</o:p>").body
    >>> [kind_of(node) for node in page.traverse(include_text=True)] == [BLOCK, BLOCK, TEXT, INLINE, TEXT]
    True
    """
    number, kind = node.tag_id, _KINDS.get(node.tag, INLINE)
    if number < _NUMBERS:
        NUMBERED[number] = kind
    return kind
