"""Captions that HTML shows to be captions: by their element or its name, or by their look below a picture."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.place import boxes_of
from stdnews.stages.boilerplate.view import Verdict, View

LONGEST = 120
"""Characters of a caption below a picture; longer ones are the text of a gallery."""

LONGEST_NAMED = 300
"""Characters of a caption that its element names so, such as ``figcaption``."""

AROUND = 3
"""Elements around a paragraph that are asked for their names."""


def find_captions(page: View, block: Block) -> Iterator[Verdict]:
    """Captions among the paragraphs, if the paragraphs themselves look otherwise."""
    if page.place is None:
        return
    if not any(_may_be_caption(line) for line in page.lines[page.place.first : page.place.stop]):
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


def _may_be_caption(line: Line) -> bool:
    """A quick look."""
    markup = line.markup
    if markup is None or markup.caption or markup.after_image:
        return markup is not None
    return _named_around(line) == "caption"


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
    if markup is None or markup.heading or len(line.text) > (LONGEST_NAMED if markup.caption else LONGEST):
        return False
    named = _named_around(line)
    is_other = (markup.centred and "centred" in looks) or (markup.dim and "dim" in looks)
    says_so = line.text.startswith(("图为", "上图为", "图片为")) or _credit().search(line.text) is not None
    return markup.caption or named == "caption" or (markup.after_image and (is_other or says_so or named == "picture"))


def _named_around(line: Line) -> str:
    """What the element of a line says of it, or the next two around, which may hold the picture with its caption."""
    named = [_named(box.names) if box.names else "" for box in itertools.islice(boxes_of(line), AROUND)]
    return "caption" if "caption" in named else named[0] if named else ""


@functools.cache
def _credit() -> re.Pattern[str]:
    """How the line below a picture ends that says whose it is; a report may end with its agency, too."""
    agency = "美联社|路透社?|法新社|新华社|中新社|中央社|彭博社?|视觉中国|Getty Images"
    return re.compile(rf"[(/](?:[^()。,]{{2,14}}(?:提供|供图|摄|照片|资料图|图片)|(?:{agency})(?:照片)?)\)?$")


@functools.cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    picture = "img|image|pic|picture|photo"
    return (
        re.compile(
            rf"(?<![a-z])(?:fig)?caption|(?<![a-z])(?:{picture})s?[-_]?(?:desc|intro|info|text|txt|note|tit|cap|words?)"
        ),
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
