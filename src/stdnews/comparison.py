"""Forms of a text for comparing: what rules match on, and what copies of a paragraph have in common."""

from __future__ import annotations

import re

_NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " "}
_WIDE = re.compile("[\uff01-\uff5e\u3000\xa0]")
_NOT_WORD = re.compile(r"[\W_]+")
_NOT_WORD_IN_LINES = re.compile(r"[^\w\n]+")


def fold_widths(text: str) -> str:
    """Full-width ASCII forms and wide spaces as their plain forms; character for character, so places stay places.

    >>> fold_widths("来源：ＸＸ网　（完）")
    '来源:XX网 (完)'
    """
    at = 0
    while hit := _WIDE.search(text, at):  # a few marks many times: str.translate takes four times as long
        at = hit.start()
        text = text.replace(hit[0], _NARROW[hit[0]])
    return text


def letters(text: str) -> str:
    """Only the letters and digits, widths folded: equal for two copies that differ in spaces, marks or widths.

    >>> letters("他说：“来了。” １０月") == letters('他说:"来了" 10月')
    True
    """
    return _NOT_WORD.sub("", fold_widths(text))


def letters_of_each(texts: list[str]) -> list[str]:
    r"""The letters of each text, in one pass over all of them.

    >>> letters_of_each(["（甲）", "乙_丙\n丁"])
    ['甲', '乙丙丁']
    """
    # Without underscores one class is enough: a scan goes through it in two thirds of the time of two branches.
    keys = _NOT_WORD_IN_LINES.sub("", fold_widths("\n".join(texts)).replace("_", " ")).split("\n")
    return keys if len(keys) == len(texts) else [letters(text) for text in texts]
