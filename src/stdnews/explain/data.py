"""The log of a page for programs: plain dicts and lists, in a schema that has a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stdnews.edits import Change
from stdnews.explain.account import Account
from stdnews.facts import facts
from stdnews.page import Page
from stdnews.pipeline import STAGES
from stdnews.stages.mojibake import lost_in

SCHEMA = 1
"""The number of the schema."""


KEYS = {
    "schema": "the number of this schema; it goes up when a key is renamed, removed or changes its meaning",
    "name": "the page's name: its path, or `-` for the standard input",
    "site": "the site whose settings the page got, or an empty string",
    "outcome": "what became of the page: unchanged, cleaned, empty, no article, past saving",
    "notes": "what the reader did: the encoding, bytes lost and the like",
    "facts[].name": "title, date, source, author, editor, site (its name) or url (the canonical one)",
    "facts[].value": "what the page says of it",
    "facts[].paragraph": "the place of the paragraph that says so",
    "paragraphs[].role": "body, or meta for text outside the body, which is never written",
    "paragraphs[].read": "the paragraph as read",
    "paragraphs[].text": "the paragraph now; null when it was dropped",
    "paragraphs[].dropped_by": "the rule that dropped it, or null",
    "paragraphs[].lost": "characters of it that stand for lost ones, like U+FFFD and 锟斤拷; 0 when it was dropped",
    "stages[].name": "each stage, in order",
    "stages[].skipped": "whether it was not to change anything",
    "stages[].rules": "how often each of its rules did something",
    "changes[].stage": "the stage of a change; changes are in order",
    "changes[].rule": "its rule",
    "changes[].paragraph": "the place of the paragraph; places count from 0",
    "changes[].before": "the paragraph before the change",
    "changes[].after": "the paragraph after it; null when it was dropped",
    "changes[].note": "the evidence, for a person",
    "changes[].spans[].start": "where a difference begins in `before`, in characters; a change without spans has "
    "rewritten the paragraph as a whole",
    "changes[].spans[].end": "where it ends",
    "changes[].spans[].new": "what stands there now",
    "changes[].spans[].rule": "the rule of the difference",
    "changes[].spans[].note": "its evidence",
}
"""The schema, key by key; the documentation is made of it, and a test holds it to what is written."""


def as_data(account: Account) -> dict[str, Any]:
    """What was found and done on a page, as JSON has it: ``KEYS`` says what each key is.

    Putting each change's ``after`` in the place of its paragraph, in order, leads from every ``read`` to its ``text``.
    """
    page, cleaned = account.page, account.cleaned
    return {
        "schema": SCHEMA,
        "name": page.name,
        "site": page.site,
        "outcome": account.outcome,
        "notes": dict(page.notes),
        "facts": [{"name": fact.name, "value": fact.value, "paragraph": fact.at} for fact in facts(cleaned.page)],
        "paragraphs": _paragraphs(page, cleaned.page),
        "stages": _stages(account),
        "changes": changes_as_data(cleaned.changes),
    }


def changes_as_data(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The log of a page, in order, as ``KEYS`` has it under ``changes``."""
    return [_change(change) for change in changes]


def _paragraphs(page: Page, cleaned: Page) -> list[dict[str, Any]]:
    return [
        {
            "role": old.role,
            "read": old.text,
            "text": new.text if new.dropped_by is None else None,
            "dropped_by": new.dropped_by,
            "lost": lost_in(new.text) if new.dropped_by is None else 0,
        }
        for old, new in zip(page.paragraphs, cleaned.paragraphs, strict=True)
    ]


def _stages(account: Account) -> list[dict[str, Any]]:
    return [
        {
            "name": stage.name,
            "skipped": stage.name in account.skipped,
            "rules": dict(account.rule_counts(stage.name)),
        }
        for stage in STAGES
    ]


def _change(change: Change) -> dict[str, Any]:
    edit = change.edit
    return {
        "stage": change.stage,
        "rule": edit.rule,
        "paragraph": edit.at,
        "before": change.before,
        "after": edit.text,
        "note": edit.note,
        "spans": [span._asdict() for span in edit.spans],
    }
