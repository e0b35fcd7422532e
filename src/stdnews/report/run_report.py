"""The report of a run: its figures, and some of its pages before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stdnews.outcome import Outcome
from stdnews.report import page_sections, rule_sections
from stdnews.report.copy_sections import Group, copies
from stdnews.report.document import document
from stdnews.report.elements import Child, Html, joined, tag
from stdnews.report.figures import Done, Figures
from stdnews.report.tables import name, number, percent

_INPUTS = 20
"""Inputs that are named."""


class About(NamedTuple):
    """The run that a report is of."""

    inputs: tuple[str, ...]
    output: str
    """Where the text went, "" for nowhere."""
    version: str
    began: dt.datetime
    took: str
    """For people: ``2 min 5 s``."""
    notes: tuple[tuple[str, str], ...] = ()
    """What else is to be said, with its label."""
    groups: tuple[Group, ...] | None = None
    """Pages with the same article, None where nobody looked for them."""


class Shown(NamedTuple):
    """A page that a report shows: its view, or the reason why there is none."""

    done: Done
    view: bytes = b""
    reason: str = ""
    is_same: bool = True
    """Whether the page is what it was when the figures were taken."""


def to_show(figures: Figures) -> list[Done]:
    """The pages that the report of a run shows, each once."""
    return list({done.key: done for *_, pages in _choices(figures) for done in pages}.values())


def run_report(about: About, figures: Figures, shown: Iterable[Shown]) -> Iterator[bytes]:
    """The file, piece by piece; the same for the same run in whatever order its pages were noted, but for the times.

    Args:
        about: the run.
        figures: what it came to.
        shown: the pages of ``to_show``.
    """
    by_key = {page.done.key: page for page in shown}

    def links(done: Done) -> str:
        return done.key if done.key in by_key else ""

    parts = [
        ("outcomes", "Outcomes", page_sections.outcomes(figures)),
        ("trouble", "Pages to look into", page_sections.trouble(figures, links)),
        ("stages", "Stages and rules", rule_sections.stages(figures)),
        ("losses", "What was dropped", page_sections.losses(figures, links)),
        ("sites", "Sites", rule_sections.sites(figures)),
        *([] if about.groups is None else [("reprints", "Reprints", copies(about.groups))]),
        ("pages", "Pages before and after", _pages(figures, by_key)),
    ]
    head = joined(_head(about, figures), _contents([(key, title) for key, title, _ in parts]))
    return document("stdnews: report of a run", head, (_section(*part) for part in parts))


def _head(about: About, figures: Figures) -> Html:
    inputs: list[str] = [joined(name(path), " ") for path in about.inputs[:_INPUTS]]
    inputs += [f"and {number(len(about.inputs) - _INPUTS)} more"] if len(about.inputs) > _INPUTS else []
    facts: list[tuple[str, Child]] = [("input", inputs), ("output", name(about.output))]
    facts += [(label, name(value)) for label, value in about.notes]
    began = about.began.isoformat(timespec="seconds")
    time = tag("time", f"{about.began:%Y-%m-%d %H:%M:%S %Z}", datetime=began)
    facts.append(("time", joined(time, f", took {about.took}")))
    facts.append(("made by", f"stdnews {about.version}"))
    pairs = [joined(tag("dt", label), tag("dd", value)) for label, value in facts]
    return tag("header", tag("h1", "What stdnews did"), tag("dl", pairs, class_="facts"), _tiles(figures))


def _tiles(figures: Figures) -> Html:
    whole, by_outcome = figures.all, figures.outcomes
    failed = by_outcome[Outcome.FAILED].pages
    wrong = by_outcome[Outcome.PAST_SAVING].pages + by_outcome[Outcome.NO_ARTICLE].pages
    tiles = (
        ("pages", number(whole.pages), f"{number(whole.known)} done by an earlier run"),
        (
            "cleaned",
            number(by_outcome[Outcome.CLEANED].pages),
            f"{number(by_outcome[Outcome.UNCHANGED].pages)} unchanged",
        ),
        ("failed", number(failed), "named below with the reason" if failed else "none"),
        ("without text to use", number(wrong), "past saving, or no article"),
        ("text dropped", percent(whole.amounts.lost), f"{number(whole.kept)} characters written"),
    )
    return tag(
        "dl",
        [tag("div", tag("dt", label), tag("dd", figure, tag("small", more))) for label, figure, more in tiles],
        class_="tiles",
    )


def _contents(parts: Iterable[tuple[str, str]]) -> Html:
    items = [tag("li", tag("a", title, href=f"#{key}-part")) for key, title in parts]
    return tag("nav", tag("ul", items), class_="contents", aria_label="Contents")


def _section(key: str, title: str, content: Html) -> Html:
    heading = tag("h2", title, id=f"{key}-heading")
    return tag("section", heading, content, id=f"{key}-part", aria_labelledby=f"{key}-heading")


def _pages(figures: Figures, shown: dict[str, Shown]) -> Html:
    if not shown:
        return tag("p", "No page is shown.")
    told = (
        "On the left each paragraph as it was read, on the right as it was written. A mark that is pointed at, or "
        "reached with Tab, tells its rule at the foot of the window. Dropped paragraphs in a row lie folded, and so "
        "does what stands outside the body."
    )
    parts = [tag("p", told, class_="faint")]
    done: set[str] = set()
    for title, why, pages in _choices(figures):
        keys = [page.key for page in pages if page.key in shown and page.key not in done]
        done.update(keys)
        if keys:
            parts += [tag("h3", title), tag("p", why, class_="faint"), *(_page(key, shown[key]) for key in keys)]
    return joined(parts)


def _choices(figures: Figures) -> Iterator[tuple[str, str, list[Done]]]:
    """The pages that are shown, by the reason; one that is shown for several stands with the first."""
    sample = figures.sample
    some = f"{number(len(sample.items()))} of the {number(sample.given)} pages that had text"
    yield "A sample", f"{some}, chosen by chance; the same ones each time, as long as their names stay.", sample.items()
    yield "Pages that lost the most", "By the share of their text that was dropped.", figures.lost_most.items()
    yield "Pages without an article", "Some of those of which nothing was left.", figures.no_article.items()


def _page(key: str, page: Shown) -> Html:
    done = page.done
    facts = [done.outcome.value, f"{percent(done.amounts.lost)} dropped"]
    facts += ["done by an earlier run"] if done.is_known else []
    summary = tag("summary", tag("h4", name(done.path)), tag("span", f" {', '.join(facts)}", class_="faint"))
    parts = (
        [Html(page.view.decode())] if page.view else [tag("p", "It cannot be shown: ", name(page.reason), class_="cut")]
    )
    if page.view and not page.is_same:
        parts.insert(
            0,
            tag("p", "The page, or what is known of its site, has changed since its figures were taken.", class_="cut"),
        )
    return tag("details", summary, tag("div", parts, id=key), class_="page")
