from __future__ import annotations

import pytest

from stdnews.errors import InputError
from stdnews.reading import Options, read_page

HTML = (
    "<!DOCTYPE html><title>甲</title><p>今天\n天气。</p><link rel=canonical href='https://News.example.cn/1'>".encode()
)


def lines(data: bytes, name: str) -> list[str]:
    return [p.text for p in read_page(data, name).paragraphs if p.markup is None or p.markup.tag != "link:canonical"]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "", "a.shtml"])
def test_a_document_is_read_as_html_whatever_its_name(name: str) -> None:
    assert lines(HTML, name) == ["甲", "今天天气。"]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.shtml", "a.xhtml", "A.HTML"])
def test_a_fragment_is_html_by_its_name(name: str) -> None:
    assert lines("<p>甲<p>乙".encode(), name) == ["甲", "乙"]


@pytest.mark.parametrize("name", ["a.txt", "", "a.text"])
def test_tags_leaked_into_text_stay_for_the_stages(name: str) -> None:
    assert lines("<p>甲\n乙<br>".encode(), name) == ["<p>甲", "乙<br>"]


def test_text_under_an_html_name_keeps_its_lines() -> None:
    assert lines("甲 < 乙\n丙".encode(), "a.html") == ["甲 < 乙", "丙"]


def test_the_notes_say_how_the_bytes_were_read() -> None:
    data = "今天天气".encode("gbk") + b"\xff\n" + "很好".encode("gbk")
    assert read_page(data).notes == {
        "encoding": "gb18030",
        "evidence": "its characters; no label",
        "undecodable": 1,
        "format": "text",
    }


def test_the_notes_of_a_document_count_what_is_hidden() -> None:
    assert read_page(b"<html><p hidden>a<p>b").notes == {
        "encoding": "utf-8",
        "evidence": "ASCII only",
        "undecodable": 0,
        "format": "html",
        "hidden": 1,
    }


def test_a_document_in_gb18030_is_read() -> None:
    data = "<html><meta charset=gb2312><p>新聞</p>".encode("gb18030")
    assert lines(data, "a.html") == ["新聞"]


@pytest.mark.parametrize(
    ("data", "folder", "url", "site"),
    [
        (HTML, "top", "http://given.example.cn/x", "given.example.cn"),
        (HTML, "top", "", "news.example.cn"),
        (HTML, "top", "no url", "news.example.cn"),
        (b"<html><p>a", "top", "", "top"),
        (b"text", "top", "", "top"),
        (b"text", "", "", ""),
        (b"text", "top", "https://given.example.cn:8080/", "given.example.cn"),
        (b"text", "top", "http://[broken", "top"),
    ],
)
def test_the_site_is_the_host_of_the_url_else_of_the_canonical_link_else_the_folder(
    data: bytes, folder: str, url: str, site: str
) -> None:
    assert read_page(data, "a", folder, url).site == site


def test_the_selectors_are_those_of_the_site() -> None:
    options = Options(selectors=lambda site: {"own": "p"} if site == "a.example.cn" else {})
    marked = [
        [p.markup.selected for p in read_page(b"<html><p>x", "", "", url, options).paragraphs if p.markup]
        for url in ("http://a.example.cn/", "http://b.example.cn/")
    ]
    assert marked == [["own"], [""]]


@pytest.mark.parametrize("tag", ["div", "section", "ul", "blockquote", "table", "span", "b"])
def test_a_hundred_thousand_nested_elements_are_read_in_seconds(tag: str) -> None:
    data = f"<html>{f'<{tag}>' * 100_000}<p>甲</p>{f'</{tag}>' * 100_000}<p>乙</p>".encode()
    assert sorted(lines(data, "a.html")) == ["乙", "甲"]


def test_what_stands_too_deep_keeps_its_lines() -> None:
    data = ("<html>" + "".join(f"<div>{number}" for number in range(16_000))).encode()
    assert lines(data, "a.html") == [str(number) for number in range(16_000)]


def test_a_long_flat_page_stays_as_it_is() -> None:
    data = ("<html>" + "<div class=a><p>甲<p>乙</div>" * 9_000).encode()
    page = read_page(data, "a.html")
    assert {p.markup.box.depth for p in page.paragraphs if p.markup and p.markup.box} == {2}
    assert len(page.paragraphs) == 18_000


def test_a_title_that_nothing_closes_does_not_take_the_page() -> None:
    assert lines("<html><title>标题\n<body><p>甲</p>".encode(), "a.html") == ["标题", "甲"]


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(InputError, match="PNG"):
        read_page(b"\x89PNG\r\n\x1a\n\0\0", "a.txt")


@pytest.mark.parametrize(("page", "include"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_an_include_in_another_encoding_is_read_in_its_own(page: str, include: str) -> None:
    above, below = "<p>今天上午，市民前往公园看花。</p>\n", "<p>花期还有十天，赏花的人越来越多。</p>"
    data = above.encode(page) + "<div>版权所有：江州日报社</div>\n".encode(include) + below.encode(page)
    assert lines(data, "a.html") == [
        "今天上午，市民前往公园看花。",
        "版权所有：江州日报社",
        "花期还有十天，赏花的人越来越多。",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_hole_in_a_file_is_passed_over(encoding: str) -> None:
    above, below = "今天上午，市民前往公园看花。\n", "花期还有十天，赏花的人越来越多。\n"
    page = read_page(above.encode(encoding) + bytes(512) + below.encode(encoding))
    assert ([p.text for p in page.paragraphs], page.notes["encoding"]) == ([above.strip(), below.strip()], encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_as_told_is_read_in_the_order_of_its_bytes(encoding: str) -> None:
    text = "今天上午，市民前往公园看花。"
    page = read_page(text.encode(encoding), options=Options(encoding="UTF-16"))
    assert [p.text for p in page.paragraphs] == [text]
