"""What a run over pages says: which ones failed, how far it is, and what came of them all."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

import click

from stdnews.batch import Job, Result, as_shown
from stdnews.outcome import Outcome
from stdnews.pipeline import STAGES

if TYPE_CHECKING:
    from stdnews.render import Bar

STRICT = {Outcome.NO_ARTICLE, Outcome.PAST_SAVING}
"""Outcomes that --strict takes for failures."""


class Teller:
    """Counts what comes of the pages, and says on stderr what somebody wants to know."""

    def __init__(self, *, quiet: bool, strict: bool, dry_run: bool, to_files: bool) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.known = 0
        """Pages that an earlier run had done."""
        self.gone = 0
        """Pages that have left the input."""
        self._in_trouble = False
        self._changes: Counter[tuple[str, str]] = Counter()
        self._strict = strict
        on_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._watched = on_terminal and not quiet and (dry_run or to_files)
        self._summing = self._watched or (dry_run and not quiet)
        self._bar: Bar | None = None

    @contextmanager
    def about(self, job: Job) -> Iterator[None]:
        """A progress bar while the context lasts, when somebody watches; the closing summary when it ends well."""
        start = time.monotonic()
        with self._progress(job) if self._watched else nullcontext() as self._bar:
            yield
        if self._summing:
            self._sum_up(job.skipped, time.monotonic() - start)

    @contextmanager
    def _progress(self, job: Job) -> Iterator[Bar]:
        """A progress bar; the folders are walked once more beforehand to know the number of pages."""
        from stdnews import render  # noqa: PLC0415 - loaded when there is something to show: 10 ms of a cold start

        with render.progress(job.count()) as bar:
            yield bar

    def status(self) -> int:
        """The exit status."""
        bad = STRICT | {Outcome.FAILED} if self._strict else {Outcome.FAILED}
        return 1 if self._in_trouble or bad & self.outcomes.keys() else 0

    def counts(self) -> dict[str, int]:
        """Pages by outcome, and of them those that an earlier run had done; pages that are gone."""
        outcomes = {outcome.value: count for outcome, count in self.outcomes.items()}
        return {**outcomes, "known": self.known, "gone": self.gone}

    def trouble(self, text: str) -> None:
        """Something went wrong that is no page's; the exit status is 1."""
        self._in_trouble = True
        self._say(as_shown(text))

    def page(self, result: Result) -> None:
        """One more page is done."""
        self.outcomes[result.outcome] += 1
        self.known += result.is_known
        if self._summing:
            self._changes.update(dict(result.counts))
        self._name(result)
        if self._bar is not None:
            self._bar.advance(as_shown(result.path))

    def _name(self, result: Result) -> None:
        """Says which page it is that makes the exit status 1."""
        if result.outcome is Outcome.FAILED:
            reason = as_shown(result.reason)
        elif self._strict and result.outcome in STRICT:
            reason = result.outcome.value
        else:
            return
        self._say(f"{'standard input' if result.path == '-' else as_shown(result.path)}: {reason}")

    @staticmethod
    def _say(text: str) -> None:
        with suppress(BrokenPipeError):  # nobody reads the messages any more: the pages are done all the same
            click.echo(f"stdnews: {text}", err=True)

    def _sum_up(self, skipped: Counter[str], seconds: float) -> None:
        """Prints the closing summary to stderr."""
        from stdnews import render  # noqa: PLC0415
        from stdnews.explain import Part  # noqa: PLC0415

        order = [stage.name for stage in STAGES]
        by_stage = sorted(self._changes.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][1]))
        outcomes = {outcome.value: self.outcomes[outcome] for outcome in Outcome}
        lines = render.summary(outcomes, dict(by_stage), seconds)
        counts = ", ".join(f"{reason} {number}" for reason, number in sorted(skipped.items()))
        more = {"done by an earlier run": self.known, "gone from the input": self.gone, "skipped": counts}
        lines += [[Part(f"  {label}", "label"), Part(f": {value}")] for label, value in more.items() if value]
        render.show(lines, err=True)
