"""Text read with the wrong codec comes back exactly; text that only looks so stays."""

from __future__ import annotations

import pytest

from stdnews import Page
from stdnews.edits import apply, apply_spans
from stdnews.stages.mojibake.codec import mend, reread

SIMPLIFIED = "云棠县图书馆昨天开放，读者可以凭身份证借书，每人每次借走5本，一个月以内归还。"
TRADITIONAL = "雲棠縣圖書館昨天開放，讀者可以憑身份證借書，每人每次借走5本，一個月以內歸還。"


def western(data: bytes) -> str:
    """Windows-1252 as browsers have it: the five bytes that it does not define are controls."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)


def cp936(data: bytes) -> str:
    """GBK as Windows has it: byte 80 is the euro."""
    whole = data.decode("gb18030", "replace")
    return whole[:-1].replace("\ufffd", "€") + whole[-1]


PAIRS = {
    "utf8-gbk": (SIMPLIFIED, "utf-8", cp936),
    "utf8-latin1": (SIMPLIFIED, "utf-8", lambda data: data.decode("latin-1")),
    "utf8-cp1252": (TRADITIONAL, "utf-8", western),
    "utf8-mac": (SIMPLIFIED, "utf-8", lambda data: data.decode("mac_roman")),
    "gbk-latin1": (SIMPLIFIED, "gbk", lambda data: data.decode("latin-1")),
    "gbk-cp1252": (TRADITIONAL, "gbk", western),
    "gbk-mac": (SIMPLIFIED, "gbk", lambda data: data.decode("mac_roman")),
    "gbk-big5": (SIMPLIFIED.replace("每人", "每户"), "gbk", lambda data: data.decode("big5hkscs")),
    "gbk-euc-kr": (SIMPLIFIED.replace("身", "新"), "gbk", lambda data: data.decode("cp949")),
    "big5-gbk": (TRADITIONAL, "big5", lambda data: data.decode("gb18030")),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_line_comes_back_exactly(pair: str) -> None:
    sound, source, misread = PAIRS[pair]
    damaged = misread(sound.encode(source))
    assert apply_spans(damaged, mend(damaged)) == sound


UNCHANGED = {
    "rare characters": "鑫淼焱公司在濉溪县设厂，诗人芮谖到场。",
    "accents": "Müller 与 José 在 café 讨论 naïve Bayes 方法。",
    "minus and degrees": "气温降至 −5 ℃，风力 3～4 级。",
    "curly quotes": "The price rose 5% – “very good”…",
    "French": "Où êtes-vous né ? À l’hôpital, en été : c’était très agréable.",
    "German": "Die Straße führt über Öhringen nach Österreich, schöne Grüße!",
    "Vietnamese": "Tôi yêu tiếng Việt, đường phố rất đông người.",
    "Korean": "한국어 텍스트와 漢字가 섞인 문장입니다.",
    "Japanese": "東京都に住んでいる学生は、現在の発音を練習している。",
    "Greek": "Η γάτα κάθεται στο παράθυρο.",
    "Russian": "Кошка сидит на окне и смотрит на улицу.",
    "letters of a table": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
}


@pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED)
def test_sound_text_stays(text: str) -> None:
    assert mend(text) == ()


def test_second_run_changes_nothing() -> None:
    page = Page.from_text("\n".join(misread(sound.encode(source)) for sound, source, misread in PAIRS.values()))
    once = apply(page, reread(page))
    assert once != page
    assert list(reread(once)) == []
