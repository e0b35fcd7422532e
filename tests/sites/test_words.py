"""Words that tell a site's lines from an article's."""

from __future__ import annotations

import time

import pytest

from stdnews.sites.words import is_menu, may_be_articles, speaks_of_site


@pytest.mark.parametrize(
    ("line", "plain", "prose"),
    [
        ("下载白水客户端 看更多身边事", True, True),
        ("要闻 | 民生 | 老街", True, False),
        ("白水网站首页", True, False),
        ("APP内打开", True, False),
        ("请登录白水县人民政府网站查询。", True, False),
        ("happy birthday", False, False),
        ("编者按:本公众号今起刊发系列报道。", False, False),
        ("白水客户端记者 何苗", False, False),
        ("有线索请拨打热线电话0000-0000000。", False, False),
        ("月亮走 我也走", False, False),
        ("标准解读 | 绿色产品评价", False, False),
    ],
)
def test_a_line_has_words_of_a_site(line: str, plain: bool, prose: bool) -> None:
    assert (speaks_of_site(line, is_prose=False), speaks_of_site(line, is_prose=True)) == (plain, prose)


@pytest.mark.parametrize("line", ["时政 社会 文化 健康", "新闻 体育 财经 首页 更多"])
def test_a_row_of_short_words_is_a_menu(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize("line", ["月亮走 我也走", "江州 召开 春耕动员大会 和 表彰会", "时政社会文化健康"])
def test_other_lines_are_none(line: str) -> None:
    assert not is_menu(line)


@pytest.mark.parametrize("line", ["特此公告。", "白水县教育局", "2031年3月4日", "何苗", "——题记", "(系列报道之三)"])
def test_a_line_may_be_an_articles(line: str) -> None:
    assert may_be_articles(line)


@pytest.mark.parametrize("line", ["一城烟火 万家灯火", "把白水的早晨装进口袋", "白水人都在看"])
def test_a_line_may_be_a_sites(line: str) -> None:
    assert not may_be_articles(line)


@pytest.mark.parametrize(
    "line", ["甲 | " * 400 + "乙" * 30, "不代表" * 5000, "局" * 5000 + ",", "| " * 5000, "月 " * 5000]
)
def test_a_long_line_costs_little(line: str) -> None:
    started = time.perf_counter()
    for is_prose in (False, True):
        speaks_of_site(line, is_prose=is_prose)
    may_be_articles(line)
    is_menu(line)
    assert time.perf_counter() - started < 2
