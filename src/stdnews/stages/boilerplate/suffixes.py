"""What a site or a spammer hangs on to a headline."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from stdnews.stages.boilerplate.rules.spam import STRONG

SHORTEST = 5
"""Characters of the shortest headline that is worth a cut, and of a title's tail that names a site."""


class Cut(NamedTuple):
    """What stays of a headline, and what was cut off."""

    text: str
    rule: str
    tail: str


_SITE = (
    r"(?:[^\s,。!?:]{0,14}(?:新闻网|信息网|门户网站?|资讯网|政府网|网|在线|日报|晚报|早报|时报|都市报|晨报|商报|"
    r"导报|周刊|频道|门户|之窗|电视台|广播网|头条|客户端|论坛|博客|社区|百科|资讯|中心|新闻|"
    r"人民政府|公司|集团|学院|大学|协会|官方网站|速看料|热讯|消息|视讯|焦点|播报|\.com|\.cn|\.net|com\.cn))"
)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    weak = rf"{STRONG}|(?:平台|娱乐|体育|APP|app|真人|棋牌|投注|下载|入口|国际)\s?$"
    tail = re.compile(r"(?:\s[-–—|_丨]\s?|[-_|丨–]|(?<!—)—(?!—))\s?(?P<tail>[^-_|丨–—。]{2,30})$")
    spam = re.compile(weak)
    site = re.compile(_SITE)
    lead = re.compile(rf"^[^-_|丨–—。,]{{0,12}}(?:{STRONG})[^-_|丨–—。,]{{0,8}}\s?[|_丨-]\s?")
    tag = re.compile(
        r"^(?:[【\[]?(?:(?:世界|环球|全球|天天|每日|今日|当前|焦点|独家|最新|热点|即时|速|微|观)(?:热讯|速看料?|"
        r"视讯|快播|微速讯|速讯|快看点?|热闻|微资讯|微动态|百事通|热推荐|新消息|快消息|即时看|今热点|观热点|观焦点|"
        r"热点评|"
        r"播报|快资讯|今头条|短讯|热资讯|最资讯|今日讯|热议|速递|热点|热门|信息|消息)|新消息|快看点?|热推荐|热点评|"
        r"焦点日报|要闻速递|独家焦点|速看料?|微动态|热消息)[】\]]?\s?[::丨|!】\]]|【独家焦点】)\s?"
    )
    channel = re.compile(r"\s(?:[^\s,。!?:]{2,8}网[^\s,。!?:]{0,4}|[^\s,。!?:]{2,8}(?:频道|日报|在线))$")
    return tail, spam, site, lead, tag, channel


@functools.cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"[-–—|_丨:!】\]]")


def may_have_additions(text: str) -> bool:
    """A quick look: False means that ``strip_titles`` finds nothing, for want of what parts an addition from the rest.

    >>> may_have_additions("市图书馆延长开放时间-某某网"), may_have_additions("市图书馆延长开放时间")
    (True, False)
    """
    return _separator().search(text) is not None


def strip_titles(text: str, others: frozenset[str] = frozenset()) -> Cut | None:
    """A headline without the site's, the channel's or the spammer's addition; None when there is none.

    ``others`` are other lines of the page: a tail that stands there on its own is an addition, and so is what follows
    a headline that stands there on its own.

    >>> strip_titles("市图书馆延长开放时间-某某体育官网登录入口")
    Cut(text='市图书馆延长开放时间', rule='spam-suffix', tail='某某体育官网登录入口')
    >>> strip_titles("标准解读 | 国家标准《绿色产品评价》") is None
    True
    """
    was, rule, tail = text, "", ""
    while cut := _strip_one(was, others, bool(rule)):
        was, rule, tail = cut.text, rule or cut.rule, f"{cut.tail} {tail}".strip()
    return Cut(was, rule, tail) if rule else None


def _strip_one(text: str, others: frozenset[str], again: bool) -> Cut | None:
    tail, _, _, lead, tag, channel = _patterns()
    for rule, pattern in (("seo-tag", tag), ("spam-prefix", lead)):
        if (hit := pattern.match(text)) and len(text) - hit.end() >= SHORTEST:
            return Cut(text[hit.end() :], rule, hit.group().strip(" |_丨-"))
    if again and (hit := channel.search(text)) and hit.start() >= SHORTEST:
        return Cut(text[: hit.start()].rstrip(), "site-suffix", hit.group().strip())
    if (hit := tail.search(text)) and len(rest := text[: hit.start()].rstrip()) >= SHORTEST:
        return _judge(rest, hit["tail"].strip(), others)
    return None


def _judge(rest: str, tail: str, others: frozenset[str]) -> Cut | None:
    _, spam, site, *_ = _patterns()
    if spam.search(tail):
        return Cut(rest, "spam-suffix", tail)
    return Cut(rest, "site-suffix", tail) if site.fullmatch(tail) or tail in others or rest in others else None
