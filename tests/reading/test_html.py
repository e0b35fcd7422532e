from __future__ import annotations

import pytest

from stdnews.page import Markup, Paragraph
from stdnews.reading.html import parse

LINES = {
    "paragraphs": ("<p>甲。</p><p>乙。</p>", ["甲。", "乙。"]),
    "line breaks": ("<div>甲。<br>乙。<br/><br>丙。</div>", ["甲。", "乙。", "丙。"]),
    "bare text in divs": ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
    "inline elements": ("<p>甲<b>乙</b><a href=x>丙</a><span>1<em>2</em></span>丁</p>", ["甲乙丙12丁"]),
    "sections only": ("<section><section>甲</section>乙</section>", ["甲", "乙"]),
    "lists": ("<ul><li>甲<li>乙</ul>丙", ["甲", "乙", "丙"]),
    "layout table": ("<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>", ["甲", "乙", "丙"]),
    "early end of the document": ("<html><body><p>甲</p></html><p>乙</p>", ["甲", "乙"]),
    "entities": ("<p>&ldquo;甲&rdquo;&#20057;&amp;&lt;p&gt;</p>", ["“甲”乙&<p>"]),
    "comments": ("<p>甲<!-- 无 -->乙</p>", ["甲乙"]),
    "newline between Han": ("<p>今天\n  天气，\n很好</p>", ["今天天气，很好"]),
    "newline beside Latin": ("<p>Hello\nworld 甲\nB</p>", ["Hello world 甲 B"]),
    "newline at an inline element": ("<p>今天\n<b>天气</b>\r\n很好</p>", ["今天天气很好"]),
    "space between Han": ("<p>张 三  李　四</p>", ["张 三 李　四"]),
    "no-break space": ("<p>甲&nbsp;&nbsp;乙</p>", ["甲\xa0\xa0乙"]),
    "white space at the ends": ("<p>　　甲。 &nbsp;</p><p> \n </p>", ["甲。"]),
    "verbatim": ("<pre>甲  乙\r\n 丙\n\n丁</pre>", ["甲  乙", "丙", "丁"]),
    "separators": ("<p>甲\u2028乙\u2029丙</p>", ["甲", "乙", "丙"]),
    "code and fallbacks": (
        "<p>零</p><style>p{}</style><script>'甲'</script><noscript>乙</noscript><template>丙</template><p>丁</p>",
        ["零", "丁"],
    ),
    "frames, drawings and forms": (
        "<iframe>甲</iframe><svg><title>乙</title></svg><select><option>丙</select><textarea>丁</textarea>戊",
        ["戊"],
    ),
    "ruby": ("<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>", ["漢字"]),
    "hidden": ("<p hidden>甲</p><div style='color:red; DISPLAY : none'>乙<p>丙</p></div><p>丁</p>", ["丁"]),
    "hidden inside a sentence": ("<p>甲<span style='display:none'>无</span>乙</p>", ["甲乙"]),
    "not hidden": ("<p style='display:block' class=hidden>甲</p><p style='visibility: visible'>乙</p>", ["甲", "乙"]),
    "article that a script makes visible": ("<div style='visibility: hidden; opacity: 0'><p>甲</p></div>", ["甲"]),
    "body hidden until a script shows it": ("<body style='display:none'><p>甲</p></body>", ["甲"]),
    "deep nesting": ("<div>" * 3000 + "甲" + "</div>" * 3000, ["甲"]),
    "no body": ("", []),
    "a frameset": ("<html><frameset><frame src=a></frameset></html>", []),
}


@pytest.mark.parametrize(("html", "lines"), LINES.values(), ids=LINES)
def test_the_text_of_a_document(html: str, lines: list[str]) -> None:
    assert [p.text for p in parse(html).paragraphs] == lines


def test_the_title_is_a_meta_paragraph() -> None:
    first, second = parse("<title>\n 标题 - 某网\n</title><h1>标题</h1>").paragraphs
    assert first == Paragraph("标题 - 某网", "meta", None, Markup("title"))
    assert (second.text, second.role, second.markup) == ("标题", "body", Markup("h1"))


def test_a_document_without_title_has_no_meta_paragraph() -> None:
    assert parse("<title> </title><p>甲").paragraphs == (Paragraph("甲", "body", None, Markup("p")),)


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p>甲乙", Markup("p")),
        ("<div>甲<br>乙</div>", Markup("div")),
        ("<p><a href=x>甲 乙</a></p>", Markup("p", 1.0)),
        ("<p>甲乙丙<a href=x>丁</a></p>", Markup("p", 0.25)),
        ("<ul><li>甲</ul>", Markup("li", 0.0, in_list=True)),
        ("<ul><li><p>甲</p></ul>", Markup("p", 0.0, in_list=True)),
        ("<ul></ul><td>甲", Markup("body")),
    ],
)
def test_the_markup_of_a_paragraph(html: str, markup: Markup) -> None:
    assert parse(html).paragraphs[0].markup == markup


def test_a_link_counts_for_its_own_paragraph_only() -> None:
    linked, plain = parse("<p><a>甲</a></p><p>乙</p>").paragraphs
    assert (linked.markup, plain.markup) == (Markup("p", 1.0), Markup("p", 0.0))


def test_hidden_elements_are_counted_once_with_all_inside_them() -> None:
    assert parse("<div hidden><p hidden>甲</p></div><p style='display:none'>乙</p>").hidden == 2


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ("<link rel=canonical href='https://a.example.cn/1'>", "https://a.example.cn/1"),
        ("<link rel='alternate CANONICAL' href='//b.example.cn/'>", "//b.example.cn/"),
        ("<meta property='og:url' content='http://c.example.cn/'>", "http://c.example.cn/"),
        ("<link rel=canonical><meta property=og:url content='http://d.example.cn/'>", "http://d.example.cn/"),
        ("<link rel=stylesheet href=/a.css>", ""),
        ("<meta property=og:url>", ""),
    ],
)
def test_the_canonical_url(html: str, url: str) -> None:
    assert parse(f"<head>{html}</head>甲").canonical == url
