"""The one scan that tells which steps look closer."""

from __future__ import annotations

import pytest

from stdnews import Page
from stdnews.stages.mojibake.signs import signs, signs_of

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
    "text", ["他说：“好，走。”", "AT&T, R&D; x<5", "（一）2023年、8.2%", "Ünlü café – “ok”…", "の﨑テスト", "①★●"]
)
def test_no_sign(text: str) -> None:
    assert signs(text) == frozenset()


def test_a_dropped_paragraph_shows_nothing() -> None:
    page = Page.from_text("今\u200b年")
    assert signs_of(page) == {"invisible"}
    (paragraph,) = page.paragraphs
    dropped = type(paragraph)(paragraph.text, "body", "rule")
    assert signs_of(Page("", (dropped,))) == frozenset()
