"""Quick looks that spare most lines a pattern never keep it from a line that it would find something in."""

from __future__ import annotations

import itertools

import pytest

from stdnews.comparison import letters, letters_of_each
from stdnews.page import Box, Markup
from stdnews.stages.boilerplate.block import Block
from stdnews.stages.boilerplate.dates import is_head_data
from stdnews.stages.boilerplate.lines import Shape, shape_of
from stdnews.stages.boilerplate.page_lines import Text
from stdnews.stages.boilerplate.place import find_place
from stdnews.stages.boilerplate.spam_phrases import find_phrases, may_hold_phrases
from stdnews.stages.boilerplate.suffixes import may_have_additions, strip_titles

TRADES = ("真人", "体育", "娱乐", "电子", "棋牌", "彩票", "国际", "电竞", "捕鱼")
ACTIONS = ("平台", "官网", "登录", "入口", "下载", "网址", "注册", "app", "APP", "靠谱吗", "怎么样", "可靠吗", "首页")
VIDEOS = ("在线观看", "在线播放", "免费高清", "无码", "一区二区")


def test_every_spam_phrase_passes_the_look_at_the_page() -> None:
    brands = [f"ag{trade}{action}" for trade, action in itertools.product(TRADES, ACTIONS)]
    for phrase in (*brands, *(f"江州市{video}青山茶业公司" for video in VIDEOS)):
        line = f"今年的收成,{phrase}"
        assert find_phrases(line)
        assert may_hold_phrases(f"第一行。\n{line}\n第三行。")
    assert not may_hold_phrases("江州市在线上开会,国际友人也来了。")


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("·青山镇的茶农忙起来了", Shape.ITEM),
        ("青山镇的茶农忙起来了 2022-07-10", Shape.ITEM),
        ("07-10 青山镇的茶农忙起来了", Shape.ITEM),
        ("青山镇的茶农在雨后忙着采...", Shape.CUT),
        ("青山镇的茶农在雨后忙着采… -", Shape.LINK),
        ("春风十里(节选)", Shape.PLAIN),
        ("春风十里!(节选)", Shape.PHRASE),
        ("青山镇", Shape.PLAIN),
    ],
)
def test_shapes_at_the_edge_of_the_quick_look(text: str, shape: Shape) -> None:
    assert shape_of(text) is shape


@pytest.mark.parametrize(
    "text",
    [
        *(
            "春风十里,",
            "春风十里!(节选)",
            "春风十里……",
            "他说:“来了。”",
            "青山镇开春耕会,茶农来了。",
            "Spring came. (1)",
        ),
        "青山镇开春耕会 茶农从四乡来了。村里的老人说这样的会多年没有开过了 记者看到",
        "青山镇,茶山镇,河口镇,石桥镇四个镇的春耕会今天同时开幕 一百二十余名代表从各村赶来 会期两天 会后代表去看茶园",
    ],
)
def test_text_has_the_shape_of_it(text: str) -> None:
    assert shape_of(text) in {Shape.SENTENCE, Shape.PHRASE}


@pytest.mark.parametrize("text", ["三小时前 3小时前", "今天 10:30", "青山账号 昨天", "刚刚", "·前日"])
def test_times_pass_the_quick_look(text: str) -> None:
    assert is_head_data(text)


@pytest.mark.parametrize("text", ["江州开春耕会-江州新闻网", "世界热讯:江州开春耕会", "江州春耕会 | 江州网"])
def test_headlines_with_additions_pass_the_quick_look(text: str) -> None:
    assert strip_titles(text)
    assert may_have_additions(text)


def test_the_place_is_the_deepest_element_with_nearly_all_sentences() -> None:
    body = Box("body", 0)
    article = Box("div", 1, "article", body, 1)
    parts = [Box("div", number, "", article, 2) for number in (2, 3)]
    paragraphs = [Box("p", 4 + number, "", parts[number // 2], 3) for number in range(4)]
    aside = Box("div", 9, "aside", body, 1)
    lines = [
        Text((), frozenset()).line(at, f"{at}{'茶' * (size - 2)}。", Markup("p", box=box))
        for at, (size, box) in enumerate(zip((80, 80, 80, 80, 20), (*paragraphs, aside), strict=True))
    ]
    found = find_place(lines, Block(0, 4))
    assert found is not None
    assert (found.box, found.first, found.stop) == (article, 0, 4)


def test_letters_of_lines_are_those_of_each() -> None:
    texts = ["__甲_乙__", "", "丙\u3000丁，ＡＢ", "_"]
    assert letters_of_each(texts) == [letters(text) for text in texts]
