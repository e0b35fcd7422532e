"""What the stages and their rules did in a run, and what the pages of each site came to."""

from __future__ import annotations

from stdnews.pipeline import STAGES
from stdnews.report.charts import Bar, bars, share
from stdnews.report.elements import Html, joined, tag
from stdnews.report.figures import TROUBLE, Figures, Sums
from stdnews.report.tables import Column, name, number, percent, table
from stdnews.stages.rules import reasons_of

_SITES = 100
"""Sites that have a row of their own: those with the most pages."""
_RULES = 12
"""Rules of a stage that are not folded."""


def stages(figures: Figures) -> Html:
    """What the stages and their rules did."""
    changed = figures.all.stages
    parts = [Bar(stage.name, changed[stage.name], number(changed[stage.name])) for stage in STAGES]
    return joined(
        bars("stages", "Pages that each stage changed", parts),
        [joined(tag("h3", stage.name), _rules(stage.name, figures)) for stage in STAGES if changed[stage.name]],
    )


def _rules(stage: str, figures: Figures) -> Html:
    """The rules of a stage, the most frequent first; of many the rest lie folded."""
    found = [(rule, sums) for (of, rule), sums in figures.rules.items() if of == stage]
    found.sort(key=lambda pair: (-pair[1].pages, -pair[1].places, pair[0]))
    why = reasons_of(stage)
    rows = [
        (
            tag("b", rule),
            number(sums.pages),
            share(sums.pages / figures.all.pages),
            number(sums.places),
            why[rule],
        )
        for rule, sums in found
    ]
    first = table(f"Rules of the stage {stage} that changed pages", _RULE, rows[:_RULES])
    if len(rows) <= _RULES:
        return first
    rest = table(f"The other rules of the stage {stage}", _RULE, rows[_RULES:])
    return joined(first, tag("details", tag("summary", f"{len(rows) - _RULES} other rules"), rest))


_RULE = (
    Column("rule", "name"),
    Column("pages", "number"),
    Column("", "share"),
    Column("places", "number"),
    Column("why", "why"),
)


def sites(figures: Figures) -> Html:
    """What became of the pages of each site, and which stages changed how many of them."""
    found = sorted(figures.sites.items(), key=lambda pair: (-pair[1].pages, pair[0]))
    rest = Sums()
    rest.merge(figures.sites.rest)
    for _, sums in found[_SITES:]:
        rest.merge(sums)
    rows = [_site(name(site), sums, figures) for site, sums in found[:_SITES]]
    rows += [_site("all others", rest, figures)] if rest.pages else []
    wrong = (Column(outcome.value, "number") for outcome in TROUBLE)
    stages = (Column(stage.name, "number") for stage in STAGES)
    columns = (
        Column("site"),
        Column("pages", "number"),
        Column("", "share"),
        *wrong,
        Column("dropped", "number"),
        *stages,
    )
    caption = "Pages by site: outcomes that need a look, what was dropped, and pages that each stage changed"
    return table(caption, columns, rows)


def _site(shown: str, sums: Sums, figures: Figures) -> list[str]:
    bar = share(sums.pages / figures.all.pages)
    wrong = [number(sums.outcomes[outcome]) for outcome in TROUBLE]
    stages = [number(sums.stages[stage.name]) for stage in STAGES]
    return [shown, number(sums.pages), bar, *wrong, percent(sums.amounts.lost), *stages]
