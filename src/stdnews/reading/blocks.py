"""Paragraphs from the tree of an HTML document: what ends one, and what is folded inside it."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from stdnews.page import Box, Markup, Paragraph
from stdnews.reading.fold import LINE_END, SEPARATOR, fold, parts_links, size
from stdnews.reading.kinds import BLOCK, BREAK, CELLS, DIM, HIDDEN, IMAGE, INLINE, KINDS, LINK, SKIP, TEXT
from stdnews.reading.marks import Marks
from stdnews.reading.states import PLAIN, TURNING, State, names_of, state_in

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


Open = tuple[LexborNode, str, int, State]
"""A block that is open: its node, its tag, its number on the page, and what holds around it."""


def read_blocks(root: LexborNode, marks: Marks) -> Blocks:  # noqa: C901, PLR0912 - the one hot loop
    """The paragraphs of an element: each block element and each ``<br>`` ends one, each row of a table of data is one.

    Goes through the tree without recursion: pages nest elements deeper than Python nests calls. The loop is in one
    piece, as it runs once for each node of the page.
    """
    walk = _Walk(marks)
    get, marked, pieces, linked, leave = KINDS.get, marks.all, walk.pieces, walk.linked, walk.leave
    links = 0
    above: list[LexborNode] = []
    kinds: list[int] = []
    node = root
    while True:
        tag = node.tag or ""
        kind = get(tag, INLINE)
        if kind == TEXT:
            text = node.text_content or ""
            if pieces and text.isspace() and parts_links(node):
                text = " "
            if pieces or not text.isspace():
                pieces.append(text)
                if links:
                    linked.append(text)
                elif walk.dims:
                    walk.dimmed += size(text)
        else:
            if is_marked := node.mem_id in marked:
                kind = walk.look(node, kind)
            if kind < SKIP:
                if kind == BLOCK:
                    walk.begin(node, tag, is_turning=is_marked or tag in TURNING)
                elif kind == LINK:
                    links += 1
                elif kind:
                    walk.enter(kind)
                child = node.first_child
                if child is not None:
                    above.append(node)
                    kinds.append(kind)
                    node = child
                    continue
                if kind == LINK:
                    links -= 1
                elif kind:
                    leave(kind)
        while (following := node.next) is None:
            if not above:
                return Blocks(tuple(walk.found), walk.hidden)
            node = above.pop()
            kind = kinds.pop()
            if kind == LINK:
                links -= 1
            elif kind:
                leave(kind)
        if not above:
            return Blocks(tuple(walk.found), walk.hidden)
        node = following


class _Walk:
    """The paragraphs found so far, the pieces of the one that is being read, and what is open around it."""

    __slots__ = (
        *("boxes", "dimmed", "dims", "found", "hidden", "image", "in_row", "linked", "marks", "number"),
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
        """The outermost of these: made when a paragraph ends in them, as a third of a page's blocks never have one."""
        self.state = PLAIN
        """What holds in the innermost one."""
        self.number = 0
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
        """The kind of an element, as it looks."""
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

    def leave(self, kind: int) -> None:
        """Takes in the end of an element that is no link."""
        if kind == BLOCK:
            if self.pieces or self.in_row:
                self.finish()
            opened = self.opened
            self.state = opened.pop()[3]
            if len(self.boxes) > len(opened):
                self.boxes.pop()
        elif kind == DIM:
            self.dims -= 1

    def begin(self, node: LexborNode, tag: str, *, is_turning: bool) -> None:
        """Opens a block element; a turning one changes what holds in it."""
        if self.in_row:
            self.pieces.append(CELL if tag in CELLS else " ")
        elif self.pieces:
            self.end()
        self.opened.append((node, tag, self.number, self.state))
        self.number += 1
        if is_turning:
            self.turn(tag, node.mem_id)

    def turn(self, tag: str, at: int) -> None:
        """Takes in a block that changes what holds for the text inside it."""
        self.state = state_in(self.state, tag, at, self.marks)
        self.in_row = self.in_row or (self.state.data and tag == "tr")

    def finish(self) -> None:
        """Takes in the end of a block element with text before it."""
        if self.in_row and self.opened[-1][1] != "tr":
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
        if len(words) == 1 and not self.in_row:
            self.found.append(self.paragraph(words[0], text))
        else:
            self.found += [self.paragraph(line, text) for line in self.lines(text)]
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

    def paragraph(self, line: str, text: str) -> Paragraph:
        """A paragraph with what the document says of it; ``text`` is all that was read for it."""
        box = self.box()
        in_list, heading, caption, centred, dim, _, _, selected = self.state
        share = 0.0
        if self.linked:
            share = 1.0 if len(self.linked) == len(self.pieces) else size("".join(self.linked)) / size(text)
        if self.dimmed:
            dim = dim or self.dimmed >= _MOST * size(text)
        image, self.image = self.image, False
        markup = (box.tag, share, in_list, heading, caption, centred, dim, image, box, selected)
        return _new(Paragraph, (line, "body", None, _new(Markup, markup)))

    def box(self) -> Box:
        """The box of the innermost block."""
        boxes = self.boxes
        for node, tag, number, _ in self.opened[len(boxes) :]:
            boxes.append(Box(tag, number, names_of(node), boxes[-1] if boxes else None, len(boxes)))
        return boxes[-1]
