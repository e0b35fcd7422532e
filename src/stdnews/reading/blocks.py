"""Paragraphs from the tree of an HTML document: what ends one, and what is folded inside it."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from stdnews.page import Box, Markup, Paragraph
from stdnews.reading.fold import LINE_END, SEPARATOR, fold, parts_links, size
from stdnews.reading.kinds import (
    BREAK,
    CELLS,
    DIM,
    HIDDEN,
    IMAGE,
    INLINE,
    LINK,
    NUMBERED,
    SKIP,
    TEXT,
    TURNING,
    kind_of,
)
from stdnews.reading.marks import Marks
from stdnews.reading.states import PLAIN, State, names_of, state_in

CELL = "\0"
"""Between the cells of a row; a parser of HTML lets no NUL through."""
_MOST = 0.8
"""An inline style is the paragraph's when it holds for this share of it."""
_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes."""


class Blocks(NamedTuple):
    """What stands in an element."""

    paragraphs: tuple[Paragraph, ...] = ()
    hidden: int = 0
    """Elements left out because they say that they are hidden; what stands in them is not counted."""


Open = tuple[LexborNode, int]
"""A block that is open: its node, and its number on the page."""


def read_blocks(root: LexborNode, marks: Marks) -> Blocks:  # noqa: C901, PLR0912, PLR0915 - the one hot loop
    """The paragraphs of an element: each block element and each ``<br>`` ends one, each row of a table of data is one.

    Goes through the tree without recursion: pages nest elements deeper than Python nests calls. The loop is in one
    piece, as it runs once for each node of the page, of which a quarter are the white space between two elements.
    """
    walk = _Walk(marks)
    known, marked, pieces, linked = NUMBERED.get, marks.all, walk.pieces, walk.linked
    opened = walk.opened
    links = number = 0
    above: list[LexborNode] = []
    kinds: list[int] = []
    node = root
    while True:
        kind = known(node.tag_id)
        if kind is None:
            kind = kind_of(node)
        closing = INLINE
        if kind == TEXT:
            if pieces or not node.is_empty_text_node:
                text = node.text_content or ""
                is_space = text.isspace()
                if pieces and is_space and parts_links(node):
                    text = " "
                if pieces or not is_space:
                    pieces.append(text)
                    if links:
                        linked.append(text)
                    elif walk.dims:
                        walk.dimmed += size(text)
        else:
            if node.mem_id in marked:
                kind = walk.look(node, kind)
            if kind < SKIP:
                if kind == LINK:
                    links += 1
                elif kind > LINK:
                    walk.enter(kind)
                elif kind:
                    if pieces or walk.in_row:
                        walk.begin(node)
                    opened.append((node, number))
                    number += 1
                    if kind == TURNING:
                        walk.turn(node)
                child = node.first_child
                if child is not None:
                    above.append(node)
                    kinds.append(kind)
                    node = child
                    continue
                closing = kind
        while True:
            if closing == LINK:
                links -= 1
            elif closing > LINK:
                walk.dims -= closing == DIM
            elif closing:
                if pieces or walk.in_row:
                    walk.finish()
                opened.pop()
                if closing == TURNING:
                    walk.turn_back()
            if not above:
                return Blocks(tuple(walk.found), walk.hidden)
            following = node.next
            if following is not None:
                node = following
                break
            node = above.pop()
            closing = kinds.pop()


class _Walk:
    """The paragraphs found so far, the pieces of the one that is being read, and what is open around it."""

    __slots__ = (
        *("around", "boxes", "dimmed", "dims", "found", "hidden", "image", "in_row", "linked", "marks"),
        *("opened", "pieces", "state"),
    )

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.found: list[Paragraph] = []
        self.pieces: list[str] = []
        """The first one has more than white space in it."""
        self.opened: list[Open] = []
        """The block elements that are open."""
        self.boxes: list[Box] = []
        """The outermost of these and of others that have ended: made when a paragraph ends in them, as a third of a
        page's blocks never have one."""
        self.state = PLAIN
        """What holds in the innermost one."""
        self.around: list[State] = []
        """What held around each that has changed it."""
        self.dims = 0
        """Inline elements in small or grey letters that are open."""
        self.linked: list[str] = []
        """The pieces inside links."""
        self.dimmed = 0
        """Characters in small or grey letters, white space not counted."""
        self.in_row = False
        """Whether a row of a table of data is being read."""
        self.hidden = 0
        self.image = False
        """Whether an image stands between the paragraph before and this one."""

    def look(self, node: LexborNode, kind: int) -> int:
        """The kind of a marked element, as it looks."""
        kind = self.marks.kind(node.mem_id, kind)
        self.hidden += kind == HIDDEN
        return kind

    def enter(self, kind: int) -> None:
        """Takes in the beginning of an element that is no block and no link."""
        if kind == BREAK:
            self.part()
        elif kind == IMAGE:
            self.image = True
        else:
            self.dims += 1

    def begin(self, node: LexborNode) -> None:
        """Takes in the beginning of a block element with text before it."""
        if self.in_row:
            self.pieces.append(CELL if node.tag in CELLS else " ")
        else:
            self.end()

    def turn(self, node: LexborNode) -> None:
        """Takes in a block that changes what holds for the text inside it."""
        tag = node.tag or ""
        self.around.append(self.state)
        self.state = state_in(self.state, tag, node.mem_id, self.marks)
        self.in_row = self.in_row or (self.state.data and tag == "tr")

    def turn_back(self) -> None:
        """Takes in the end of such a block."""
        self.state = self.around.pop()

    def finish(self) -> None:
        """Takes in the end of a block element with text before it."""
        if self.in_row and self.opened[-1][0].tag != "tr":
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
        words = text.split(None, 1)
        for line in words if len(words) == 1 and not self.in_row else self.lines(text):
            self.found.append(_new(Paragraph, (line, "body", None, self.markup(text))))
        pieces.clear()
        self.linked.clear()
        self.dimmed = 0

    def lines(self, text: str) -> list[str]:
        """The lines of a text with white space in it: more than one where line ends count, or it has separators."""
        if self.in_row:
            lines = ["\t".join(map(fold, text.split(CELL)))]
        elif self.state.verbatim:
            lines = LINE_END.split(text)
        elif "\u2028" in text or "\u2029" in text:
            lines = [fold(line) for line in SEPARATOR.split(text)]
        else:
            return [fold(text)]
        return [line for raw in lines if (line := raw.strip())]

    def markup(self, text: str) -> Markup:
        """What the document says of a paragraph; ``text`` is all that was read for it."""
        in_list, heading, caption, centred, dim, _, _, selected = self.state
        share = 0.0
        if self.linked:
            share = 1.0 if len(self.linked) == len(self.pieces) else size("".join(self.linked)) / size(text)
        if self.dimmed:
            dim = dim or self.dimmed >= _MOST * size(text)
        image, self.image = self.image, False
        box = self.box()
        return _new(Markup, (box.tag, share, in_list, heading, caption, centred, dim, image, box, selected))

    def box(self) -> Box:
        """The box of the innermost block; those of blocks that have ended make way for it."""
        boxes, opened = self.boxes, self.opened
        del boxes[len(opened) :]
        while boxes and boxes[-1].number != opened[len(boxes) - 1][1]:
            boxes.pop()
        above = boxes[-1] if boxes else None
        for node, number in opened[len(boxes) :]:
            attributes = node.attributes
            names = names_of(attributes) if attributes else ""
            above = _new(Box, (node.tag or "", number, names, above, len(boxes)))
            boxes.append(above)
        return boxes[-1]
