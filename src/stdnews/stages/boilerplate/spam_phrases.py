"""Spam injected inside a sentence: a brand with what it wants clicked, a search word within a company's name."""

from __future__ import annotations

import functools
import re


@functools.cache
def _pattern() -> re.Pattern[str]:
    brand = (
        r"(?:ag|AG|bet\d*|BET\d*|ku|og|OG|pg|PG|mg|MG|cq9|kok|KOK|ky|m6|w88|凯发|亚博|乐鱼|华体会|必威|开云|万博|某某)"
    )
    trade = r"(?:真人|体育|娱乐|电子|棋牌|彩票|国际|电竞|捕鱼)"
    action = r"(?:平台|官网|官方网站|登录|入口|下载|网址|注册|app|APP|靠谱吗|怎么样|可靠吗|首页)"
    return re.compile(
        rf"(?P<phrase>{brand}{trade}{{1,2}}{action}{{1,5}})"
        r"|(?<=[省市县区州])(?P<name>[^\s,。、;:!?“”()在]{0,8}(?:在线观看|在线播放|免费高清|无码|"
        r"一区二区)(?:视频|免费|高清|完整版)*)(?=[^\W\da-zA-Z_]{2,14}(?:公司|集团|厂|学校|医院|商行))"
    )


@functools.cache
def _letters() -> re.Pattern[str]:
    """The first three characters of each hint, not told apart: one class at a time, which a scan is quick at."""
    return re.compile(
        "[真体娱电棋彩国捕在免无一](?:[人育乐子牌票际竞鱼线费区][平官登入下网注aA靠怎可首观播高二]|(?<=无)码)"
    )


@functools.cache
def _hint() -> re.Pattern[str]:
    trades = ("真人", "体育", "娱乐", "电子", "棋牌", "彩票", "国际", "电竞", "捕鱼")
    pairs = [trade + action for trade in trades for action in "平官登入下网注aA靠怎可首"]
    # literals only: re then skips to their first characters instead of trying each place
    return re.compile("|".join((*pairs, "在线观看", "在线播放", "免费高清", "无码", "一区二区")))


def may_hold_phrases(page: str) -> bool:
    """A quick look at a whole page: False means that no line holds such a phrase."""
    return _letters().search(page) is not None and _hint().search(page) is not None


def find_phrases(text: str) -> list[tuple[int, int]]:
    """Where in a line spam was injected: places of the characters to cut.

    >>> find_phrases("今年的收成,ag真人平台靠谱吗比去年好。")
    [(6, 15)]
    >>> find_phrases("彩票平台被查封,登录入口已关闭。")
    []
    """
    return [hit.span() for hit in _pattern().finditer(text)]
