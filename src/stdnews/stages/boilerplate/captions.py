"""Captions that HTML shows to be captions: by their element or its name, or by their look below a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.caption_looks import looks_like_caption, named_around
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import Verdict, View


def find_captions(page: View, block: Block) -> Iterator[Verdict]:
    """Captions among the paragraphs, if the paragraphs themselves look otherwise."""
    if page.place is None:
        return
    if not any(_may_be_caption(line) for line in page.lines[page.place.first : page.place.stop]):
        return
    within = page.lines[block.first : block.last + 1]
    text = [line for line in within if _is_text(line)]
    looks = _looks_that_tell([line for line in within if not line.linked and line.rule is None])
    if sum(looks_like_caption(line, looks) for line in text) * 2 > len(text):
        return
    for number in range(page.place.first, page.place.stop):
        line = page.lines[number]
        if line.rule is None and number != page.headline and looks_like_caption(line, looks):
            yield Verdict(number, "picture-caption", "a caption by its element or its look below a picture")


def _may_be_caption(line: Line) -> bool:
    """A quick look."""
    markup = line.markup
    if markup is None or markup.caption or markup.after_image:
        return markup is not None
    return named_around(line) == "caption"


def _is_text(line: Line) -> bool:
    return line.shape is Shape.SENTENCE and line.rule is None


def _looks_that_tell(text: Sequence[Line]) -> frozenset[str]:
    """The looks that tell a caption from the text: on some pages all is centred, or grey."""
    known = [line.markup for line in text if line.markup]
    centred = sum(markup.centred for markup in known)
    dim = sum(markup.dim for markup in known)
    return frozenset(look for look, count in (("centred", centred), ("dim", dim)) if count * 2 < len(known))
