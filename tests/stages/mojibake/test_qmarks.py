"""Each rule for a mark that stands for a lost character changes its hits and leaves its misses alone."""

from __future__ import annotations

import re

import pytest

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages.mojibake.qmarks import RULES, SUSPICIOUS, mend_qmarks
from stdnews.stages.mojibake.rules import Rule

MENDED = {
    "?6月2日,新校区举行奠基仪式。": "6月2日,新校区举行奠基仪式。",
    "2023年05月18日 09:30????来源:本站": "2023年05月18日 09:30 来源:本站",
    "读者可关注栏目“城事?观察”": "读者可关注栏目“城事·观察”",
    "每逢3?15前后,投诉量都会上升。": "每逢3·15前后,投诉量都会上升。",
    "《江城夜话》?收录二十余篇散文。": "《江城夜话》收录二十余篇散文。",
    "? 2019-2024 某某新闻网 版权所有": "© 2019-2024 某某新闻网 版权所有",
    "首页 ? 新闻 ? 正文": "首页 > 新闻 > 正文",
}
UNCHANGED = [
    "作者G?ran Ek是一名瑞典学者。",
    "C?级球员是谁?",
    "春天在哪里?孩子们在田野里寻找答案。",
    "“真的?假的”",
    "他问:去不去?没人说话。",
    "score = a ? 3 : 15",
    "http://example.com/a?id=3&x=1",
]


def mended(text: str) -> str:
    page = Page.from_text(text)
    return apply(page, mend_qmarks(page)).to_text().rstrip("\n")


@pytest.mark.parametrize("found", MENDED)
def test_a_mark_becomes_what_it_stood_for(found: str) -> None:
    assert mended(found) == MENDED[found]


@pytest.mark.parametrize("text", [*UNCHANGED, *MENDED.values()])
def test_a_mark_that_somebody_meant_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_hits_its_hits_and_misses_its_misses(rule: Rule) -> None:
    assert all(list(rule.spans(text)) and re.search(SUSPICIOUS, text, re.MULTILINE) for text in rule.hits)
    assert not any(list(rule.spans(text)) for text in rule.misses)


def test_a_rule_without_examples_is_refused() -> None:
    with pytest.raises(ValueError, match="lonely needs texts"):
        Rule("lonely", "", "x", "", ("x",), ())


def test_long_rows_of_marks_take_no_time() -> None:
    for text in ("?" * 50_000, "阿尔?" * 20_000, " ? " * 20_000, "来源??" * 20_000, "《江》?" * 20_000):
        assert mended(text).count("?") <= text.count("?")


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("来源：江州日报??作者：齐小满", "来源：江州日报 作者：齐小满"),
        ("来源：江州日报????2023-05-18", "来源：江州日报 2023-05-18"),
        ("?江州昨天下了一场大雨，今天转晴。", "江州昨天下了一场大雨，今天转晴。"),
        ("列奥纳多?达?芬奇的画作展出。", "列奥纳多·达·芬奇的画作展出。"),
        ("一款叫WeChat?的软件上线。", "一款叫WeChat的软件上线。"),
        ("Copyright ? 2003-2024 江州新闻网", "Copyright © 2003-2024 江州新闻网"),
        ("您的位置：首页 ? 新闻 ? 正文", "您的位置：首页 > 新闻 > 正文"),
    ],
)
def test_more_neighbourhoods(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean
    assert mended(clean) == clean
