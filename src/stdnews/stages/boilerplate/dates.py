"""Lines about the making of an article that no row knows: a date, and what a site puts beside it."""

from __future__ import annotations

import functools
import re

from stdnews.comparison import letters
from stdnews.stages.boilerplate.rules.fragments import PERSON, SOURCE, STAMP, TIME

LONGEST = 100
"""Characters of a line about the making of an article, with its counters and buttons."""

SHORT = 20
"""Characters of a line that says how long ago something was posted, with the name of an account."""

WORDS = 14
"""Letters beside a bare date: a site, an account."""

MORE = 40
"""Letters beside a date with its time of day, or a date and a label."""


@functools.lru_cache(maxsize=4096)
def is_head_data(text: str, *, is_bare: bool = True) -> bool:
    """Whether a line is a date and what goes with it; ``is_bare``: also without time of day and label.

    >>> is_head_data("听新闻 2022年07月10日 07:15"), is_head_data("作者 何苗 2022-07-10 1.3万人浏览 862收藏")
    (True, True)
    >>> is_head_data("2022年7月10日 大会在县里闭幕 各地代表作了发言")
    False
    """
    if len(text) > LONGEST or not _digits().search(text):
        is_time = len(text) <= SHORT and (text[-1:] in _LASTS or text[-1:].isdecimal())
        return is_time and _relative().search(text) is not None
    stamp, time, label = _patterns()
    if not (hit := stamp.search(text)):
        return False
    rest = len(letters(text[: hit.start()] + text[hit.end() :]))
    if time.search(hit.group()) or label.search(text):
        return rest <= MORE
    if time.search(text, hit.end()):
        return rest <= WORDS  # whatever stands between, as the name of a time zone
    return is_bare and rest <= WORDS


_LASTS = frozenset("前天日刚\n")
"""What a time such as 三小时前 ends with, where no hour of the day stands behind it."""


@functools.cache
def _relative() -> re.Pattern[str]:
    return re.compile(
        r"\d\s?(?:秒钟?|分钟|小时|天|周|个月|年)前$|^[一两三]年多?前$|(?:^|[•·\s])(?:今天|昨[天日]|前[天日]|刚刚)(?:\s?\d\d:\d\d)?$"
    )


@functools.cache
def _digits() -> re.Pattern[str]:
    # All begin at two digits: a scan skips to them, in place of trying each way at each character.
    year = r"\d\d\s?[-/.年]|(?:(?<=[A-Za-z.,/月]\d\d)|(?<=[A-Za-z.,月]\s\d\d))\d\d"
    return re.compile(rf"\d\d(?:(?<=19|20)(?:{year})|[-/.月]\d\d)")


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY_FIRST = (
    rf"\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d|\d{{1,2}}\s(?:[\d一二三四五六七八九十]{{1,2}}\s?月|{_MONTH}),?\s(?:19|20)\d\d|"
    rf"{_MONTH}\s\d{{1,2}},\s(?:19|20)\d\d"
)
"""Dates as sites abroad write them: 01.11.2024, 17/5/2024, 18 Jun 2009, Oct 12, 2021."""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    short = rf"\d\d[-/.月]\d\d日?\s?(?:{TIME}|\((?:星期|周)?[一二三四五六日]\))"
    return (
        re.compile(rf"{STAMP}|{short}|{_DAY_FIRST}(?:,?\s{{1,3}}{TIME})?"),
        re.compile(TIME),
        re.compile(
            rf"(?:{SOURCE}|{PERSON}|发布|时间|日期|阅读|浏览|点击)\s?[::|丨]|"
            r"\d\s?[万w+]{0,2}\s?[人次]{0,2}(?:阅读|浏览|收藏|评论|点赞|看过)|(?:阅读|浏览|收藏|评论|点赞)量?\s?[(]?\d"
        ),
    )


def is_count(text: str) -> bool:
    """Whether a line is a number or one letter: comments counted, a window closed.

    >>> is_count("59625"), is_count("X"), is_count("8.1万 阅读"), is_count("01"), is_count("一")
    (True, True, True, False, False)
    """
    if len(text) > 12 or not (text[0].isdecimal() or text in _MARKS):
        return False
    return (
        text in _MARKS
        or (text.isdecimal() and text[0] != "0" and len(text) <= 9)
        or _counted().fullmatch(text) is not None
    )


_MARKS = frozenset(("0", "X", "x", "×", "A", "T", "+"))


@functools.cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"\d[\d,.]*\s?[万千wkK]?[+]?\s?次?(?:阅读|浏览|点阅|观看|播放|点击|评论)(?:量|次)?")


@functools.cache
def _outlet() -> re.Pattern[str]:
    return re.compile(
        r"(?:原创|转载|首发)?\s?[^\s,。!?:;“”《》]{1,8}"
        r"(?:网|(?<![播预战汇通简举捷海])报|新华社|中新社|通讯社|新闻|杂志|周刊|客户端|网络版|发布|融媒|电视台)"
    )


def is_outlet(text: str) -> bool:
    """Whether a line is the name of a paper, a site or an agency, as it stands below a headline.

    >>> is_outlet("青山晚报"), is_outlet("青山证券报网络版"), is_outlet("春风吹过青山"), is_outlet("收盘播报")
    (True, True, False, False)
    """
    return len(text) <= 14 and _outlet().fullmatch(text) is not None
