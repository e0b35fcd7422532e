"""Escapes and mark-up that survived in the text: what stands for a character, and tags that stand for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.signs import ESCAPES, signs_of

__all__ = ["unescape"]


def unescape(page: Page) -> Iterator[Edit]:
    """Puts the characters that escapes stand for, and takes out tags that were left in the text.

    Left alone: code, addresses, pages that speak of mark-up, and what no browser would take for an escape.

    >>> page = Page.from_text("<p>昨日,&amp;ldquo;春雨&amp;rdquo;行动启动#x3002;</p>")
    >>> [edit.text for edit in unescape(page)]
    ['昨日,“春雨”行动启动。']
    """
    if ESCAPES & signs_of(page):
        from stdnews.stages.mojibake.escapes.mend import mended  # noqa: PLC0415 - loads when a page has escapes

        yield from mended(page)
