"""Which script a text is in, as the characters show that only one of the two scripts uses."""

from __future__ import annotations

import functools
import re
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from stdnews.stages.simplify.variants import VARIANTS
from stdnews.tables.scripts import SIMPLIFIED, TRADITIONAL

_LEAN = 4
"""A mixed text is Traditional when it has this many times as many characters of that script only as of the other."""
_QUOTED = re.compile("(《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|「[^「」]*」|『[^『』]*』)")
_FOREIGN = "\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
"""Kana and hangul letters; not the marks ・ and ー, which stand in Chinese text too."""


class Script(Enum):
    """What a piece of a page is written in."""

    TRADITIONAL = auto()
    SIMPLIFIED = auto()
    FOREIGN = auto()
    """Japanese or Korean."""


class Counts(NamedTuple):
    """How many characters of a text are in use in one script only."""

    traditional: int
    simplified: int

    def is_traditional(self) -> bool:
        """Whether the text is Traditional beyond doubt; no evidence is a no.

        >>> Counts(3, 0).is_traditional(), Counts(5, 2).is_traditional(), Counts(0, 0).is_traditional()
        (True, False, False)
        """
        return self.traditional > _LEAN * self.simplified


@functools.cache
def traditional() -> re.Pattern[str]:
    """A character that Simplified text has no use for."""
    return re.compile(f"[{TRADITIONAL}{''.join(VARIANTS)}]")


@functools.cache
def simplified() -> re.Pattern[str]:
    """A character that Traditional text has no use for."""
    return re.compile(f"[{SIMPLIFIED}]")


@functools.cache
def foreign() -> re.Pattern[str]:
    """A letter of Japanese or Korean."""
    return re.compile(f"[{_FOREIGN}]")


@functools.cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"[{_FOREIGN}\u3400-\u9fff\uf900-\ufaff]")


@functools.cache
def mixed() -> re.Pattern[str]:
    """A character that a page in Traditional Chinese alone has not: Simplified, Japanese or Korean."""
    return re.compile(f"[{SIMPLIFIED}{_FOREIGN}]")


def has_traditional(text: str) -> bool:
    """Whether there is anything to convert: one scan."""
    return traditional().search(text) is not None


def is_foreign(text: str, share: float) -> bool:
    """Whether kana and hangul are more than ``share`` of the letters.

    >>> is_foreign("東京の桜が咲き始めた", 0.1), is_foreign("台灣の夜市美食節週末登場", 0.1)
    (True, False)
    """
    if foreign().search(text) is None:
        return False
    return len(foreign().findall(text)) > share * len(_letters().findall(text))


def count(text: str) -> Counts:
    """The evidence in a text."""
    return Counts(len(traditional().findall(text)), len(simplified().findall(text)))


def count_enough(text: str) -> Counts:
    """The evidence in a long text, with no more Simplified characters than tell that it is not Traditional.

    >>> count_enough("复兴说沈先生讲复兴，說"), count_enough("復興說复兴")
    (Counts(traditional=1, simplified=1), Counts(traditional=3, simplified=1))
    """
    found = len(traditional().findall(text))
    return Counts(found, sum(1 for _ in islice(simplified().finditer(text), found // _LEAN + 1)))


def pieces(text: str, page: Counts, foreign_share: float) -> list[tuple[str, Script]]:
    """A text, cut where its script may change, each piece with its script.

    A quotation or a title is judged by itself, so that a Simplified sentence about a Traditional book keeps its 沈; one
    without evidence goes with the sentence, a sentence without evidence with the page.

    >>> [script.name for _, script in pieces("乾杯", Counts(90, 0), 0.1)]
    ['TRADITIONAL']
    >>> [script.name for _, script in pieces("沈先生读《紅樓夢》", Counts(3, 90), 0.1)]
    ['SIMPLIFIED', 'TRADITIONAL', 'SIMPLIFIED']
    """
    if is_foreign(text, foreign_share):
        return [(text, Script.FOREIGN)]
    parts = _QUOTED.split(text)
    outside = count("".join(parts[::2]))
    if outside.traditional < 2 and not outside.simplified:
        outside = page
    default = Script.TRADITIONAL if outside.is_traditional() else Script.SIMPLIFIED
    return [(part, _quoted(part, default, foreign_share) if at % 2 else default) for at, part in enumerate(parts)]


def _quoted(text: str, default: Script, foreign_share: float) -> Script:
    """The script of a quotation."""
    if is_foreign(text, foreign_share):
        return Script.FOREIGN
    counts = count(text)
    if counts.traditional < 2 and not counts.simplified:
        return default
    return Script.TRADITIONAL if counts.is_traditional() else Script.SIMPLIFIED
