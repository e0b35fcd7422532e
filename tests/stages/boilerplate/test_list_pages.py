"""Pages that list articles have none of their own; digests of the news, which look alike, are articles."""

from __future__ import annotations

import pytest

from stdnews import clean, read_page

TITLES = ("茶农忙起来了", "新书店开张", "鱼苗下了水", "公交换了新车", "山里来了新老师")
TEASERS = (
    "青山镇的茶农这几天从早忙到晚，今年的头茬茶比往年早了五天，价格也涨了一成。",
    "老桥边开了一家新书店，店主是一位退休教师，店里有两千册旧书可以免费借阅。",
    "白水河昨天放下十万尾鱼苗，渔政部门说，这是今年的第一次增殖放流活动。",
    "县城的公交车换成了电车，司机说，开起来比以前安静，乘客也少了抱怨。",
    "山里的小学来了三位新老师，孩子们第一次上了音乐课，唱了一首新歌。",
)
PAIRS = tuple(zip(TITLES, TEASERS, strict=True))
MENU = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("首页", "新闻", "政务", "视频", "民生"))


def cleaned(content: str, title: str = "新闻中心-江州网") -> list[str]:
    html = (
        f"<html><head><title>{title}</title></head><body><ul>{MENU}</ul>{content}<p>版权所有 江州网</p></body></html>"
    )
    return clean(read_page(html.encode(), "a.html")).page.to_text().splitlines()


LISTS = {
    "titles with dates": "".join(f"<li><a href=/1>{title}</a><span>2031-03-04</span></li>" for title in TITLES),
    "titles and teasers": "".join(f"<h3><a href=/1>{a}</a></h3><p>{b}</p><i>2031-03-04</i>" for a, b in PAIRS),
    "titles, dates and teasers": "".join(f"<h3><a href=/1>{a}</a></h3><div>03-04</div><p>{b}</p>" for a, b in PAIRS),
    "beginnings": "".join(f"<h3><a href=/1>{a}</a></h3><p>{b[:20]}...<a href=/1>[详细]</a></p>" for a, b in PAIRS),
    "teasers that are links": "".join(f"<a href=/1><h3>{a}</h3><p>{b}</p></a>" for a, b in PAIRS),
    "a page that is not there": "<p>抱歉，您访问的页面不存在或已被删除！</p><p>5秒后自动返回首页</p>",
    "a page that a script would have filled": "<p>很抱歉，如果没有启用JavaScript，本站将无法正常工作。</p>",
}


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS)
def test_list_has_no_article(content: str) -> None:
    assert cleaned(content) == []
    assert cleaned(f"<h2>新闻中心</h2><div>{content}</div>") == []


def test_digest_with_a_byline_is_an_article() -> None:
    items = "".join(f"<h3><a href=/1>{a}</a></h3><p>{b}</p>" for a, b in PAIRS)
    lines = cleaned(f"<h1>江州早知道</h1><div>2031-03-04 来源：江州日报</div><div>{items}</div>", "江州早知道_江州网")
    assert lines[0] == "江州早知道"
    assert set(TEASERS) <= set(lines)


def test_article_with_linked_subheads_is_none() -> None:
    subheads = "".join(f"<p>{b}</p><h3><a href=/1>{a}</a></h3><p>{b[::-1]}</p><p>{b[5:]}</p>" for a, b in PAIRS[:2])
    assert TEASERS[1] in cleaned(f"<h1>江州的两件新鲜事</h1><div>{subheads}</div>", "江州的两件新鲜事_江州网")
