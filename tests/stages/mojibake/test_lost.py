"""Lines that nobody can read go, lines that can be read stay, and a page of such lines is past saving."""

from __future__ import annotations

import pytest

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages.mojibake import past_saving
from stdnews.stages.mojibake.lost import UNREADABLE, unreadable

DROPPED = [
    "锟斤拷锟斤拷锟斤拷锟斤拷",
    "���ն���������",
    "????????????,???????????“????”???????",
    "烫烫烫烫烫烫烫烫",
    "烫烫烫烫屯屯屯屯",
    "2024?5?,??????????,????",
]
KEPT = [
    "真的吗??网友连发三个问号???",
    "????",
    "什么????怎么会????",
    "旅游市场上的“锟铻剑”仿品。",
    "他说水太烫烫烫了，谁也喝不下去。",
    "记者从会上获悉，今年将新建�所学校。",
    "屯屯相连，户户相通，屯里的路都修好了。",
    "烫烫烫！",
    "他喊：烫烫烫烫",
    "“锟斤拷锟斤拷”",
    "What????? No way?????",
    "a?b??c???d????e",
]


def kept(*lines: str) -> list[str]:
    page = Page.from_text("\n".join(lines))
    return [p.text for p in apply(page, unreadable(page)).paragraphs if p.dropped_by is None]


@pytest.mark.parametrize("line", DROPPED)
def test_an_unreadable_line_is_dropped_by_its_rule(line: str) -> None:
    (edit,) = unreadable(Page.from_text(line))
    assert (edit.text, edit.rule) == (None, UNREADABLE)


@pytest.mark.parametrize("line", KEPT)
def test_a_line_that_can_be_read_stays(line: str) -> None:
    assert kept(line) == [line]


def test_question_marks_alone_go_from_a_page_with_unreadable_lines() -> None:
    assert kept("????????", "????,??????“????”", "春天来了。") == ["春天来了。"]


@pytest.mark.parametrize(("sound", "lost", "expected"), [(1, 3, True), (3, 1, False), (0, 1, True), (1, 0, False)])
def test_a_page_is_past_saving_when_most_of_it_was_unreadable(sound: int, lost: int, expected: bool) -> None:
    page = Page.from_text("\n".join(["县里新修了四座桥。"] * sound + ["锟斤拷锟斤拷锟斤拷"] * lost))
    assert past_saving(apply(page, unreadable(page))) is expected


def test_an_empty_page_is_not_past_saving() -> None:
    assert not past_saving(Page.from_text(""))


def test_a_long_row_of_question_marks_takes_no_time() -> None:
    assert kept("?" * 100_000) == ["?" * 100_000]
