"""Facts of a page: what its lines state, and nothing else."""

from __future__ import annotations

import pytest

from stdnews import Page, Settings, clean, read_page
from stdnews.facts import Fact, elements, facts
from stdnews.page import Markup, Paragraph
from stdnews.reading.meta import NAMES

HEADLINE = "旧粮站成了图书馆"
BODY = "粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。"

LINES = {
    "labelled-row": (
        "发布时间:2022-11-08 15:20 来源:青山网 浏览次数:135 次 字号:[大 中 小]",
        [("date", "2022-11-08T15:20"), ("source", "青山网")],
    ),
    "date-then-source": (
        "2023年03月03日 11:04 | 来源:江岸日报",
        [("date", "2023-03-03T11:04"), ("source", "江岸日报")],
    ),
    "seconds": ("2023-03-03 11:04:37", [("date", "2023-03-03T11:04:37")]),
    "afternoon": ("发布时间:2021/5/6 下午3:20", [("date", "2021-05-06T15:20")]),
    "day-only": ("[2021.5.6]", [("date", "2021-05-06")]),
    "people-with-their-part": (
        "来源:江岸日报 作者:通讯员 石磊 记者 黎明 编辑:孙宁",
        [("source", "江岸日报"), ("author", "石磊"), ("author", "黎明"), ("editor", "孙宁")],
    ),
    "two-editors": ("(责编:何苗、林一)", [("editor", "何苗"), ("editor", "林一")]),
    "reporters": ("本报记者 何苗 通讯员 石磊", [("author", "何苗"), ("author", "石磊")]),
    "agency-reporters": ("新华社记者石磊、何苗", [("author", "石磊"), ("author", "何苗")]),
    "account": ("qsnews发表于 2020-08-14 14:09:09 阅读次数:0 次", [("date", "2020-08-14T14:09:09")]),
    "outlet-and-date": ("青山在线 2021-12-05 19:30", [("date", "2021-12-05T19:30"), ("source", "青山在线")]),
    "writer-and-pictures": ("文/何苗 图/石磊", [("author", "何苗")]),
    "publication-before-update": ("更新时间:2022-01-02 发布日期:2021-12-31", [("date", "2021-12-31")]),
    "full-width": ("来源：青山日报　作者：何苗", [("source", "青山日报"), ("author", "何苗")]),
    "figures-in-han": ("二〇二三年十二月二十一日", [("date", "2023-12-21")]),
    "figures-in-han-with-circles": ("二○二三年三月三十日", [("date", "2023-03-30")]),
    "of-the-republic": ("中華民國112年3月3日", [("date", "2023-03-03")]),
    "hours-in-words": ("2023年3月3日 上午11点04分", [("date", "2023-03-03T11:04")]),
    "whole-hour": ("2023年3月3日 下午3点", [("date", "2023-03-03T15:00")]),
    "past-midnight": ("2023年3月3日 凌晨12:30", [("date", "2023-03-03T00:30")]),
    "noon": ("2023年3月3日 中午12:30", [("date", "2023-03-03T12:30")]),
    "midnight-of-which-day": ("2023年3月3日 晚上12:00", [("date", "2023-03-03")]),
    "glued": (
        "2023-03-0311:04来源：青山日报作者：何苗",
        [("date", "2023-03-03T11:04"), ("source", "青山日报"), ("author", "何苗")],
    ),
    "post-of-a-forum": ("发表于 2023-03-03", [("date", "2023-03-03")]),
    "month-in-english": ("March 3, 2023", [("date", "2023-03-03")]),
    "reporter-of-the-source": ("(来源:青山日报 记者 何苗)", [("source", "青山日报"), ("author", "何苗")]),
    "account-in-quotation-marks": ("来源:“青山发布”微信公众号", [("source", "“青山发布”微信公众号")]),
    "reprinted-from": ("转自:青山日报", [("source", "青山日报")]),
    "name-of-two-words": ("作者:John Smith", [("author", "John Smith")]),
    "short-name-with-a-space": ("责任编辑:何 苗", [("editor", "何苗")]),
    "number-of-the-editor": ("责任编辑:何苗_NB12345", [("editor", "何苗")]),
    "labels-without-colon": ("编辑 何苗 校对 石磊", [("editor", "何苗")]),
    "text-and-pictures": ("记者 何苗 文/图", [("author", "何苗")]),
    "who-the-author-is": ("(作者:何苗,系青山大学教授)", [("author", "何苗")]),
    "button-behind-the-source": (
        "时间:2024.05.20 来源:1905电影网分享到:",
        [("date", "2024-05-20"), ("source", "1905电影网")],
    ),
    "source-of-the-figures": ("数据来源:青山县统计局", []),
    "time-of-an-event": ("时间:2031年3月3日上午9:00\n地点:三楼会议室", []),
    "no-such-day": ("时间:2021-02-30 来源:青山日报", [("source", "青山日报")]),
    "fillers": ("作者:admin 来源:未知", []),
    "list-of-others": ("相关阅读\n2025-04-16 青山县召开春耕现场会", []),
    "sentence": ("他说,消息来源:一是村民反映,二是现场走访。", []),
}


def found(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    page = clean(Page.from_text(text), settings or Settings()).page
    return [(fact.name, fact.value) for fact in facts(page)]


@pytest.mark.parametrize("name", LINES)
def test_line_states(name: str) -> None:
    line, stated = LINES[name]
    assert found(f"{HEADLINE}\n{BODY}\n{line}") == [("title", HEADLINE), *stated] or found(
        f"{HEADLINE}\n{line}\n{BODY}"
    ) == [("title", HEADLINE), *stated]


@pytest.mark.parametrize(
    ("beginning", "stated"),
    [
        ("新华社江州3月3日电（记者何苗、石磊）", [("source", "新华社"), ("author", "何苗"), ("author", "石磊")]),
        ("江州日报讯 (记者 何苗)", [("source", "江州日报"), ("author", "何苗")]),
        ("本报讯（全媒体记者 何苗 通讯员 石磊）", [("author", "何苗"), ("author", "石磊")]),
        ("据新华社江州3月3日电", [("source", "新华社")]),
        ("【江州日报讯】", [("source", "江州日报")]),
        ("江州供销社通讯员何苗说,", []),
        ("江州日报电子版的读者都知道,", []),
        ("江州供销社资讯 ", []),
    ],
)
def test_dateline_of_the_text(beginning: str, stated: list[tuple[str, str]]) -> None:
    assert found(f"{HEADLINE}\n{beginning}{BODY}\n{BODY[::-1]}") == [("title", HEADLINE), *stated]


def test_reporter_behind_the_last_sentence() -> None:
    assert found(f"{HEADLINE}\n{BODY[::-1]}\n{BODY}（记者 何苗）") == [("title", HEADLINE), ("author", "何苗")]
    assert found(f"{HEADLINE}\n{BODY}（记者 何苗）\n{BODY[::-1]}") == [("title", HEADLINE)]


def test_what_the_site_says_of_its_source_goes_before_a_dateline() -> None:
    text = f"{HEADLINE}\n来源:青山网\n新华社江州3月3日电 {BODY}"
    assert found(text) == [("title", HEADLINE), ("source", "青山网")]


def test_dates_that_head_the_parts_of_a_text_are_none_of_the_page() -> None:
    other = "馆长说,书是村民一本一本捐来的,最老的一本有一百多岁。"
    assert found(f"{HEADLINE}\n{BODY}\n2021年9月1日\n{other}\n2022年5月6日\n{other[::-1]}") == [("title", HEADLINE)]
    signed = f"{HEADLINE}\n{BODY}\n青山县图书馆\n二〇二二年五月六日"
    assert found(signed) == [("title", HEADLINE), ("date", "2022-05-06")]


def test_fact_names_the_place_of_its_evidence() -> None:
    page = clean(Page.from_text(f"{HEADLINE}\n2023-03-03\n{BODY}\n编辑:何苗")).page
    assert facts(page) == (Fact("title", HEADLINE, 0), Fact("date", "2023-03-03", 1), Fact("editor", "何苗", 3))


def test_page_without_headline_gets_no_title() -> None:
    assert found(f"{BODY}\n{BODY[::-1]}") == []


def test_traditional_page_that_stays_traditional() -> None:
    text = "舊糧站成了圖書館\n發布時間:2021/5/6 來源:青山日報 作者:記者 何苗 責任編輯:石磊\n糧站空了十年,今年春天改成了圖書館,坐滿了人。"
    assert found(text, Settings(skip=frozenset({"simplify"}))) == [
        ("title", "舊糧站成了圖書館"),
        ("date", "2021-05-06"),
        ("source", "青山日報"),
        ("author", "何苗"),
        ("editor", "石磊"),
    ]


def test_skipped_boilerplate_keeps_the_facts() -> None:
    text = f"{HEADLINE}\n2023-03-03 来源:青山日报\n{BODY}"
    assert found(text, Settings(skip=frozenset({"boilerplate"}))) == found(text)


def test_title_element_names_the_headline() -> None:
    page = Page(
        "a.html",
        (
            Paragraph(f"{HEADLINE}_青山网", "meta", None, Markup("title")),
            Paragraph("县里的新鲜事"),
            Paragraph(HEADLINE),
            Paragraph(BODY),
        ),
    )
    assert facts(clean(page).page)[0] == Fact("title", HEADLINE, 2)


@pytest.mark.parametrize("title", ["Document", f"{HEADLINE}_青山网"])
def test_heading_is_the_title_whatever_the_title_element_says(title: str) -> None:
    html = f"<title>{title}</title><h1>{HEADLINE}</h1><div><p>{BODY}</p><p>{BODY[::-1]}</p></div>"
    page = clean(read_page(html.encode(), "a.html")).page
    assert facts(page)[0][:2] == ("title", HEADLINE)
    assert page.paragraphs[facts(page)[0].at].role == "body"


def test_title_element_alone_is_the_title() -> None:
    page = Page("a.html", (Paragraph(f"{HEADLINE}_青山网", "meta", None, Markup("title")), Paragraph(BODY)))
    assert facts(clean(page).page) == (Fact("title", HEADLINE, 0),)


@pytest.mark.parametrize(
    ("tag", "text", "fact"),
    [
        ("meta:author", "何苗", ("author", "何苗")),
        ("meta:source", "青山日报", ("source", "青山日报")),
        ("meta:article:published_time", "2023-03-03T11:04:37+08:00", ("date", "2023-03-03T11:04:37")),
        ("meta:publishdate", "20230303110437", ("date", "2023-03-03T11:04:37")),
        ("meta:pubdate", "2023年3月3日 11:04", ("date", "2023-03-03T11:04")),
        ("meta:article:modified_time", "2023-03-03", ("date", "2023-03-03")),
        ("ld:datePublished", "2023-03-03T03:04:37.000Z", ("date", "2023-03-03T03:04:37+00:00")),
        ("meta:author", "青山晚报网", ("source", "青山晚报网")),
        ("meta:contentsource", "《青山日报》", ("source", "青山日报")),
        ("ld:author", "记者 何苗", ("author", "何苗")),
        ("meta:editor", "石磊", ("editor", "石磊")),
        ("meta:og:site_name", "青山网", ("site", "青山网")),
        ("ld:publisher", "青山传媒", ("site", "青山传媒")),
        (
            "link:canonical",
            "https://www.example.cn/a/%E4%B8%AD.html?id=1&p=2",
            ("url", "https://www.example.cn/a/%E4%B8%AD.html?id=1&p=2"),
        ),
        ("meta:og:url", "//www.example.cn/2023-03/03/c_1.html", ("url", "//www.example.cn/2023-03/03/c_1.html")),
        ("itemprop:author", "何苗", ("author", "何苗")),
        ("meta:og:title", "县里的新鲜事", ("title", "县里的新鲜事")),
        ("meta:source", "来源：青山日报", ("source", "青山日报")),
        ("meta:author", "作者：何苗", ("author", "何苗")),
        ("meta:author", "John Smith", ("author", "John Smith")),
        ("meta:pubdate", "Fri, 03 Mar 2023 03:04:37 GMT", ("date", "2023-03-03T03:04:37+00:00")),
        ("meta:pubdate", "Fri Mar 03 2023 11:04:37 GMT+0800 (CST)", ("date", "2023-03-03T11:04:37")),
        ("link:canonical", "HTTPS://www.example.cn/a", ("url", "HTTPS://www.example.cn/a")),
    ],
)
def test_meta_element(tag: str, text: str, fact: tuple[str, str]) -> None:
    page = Page("a.html", (Paragraph(text, "meta", None, Markup(tag)), Paragraph(BODY)))
    assert [(name, value) for name, value, _ in facts(clean(page).page)] == [fact]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("meta:author", "admin"),
        ("meta:publishdate", "20231345"),
        ("meta:publishdate", "1677812677"),
        ("meta:date", "今天"),
        ("link:canonical", "/a/1.html"),
        ("link:canonical", "javascript:void(0)"),
        ("meta:keywords", "春耕"),
        ("meta:source", "未知"),
        ("meta:article:author", "https://www.example.com/qingshan"),
        ("meta:author", "www.example.com"),
        ("meta:author", "editor@example.com"),
        ("meta:author", "qingshan_mobile"),
        ("meta:author", "Discuz! Team and Comsenz UI Team"),
        ("ld:publisher", "https://www.example.cn/#organization"),
        ("meta:pubdate", "1970-01-01T08:00:00+08:00"),
    ],
)
def test_what_an_element_does_not_say_is_not_made_up(tag: str, text: str) -> None:
    page = Page("a.html", (Paragraph(text, "meta", None, Markup(tag)), Paragraph(BODY)))
    assert facts(clean(page).page) == ()


def test_the_surest_of_several_elements_counts() -> None:
    tags = {
        "title": f"{HEADLINE}_青山网",
        "meta:og:title": f"{HEADLINE}(组图)",
        "meta:pubdate": "2023-03-04",
        "ld:datePublished": "2023-03-03",
        "ld:headline": HEADLINE,
    }
    meta = [Paragraph(text, "meta", None, Markup(tag)) for tag, text in tags.items()]
    page = Page("a.html", (*meta, Paragraph(BODY)))
    found = {fact.name: fact.value for fact in facts(clean(page, Settings(skip=frozenset({"boilerplate"}))).page)}
    assert (found["title"], found["date"]) == (HEADLINE, "2023-03-03")


def test_what_readers_see_goes_before_what_the_head_says() -> None:
    meta = [
        Paragraph(text, "meta", None, Markup(tag))
        for tag, text in {"ld:datePublished": "2024-01-01", "meta:source": "某网"}.items()
    ]
    page = Page("a.html", (*meta, Paragraph(HEADLINE), Paragraph("发布时间:2023-03-03 来源:青山日报"), Paragraph(BODY)))
    found = {fact.name: fact for fact in facts(clean(page).page)}
    assert (found["date"].value, found["date"].at) == ("2023-03-03", 3)
    assert (found["source"].value, found["source"].at) == ("青山日报", 3)


@pytest.mark.parametrize(
    ("above", "below", "dates"),
    [
        ("<div>发布时间:2023-03-03 来源:青山日报</div>", "", ["2023-03-03"]),
        ("", "<div>下一条</div><div>2024-05-24</div>", []),
    ],
    ids=["above the element of the article", "of another article, below it"],
)
def test_dates_outside_the_element_of_the_article(above: str, below: str, dates: list[str]) -> None:
    menu = "".join(f"<li>频道{number}</li>" for number in range(9))
    html = f"<body>{above}<ul>{menu}</ul><h1>{HEADLINE}</h1><div><p>{BODY}</p><p>馆长{BODY}</p></div><ul>{menu}</ul>{below}</body>"
    page = clean(read_page(html.encode(), "a.html")).page
    assert [fact.value for fact in facts(page) if fact.name == "date"] == dates


def test_what_the_reader_takes_from_the_head_says_something() -> None:
    assert elements._OF.keys() >= NAMES
    assert {name for name in elements._OF if name not in NAMES} == {"canonical"}
