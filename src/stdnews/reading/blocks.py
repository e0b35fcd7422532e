"""Paragraphs from the tree of an HTML document: what ends one, and what is folded inside it."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from stdnews.page import Box, Markup, Paragraph
from stdnews.reading.fold import LINE_END, SEPARATOR, fold, size
from stdnews.reading.kinds import BLOCK, BREAK, CELLS, DIM, HIDDEN, IMAGE, INLINE, KINDS, LINK, SKIP
from stdnews.reading.marks import Marks
from stdnews.reading.states import PLAIN, TURNING, State, names_of, state_in

CELL = "\0"
"""Between the cells of a row; a parser of HTML lets no NUL through."""
_MOST = 0.8
"""An inline style is the paragraph's when it holds for this share of it."""


class Blocks(NamedTuple):
    """What stands in an element."""

    paragraphs: tuple[Paragraph, ...] = ()
    hidden: int = 0
    """Elements left out because they say that they are hidden; what stands in them is not counted."""


def read_blocks(root: LexborNode, marks: Marks) -> Blocks:  # noqa: C901, PLR0912 - the one hot loop
    """The paragraphs of an element: each block element and each ``<br>`` ends one, each row of a table of data is one.

    Goes through the tree without recursion: pages nest elements deeper than Python nests calls. The loop is in one
    piece, as it runs once for each node of the page.
    """
    walk = _Walk(marks)
    get, marked, pieces, add = KINDS.get, marks.all, walk.pieces, walk.pieces.append
    above: list[LexborNode] = []
    kinds: list[int] = []
    node = root
    while True:
        text = node.text_content
        if text is not None:
            if pieces or not text.isspace():
                add(text)
                if walk.counting:
                    walk.count(text)
        else:
            tag = node.tag or ""
            kind = get(tag, INLINE)
            is_marked = node.mem_id in marked
            if is_marked:
                kind = walk.look(node, kind)
            if kind < SKIP:
                if kind == BLOCK:
                    walk.begin(node, tag, is_turning=is_marked or tag in TURNING)
                elif kind:
                    walk.enter(kind)
                child = node.first_child
                if child is not None:
                    above.append(node)
                    kinds.append(kind)
                    node = child
                    continue
                if kind:
                    walk.leave(kind)
        while (following := node.next) is None:
            if not above:
                return Blocks(tuple(walk.found), walk.hidden)
            node = above.pop()
            if kind := kinds.pop():
                walk.leave(kind)
        if not above:
            return Blocks(tuple(walk.found), walk.hidden)
        node = following


class _Walk:
    """The paragraphs found so far, the pieces of the one that is being read, and what is open around it."""

    __slots__ = (
        *("boxes", "counting", "dimmed", "dims", "found", "hidden", "image", "in_row", "linked", "links", "marks"),
        *("number", "pieces", "states"),
    )

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.found: list[Paragraph] = []
        self.pieces: list[str] = []
        """The first one has more than white space in it."""
        self.boxes: list[Box] = []
        """The block elements that are open."""
        self.states: list[State] = []
        """What holds in each of them."""
        self.number = 0
        self.links = self.dims = 0
        """Links, and inline elements in small or grey letters, that are open."""
        self.counting = False
        """Whether any of these is."""
        self.linked: list[str] = []
        """The pieces inside links."""
        self.dimmed = 0
        """Characters in small or grey letters, white space not counted."""
        self.in_row = False
        """Whether a row of a table of data is being read."""
        self.hidden = 0
        self.image = False
        """Whether an image stands between the paragraph before and this one."""

    def count(self, text: str) -> None:
        """Counts a text in a link, or in small or grey letters."""
        if self.links:
            self.linked.append(text)
        else:
            self.dimmed += size(text)

    def look(self, node: LexborNode, kind: int) -> int:
        """The kind of an element, as it looks."""
        kind = self.marks.kind(node, kind)
        self.hidden += kind == HIDDEN
        return kind

    def enter(self, kind: int) -> None:
        """Takes in the beginning of an element that is no block."""
        if kind == LINK:
            self.links += 1
            self.counting = True
        elif kind == BREAK:
            self.part()
        elif kind == IMAGE:
            self.image = True
        else:
            self.dims += 1
            self.counting = True

    def leave(self, kind: int) -> None:
        """Takes in the end of an element."""
        if kind == BLOCK:
            if self.pieces or self.in_row:
                self.finish()
            self.boxes.pop()
            self.states.pop()
        elif kind == LINK:
            self.links -= 1
            self.counting = self.links + self.dims > 0
        elif kind == DIM:
            self.dims -= 1
            self.counting = self.links + self.dims > 0

    def begin(self, node: LexborNode, tag: str, *, is_turning: bool) -> None:
        """Opens a block element; a turning one changes what holds in it."""
        if self.in_row:
            self.pieces.append(CELL if tag in CELLS else " ")
        elif self.pieces:
            self.end()
        boxes, states = self.boxes, self.states
        state, above = (states[-1], boxes[-1]) if boxes else (PLAIN, None)
        if is_turning:
            state = state_in(state, tag, node, self.marks)
            self.in_row = self.in_row or (state.data and tag == "tr")
        states.append(state)
        boxes.append(Box(tag, self.number, names_of(node), above, len(boxes)))
        self.number += 1

    def finish(self) -> None:
        """Takes in the end of a block element with text before it."""
        if self.in_row and self.boxes[-1].tag != "tr":
            self.pieces.append(" ")
        else:
            self.end()
            self.in_row = False

    def part(self) -> None:
        """Takes in a line end that is no element's end."""
        if self.in_row:
            self.pieces.append(" ")
        elif self.pieces:
            self.end()

    def end(self) -> None:
        """Ends the paragraph."""
        pieces = self.pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if self.in_row or self.states[-1].verbatim or "\u2028" in text or "\u2029" in text:
            self.found += [Paragraph(line, "body", None, self.markup(text)) for line in self.lines(text)]
        elif line := fold(text):
            self.found.append(Paragraph(line, "body", None, self.markup(text)))
        pieces.clear()
        self.linked.clear()
        self.dimmed = 0

    def lines(self, text: str) -> list[str]:
        """The lines of a row of data, of a text whose line ends count, of one with separators of its own."""
        if self.in_row:
            lines = ["\t".join(map(fold, text.split(CELL)))]
        elif self.states[-1].verbatim:
            lines = LINE_END.split(text)
        else:
            lines = [fold(line) for line in SEPARATOR.split(text)]
        return [line for raw in lines if (line := raw.strip())]

    def markup(self, text: str) -> Markup:
        """What the document says of the paragraph."""
        box = self.boxes[-1]
        in_list, heading, caption, centred, dim, _, _, selected = self.states[-1]
        share = 0.0
        if self.linked:
            share = 1.0 if len(self.linked) == len(self.pieces) else size("".join(self.linked)) / size(text)
        if self.dimmed:
            dim = dim or self.dimmed >= _MOST * size(text)
        image, self.image = self.image, False
        return Markup(box.tag, share, in_list, heading, caption, centred, dim, image, box, selected)
