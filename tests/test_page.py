"""How plain text becomes paragraphs, and paragraphs text."""

import pytest

from stdnews.page import Page, Paragraph
from stdnews.steps import join, split_like


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n\n", "\n \u3000\n"])
def test_a_paragraph_ends_here(end: str) -> None:
    assert Page.from_text(f"甲{end}乙").to_text() == "甲\n乙\n"


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\t", "\u3000", "\xa0"])
def test_a_paragraph_does_not_end_here(mark: str) -> None:
    assert Page.from_text(f"甲{mark}乙").to_text() == f"甲{mark}乙\n"


@pytest.mark.parametrize("space", [" ", "\t", "\u3000", "\xa0", "\u2003", "\u3000\xa0 "])
def test_white_space_goes_at_both_ends_and_stays_inside(space: str) -> None:
    assert Page.from_text(f"{space}甲{space}乙{space}").to_text() == f"甲{space}乙\n"


def test_only_byte_order_marks_at_the_beginning_go() -> None:
    assert Page.from_text("\ufeff\ufeff甲\ufeff乙").to_text() == "甲\ufeff乙\n"


def test_what_a_rewrite_leaves_is_written_as_it_would_be_read() -> None:
    assert Page("", (Paragraph(" 甲 \n\n乙"), Paragraph(""), Paragraph("\u3000"))).to_text() == "甲\n乙\n"


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\ufeff\ufeff", " \r\n\u3000"])
def test_a_page_without_text_is_written_as_nothing(text: str) -> None:
    assert Page.from_text(text).to_text() == ""


def test_meta_and_dropped_paragraphs_are_not_written() -> None:
    page = Page("", (Paragraph("题", "meta"), Paragraph("甲"), Paragraph("乙", dropped_by="rule")))
    assert page.to_text() == "甲\n"


def test_a_joined_page_is_cut_where_it_was_joined() -> None:
    texts = ["a", "b\nc", "d"]
    assert split_like(texts, join(texts).upper()) == ["A", "B\nC", "D"]


@pytest.mark.parametrize("joined", ["A", "A\nB\nC\nD\nE"])
def test_a_rewrite_that_changes_the_number_of_lines_is_an_error(joined: str) -> None:
    with pytest.raises(ValueError, match="number of lines"):
        split_like(["a", "b\nc", "d"], joined)
