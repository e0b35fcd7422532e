"""What the elements of a document show: boxes of links, widgets that repeat, words of a site's head."""

from __future__ import annotations

import pytest

from stdnews import clean, read_page

ONE = "白水镇的旧粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。"
TWO = "馆长说,三万册书里有一半是村民捐的,最老的一本有一百多岁。"
THREE = "县里打算把这个办法用到另外六个镇,改造的钱由县里和镇里各出一半。"
HEAD = "<title>旧粮站变身图书馆_青山网</title><h1>旧粮站变身图书馆</h1>"
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
KEPT = ["旧粮站变身图书馆", ONE, TWO, THREE]
MORE = (
    "到了夏天,图书馆每晚开到十点,镇上的年轻人下了班也来坐一坐,看一会儿书再回家。馆里还请了三位退休的老师,"
    "周末给孩子们讲故事,讲的都是本地的事,孩子们很爱听,家长也跟着听。讲完了,大家一起把椅子放回原处,把灯一盏一盏关掉。"
)
LINKS = "<a href=/1>老船工的第四十个春天</a>", "<a href=/2>茶农在雨后忙着采茶</a>"


def cleaned(html: str) -> list[str]:
    return clean(read_page(f"<html><body>{html}</body></html>".encode(), "a.html")).page.to_text().splitlines()


GOES = {
    "the head of a box of links": f"<div>{TEXT}<div><b>青山一周</b><p>{LINKS[0]}</p><p>{LINKS[1]}</p></div></div>",
    "a box of links between paragraphs": (
        f"<div><p>{ONE}</p><section><i>青山一周</i><p>{LINKS[0]}</p></section><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "a heading of links outside": f"<div>{TEXT}<h3>青山一周</h3></div><div><p>{LINKS[0]}</p></div>",
    "a head in brackets": f"<div>{TEXT}<p>【青山热话题】</p><p>{LINKS[0]}</p></div>",
    "tags": f"<div>{TEXT}<div class=all-tags>旧粮站 图书馆 白水镇</div></div>",
    "a caption above the text": f"<figure><img><figcaption>坐满了人的图书馆,摄于春天。</figcaption></figure><div>{TEXT}</div>",
    "a caption above the text that says whose the picture is": (
        f"<div><img><p>春天里坐满了人的图书馆。(美联社)</p></div><div>{TEXT}</div>"
    ),
    "a caption and a box of links above the text": (
        f"<dl><dt><img></dt><dd>{TWO}这是开馆那天,图书馆里坐满了人。(白水镇政府提供)</dd></dl>"
        f"<div><h3>相关报道</h3><p>{LINKS[0]}</p><p>{LINKS[1]}</p><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div></div>"
    ),
    "a long caption of a figure": (
        f"<div><p>{ONE}</p><figure><img><figcaption>{TWO * 5}青山报记者石磊摄 3月3日</figcaption></figure><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "a caption in an element that holds the picture too": (
        f"<div><p>{ONE}</p><div class=img-caption><img><div><p>坐满了人的图书馆</p></div></div><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "a line below a picture that says whose it is": (
        f"<div><p>{ONE}</p><img><p>坐满了人的图书馆。(白水镇政府提供)</p><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "words among dates and counts": (
        f"<div><div>2023-03-03 11:04</div><div>听</div><div>2251</div><div>浏览</div><div>共享</div><div>打印</div>{TEXT}</div>"
    ),
    "sizes of letters": f"<div><p>字体大小:</p><ul><li>小</li><li>中</li><li>大</li></ul>{TEXT}</div>",
    "a date with the day first": f"<div>01.11.2024</div><div>{TEXT}</div>",
    "a time and a date with slashes": f"<div>11:48 17/5/2024</div><div>{TEXT}</div>",
    "a date with the name of the month": f"<div>18 Jun 2009</div><div>{TEXT}</div>",
    "a count of readers": f"<div>8.1万 阅读</div><div>{TEXT}</div>",
    "a form among the paragraphs": (
        f"<div><p>{ONE}</p><form><p>订阅青山周报,每周一封。</p><label>请写您的邮箱</label></form><p>{TWO}</p><p>{THREE}</p></div>"
    ),
    "comments in an element that names itself a box of links, as the article does": (
        f"<div class=share-page><div>{TEXT}</div><div class=comments><p>我小时候就住在粮站隔壁,真想回去看看。</p></div></div>"
    ),
    "a longer article of an element of its own, below a list": (
        f"<div class=first>{TEXT}</div><h3>热门新闻</h3><p>{LINKS[0]}</p><div class=second><p>老船工的第四十个春天</p>"
        + "".join(f"<p>{day}月里,老程又给自己的船刷了一遍桐油,一天刷一面,要刷上整整四天。</p>" for day in range(1, 12))
        + "</div>"
    ),
    "the headline again, below and hidden": f"<div>{TEXT}</div><h1>旧粮站变身图书馆</h1><p>{LINKS[0]}</p>",
}


@pytest.mark.parametrize("html", GOES.values(), ids=GOES)
def test_what_is_not_the_article_goes(html: str) -> None:
    assert cleaned(HEAD + html) == KEPT


def test_of_two_headlines_the_one_at_the_article_counts() -> None:
    top = "<div><h1><a href=/>旧粮站变身图书馆</a></h1><p>功能选单</p><p>无昵称</p></div>"
    html = f"<title>旧粮站变身图书馆 | 青山网</title>{top}<div><p>旧粮站变身图书馆</p></div><div>{TEXT}</div>"
    assert cleaned(html) == KEPT


def test_the_name_of_the_site_before_the_headline_goes() -> None:
    title = "<title>旧粮站变身图书馆 | 青山网</title>"
    assert cleaned(f"{title}<h1>[青山网] 旧粮站变身图书馆</h1><div>{TEXT}</div>") == KEPT
    assert cleaned(f"{title}<h1>[组图] 旧粮站变身图书馆</h1><div>{TEXT}</div>")[0] == "[组图] 旧粮站变身图书馆"


def test_a_second_great_heading_with_the_same_words_ends_no_article() -> None:
    found = cleaned(f"{HEAD}<p>坐满了人的图书馆,摄于今年春天。</p><h1>旧粮站变身图书馆</h1><div>{TEXT}</div>")
    assert [line for line in KEPT if line not in found] == []


def test_an_article_goes_on_below_a_list_in_the_middle_of_its_element() -> None:
    more = [f"{day}月里的事,馆长也都记了下来。{MORE}" for day in range(1, 5)]
    rest = "".join(f"<p>{line}</p>" for line in more)
    html = f"<div><p>{ONE}</p><p>{TWO}</p><p><b>相关新闻:</b></p><p>{LINKS[0]}</p><p>{LINKS[1]}</p>{rest}</div>"
    assert cleaned(HEAD + html) == ["旧粮站变身图书馆", ONE, TWO, *more]


def test_an_article_in_two_elements_of_one_sort_with_a_list_between_is_whole() -> None:
    more = [f"{day}月里的事,馆长也都记了下来。{MORE}" for day in range(1, 13)]
    second = "".join(f"<p>{line}</p>" for line in more)
    html = f"<div class=part>{TEXT}</div><h3>热门新闻</h3><p>{LINKS[0]}</p><div class=part>{second}</div>"
    assert cleaned(f"{HEAD}<div>{html}</div>") == [*KEPT, *more]


STAYS = {
    "a signature above links": (f"<div>{TEXT}<p>白水镇图书馆</p><p>{LINKS[0]}</p></div>", "白水镇图书馆"),
    "a box with more words than links": (
        f"<div>{TEXT}<div><p>地点:白水镇南街</p><p>门票:全年都不收</p><p>{LINKS[0]}</p></div></div>",
        "门票:全年都不收",
    ),
    "a heading with text below": (f"<div><p>{ONE}</p><p>{TWO}</p><h3>钱从哪来</h3><p>{THREE}</p></div>", "钱从哪来"),
    "a short word with only a date above": (f"<div><div>2023-03-03 11:04</div><p>题记</p>{TEXT}</div>", "题记"),
    "the number of a part": (f"<div><p>{ONE}</p><p>浏览</p><p>打印</p><p>1</p><p>{TWO}</p><p>{THREE}</p></div>", "1"),
    "a report that ends with its agency": (
        f"<div>{TEXT}<p>镇里还在找会修书的人。(路透社)</p></div>",
        "镇里还在找会修书的人。(路透社)",
    ),
    "a subhead below a picture": (
        f"<div><p>{ONE}</p><img><p>书从哪里来</p><p>{TWO}</p><p>{THREE}</p></div>",
        "书从哪里来",
    ),
    "a lead that begins with a date": (
        f"<div><p>17/5/2024 白水镇开馆迎客,村民捐书一万五千册</p>{TEXT}</div>",
        "17/5/2024 白水镇开馆迎客,村民捐书一万五千册",
    ),
    "a lead with a picture above": (
        f"<div><img><p>白水镇把粮站改成了图书馆,村民捐了一万五千册书。</p></div><div>{TEXT}</div>",
        "白水镇把粮站改成了图书馆,村民捐了一万五千册书。",
    ),
    "the caption that is all of a story in pictures": (
        (
            f"<dl><dt><img></dt><dd>{TWO}这是开馆那天,图书馆里坐满了人。(白水镇政府提供)</dd></dl>"
            f"<h3>相关报道</h3><p>{LINKS[0]}</p><p>老程在江上撑了四十年的船,今年打算歇一歇。</p><p>{LINKS[1]}</p>"
        ),
        f"{TWO}这是开馆那天,图书馆里坐满了人。(白水镇政府提供)",
    ),
    "a subtitle": (f"<h2>村民捐了一万五千册书</h2><div>{TEXT}</div>", "村民捐了一万五千册书"),
}


@pytest.mark.parametrize(("html", "line"), STAYS.values(), ids=STAYS)
def test_what_looks_alike_stays(html: str, line: str) -> None:
    assert line in cleaned(HEAD + html)


WIDGETS = {
    "below each picture": ("<img><p>点开看更多图片</p>", False),
    "with an address": ("<p>青山网(qingshan.com)</p>", False),
    "the name of a speaker": ("<p>白水镇图书馆馆长何苗</p>", True),
    "twice only": ("", True),
    "a line of code": ("<pre>print(site.com)</pre>", True),
}


@pytest.mark.parametrize(("widget", "stays"), WIDGETS.values(), ids=WIDGETS)
def test_lines_that_stand_at_each_paragraph(widget: str, stays: bool) -> None:
    html = "".join(f"{widget}<p>{line}</p>" for line in (ONE, TWO, THREE))
    if not widget:
        html = f"<p>{ONE}</p><img><p>点开看更多图片</p><p>{TWO}</p><img><p>点开看更多图片</p><p>{THREE}</p>"
    found = cleaned(f"{HEAD}<div>{html}</div>")
    assert (len(found) > len(KEPT)) is stays


def test_a_last_paragraph_with_a_notice_hung_on_to_it_stays() -> None:
    last = f"{THREE}本文版权归青山网所有,转载请注明,侵权必究。"
    assert last in cleaned(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p><p>{last}</p></div>")


def test_a_page_that_is_one_notice_stays() -> None:
    notice = "青山县文化馆说,这本书的侵权争议已经解决,谁要转载其中的故事,可以到馆里申请授权。"
    assert notice in cleaned(f"<div><p>{notice}</p></div>")
