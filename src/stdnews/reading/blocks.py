"""Paragraphs from the tree of an HTML document: what ends one, and what is folded inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from stdnews.page import Box, Markup, Paragraph
from stdnews.reading.fold import LINE_END, SEPARATOR, fold, size
from stdnews.reading.kinds import CELLS, KINDS, Kind
from stdnews.reading.marks import Marks
from stdnews.reading.states import PLAIN, State, state_in

_CELL = "\0"
"""Between the cells of a row; a parser of HTML lets no NUL through."""
_MOST = 0.8
"""An inline style is the paragraph's when it holds for this share of it."""


class Blocks(NamedTuple):
    """What stands in an element."""

    paragraphs: tuple[Paragraph, ...] = ()
    hidden: int = 0
    """Elements left out because they say that they are hidden; what stands in them is not counted."""


def read_blocks(root: LexborNode, marks: Marks) -> Blocks:
    """The paragraphs of an element: each block element and each ``<br>`` ends one, each row of a table of data is one.

    Goes through the tree without recursion: pages nest elements deeper than Python nests calls.
    """
    walk = _Walk(marks)
    node = root
    above: list[LexborNode] = []
    kinds: list[Kind] = []
    while True:
        text = node.text_content
        if text is not None:
            walk.add(text)
        else:
            kind = walk.enter(node)
            child = None if kind >= Kind.SKIP else node.first_child
            if child is not None:
                above.append(node)
                kinds.append(kind)
                node = child
                continue
            walk.leave(kind)
        while above and (node.next is None):
            node = above.pop()
            walk.leave(kinds.pop())
        if not above or (following := node.next) is None:
            return Blocks(tuple(walk.found), walk.hidden)
        node = following


@dataclass(slots=True)
class _Open:
    """A block element that is open."""

    node: LexborNode
    tag: str
    state: State
    box: Box | None = None
    """Made when a paragraph needs it."""


@dataclass(slots=True)
class _Walk:
    """The paragraphs found so far, the pieces of the one that is being read, and what is open around it."""

    marks: Marks
    found: list[Paragraph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    links: int = 0
    dims: int = 0
    linked: int = 0
    """Characters of the pieces inside links, white space not counted."""
    dimmed: int = 0
    """The same for inline elements that are grey or small."""
    in_row: bool = False
    """Whether a row of a table of data is being read."""
    boxes: int = 0
    hidden: int = 0
    image: bool = False
    """Whether an image stands between the paragraph before and this one."""

    def add(self, text: str) -> None:
        """Adds a text to the paragraph."""
        self.pieces.append(text)
        if self.links:
            self.linked += size(text)
        elif self.dims:
            self.dimmed += size(text)

    def enter(self, node: LexborNode) -> Kind:
        """Takes in the beginning of an element."""
        tag = node.tag or ""
        kind = KINDS.get(tag, Kind.INLINE)
        if node.mem_id in self.marks.looks:
            kind = self.marks.kind(node, kind)
            self.hidden += kind is Kind.HIDDEN
        if kind is Kind.BLOCK:
            self.begin(node, tag)
        elif kind is Kind.LINK:
            self.links += 1
        elif kind is Kind.DIM:
            self.dims += 1
        elif kind is Kind.BREAK:
            self.part()
        elif kind is Kind.IMAGE:
            self.image = True
        return kind

    def leave(self, kind: Kind) -> None:
        """Takes in the end of an element."""
        if kind is Kind.BLOCK:
            self.finish()
        elif kind is Kind.LINK:
            self.links -= 1
        elif kind is Kind.DIM:
            self.dims -= 1

    def begin(self, node: LexborNode, tag: str) -> None:
        """Opens a block element."""
        if self.in_row:
            self.pieces.append(_CELL if tag in CELLS else " ")
        else:
            self.end()
        state = state_in(self.open[-1].state if self.open else PLAIN, tag, node, self.marks)
        self.open.append(_Open(node, tag, state))
        self.in_row = self.in_row or (tag == "tr" and state.data)

    def finish(self) -> None:
        """Closes a block element."""
        tag = self.open[-1].tag
        if self.in_row and tag != "tr":
            self.pieces.append(" ")
        else:
            self.end()
            self.in_row = False
        self.open.pop()

    def part(self) -> None:
        """Takes in a line end that is no element's end."""
        if self.in_row:
            self.pieces.append(" ")
        else:
            self.end()

    def end(self) -> None:
        """Ends the paragraph; one without text is none."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if text and not text.isspace():
            markup = None
            for line in self.lines(text):
                markup = markup or self.markup(text)
                self.found.append(Paragraph(line, "body", None, markup))
                self.image = False
        self.linked = self.dimmed = 0

    def lines(self, text: str) -> list[str]:
        """The paragraphs of a text between two ends of blocks: most often one."""
        if self.in_row:
            texts = ["\t".join(map(fold, text.split(_CELL))).strip()]
        elif self.open[-1].state.verbatim:
            texts = [line.strip() for line in LINE_END.split(text)]
        else:
            texts = [fold(line) for line in SEPARATOR.split(text)]
        return [line for line in texts if line]

    def markup(self, text: str) -> Markup:
        """What the document says of the paragraph."""
        here = self.open[-1]
        state = here.state
        share = self.linked / size(text) if self.linked else 0.0
        dim = state.dim or (self.dimmed > 0 and self.dimmed >= _MOST * size(text))
        return Markup(
            *(here.tag, share, state.in_list, state.heading, state.caption, state.centred, dim),
            *(self.image, self.box(), state.selected),
        )

    def box(self) -> Box:
        """The box of the innermost open block; those around it are made first."""
        made = len(self.open)
        while made and self.open[made - 1].box is None:
            made -= 1
        above = self.open[made - 1].box if made else None
        for depth, block in enumerate(self.open[made:], made):
            above = block.box = Box(block.tag, self.boxes, _names(block.node), above, depth)
            self.boxes += 1
        assert above is not None  # noqa: S101 - text stands in the body
        return above


def _names(node: LexborNode) -> str:
    """An element's ``id`` and ``class``."""
    attributes = node.attributes
    return " ".join(value for name in ("id", "class") if (value := attributes.get(name)))
