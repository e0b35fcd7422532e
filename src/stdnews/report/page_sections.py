"""What became of the pages of a run: outcomes, pages that somebody should look into, and what was dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stdnews.outcome import Outcome
from stdnews.report.charts import Bar, bars, parted, share
from stdnews.report.elements import Html, joined, tag
from stdnews.report.figures import BINS, TROUBLE, Done, Figures, Sums
from stdnews.report.tables import Column, name, number, percent, table

_REASONS = 50
"""Reasons why pages failed that have a row of their own: the most frequent ones."""

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


def _page(done: Done, links: Links) -> Html:
    """The name of a page, and the way to its view."""
    link = links(done)
    return tag("a", name(done.path), href=f"#{link}") if link else name(done.path)
