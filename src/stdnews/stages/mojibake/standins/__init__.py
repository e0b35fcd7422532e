"""Characters that stand for others, or for nothing: the steps that put them right, each where the page proves it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.chars import COMPATIBLE, INVISIBLE, PRIVATE, RADICALS
from stdnews.stages.mojibake.layers import Fix, layered, rewrite
from stdnews.stages.mojibake.signs import signs_of

__all__ = ["other_forms", "put_in", "spaces_inside", "unseen", "unwrap"]


LEAST_GOING_ON = 5
"""Lines of a page that was wrapped which end inside a sentence."""
ENDS = frozenset("。！？!?…：:；;”’」』）)》】.")
"""Marks at which the line of a wrapped page does not go on."""
SHORTEST = 12
"""Characters, two cells each: what is narrower is a list, or verse."""
LONGEST = 100
"""Characters: nobody wraps wider than that."""
EVEN = 1.3
"""How much longer than the middle line four fifths of a wrapped page's lines may be."""


def unseen(page: Page) -> Iterator[Edit]:
    r"""Takes out characters that nobody sees; first of all, so that they hide nothing from the other steps.

    >>> [edit.text for edit in unseen(Page.from_text("今\u200b年"))]
    ['今年']
    """
    if "invisible" in signs_of(page):
        from stdnews.stages.mojibake.standins import invisible  # noqa: PLC0415 - the rules load when a page has what they are about

        yield from _edits(_with(INVISIBLE, page), [invisible.invisible])


def put_in(page: Page) -> Iterator[Edit]:
    """Takes out what a site put between the characters of a page: commas before its marks, and emoji.

    >>> [edit.text for edit in put_in(Page.from_text("桃子,、杏子,、梨都熟了,。"))]
    ['桃子、杏子、梨都熟了。']
    """
    found = signs_of(page)
    if not found & {"comma", "emoji"}:
        return
    from stdnews.stages.mojibake.standins import commas, emoji  # noqa: PLC0415 - the rules load when a page has what they are about

    lines = [text for _, text in page.live()]
    fixes = [
        fix
        for sign, of_page in (("comma", commas.commas), ("emoji", emoji.emoji))
        if sign in found and (fix := of_page(lines))
    ]
    if fixes:
        yield from _edits(page.live(), fixes)


def other_forms(page: Page) -> Iterator[Edit]:
    r"""Puts the character itself for private, compatibility and radical forms.

    Behind the step for byte shifts, to which such characters are bytes.

    >>> [edit.text for edit in other_forms(Page.from_text("⼈民"))]
    ['人民']
    """
    if "form" in signs_of(page):
        from stdnews.stages.mojibake.standins import forms  # noqa: PLC0415 - the rules load when a page has what they are about

        yield from _edits(_with(PRIVATE + RADICALS + COMPATIBLE, page), [forms.of_page(page.live_text())] * 3)


def unwrap(page: Page) -> Iterator[Edit]:
    r"""Joins the lines of a page that was wrapped at a fixed width; most pages show at first sight that they were not.

    >>> list(unwrap(Page.from_text("一行\n两行")))
    []
    """
    if may_be_wrapped(page):
        from stdnews.stages.mojibake.standins import wraps  # noqa: PLC0415 - the rules load when a page has what they are about

        yield from wraps.joins(page)


def may_be_wrapped(page: Page) -> bool:
    """Whether enough lines of a page end inside a sentence, and most of its lines are of a length."""
    return page.recall("may be wrapped", lambda _: _may_be_wrapped([text for _, text in page.live()]))


def _may_be_wrapped(lines: list[str]) -> bool:
    sizes = sorted(map(len, lines))
    if len(lines) <= LEAST_GOING_ON or sizes[-LEAST_GOING_ON] < SHORTEST:
        return False
    if sizes[len(sizes) * 4 // 5] > min(LONGEST, EVEN * sizes[len(sizes) // 2]):
        return False
    return sum([text[-1:] not in ENDS for text in lines]) >= LEAST_GOING_ON


def spaces_inside(page: Page) -> Iterator[Edit]:
    """Takes out the spaces that a layout left inside the words of a line, and around its marks.

    >>> [edit.text for edit in spaces_inside(Page.from_text("关 于 召 开 会 议 的 通 知"))]
    ['关于召开会议的通知']
    """
    if signs_of(page) & {"gap", "space"}:
        from stdnews.stages.mojibake.standins import shape, spaces  # noqa: PLC0415 - the rules load when a page has what they are about

        full = [(at, text) for at, text in page.live() if shape.may_be_within(text)]
        yield from _edits(full, [spaces.inner, spaces.inner, spaces.at_marks])


def _with(chars: str, page: Page) -> list[tuple[int, str]]:
    """The paragraphs that have one of some characters; most of a page have none."""
    has = _any_of(chars).search
    return [(at, text) for at, text in page.live() if has(text)]


@functools.cache
def _any_of(chars: str) -> re.Pattern[str]:
    return re.compile(f"[{chars}]")


def _edits(texts: Iterable[tuple[int, str]], fixes: list[Fix]) -> Iterator[Edit]:
    for at, text in texts:
        if edit := rewrite(at, text, layered(text, fixes)):
            yield edit
