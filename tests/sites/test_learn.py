"""What is learned of a site: what its pages repeat around their articles, and no line of the articles themselves."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sites.site_pages import FOOT, HEAD, THINGS, TOWNS, article, html_page, learned, left, lost, taken, text_page

from stdnews import Page, Settings
from stdnews.sites import learn, sketch_of
from stdnews.template import SiteLine

Insert = Callable[[int, list[str]], list[str]]


def pages(insert: Insert = lambda _, lines: lines, count: int = 10, foot: Sequence[str] = FOOT) -> list[Page]:
    """Pages with head and foot; ``insert`` changes the articles."""
    return [text_page([*HEAD, *insert(number, article(number)), *foot], number) for number in range(count)]


def test_what_stands_above_and_below_on_all_pages_is_learned_with_support_and_share() -> None:
    template = learned(pages())
    assert SiteLine(FOOT[0], "below", 10, 1.0) in template.lines
    assert {line.text for line in template.lines} == {*HEAD, *FOOT}
    assert (template.site, template.pages) == ("s", 10)


def test_what_was_learned_goes_from_a_page_that_nobody_learned_from() -> None:
    page = text_page([*HEAD, *article(23), *FOOT])
    assert left(page, learned(pages())) == article(23)


def test_the_order_of_the_pages_does_not_matter() -> None:
    shuffled = pages()
    random.Random(5).shuffle(shuffled)  # noqa: S311 - any order
    assert learned(shuffled) == learned(pages())


def test_too_few_pages_teach_nothing() -> None:
    assert learn("s", [sketch_of(page, Settings()) for page in pages(count=4)]) is None


def test_a_line_of_some_pages_is_not_learned() -> None:
    def some(number: int, lines: list[str]) -> list[str]:
        return [*lines, "扫码加入白水读者群"] if number < 5 else lines

    assert "扫码加入白水读者群" not in {line.text for line in learned(pages(some)).lines}


def test_numbers_that_change_do_not_hide_a_line() -> None:
    made = [text_page([*article(n), f"白水客户端 {n * 37}人在看", *FOOT], n) for n in range(10)]
    line = next(line for line in learned(made).lines if "在看" in line.text)
    assert (line.text, line.any_number) == ("白水客户端 0人在看", True)
    assert left(text_page([*article(12), "白水客户端 99人在看"]), learned(made)) == article(12)


def test_pages_of_another_script_and_with_glosses_show_the_same_lines() -> None:
    made = pages()
    made[3] = text_page([p.text.replace("白水在线 连接你我他", "白水在線 連接你我他") for p in made[3].paragraphs], 3)
    assert learned(made) == learned(pages())


def test_titles_of_other_articles_go_below_a_line_that_has_them_on_all_pages() -> None:
    def titles(number: int) -> list[str]:
        return [article(number + at)[0] for at in (3, 5, 7)]

    made = [text_page([*article(n), "白水人都在看", *titles(n), *FOOT], n) for n in range(10)]
    template = learned(made)
    assert [line.text for line in template.lines if line.begins_list] == ["白水人都在看"]
    assert left(made[2], template) == article(2)


def test_a_sentence_goes_when_the_sites_own_line_stands_above_it() -> None:
    sentence = "我们每天六点出发，走村串户，只为把最新鲜的消息带给屏幕前的你。"
    made = pages(foot=(FOOT[0], sentence))
    assert left(made[0], learned(made)) == article(0)


def test_short_words_in_a_row_above_the_headline_are_a_menu() -> None:
    menu = ("机构设置", "通知公告", "林业动态", "政策法规")
    made = [text_page([*menu, *article(n)], n) for n in range(10)]
    assert left(made[0], learned(made)) == article(0)


def test_fewer_short_words_are_none() -> None:
    made = [text_page(["机构设置", "老街故事", "何苗", *article(n)], n) for n in range(10)]
    assert learned(made).lines == ()


def test_short_lines_below_the_text_are_none() -> None:
    made = [text_page([*article(n), "何苗", "石磊", "黎明", "周小禾"], n) for n in range(10)]
    assert learned(made).lines == ()


def test_a_slogan_that_frames_the_pages_goes() -> None:
    made = [text_page(["青山绿水好风光", *article(n), "青山绿水好风光", "何苗"], n) for n in range(10)]
    assert left(made[0], learned(made)) == [*article(0), "何苗"]


INTRO = "编者按：白水的故事，要由白水人自己来讲，今起我们推出一组百姓口述，敬请留意。"
INTRO_UNNAMED = "白水的故事，要由白水人自己来讲，今起推出一组百姓口述，敬请留意。"
REFRAIN = "月亮走，我也走，走到外婆家门口，门口有棵大榕树。"
STAYING: dict[str, Insert] = {
    "an introduction": lambda _, lines: [lines[0], INTRO, *lines[1:]],
    "an introduction without a label": lambda _, lines: [lines[0], INTRO_UNNAMED, *lines[1:]],
    "an introduction above the headline": lambda _, lines: [INTRO_UNNAMED, *lines],
    "a refrain at the end": lambda _, lines: [*lines, REFRAIN],
    "a refrain of verse at the end": lambda _, lines: [*lines, "月亮走，我也走，", "走到外婆家门口。"],
    "a refrain without marks at the end": lambda _, lines: [*lines, "月亮走我也走走到外婆家门口"],
    "two lines of a song without marks at the end": lambda _, lines: [
        *lines,
        "月亮走我也走走到外婆家",
        "门口有棵大榕树等着我",
    ],
    "a list with its heads": lambda n, lines: [
        *lines,
        "需要准备的材料",
        "以下为四人份",
        f"{TOWNS[n]}鸡蛋",
        "白菜",
        "精盐少许",
    ],
    "a poem with its heads": lambda n, lines: [
        *lines,
        "附上诗一首",
        "写于旅途之中",
        f"白日依{THINGS[n]}尽",
        "黄河入海流",
    ],
    "a refrain in the middle": lambda _, lines: [*lines[:2], REFRAIN, *lines[2:]],
    "a refrain in the middle and at the end": lambda _, lines: [*lines[:2], REFRAIN, *lines[2:], REFRAIN + "啊。"],
    "a line at different places": lambda n, lines: [
        *lines[: 1 + n % 4],
        "月亮走我也走走到外婆家门口",
        *lines[1 + n % 4 :],
    ],
    "a column below the headline": lambda _, lines: [lines[0], "老街的人和事", *lines[1:]],
    "a column above the headline": lambda _, lines: ["老街的人和事", *lines],
    "a column's words at the end": lambda _, lines: [*lines, "【编后】", "老街的人和事都在这里了"],
    "subheads": lambda _, lines: [
        lines[0],
        "一、基本情况",
        lines[1],
        "二、主要做法",
        lines[2],
        "三、下一步打算",
        lines[3],
    ],
    "a first and a last subhead": lambda _, lines: ["一、基本情况", *lines[1:], "二、附注"],
    "an author below the headline": lambda _, lines: [lines[0], "石磊", *lines[1:]],
    "an author at the end": lambda _, lines: [*lines, "石磊"],
    "a place at the end": lambda _, lines: [*lines, "石磊", "写于白水河边"],
    "the end of a notice": lambda _, lines: [
        *lines,
        "特此公告。",
        "联系人：何苗 电话：0000-0000000",
        "白水县自然资源局",
    ],
    "the end of a notice with its date": lambda n, lines: [*lines, "白水县自然资源局", f"2031年{n + 1}月{n + 3}日"],
    "a web site named by a notice": lambda _, lines: [*lines, "详情请登录白水县人民政府网站查询。", "白水县教育局"],
    "a sentence that goes on": lambda _, lines: [*lines, "白水县将继续关注这件事，有新的消息会及时告诉大家。"],
    "rows of a table": lambda n, lines: [
        *lines,
        "今日菜价一览",
        "单位每公斤",
        f"大白菜 {n + 2}.5元",
        f"胡萝卜 {n + 1}.5元",
    ],
    "a series and its number": lambda n, lines: [f"老街的人和事之{n}", *lines],
    "what will come": lambda _, lines: [*lines, "未完待续", "请看下一回"],
}
"""What recurs in articles, in all of those of a site: nobody could tell it from the site's own lines by that alone."""


@pytest.mark.parametrize("foot", [FOOT, ()], ids=["with the site's foot", "bare"])
@pytest.mark.parametrize("insert", STAYING.values(), ids=STAYING)
def test_a_line_of_the_articles_stays(insert: Insert, foot: Sequence[str]) -> None:
    made = pages(insert, foot=foot)
    assert set(lost(made, learned(made))) <= {*HEAD, *FOOT}


@pytest.mark.parametrize("insert", STAYING.values(), ids=STAYING)
def test_a_line_of_articles_stays_in_html_too(insert: Insert) -> None:
    def page(number: int) -> Page:
        title, *lines = insert(number, article(number))
        paragraphs = "".join(f"<p>{line}</p>" for line in lines)
        head, foot = ("".join(f"<div class=box>{line}</div>" for line in rows) for rows in (HEAD, FOOT))
        return html_page(f"{head}<div class=art><h1>{title}</h1>{paragraphs}</div>{foot}", number, article(number)[0])

    made = [page(number) for number in range(10)]
    assert set(lost(made, learned(made))) <= {*HEAD, *FOOT}


def in_template(made: Iterable[Page], text: str) -> bool:
    return text in {line.text for line in learned(made).lines}


CALL = "扫码关注白水客户端"
"""A line with words of a site, which is learned wherever nothing speaks against it."""


def test_a_line_with_words_of_a_site_is_learned_below_the_articles() -> None:
    assert in_template(pages(lambda _, lines: [*lines, CALL], foot=()), CALL)


def test_but_not_when_it_stands_between_sentences_on_some_pages() -> None:
    made = pages(lambda n, lines: [*lines[:2], CALL, *lines[2:], CALL] if n < 2 else [*lines, CALL], foot=())
    assert not in_template(made, CALL)


def test_but_not_when_it_is_a_sentence_below_the_headline() -> None:
    sentence = "欢迎关注白水客户端，今天的故事从一座老桥讲起。"
    assert not in_template(pages(lambda _, lines: [lines[0], sentence, *lines[1:]]), sentence.replace("，", ","))


def test_but_not_when_it_names_who_wrote_the_article() -> None:
    for text in (
        "视频：白水客户端",
        "(图片由白水融媒提供)",
        "白水客户端作者 何苗",
        "编者按:本公众号今起刊发系列报道,讲白水的故事。",
    ):
        assert not in_template(pages(lambda _, lines, text=text: [*lines, text]), text.replace("：", ":"))  # type: ignore[misc]


def test_but_not_on_three_of_five_pages() -> None:
    made = pages(lambda n, lines: [*lines, CALL] if n < 3 else lines, count=5)
    assert not in_template(made, CALL)


def test_but_not_when_only_copies_of_one_article_have_it() -> None:
    copies = [text_page([*article(0)[:n], *article(0)[n + 1 :], CALL], n) for n in (1, 2, 3, 2, 1, 3)]
    others = [text_page(article(n), n + 10) for n in (1, 2, 3, 4)]
    assert not in_template([*copies, *others], CALL)


def test_a_sentence_above_the_sites_name_may_be_an_introduction() -> None:
    made = [text_page([INTRO_UNNAMED, HEAD[0], *article(n), *FOOT], n) for n in range(10)]
    assert not in_template(made, INTRO_UNNAMED.replace("，", ","))


@pytest.mark.parametrize("own", ["白菜", "白日依山尽", "何苗"])
def test_lines_before_a_table_verse_or_names_are_not_the_sites(own: str) -> None:
    heads = ["需要准备的材料", "以下是四人份的", "按下锅的先后排列"]
    made = pages(lambda n, lines: [*lines, *heads, *(f"{own}{THINGS[n][at]}" for at in range(3))], foot=())
    assert not any(in_template(made, head) for head in heads)


@pytest.mark.parametrize(("rows", "is_learned"), [(1, True), (2, False)])
def test_two_rows_that_recur_but_for_their_numbers_are_a_table(rows: int, is_learned: bool) -> None:
    foot = ["茶香小镇 慢慢走", "一城山水半城人", "愿与你一路同行", "山那边的灯亮着"]
    made = [
        text_page([*article(n), *foot, *(f"{crop} 每吨{7 * n + 11}元" for crop in ("小麦", "玉米")[:rows])], n)
        for n in range(10)
    ]
    assert in_template(made, foot[-1]) == is_learned


def test_a_single_line_below_one_is_no_list() -> None:
    made = pages(lambda n, lines: [*lines, CALL, f"{TOWNS[n]}的老人们"], foot=())
    (line,) = (line for line in learned(made).lines if line.text == CALL)
    assert not line.begins_list


def test_a_persons_name_is_no_frame() -> None:
    made = [text_page(["何苗", *article(n), "何苗的旧照片", "白水河边"], n) for n in range(10)]
    assert not in_template(made, "何苗")


def test_copies_of_one_article_prove_nothing() -> None:
    copies = [
        text_page([*article(0), f"本文是第{n}次刊登，前面还有{n}位读者来信，编辑部都已收到。"], n) for n in range(8)
    ]
    made = [*copies, *(text_page(article(n), n + 10) for n in range(1, 5))]
    assert lost(made, learned(made)) == []


def test_pages_without_text_of_their_own_are_not_counted() -> None:
    menus = [text_page([*HEAD, "乡镇动态", "通知公告", *FOOT], n + 50) for n in range(30)]
    assert learned([*pages(), *menus]) == learned(pages())


OWN = (
    *(
        REFRAIN,
        "老街的人和事",
        "何苗",
        "石磊 黎明",
        "一、基本情况",
        "写在前面的话",
        "请看下一回",
        "白水县教育局",
        "——题记",
    ),
    *(
        "愿天下父母都平安。",
        "我的家乡在白水河边",
        "记者将继续关注此事的进展。",
        "谨以此文献给父亲",
        "何苗 白水大学教授",
    ),
)
PLACES: dict[str, Insert] = {
    "above": lambda _, lines: ["@", *lines],
    "below the headline": lambda _, lines: [lines[0], "@", *lines[1:]],
    "in the text": lambda _, lines: [*lines[:2], "@", *lines[2:]],
    "before the last paragraph": lambda _, lines: [*lines[:-1], "@", lines[-1]],
    "last": lambda _, lines: [*lines, "@"],
}


def _few_at_an_edge(own: list[tuple[str, str, int]]) -> bool:
    """Beyond two lines that no one can tell from the site's, a third one is taken for it."""
    edges = Counter("below" if "last" in place else "above" for _, place, _ in own if place != "in the text")
    return max(edges.values(), default=0) <= 2


@given(
    st.lists(
        st.tuples(st.sampled_from(OWN), st.sampled_from(list(PLACES)), st.sampled_from((5, 8, 10))),
        max_size=4,
        unique_by=lambda own: own[0],
    ).filter(_few_at_an_edge),
    st.sampled_from((HEAD, ())),
    st.sampled_from((FOOT, FOOT[1:], ("白水人的一天", "山水之间 自在从容", "白水人都在看"), ())),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_lines_of_articles_stay_wherever_and_however_often_they_recur(
    own: list[tuple[str, str, int]], head: Sequence[str], foot: Sequence[str]
) -> None:
    made = []
    for number in range(10):
        lines = article(number)
        for text, place, count in own:
            if number < count:
                lines = [text if line == "@" else line for line in PLACES[place](number, lines)]
        made.append(text_page([*head, *lines, *foot], number))
    template = learned(made)
    assert taken(made, template) & set(lost(made, template)) <= {*head, *foot}
