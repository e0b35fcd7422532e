"""The figures of a run as sections of its report: each a heading, a chart, and the table that the chart was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stdnews.outcome import Outcome
from stdnews.pipeline import STAGES
from stdnews.report.charts import Bar, bars, parted, share
from stdnews.report.elements import Html, joined, tag
from stdnews.report.figures import BINS, TROUBLE, Done, Figures, Sums
from stdnews.report.tables import Column, name, number, percent, table
from stdnews.stages.rules import rules_of

_SITES = 100
"""Sites that have a row of their own: those with the most pages."""
_REASONS = 50
"""The same, of reasons why pages failed."""
_RULES = 12
"""Rules of a stage that are not folded."""
_OWN = "own rule"
"""Why a rule of the settings did something: that is not known."""

Links = Callable[[Done], str]
"""The id of the view of a page, "" when the page is not shown."""


def outcomes(figures: Figures) -> Html:
    """What became of the pages."""
    found = [(outcome.value, sums) for outcome, sums in figures.outcomes.items() if sums.pages]
    parts = [Bar(word, sums.pages, number(sums.pages), kind(word)) for word, sums in found]
    rows = [
        (joined(tag("span", class_=f"swatch {kind(word)}"), word), *_sums(sums, figures.all)) for word, sums in found
    ]
    columns = Column("outcome"), *_SUMS
    return joined(
        parted("outcomes", "Pages by outcome", parts), table("Pages and characters by outcome", columns, rows)
    )


_SUMS = (
    Column("pages", "number"),
    Column("of all", "number"),
    Column("done by an earlier run", "number"),
    Column("characters read", "number"),
    Column("written", "number"),
    Column("dropped", "number"),
)


def _sums(sums: Sums, whole: Sums) -> list[str]:
    read, kept, _ = sums.amounts
    of_all = percent(sums.pages / whole.pages) if whole.pages else ""
    return [number(sums.pages), of_all, number(sums.known), number(read), number(kept), percent(sums.amounts.lost)]


def kind(word: str) -> str:
    """The class of an outcome, for its colour.

    >>> kind("past saving")
    'past-saving'
    """
    return word.replace(" ", "-")


def trouble(figures: Figures, links: Links) -> Html:
    """The pages that somebody should look into, of each kind the first ones by their paths."""
    parts = [_reasons(figures)]
    for outcome in TROUBLE:
        given, pages = figures.trouble[outcome].given, figures.trouble[outcome].items()
        caption = f"Pages with the outcome {outcome.value}: {_some(len(pages), given)}"
        columns = (Column("page"), Column("reason", "why")) if outcome is Outcome.FAILED else (Column("page"), *_LOSS)
        rows = ((_page(done, links), *_told(done)) for done in pages)
        parts.append(table(caption, columns, rows))
    return joined(parts) or tag("p", "No page failed, was past saving, or had no article.")


_LOSS = (
    Column("characters read", "number"),
    Column("written", "number"),
    Column("dropped", "number"),
    Column("", "share"),
)


def _told(done: Done) -> Sequence[str]:
    if done.outcome is Outcome.FAILED:
        return [name(done.reason)]
    read, kept, _ = done.amounts
    lost = done.amounts.lost
    return [number(read), number(kept), percent(lost), share(lost, "lost")]


def _some(shown: int, given: int) -> str:
    return f"all {number(given)}" if shown == given else f"{number(shown)} of {number(given)}"


def _reasons(figures: Figures) -> Html:
    counts = sorted(figures.reasons.items(), key=lambda pair: (-pair[1]["pages"], pair[0]))
    if len(counts) < 2:
        return Html()
    rest = sum(count["pages"] for _, count in counts[_REASONS:]) + figures.reasons.rest["pages"]
    rows = [(name(reason), number(count["pages"])) for reason, count in counts[:_REASONS]]
    rows += [(name("other reasons"), number(rest))] if rest else []
    return table("Failed pages by reason", (Column("reason"), Column("pages", "number")), rows)


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
    why = {rule.id: rule.why for rule in rules_of(stage)}
    rows = [
        (
            tag("b", rule),
            number(sums.pages),
            share(sums.pages / figures.all.pages),
            number(sums.places),
            why.get(rule, _OWN),
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


def losses(figures: Figures, links: Links) -> Html:
    """How much the pages lost, and those that lost the most."""
    labels = ["nothing", *(f"up to {100 * (at + 1) // BINS} %" for at in range(BINS))]
    pairs = list(zip(labels, figures.shares, strict=True))
    told = (
        "The share of a page's characters that stood in paragraphs which were dropped. What was repaired, converted or "
        "cut inside a paragraph is no loss."
    )
    rows = [(_page(done, links), *_told(done)) for done in figures.lost_most.items()]
    return joined(
        tag("p", told, class_="faint"),
        bars(
            "losses",
            "Pages by the share that was dropped",
            [Bar(label, count, number(count)) for label, count in pairs],
        ),
        tag("details", tag("summary", "The figures of the chart"), _shares(pairs)),
        table("Pages that were cleaned and lost the most", (Column("page"), *_LOSS), rows),
    )


def _shares(pairs: Iterable[tuple[str, int]]) -> Html:
    columns = Column("dropped"), Column("pages", "number")
    return table("Pages by the share that was dropped", columns, [(label, number(count)) for label, count in pairs])


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


def _page(done: Done, links: Links) -> Html:
    """The name of a page, and the way to its view."""
    link = links(done)
    return tag("a", name(done.path), href=f"#{link}") if link else name(done.path)
