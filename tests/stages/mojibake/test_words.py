"""Words: a text that divides into words costs less, and the table answers for what it does not have."""

from __future__ import annotations

import pytest

from stdnews.stages.mojibake.words import MARK, NO_WORD, as_words


@pytest.mark.parametrize(
    ("sound", "wrong"),
    [
        ("公告担保还有", "公告担。还有"),
        ("刻舟求剑或", "刻舟求。或"),
        ("银屑病，", "银屑场，"),
        ("实现停火，", "实现海火，"),
    ],
)
def test_words_cost_less_than_what_is_none(sound: str, wrong: str) -> None:
    assert as_words(sound) < as_words(wrong)


def test_the_end_of_a_sentence_stays_likelier_than_no_word() -> None:
    assert as_words("昨天结束。科技馆") < as_words("昨天结束专科技馆")


@pytest.mark.parametrize(
    ("text", "cost"), [("", 0), ("。", MARK), ("A", MARK), ("䶮", NO_WORD), ("䶮，", NO_WORD + MARK)]
)
def test_what_the_list_does_not_have(text: str, cost: int) -> None:
    assert as_words(text) == cost
