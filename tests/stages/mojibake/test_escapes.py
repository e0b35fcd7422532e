"""Escapes and tags that were left in the text, and text that only looks like it."""

from __future__ import annotations

import pytest

from stdnews import Page
from stdnews.edits import apply, apply_spans
from stdnews.stages.mojibake.escapes import unescape


def unescaped(text: str) -> str:
    page = Page.from_text(text)
    return apply(page, unescape(page)).to_text().removesuffix("\n")


CHANGES = {
    "named": ("他说&ldquo;下雨了&rdquo;&mdash;&mdash;真的。", "他说“下雨了”——真的。"),
    "spaces at the start": ("&nbsp;&nbsp;&emsp;昨天下了雨。", "昨天下了雨。"),
    "space inside": ("小雨&nbsp;转多云", "小雨\xa0转多云"),
    "no semicolon": ("&nbsp&nbsp小雨&nbsp转多云", "小雨\xa0转多云"),
    "less than": ("价格&lt;5元的占三成", "价格<5元的占三成"),
    "ampersand": ("AT&amp;T与R&amp;D部门签约", "AT&T与R&D部门签约"),
    "escaped twice": ("他说&amp;ldquo;好&amp;rdquo;", "他说“好”"),
    "escaped thrice": ("他说&amp;amp;ldquo;好&amp;amp;rdquo;", "他说“好”"),
    "decimal": ("&#26032;&#38395;", "新闻"),
    "decimal without semicolon": ("&#26032&#38395", "新闻"),
    "hexadecimal": ("&#x65b0;&#X95FB;", "新闻"),
    "Windows-1252 by number": ("&#147;新闻&#148;", "“新闻”"),
    "pair of surrogates": ("&#55357;&#56832;早安", "😀早安"),
    "not shown": ("今年&#8203;的&zwnj;雨", "今年的雨"),
    "line end of the source": ("今年的雨&#13;&#10;偏多", "今年的雨偏多"),
    "wide ampersand": ("你好＆nbsp；再见", "你好\xa0再见"),
    "beside an address": ("http://example.cn/a?x=1&amp;y=2&ldquo;完&rdquo;", "http://example.cn/a?x=1&amp;y=2“完”"),
    "ampersand lost": ("通知#xff1a;#x201c;停水#x201d;#x3002;", "通知：“停水”。"),
    "ampersand lost, decimal": ("通知#65306;停水#12290;", "通知：停水。"),
    "ampersand lost, named": ("ldquo;停水rdquo;的通知", "“停水”的通知"),
    "ampersand lost, capitals": ("通知#xFF1A;停水#x3002;", "通知：停水。"),
    "ampersand lost, short": ("小雨#xa0;转多云", "小雨\xa0转多云"),
    "ampersand lost, escaped twice": ("amp;ldquo;停水amp;rdquo;的通知", "“停水”的通知"),
    "space behind the ampersand": ("小雨& nbsp;转多云", "小雨\xa0转多云"),
    "JSON between digits": (r"\u65b0\u95fb2023\u5e74", "新闻2023年"),
    "JSON behind Latin letters": (r"iPhone\u624b\u673a", "iPhone手机"),
    "JSON behind its key": (r"标题:\u65b0\u95fb", "标题:新闻"),
    "JSON that HTML may hold": (r"\u003cb\u003e江州\u003c/b\u003e下雨", "江州下雨"),
    "JSON": (r"标题：\u300a\u6c5f\u57ce\u300b", "标题：《江城》"),
    "JSON in JSON": (r"\\u65b0\\u95fb", "新闻"),
    "JSON pair of surrogates": (r"早安\ud83d\ude00\u3002", "早安😀。"),
    "script": ("%u65b0%u95fb", "新闻"),
    "percent": ("关键词：%E6%B1%9F%E5%B7%9E", "关键词：江州"),
    "percent behind Han": ("搜索%E6%B1%9F%E5%B7%9E，共三条", "搜索江州，共三条"),
    "percent with digits": ("2023%E5%B9%B43%E6%9C%88", "2023年3月"),
    "percent twice": ("关键词：%25E6%25B1%259F%25E5%25B7%259E", "关键词：江州"),
    "percent behind a colon": ("关键词:%E6%B1%9F%E5%B7%9E", "关键词:江州"),
    "paragraph in its tags": ('<p style="text-indent:2em">江州昨天下了雨。</p>', "江州昨天下了雨。"),
    "inline tags": ("江州<font color=red>昨天</font>下了<b>大雨</b>。", "江州昨天下了大雨。"),
    "capitals": ("<BR>江州昨天下了一场大雨<BR/>", "江州昨天下了一场大雨"),
    "line end behind a short sentence": ("下雨了。<br />", "下雨了。"),
    "powers stay": ("小于2<sup>53</sup>的<b>整数</b>", "小于2<sup>53</sup>的整数"),
    "link": ('江州<a href="http://example.cn/">新闻网</a>报道', "江州新闻网报道"),
    "picture": ('<img src="/a.jpg" alt="图" />图为现场', "图为现场"),
    "ruby put at random": ('江州<ruby id="k3x">昨天</ruby>下雨', "江州昨天下雨"),
    "ruby with a reading": ("<ruby>单<rt>shàn</rt></ruby>县的羊汤出名", "单县的羊汤出名"),
    "script element": ("<script>var a=1;</script>江州昨天下了雨", "江州昨天下了雨"),
    "comment": ("<!-- 广告位 -->江州昨天下了雨", "江州昨天下了雨"),
    "word processor": ("江州昨天下了雨<o:p></o:p>", "江州昨天下了雨"),
    "end of a tag": ('">江州昨天下了雨', "江州昨天下了雨"),
    "beginning of a tag": ('江州昨天下了雨<span style="color', "江州昨天下了雨"),
    "escaped tags": ("&lt;p&gt;江州昨天下了一场雨。&lt;/p&gt;", "江州昨天下了一场雨。"),
}
UNCHANGED = {
    "powers and formulas": "2<sup>53</sup>减1，H<sub>2</sub>O",
    "companies": "AT&T公司与R&D部门签约,Q&A;如下",
    "no such name": "A&bogus;B和&#0;",
    "comparisons": "x<y 且 a>b，a<b>c 时取最大值，i<3",
    "titles": "<红楼梦>与<三国演义>，<a>与<b>两类",
    "a tag that is spoken of": "在文章里用<p>标签表示段落",
    "tags that are spoken of": "在网页里,换行写作 <br>,段落写作 <p>",
    "a pair that is spoken of": "把字放在<b>和</b>之间会加粗",
    "a reference that is spoken of": "空格写成“&nbsp;”，小于号写作&lt;，都要记牢",
    "code": "if (a &lt; b &amp;&amp; c &gt; d) { return x[0]; }",
    "code with escapes": r'print("\u4e2d\u56fd")',
    "pattern": r"正则表达式 ^[\u4e00-\u9fff]+$ 只匹配汉字。",
    "folder": r"D:\2023\u4e2d\u56fd",
    "address by its parts": "http:%E6%B1%9F%E5%B7%9E",
    "file name": r"C:\users\u4e2d\u56fd",
    "one escape": r"字符\u4e2d占三个字节",
    "address": "见https://example.cn/%E6%B1%9F?a=1&amp;b=2。",
    "path": "图片/uploads/%E6%B1%9F%E5%B7%9E.jpg",
    "percentages": "增长5%，下降3%，约占20%E",
    "colours": "底色#fff000;字色#333;",
    "names in angle brackets": "<B 文件: >与<b 文件: >",
    "TeX": r"面积为 $\frac{1}{2} &nbsp; ab$",
    "a line end inside a sentence": "第一行<br>第二行。",
}


@pytest.mark.parametrize(("damaged", "clean"), CHANGES.values(), ids=CHANGES)
def test_changes(damaged: str, clean: str) -> None:
    assert unescaped(damaged) == clean


@pytest.mark.parametrize(("damaged", "clean"), CHANGES.values(), ids=CHANGES)
def test_nothing_is_left_for_a_second_time(damaged: str, clean: str) -> None:
    assert damaged != clean
    assert unescaped(clean) == clean


@pytest.mark.parametrize(("damaged", "clean"), CHANGES.values(), ids=CHANGES)
def test_the_log_says_where_and_what(damaged: str, clean: str) -> None:
    (edit,) = unescape(Page.from_text(damaged))
    assert apply_spans(damaged, edit.spans) == clean == edit.text
    assert all(span.rule == edit.rule or span.note for span in edit.spans)


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED)
def test_unchanged(text: str) -> None:
    assert unescaped(text) == text


def test_the_note_holds_what_was_there() -> None:
    (edit,) = unescape(Page.from_text("通知#xff1a;&ldquo;停水&rdquo;"))
    assert [span.note for span in edit.spans] == ["#xff1a;", "&ldquo;", "&rdquo;"]


def test_a_line_of_tags_alone_is_dropped() -> None:
    (edit,) = unescape(Page.from_text('正文。\n<div class="content">\n'))
    assert (edit.at, edit.text, edit.rule) == (1, None, "literal-tag")


def test_characters_are_put_right_where_the_tags_must_stay() -> None:
    assert unescaped("第一行&mdash;&mdash;<br>第二行。") == "第一行——<br>第二行。"


@pytest.mark.parametrize(
    "sentence",
    ["初学HTML的人，常把这两样弄混。", "`<table>`画出一张表格。", "段落放在<p>标签里。", "“&nbsp;”是一个空格。"],
)
def test_a_page_that_speaks_of_mark_up_stays(sentence: str) -> None:
    page = f"{sentence}\n<li>列表项</li>\n第一项&nbsp;第二项"
    assert unescaped(page) == page


SOURCE = {
    "code between backticks": "调用 `strip()` 去掉空格。",
    "a fence": "```\nx = 1\n```",
    "a link of Markdown": "见[第八章](#ch8)的说明。",
    "a note of Markdown": "见[第八章][ch8]的说明。",
    "a form": '<input type="text" name="q">',
    "a document": "<!DOCTYPE html>",
    "a component": "<my-list>早市</my-list>",
    "an attribute that is code": "<div onClick={go}>早市</div>",
    "a table laid out in lines": "<table>\n<tr>\n早市\n</tr>",
    "a program": "def run(n):\nreturn n\nfor x in y:",
    "JSON": '"<b>早市</b>\\n",\n"text/html": "\\"早市\\"",\n"河堤\\n"',
    "keys": "按 <Return> 或 <Esc> 退出。",
}


@pytest.mark.parametrize("line", SOURCE.values(), ids=SOURCE)
def test_a_page_of_source_stays(line: str) -> None:
    page = f"{line}\n<b>第一段</b>&mdash;&mdash;说明。\n<p>第二段&nbsp;的说明。</p>"
    assert unescaped(page) == page


@pytest.mark.parametrize(
    "line", ["var a = {", "}", '<div class="content">', "见<附录>与<Annex>。", "(1)见[第八章](略)"]
)
def test_a_line_of_it_makes_no_source(line: str) -> None:
    page = f"{line}\n小雨&nbsp;转&ldquo;多云&rdquo;。\n明天<b>晴</b>。\n后天也晴。"
    assert "小雨\xa0转“多云”。\n明天晴。" in unescaped(page)


@pytest.mark.parametrize(
    "line", ["您的浏览器不支持JavaScript，请开启。", "本厂的HTML5游戏获奖。", "股票代码：600000。", "标签：早市 河堤"]
)
def test_words_of_the_trade_elsewhere_on_a_page_are_no_reason(line: str) -> None:
    assert unescaped(f"{line}\n小雨&nbsp;转&ldquo;多云&rdquo;") == f"{line}\n小雨\xa0转“多云”"


def test_a_long_line_of_opening_brackets_takes_no_time() -> None:
    text = "<p " * 20_000 + "&" * 20_000 + "%E4" * 20_000
    assert unescaped(text) == text
