"""How the words and spaces of a line stand: by its shape alone, before anything is asked of the words."""

from __future__ import annotations

import functools
import re

LEAST = 3
"""Spaces that a line must show."""
WORD = 4
"""Han characters: a line with nothing longer between its spaces and marks was cut into words on purpose."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
SERIES = (
    "一二三四五六七八九十百〇零甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    "东南西北中上下左右前后大小春夏秋冬年月日时分秒男女"
)
"""Characters that stand in a row as a series."""


def may_be_within(text: str) -> bool:
    """A quick look: False means that a line has too few spaces before a Han character or a mark.

    >>> may_be_within("关 于 会 议"), may_be_within("See the last page 3")
    (True, False)
    """
    if len(text) < 2 * LEAST or text.count(" ") + text.count("\xa0") < LEAST:
        return False
    return len(_before_wide().findall(text)) >= LEAST


@functools.cache
def _before_wide() -> re.Pattern[str]:
    return re.compile(rf"[ \xa0](?=[{HAN}，,。、；;？！?!])")


@functools.cache
def gap() -> re.Pattern[str]:
    """One space between two Han characters, also behind a gloss; not two and more, which part columns."""
    return re.compile(rf"[ \xa0](?:(?<=[{HAN}][ \xa0])|(?P<behind>(?<=[a-zà-ǜ]\)[ \xa0])))(?=[{HAN}])")


@functools.cache
def before_mark() -> re.Pattern[str]:
    """The spaces between a Han character and a mark; ``?`` and ``!`` are none in code and before a picture."""
    return re.compile(rf"[ \xa0](?<=[{HAN}][ \xa0])[ \xa0]*(?=[，,。、；;？！]|[?!](?![ \[]))")


@functools.cache
def other_script() -> re.Pattern[str]:
    """Scripts that part words by spaces, or set them so; and what parts the cells of a table."""
    return re.compile("[\u3041-\u30fa\u1100-\u11ff\uac00-\ud7a3]|[\t|]")


@functools.cache
def columns() -> re.Pattern[str]:
    """What spaces stand for on purpose: columns, and quotation marks that were lost behind a colon."""
    return re.compile(rf"[ \xa0]{{2}}|[：:][ \xa0][{HAN}]")


def is_head_of_chapter(text: str) -> bool:
    """Whether a line is the head of a chapter or an article of a law, which printers set wide.

    >>> is_head_of_chapter("第 一 章 總 則"), is_head_of_chapter("关 于 第 一 章 的 说 明 。")
    (True, False)
    """
    number = r"[〇零一二三四五六七八九十百千0-9]"
    head = rf"第[ \xa0]?{number}(?:[ \xa0]?{number})*[ \xa0]?[章節节編编條条款目回卷部篇集]"
    return re.search(head, text) is not None and not re.search("[，。；！？]", text)


def is_letter_spaced(text: str) -> bool:
    """Whether the characters of a line stand one by one, and they are no series.

    >>> is_letter_spaced("关 于 召 开 会 议 的 通 知"), is_letter_spaced("一 二 三 四 五"), is_letter_spaced("通 知")
    (True, False, False)
    """
    if not _letters_apart().search(text):
        return False
    words = re.findall(f"[{HAN}]+", text)
    alone = [word for word in words if len(word) == 1]
    return len(alone) >= 0.95 * len(words) and not all(word in SERIES for word in alone)


@functools.cache
def _letters_apart() -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN}])(?:[{HAN}][ \xa0]){{{LEAST}}}[{HAN}]")


def is_cut_into_words(text: str) -> bool:
    """Whether all words of a line stand by themselves, as for a lesson or a dictionary, or a list is one of words.

    >>> is_cut_into_words("我们 喜欢 新鲜 的 蔬菜 ， 也 喜欢 水果 。"), is_cut_into_words("关 于 召 开 会 议")
    (True, False)
    """
    words = re.findall(f"[{HAN}]+", text)
    return max(map(len, words), default=0) <= WORD and len(gap().findall(text)) >= LEAST and not is_letter_spaced(text)


def has_lost_quotations(text: str) -> bool:
    """Whether the spaces of a line stand where its quotation marks stood: one before a word, one behind it.

    >>> has_lost_quotations("故谓之 米贼 。鲁遂自号 师君 。其来学者，初名为 鬼卒 。")
    True
    """
    quoted = len(re.findall(rf"(?<=[{HAN}])[ \xa0][{HAN}\w]+[ \xa0](?=[，,。、；;？！?!])", text))
    return quoted > 1 and 2 * quoted >= len(before_mark().findall(text)) and not is_letter_spaced(text)
