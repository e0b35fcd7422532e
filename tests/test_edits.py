"""The rules of editing, and the log as a claim that can be checked."""

import pytest

from stdnews.edits import Edit, Span, apply, apply_spans, carry, differences, replay
from stdnews.errors import StageError
from stdnews.page import Page
from stdnews.pipeline import clean

PAGE = Page.from_text("甲\n乙\n丙")


def test_a_rewrite_keeps_the_place_and_a_drop_keeps_the_text() -> None:
    page = apply(PAGE, [Edit(0, "丁", "rewrite"), Edit(2, None, "drop")])
    assert [(p.text, p.dropped_by) for p in page.paragraphs] == [("丁", None), ("乙", None), ("丙", "drop")]
    assert PAGE.to_text() == "甲\n乙\n丙\n"


def test_two_edits_to_one_place_are_an_error() -> None:
    with pytest.raises(StageError, match="second edits paragraph 1 twice"):
        apply(PAGE, [Edit(1, "丁", "first"), Edit(1, None, "second")])


def test_an_edit_to_a_dropped_place_is_an_error() -> None:
    with pytest.raises(StageError, match="after it was dropped"):
        apply(apply(PAGE, [Edit(1, None, "first")]), [Edit(1, "丁", "second")])


def test_spans_refer_to_the_text_as_found() -> None:
    assert apply_spans("甲(jia)乙(yi)", [Span(1, 6, "", "gloss"), Span(7, 11, "!", "gloss")]) == "甲乙!"


def test_the_log_replays_to_the_result() -> None:
    page = Page.from_text(
        "該縣農(nóng)產(chǎn)品今年持續暢銷,網(wǎng)絡訂單增加。\n該縣農產品今年持續暢銷,網絡訂單增加。"
    )
    cleaned = clean(page)
    assert replay(page, cleaned.changes) == cleaned.page
    assert [p.dropped_by is None for p in cleaned.page.paragraphs] == [True, False]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("甲乙", "甲乙"), ("甲乙丙", "甲丙"), ("甲", "乙甲丙"), ("產(chǎn)品標準", "产品标准")],
)
def test_differences_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    spans = [Span(start, end, after[new:end_new], "") for start, end, new, end_new in differences(before, after)]
    assert apply_spans(before, spans) == after


@pytest.mark.parametrize(
    ("form", "proposed", "shown", "expected"),
    [
        ("产品标准-某网", "产品标准", "產(chǎn)品標準-某網", "產(chǎn)品標準"),
        ("某网|产品标准", "产品标准", "某網(wǎng)|產(chǎn)品標準", "產(chǎn)品標準"),
        ("产品", "产品", "產品", "產品"),
        ("甲乙丙", "甲丙", "甲乙丙", "甲丙"),
    ],
)
def test_a_cut_is_carried_over_to_the_text_as_written(form: str, proposed: str, shown: str, expected: str) -> None:
    edit = carry(Edit(0, proposed, "cut"), Page.from_text(form), Page.from_text(shown))
    assert edit.text == expected
    assert apply_spans(shown, edit.spans) == expected or not edit.spans
