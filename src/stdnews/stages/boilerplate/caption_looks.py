"""What shows a line to be a caption: its element or the name of that, or its look below a picture."""

from __future__ import annotations

import functools
import itertools
import re

from stdnews.stages.boilerplate.lines import Line
from stdnews.stages.boilerplate.place import boxes_of

LONGEST = 120
"""Characters of a caption below a picture; longer ones are the text of a gallery."""

LONGEST_NAMED = 300
"""Characters of a caption that its element names so, such as ``figcaption``."""

AROUND = 3
"""Elements around a paragraph that are asked for their names."""


def looks_like_caption(line: Line, looks: frozenset[str] = frozenset()) -> bool:
    """Whether a line is a caption; ``looks`` are those that its page has for nothing else, such as ``dim``."""
    markup = line.markup
    if markup is None or markup.heading or len(line.text) > (LONGEST_NAMED if markup.caption else LONGEST):
        return False
    named = named_around(line)
    is_other = (markup.centred and "centred" in looks) or (markup.dim and "dim" in looks)
    says_so = line.text.startswith(("图为", "上图为", "图片为")) or _credit().search(line.text) is not None
    return markup.caption or named == "caption" or (markup.after_image and (is_other or says_so or named == "picture"))


def named_around(line: Line) -> str:
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
