"""Escapes and mark-up that survived in the text: what stands for a character, and tags that stand for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.escapes import characters
from stdnews.stages.mojibake.escapes.protected import is_about_markup, is_meant
from stdnews.stages.mojibake.escapes.tags import tags, without_tags
from stdnews.stages.mojibake.layers import layered, rewrite
from stdnews.stages.mojibake.signs import signs, signs_of

__all__ = ["unescape"]

SIGNS = frozenset({"entity", "lost", "name", "code", "tag", "tag_end"})
"""The signs of a page that this step looks at."""
_FIXES = 3 * (
    characters.references,
    characters.lost_ampersands,
    characters.code_escapes,
    characters.percent_encoded,
    tags,
)
"""What was escaped thrice takes three rounds, and a tag that was an escape shows when the escapes are gone."""


def unescape(page: Page) -> Iterator[Edit]:
    """Puts the characters that escapes stand for, and takes out tags that were left in the text.

    Left alone: code, addresses, pages that speak of mark-up, and what no browser would take for an escape.

    >>> page = Page.from_text("<p>昨日,&amp;ldquo;春雨&amp;rdquo;行动启动#x3002;</p>")
    >>> [edit.text for edit in unescape(page)]
    ['昨日,“春雨”行动启动。']
    """
    if not SIGNS & signs_of(page):
        return
    texts = dict(page.live())
    if is_about_markup(texts.values()):
        return
    for at, text in texts.items():
        if (
            SIGNS & signs(text)
            and not is_meant(without_tags(text))
            and (edit := rewrite(at, text, layered(text, _FIXES)))
        ):
            yield edit
