"""Characters that stand for others or for nothing, and those that look alike and are meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

import pytest

from stdnews import Page
from stdnews.edits import Edit, apply, apply_spans
from stdnews.stages.mojibake.chars import COMPATIBLE, INVISIBLE, PRIVATE, RADICALS
from stdnews.stages.mojibake.standins import other_forms, put_in, unseen
from stdnews.stages.mojibake.standins.forms import forms
from stdnews.stages.mojibake.standins.invisible import invisible

Step = Callable[[Page], Iterable[Edit]]


def after(step: Step, text: str) -> str:
    page = Page.from_text(text)
    edits = list(step(page))
    assert all(edit.text == apply_spans(page.paragraphs[edit.at].text, edit.spans) for edit in edits if edit.text)
    return apply(page, edits).to_text().removesuffix("\n")


UNSEEN = {
    "zero-width space": ("今\u200b年\u200b的雨", "今年的雨"),
    "byte order mark": ("今年\ufeff的雨", "今年的雨"),
    "soft hyphen": ("水\u00ad库 res\u00adervoir", "水库 reservoir"),
    "word joiner": ("水\u2060库", "水库"),
    "controls": ("水\x00库\x07开\x1b闸\x7f", "水库开闸"),
    "colours of a terminal": ("\x1b[31m水库\x1b[0m开闸", "水库开闸"),
    "upper controls": ("水\x81库\x9d开闸", "水库开闸"),
    "marks of direction": ("\u202a望溪镇\u202c的\u200e早市", "望溪镇的早市"),
    "joiner between Han": ("望\u200d溪\u200c镇", "望溪镇"),
    "fillers": ("水\u180e库\u034f开\u115f闸\U000e0041", "水库开闸"),
    "object": ("见图\ufffc。", "见图。"),
}
MEANT_UNSEEN = {
    "controls that are white space": "水库\x0b开\x0c闸\x85放\x1c水",
    "family": "带上你家👨\u200d👩\u200d👧\u200d👦一起",
    "flag": "彩虹旗🏳\ufe0f\u200d🌈",
    "flag of tags": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f队",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
    "joined accents": "a\u0301\u034f\u0302",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "direction beside Arabic": "اسم \u200eABC\u200e 的商店",
    "Thai": "ภาษา\u200bไทย",
    "variant of a Han character": "葛\U000e0100城",
    "variant of a sign": "☎\ufe0f与☎\ufe0e",
    "no-break and ideographic space": "望溪\xa0镇\u3000早市",
    "tab": "甲\t乙",
    "line read with the wrong code page": "Ã¦\x96\xb0Ã©\x97\xbb",
}


@pytest.mark.parametrize(("damaged", "clean"), UNSEEN.values(), ids=UNSEEN)
def test_unseen(damaged: str, clean: str) -> None:
    assert after(unseen, damaged) == clean
    assert after(unseen, clean) == clean


@pytest.mark.parametrize("text", MEANT_UNSEEN.values(), ids=MEANT_UNSEEN)
def test_unseen_but_meant(text: str) -> None:
    assert after(unseen, text) == text


def test_a_line_of_nothing_is_dropped() -> None:
    (edit,) = unseen(Page.from_text("正文\n\u200b\u200b\n"))
    assert (edit.at, edit.text, edit.note) == (1, None, "U+200B")


FORMS = {
    "Kangxi radicals": ("⾦⼭区⼆〇⼆四年⼯作报告", "金山区二〇二四年工作报告"),
    "radicals of the supplement": ("他姓⻢，住在⻄⻔⼤街", "他姓马，住在西门大街"),
    "a name that is not Japanese": ("教练名叫\ufa1a云。", "教练名叫祥云。"),
    "a radical beside a Japanese name": ("⽇本队教练大\ufa10出⽣于东京。", "日本队教练大\ufa10出生于东京。"),
    "compatibility": ("\uf93d水青山\ufa1a", "綠水青山祥"),
    "compatibility beyond the basic plane": ("\U0002f800", "丽"),
    "GBK font": ("他叫刘\ue863", "他叫刘䶮"),
    "GBK font, later code point": ("三\ue81e", "三龴"),
    "euro": ("卖\ue76c5", "卖€5"),
    "ideographic space": ("望溪镇\ue5e5早市", "望溪镇\u3000早市"),
    "bullet": ("\uf0b7报名的条件", "•报名的条件"),
    "item of a list": ("\uf06c 报名的条件", "● 报名的条件"),
}
OWN_FORMS = {
    "the twelve": "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29",
    "Japanese": "ﾊﾀﾉ⼈は\ufa19田",
    "Korean": "⼥자와 \uf981子",
    "a range in a program": 'HAN = "一-鿿\uf900-\ufaff"',
    "about radicals": "康熙字典的部首是⼀、⼁、⼂。",
    "radical by itself": "“⼀”",
    "side of a character": "⺡与⺮",
    "icon of a web font": "\ue815首页 \uf06e 328",
    "a Japanese name": "日本队教练大\ufa10与\uf9dc一。",
    "a Japanese name, two lines on": "记者从东京报道。\n比赛开始。\n教练名叫\ufa1a云。",
    "unassigned": "新\ue000闻\uf8ff",
    "full width": "ＡＢＣ，１２３",
    "circled": "①㈠㊣℃",
}


@pytest.mark.parametrize(("damaged", "clean"), FORMS.values(), ids=FORMS)
def test_other_forms(damaged: str, clean: str) -> None:
    assert after(other_forms, damaged) == clean
    assert after(other_forms, clean) == clean


@pytest.mark.parametrize("text", OWN_FORMS.values(), ids=OWN_FORMS)
def test_forms_of_their_own(text: str) -> None:
    assert after(other_forms, text) == text


def test_every_compatibility_ideograph_becomes_what_unicode_says() -> None:
    blocks = (*range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E))
    forms = [chr(code) for code in blocks if unicodedata.decomposition(chr(code))]
    assert len(forms) == 1002
    assert [after(other_forms, form) for form in forms] == [unicodedata.normalize("NFC", form) for form in forms]


def test_every_character_of_the_gbk_fonts_is_known() -> None:
    private = [chr(code) for code in range(0xE815, 0xE865)]
    grebe = "\ue862\ue861"
    real = [after(other_forms, f"字{char}")[1:] for char in private if char not in grebe]
    assert len({*real, *after(other_forms, grebe)}) == 80
    assert not any("\ue000" <= char <= "\uf8ff" for char in real)


def test_half_of_the_name_of_a_bird_came_from_some_other_font() -> None:
    assert after(other_forms, "水边有一对\ue862\ue861") == "水边有一对䴙䴘"
    assert after(other_forms, "韦\ue862者，京兆人也。") == "韦\ue862者，京兆人也。"


PUT_IN = {
    "commas": ("桃子,、杏子,、梨都熟了,。", "桃子、杏子、梨都熟了。"),
    "commas before commas": ("他说,,今年不错,,大家都好,；明年再看,。", "他说,今年不错,大家都好；明年再看。"),
    "wide commas": ("他说，，今年不错，，大家都好，；明年再看，！", "他说，今年不错，大家都好；明年再看！"),
    "before a closing quotation": ("“来了,。”他喊,，“快,！”众人应声,。", "“来了。”他喊，“快！”众人应声。"),
    "one mark in three skipped": ("桃子,、杏子、梨,、枣都熟了,，好吃,。", "桃子、杏子、梨、枣都熟了，好吃。"),
    "two full stops": ("昨天下雨,。\n今天转晴,。", "昨天下雨。\n今天转晴。"),
    "all marks doubled": ("昨天下雨,,今天转晴。。明天呢？？", "昨天下雨,今天转晴。明天呢？"),
    "emoji": ("小区加装🤴电梯后，老人🍻出行更方便⛱。", "小区加装电梯后，老人出行更方便。"),
    "emoji of several": ("数据🧝🏼\u200d♂️显示，数量🪿增长👩🏻\u200d🦽\u200d➡️。", "数据显示，数量增长。"),
    "keycap and flag": ("数据1️⃣显示，数量🇨🇳增长㊙️了", "数据显示，数量增长了"),
    "emoji behind glosses": ("全(quan)⭕國，個(ge)👅省，多🔞市", "全(quan)國，個(ge)省，多市"),
}
PEOPLES_OWN = {
    "table with empty fields": "编号,姓名,备注\n1,齐小满,,\n2,,罗九斤,\n3,,沈添,",
    "fields alone": "甲,,\n乙,,\n丙,,",
    "hesitation": "好吧,,我走了,,再见,,",
    "a slip of the pen": "昨天下雨,。今天转晴，明天也晴。后天呢？",
    "a comma among many": "他说,,今年、明年、后年都好，再往后，谁也说不准；等着吧。再说吧,。好吧,。",
    "dots behind a comma": "环境不错，。。交通方便，。。早餐一般，。。\n位置好,。。",
    "three double commas in a talk": "我不去，，\n买的便宜，还能用。\n你去吗，？\n明天下雨，后天也下。\n不要紧，，带伞。\n那好，我去。",
    "dots": "好的。。我知道了。。再见。。",
    "emphasis": "真的吗？？太好了！！走，走。",
    "chat": "今天好开心😀，去爬山⛰️啦😂。明天再来🍻！",
    "at the ends": "七点见✌️\n不见不散👌\n又是七点😂😂😂",
    "favourite": "早市👍开了，菜👍新鲜，人👍也多，价👍不高",
    "signs of a list": "✅报名 ●缴费 ★领证 ①填表 ■盖章 ☎咨询",
    "two of them": "早市🤴开了，菜🍻新鲜",
}


@pytest.mark.parametrize(("damaged", "clean"), PUT_IN.values(), ids=PUT_IN)
def test_put_in(damaged: str, clean: str) -> None:
    assert after(put_in, damaged) == clean
    assert after(put_in, clean) == clean


@pytest.mark.parametrize("text", PEOPLES_OWN.values(), ids=PEOPLES_OWN)
def test_peoples_own(text: str) -> None:
    assert after(put_in, text) == text


def test_the_note_holds_the_code_points() -> None:
    (edit,) = put_in(Page.from_text("加装🤴电梯，老人🍻出行⛱。"))
    assert [span.note for span in edit.spans] == ["U+1F934", "U+1F37B", "U+26F1"]


EVERY = [char for code in (*range(0xD800), *range(0xE000, 0x30000), *range(0xE0000, 0xE0080)) if (char := chr(code))]


def test_the_quick_look_lets_through_what_is_not_seen() -> None:
    passes = re.compile(f"[{INVISIBLE}]").search
    found = [char for char in EVERY if any(invisible(f"甲{char}乙"))]
    assert len(found) > 100
    assert all(map(passes, found))


def test_the_quick_look_lets_through_other_forms() -> None:
    passes = re.compile(f"[{PRIVATE}{RADICALS}{COMPATIBLE}]").search
    found = [char for char in EVERY if any(forms(f"甲{char}乙")) or any(forms(f"{char}乙"))]
    assert len(found) > 500
    assert all(map(passes, found))
