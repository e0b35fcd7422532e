"""Captions that HTML shows to be captions: by their element, or by their look below a picture."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import Verdict, View

LONGEST = 120
"""Characters of a caption below a picture; longer ones are the text of a gallery."""


def find_captions(page: View, block: Block) -> Iterator[Verdict]:
    """Captions among the paragraphs, if the paragraphs themselves look otherwise."""
    if page.place is None:
        return
    text = [line for line in page.lines[block.first : block.last + 1] if _is_text(line)]
    plain = [line for line in text if not _looks_like_caption(line)]
    if len(plain) * 2 < len(text) or not plain:
        return
    for number in range(page.place.first, page.place.stop):
        line = page.lines[number]
        if line.rule is None and number != page.headline and _looks_like_caption(line):
            yield Verdict(number, "picture-caption", "a caption by its element or its look below a picture")


def _is_text(line: Line) -> bool:
    return line.rule is None and line.shape is Shape.SENTENCE


def _looks_like_caption(line: Line) -> bool:
    markup = line.markup
    if markup is None or markup.heading or len(line.text) > LONGEST:
        return False
    says_so = line.text.startswith(("图为", "上图为", "图片为"))
    return markup.caption or (markup.after_image and (markup.centred or markup.dim or says_so))
