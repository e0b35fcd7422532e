from __future__ import annotations

import pytest

from stdnews.page import Markup
from stdnews.reading.blocks import Blocks
from stdnews.reading.html import Document


def parse(html: str, selectors: dict[str, str] | None = None) -> Blocks:
    return Document(html).read(selectors or {})


def markup_of(html: str, text: str) -> Markup:
    """The markup of the paragraph with a text, without its box."""
    found = next(p.markup for p in parse(html).paragraphs if p.text == text)
    assert found is not None
    return found._replace(box=None)


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
    "newline between links": ("<div><a>首页</a>\n<a>要闻</a>\n<a>视频</a></div>", ["首页 要闻 视频"]),
    "newline beside a link": ("<p>白水\n<a>镇上</a>\n的<a>粮站</a><a>旧址</a></p>", ["白水镇上的粮站旧址"]),
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
    "no room for its text": (
        "<div style='height:0;overflow:hidden'>甲</div><div style='width:1px; overflow:hidden'>乙</div><p>丁</p>",
        ["丁"],
    ),
    "room for its text": (
        "<div style='height:0'>甲</div><div style='height:10px;overflow:hidden'>乙</div><p>丁</p>",
        ["甲", "乙", "丁"],
    ),
    "letters of no size": ("<p>甲乙丙丁<span style='font-size:0'>戊</span>己</p>", ["甲乙丙丁己"]),
    "letters of no size around others": (
        "<div style='font-size:0px'><p style='font-size:16px'>甲</p></div><p>乙丙丁戊</p>",
        ["甲", "乙丙丁戊"],
    ),
    "buttons": ("<p>甲。<button>展开</button></p><h1>乙<button>收藏</button></h1>", ["甲。", "展开", "乙", "收藏"]),
    "line ends beside full-width marks": ("<p>据\nWHO\n，\n3.5 %\n。</p>", ["据 WHO，3.5 %。"]),
    "line ends between Han and Latin": ("<p>使用\nPython\n编程</p>", ["使用 Python 编程"]),
    "not hidden": ("<p style='display:block' class=hidden>甲</p><p style='visibility: visible'>乙</p>", ["甲", "乙"]),
    "article that a script makes visible": ("<div style='visibility: hidden; opacity: 0'><p>甲</p></div>", ["甲"]),
    "invisible beside the article": ("<p>甲乙丙丁</p><div style='visibility: hidden'><p>戊</p></div>", ["甲乙丙丁"]),
    "off the screen": (
        "<div style='position:absolute; left:-9999px'>甲</div><h1 style='text-indent:-999em'>乙</h1>丙",
        ["丙"],
    ),
    "a dialog": ("<dialog>甲</dialog><dialog open>乙</dialog><dialog open style='color:red'>丙</dialog>", ["乙", "丙"]),
    "a span as a block": ("<span style='display:block'>甲</span><span>乙</span>", ["甲", "乙"]),
    "line ends by style": ("<div style='white-space:pre-wrap'>甲\n乙</div>", ["甲", "乙"]),
    "table of data": (
        "<table><caption>表一</caption><tr><th>县<th>亩数<tr><td><p>青山</p><td>1\n2</table>末",
        ["表一", "县\t亩数", "青山\t1 2", "末"],
    ),
    "empty cells": ("<table><tr><td>甲<td><td>乙<tr><td>丙<td>丁<td></table>", ["甲\t\t乙", "丙\t丁"]),
    "a menu in a table": (
        "<table><tr><td><a>甲</a><td><a>乙</a><tr><td><a>丙</a><td><a>丁</a></table>",
        ["甲", "乙", "丙", "丁"],
    ),
    "tables in a table": (
        "<table><tr><td>甲<td><table><tr><td>乙<td>丙<tr><td>丁<td>戊</table><tr><td>己<td>庚</table>",
        ["甲", "乙\t丙", "丁\t戊", "己", "庚"],
    ),
    "body hidden until a script shows it": ("<body style='display:none'><p>甲</p></body>", ["甲"]),
    "deep nesting": ("<div>" * 3000 + "甲" + "</div>" * 3000, ["甲"]),
    "no body": ("", []),
    "what a frameset has for others": (
        "<html><frameset><frame src=a><noframes><body><p>甲</p><p>乙</p></body></noframes></frameset></html>",
        ["甲", "乙"],
    ),
    "what a script would show": ("<body><div id=app></div><noscript><p>甲</p></noscript></body>", ["甲"]),
    "a frame with its document": ("<body><iframe srcdoc='<p>甲</p>'></iframe></body>", ["甲"]),
    "frames beside text": ("<p>甲</p><iframe srcdoc='<p>乙</p>'></iframe><noscript>丙</noscript>", ["甲"]),
    "a shadow tree": (
        (
            "<div><template shadowrootmode=open><p>甲</p><slot name=x>无</slot><slot></slot><p>丁</p></template>"
            "<p>丙</p><p slot=x>乙</p></div>"
        ),
        ["甲", "乙", "丙", "丁"],
    ),
    "a slot with nothing for it": ("<x-a><template shadowrootmode=closed><slot>甲</slot></template></x-a>", ["甲"]),
    "children without a slot": ("<div><template shadowrootmode=open>甲</template>乙</div>", ["甲"]),
    "a shadow tree in another": (
        (
            "<div><template shadowrootmode=open>甲<x-b><template shadowrootmode=open>乙<slot></slot></template>丙</x-b>"
            "</template></div>"
        ),
        ["甲乙丙"],
    ),
    "a shadow tree among the children of another": (
        (
            "<div><template shadowrootmode=open>甲<slot></slot></template><span><template shadowrootmode=open>乙</template>"
            "丙</span></div>"
        ),
        ["甲乙"],
    ),
    "what is hidden in a shadow tree": (
        "<div><template shadowrootmode=open><p hidden>甲</p><style>p{}</style>乙</template></div>",
        ["乙"],
    ),
    "templates that are no shadow trees": (
        "<div><template shadowrootmode=x>甲</template>乙</div><ul><template shadowrootmode=open>丙</template><li>丁</ul>",
        ["乙", "丁"],
    ),
    "a frameset": ("<html><frameset><frame src=a></frameset></html>", []),
}


@pytest.mark.parametrize(("html", "lines"), LINES.values(), ids=LINES)
def test_the_text_of_a_document(html: str, lines: list[str]) -> None:
    assert [p.text for p in parse(html).paragraphs] == lines


def test_shadow_trees_in_each_other_are_shown_up_to_a_bound() -> None:
    html = "<div><template shadowrootmode=open>甲<slot></slot></template>" * 800
    assert 1 <= len("".join(p.text for p in parse(html).paragraphs)) < 800


def test_the_title_is_a_meta_paragraph() -> None:
    first, second = parse("<title>\n 标题 - 某网\n</title><h1>标题</h1>").paragraphs
    assert (first.text, first.role, first.markup) == ("标题 - 某网", "meta", Markup("title"))
    assert (second.text, second.role) == ("标题", "body")


def test_a_document_without_title_has_no_meta_paragraph() -> None:
    assert [p.role for p in parse("<title> </title><p>甲").paragraphs] == ["body"]


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p>甲丙", Markup("p")),
        ("<div>甲丙<br>乙</div>", Markup("div")),
        ("<p><a href=x>甲丙</a></p>", Markup("p", 1.0)),
        ("<ul><li>甲丙</ul>", Markup("li", in_list=True)),
        ("<ul><li><p>甲丙</p></ul>", Markup("p", in_list=True)),
        ("<ul></ul><td>甲丙", Markup("body")),
        ("<h2>甲丙</h2>", Markup("h2", heading=2)),
        ("<h1><div>甲丙</div></h1>", Markup("div", heading=1)),
        ("<figure><img><figcaption>甲丙</figcaption></figure>", Markup("figcaption", caption=True, after_image=True)),
        ("<table><caption>甲丙</caption></table>", Markup("caption", caption=True)),
        ("<p><img></p><p>甲丙</p>", Markup("p", after_image=True)),
        ("<img><p>乙</p><p>甲丙</p>", Markup("p")),
        ("<p>甲丙</p><img>", Markup("p")),
        ("<p style='text-align:center'>甲丙</p>", Markup("p", centred=True)),
        ("<div align=CENTER><p>甲丙</p></div>", Markup("p", centred=True)),
        ("<center>甲丙</center>", Markup("center", centred=True)),
        ("<p style='color: #888;'>甲丙</p>", Markup("p", dim=True)),
        ("<p style='font-size:12px'>甲丙</p>", Markup("p", dim=True)),
        ("<p><span style='color:gray'>甲丙</span></p>", Markup("p", dim=True)),
        ("<p><font size=1>甲丙</font></p>", Markup("p", dim=True)),
        ("<p><small>甲</small>丙</p>", Markup("p")),
        ("<p style='color:#333;font-size:16px'>甲丙</p>", Markup("p")),
    ],
)
def test_the_markup_of_a_paragraph(html: str, markup: Markup) -> None:
    assert markup_of(html, "甲丙") == markup


def test_the_share_of_links_counts_no_white_space() -> None:
    assert markup_of("<p>甲乙丙<a href=x> 丁 </a></p>", "甲乙丙 丁").link_share == 0.25


def test_a_link_counts_for_its_own_paragraph_only() -> None:
    html = "<p><a>甲</a></p><p>乙</p>"
    assert (markup_of(html, "甲").link_share, markup_of(html, "乙").link_share) == (1.0, 0.0)


def test_paragraphs_know_the_boxes_around_them() -> None:
    html = "<div id=main class='a  b'><p>甲</p>乙<br>丙</div><div>丁</div>"
    one, two, three, four = (p.markup.box for p in parse(html).paragraphs if p.markup)
    assert one
    assert two
    assert four
    assert (one.tag, one.above, one.depth) == ("p", two, 2)
    assert (two.names, two is three) == ("main a  b", True)
    assert two.above is four.above
    assert len({one.number, two.number, four.number}) == 3


def test_the_boxes_of_a_deep_page_are_one_for_each_element() -> None:
    html = "".join(f"<div>{number}" for number in range(20_000))
    boxes = [p.markup.box for p in parse(html).paragraphs if p.markup]
    assert boxes[-1] is not None
    assert boxes[-1].depth == 20_000
    assert boxes[-1].above is boxes[-2]


@pytest.mark.parametrize(
    ("selector", "selected"),
    [("#ad", ["甲", "乙"]), ("p.x", ["乙"]), ("div", ["甲", "乙"]), (".none", [])],
)
def test_a_selector_marks_what_it_chooses_with_all_inside(selector: str, selected: list[str]) -> None:
    html = "<div id=ad>甲<p class=x>乙</p></div><p>丙</p>"
    paragraphs = parse(html, {"own-rule": selector}).paragraphs
    assert [p.text for p in paragraphs if p.markup and p.markup.selected == "own-rule"] == selected


def test_the_innermost_selector_names_a_paragraph() -> None:
    html = "<div><p>甲</p>乙</div>"
    names = [p.markup.selected for p in parse(html, {"outer": "div", "inner": "p", "late": "p"}).paragraphs if p.markup]
    assert names == ["inner", "outer"]


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
    assert Document(f"<head>{html}</head>甲").canonical == url
