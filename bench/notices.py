"""Notices of one template that differ in names and figures only: as alike as copies, and none of them is one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

_TEXT = Path(__file__).parent / "text/notices.txt"
_BLANK = re.compile("<([^<>]+)>")
"""What is filled in: ``a~b`` a number, ``a|b`` one of these, else a person or what ``_WORDS`` has under its beginning.
With a 1 behind it is the same throughout."""
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "伟芳娜敏静强磊军洋勇艳杰涛明超霞平刚桂英华玉兰红建国志文海波"
_WORDS = {
    "镇": "江州 临河 青石 云岭 东湖 白沙 永安 长泰 南浦 双桥 石门 金沙",
    "天": "晴 多云 阴 小雨 中雨 阵雨 多云转晴 晴转多云 阴有小雨 雷阵雨",
    "风": "东风 西风 南风 北风 东南风 西北风 东北风",
    "事": "道路绿化养护 校园食堂设备 信息化机房 医用耗材 公交候车亭 污水管网改造",
}


def _fill(template: str, draw: random.Random) -> str:
    """A notice."""
    said: dict[str, str] = {}

    def word(blank: re.Match[str]) -> str:
        name = blank[1]
        return said.setdefault(name, _word(name, draw)) if name[-1] == "1" and "~" not in name else _word(name, draw)

    return _BLANK.sub(word, template)


def _word(blank: str, draw: random.Random) -> str:
    least, is_number, most = blank.partition("~")
    if is_number:
        return str(draw.randint(int(least), int(most)))
    if "|" in blank:
        return draw.choice(blank.split("|"))
    if blank[0] == "人":
        return draw.choice(_SURNAMES) + "".join(draw.sample(_GIVEN, draw.randint(1, 2)))
    return draw.choice(_WORDS[blank[0]].split())


def _templates() -> dict[str, str]:
    parts = (part.partition("\n") for part in _TEXT.read_text("utf-8").split("\n\n"))
    return {head.removeprefix("# "): body.rstrip("\n") + "\n" for head, _, body in parts}


NOTICES: dict[str, Callable[[random.Random], str]] = {
    kind: partial(_fill, template) for kind, template in _templates().items()
}
"""By its kind, what makes a notice."""
