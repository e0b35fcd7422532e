"""Code points that stand for a character: private ones of old GBK fonts, radicals and compatibility forms of Han."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from stdnews.edits import Span
from stdnews.literal.code import is_code
from stdnews.stages.mojibake.chars import COMPATIBLE, HAN, KANA, RADICALS, WIDE, codes
from stdnews.stages.mojibake.layers import Fix

FORM = "other-form"
"""The rule of these characters."""

_PUT_LATER = dict(
    zip(
        "\ue816\ue817\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864",
        "\U00020087\U00020089\U000200cc龴龵龶龷\U000215d7龸\U0002298f龹龺\U000241fe龻",
        strict=True,
    )
)
"""GBK FE51 to FEA0 where Python's table, that of GB 18030-2000, still has private characters (GB 18030-2005, -2022)."""
_NAMES = "\uf929\uf9dc\ufa10-\ufa2d\ufa30-\ufa6a"
"""Forms that Japanese keeps for names (the IBM extensions; JIS X 0213, the 57 that the law lets parents choose)."""
_GREBE = "\ue862\ue861"
"""䴙 and 䴘 make the name of a bird, and nothing else: one without the other came from some other font."""
_MARKS = {
    "\ue5e5": "\u3000",  # GBK A3A0, which the WHATWG Encoding Standard reads as an ideographic space
    "\ue76c": "€",  # A2E3
    "\ue7c7": "\u1e3f",  # A8BC
    "\ue7c8": "\u01f9",  # A8BF
    "\ue7e7": "〾",  # A989
    **{chr(0xE7E8 + number): chr(0x2FF0 + number) for number in range(12)},  # A98A to A995
    # A6D9 to A6DF, A6EC, A6ED, A6F3: the marks of vertical text (GB 18030-2005, -2022)
    **dict(zip("\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796", "︐︒︑︓︔︕︖︗︘︙", strict=True)),
}
_BULLETS = dict(zip("\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc", "●■◆▪•➢✓", strict=True))
"""Signs of the fonts Symbol and Wingdings that a word processor puts before the items of a list."""
_SUPPLEMENT = dict(
    zip(
        "⺟⺠⺬⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "母民示虎西见角贝车長镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""Radicals that print as a character of their own (Unicode, EquivalentUnifiedIdeograph.txt); 氵 is none."""


def _font_characters() -> dict[str, str]:
    """What fonts drew at U+E815 to U+E864: the 80 characters at FE50 to FEA0 of GBK that Unicode did not have then."""
    pairs = (bytes((0xFE, trail)) for trail in (*range(0x50, 0x7F), *range(0x80, 0xA1)))
    real = (pair.decode("gb18030") for pair in pairs)
    return {chr(0xE815 + number): _PUT_LATER.get(char, char) for number, char in enumerate(real)}


_BLOCKS = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E))
"""Kangxi radicals and compatibility ideographs."""


@functools.cache
def _real() -> dict[str, str]:
    """What each of these code points stands for.

    >>> [_real()[char] for char in "\ue81a\u2f00\u2ee2\uf93d"]
    ['㑳', '一', '马', '綠']
    """
    forms = re.compile(f"[{COMPATIBLE}\u2f00-\u2fd5]").findall("".join(map(chr, _BLOCKS)))
    folded = {char: unicodedata.normalize("NFKC", char) for char in forms}
    return folded | _SUPPLEMENT | _MARKS | _BULLETS | _font_characters()


@functools.cache
def _pattern() -> re.Pattern[str]:
    private = re.escape("".join(char for char in [*_MARKS, *_font_characters()] if char not in "\ue5e5" + _GREBE))
    bullets = re.escape("".join(_BULLETS))
    return re.compile(
        rf"[{COMPATIBLE}]+"
        rf"|(?<![{RADICALS}])[{RADICALS}]++(?=[{HAN}])|(?<=[{HAN}])[{RADICALS}]+"
        rf"|(?<=[{WIDE}0-9])[{private}]+|{_GREBE}"
        rf"|^[{bullets}](?=[ \t\xa0\u3000]*[{HAN}“《])|[\uf0b7\ue5e5]"
    )


@functools.cache
def _meant() -> re.Pattern[str]:
    """Japanese or Korean, or a text about writing."""
    return re.compile(f"[{KANA}\uac00-\ud7a3]|部首|偏旁|字形|笔画|筆畫|Unicode")


@functools.cache
def _japan() -> re.Pattern[str]:
    """What a page has that speaks of people in Japan: its letters, its towns, its name."""
    return re.compile(f"[{KANA}]{{2}}|日本|日籍|日裔|东京|東京|大阪|京都|横滨|橫濱|名古屋|北海道|冲绳|沖繩|声优|聲優")


@functools.cache
def _name_forms() -> re.Pattern[str]:
    return re.compile(f"[{_NAMES}]")


def of_page(text: str) -> Fix:
    r"""What puts characters for other forms on a page; one that speaks of Japan keeps the forms that names have there.

    >>> [[span.new for span in of_page(page)("\ufa1a云，⼈民")] for page in ("\ufa1a云", "\ufa1a云在东京")]
    [['祥', '人'], ['人']]
    """
    if _name_forms().search(text) and _japan().search(text):
        return _without_names
    return forms


def _without_names(text: str) -> Iterator[Span]:
    return (span for span in forms(text) if not _name_forms().search(text, span.start, span.end))


def forms(text: str) -> Iterator[Span]:
    r"""The characters that other code points stand for.

    Left alone: lines with kana or hangul, whose names may insist on a form, code, and lines about writing; the twelve
    ideographs among the compatibility forms; a radical by itself; private characters at the start of a line or behind
    a space, where the icons of a web font stand.

    >>> [(span.new, span.note) for span in forms("⼀\uf0b7\u2f2e")]
    [('•', 'U+F0B7')]
    >>> [span.new for span in forms("他姓\ue863，⼈⺠都说\ufa0e好，\uf93d。")]
    ['䶮', '人民', '綠']
    """
    hits = list(_pattern().finditer(text))
    if not hits or _meant().search(text) or is_code(text):
        return
    real = _real()
    for hit in hits:
        new = "".join(real.get(char, char) for char in hit[0])
        if new != hit[0]:
            yield Span(hit.start(), hit.end(), new, FORM, codes(hit[0]))
