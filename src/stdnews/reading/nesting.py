"""Elements nested so deep that no browser follows: each costs a parser a look at all that are open around it."""

from __future__ import annotations

import re

_MANY = 15_000
"""Tags below which the depth does not matter: 10,000 nested elements take a parser a third of a second."""
_SHORTEST = 3
"""Characters of a tag: a short page need not be counted."""
_DEEPEST = 1000
"""Elements inside each other; browsers stop at 512 (Blink: kMaximumHTMLParserDOMTreeDepth)."""
_TAG = re.compile(
    r"<(/?)(?:div|section|article|main|aside|center|blockquote|ul|ol|dl|form|fieldset|figure|details|header|footer"
    r"|nav|address|pre|span|font|b|i|u|em|strong|small|big|a|table)\b[^<>]*>",
    re.IGNORECASE,
)
"""Elements that nothing but their own end tag closes, so that they nest where it is missing."""


def limit_nesting(source: str) -> str:
    """The source of a document without its deepest elements: a line break stands for each of their tags.

    >>> limit_nesting("<div>甲<div>乙</div></div>")
    '<div>甲<div>乙</div></div>'
    """
    return _limited(source) if len(source) > _MANY * _SHORTEST and source.count("<") > _MANY else source


def _limited(source: str) -> str:
    depth = 0

    def weigh(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[1]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < _DEEPEST else "<br>"
        depth += 1
        return tag[0] if depth <= _DEEPEST else "<br>"

    return _TAG.sub(weigh, source)
