"""White space of an HTML source, as a browser shows it between words of any script."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff‘’“”…—·"
"""Han, kana, and the marks set among them: where a source line ends between two of these, no space was meant."""
_MARKS = "，。、；：？！（）《》〈〉「」『』【】"
"""Marks that bring their own space: a line end beside one is none, whatever stands on its other side."""
_SPACE = "[ \t\r\n\f]"
_LINE = f"(?:(?<=[\r\n])|[ \t\f]*[\r\n]){_SPACE}*"
"""What is left of a line end and the space around it behind its first character."""
_JOINT = re.compile(
    f"{_SPACE}(?<!{_SPACE}{_SPACE})"
    f"(?:(?<=[{_WIDE}]{_SPACE}){_LINE}(?=[{_WIDE}])|(?<=[{_MARKS}]{_SPACE}){_LINE}|{_LINE}(?=[{_MARKS}]))"
)
"""Begins with the first character of a space, so that a scan passes text in C, and looks at a long space once."""
_RUN = re.compile("[ \t\r\n\f]+")
"""The white space that HTML folds; no-break and ideographic spaces are text."""
_FOLDABLE = ("\n", "  ", "\t", "\r", "\f")
"""What there is to fold in a text, the likeliest first; looking for each takes less time than one pattern."""
SEPARATOR = re.compile("[\u2028\u2029]")
"""Line ends that count anywhere."""
LINE_END = re.compile("\r\n?|[\n\u2028\u2029]")
"""Line ends that count inside ``<pre>``."""


def fold(text: str) -> str:
    r"""Text as HTML shows it: white space of the source folded, line ends between Han gone.

    >>> fold(" 今天\n  天气，\n很好 in\nall\u3000\u3000places\n")
    '今天天气，很好 in all\u3000\u3000places'
    >>> fold("据\nWHO\n，\n3.5 %\n。")
    '据 WHO，3.5 %。'
    """
    text = text.strip()
    for foldable in _FOLDABLE:
        if foldable in text:
            return _RUN.sub(" ", _JOINT.sub("", text))
    return text


def size(text: str) -> int:
    """Characters that are no white space."""
    return len("".join(text.split()))


def parts_links(space: LexborNode) -> bool:
    """Whether white space stands between two links: the words of a menu, which a line end parts as a browser shows."""
    before, after = space.prev, space.next
    return before is not None and after is not None and before.tag == "a" == after.tag
