"""What a run over pages says, and when: which ones failed, how far it is, and what came of them all."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stdnews.batch import Attempt, Job, Task, as_shown
from stdnews.commands.pace import Clock
from stdnews.commands.request import Request
from stdnews.commands.voices import JsonLines, Tally, Voice, Words
from stdnews.outcome import Outcome
from stdnews.template import Templates

if TYPE_CHECKING:
    from stdnews.render import Bar

STRICT = frozenset({Outcome.NO_ARTICLE, Outcome.PAST_SAVING})
"""Outcomes that --strict takes for failures."""
_INTERVAL = 60.0
"""Seconds from one line that says how far it is to the next, where no bar shows it."""
_PATIENCE = 0.2
"""Seconds that a run waits for its pages to be counted: in time for the first thing that is said of most folders."""


class Teller:
    """Counts what comes of the pages, and says on stderr what somebody wants to know."""

    def __init__(self, request: Request) -> None:
        self.tally = Tally()
        self.bad = STRICT | {Outcome.FAILED} if request.strict else frozenset({Outcome.FAILED})
        self._in_trouble = False
        self._voice: Voice = JsonLines() if request.log_format == "json" else Words()
        self._is_talking = not (request.quiet or request.to_stdout)
        on_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._has_bar = self._is_talking and on_terminal and request.log_format != "json" and request.engine == "local"
        self._bar: Bar | None = None
        self._clock: Clock | None = None
        self._start = self._said = time.monotonic()

    @contextmanager
    def about(self, job: Job) -> Iterator[None]:
        """A progress bar while the context lasts, when somebody watches; the closing summary when it ends well."""
        self.tally.skipped = job.skipped
        self._clock = Clock(job)
        if self._has_bar:
            self._clock.count(_PATIENCE)
            with self._progress() as self._bar:
                yield
        else:
            yield
        self._take_time()
        if self._is_talking:
            self._voice.summary(self.tally)

    @staticmethod
    @contextmanager
    def _progress() -> Iterator[Bar]:
        from stdnews import render  # noqa: PLC0415 - loaded when there is something to show: 10 ms of a cold start

        with render.progress() as bar:
            yield bar

    def page(self, task: Task, found: Attempt) -> None:
        """One more page is done."""
        tally = self.tally
        tally.outcomes[found.outcome] += 1
        tally.known += found.is_known
        for rule, count in () if found.is_known else found.counts:
            tally.changes[rule] += count
        if found.outcome in self.bad:
            self._voice.page(task.path, found.outcome.value, found.reason)
        if self._bar is not None:
            self._bar.advance(as_shown(task.path), None if self._clock is None else self._clock.total)
        elif self._is_talking and time.monotonic() - self._said > _INTERVAL:
            self._say_how_far()

    def _say_how_far(self) -> None:
        """Pages are counted from the first such line on: a run that ends sooner does not pay for that."""
        self._said = time.monotonic()
        self._take_time()
        if self._clock is not None:
            self._clock.count(_PATIENCE)
            self._voice.progress(self.tally, self._clock.look(sum(self.tally.outcomes.values())))

    def learned(self, templates: Templates, pages: int, sites: int) -> None:
        """The sites were learned from so many pages of so many sites."""
        if self._is_talking:
            self._voice.learned(templates, pages, sites)

    def pages(
        self,
        outcomes: Mapping[Outcome, int],
        changes: Mapping[tuple[str, str], int],
        named: Iterable[tuple[str, Outcome, str]],
    ) -> None:
        """Many more pages are done; some of those that somebody wants to hear of are named."""
        self.tally.outcomes.update(outcomes)
        self.tally.changes.update(changes)
        for path, outcome, reason in named:
            self._voice.page(path, outcome.value, reason)

    def gone(self, path: str) -> None:
        """A page has left the input."""
        self.tally.gone += 1
        if self._is_talking:
            self._voice.gone(path, self.tally.gone)

    def trouble(self, text: str) -> None:
        """Something went wrong that is no page's; the exit status is 1."""
        self._in_trouble = True
        self._voice.trouble(text)

    def status(self) -> int:
        """The exit status."""
        return 1 if self._in_trouble or self.bad & self.tally.outcomes.keys() else 0

    def _take_time(self) -> None:
        self.tally.seconds = time.monotonic() - self._start
