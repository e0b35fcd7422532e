"""Captions that HTML shows to be captions: by their element or its name, or by their look below a picture."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.page import Markup
from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import Verdict, View

LONGEST = 120
"""Characters of a caption below a picture; longer ones are the text of a gallery."""


def find_captions(page: View, block: Block) -> Iterator[Verdict]:
    """Captions among the paragraphs, if the paragraphs themselves look otherwise."""
    if page.place is None:
        return
    if not any(_may_be_caption(line.markup) for line in page.lines[page.place.first : page.place.stop]):
        return
    within = page.lines[block.first : block.last + 1]
    text = [line for line in within if _is_text(line)]
    looks = _looks_that_tell([line for line in within if not line.linked and line.rule is None])
    if sum(_looks_like_caption(line, looks) for line in text) * 2 > len(text):
        return
    for number in range(page.place.first, page.place.stop):
        line = page.lines[number]
        if line.rule is None and number != page.headline and _looks_like_caption(line, looks):
            yield Verdict(number, "picture-caption", "a caption by its element or its look below a picture")


def _may_be_caption(markup: Markup | None) -> bool:
    """A quick look."""
    if markup is None or markup.caption or markup.after_image:
        return markup is not None
    return markup.box is not None and markup.box.names != "" and _named(markup.box.names) == "caption"


def _is_text(line: Line) -> bool:
    return line.shape is Shape.SENTENCE and line.rule is None


def _looks_that_tell(text: Sequence[Line]) -> frozenset[str]:
    """The looks that tell a caption from the text: on some pages all is centred, or grey."""
    known = [line.markup for line in text if line.markup]
    centred = sum(markup.centred for markup in known)
    dim = sum(markup.dim for markup in known)
    return frozenset(look for look, count in (("centred", centred), ("dim", dim)) if count * 2 < len(known))


def _looks_like_caption(line: Line, looks: frozenset[str]) -> bool:
    markup = line.markup
    if markup is None or markup.heading or len(line.text) > LONGEST:
        return False
    named = _named(markup.box.names) if markup.box is not None and markup.box.names else ""
    is_other = (markup.centred and "centred" in looks) or (markup.dim and "dim" in looks)
    says_so = line.text.startswith(("图为", "上图为", "图片为"))
    return markup.caption or named == "caption" or (markup.after_image and (is_other or says_so or named == "picture"))


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    picture = "img|image|pic|picture|photo"
    return (
        re.compile(rf"(?<![a-z])(?:fig)?caption|(?<![a-z])(?:{picture})s?[-_]?(?:desc|intro|text|txt|note|tit)"),
        re.compile(rf"(?<![a-z])(?:{picture})s?(?![a-z])"),
    )


@functools.lru_cache(maxsize=1024)
def _named(names: str) -> str:
    """What an element's ``id`` and ``class`` say of the text in it, "" when nothing.

    >>> _named("pgc-img-caption"), _named("picIntro"), _named("img_wrapper"), _named("photographer topic")
    ('caption', 'caption', 'picture', '')
    """
    caption, picture = _words()
    lower = names.lower()
    return "caption" if caption.search(lower) else "picture" if picture.search(lower) else ""
