"""The edits themselves: spans, notes, meta paragraphs, what HTML knows."""

from __future__ import annotations

import pytest

from stdnews.edits import Edit, apply_spans
from stdnews.page import Markup, Page, Paragraph
from stdnews.stages.boilerplate import Options, steps
from stdnews.stages.boilerplate.suffixes import strip_titles

BODY = "白水镇的旧粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。"
MORE = "馆长说,三万册书里有一半是村民捐的,最老的一本有一百多岁。"


def edits(*lines: str) -> list[Edit]:
    return list(steps(Options())[0](Page.from_text("\n".join(lines))))


CUT = {
    "spam-suffix": ("旧粮站变身图书馆-某某体育官网登录入口", "旧粮站变身图书馆"),
    "spam-prefix": ("某某彩票平台 | 旧粮站变身图书馆", "旧粮站变身图书馆"),
    "two-suffixes": ("旧粮站变身图书馆_社会频道_青山网", "旧粮站变身图书馆"),
    "channel-before-spam": ("旧粮站变身图书馆 青山网消费-某某娱乐城官网", "旧粮站变身图书馆"),
    "seo-tag": ("环球热讯:旧粮站变身图书馆", "旧粮站变身图书馆"),
    "seo-brackets": ("【独家焦点】旧粮站变身图书馆", "旧粮站变身图书馆"),
    "full-width": ("旧粮站变身图书馆｜青山日报", "旧粮站变身图书馆"),
}


@pytest.mark.parametrize("name", CUT)
def test_headline_is_cut(name: str) -> None:
    found, kept = CUT[name]
    (edit,) = edits(found, BODY)
    assert edit.text == kept
    assert apply_spans(found, edit.spans) == kept


WHOLE = (
    "标准解读 | 国家标准《绿色产品评价 文具》",
    "【关注】两会热点:教育公平",
    "旧粮站变身图书馆——白水镇的新鲜事",
    "3-1 青山队逆转白水队",
    "人物|石磊:守坝三十年",
    "A股三大指数收涨",
    "今日关注:白水镇的路灯亮了",
)


@pytest.mark.parametrize("headline", WHOLE)
def test_headline_stays_whole(headline: str) -> None:
    assert edits(headline, BODY) == []


def test_tail_that_stands_alone_on_the_page_is_cut() -> None:
    assert strip_titles("旧粮站变身图书馆-乡村生活", frozenset({"乡村生活"})) == (
        "旧粮站变身图书馆",
        "site-suffix",
        "乡村生活",
    )


def test_label_glued_to_the_last_sentence_is_cut_off() -> None:
    (edit,) = edits(BODY, MORE + "(责任编辑:周小禾)")
    assert (edit.at, edit.text, edit.rule) == (1, MORE, "glued-label")


@pytest.mark.parametrize("end", ["(完)", "(何苗)", "(记者何苗)", "（杨小满）"])
def test_signature_glued_to_the_last_sentence_stays(end: str) -> None:
    assert edits(BODY, MORE + end) == []


def test_dateline_stays() -> None:
    assert edits("青山日报讯 " + BODY, MORE) == []


def test_drop_by_the_score_says_why() -> None:
    (*_, edit) = edits(BODY, MORE, "·老街的灯又亮了 夜市让居民...", "·茶园的春天来了 采茶人...")
    assert (edit.rule, edit.note) == ("sidebar-list", "2 links and 0 cut-off titles in a run of 2 lines")


def titled(title: str, *lines: str) -> list[Edit]:
    body = (Paragraph(line, "body", None, Markup("p")) for line in lines)
    return list(steps(Options())[0](Page("a", (Paragraph(title, "meta", None, Markup("title")), *body))))


def test_title_element_loses_its_suffix() -> None:
    (edit,) = titled("旧粮站变身图书馆_青山网", "旧粮站变身图书馆", BODY)
    assert (edit.at, edit.text) == (0, "旧粮站变身图书馆")


def test_headline_that_only_the_title_element_has_is_written() -> None:
    _, edit = titled("旧粮站变身图书馆_青山网", BODY)
    assert (edit.at, edit.text, edit.rule) == (1, f"旧粮站变身图书馆\n{BODY}", "page-title")


@pytest.mark.parametrize("title", ["青山新闻网手机版", "图书馆", "2023年第4期"])
def test_title_that_the_article_does_not_speak_of_is_no_headline(title: str) -> None:
    assert [edit for edit in titled(title, BODY) if edit.at] == []


def test_linked_paragraphs_weigh_less() -> None:
    teaser = "茶园的春天来了,采茶人忙着采摘第一批新茶,县里的茶市也开张了,一天能卖出三千斤,价钱比去年高两成。"
    linked = tuple(
        Paragraph(f"{number}{teaser}", "body", None, Markup("a", 1.0, in_list=True)) for number in "一二三四"
    )
    text = (Paragraph("旧粮站变身图书馆"), Paragraph(BODY + MORE), Paragraph("相关阅读"))
    page = Page("a", (*text, *linked, Paragraph("版权所有 青山网")))
    kept = {edit.at for edit in steps(Options())[0](page)} ^ set(range(len(page.paragraphs)))
    assert kept == {0, 1}
