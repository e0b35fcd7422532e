"""Where an escape is meant as such: code, addresses, and texts about mark-up."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

_SAID = "写作|写成|寫作|寫成|表示|写为|输入|輸入|记作|转义|轉義|显示为|称为|叫做|叫作"
_THING = "标签|標籤|标记|標記|元素|实体|實體|符号|符號|记号|字符|代码|代碼|转义|轉義|参数"


@functools.cache
def _code() -> re.Pattern[str]:
    """A line of a program, a formula in TeX, a pattern."""
    return re.compile(
        r"^\s*(?:(?:import|from|def|class|function|var|let|const|public|private|static|return|package|using|echo|print)\s"
        r"|(?:if|for|while|switch)\s*\(|#include|#!|//|/\*|\$ |>>> |<\?php|<\?xml|<!DOCTYPE"
        r"|(?:for|if|elif|while|with|else|try|except)\b.*:\s*$|[bruf]{1,2}['\"]|['\"][^'\"]*\\[ux].*['\"],?\s*$|\".*\\[nt\"].*\",?$"
        r"|(?:SELECT|INSERT|UPDATE|CREATE)\s"
        r"|(?:git|pip|npm|curl|sudo|docker|cd|python3?) )"
        r"|[\w)\]]\s*(?:==|!=|=>|->|&&|\|\||\+=|:=)\s*[\w(\[!'\"-]|[\w)\]] ?= ?['\"\[{(]"
        r"|[A-Za-z0-9_]\([^()\u3400-\u9fff]*\)[;.{]"
        r"|[{}]\s*$|^\s*[{\[]|\\(?:begin|end|frac|sqrt|alpha|beta|sum|left|right|text|mathrm)\b|\$[^$]{0,200}\\[a-z]+[^$]{0,200}\$"
        r"|[A-Za-z_]\(\s*[bruf]?['\"]|['\"]\.\w+\("
        r"|\[[^\[\]]*\\u[0-9a-fA-F]{4}-"
    )


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
        rf"|[`“「]</?[a-z][a-z0-9]*>[`”」]|[`“「]&#?\w+;[`”」]|</?[a-z][a-z0-9]*> ?(?:{_THING}|属性)",
        re.MULTILINE | re.IGNORECASE,
    )


@functools.cache
def _address() -> re.Pattern[str]:
    end = "(?!&(?:nbsp|[lr][ds]quo|quot|e[mn]sp|hellip|[mn]dash|middot|lt|gt|#))"
    return re.compile(
        rf"(?:[A-Za-z][A-Za-z0-9+.-]{{1,9}}://|www\.)(?:{end}[!-~])+|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{{1,64}}@[A-Za-z0-9.-]+"
        rf"|(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{{1,80}}\.[a-z]{{2,4}}[/?](?:{end}[!-~])*"
    )


@functools.cache
def _mentioned() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = re.compile(rf"(?:[“‘「『《\"'`]|(?:{_SAID}|{_THING}|[用即]) ?[“‘「『\"'`]?)$")
    after = re.compile(rf"[”’」』》\"'`]|[”’」』\"'`]? ?(?:{_SAID}|{_THING})")
    return before, after


def is_about_markup(texts: Iterable[str]) -> bool:
    """Whether a page speaks of mark-up: what it shows of it is meant.

    >>> is_about_markup(["初学HTML的人，常把小于号直接写进网页。"]), is_about_markup(["股票代码：600000"])
    (True, False)
    """
    return _page_about().search("\n".join(texts)) is not None


def is_code(text: str) -> bool:
    """Whether a paragraph is a line of code.

    >>> is_code("if (a &lt; b) { return 1; }"), is_code("若a<b，则换行。")
    (True, False)
    """
    return _code().search(text) is not None


def is_meant(text: str) -> bool:
    """Whether a paragraph is code, or speaks of mark-up itself.

    >>> is_meant("if (a &lt; b) { return 1; }"), is_meant("空格的转义是&nbsp;。"), is_meant("&ldquo;春雨&rdquo;")
    (True, True, False)
    """
    return is_code(text) or _about().search(text) is not None


def addresses(text: str) -> list[tuple[int, int]]:
    """Where URLs and e-mail addresses stand.

    >>> addresses("见 http://example.cn/?a=1&amp;b=2 。")
    [(2, 32)]
    """
    return [hit.span() for hit in _address().finditer(text)]


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of the characters there: in quotation marks of their own, or called a tag, a sign.

    >>> text = "换行用<br>标签，空格是“&nbsp;”。"
    >>> is_mentioned(text, 3, 7), is_mentioned(text, 14, 20)
    (True, True)
    """
    before, after = _mentioned()
    head, tail = text[max(0, start - 4) : start], text[end : end + 4]
    quoted = head[-1:] in {*"“‘「『\"'`"} and tail[:1] in {*"”’」』\"'`"} and bool(head) and bool(tail)
    if quoted:
        return True
    said = before.search(head)
    return bool(
        (said and said[0] not in {*"“‘「『《\"'`"}) or (after.match(tail) and tail[:1] not in {*"”’」』》\"'`"})
    )
