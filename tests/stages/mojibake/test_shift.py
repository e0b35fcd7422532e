"""Byte shifts: the generator makes the known ones, the stage undoes them, and sound question marks stay."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bench.damage import LEVELS, Shift, shift

from stdnews.edits import apply, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.choices import ending_with
from stdnews.stages.mojibake.gbk import fold, with_trail
from stdnews.stages.mojibake.model import model, simple
from stdnews.stages.mojibake.runs import shifts
from stdnews.stages.mojibake.walk import GLOSS

SOURCES = json.loads((Path(__file__).parent / "shift_sources.json").read_text("utf-8"))
SEEDLIKE = "成立由政府部門、專業機構等多部門多領域專家組成的委員會。"


UNCHANGED = [
    "真的吗??网友连发三个问号???",
    "怎么办?!专家给出建议。",
    "谁来买单?、怎么买单?成为焦点。",
    "你说什么??!我没听清。",
    "详见 http://example.com/a?id=3,b?!x 一节",
    "为什么?因为(yīn)人手不够。",
    "C?级球员是谁?,没人知道",
    "他问：“水从哪里来?！”老人笑了。",
    "三元运算 a ? b : c 与 x?.y、x ?? y 的含义不同。",
    "春天在哪里?孩子们在田野里寻找答案。",
    "何謂“道”?、何謂“器”?,古人各有所說。",
    "「真的嗎??」「騙你幹嘛?!」",
    "本当ですか??信じられない!?",
]


def undone(text: str) -> str:
    page = Page.from_text(text)
    return "\n".join(p.text for p in apply(page, shifts(page)).paragraphs)


@pytest.mark.parametrize("row", SOURCES, ids=[row["source"][:12] for row in SOURCES])
def test_the_generator_makes_the_known_damage(row: dict[str, str]) -> None:
    keys = "".join(key for key in LEVELS.get(row["keys"], "") if key not in row["but"])
    how = Shift(keys, bool(row["marks"]), bool(row["folded"]), bool(row["private"]), row["tail"])
    assert shift(row["source"], how) in {row["damaged"], row["damaged"] + row["tail"]}


def test_the_known_damage_is_all_that_is_in_the_examples_and_on_two_pages() -> None:
    examples = json.loads((Path(__file__).parents[2] / "examples" / "artefact_examples.json").read_text("utf-8"))
    known = {row["damaged"] for row in SOURCES}
    assert {row["damaged"] for row in examples if "shift" in row["class"]} <= known
    assert sum("奉賢區" in one or "深圳隊" in one or "汽車消費" in one for one in known) == 3


@pytest.mark.parametrize("folded", [True, False])
def test_a_gloss_inside_a_character_is_undone(folded: bool) -> None:
    how = Shift(LEVELS["L3"], folded=folded)
    damaged = shift(SEEDLIKE, how)
    assert "?qū)" in damaged
    assert GLOSS.sub("", undone(damaged)) == (fold(SEEDLIKE) if folded else SEEDLIKE)


@pytest.mark.parametrize(
    "sound",
    [
        "比赛在海口市体育馆举行，观众很多。",
        "這是依據規定作出的安排。《中華人民共和國勞動法》有明確要求。",
        "項目進展順利。現場共有三百名工人。",
    ],
)
@pytest.mark.parametrize("folded", [True, False])
def test_a_byte_before_a_mark_is_undone(sound: str, folded: bool) -> None:
    damaged = shift(sound, Shift(marks=True, folded=folded))
    assert damaged != sound
    assert undone(damaged) == (fold(sound) if folded else sound)


def test_a_repair_that_opens_a_quotation_lets_the_next_one_close_it() -> None:
    sound = "被拆除的商戶將集體搬走。“舊貨城裡的商戶都是我們的同鄉，我們不可能看着他們無家可歸。”"
    assert undone(shift(sound, Shift(marks=True, folded=False))) == sound


@pytest.mark.parametrize("folded", [True, False])
def test_a_character_that_is_left_open_is_not_taken_for_the_next_damage(folded: bool) -> None:
    found = "全部试验异??煽?。" if folded else "全部试验异?？煽?。"
    assert undone(found) in {"全部试验异常可?。", "全部试验异常可控。"}


@pytest.mark.parametrize("mark", ["?", "\ufffd", "\ufffd("])
def test_decoders_mark_the_lost_byte_in_their_own_ways(mark: str) -> None:
    assert undone(f"多領(lǐng)域{mark}qū)<医M成的").endswith("域專家組成的")


GLOSSED = "江州的產(chǎn)業(yè)發(fā)展很快，農(nóng)業(yè)和經(jīng)濟(jì)結(jié)構(gòu)調(diào)整，數(shù)量和質(zhì)量都達(dá)標。"


@pytest.mark.parametrize(
    "line", ["真的吗??，我不信。", "这样做对??！", "“为什么?！”他问。", "谁说的??；没有人。", "好吗??我问他。"]
)
def test_question_marks_that_somebody_typed_stay_on_a_page_with_glosses(line: str) -> None:
    assert undone(f"{GLOSSED}\n{line}").endswith(line)


def test_a_page_with_glosses_is_one_whose_marks_may_have_lost_a_byte() -> None:
    sound = "他們在學校裡辦了一個小型的籃球場，大家都來看。"
    damaged = shift(sound, Shift(marks=True))
    assert undone(damaged) == damaged
    assert undone(f"{GLOSSED}\n{damaged}").endswith(fold(sound))


def test_private_use_characters_of_a_decoder_are_bytes() -> None:
    sound = "村民們的收入提高了。“十五五”開局良好。"
    assert undone(shift(sound, Shift(marks=True, private=True))) == sound


@pytest.mark.parametrize("text", UNCHANGED)
def test_question_marks_that_somebody_typed_stay(text: str) -> None:
    assert undone(text) == text


@pytest.mark.parametrize("row", SOURCES, ids=[row["source"][:12] for row in SOURCES])
def test_spans_say_what_the_edit_does_and_twice_is_once(row: dict[str, str]) -> None:
    page = Page.from_text(row["damaged"])
    edits = list(shifts(page))
    for edit in edits:
        assert apply_spans(page.paragraphs[edit.at].text, edit.spans) == edit.text
        assert re.search("stood|lost", edit.note)
    assert not list(shifts(apply(page, edits)))


@pytest.mark.parametrize("tail", ["</p>", "<br>", "</span>"])
def test_a_tag_that_lost_its_bracket_goes_with_the_run(tail: str) -> None:
    sound = "“歡迎大家再來。”"
    damaged = shift(sound, Shift(LEVELS["L3"], marks=True, tail=tail))
    assert damaged.endswith(tail[1:])
    assert GLOSS.sub("", undone(damaged)) == sound


def test_a_run_that_leads_nowhere_stays() -> None:
    text = "他去了哪里?,\x80\x81\ufff0，没有人知道。"
    assert undone(text) == text


@pytest.mark.parametrize("beginning", ["??今年", "??企业"])
def test_a_paragraph_in_which_no_way_goes_on_is_done_in_the_end(beginning: str) -> None:
    text = f"{beginning}?!??谑械谄咝全县"
    once = undone(text)
    assert once.startswith(beginning)
    assert undone(once) == once


@pytest.mark.parametrize("context", ["", "的", "发展", "A0", "\x80多"])
@pytest.mark.parametrize("trail", [0xA1, 0xA3])
def test_the_likeliest_characters_are_those_of_a_search_through_all(context: str, trail: int) -> None:
    everything = "".join(model().chars(with_trail(trail), 0).of.values())
    best, char = min((model().cost(context, simple(char)), char) for char in everything)
    assert ending_with(context, trail)[0] == (best, char)


def test_what_an_earlier_cleaning_left_is_left() -> None:
    left = "随着对兼?zhèn)愕摹跋保玱(iāng)W美银行对发展中国家金融市场的竞争将更加激烈。"
    assert undone(left) == left
    assert undone(f"{left}\n发(fā)展中国(guó)家的市场(chǎng)竞争") != left  # glosses elsewhere show the step


def test_a_gloss_inside_a_character_needs_no_other_gloss_in_traditional_text() -> None:
    assert undone("海域?qū)ν忾_(kāi)放的范圍擴大。").startswith("海域對外")
