"""The report of a run: its figures are taken page by page, and it is written when the run has done all."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from stdnews import __version__
from stdnews.batch import Attempt, Plan, Task, views
from stdnews.commands.request import Request
from stdnews.commands.voices import Tally, reprint_words
from stdnews.writing import WholeFile

if TYPE_CHECKING:
    from stdnews.report import Done, Shown

_HELD = 1 << 20
"""Bytes of a page, from the standard input or out of a file of many, that are held until the report is written."""
_NOT_HELD = "it is not in a file of its own, and too large to be held until the report was written"


class Reporter:
    """Takes the figures of a run, and writes its report.

    Args:
        request: what was asked for.
        file: the report on its way.
    """

    def __init__(self, request: Request, file: WholeFile) -> None:
        from stdnews.report import Figures  # noqa: PLC0415 - only who asks for it pays

        self._request, self._file = request, file
        self._figures = Figures(request.report_sample)
        self._began, self._start = dt.datetime.now().astimezone(), time.monotonic()

    def page(self, task: Task, found: Attempt) -> None:
        """One more page is done."""
        self._figures.note(_done(task, found))

    def write(self, tally: Tally, plan: Plan, heed: Callable[[], None]) -> None:
        """Does the pages that are shown once more, and writes the file.

        Args:
            tally: what else was counted.
            plan: how the pages were done.
            heed: called now and then; ends the run where a signal asks for that.

        Raises:
            RecordsError: it cannot be written.
        """
        from stdnews.render import duration  # noqa: PLC0415 - see above
        from stdnews.report import About, run_report  # noqa: PLC0415

        about = About(
            self._request.inputs or ("-",),
            self._request.output or "",
            __version__,
            self._began,
            duration(time.monotonic() - self._start),
            tuple(_notes(self._request, tally)),
            tally.groups,
        )
        for part in run_report(about, self._figures, self._shown(plan, heed)):
            self._file.write("", part)

    def _shown(self, plan: Plan, heed: Callable[[], None]) -> Iterator[Shown]:
        from stdnews.report import Shown, to_show  # noqa: PLC0415 - see above

        chosen = to_show(self._figures)
        yield from (Shown(done, reason=_NOT_HELD) for done in chosen if done.source is None)
        pages = [done for done in chosen if done.source is not None]
        jobs = min(self._request.processes, 1)  # a second one takes longer to start than a few pages take
        with closing(views((done.source for done in pages), plan, jobs)) as found:
            for done, (_, attempt) in zip(pages, found, strict=True):
                heed()
                is_same = (attempt.outcome, attempt.amounts) == (done.outcome, done.amounts)
                yield Shown(done, attempt.changes, attempt.reason, is_same)


def _done(task: Task, found: Attempt) -> Done:
    from stdnews.report import Done  # noqa: PLC0415 - see above

    name, path = task.name or task.path, "standard input" if task.path == "-" else task.path
    return Done(
        path,
        name,
        found.outcome,
        found.site or task.site,
        found.reason,
        found.counts,
        found.amounts,
        found.is_known,
        task if task.size <= _HELD else None,
    )


def _notes(request: Request, tally: Tally) -> Iterator[tuple[str, str]]:
    """What there is to say of a run beside its pages."""
    if request.dry_run:
        yield "dry run", "nothing was written"
    skipped = ", ".join(f"{reason} {count}" for reason, count in sorted(tally.skipped.items()))
    if skipped:
        yield "skipped", skipped
    if tally.reprints is not None:
        yield "reprints", reprint_words(*tally.reprints)
    if tally.gone:
        yield "gone from the input", str(tally.gone)


@contextmanager
def reporting(request: Request) -> Iterator[Reporter | None]:
    """The reporter of a run, where a report is asked for; the file is in place when all went well."""
    if request.report is None:
        yield None
        return
    with closing(WholeFile(request.report, durable=request.durable)) as file:
        file.write("", b"")  # it had better fail before the pages are done
        yield Reporter(request, file)
        file.finish()
