"""What a fact is, and the name of a source out of the text that states it."""

from __future__ import annotations

import re
from typing import NamedTuple

NOBODY = frozenset(
    {
        *("佚名", "未知", "无", "無", "不详", "不詳", "管理员", "匿名", "admin", "administrator", "root", "webmaster"),
        *("null", "none", "undefined", "unknown", "wordpress", "developer", "discuz! team", "comsenz ui team"),
    }
)
"""Fillers of a content management system for a name that it does not know, in lower case."""


class Fact(NamedTuple):
    """Something that a page says of itself."""

    name: str
    """``title``, ``date``, ``source``, ``author``, ``editor``, ``site`` or ``url``."""
    value: str
    at: int
    """The place of the paragraph that says so."""


def source_name(value: str) -> str:
    """A source without the brackets and separators around it.

    >>> source_name("“青山发布”微信公众号)"), source_name("《青山日报》"), source_name("《甲》、《乙》")
    ('“青山发布”微信公众号', '青山日报', '《甲》、《乙》')
    """
    value = re.split(r"\s{2,}|[|)】\]>]|\s[(\[【]", value.strip(" \t[(【<|·-,;、/"), maxsplit=1)[0]
    value = value.strip(" \t|·-,;、/(（[【")
    for pair in ("“”", "《》"):
        first, last = map(value.count, pair)
        if first != last or (first == 1 and value[0] + value[-1] == pair):
            value = value.strip(pair)
    return "" if value.lower() in NOBODY else value
