"""Characters that stand for others, or for nothing: the steps that put them right, each where the page proves it."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.layers import Fix, layered, rewrite
from stdnews.stages.mojibake.signs import signs
from stdnews.stages.mojibake.standins import commas, emoji, forms, invisible

__all__ = ["other_forms", "put_in", "unseen"]


def unseen(page: Page) -> Iterator[Edit]:
    r"""Takes out characters that nobody sees; first of all, so that they hide nothing from the other steps.

    >>> [edit.text for edit in unseen(Page.from_text("今\u200b年"))]
    ['今年']
    """
    texts = dict(page.live())
    if "invisible" in signs("\n".join(texts.values())):
        yield from _edits(texts, [invisible.invisible])


def put_in(page: Page) -> Iterator[Edit]:
    """Takes out what a site put between the characters of a page: commas before its marks, and emoji.

    >>> [edit.text for edit in put_in(Page.from_text("桃子,、杏子,、梨都熟了,。"))]
    ['桃子、杏子、梨都熟了。']
    """
    texts = dict(page.live())
    found = signs("\n".join(texts.values()))
    lines = tuple(texts.values())
    fixes = [
        fix
        for sign, of_page in (("comma", commas.commas), ("emoji", emoji.emoji))
        if sign in found and (fix := of_page(lines))
    ]
    if fixes:
        yield from _edits(texts, fixes)


def other_forms(page: Page) -> Iterator[Edit]:
    r"""Puts the character itself for private, compatibility and radical forms.

    Behind the step for byte shifts, to which such characters are bytes.

    >>> [edit.text for edit in other_forms(Page.from_text("⼈民"))]
    ['人民']
    """
    texts = dict(page.live())
    if "form" in signs("\n".join(texts.values())):
        yield from _edits(texts, [forms.forms])


def _edits(texts: dict[int, str], fixes: list[Fix]) -> Iterator[Edit]:
    for at, text in texts.items():
        if edit := rewrite(at, text, layered(text, fixes)):
            yield edit
