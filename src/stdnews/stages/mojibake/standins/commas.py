"""Commas that a mirror site put before the marks of a page, and marks that it doubled."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.edits import Span
from stdnews.stages.mojibake.chars import HAN
from stdnews.stages.mojibake.layers import Fix

INJECTED_COMMA = "injected-comma"
"""The rule of a comma that was put before a mark."""
DOUBLED_MARK = "doubled-mark"
"""The rule of a mark that was doubled."""
LEAST = 3
"""Injected commas, or doubled marks, that a page must show."""
SURE = 2
"""Enough of them where all stand before a mark that no comma ever precedes."""
SHARE = 0.5
"""Share of the marks of these lines above which the page was treated so; a table has empty fields among full ones."""
ALL = 0.8
"""Share of the marks that must be doubled: somebody who types ``。。`` does not double commas too."""

_BEHIND = r"[^\s,，、。；;？?！!：:“‘「『《（(\[<|]"
"""A comma is put behind words, and behind quotations and brackets."""


@functools.cache
def _han() -> re.Pattern[str]:
    """A line without Han characters is code or data."""
    return re.compile(f"[{HAN}]")


@functools.cache
def _injected() -> re.Pattern[str]:
    # A comma comes before each mark of a row: ``，。。`` was typed so, ``，。，。`` is what a site makes of ``。。``.
    # A scan for the comma takes a tenth of the time of one that asks of each character what stands before it.
    return re.compile(rf"[,，](?<={_BEHIND}[,，])(?=(?P<mark>[,，、。；;？?！!])(?![,，、。；;？?！!.…~～]))")


@functools.cache
def _marks() -> re.Pattern[str]:
    """The marks before which a comma is put, with the one before it; those at a line's end are often spared."""
    return re.compile(rf"(?<={_BEHIND})(?>[,，]?(?=[,，、。；;？?！!]))[,，、。；;？?！!](?=.)")


@functools.cache
def _doubled() -> re.Pattern[str]:
    return re.compile(r"([,，、。；;：:？?！!])\1+")


def commas(texts: Sequence[str]) -> Fix | None:
    """What takes the injected commas or doubled marks out of a page's paragraphs; None where the page shows none.

    A comma before a mark is a slip of the pen now and then, an empty field in a table, or two dots of a hesitation. It
    is damage where it stands before most marks, of several sorts.

    >>> fix = commas(["桃子,、杏子,、梨都熟了,。"])
    >>> [span.start for span in fix("桃子,、杏子,、梨都熟了,。")]
    [2, 6, 12]
    >>> commas(["编号,姓名,单位", "1,,望溪中学", "2,,青禾小学"]), commas(["好吧。。行,走吧。。走。。"])
    (None, None)
    """
    joined = "\n".join(texts)
    doubled = [hit[1] for hit in _doubled().finditer(joined) if len(hit[0]) == 2]
    marks = len(re.findall(r"[,，、。；;：:？?！!]+", joined))
    if len(doubled) >= LEAST and len(doubled) >= ALL * marks and {*doubled} & {*",，"} and {*doubled} & {*"。、"}:
        return _halved
    lines = list(filter(_han().search, joined.split("\n")))
    hits = [(line, hit["mark"]) for line in lines for hit in _injected().finditer(line)]
    others = sum(mark not in ",，" for _, mark in hits)
    sure = sum(mark in "。、；" for _, mark in hits)
    if not ((len(hits) >= LEAST and others) or (sure and len(hits) >= SURE and others == len(hits))):
        return None
    all_marks = sum(
        len(_marks().findall(line)) + (re.search("[,，][,，、。；;？?！!]$", line) is not None) for line in lines
    )
    return _without_commas if len(hits) > SHARE * all_marks else None


def _without_commas(text: str) -> Iterator[Span]:
    for hit in _injected().finditer(text) if _han().search(text) else ():
        yield Span(hit.start(), hit.end(), "", INJECTED_COMMA, f"before {hit['mark']}")


def _halved(text: str) -> Iterator[Span]:
    for hit in _doubled().finditer(text):
        if len(hit[0]) == 2:
            yield Span(hit.start(), hit.end() - 1, "", DOUBLED_MARK, hit[0])
