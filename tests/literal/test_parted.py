"""Tags that were left in a text end its paragraphs, where they are not what it speaks of."""

from __future__ import annotations

import pytest

from stdnews import Page, Settings, clean
from stdnews.literal import parted
from stdnews.reading import read_page

ENDS = {
    "elements": '<p>第一段。</p><p class="x">第二段。</p>',
    "elements with space between": "<p>第一段。</p> &nbsp;<p>第二段。</p>",
    "escaped": "&lt;p&gt;第一段。&lt;/p&gt;&lt;p&gt;第二段。&lt;/p&gt;",
    "escaped twice": "&amp;lt;p&amp;gt;第一段。&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;第二段。&amp;lt;/p&amp;gt;",
    "capitals": "<P>第一段。</P><P>第二段。</P>",
    "elements that nobody closed": "第一段。<p>第二段。",
    "a closing tag alone": "<div>第一段。</div><div>第二段。",
    "line end behind a sentence": "第一段。<br>第二段。",
    "line ends": "第一段。<br/><br />　　第二段。",
    "line ends behind a quotation": "“第一段。”<BR>第二段。",
}


@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS)
def test_a_paragraph_ends_at_the_tag(text: str) -> None:
    page = Page.from_text(text.replace("段", "段说的是昨天的雨"))
    cleaned = clean(page, Settings(skip=frozenset({"boilerplate", "duplicates"}))).page.to_text()
    assert [line.strip("“”") for line in cleaned.splitlines()] == ["第一段说的是昨天的雨。", "第二段说的是昨天的雨。"]
    assert len(page.paragraphs) == 2
    assert clean(Page.from_text(cleaned)).page.to_text() == cleaned


def test_lines_of_an_address() -> None:
    text = "地址：江州市河堤路五号院内<br>电话：0000-1234567<br>联系人：齐小满、罗九斤"
    cleaned = clean(Page.from_text(text), Settings(skip=frozenset({"boilerplate", "duplicates"}))).page.to_text()
    assert cleaned.splitlines() == text.split("<br>")


def test_tags_that_a_document_shows_as_text() -> None:
    escaped = "&lt;p&gt;第一段说的是雨。&lt;/p&gt;&lt;p&gt;第二段说的是晴。&lt;/p&gt;"
    page = read_page(f"<body><h1>江州</h1><div>{escaped}</div><pre>{escaped}</pre></body>".encode(), "a.html")
    assert [p.text for p in page.paragraphs if p.role == "body"] == [
        "江州",
        "<p>第一段说的是雨。</p>",
        "<p>第二段说的是晴。</p>",
        "<p>第一段说的是雨。</p><p>第二段说的是晴。</p>",
    ]


ONE = {
    "a tag inside a sentence": "江州<b>昨天</b>下雨。",
    "a line end inside a sentence": "第一行<br>第二行",
    "cells": "<tr><td>甲。</td><td>乙。</td></tr>",
    "a text that names the tag": "把<br>写成<br/>也行",
    "a tutorial": "段落放在<p>标签里，写成<p>第一段。</p><p>第二段。</p>就行了。",
    "code": 'var s = "<p>第一段。</p><p>第二段。</p>";',
    "HTML is spoken of": "初学HTML的人写：<p>第一段。</p><p>第二段。</p>",
    "comparison": "若a<p。<br为空",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_it_is_one_paragraph(text: str) -> None:
    assert list(parted([text])) == [text]


@pytest.mark.parametrize("line", ["`<br>`换行。", "按 <Return> 或 <Esc> 退出。", "段落放在<p>标签里。", "```"])
def test_on_a_page_of_mark_up_nothing_ends(line: str) -> None:
    texts = [line, "<p>第一段。</p><p>第二段。</p>"]
    assert parted(texts) is texts


def test_a_long_line_of_tags_takes_no_time() -> None:
    text = "<p>" * 20_000 + "<br" * 20_000 + "&amp;" * 20_000 + "。&nbsp;" * 20_000
    assert "".join(parted([text])) == text
