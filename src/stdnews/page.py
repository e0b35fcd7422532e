"""A page and its paragraphs: what every stage reads and no stage changes in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

PARAGRAPH_END = re.compile("\r\n?|[\n\u2028\u2029]")
"""Where a paragraph ends, and nowhere else: form feeds, NEL and the C0 separators of str.splitlines are text."""


T = TypeVar("T")
_VERBATIM = frozenset(("pre", "listing", "xmp", "plaintext", "textarea"))
"""Elements that show code as it is."""


class Box(NamedTuple):
    """A block element of a document: what holds paragraphs, with the element around it; told apart by identity.

    A named tuple, as a page has hundreds, and these are made in a third of the time that a data class takes.
    """

    tag: str
    number: int
    """Its place among the block elements of the page, in the order of the document; tells boxes apart."""
    names: str = ""
    """Its ``id`` and ``class`` as the page writes them."""
    above: Box | None = None
    """The block element around it; the body has none."""
    depth: int = 0
    """Block elements around it."""

    def __eq__(self, other: object) -> bool:
        """Whether they are one."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Whether they are two."""
        return self is not other

    def __hash__(self) -> int:
        """Takes no look at those around it."""
        return id(self)

    def __repr__(self) -> str:
        """Without those around it, which may be hundreds."""
        return f"Box(tag={self.tag!r}, number={self.number}, names={self.names!r}, depth={self.depth})"


class Markup(NamedTuple):
    """What an HTML reader knows of a paragraph beyond its text; a text page has none."""

    tag: str = ""
    """The block element that the paragraph stands in, lower case: ``p``, ``h1``, ``td``; ``title``, ``meta:author``."""
    link_share: float = 0.0
    """Characters inside links, as a share of all characters."""
    in_list: bool = False
    """Whether the paragraph stands in a list."""
    heading: int = 0
    """The level of the heading element around it, 1 to 6, else 0."""
    caption: bool = False
    """Whether an element around it is a caption by its name: ``figcaption``, ``caption``."""
    centred: bool = False
    """Whether a style or an attribute centres it."""
    dim: bool = False
    """Whether it is grey, or set in letters of at most 12 pixels."""
    after_image: bool = False
    """Whether no other text stands between it and an image before it."""
    box: Box | None = None
    """The block element that it stands in; paragraphs split by ``<br>`` share one."""
    selected: str = ""
    """The name of the selector of the settings that chose it or an element around it."""


class Paragraph(NamedTuple):
    """A paragraph of a page: its text without white space at both ends, and whether it is still there."""

    text: str
    role: str = "body"
    """``body``, or ``meta`` for text outside the body (a title, a meta tag): cleaned, never written."""
    dropped_by: str | None = None
    """The rule that removed it; a removed paragraph keeps its place and its text."""
    markup: Markup | None = None


def parted_at_tags(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Paragraphs of a document, cut where a tag stands in their text as text, as ``Page.from_text`` does.

    >>> [p.text for p in parted_at_tags((Paragraph("<p>第一段。</p><p>第二段。</p>"),))]
    ['<p>第一段。</p>', '<p>第二段。</p>']
    """
    texts = [p.text for p in paragraphs]
    joined = "\n".join(texts)  # one look at all of them
    if "<" not in joined and "lt;" not in joined:
        return paragraphs
    from stdnews.literal import parts  # noqa: PLC0415 - loads when a page has a tag

    found = parts(texts)
    if found is None:
        return paragraphs
    return tuple(
        Paragraph(piece, p.role, p.dropped_by, p.markup)
        for p, pieces in zip(paragraphs, found, strict=True)
        for piece in ([p.text] if p.markup and p.markup.tag in _VERBATIM else pieces)
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read, or as a stage left it. Places are stable: paragraphs are rewritten or dropped, never shifted."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    notes: Mapping[str, str | int] = field(default_factory=dict)
    """What the reader did: encoding, bytes lost, hidden elements."""
    site: str = ""
    """The host of the page's URL, or the name of its top folder; chooses the settings of a site."""
    _seen: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked before: a dozen steps look at the same page."""

    @classmethod
    def from_text(cls, text: str, name: str = "") -> Page:
        r"""Plain text as a page: split at paragraph ends, blank lines and outer white space gone, a BOM too.

        A tag that was left in the text ends a paragraph as it does in HTML, see ``literal``.

        >>> [p.text for p in Page.from_text("\ufeff 甲 乙\u3000\r\n\n丙\u2028丁").paragraphs]
        ['甲 乙', '丙', '丁']
        """
        text = text.lstrip("\ufeff")
        plain = not any(end in text for end in "\r\u2028\u2029")
        lines = text.split("\n") if plain else PARAGRAPH_END.split(text)
        stripped: Sequence[str] = [line for raw in lines if (line := raw.strip())]
        if "<" in text or "lt;" in text:
            from stdnews.literal import parted  # noqa: PLC0415 - loads when a page has a tag

            stripped = parted(stripped)
        return cls(name, tuple([Paragraph(line) for line in stripped]))

    def live(self) -> Sequence[tuple[int, str]]:
        """Place and text of each paragraph that has not been dropped."""
        found: tuple[tuple[int, str], ...] | None = self._seen.get("live")
        if found is None:
            found = tuple([(at, p.text) for at, p in enumerate(self.paragraphs) if p.dropped_by is None])
            self._seen["live"] = found
        return found

    def live_text(self) -> str:
        """The live paragraphs joined by newlines: what one scan of the whole page looks at."""
        found: str | None = self._seen.get("text")
        if found is None:
            found = self._seen["text"] = "\n".join([text for _, text in self.live()])
        return found

    def recall(self, name: str, find: Callable[[str], T]) -> T:
        """What a scan finds in the live text, found once: a dozen steps ask for it."""
        try:
            found: T = self._seen[name]
        except KeyError:
            found = self._seen[name] = find(self.live_text())
        return found

    def to_text(self) -> str:
        r"""The text that is written: the body's live paragraphs, one a line; an empty page gives no line at all.

        A paragraph that holds a newline becomes several; white space that a rewrite has left at an end goes.

        >>> Page.from_text(" 甲 \n\n乙").to_text()
        '甲\n乙\n'
        """
        texts = "\n".join(p.text for p in self.paragraphs if p.dropped_by is None and p.role == "body")
        return "".join(f"{line}\n" for raw in texts.split("\n") if (line := raw.strip()))
