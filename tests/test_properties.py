"""What holds for every page, tried on pages made of tokens: words, glosses, marks, damage, lists, bylines, copies.

The run is the same each time. To search further: STDNEWS_EXAMPLES=5000 pytest tests/test_properties.py
"""

from __future__ import annotations

import itertools
import os
import tomllib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdnews import Page, Settings, clean, replay
from stdnews.edits import apply_spans
from stdnews.pipeline import STAGES, clean_text

DEEPER = int(os.environ.get("STDNEWS_EXAMPLES", "0"))
PROPERTY = settings(
    max_examples=DEEPER or 120,
    derandomize=not DEEPER,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

STAGE_NAMES = tuple(stage.name for stage in STAGES)
TOKENS = tomllib.loads((Path(__file__).parent / "tokens.toml").read_text("utf-8"))
WORDS = st.sampled_from(
    [
        word
        for sort in (
            "simplified",
            "traditional",
            "glossed",
            "glossed",
            "brackets",
            "marks",
            "marks",
            "damage",
            "figures",
        )
        for word in TOKENS[sort]
    ],
)
SENTENCES, HEADLINES, SHORT, FURNITURE = (
    st.sampled_from(TOKENS[sort]) for sort in ("sentences", "headlines", "short", "furniture")
)
PARAGRAPHS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=9).map("".join),
    st.lists(WORDS, min_size=4, max_size=12).map(lambda words: "".join(words) + "。"),
    st.builds("{}{}".format, SENTENCES, WORDS),
    SENTENCES,
    SENTENCES,
    HEADLINES,
    SHORT,
    FURNITURE,
    FURNITURE,
)
REPEATING = st.lists(PARAGRAPHS, min_size=1, max_size=6).flatmap(
    lambda pool: st.lists(st.sampled_from(pool), min_size=1, max_size=14),
)
TWICE = st.builds(lambda head, body: [*head, *body, *body], st.lists(PARAGRAPHS, max_size=2), st.lists(PARAGRAPHS))
ARTICLE = st.builds(
    lambda top, headline, body, below: [*top, headline, *body, *below],
    st.lists(st.one_of(FURNITURE, HEADLINES), max_size=3),
    HEADLINES,
    st.lists(st.one_of(SENTENCES, SENTENCES, SHORT, PARAGRAPHS), min_size=1, max_size=6),
    st.lists(st.one_of(FURNITURE, FURNITURE, PARAGRAPHS), max_size=8),
)
TEXTS = st.one_of(ARTICLE, st.lists(PARAGRAPHS, max_size=12), REPEATING, TWICE).map("\n".join)


@PROPERTY
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@PROPERTY
@given(TEXTS)
def test_log_replays_to_the_result(text: str) -> None:
    page = Page.from_text(text)
    cleaned = clean(page)
    assert replay(page, cleaned.changes) == cleaned.page


@PROPERTY
@given(TEXTS)
def test_spans_of_an_edit_give_its_text(text: str) -> None:
    for change in clean(Page.from_text(text)).changes:
        spans = change.edit.spans
        assert not spans or apply_spans(change.before, spans) == change.edit.text
        assert all(span.start <= span.end for span in spans)
        assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@PROPERTY
@given(TEXTS)
def test_every_edit_changes_something(text: str) -> None:
    assert [change for change in clean(Page.from_text(text)).changes if change.edit.text == change.before] == []


@PROPERTY
@given(TEXTS)
def test_every_dropped_paragraph_is_in_the_log_once(text: str) -> None:
    page = Page.from_text(text)
    cleaned = clean(page)
    dropped = [at for at, paragraph in enumerate(cleaned.page.paragraphs) if paragraph.dropped_by is not None]
    assert sorted(change.edit.at for change in cleaned.changes if change.edit.text is None) == dropped
    assert len(cleaned.page.paragraphs) == len(page.paragraphs)


@PROPERTY
@given(TEXTS, st.sets(st.sampled_from(STAGE_NAMES), min_size=1))
def test_skipping_stages_changes_no_drop_of_the_others(text: str, skipped: set[str]) -> None:
    def drops(chosen: Settings) -> set[tuple[str, int]]:
        log = clean(Page.from_text(text), chosen).changes
        return {(change.stage, change.edit.at) for change in log if change.edit.text is None}

    others = {(stage, at) for stage, at in drops(Settings()) if stage not in skipped}
    assert drops(Settings(skip=frozenset(skipped))) == others


@PROPERTY
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_result_does_not_depend_on_pages_cleaned_before(texts: list[str]) -> None:
    forwards = [clean_text(text) for text in texts]
    assert [clean_text(text) for text in reversed(texts)] == forwards[::-1]


@PROPERTY
@given(TEXTS)
def test_output_is_lines_of_text_without_outer_white_space(text: str) -> None:
    lines = clean_text(text).split("\n")
    assert lines.pop() == ""
    assert all(line == line.strip() != "" for line in lines)
