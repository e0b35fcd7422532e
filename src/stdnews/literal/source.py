"""Pages that are source themselves: of a document, a program, a text in Markdown. Tags and references belong to it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from stdnews.literal.code import is_code
from stdnews.literal.elements import is_element

LEAST = 3
"""Lines of code, or of tags that frame others, that such a page must show."""
SHARE = 0.2
"""Share of the lines that must be code: a page that was scraped carries a script of a few lines, at most."""


@functools.cache
def _notation() -> re.Pattern[str]:
    """What only the author of a source writes.

    Code between backticks, or fenced, and the notes of Markdown; elements that a form or a menu has and an
    article has not; attributes whose value is code; a tag that goes on in the next line.
    """
    return re.compile(
        r"^(?:```|~~~)|(?<![`\\])`[^`\n]{1,200}`|\]\[[^\]\n]*\]|\]\((?:https?://|[#/.])"
        r"|^\[[^\]\n]+\]: \S|^#{2,6} \S|^\|?[ :]*-{3,}[ :]*\|"
        r"|<!doctype|</?(?:form|input|button|label|select|option|textarea|template|slot|nav|main|details|summary)\b[^<>\n]*>"
        r"|<[a-z][a-z0-9]*-[a-z-]+[ />]"
        r"|<[a-z][^<>\n]* (?:(?:v-[a-z]+|[:@#][\w.-]+|\w+)=(?:\{|\"\{\{)|(?:v-[a-z]+|[:@][\w.-]+)=\")"
        r"|^</?[a-z]+[^<>\n]*$(?=\n[a-z:-]+=)",
        re.IGNORECASE | re.MULTILINE,
    )


@functools.cache
def _frame() -> re.Pattern[str]:
    """A line that is nothing but tags of a table, a list or a layout."""
    return re.compile(
        r"^(?:</?(?:table|thead|tbody|tr|ul|ol|dl|figure|picture|div|section|article|header|footer|aside)\b[^<>\n]*>)+$",
        re.IGNORECASE | re.MULTILINE,
    )


def is_source(texts: Sequence[str]) -> bool:
    """Whether a page is source.

    >>> is_source(["调用 `strip()`：", "<b>注意</b>"]), is_source(["<p>下了雨。</p>", "江州&mdash;&mdash;"])
    (True, False)
    """
    text = "\n".join(texts)
    if _notation().search(text) or len(_frame().findall(text)) >= LEAST:
        return True
    if _names_things(text):
        return True
    code = sum(map(is_code, texts))
    return code >= LEAST and code >= SHARE * len(texts)


def _names_things(text: str) -> bool:
    """Whether names stand in angle brackets that no element has: keys, parameters, words of a grammar.

    >>> _names_things("用 <silent> 和 <script> 修饰 <line1>"), _names_things("<b>注意</b>，见<附录>")
    (True, False)
    """
    names = re.findall(r"<([A-Za-z][\w -]*)>", text)
    others = sum(not is_element(name) for name in names)
    return others >= 2 and 2 * others >= len(names)
