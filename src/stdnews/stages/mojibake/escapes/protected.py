"""Where an escape is meant as such: code, addresses, and texts about mark-up."""

from __future__ import annotations

import functools
import re
import sys
from bisect import bisect_right
from collections.abc import Sequence

from stdnews.literal.about import THING, speaks_of_markup
from stdnews.literal.code import is_code

_SAID = "写作|写成|寫作|寫成|表示|写为|输入|輸入|记作|转义|轉義|显示为|称为|叫做|叫作"


@functools.cache
def _address() -> re.Pattern[str]:
    end = "(?!&(?:nbsp|[lr][ds]quo|quot|e[mn]sp|hellip|[mn]dash|middot|lt|gt|#))"
    return re.compile(
        rf"(?:[A-Za-z][A-Za-z0-9+.-]{{1,9}}://|www\.)(?:{end}[!-~])+|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{{1,64}}@[A-Za-z0-9.-]+"
        rf"|(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{{1,80}}\.[a-z]{{2,4}}[/?](?:{end}[!-~])*"
    )


@functools.cache
def _mentioned() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = re.compile(rf"(?:[“‘「『《\"'`]|(?:{_SAID}|{THING}|[用即]) ?[“‘「『\"'`]?)$")
    after = re.compile(rf"[”’」』》\"'`]|[”’」』\"'`]? ?(?:{_SAID}|{THING})")
    return before, after


def is_meant(text: str) -> bool:
    """Whether a paragraph is code, or speaks of mark-up itself.

    >>> is_meant("if (a &lt; b) { return 1; }"), is_meant("空格的转义是&nbsp;。"), is_meant("&ldquo;春雨&rdquo;")
    (True, True, False)
    """
    return is_code(text) or speaks_of_markup(text)


def addresses(text: str) -> list[tuple[int, int]]:
    """Where URLs and e-mail addresses stand.

    >>> addresses("见 http://example.cn/?a=1&amp;b=2 。")
    [(2, 32)]
    """
    return [hit.span() for hit in _address().finditer(text)]


def is_inside(places: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place is inside one of some others, which are in order and do not overlap.

    >>> is_inside([(2, 32)], 2), is_inside([(2, 32)], 32), is_inside([], 2)
    (True, False, False)
    """
    before = bisect_right(places, (at, sys.maxsize))
    return before > 0 and at < places[before - 1][1]


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of the characters there: in quotation marks of their own, or called a tag, a sign.

    >>> text = "换行用<br>标签，空格是“&nbsp;”。"
    >>> is_mentioned(text, 3, 7), is_mentioned(text, 14, 20)
    (True, True)
    """
    return _mention(text[max(0, start - 4) : start], text[end : end + 4])


@functools.lru_cache(maxsize=1024)
def _mention(head: str, tail: str) -> bool:
    """The same, by what stands before and behind; a page of escapes has the same around many."""
    before, after = _mentioned()
    quoted = head[-1:] in {*"“‘「『\"'`"} and tail[:1] in {*"”’」』\"'`"} and bool(head) and bool(tail)
    if quoted:
        return True
    said = before.search(head)
    return bool(
        (said and said[0] not in {*"“‘「『《\"'`"}) or (after.match(tail) and tail[:1] not in {*"”’」』》\"'`"})
    )
