"""What on a page calls for a closer look: one scan for all kinds of escapes and stand-ins together."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from stdnews.page import Page
from stdnews.stages.mojibake.chars import COMPATIBLE, EMOJI, INVISIBLE, PRIVATE, RADICALS
from stdnews.stages.mojibake.codec_scan import beginnings

CODEC = frozenset({"codec", "invisible", "form"})
"""What may be the sign of a wrong codec: its own, or a control or private character, which are signs of more."""
UNREAD = frozenset({"codec", "unread"})
"""What may be a sign of lines that nobody can read; U+FFFD is a sign of a wrong codec, too."""
MISREAD = CODEC | UNREAD | {"emoji"}
"""All signs of characters that a wrong codec may show."""
ESCAPES = frozenset({"entity", "lost", "name", "code", "tag", "tag_end"})
"""The signs of characters written as escapes, and of tags."""


_UNREAD = "锟烫屯"


@functools.cache
def _signs() -> re.Pattern[str]:
    """A class of characters first, so that the scan runs over sound text in C; then what each may begin or end."""
    codec, goes_on = beginnings()
    listed = INVISIBLE + PRIVATE + RADICALS + COMPATIBLE + EMOJI + codec + _UNREAD
    plane_0 = re.sub("[\U00010000-\U0010ffff]-?", "", listed)  # one range for all others: a class tries range by range
    han = "\u3400-\u9fff"
    first = rf"[{plane_0}\U0001f000-\U0010ffff&＆#\\%<>;,， \xa0]"
    return re.compile(
        rf"{first}(?:(?<![,，])(?:"  # commas are many: they fail here, and at what follows them
        rf"(?<=[{han})][ \xa0])(?:(?=[{han}])(?P<gap>)|(?<=[{han}][ \xa0])(?=[,，、。；;：:？?！!])(?P<space>))"
        r"|(?<=[&＆])(?: ?[#A-Za-z][A-Za-z0-9](?P<entity>))"
        r"|(?<=#)(?:(?:[xX][0-9a-fA-F]{2,5}|\d{3,5});(?P<lost>))"
        r"|(?<=;)(?:(?<=[a-z]{4};)(?P<name>))"
        r"|(?<=[\\%])(?:(?:u[0-9a-fA-F]{4}|(?:25)*[C-Fc-f][0-9A-Fa-f]%(?:25)*[89ABab])(?P<code>))"
        r"|(?<=[<>])(?:(?<=<)[/!A-Za-z](?P<tag>)|(?<=[\"”'/]>)(?P<tag_end>))"
        r"|(?<![ \xa0&＆#;\\%<>])(?:"
        rf"(?<=[{INVISIBLE}])(?P<invisible>)"
        rf"|(?<=[{PRIVATE}{RADICALS}{COMPATIBLE}])(?P<form>)"
        rf"|(?<=[{EMOJI}])(?P<emoji>)"
        rf"|(?<=[{_UNREAD}])(?P<unread>)"
        rf"|(?<=[{codec}]){goes_on}(?P<codec>))"
        r")|(?=[,，、。；;？?！!])(?<=[,，])(?P<comma>))",
    )


def signs(text: str) -> frozenset[str]:
    """The kinds of signs in a text.

    >>> signs("新闻&lt;中心"), signs("AT&T 今天，下雨。")
    (frozenset({'entity'}), frozenset())
    """
    return frozenset(_places(text))


def _places(text: str) -> Mapping[str, Sequence[int]]:
    """Where the signs of each kind stand in a text."""
    found: dict[str, list[int]] = {}
    for hit in _signs().finditer(text):
        found.setdefault(hit.lastgroup or "", []).append(hit.start())
    return found


def signs_of(page: Page) -> AbstractSet[str]:
    r"""The kinds of signs in a page; each step of the stage asks.

    >>> signs_of(Page.from_text("今\u200b年\n新闻&lt;中心")) == {"invisible", "entity"}
    True
    """
    return page.recall("signs", _places).keys()


def lines_with(page: Page, kinds: AbstractSet[str]) -> list[tuple[int, str]]:
    r"""Place and text of the live paragraphs with a sign of some kinds, in order.

    >>> lines_with(Page.from_text("今天\n今\u200b年\n新闻&lt;中心"), CODEC)
    [(1, '今\u200b年')]
    """
    places = page.recall("signs", _places)
    live = page.live()
    ends = list(accumulate([len(text) + 1 for _, text in live]))
    numbers = {bisect_right(ends, at) for kind in kinds for at in places.get(kind, ())}
    return [live[number] for number in sorted(numbers)]
