"""What a site's template takes out of a page, and what it leaves."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from stdnews import Page, Settings, clean, read_page, replay
from stdnews.stages.boilerplate import Options
from stdnews.template import Side, SiteLine, SitePlace, Template, Templates

FIRST = "江州市昨日召开春耕动员会，全市二十三个乡镇的负责人参加了会议，并交流了各自的做法。"
SECOND = "会议指出，今年的雨水比往年来得早，各地要提前检修水渠和泵站，确保秧苗按时下田。"
THIRD = "会后，与会人员到青山镇查看了育秧大棚，镇里的农技员介绍了今年改用的新品种。"
TITLE = "江州召开春耕动员会"
SLOGAN = "把江州的早晨装进口袋"


def line(text: str, side: Side = "below", **more: bool) -> SiteLine:
    return SiteLine(text, side, 39, 0.975, **more)


def templates(*lines: SiteLine, places: tuple[str, ...] = (), site: str = "") -> Templates:
    found = tuple(SitePlace(path, 38, 0.95) for path in places)
    return Templates({site: Template(site, 40, lines, found)})


def left(page: Page | str, known: Templates, options: Options | None = None) -> list[str]:
    chosen = Settings(boilerplate=options or Options(), templates=known)
    read = page if isinstance(page, Page) else Page.from_text(page)
    return clean(read, chosen).page.to_text().splitlines()


def text(*lines: str) -> str:
    return "\n".join(lines)


def test_a_line_goes_below_the_article_and_the_log_says_why() -> None:
    known = templates(line(SLOGAN), site="江州")
    made = Page.from_text(text(TITLE, FIRST, SECOND, SLOGAN))
    page = Page(made.name, made.paragraphs, site="江州")
    cleaned = clean(page, Settings(templates=known))
    (change,) = cleaned.changes
    version = known.version_of("江州")
    assert (change.edit.rule, change.before) == ("site-template", SLOGAN)
    assert change.edit.note == f"template {version} of 江州: on 39 of 40 pages (0.97)"
    assert replay(page, cleaned.changes) == cleaned.page


def test_nothing_goes_from_a_page_of_another_site() -> None:
    assert left(text(TITLE, FIRST, SECOND, SLOGAN), templates(line(SLOGAN), site="江州"))[-1] == SLOGAN


def test_a_line_between_paragraphs_stays() -> None:
    page = text(TITLE, FIRST, SLOGAN, SECOND)
    assert left(page, templates(line(SLOGAN), line(SLOGAN, "above"))) == page.splitlines()


def test_a_line_on_the_other_side_stays() -> None:
    page = text(SLOGAN, TITLE, FIRST, SECOND)
    assert left(page, templates(line(SLOGAN))) == page.splitlines()
    assert left(page, templates(line(SLOGAN, "above"))) == [TITLE, FIRST, SECOND]


def test_a_page_without_an_article_keeps_what_it_has() -> None:
    assert left(text(SLOGAN, "白水人的一天"), templates(line(SLOGAN), line(SLOGAN, "above"))) == [
        SLOGAN,
        "白水人的一天",
    ]
    assert left(FIRST, templates(line(FIRST.replace("，", ",")))) == [FIRST]


def test_a_line_in_another_script_and_width_is_the_same() -> None:
    assert (
        left(text(TITLE, FIRST, SECOND, "把江州的早晨裝進口袋Ａ"), templates(line("把江州的早晨装进口袋A")))[-1]
        == SECOND
    )


def test_any_number_stands_only_where_the_template_says_so() -> None:
    page = text(TITLE, FIRST, SECOND, "已有35人读过江州的早晨")
    assert left(page, templates(line("已有0人读过江州的早晨", any_number=True)))[-1] == SECOND
    assert left(page, templates(line("已有0人读过江州的早晨"))) == page.splitlines()


def test_what_follows_the_head_of_a_list_goes_with_it() -> None:
    titles = ("青山镇的茶农忙起来了", "老桥边的新书店开张")
    page = text(TITLE, FIRST, SECOND, SLOGAN, *titles)
    assert left(page, templates(line(SLOGAN, begins_list=True))) == [TITLE, FIRST, SECOND]
    assert left(page, templates(line(SLOGAN))) == [TITLE, FIRST, SECOND, *titles]


def test_a_rule_that_is_switched_off_takes_nothing() -> None:
    page = text(TITLE, FIRST, SECOND, SLOGAN)
    assert left(page, templates(line(SLOGAN)), Options(off=frozenset({"site-template"}))) == page.splitlines()


def test_a_line_that_says_more_by_its_wording_keeps_its_rule() -> None:
    page = text(TITLE, FIRST, SECOND, "相关阅读", "青山镇的茶农忙起来了")
    assert left(page, templates(line("相关阅读"))) == [TITLE, FIRST, SECOND]


HTML = (
    f"<h1>{TITLE}</h1><div class=art><p>{FIRST}</p><div class='tips t-8'><b>青山镇的茶农忙起来了</b></div>"
    f"<p>{SECOND}</p><p>{THIRD}</p></div>"
)
PLACE = "div.art>div.tips.t-0"


def test_an_element_of_the_sites_goes_also_between_paragraphs() -> None:
    page = read_page(HTML.encode(), "a.html")
    assert "青山镇的茶农忙起来了" in left(page, templates())
    assert left(page, templates(places=(PLACE,))) == [TITLE, FIRST, SECOND, THIRD]


def test_an_element_that_holds_much_of_the_page_stays() -> None:
    page = read_page(HTML.replace("青山镇的茶农忙起来了", THIRD + FIRST + SECOND).encode(), "a.html")
    assert left(page, templates(places=(PLACE,))) == left(page, templates())


LINES = st.sampled_from(
    (
        *(TITLE, FIRST, SECOND, THIRD, SLOGAN, "白水人都在看", "已有35人读过", "已有8人读过", "白水在线 连接你我他"),
        *("首页 > 新闻 > 正文", "来源:青山日报 作者:何苗", "分享到:", "相关阅读", "版权所有:青山县人民政府"),
        *("·老街的灯又亮了 夜市让居民...", "一、借阅时间", "何苗", "青山县文化馆", "2023年3月3日", "“来了。”她说。"),
        "愿与你一路同行，走过每一个平凡的日子，也走过这座城市的每一次改变。",
    )
)
KNOWN = templates(
    *(line(SLOGAN), line("白水人都在看", begins_list=True), line("已有0人读过", any_number=True), line("何苗")),
    *(line("白水在线 连接你我他"), line("白水在线 连接你我他", "above"), line("青山县文化馆", "above")),
    line("愿与你一路同行,走过每一个平凡的日子,也走过这座城市的每一次改变。"),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=20))
def test_a_second_run_finds_nothing(lines: list[str]) -> None:
    once = "\n".join(left("\n".join(lines), KNOWN))
    assert "\n".join(left(once, KNOWN)) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=20))
def test_a_page_that_has_an_article_without_templates_has_one_with_them(lines: list[str]) -> None:
    assert left("\n".join(lines), KNOWN) or not left("\n".join(lines), templates())
