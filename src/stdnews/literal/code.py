"""Lines of code."""

from __future__ import annotations

import functools
import re


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


def is_code(text: str) -> bool:
    """Whether a paragraph is a line of code.

    >>> is_code("if (a &lt; b) { return 1; }"), is_code("若a<b，则换行。")
    (True, False)
    """
    return _code().search(text) is not None
