"""Pages that speak of mark-up: what they show of it is meant."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

THING = "标签|標籤|标记|標記|元素|实体|實體|符号|符號|记号|字符|代码|代碼|转义|轉義|参数"
"""What a text calls a tag, or a character that has a name."""


@functools.cache
def _about() -> re.Pattern[str]:
    """Words of a text about mark-up, in the paragraph itself."""
    return re.compile(
        r"HTML|XHTML|XML|JSON|Unicode|JavaScript|网页(?:里|中|代码|源)|網頁(?:裡|中|代碼|原)|尖括号|尖括號|转义|轉義|"
        r"实体字符|字符实体|源代码|源码|正则表达式|前端|(?:百分号|URL|网址|字符|统一)编码|编程|Markdown|浏览器会",
        re.IGNORECASE,
    )


@functools.cache
def _page_about() -> re.Pattern[str]:
    """A sentence that shows that the page is about mark-up."""
    return re.compile(
        r"^(?=.*[。；？！;]).*(?:HTML ?(?:标签|標籤|代码|元素|文档|语言|文件|实体|页面|网页|教程|[的里中是和与、，])"
        r"|尖括号|尖括號|转义|轉義|字符实体|标记语言|正则表达式)"
        r"|^(?=.*[。；？！;])(?!.*(?:浏览器|瀏覽器|启用|开启|禁用|啟用|開啟)).*(?:JavaScript|XML\b)"
        rf"|[`“「]</?[a-z][a-z0-9]*>[`”」]|[`“「]&#?\w+;[`”」]|</?[a-z][a-z0-9]*> ?(?:{THING}|属性)",
        re.MULTILINE | re.IGNORECASE,
    )


def is_about_markup(texts: Iterable[str]) -> bool:
    """Whether a page speaks of mark-up: what it shows of it is meant.

    >>> is_about_markup(["初学HTML的人，常把小于号直接写进网页。"]), is_about_markup(["股票代码：600000"])
    (True, False)
    """
    return _page_about().search("\n".join(texts)) is not None


def speaks_of_markup(text: str) -> bool:
    """Whether a paragraph has the words of a text about mark-up.

    >>> speaks_of_markup("空格的转义是&nbsp;。"), speaks_of_markup("他穿着前襟绣花的衣服。")
    (True, False)
    """
    return _about().search(text) is not None
