"""Characters that stand for others, or for nothing: the steps that put them right, each where the page proves it."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.layers import Fix, layered, rewrite
from stdnews.stages.mojibake.signs import signs_of
from stdnews.stages.mojibake.standins import commas, emoji, forms, invisible, spaces
from stdnews.stages.mojibake.standins.wraps import unwrap

__all__ = ["other_forms", "put_in", "spaces_inside", "unseen", "unwrap"]


def unseen(page: Page) -> Iterator[Edit]:
    r"""Takes out characters that nobody sees; first of all, so that they hide nothing from the other steps.

    >>> [edit.text for edit in unseen(Page.from_text("今\u200b年"))]
    ['今年']
    """
    if "invisible" in signs_of(page):
        yield from _edits(page, [invisible.invisible])


def put_in(page: Page) -> Iterator[Edit]:
    """Takes out what a site put between the characters of a page: commas before its marks, and emoji.

    >>> [edit.text for edit in put_in(Page.from_text("桃子,、杏子,、梨都熟了,。"))]
    ['桃子、杏子、梨都熟了。']
    """
    found = signs_of(page)
    if not found & {"comma", "emoji"}:
        return
    lines = [text for _, text in page.live()]
    fixes = [
        fix
        for sign, of_page in (("comma", commas.commas), ("emoji", emoji.emoji))
        if sign in found and (fix := of_page(lines))
    ]
    if fixes:
        yield from _edits(page, fixes)


def other_forms(page: Page) -> Iterator[Edit]:
    r"""Puts the character itself for private, compatibility and radical forms.

    Behind the step for byte shifts, to which such characters are bytes.

    >>> [edit.text for edit in other_forms(Page.from_text("⼈民"))]
    ['人民']
    """
    if "form" in signs_of(page):
        yield from _edits(page, [forms.forms] * 3)


def spaces_inside(page: Page) -> Iterator[Edit]:
    """Takes out the spaces that a layout left inside the words of a line, and around its marks.

    >>> [edit.text for edit in spaces_inside(Page.from_text("关 于 召 开 会 议 的 通 知"))]
    ['关于召开会议的通知']
    """
    if signs_of(page) & {"gap", "space"}:
        yield from _edits(page, [spaces.inner, spaces.inner, spaces.at_marks])


def _edits(page: Page, fixes: list[Fix]) -> Iterator[Edit]:
    for at, text in page.live():
        if edit := rewrite(at, text, layered(text, fixes)):
            yield edit
