"""How a run says on stderr what it has to say: in words, or as JSON for programs that read logs."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import click

from stdnews.batch import as_shown
from stdnews.commands.pace import Pace
from stdnews.edits import by_stage
from stdnews.outcome import Outcome
from stdnews.pipeline import STAGES
from stdnews.template import Templates

if TYPE_CHECKING:
    from stdnews.report import Group

OLDER = "of them with other site templates, see --refresh-sites"

MOST_NAMED = 10
"""Pages that are gone that people hear of by name: where pages are thrown away when they are done, that is most."""

Changes = Mapping[tuple[str, str], int]
"""Places changed, by stage and rule."""


@dataclass(slots=True)
class Tally:
    """What came of the pages so far."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Files and folders that were no pages or wait, by the reason."""
    known: int = 0
    """Pages that an earlier run had done."""
    gone: int = 0
    """Pages that have left the input."""
    older: int = 0
    """Pages that stay as they were made with other site templates."""
    reprints: tuple[int, int] | None = None
    """Copies of other pages, and the groups that they are in, where they were looked for."""
    groups: tuple[Group, ...] | None = None
    """The largest of these groups, where a report shows them."""
    seconds: float = 0

    def counts(self) -> dict[str, int]:
        """Pages by outcome, and of them those that an earlier run had done; pages that are gone."""
        return {
            **{outcome.value: count for outcome, count in self.outcomes.items()},
            "known": self.known,
            "gone": self.gone,
            **({"other_templates": self.older} if self.older else {}),
            **({"reprints": self.reprints[0], "reprint_groups": self.reprints[1]} if self.reprints else {}),
        }


class Voice(Protocol):
    """Says things."""

    def page(self, path: str, outcome: str, reason: str) -> None:
        """A page makes the exit status 1."""

    def trouble(self, text: str) -> None:
        """Something went wrong that is no page's."""

    def gone(self, path: str, number: int) -> None:
        """A page has left the input, as so many have by now."""

    def learned(self, templates: Templates, pages: int, sites: int) -> None:
        """What was learned of sites, from so many pages of so many sites."""

    def progress(self, tally: Tally, pace: Pace) -> None:
        """How far it is."""

    def summary(self, tally: Tally) -> None:
        """What came of it all."""


class Words:
    """For people."""

    def page(self, path: str, outcome: str, reason: str) -> None:
        """One line with the name and the reason."""
        self._say(f"{'standard input' if path == '-' else as_shown(path)}: {as_shown(reason) or outcome}")

    def trouble(self, text: str) -> None:
        """One line."""
        self._say(as_shown(text))

    def gone(self, path: str, number: int) -> None:
        """One line for each of the first few; the summary says how many there are."""
        if number <= MOST_NAMED:
            self._say(f"{as_shown(path)}: is gone from the input")

    def learned(self, templates: Templates, pages: int, sites: int) -> None:
        """One line with the numbers and the version."""
        self._say(learned_words(templates, pages, sites))

    def progress(self, tally: Tally, pace: Pace) -> None:
        """One line with the number of pages, their rate, and what is left."""
        from stdnews.render import duration  # noqa: PLC0415 - as below

        of = f" of {pace.total}" if pace.total is not None else ""
        left = f", {duration(pace.remaining)} left" if pace.remaining is not None else ""
        failed = f", failed {tally.outcomes[Outcome.FAILED]}" if tally.outcomes[Outcome.FAILED] else ""
        self._say(f"{pace.done}{of} pages, {pace.rate:.0f} pages/s{left}{failed}")

    def summary(self, tally: Tally) -> None:
        """Some lines: pages by outcome, changes by stage and rule."""
        from stdnews import render  # noqa: PLC0415 - loaded when there is something to show: 10 ms of a cold start
        from stdnews.explain import Part  # noqa: PLC0415

        outcomes = {outcome.value: tally.outcomes[outcome] for outcome in Outcome}
        lines = render.summary(outcomes, in_order(tally.changes), tally.seconds)
        skipped = ", ".join(f"{reason} {number}" for reason, number in sorted(tally.skipped.items()))
        more = {
            "done by an earlier run": tally.known,
            OLDER: tally.older,
            "gone from the input": tally.gone,
            "reprints": tally.reprints and reprint_words(*tally.reprints),
            "skipped": skipped,
        }
        lines += [[Part(f"  {label}", "label"), Part(f": {value}")] for label, value in more.items() if value]
        with suppress(BrokenPipeError):
            render.show(lines, err=True)

    @staticmethod
    def _say(text: str) -> None:
        with suppress(BrokenPipeError):  # nobody reads the messages any more: the pages are done all the same
            click.echo(f"stdnews: {text}", err=True)


class JsonLines:
    """For programs: one object a line, each with ``time`` and ``event``."""

    def page(self, path: str, outcome: str, reason: str) -> None:
        """``page``: its path, outcome and reason."""
        self._say("page", {"path": path, "outcome": outcome, "reason": reason})

    def trouble(self, text: str) -> None:
        """``trouble``: a text."""
        self._say("trouble", {"text": text})

    def gone(self, path: str, number: int) -> None:
        """``gone``: its path."""
        del number
        self._say("gone", {"path": path})

    def learned(self, templates: Templates, pages: int, sites: int) -> None:
        """``learned``: the version, pages looked at, their sites, and those of which there is a template."""
        known = len(templates.by_site)
        self._say("learned", {"templates": templates.version, "pages": pages, "sites": sites, "known": known})

    def progress(self, tally: Tally, pace: Pace) -> None:
        """``progress``: counts, seconds so far, pages a second, and of how many pages with how many seconds to go."""
        remaining = None if pace.remaining is None else round(pace.remaining, 1)
        facts = {"rate": round(pace.rate, 3), "total": pace.total, "remaining": remaining}
        self._say("progress", {"pages": tally.counts(), "seconds": round(tally.seconds, 3), **facts})

    def summary(self, tally: Tally) -> None:
        """``summary``: counts, changes by stage and rule, what was skipped, and seconds."""
        facts = {"pages": tally.counts(), "changes": by_stage(in_order(tally.changes)), "skipped": dict(tally.skipped)}
        self._say("summary", {**facts, "seconds": round(tally.seconds, 3)})

    @staticmethod
    def _say(event: str, facts: Mapping[str, Any]) -> None:
        time = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": time, "event": event, **facts}, ensure_ascii=False)
        with suppress(BrokenPipeError):
            click.echo(line.encode("utf-8", "backslashreplace"), err=True)


def learned_words(templates: Templates, pages: int, sites: int) -> str:
    """What was learned, in a line.

    >>> learned_words(Templates({}), 7, 2)
    'learned 0 of 2 sites from 7 pages: lines 0, elements 0, version ddd9c40767f9'
    """
    known = templates.by_site.values()
    counts = f"lines {sum(len(site.lines) for site in known)}, elements {sum(len(site.places) for site in known)}"
    return f"learned {len(known)} of {sites} sites from {pages} pages: {counts}, version {templates.version}"


def reprint_words(copies: int, groups: int) -> str:
    """How many copies were found.

    >>> reprint_words(1, 1), reprint_words(12, 5)
    ('1 page in 1 group', '12 pages in 5 groups')
    """
    return f"{copies} page{'' if copies == 1 else 's'} in {groups} group{'' if groups == 1 else 's'}"


def in_order(changes: Changes) -> dict[tuple[str, str], int]:
    """The counts by stage as they run, the most frequent rules first."""
    order = [stage.name for stage in STAGES]
    return dict(sorted(changes.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][1])))
