"""Damage that is shown on purpose: an article about encodings quotes it, and would make no sense without."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdnews.edits import Edit
from stdnews.page import Page

_TALK = re.compile(
    "乱码|亂碼|字符集|字元集|(?:字符|文字|汉字|中文|字元|漢字)的?[编編][码碼]|[编編][码碼](?:格式|方式|问题|問題|错误|錯誤)|mojibake|utf-?8|gbk"
    "|gb ?(?:2312|18030)|big-?5|latin-?1|iso-?8859|windows-?1252|unicode",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff]")
LEAST_AROUND = 4
"""Characters that a sentence about a specimen has at least."""
LEAST_SOUND = 2
"""How much sound text a page about encodings has for each character of what it shows."""


def without_specimens(page: Page, edits: Iterable[Edit]) -> list[Edit]:
    """The edits without those of damage that is shown on purpose, which the sound text around it tells.

    >>> from stdnews.edits import Span
    >>> page = Page.from_text("用GBK打开UTF-8的“浣犲ソ”，看到的就是乱码。")
    >>> without_specimens(page, [Edit(0, "…", "wrong-codec", "", (Span(14, 17, "你好", "wrong-codec"),))])
    []
    """
    found = list(edits)
    if not found:
        return []
    around = {edit.at: _around(page.paragraphs[edit.at].text, edit) for edit in found}
    sound = "\n".join(around.get(at, text) for at, text in page.live())
    if not _TALK.search(sound):
        return found
    repaired = sum(len(page.paragraphs[edit.at].text) - len(around[edit.at]) for edit in found)
    if len(_HAN.findall(sound)) >= LEAST_SOUND * repaired:
        return []
    return [edit for edit in found if not _tells(around[edit.at])]


def _around(text: str, edit: Edit) -> str:
    """What an edit leaves of a paragraph."""
    ends = [0, *(span.end for span in edit.spans)]
    starts = [*(span.start for span in edit.spans), len(text)] if edit.spans else [0]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _tells(around: str) -> bool:
    """Whether the rest of a paragraph tells that something in it is a specimen."""
    return _TALK.search(around) is not None and len(_HAN.findall(around)) >= LEAST_AROUND
