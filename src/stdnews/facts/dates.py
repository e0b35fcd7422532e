"""Dates as pages write them, in figures and in ISO 8601."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable

DATE = (
    r"(?P<date>(?P<year>(?:19|20)\d\d)\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?日?"
    r"(?:[\s,(]{0,3}(?:星期|周|週)[一二三四五六日天][)]?)?"
    r"(?:[\sT,]{0,6}(?P<half>[上中下]午|凌晨|清晨|早上|早|傍晚|晚上|晚间|晚|深夜)?\s?(?P<hour>\d{1,2})"
    r"(?:\s?[:时時点點]\s?(?P<minute>\d{2})(?:\s?[:分]\s?(?P<second>\d{2}))?|[时時点點](?!\d)))?)"
)
"""A date in figures, with its time of day where there is one."""
_MAY_BE = re.compile(r"年[一二三四五六七八九十]|民[国國]|\d{4}:\d\d|[A-Z][a-z]{2}")
"""What each date has in it that is written otherwise; few lines have any of it."""
_LATE = frozenset(("下午", "傍晚", "晚上", "晚间", "晚", "深夜"))
_NIGHT = _LATE - {"下午"}
_FIGURES = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REPUBLIC = 1911
"""The year before the first of the Republic, from which Taiwan counts."""


def iso(hit: re.Match[str]) -> str:
    """A date found by ``DATE``, with the time where there is one; nothing for a date that no calendar has.

    >>> iso(re.search(DATE, "2023年3月3日 下午3点")), iso(re.search(DATE, "2023-02-30"))
    ('2023-03-03T15:00', '')
    """
    try:
        day = dt.date(int(hit["year"]), int(hit["month"]), int(hit["day"])).isoformat()
    except ValueError:
        return ""
    if hit["hour"] is None:
        return day
    try:
        clock = dt.time(_hour(int(hit["hour"]), hit["half"] or ""), int(hit["minute"] or 0), int(hit["second"] or 0))
    except ValueError:
        return day
    return f"{day}T{clock.isoformat('seconds' if hit['second'] else 'minutes')}"


def _hour(hour: int, half: str) -> int:
    """The hour of the day.

    Raises:
        ValueError: it may be that of the next day: 晚上12点.
    """
    if hour == 12 and half in _NIGHT:
        raise ValueError
    if hour == 12 and half == "凌晨":
        return 0
    return hour + 12 if hour < 12 and (half in _LATE or (half == "中午" and hour < 3)) else hour


def in_figures(text: str) -> str:
    """A folded text with the dates in it in figures, year first; all else stays.

    >>> in_figures("二〇二三年十二月二十一日"), in_figures("民國112年3月3日"), in_figures("2023-03-0311:04")
    ('2023年12月21日', '2023年3月3日', '2023-03-03 11:04')
    >>> in_figures("May 6, 2031 | 社区"), in_figures("Fri, 03 Mar 2023 11:04")
    ('2031-5-6 | 社区', 'Fri, 2023-3-3 11:04')
    """
    if _MAY_BE.search(text):
        for pattern, written in _forms():
            text = pattern.sub(written, text)
    return text


@functools.cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    figure, month = "[〇○零Oo一二三四五六七八九]", "([A-Z][a-z]{2})[a-z]{0,6}"
    return (
        (re.compile(rf"({figure}{{4}})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日"), _chinese),
        (re.compile(r"(?:中[华華])?民[国國]\s?(\d{2,3})\s?年"), lambda hit: f"{int(hit[1]) + _REPUBLIC}年"),
        (re.compile(r"((?:19|20)\d\d([-/.])\d\d\2\d\d)(?=\d\d:\d\d)"), lambda hit: f"{hit[1]} "),
        (re.compile(rf"\b{month}\.?\s(\d{{1,2}}),?\s(\d{{4}})\b"), lambda hit: _english(hit, hit[1], hit[2])),
        (re.compile(rf"\b(\d{{1,2}})\s{month}\.?,?\s(\d{{4}})\b"), lambda hit: _english(hit, hit[2], hit[1])),
    )


def _chinese(hit: re.Match[str]) -> str:
    return f"{hit[1].translate(_FIGURES)}年{_number(hit[2])}月{_number(hit[3])}日"


def _number(numeral: str) -> int:
    """A numeral below a hundred.

    >>> _number("十"), _number("二十一"), _number("三")
    (10, 21, 3)
    """
    tens, ten, ones = numeral.rpartition("十")
    return (int(tens.translate(_FIGURES) or 1) if ten else 0) * 10 + int(ones.translate(_FIGURES) or 0)


def _english(hit: re.Match[str], month: str, day: str) -> str:
    """A date with the English name of its month; what is no month stays."""
    if month.lower() not in _MONTHS:
        return hit[0]
    return f"{hit[3]}-{_MONTHS.index(month.lower()) + 1}-{int(day)}"
