"""``--reprints``: the pages of a run compared with each other, once they are clean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from stdnews.batch import Job, Plan
from stdnews.commands.request import Request
from stdnews.commands.telling import Teller
from stdnews.reprints.find import require
from stdnews.writing import ASIDE
from stdnews.writing.naming import GROUPS

if TYPE_CHECKING:
    from stdnews.batch.memory import LedgerMemory
    from stdnews.batch.reprints import Reprints


@contextmanager
def comparing(request: Request, plan: Plan, memory: LedgerMemory | None) -> Iterator[Reprints | None]:
    """What compares the pages, None when nobody asked for it.

    Raises:
        StdnewsError: a package that it needs is not installed.
    """
    if request.reprints is None:
        yield None
        return
    from stdnews.batch.reprints import Reprints, Step  # noqa: PLC0415 - sqlite3 is slow to load

    require()
    out = None if plan.output is None else request.output
    step = Step(request.reprints == "drop", out and f"{out}/{GROUPS}", out and f"{out}/{ASIDE}", request.durable)
    with closing(Reprints(step, plan, memory)) as reprints:
        yield reprints


def compare(reprints: Reprints, job: Job, request: Request, teller: Teller) -> None:
    """Does what is to be done about copies, and counts them; not when pages are not known whose texts are there."""
    if request.failed_only and not request.has_records:
        return  # the others were not looked at: the next run compares all
    if job.partly and not request.has_records:  # there are no records of an earlier run, or this one has ended
        teller.trouble("not all of the input could be read: reprints are as they were")
        return
    teller.tally.reprints = reprints.finish(job.tasks, request.processes)
    if request.report is not None:
        from stdnews.report import largest  # noqa: PLC0415 - only who asks for it pays

        teller.tally.groups = largest(reprints.groups())
    for problem in reprints.problems:
        teller.trouble(problem)
