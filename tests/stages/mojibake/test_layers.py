"""Fixes in layers: the spans that the log sees give the text that the last of them left."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from stdnews.edits import Span, apply_spans
from stdnews.stages.mojibake.layers import Fix, layered, rewrite

LAYER = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.sampled_from(["", "x", " ", "yz"])), max_size=4)


def fix_of(layer: list[tuple[int, int, str]]) -> Fix:
    """A fix that goes through a text: some characters on, so many replaced."""

    def fix(text: str) -> Iterator[Span]:
        at = 0
        for gap, size, new in layer:
            start, end = at + gap, at + gap + size
            if end > len(text):
                return
            if size or new:
                yield Span(start, end, new, "rule", "note")
            at = end + 1

    return fix


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.text("甲乙丙 ", max_size=12), st.lists(LAYER, max_size=3))
def test_composed_spans_give_what_the_fixes_give(text: str, layers: list[list[tuple[int, int, str]]]) -> None:
    fixes = [fix_of(layer) for layer in layers]
    now = text
    for fix in fixes:
        now = apply_spans(now, tuple(fix(now)))
    spans = layered(text, fixes)
    assert apply_spans(text, spans) == now
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    edit = rewrite(0, text, spans)
    if edit and edit.text is not None:
        assert edit.text == apply_spans(text, edit.spans) == now.strip()
    elif edit:
        assert not now.strip()


def test_no_span_is_no_edit() -> None:
    assert rewrite(0, "甲", ()) is None
