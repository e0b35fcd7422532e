"""Mark-up that stands in a text as if it were part of it: where it is meant, and where it ends a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.literal.about import is_about_markup
from stdnews.literal.ends import part
from stdnews.literal.source import is_source

__all__ = ["is_of_markup", "parted"]


def is_of_markup(texts: Sequence[str]) -> bool:
    """Whether a page is source, or speaks of mark-up: its tags and references are meant.

    >>> is_of_markup(["初学HTML的人，常把小于号直接写进网页。"]), is_of_markup(["<p>江州昨天下了雨。</p>"])
    (True, False)
    """
    return is_about_markup(texts) or is_source(texts)


def parted(texts: Sequence[str]) -> Sequence[str]:
    """The lines of a page, cut where tags that were left in them end a paragraph; the tags stay.

    >>> parted(["<p>第一段。</p><p>第二段。</p>"]), parted(["段落放在<p>标签里。", "<p>甲</p><p>乙</p>"])
    (['<p>第一段。</p>', '<p>第二段。</p>'], ['段落放在<p>标签里。', '<p>甲</p><p>乙</p>'])
    """
    found = [piece for text in texts for piece in part(text)]
    return texts if len(found) == len(texts) or is_of_markup(texts) else found
