"""Each rule that the log can name hits its examples and leaves its near misses, in the whole pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdnews import Page, Settings, clean, read_page
from stdnews.facts import title, visible
from stdnews.pipeline import STAGES
from stdnews.stages import boilerplate
from stdnews.stages.boilerplate import stage as whole_page
from stdnews.stages.boilerplate import view
from stdnews.stages.row import Row
from stdnews.stages.rules import DECISIONS, rules_of
from stdnews.template import Templates

TESTS = Path(__file__).parent
CASES = {f"{stage}-{rule.id}": (stage, rule) for stage, rules in DECISIONS.items() for rule in rules}


def named(stage: str, text: str, settings: Settings | None = None) -> set[str]:
    """The rules of a stage that the log names for a page."""
    page = read_page(text.encode(), "page.html") if text.startswith(("<h1>", "<title>")) else Page.from_text(text)
    changes = clean(page, settings or Settings()).changes
    return {
        rule
        for change in changes
        if change.stage == stage
        for rule in ([span.rule for span in change.edit.spans] or [change.edit.rule])
    }


def asked(rule: Row, options: boilerplate.Options | None = None) -> Settings:
    """The settings that a rule asks for: what was learned of the pages, where it needs that."""
    templates = Templates({"": rule.template}) if rule.template else None
    return Settings(boilerplate=options or boilerplate.Options(), templates=templates)


@pytest.mark.parametrize(("stage", "rule"), CASES.values(), ids=CASES)
def test_a_rule_has_examples_of_both_sorts(stage: str, rule: Row) -> None:
    assert rule.why, stage
    assert rule.hits, stage
    assert rule.misses, stage


@pytest.mark.parametrize(("stage", "rule"), CASES.values(), ids=CASES)
def test_a_rule_hits_its_examples(stage: str, rule: Row) -> None:
    assert [text for text in rule.hits if rule.id not in named(stage, text, asked(rule))] == []


@pytest.mark.parametrize(("stage", "rule"), CASES.values(), ids=CASES)
def test_a_rule_leaves_its_near_misses(stage: str, rule: Row) -> None:
    assert [text for text in rule.misses if rule.id in named(stage, text, asked(rule))] == []


SWITCHED = {rule.id: rule for rule in DECISIONS["boilerplate"]}


@pytest.mark.parametrize("rule", SWITCHED.values(), ids=SWITCHED)
def test_a_rule_that_is_switched_off_does_nothing(rule: Row) -> None:
    settings = asked(rule, boilerplate.Options(off=frozenset({rule.id})))
    assert [text for text in rule.hits if rule.id in named("boilerplate", text, settings)] == []


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_an_id_stands_for_one_rule(stage: str) -> None:
    ids = [rule.id for rule in rules_of(stage)]
    assert len(ids) == len(set(ids))


DAMAGED = [case["damaged"] for case in json.loads((TESTS / "examples" / "artefact_examples.json").read_text("utf-8"))]
SAMPLES = [
    path.read_bytes().decode("utf-8", "replace")
    for folder in (TESTS.parent / "samples", TESTS / "pages")
    for path in sorted(folder.rglob("*.txt"))
]


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_every_rule_that_the_log_names_is_listed(stage: str) -> None:
    assert SAMPLES
    listed = {rule.id for rule in rules_of(stage)}
    assert {rule for text in DAMAGED + SAMPLES for rule in named(stage, text)} - listed == set()


def test_rules_that_others_go_by_are_rules() -> None:
    named = visible.EVIDENCE | visible.OUTSIDE | visible.DATES | {title.MOVED} | view.OUTSIDE | whole_page.KINDS.keys()
    assert named <= {rule.id for rule in rules_of("boilerplate")}
