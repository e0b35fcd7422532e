"""Dates, sources and persons out of the text that states them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

NOBODY = frozenset({"佚名", "未知", "无", "無", "不详", "不詳", "admin", "管理员", "匿名"})
"""Fillers of a content management system for a name that it does not know."""


class Fact(NamedTuple):
    """Something that a page says of itself."""

    name: str
    """``title``, ``date``, ``source``, ``author`` or ``editor``."""
    value: str
    at: int
    """The place of the paragraph that says so."""


def iso(hit: re.Match[str]) -> str:
    """The date, with the time where there is one; nothing for a date that no calendar has."""
    try:
        day = dt.date(int(hit["year"]), int(hit["month"]), int(hit["day"])).isoformat()
    except ValueError:
        return ""
    if hit["hour"] is None:
        return day
    hour = int(hit["hour"]) + (12 if hit["half"] in {"下午", "晚上"} and int(hit["hour"]) < 12 else 0)
    try:
        clock = dt.time(hour, int(hit["minute"]), int(hit["second"] or 0))
    except ValueError:
        return day
    return f"{day}T{clock.isoformat('seconds' if hit['second'] else 'minutes')}"


def source_name(value: str) -> str:
    """A source without the brackets and separators around it."""
    value = re.split(r"\s{2,}|[|)】\]>]|\s[(\[【]", value.strip(" \t[(【<|·-,;、/"), maxsplit=1)[0]
    value = value.strip(" \t|·-,;、/《》“”(（[【")
    return "" if value in NOBODY else value


def people(value: str) -> Iterator[str]:
    """The persons of a byline, without what they are."""
    value = re.sub(
        r"[\u4e00-\u9fff]{0,8}?(?:[记記]者|通[讯訊][员員]|[评評][论論][员員]|[实實][习習]生|特派[员員]|[编編][辑輯]|撰稿人)\s?[:]?",
        " ",
        value,
    )
    for part in re.split(r"[\s、,;/&|()\[\]【】丨]+", value):
        name = part.strip("□■◎●○▲△◇◆.-_·:<>《》")
        if re.fullmatch(r"[\u4e00-\u9fff·]{2,12}|[A-Za-z][A-Za-z .·]{1,30}", name) and name not in NOBODY | _DOINGS:
            yield name


_DOINGS = frozenset(
    {"摄影报道", "摄", "文", "图", "文图", "报道", "報導", "整理", "综合", "图文", "供图", "摄影", "本报", "本报讯"}
)
