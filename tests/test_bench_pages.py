"""The invented HTML pages of the quality table come out as their gold, and stay so as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdnews import Page, clean, read_page, replay
from stdnews.outcome import Outcome, outcome_of

PAGES = Path(__file__).parents[1] / "bench/html"
GOLD: dict[str, dict[str, str]] = json.loads((PAGES / "gold.json").read_text("utf-8"))


def text_of(name: str) -> str:
    return "".join(f"{line}\n" for line in GOLD[name]["text"].splitlines())


@pytest.mark.parametrize("name", GOLD)
def test_page_comes_out_as_its_gold(name: str) -> None:
    page = read_page((PAGES / name).read_bytes(), name)
    cleaned = clean(page)
    assert cleaned.page.to_text() == text_of(name)
    assert replay(page, cleaned.changes) == cleaned.page


@pytest.mark.parametrize("name", GOLD)
def test_gold_is_left_as_it_is(name: str) -> None:
    assert clean(Page.from_text(text_of(name))).page.to_text() == text_of(name)


def test_a_page_that_is_a_list_has_no_article() -> None:
    page = read_page((PAGES / "list_page.html").read_bytes(), "list_page.html")
    assert outcome_of(page, clean(page)) is Outcome.NO_ARTICLE
