"""Decisions that only HTML allows, each beside what looks alike and stays."""

from __future__ import annotations

import pytest

from stdnews import Settings, clean, read_page
from stdnews.stages.boilerplate import Options

ONE = "白水镇的旧粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。"
TWO = "馆长说,三万册书里有一半是村民捐的,最老的一本有一百多岁。"
THREE = "县里打算把这个办法用到另外六个镇,改造的钱由县里和镇里各出一半。"
HEAD = "<title>旧粮站变身图书馆_青山网</title><h1>旧粮站变身图书馆</h1>"
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
KEPT = ["旧粮站变身图书馆", ONE, TWO, THREE]


def cleaned(html: str) -> list[str]:
    return clean(read_page(f"<html><body>{html}</body></html>".encode(), "a.html")).page.to_text().splitlines()


SAME = {
    "below the element of the article": f"{HEAD}<div>{TEXT}</div><div>青山网编辑部</div><p>本周值班</p>",
    "above the headline": f"<p>青山网的新闻频道</p><p>民生</p>{HEAD}<div>{TEXT}</div>",
    "a link among the paragraphs": f"{HEAD}<div><p>{ONE}</p><p><a href=/1>春季家装节</a></p><p>{TWO}</p><p>{THREE}</p></div>",
    "a linked advertisement that is a sentence": (
        f"{HEAD}<div><p>{ONE}</p><p><a href=/1>家装节来了,全场五折,快来看看。</a></p><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "a caption below a picture": (
        f"{HEAD}<div><p>{ONE}</p><img><p align=center>坐满了人的图书馆</p><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "comments": f"{HEAD}<div>{TEXT}<div class=comment-list><p>我小时候就住在粮站隔壁,真想回去看看。</p></div></div>",
    "the next article": (
        f"{HEAD}<div>{TEXT}</div><h1>老船工的第四十个春天</h1><div>2030-11-01</div>"
        "<p>每年三月,老程都要给自己的船刷一遍桐油,今年是第四十个春天。</p>"
        "<p>船是父亲留下的,龙骨换过一次,舱板换过三次,坐船的人一年比一年少。</p>"
        "<p>去年秋天,码头重新开航,他成了第一个报名的船工,每天五点就起床。</p>"
    ),
    "a date and a count below the headline": f"{HEAD}<div>2023-03-03 11:04 听一听</div><div>59625</div><div>{TEXT}</div>",
    "a headline with a widget in it": f"{HEAD.replace('</h1>', '[编辑]</h1>')}<div>{TEXT}</div>",
    "a headline without a heading": f"<title>旧粮站变身图书馆_青山网</title><p>旧粮站变身图书馆</p><div>{TEXT}</div>",
    "no headline but in the title": f"<title>旧粮站变身图书馆_青山网</title><div>{TEXT}</div>",
    "no headline but behind the site's name": f"<title>青山网 - 旧粮站变身图书馆</title><div>{TEXT}</div>",
    "pages that were joined": f"{HEAD}<div><p>{ONE}</p><p>第2页</p><p>{TWO}</p><p>{THREE}</p><p>第2页/共2页</p></div>",
}


@pytest.mark.parametrize("html", SAME.values(), ids=SAME)
def test_what_is_not_the_article_goes(html: str) -> None:
    assert cleaned(html) == KEPT


STAYS = {
    "a kicker": (f"<div><h3>空了十年的房子有了灯</h3>{HEAD}</div><div>{TEXT}</div>", "空了十年的房子有了灯"),
    "a subtitle": (f"<div>{HEAD}<h4>三万册书一半是村民捐的</h4></div><div>{TEXT}</div>", "三万册书一半是村民捐的"),
    "a lead in an element of its own": (
        f"{HEAD}<div>一位馆长和三万册书的故事,要从十年前说起。</div><div>{TEXT}</div>",
        "一位馆长",
    ),
    "a subhead": (f"{HEAD}<div><p>{ONE}</p><p>书从哪里来</p><p>{TWO}</p><p>{THREE}</p></div>", "书从哪里来"),
    "a signature": (f"{HEAD}<div>{TEXT}<p>青山县图书馆</p></div>", "青山县图书馆"),
    "centred text below pictures, where all is centred": (
        f"{HEAD}<div align=center><p>{ONE}</p><img><p>{TWO}</p><img><p>{THREE}</p></div>",
        THREE,
    ),
    "a subhead that reads like the head of a list": (
        f"{HEAD}<div><p>{ONE}</p><p>国内资讯</p><p>{TWO}</p><p>{THREE}</p></div>",
        "国内资讯",
    ),
    "an article in an element named like comments": (f"{HEAD}<div class=comment>{TEXT}</div>", THREE),
    "a part in an element of its own": (
        f"{HEAD}<div class=p>{TEXT}</div><div class=p><p>{THREE[:-1]},年底完工。</p></div>",
        "年底完工",
    ),
}


@pytest.mark.parametrize(("html", "line"), STAYS.values(), ids=STAYS)
def test_what_looks_alike_stays(html: str, line: str) -> None:
    kept = cleaned(html)
    assert any(line in other for other in kept)
    assert {ONE, TWO, THREE} <= set(kept)


def test_headline_goes_above_its_kicker() -> None:
    kicker = "空了十年的房子有了灯"
    page = f"<div><h3>{kicker}</h3>{HEAD}</div><div>{TEXT}</div>"
    assert cleaned(page) == [KEPT[0], kicker, *KEPT[1:]]


def test_headline_stays_below_its_kicker_where_a_copy_of_it_follows() -> None:
    page = (
        f"<div><h3>空了十年的房子有了灯</h3>{HEAD}</div><div>{TEXT}<p>旧粮站变身图书馆</p><p>{TWO[:-1]}呢。</p></div>"
    )
    assert cleaned(page)[0] == "空了十年的房子有了灯"


DOCUMENT = "<title>青山县人民政府关于开放粮站的通告-青山县人民政府</title>"


@pytest.mark.parametrize(
    "headline",
    [
        "<h1>青山县人民政府<br>关于开放粮站的通告</h1>",
        "<p align=center>青山县人民政府</p><p align=center>关于开放粮站的通告</p>",
        "<h2>青山县人民政府</h2><h2>关于开放粮站</h2><h2>的通告</h2>",
    ],
)
def test_headline_of_several_lines_is_one(headline: str) -> None:
    assert cleaned(f"{DOCUMENT}<div>{headline}{TEXT}</div>")[0] == "青山县人民政府关于开放粮站的通告"


def test_kicker_that_looks_otherwise_is_no_part_of_the_headline() -> None:
    page = f"<title>粮站的十年 旧粮站变身图书馆</title><div><p>粮站的十年故事</p><h1>旧粮站变身图书馆</h1></div><div>{TEXT}</div>"
    assert cleaned(page)[:2] == ["旧粮站变身图书馆", "粮站的十年故事"]


def test_headline_that_ends_like_a_sentence_above_its_byline() -> None:
    headline = "青山县旧粮站改造工程今天上午在白水镇正式完工！"
    page = f"<title>新闻动态-</title><p>{headline}</p><p>发布时间：2019-05-18 来源：青山报</p><div>{TEXT}</div>"
    assert cleaned(page) == [headline, *KEPT[1:]]


@pytest.mark.parametrize("names", ["pgc-img-caption", "picIntro", "wp-caption-text"])
def test_caption_by_the_name_of_its_element(names: str) -> None:
    page = f"{HEAD}<div><p>{ONE}</p><img><p class='{names}'>坐满了人的图书馆</p><p>{TWO}</p><p>{THREE}</p></div>"
    assert cleaned(page) == KEPT


@pytest.mark.parametrize("names", ["photographer", "topic", "imagine"])
def test_name_of_an_element_that_only_holds_such_a_word(names: str) -> None:
    page = f"{HEAD}<div><p>{ONE}</p><img><p class='{names}'>书从哪里来</p><p>{TWO}</p><p>{THREE}</p></div>"
    assert "书从哪里来" in cleaned(page)


def test_line_about_the_author_with_a_link() -> None:
    page = f"{HEAD}<div>何苗 <a href=/2>青山大学</a>教授</div><div>2023-03-03 11:04</div><div>{TEXT}</div>"
    assert cleaned(page) == KEPT


def test_icons_are_no_letters() -> None:
    assert cleaned(f"{HEAD}<div>\ue60e4</div><div>{TEXT}</div><div>\ue609微博 \ue608微信</div>") == KEPT


MENU = "".join(f"<li>频道{number}</li>" for number in range(9))
FAR = f"{HEAD}<div>{TEXT}</div><ul>{MENU}</ul><p>版权所有 青山网</p><p>责任编辑:林晓</p>"


def test_a_line_far_from_the_article_goes_for_its_place() -> None:
    changes = clean(read_page(FAR.encode(), "a.html")).changes
    rules = {change.before: change.edit.rule for change in changes}
    assert (rules["频道8"], rules["版权所有 青山网"]) == ("outside-body", "outside-body")
    near = clean(read_page(FAR.replace(MENU, "").encode(), "a.html")).changes
    assert {change.before: change.edit.rule for change in near}["责任编辑:林晓"] == "editor-line"


def test_a_line_far_from_the_article_goes_by_its_wording_where_its_place_is_no_reason() -> None:
    settings = Settings(boilerplate=Options(off=frozenset({"outside-body"})))
    changes = clean(read_page(FAR.encode(), "a.html"), settings).changes
    rules = {change.before: change.edit.rule for change in changes}
    assert rules["责任编辑:林晓"] == "editor-line"
    assert "频道8" not in rules


DIARY = [
    "一波波寒流把后山一带染成了一片金黄",
    "顺路下切不久就到了玉峰小学的门口",
    "水槽上面的几只彩绘猫头鹰可爱极了",
    "雨水洗过的枝头落下不少叶子也不可惜",
    "三位大叔同行走完了这段遥远的山路",
]


def test_article_without_a_sentence_below_a_site_that_speaks_in_sentences() -> None:
    site = "<h1>青山博客</h1><p>这里是老石一家的天地，喜欢山水，喜欢慢慢走路，所有图文未经同意都不许用在别处。</p>"
    lines = "".join(f"<p>{line}</p>" for line in DIARY)
    page = f"<title>秋天去尖石看枫叶_老石 - 青山博客</title>{site}<h2><a href=/1>秋天去尖石看枫叶</a></h2><div>{lines}</div>"
    assert cleaned(page) == ["秋天去尖石看枫叶", *DIARY]


def test_headline_below_the_article_is_another_ones() -> None:
    below = "<h2>旧粮站变身图书馆的前前后后</h2><p>往期</p>"
    assert cleaned(f"{HEAD}<div>{TEXT}</div><div>{below}</div>") == KEPT


def test_list_of_teasers_is_no_article() -> None:
    teasers = "".join(
        f"<li><a href=/{n}>{ONE}</a></li><li><a href=/{n}>{TWO[:-1]}，第{n}位馆长说。</a></li>" for n in "一二三四"
    )
    assert cleaned(f"<title>滚动新闻_青山网</title><h2>滚动新闻</h2><ul>{teasers}</ul>") == []


def test_an_article_that_a_script_shows_is_read_on_a_page_that_is_mostly_script() -> None:
    script = f"<script>{'var a = 1;' * 500}</script><div>{'青山网的菜单' * 20}</div>"
    assert cleaned(f"{HEAD}<div style='visibility: hidden;'>{TEXT}</div>{script}") == KEPT


@pytest.mark.parametrize("title", ["青山新闻网", "首页", ""])
def test_no_headline_is_made_up(title: str) -> None:
    assert cleaned(f"<title>{title}</title><div>{TEXT}</div>") == KEPT[1:]


SHOWN = [
    "十一月的清晨,渔民在白水湖上收网,远处的山还罩在雾里。青山网记者 石磊 摄",
    "几名护鸟员划着小船查看浮岛,岛上有三百多个鸟巢。青山网记者 石磊 摄",
    "孩子们在岸边数天鹅,老师说,今年比去年多了两成。青山网记者 石磊 摄",
]
LIST = "".join(f"<li><a href=/{n}>青山县又开了一家书店第{n}家</a></li>" for n in range(6))


def gallery(captions: list[str]) -> str:
    shown = "".join(f"<li><img src=1.jpg><p>{caption}</p></li>" for caption in captions)
    return f"<h1>组图:白水湖的清晨</h1><ul>{shown}</ul><h3>精彩图集</h3><ul>{LIST}</ul>"


def test_captions_with_credits_are_the_text_of_a_gallery() -> None:
    assert cleaned(gallery(SHOWN)) == ["组图:白水湖的清晨", *SHOWN]


def test_two_captions_above_a_list_make_no_gallery() -> None:
    assert not set(SHOWN) & set(cleaned(gallery(SHOWN[:2])))
