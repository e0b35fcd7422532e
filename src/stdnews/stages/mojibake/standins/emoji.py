"""Emoji that a mirror site put between the characters of a page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.edits import Span
from stdnews.stages.mojibake.chars import EMOJI, EMOJI_SEQUENCE, HAN, codes
from stdnews.stages.mojibake.layers import Fix

INJECTED_EMOJI = "injected-emoji"
"""The rule of these emoji."""
LEAST = 3
"""Emoji inside sentences that a page must show, two of them between two Han characters."""
SHARE = 0.8
"""Share of the page's emoji that must stand inside sentences: people put theirs behind the mark or at the end."""
REPEATED = 2
"""How often the same emoji may come on average: a site draws them at random, a writer has favourites and bullets."""

_MARKS = ",，、。；;：:？?！!"


@functools.cache
def _part() -> re.Pattern[str]:
    """What each sequence has in it, and more: one range for all beyond the BMP, as a class tries range by range."""
    plane_0 = re.sub("[\U00010000-\U0010ffff]-?", "", EMOJI)
    return re.compile(f"[{plane_0}\U00010000-\U0010ffff]")


@functools.cache
def _sequence() -> re.Pattern[str]:
    return re.compile(EMOJI_SEQUENCE)


@functools.cache
def _inside() -> re.Pattern[str]:
    """One emoji by itself behind a Han character, a closing bracket or quotation, and before a character or a mark."""
    return re.compile(rf"(?<=[{HAN})）”》])(?:{EMOJI_SEQUENCE})(?:(?=(?P<han>[{HAN}]))|(?=[{_MARKS}]))")


def emoji(texts: Sequence[str]) -> Fix | None:
    """What takes injected emoji out of a page's paragraphs; None where the page's emoji are somebody's own.

    >>> fix = emoji(["小区加装🤴电梯后，老人🍻出行更方便⛱。"])
    >>> [span.start for span in fix("小区加装🤴电梯后，老人🍻出行更方便⛱。")]
    [4, 11, 17]
    >>> emoji(["去爬山吗😀", "去👌，带上水🏔️🏔️"])
    """
    joined = "\n".join(filter(_part().search, texts))
    found = _sequence().findall(joined)
    inside = list(_inside().finditer(joined))
    words = sum(hit["han"] is not None for hit in inside)
    if len(inside) < LEAST or words < LEAST - 1 or len(inside) < SHARE * len(found):
        return None
    return _without if len(found) < REPEATED * len({*found}) else None


def _without(text: str) -> Iterator[Span]:
    for hit in _inside().finditer(text):
        yield Span(hit.start(), hit.end(), "", INJECTED_EMOJI, codes(hit[0]))
