"""Articles without a sentence in a site's page, and pages of a site that have no article."""

from __future__ import annotations

import pytest

from stdnews import clean, read_page

MENU = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("首页", "新闻", "政务", "视频", "图片", "民生"))
TITLES = ("青山镇的茶农忙起来了", "老桥边的新书店开张", "白水河的鱼苗下了水", "县城的公交换了新车", "山里来了新老师")
OTHERS = "".join(f"<li><a href=/{number}>{title}</a></li>" for number, title in enumerate(TITLES))

ARTICLES = {
    "a poem": ["静夜思故乡", "月光照在井台上", "像一层薄薄的霜", "我抬头", "看见山", "低头时", "想起你"],
    "a short poem": ["江上吟", "山中一夜雨", "树杪百重泉", "汉女输橦布", "巴人讼芋田"],
    "a timetable": ["地铁三号线时间表", "首班车 6:00", "末班车 22:30", "高峰间隔 3分钟", "平峰间隔 6分钟"],
    "a list of names": ["书法大赛获奖名单", "一等奖：何苗", "二等奖：石磊 黎明", "优秀奖：", "吴一 郑二 王三 冯四"],
    "a recipe": ["西红柿炒鸡蛋", "用料", "西红柿 2个", "鸡蛋 3个", "盐 少许", "做法", "1. 鸡蛋打散。", "2. 下锅翻炒。"],
    "speech": ["两只鸟的对话", "“去哪儿？”", "“南方。”", "“还回来吗？”", "“回来。”", "“什么时候？”", "“春天。”"],
    "a note": ["图书馆今日闭馆", "图书馆今日闭馆。"],
    "one post": ["明天有雨", "@江州发布：明天有大雨，出门带伞 #江州天气#"],
}


def framed(headline: str, content: str, data: str = "<div>2031-03-03 11:04 来源：江州日报</div>") -> str:
    return (
        f"<html><head><title>{headline}_江州网</title></head><body><ul>{MENU}</ul><div><h1>{headline}</h1>{data}"
        f"<div>{content}</div><p>责任编辑：石磊</p></div><div><h3>热门新闻</h3><ul>{OTHERS}</ul></div>"
        "<p>版权所有 江州日报社</p></body></html>"
    )


def cleaned(html: str) -> list[str]:
    return clean(read_page(html.encode(), "a.html")).page.to_text().splitlines()


@pytest.mark.parametrize("lines", ARTICLES.values(), ids=ARTICLES)
def test_article_without_a_sentence_stays_and_the_site_goes(lines: list[str]) -> None:
    headline, *text = lines
    assert cleaned(framed(headline, "".join(f"<p>{line}</p>" for line in text))) == lines
    assert cleaned(framed(headline, "<br>".join(text))) == lines


EMPTY = {
    "a list": "".join(f"<div>{word}</div>" for word in ("全部", "今日", "本周", "本月")) + f"<ul>{OTHERS}</ul>",
    "a player": "".join(f"<div>{word}</div>" for word in ("00:00/24:59", "倍速", "1.0x", "高清", "标清")),
    "nothing": "",
}


@pytest.mark.parametrize("content", EMPTY.values(), ids=EMPTY)
def test_words_of_a_site_are_no_article(content: str) -> None:
    assert cleaned(framed("青山夜话第三期", content)) == []
