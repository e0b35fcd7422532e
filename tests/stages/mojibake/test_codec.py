"""Text read with the wrong codec comes back exactly; text that only looks so stays."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from difflib import SequenceMatcher

import pytest

from stdnews import Page
from stdnews.edits import apply, apply_spans
from stdnews.stages.mojibake.codec import reread
from stdnews.stages.mojibake.codec_mend import mend

SIMPLIFIED = "云棠县图书馆昨天开放，读者可以凭身份证借书，每人每次借走5本，一个月以内归还。"
TRADITIONAL = "雲棠縣圖書館昨天開放，讀者可以憑身份證借書，每人每次借走5本，一個月以內歸還。"


def western(data: bytes) -> str:
    """Windows-1252 as browsers have it: the five bytes that it does not define are controls."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)


def cp936(data: bytes) -> str:
    """GBK as Windows has it: byte 80 is the euro."""
    whole = data.decode("gb18030", "replace")
    return whole[:-1].replace("\ufffd", "€") + whole[-1]


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return chr(error.object[error.start]), error.start + 1


codecs.register_error("test-latin-1", _as_latin1)

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
    "French capitals": "ÇA VA ÉTÉ À L’ÉCOLE, ÊTRE NÉ",
    "umlauts in a row": "Ünïcödé hëàvÿ mëtäl ümläüts, Jäätelöä",
    "signs": "x² + y³ ± ½ · 5° × µ ÷ 3 — ……“”",
    "Greek letters among Chinese": "射出的α粒子与β射线，波长为5μm。",
    "kana among Chinese": "歌曲《さくら》在日本は有名です，中国听众也喜欢。",
    "Traditional with rare characters": "灣仔區議員鍾淦泉與鄺錦鏞參觀鑪峰學校。",
    "a row of a code page": "鏀 鏁 鏂 鏃 鏄 鏅 鏆 鏇 鏈 鏉 鏊",
    "rare characters in a row": "鎀鎁鎂鎃鎄鎅鎆鎇鎈鎉鎊鎋鎌鎍",
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


CHANGES = {
    "first bytes good": ("长江晚报ÏûÏ¢£ºµ³Ô±¸É²¿²Î¼ÓÑ§Ï°¡£", "长江晚报消息：党员干部参加学习。"),
    "a headline": ("鏂伴椈", "新闻"),
    "accidental UTF-8": ("ũÃñÊÕÈëÔö¼ӣ¬Ïû·ÑÒâԸÃ÷ÏÔÔöǿ¡£", "农民收入增加，消费意愿明显增强。"),
    "GBK twice": ("娑斺剝娼欓弫娆忕瑎", "乡村教师"),
    "Windows-1252 twice": ("Ã¤Â¸Â\xadÃ¦â€“â€¡Ã¦â€“Â°Ã©â€”Â»", "中文新闻"),
    "Big5": ("いゅ穝籇", "中文新聞"),
    "a mark for the last byte": ("楂橀搧鏂扮嚎浠婃棩寮€閫氳繍钀?", "高铁新线今日开通运营"),
}


@pytest.mark.parametrize(("damaged", "sound"), CHANGES.values(), ids=CHANGES)
def test_example_comes_back(damaged: str, sound: str) -> None:
    assert apply_spans(damaged, mend(damaged)) == sound


def browser(data: bytes) -> str:
    """Big5 as browsers have it for a pair that HKSCS gave up, 仝, which has another one too."""
    return data.replace(b"\xc6\xdf", "仝".encode("big5hkscs")).decode("big5hkscs")


def misread_again(text: str) -> str:
    return text.encode().decode("gb18030")


EXACT: dict[str, tuple[str, str, Callable[[bytes], str]]] = {
    "rare words in a row": ("卤粉则用鸡鸭猪牛肉浇拌，再配上薄片的卤味。", "gbk", lambda data: data.decode("big5hkscs")),
    "UTF-8 as Windows-1252 twice": (SIMPLIFIED, "utf-8", lambda data: western(western(data).encode())),
    "UTF-8 as Mac Roman twice": (
        SIMPLIFIED, "utf-8", lambda data: data.decode("mac_roman").encode().decode("mac_roman"),
    ),
    "GBK as Latin-1 twice": (
        SIMPLIFIED, "gbk", lambda data: data.decode("latin-1").encode().decode("latin-1"),
    ),
    "GBK as Latin-1, that as GB 18030, as Latin-1": (
        SIMPLIFIED, "gbk", lambda data: data.decode("latin-1").encode("gb18030").decode("latin-1"),
    ),
    "UTF-8 as GBK three times": (
        "人民日报", "utf-8", lambda data: misread_again(misread_again(data.decode("gb18030"))),
    ),
    "UTF-8 as Big5, other bytes as Latin-1": (
        SIMPLIFIED, "utf-8", lambda data: data.decode("cp950", "test-latin-1"),
    ),
    "Big5 as Windows-1252": (TRADITIONAL, "big5", western),
    "a pair that HKSCS gave up": ("七个村的图书馆昨天开放", "gbk", browser),
}  # fmt: skip


@pytest.mark.parametrize("case", EXACT)
def test_all_bytes_there_gives_all_characters(case: str) -> None:
    sound, source, misread = EXACT[case]
    damaged = misread(sound.encode(source))
    assert apply_spans(damaged, mend(damaged)) == sound


def test_other_lines_tell_which_decoder_it_was() -> None:
    lines = ["自编自演的《青春》、《囚歌》纷纷面世，频频获奖。", "一条百里江堤横贯沿江一个国营场圃，成为新的风景线。"]
    for codec in ("cp950", "big5hkscs"):
        page = Page.from_text("\n".join(line.encode("gbk").decode(codec) for line in lines))
        assert [p.text for p in apply(page, reread(page)).paragraphs] == lines


LOST_AT = 31
"""A byte in the middle of the line."""


@pytest.mark.parametrize("pair", ["utf8-gbk", "utf8-latin1", "utf8-cp1252", "utf8-mac", "gbk-latin1", "gbk-cp1252"])
@pytest.mark.parametrize("instead", [b"", b"?"], ids=["gone", "marked"])
def test_lost_byte_costs_two_characters_at_most(pair: str, instead: bytes) -> None:
    sound, source, misread = PAIRS[pair]
    data = sound.encode(source)
    damaged = misread(data[:LOST_AT] + instead + data[LOST_AT + 1 :])
    out = apply_spans(damaged, mend(damaged))
    wrong = [
        max(b - a, d - c) for kind, a, b, c, d in SequenceMatcher(None, sound, out).get_opcodes() if kind != "equal"
    ]
    assert sum(wrong) <= 2


def test_lost_byte_leaves_a_mark_that_the_log_counts() -> None:
    data = SIMPLIFIED.encode("gbk")
    (span,) = mend((data[:LOST_AT] + data[LOST_AT + 1 :]).decode("latin-1"))
    assert span.new.count("\ufffd") == 1
    assert "characters lost: 1" in span.note


def test_line_without_its_controls_is_dropped() -> None:
    damaged = "".join(char for char in SIMPLIFIED.encode().decode("latin-1") if not "\x80" <= char <= "\x9f")
    (edit,) = reread(Page.from_text(damaged.replace("5", "")))
    assert (edit.text, edit.rule) == (None, "unreadable")


@pytest.mark.parametrize(
    "text", ["ÖÐ¹ú\ufffd\ufffd", "ÖÐ\ufffd¹ú\ufffd", "\ufffdÖÐ¹úÐÂÎÅ", "Ê∂àË¥πËÄÖÂçè‰\ue000¶Èù¢ÂêàÂêå,Âπ∂Â¶•"]
)
def test_bytes_that_are_lost_beside_each_other_are_no_error(text: str) -> None:
    assert isinstance(mend(text), tuple)


SPECIMENS = (
    "把UTF-8的文本用GBK打开，“新闻”就变成了“鏂伴椈”。",
    "如果用Latin-1读GBK编码的“中国新闻”，会看到 `ÖÐ¹úÐÂÎÅ` 这样的字符。",
    "“浣犲ソ”其实是“你好”的编码被弄错的结果，这种乱码很常见。",
    "文件名变成了“æ–°é—»”，说明是编码问题。",
    "用Big5打開“ÖÐ¹úÐÂÎÅ”，看到的還是亂碼。",
)


@pytest.mark.parametrize("text", SPECIMENS)
def test_damage_that_is_shown_on_purpose_stays(text: str) -> None:
    assert list(reread(Page.from_text(text))) == []


def test_specimen_between_paragraphs_about_it_stays() -> None:
    lines = ("这篇文章介绍乱码是怎样产生的，怎样辨认，又怎样还原，举两个例子。", "鏂伴椈", "上面是最常见的一种。")
    assert list(reread(Page.from_text("\n".join(lines)))) == []


@pytest.mark.parametrize("around", ["网友留言说：“{}”，大家都看不懂。", "长江晚报{}", "产品编码统一以后，{}"])
def test_damage_inside_a_line_about_something_else_comes_back(around: str) -> None:
    sound = "党员干部参加学习"
    damaged = sound.encode("gbk").decode("latin-1")
    (edit,) = reread(Page.from_text(around.format(damaged)))
    assert edit.text == around.format(sound)


def test_damaged_page_that_names_an_encoding_comes_back() -> None:
    lines = [SIMPLIFIED.encode("gbk").decode("latin-1")] * 3 + ["请用UTF-8编码浏览本站。"]
    out = apply(page := Page.from_text("\n".join(lines)), reread(page))
    assert [p.text for p in out.paragraphs] == [SIMPLIFIED] * 3 + lines[3:]


def test_short_lines_are_read_like_the_others() -> None:
    lines = ["昨天图书馆开放，读者很多。", "县里的老师都来看书了。", "借书要带身份证，还书不要。", "逢集", "平常逢集"]
    page = Page.from_text("\n".join(line.encode("gbk").decode("latin-1") for line in lines))
    assert [p.text for p in apply(page, reread(page)).paragraphs] == lines
    assert list(reread(Page.from_text(page.paragraphs[3].text))) == []


def test_byte_that_was_stripped_as_white_space_comes_back() -> None:
    sound = "區委領導報告明理導行，號召反腐敗。"
    damaged = sound.encode("gbk").decode("latin-1").lstrip("\x85")
    assert apply_spans(damaged, mend(damaged)) == sound
