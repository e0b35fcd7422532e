"""All that was done to a paragraph, as one list of pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdnews import Change, Edit, Page, Span, clean
from stdnews.edits import apply_spans
from stdnews.explain import Piece, Reason, composed
from stdnews.stages.rules import rules_of

READ = "天氣(qì)很好"


def spans(before: str, *found: tuple[int, int, str, str], stage: str = "glosses") -> Change:
    """A change of a text at some places, each with its rule."""
    made = [Span(*span) for span in found]
    return Change(stage, 0, Edit(0, apply_spans(before, made), "whole", "evidence", made), before)


def whole(before: str, after: str | None, rule: str = "traditional") -> Change:
    return Change("simplify", 1, Edit(0, after, rule), before)


def told(read: str, *changes: Change) -> list[tuple[str, str, str]]:
    return [(old, new, " ".join(why.rule for why in reasons)) for old, new, reasons in composed(read, changes)]


def test_nothing_done_is_one_piece() -> None:
    assert composed("天气", []) == [Piece("天气", "天气")]
    assert composed("", []) == []


def test_places_of_several_changes_stand_beside_one_another() -> None:
    gloss = spans(READ, (2, 6, "", "gloss"))
    assert told(READ, gloss, whole("天氣很好", "天气很好")) == [
        ("天", "天", ""),
        ("氣", "气", "traditional"),
        ("(qì)", "", "gloss"),
        ("很好", "很好", ""),
    ]


def test_a_place_that_two_changes_touched_has_both_reasons() -> None:
    first = spans("甲x乙", (1, 2, "發", "byte-shift"), stage="mojibake")
    assert told("甲x乙", first, whole("甲發乙", "甲发乙")) == [
        ("甲", "甲", ""),
        ("x", "发", "byte-shift traditional"),
        ("乙", "乙", ""),
    ]


def test_a_change_across_places_that_were_changed_takes_them_in() -> None:
    first = spans("abcdef", (1, 2, "X", "one"), (4, 5, "", "two"))
    second = spans("aXcdf", (0, 4, "Y", "three"))
    assert told("abcdef", first, second) == [("abcd", "Y", "one three"), ("e", "", "two"), ("f", "f", "")]


def test_what_was_put_in_can_be_taken_out_again() -> None:
    assert told("ab", spans("ab", (1, 1, "XY", "one")), spans("aXYb", (1, 2, "", "two"))) == [
        ("a", "a", ""),
        ("", "Y", "one two"),
        ("b", "b", ""),
    ]


@pytest.mark.parametrize("text", [None, "", "　"])
def test_a_drop_changes_no_text(text: str | None) -> None:
    assert composed("分享到", [whole("分享到", text, "share")]) == [Piece("分享到", "分享到")]


def test_a_reason_has_the_evidence_of_the_place_or_of_the_change() -> None:
    change = Change("glosses", 0, Edit(0, "ac", "r", "of all", [Span(1, 2, "", "r")]), "abc")
    assert composed("abc", [change])[1].reasons == (Reason("glosses", "r", "of all"),)
    change = Change("glosses", 0, Edit(0, "ac", "r", "of all", [Span(1, 2, "", "r", "of it")]), "abc")
    assert composed("abc", [change])[1].reasons == (Reason("glosses", "r", "of it"),)


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Change]]:
    """A text and a chain of changes, each of the text that the one before left."""
    text = read = draw(st.text("甲乙丙丁", min_size=1, max_size=12))
    changes = []
    for number in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
        made = [Span(a, b, draw(st.text("XYZ", max_size=3)), f"rule {number}") for a, b in pairs]
        after = apply_spans(text, made)
        if not after:
            break
        by_spans = draw(st.booleans())
        changes.append(
            Change("glosses", number, Edit(0, after, f"rule {number}", spans=made if by_spans else ()), text)
        )
        text = after
    return read, changes


@given(histories())
def test_the_pieces_lead_from_the_text_as_read_to_the_text_as_written(history: tuple[str, list[Change]]) -> None:
    read, changes = history
    pieces = composed(read, changes)
    assert "".join(piece.old for piece in pieces) == read
    assert "".join(piece.new for piece in pieces) == (changes[-1].edit.text if changes else read)
    assert all(piece.reasons or piece.old == piece.new for piece in pieces)


@pytest.mark.parametrize("stage", ["mojibake", "glosses", "simplify", "boilerplate", "duplicates"])
def test_that_holds_for_the_examples_of_the_rules(stage: str) -> None:
    for rule in rules_of(stage):
        for hit in rule.hits:
            page = Page.from_text(hit)
            cleaned = clean(page)
            for at, (old, new) in enumerate(zip(page.paragraphs, cleaned.page.paragraphs, strict=True)):
                pieces = composed(old.text, [change for change in cleaned.changes if change.edit.at == at])
                assert "".join(piece.old for piece in pieces) == old.text
                assert "".join(piece.new for piece in pieces) == new.text
