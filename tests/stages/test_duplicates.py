"""Which paragraphs count as copies, and which repeat on purpose."""

import pytest

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages.duplicates import Options, steps

CRAFT = "县文化馆的剪纸培训班开课,三十名学员报名参加。"
COURSE = "课程每周两次,持续两个月,结业作品将集中展出。"
ASKED = ["今年的茶叶收成会比去年好很多吗，你的预测是什么？", "茶农们现在最应该做的一件事情到底是什么呢？"]
TEA = "茶农说,今年清明前气温偏低,头采比往年晚了六天左右。"


def kept(*lines: str) -> list[str]:
    page = Page.from_text("\n".join(lines))
    for step in steps(Options()):
        page = apply(page, step(page))
    return [text for _, text in page.live()]


CHANGES = {
    "paragraph next to its copy": ([CRAFT, CRAFT, COURSE], [CRAFT, COURSE]),
    "paragraph far from its copy": ([CRAFT, COURSE, TEA, CRAFT], [CRAFT, COURSE, TEA]),
    "body twice": ([CRAFT, COURSE, CRAFT, COURSE], [CRAFT, COURSE]),
    "body three times": ([CRAFT, COURSE] * 3, [CRAFT, COURSE]),
    "short lines inside a repeated run": (
        ["一、开课", CRAFT, "二、课程", COURSE, "一、开课", CRAFT, "二、课程", COURSE],
        ["一、开课", CRAFT, "二、课程", COURSE],
    ),
    "table rows inside a repeated run": (
        [CRAFT, "序号\t姓名\t得分\t名次\t单位\t备注\t签字", COURSE] * 2,
        [CRAFT, "序号\t姓名\t得分\t名次\t单位\t备注\t签字", COURSE],
    ),
    "a line of marks inside a repeated run": ([CRAFT, "※※※", COURSE] * 2, [CRAFT, "※※※", COURSE]),
    "another line of marks ends a run": (
        [CRAFT, "※※※", TEA, CRAFT, "◇◇◇", TEA],
        [CRAFT, "※※※", TEA, "◇◇◇"],
    ),
    "marks, widths and spaces differ": (
        ["他说：“１２日的测试，一切顺利。” 大家鼓掌。", '他说:"12日的测试,一切顺利。"大家鼓掌。', TEA],
        ["他说：“１２日的测试，一切顺利。” 大家鼓掌。", TEA],
    ),
    "headline twice": (["全县开展河道清淤", "全县开展河道清淤", CRAFT], ["全县开展河道清淤", CRAFT]),
    "headline again after a subtitle": (["河道清淤", "三镇先行", "河道清淤", CRAFT], ["河道清淤", "三镇先行", CRAFT]),
    "headline again after the body": (["河道清淤", CRAFT, COURSE, "河道清淤"], ["河道清淤", CRAFT, COURSE]),
    "labelled teaser": (["导读:县文化馆的剪纸培训班开课,三十名学员...", CRAFT, COURSE], [CRAFT, COURSE]),
    "labelled lead with the whole paragraph": (["【摘要】" + CRAFT, CRAFT, COURSE], [CRAFT, COURSE]),
    "teaser of a later paragraph": ([TEA, CRAFT[:20] + "……", CRAFT], [TEA, CRAFT]),
    "teaser after its paragraph": ([TEA, CRAFT, CRAFT[:20] + "..."], [TEA, CRAFT]),
    "one question twice": (
        ["今年的茶叶收成会比去年好很多吗，谁也说不准？", TEA, "今年的茶叶收成会比去年好很多吗，谁也说不准？", CRAFT],
        ["今年的茶叶收成会比去年好很多吗，谁也说不准？", TEA, CRAFT],
    ),
    "body with questions twice": ([CRAFT, *ASKED, TEA] * 2, [CRAFT, *ASKED, TEA]),
    "beginning that breaks off in a clause": ([TEA, CRAFT[:18], COURSE, CRAFT], [TEA, COURSE, CRAFT]),
}


@pytest.mark.parametrize(("lines", "expected"), CHANGES.values(), ids=CHANGES)
def test_copies_go(lines: list[str], expected: list[str]) -> None:
    assert kept(*lines) == expected
    assert kept(*expected) == expected


UNCHANGED = {
    "questions that several people are asked": [
        "茶农何苗",
        ASKED[0],
        "不会，雨水太少了。",
        ASKED[1],
        "修水渠。",
        "茶商石磊",
        ASKED[0],
        "会，今年的树势好。",
        ASKED[1],
        "等等看。",
    ],
    "questions of which the last one has no answer": [
        "茶农何苗",
        ASKED[0],
        "不会，雨水太少了。",
        ASKED[1],
        "修水渠。",
        ASKED[0],
        "会，今年的树势好。",
        ASKED[1],
    ],
    "headline again above the last paragraph": ["河道清淤", CRAFT, COURSE, "河道清淤", TEA],
    "lines of code": [
        "先连上数据库，再写一个函数：",
        "handler = client.connect(host='localhost')",
        "handler.insert_one({'name': name, 'age': age})",
        "改一下，就变成了下面这样：",
        "handler = client.connect(host='localhost')",
        "handler.update_one({'name': name}, {'age': age})",
    ],
    "cries": ["加油!加油!", "加油!加油!", "观众席上喊声一片。"],
    "refrain of a song": [
        "小船儿推开波浪",
        "岸上的灯一盏一盏地亮到天明呀",
        "桨声起,月牙儿落在水中央慢慢地摇啊摇",
        "岸上的渔火",
        "桨声起,月牙儿落在水中央慢慢地摇啊摇",
        "小船儿推开波浪",
    ],
    "chorus of several short lines": ["桨声起", "月儿弯", "谁在唱", "风来了", "桨声起", "月儿弯", "谁在唱"],
    "song that begins with its title": ["桨声起", "桨声起", "月儿弯", "谁在唱"],
    "table rows": [CRAFT, "合计\t120\t300\t420\t500\t600\t700\t800", "合计\t120\t300\t420\t500\t600\t700\t800", COURSE],
    "list items": [
        CRAFT,
        "(一)未按规定时间提交书面申请材料的单位;",
        "乙镇:",
        "(一)未按规定时间提交书面申请材料的单位;",
    ],
    "short answers": ["问:怕不怕?", "不怕。", "问:累不累?", "不怕。", CRAFT],
    "headline that begins like the first paragraph": [
        CRAFT[:13] + "今日开课的消息",
        CRAFT[:13] + "今日开课的消息,传遍全县。",
    ],
    "subhead that begins like its paragraph": [
        TEA,
        "坚持以群众满意不满意为根本标准",
        "坚持以群众满意不满意为根本标准,是今年工作的主线,也是底线。",
    ],
    "speech that trails off": ["他沉默了很久,说了一句:“算了……”", "他沉默了很久,说了一句:“走吧。”"],
    "rules between sections": [CRAFT, "———", COURSE, "———", TEA],
}


@pytest.mark.parametrize("lines", UNCHANGED.values(), ids=UNCHANGED)
def test_what_repeats_on_purpose_stays(lines: list[str]) -> None:
    assert kept(*lines) == lines


def test_the_note_names_the_first_copy() -> None:
    (step,) = steps(Options())
    (edit,) = step(Page.from_text(f"{TEA}\n{CRAFT}\n{COURSE}\n{CRAFT}"))
    assert (edit.at, edit.rule, edit.note) == (3, "repeat", "same as paragraph 1")


def test_the_least_length_is_an_option() -> None:
    (step,) = steps(Options(min_letters=4))
    assert [edit.at for edit in step(Page.from_text("水终于来了。\n水终于来了。\n" + CRAFT))] == [1]


def test_a_page_that_says_the_same_all_over() -> None:
    number = 3_000
    assert kept(*[CRAFT] * number) == [CRAFT]
    assert kept(*[f"·{CRAFT}"] * number) == [f"·{CRAFT}"] * number
    assert kept(CRAFT, *[line for _ in range(number) for line in ("一、开课", CRAFT)]) == [CRAFT, "一、开课"]
