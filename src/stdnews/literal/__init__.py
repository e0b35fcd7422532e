"""Mark-up that stands in a text as if it were part of it: where it is meant, and where it ends a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from stdnews.literal.about import is_about_markup
from stdnews.literal.ends import part
from stdnews.literal.source import is_source

__all__ = ["is_of_markup", "parted", "parts"]


def is_of_markup(texts: Sequence[str]) -> bool:
    """Whether a page is source, or speaks of mark-up: its tags and references are meant.

    >>> is_of_markup(["初学HTML的人，常把小于号直接写进网页。"]), is_of_markup(["<p>江州昨天下了雨。</p>"])
    (True, False)
    """
    return is_about_markup(texts) or is_source(texts)


def parts(texts: Sequence[str]) -> Sequence[Sequence[str]] | None:
    """Each line of a page, cut where tags that were left in it end a paragraph; the tags stay. None: nothing is cut.

    >>> parts(["第一段。<br>第二段。", "第三段。"]), parts(["段落放在<p>标签里。", "<p>甲</p><p>乙</p>"])
    ([['第一段。<br>', '第二段。'], ['第三段。']], None)
    """
    found = [part(text) if "<" in text or "lt;" in text else [text] for text in texts]
    return None if max(map(len, found), default=0) <= 1 or is_of_markup(texts) else found


def parted(texts: Sequence[str]) -> Sequence[str]:
    """The lines of a page after such cuts.

    >>> parted(["<p>第一段。</p><p>第二段。</p>"])
    ['<p>第一段。</p>', '<p>第二段。</p>']
    """
    found = parts(texts)
    return texts if found is None else [piece for pieces in found for piece in pieces]
