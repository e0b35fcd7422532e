"""The one scan that tells which steps look closer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdnews import Page
from stdnews.stages.mojibake import Options, shows_nothing, steps
from stdnews.stages.mojibake.codec_scan import suspicious
from stdnews.stages.mojibake.signs import CODEC, signs, signs_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "artefact_examples.json"
SIGNS = {
    "&ldquo;": "entity",
    "&#26032": "entity",
    "#xff0c;": "lost",
    "ldquo;": "name",
    r"\u65b0": "code",
    "%E6%96%B0": "code",
    "<p>": "tag",
    '">新': "tag_end",
    "今\u200b年": "invisible",
    "⼈": "form",
    "\U0002f800": "form",
    "\ue863": "form",
    "🤴": "emoji",
    "1️⃣": "emoji",
    "好,,": "comma",
    "好,。": "comma",
    "好 。": "space",
    "好 的": "gap",
}


@pytest.mark.parametrize(("text", "sign"), SIGNS.items(), ids=SIGNS.values())
def test_sign(text: str, sign: str) -> None:
    assert sign in signs(f"新闻{text}")


@pytest.mark.parametrize(
    "text", ["他说：“好，走。”", "AT&T, R&D; x<5", "（一）2023年、8.2%", "Wang – “ok”…", "﨑", "①★●"]
)
def test_no_sign(text: str) -> None:
    assert signs(text) == frozenset()


@pytest.mark.parametrize("text", ["ÖÐ", "の﨑テスト", "鏂伴椈", "한국", "\ufffd"])
def test_a_character_that_a_wrong_codec_may_show(text: str) -> None:
    assert signs(text) == {"codec"}


@pytest.mark.parametrize("text", ["锟斤拷", "烫伤", "屯溪"])
def test_a_character_of_lost_text(text: str) -> None:
    assert signs(text) == {"unread"}


def test_signs_leave_no_page_out_that_a_wrong_codec_shows() -> None:
    behind = [chr(code) for code in (*range(0x80, 0x180), *range(0x2010, 0x2130), *range(0x4E00, 0x9FA6, 7))]
    codes = range(0x80, 0xFFFE)
    texts = [chr(code) + behind[code * step % len(behind)] for code in codes for step in (1, 7, 31, 101, 1009)]
    odd = [text for text in (*map(chr, codes), *texts) if suspicious().search(text)]
    assert len(odd) > 10_000
    assert [text for text in odd if not CODEC & signs(text)] == []


DAMAGED = [case["damaged"] for case in json.loads(EXAMPLES.read_text("utf-8"))]


def test_a_page_that_shows_nothing_has_nothing_for_any_step() -> None:
    quiet = [page for page in map(Page.from_text, DAMAGED) if shows_nothing(page)]
    assert 50 < len(quiet) < len(DAMAGED)
    assert [edit for page in quiet for step in steps(Options()) for edit in step(page)] == []


def test_a_dropped_paragraph_shows_nothing() -> None:
    page = Page.from_text("今\u200b年")
    assert signs_of(page) == {"invisible"}
    (paragraph,) = page.paragraphs
    dropped = type(paragraph)(paragraph.text, "body", "rule")
    assert signs_of(Page("", (dropped,))) == frozenset()
