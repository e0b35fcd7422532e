"""Where a literal tag ends a paragraph: the text was written as HTML, and somebody took it for plain text."""

from __future__ import annotations

import functools
import re

from stdnews.literal.about import speaks_of_markup
from stdnews.literal.code import is_code

_BLOCK = "p|div|h[1-6]|li|section|article|blockquote|center|dd|dt"
"""Elements that hold a paragraph; cells of a table are left on one line."""
LEAST = 8
"""Characters of each line where line ends follow no sentence: less may be a text that names the tag."""
_SPACE = r"(?:\s|&(?:amp;)*nbsp;)*"
_LEFT, _RIGHT = "(?:<|&(?:amp;)*lt;)", "(?:>|&(?:amp;)*gt;)"
"""Brackets; they may be escaped, once or more."""
_LINE_END = rf"{_LEFT}br\s*/?{_RIGHT}"


@functools.cache
def _ends() -> re.Pattern[str]:
    """Between two elements, before one that follows a sentence, behind a line end that follows one, or is doubled."""
    opening, closing = rf"{_LEFT}(?:{_BLOCK})\b[^<>&]{{0,600}}{_RIGHT}", rf"{_LEFT}/(?:{_BLOCK})\s*{_RIGHT}"
    return re.compile(
        rf"{closing}(?={_SPACE}{opening})"
        rf"|[。！？…；!?]”?(?={_SPACE}{opening})"
        rf"|[。！？…；：!?:][”’」』）)》】]?(?:{_SPACE}{_LINE_END})+"
        rf"|{_LINE_END}(?:{_SPACE}{_LINE_END})+",
        re.IGNORECASE,
    )


@functools.cache
def _line_ends() -> re.Pattern[str]:
    return re.compile(rf"{_LINE_END}(?:{_SPACE}{_LINE_END})*", re.IGNORECASE)


@functools.cache
def _any_tag() -> re.Pattern[str]:
    return re.compile("<[^<>]*>|&(?:amp;)*lt;.*?&(?:amp;)*gt;")


def _is_meant(text: str) -> bool:
    return is_code(text) or speaks_of_markup(text)


def part(text: str) -> list[str]:
    """The paragraphs of a line; the tags stay where they are, for the step that takes tags out.

    >>> part("第一段。<br>第二段。<br/><br/>第三段"), part("把<br>写成<br/>也行")
    (['第一段。<br>', '第二段。<br/><br/>', '第三段'], ['把<br>写成<br/>也行'])
    """
    ends = [hit.end() for hit in _ends().finditer(text)]
    lines = [hit.end() for hit in _line_ends().finditer(text)]
    if len(lines) > 1 and all(len(piece) >= LEAST for piece in _line_ends().split(text) if piece.strip()):
        ends = sorted({*ends, *lines})
    if not ends or _is_meant(_any_tag().sub("", text)):
        return [text]
    pieces = [""]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        if _any_tag().sub("", pieces[-1]).strip() and _any_tag().sub("", text[start:]).strip():
            pieces.append("")
        pieces[-1] += text[start:end]
    return [piece.strip() for piece in pieces]
