"""One page of a report: what became of it, what it says of itself, which rules did something, and its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.amounts import amounts_of
from stdnews.explain import Account
from stdnews.facts import facts
from stdnews.pipeline import STAGES
from stdnews.report.elements import Html, joined, tag
from stdnews.report.marks import PIECE, shortened
from stdnews.report.paragraphs import Sheet, rows_of
from stdnews.report.tables import Column, name, number, percent, table
from stdnews.stages.rules import reasons_of

_RULES = 4
"""Rules that are listed without being folded."""
_FACTS = 30
"""Facts that are shown; a page may name any number of authors."""


def page_view(account: Account, key: str) -> Html:
    """The view of a page, without a heading.

    Args:
        account: the page and what was done.
        key: begins the ids of its elements.
    """
    return joined(
        tag("dl", _head(account), class_="facts"), _folded(list(_rules(account))), Sheet(key).show(rows_of(account))
    )


def _folded(rows: list[tuple[str, ...]]) -> Html:
    """The rules that did something; the paragraphs name them too, so that more than a few lie folded."""
    columns = Column("rule", "name"), Column("stage", "short"), Column("times", "number"), Column("why", "why")
    rules = table("Rules that did something", columns, rows)
    return tag("details", tag("summary", f"{len(rows)} rules did something"), rules) if len(rows) > _RULES else rules


def _head(account: Account) -> Iterator[Html]:
    page, cleaned = account.page, account.cleaned.page
    amounts = amounts_of(page, cleaned)
    yield _pair("outcome", account.outcome)
    yield _pair(
        "characters",
        f"{number(amounts.read)} read, {number(amounts.kept)} written, {number(amounts.dropped)} dropped "
        f"({percent(amounts.lost)})",
    )
    if page.site:
        yield _pair("site", name(page.site))
    yield _pair("read as", name(", ".join(f"{label} {value}" for label, value in page.notes.items())))
    if account.skipped:
        yield _pair("skipped", ", ".join(stage.name for stage in STAGES if stage.name in account.skipped))
    for fact in facts(cleaned)[:_FACTS]:
        place = tag("span", f" (paragraph {fact.at})", class_="faint")
        yield _pair(fact.name, tag("span", name(shortened(fact.value, PIECE)), lang="zh"), place)


def _pair(label: str, *value: str) -> Html:
    return joined(tag("dt", label), tag("dd", *value))


def _rules(account: Account) -> Iterator[tuple[str, ...]]:
    for stage in STAGES:
        counts = account.rule_counts(stage.name)
        why = reasons_of(stage.name) if counts else {}
        for rule, count in counts.most_common():
            yield tag("b", rule), stage.name, number(count), why[rule]
