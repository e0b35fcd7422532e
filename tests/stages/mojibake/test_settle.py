"""Lost characters: what stands around decides, and what it does not decide stays open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from bench.damage import Shift, shift

from stdnews.edits import apply
from stdnews.page import Page
from stdnews.stages.mojibake import guesses as guesses_module
from stdnews.stages.mojibake.choices import known_by_lead, known_by_trail
from stdnews.stages.mojibake.guesses import Lost, best, together
from stdnews.stages.mojibake.memory import Memory, remembered
from stdnews.stages.mojibake.model import UNKNOWN, model
from stdnews.stages.mojibake.runs import OPEN, shifts
from stdnews.stages.mojibake.settle import Around, around, settled
from stdnews.stages.mojibake.ways import Cut, Setting, Way

BEFORE_MARKS = Shift(marks=True, folded=False)
LEAD_LOST, TRAIL_LOST = Cut(0, 1, b"\x01", unknown=True), Cut(0, 2, b"\x01", unknown=True)


def undone(*lines: str) -> str:
    page = Page.from_text("\n".join(lines))
    return "\n".join(p.text for p in apply(page, shifts(page)).paragraphs)


def chosen(cut: Cut, own: str, before: str, after: str, page: str = "") -> str:
    """What a lost character is taken for between two texts."""
    way = Way(0, -1, "", own, (cut,))
    return settled(way, around(before + own + after, len(before), len(before) + 1, page), Setting(folded=False)).out


@pytest.mark.parametrize(("page", "char"), [("", "啊"), ("她的气场很强。说到气场，", "场")])
def test_a_word_of_the_page_decides(page: str, char: str) -> None:
    assert chosen(LEAD_LOST, "小", "他看上去没有半点气", "，哈哈", page) == char


def test_a_page_decides_for_itself_whatever_page_came_before() -> None:
    damaged = shift("被抓的是郑华。昨天他没有说话。", BEFORE_MARKS)
    before = undone("渔船停在码头。", damaged)
    undone("郑华说，他和儿子都会修船。", damaged)
    assert undone("渔船停在码头。", damaged) == before


@pytest.mark.parametrize(
    ("before", "is_end"),
    [("大家说的“产能过", False), ("他说：“渔船昨天都回来了", True), ("他们都说，“渔船昨天已经回来了", True)],
)
def test_a_term_in_quotation_marks_ends_in_no_full_stop(before: str, *, is_end: bool) -> None:
    assert (chosen(LEAD_LOST, "海", before, "”。") == "。") == is_end


@pytest.mark.parametrize(("before", "char"), [("没有鱼。”罗九斤", "说"), ("没有鱼。”一家大公", "司")])
def test_a_clause_behind_a_quotation_may_end_in_a_verb_of_saying(before: str, char: str) -> None:
    assert chosen(TRAIL_LOST, "四", before, "，渔船") == char


@pytest.mark.parametrize(("quoted", "char"), [(1, "”"), (0, "。")])
def test_a_quotation_that_is_open_far_before_is_closed(quoted: int, char: str) -> None:
    way = Way(0, -1, "", "不能看着他们无家可归。、", (Cut(11, 2, unknown=True),))
    assert (settled(way, Around("", "\n", quoted, ""), Setting(folded=False)).out[-1] == "”") == (char == "”")


def test_what_nothing_decides_stays_open_and_is_named() -> None:
    page = Page.from_text(shift("他说的是赛朗，后来又改了名。她说的是赛朗。回头再看。", BEFORE_MARKS))
    edits = list(shifts(page))
    assert all((OPEN in edit.note) == ("?" in (edit.text or "")) for edit in edits)


def test_lost_characters_far_apart_are_chosen_apart() -> None:
    lost = [Lost(at, "海", known_by_trail(0xA3), {}) for at in (0, 3, 9)]
    assert [len(group) for group in together(lost)] == [2, 1]
    assert not list(together([]))


def test_two_characters_around_a_vanished_pair_are_chosen_together() -> None:
    text = "昨天第七石板学举行了运动会。"
    own = text[4:6]
    found, margins = best(text, [Lost(4, own, None, {})], remembered(""))
    assert len(found) == len(margins) == 2
    assert found[0].encode("gbk")[:1] == own[0].encode("gbk")[:1]
    assert found[1].encode("gbk")[1:] == own[1].encode("gbk")[1:]


def test_the_byte_that_is_left_is_kept() -> None:
    for cut, chars, at in ((LEAD_LOST, known_by_trail(0xA1), 1), (TRAIL_LOST, known_by_lead(0xCB), 0)):
        own = next(iter(chars.of.values()))[0]
        new = chosen(cut, own, "渔船昨天都回来了，他", "，大家都在")
        assert new.encode("gbk")[at] == own.encode("gbk")[at]


def test_the_beginning_of_a_sentence_on_the_page_is_no_word() -> None:
    page = remembered("“数据要核实。“数据不全。“数学课。")
    assert not page.has("说“", "数")
    assert page.has("“数", "据")


def test_three_characters_say_more_than_two() -> None:
    assert model().far_cost("国共产", "党") <= model().cost("共产", "党")
    assert model().far_cost("共产党", "员") != model().cost("产党", "员")
    assert model().far_cost("国共产", "\ue000") == UNKNOWN


@pytest.mark.parametrize("before", ["", "。", "\n\n", "X\ue000国"])
def test_a_short_or_unknown_context_falls_back_to_the_shorter_one(before: str) -> None:
    assert model().far_cost(before, "中") == model().cost(before[-2:], "中")


def test_a_row_of_lost_characters_does_not_take_the_square_of_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[int] = []

    def on(guesses: Sequence[guesses_module._Guess], one: Lost | str, page: Memory) -> Iterable[guesses_module._Guess]:
        carried.append(len(guesses))
        return before(guesses, one, page)

    before = guesses_module._on
    monkeypatch.setattr(guesses_module, "_on", on)
    chars = known_by_trail("渔".encode("gb18030")[1])
    best("渔" * 60, [Lost(at, "渔", chars, {}) for at in range(60)], remembered(""))
    assert max(carried[1:]) <= guesses_module.BEAM * guesses_module.MOST
