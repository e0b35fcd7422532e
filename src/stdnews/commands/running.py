"""A run over pages: carried out as it was asked for, and told of."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import click

from stdnews.batch import BusyError, Job, Plan, as_shown, run
from stdnews.commands.checks import check
from stdnews.commands.comparing import compare, comparing
from stdnews.commands.job import job_of
from stdnews.commands.keeping import keeping, leave_last
from stdnews.commands.places import alone, near
from stdnews.commands.reporting import Reporter, reporting
from stdnews.commands.request import Request
from stdnews.commands.signals import ending_in_order
from stdnews.commands.site_templates import given_templates, learned
from stdnews.commands.stdout import silence
from stdnews.commands.telling import Teller
from stdnews.errors import StdnewsError
from stdnews.storage import is_folder
from stdnews.template import Templates
from stdnews.writing import OutputError

if TYPE_CHECKING:
    from stdnews.batch.memory import LedgerMemory
    from stdnews.batch.reprints import Reprints

_BUSY = 75
"""EX_TEMPFAIL of sysexits.h: nothing is wrong, try again later."""


def carry_out(request: Request) -> int:
    """Does what a call asks for; the exit status.

    Raises:
        click.ClickException: the call, or the place for the output, is wrong.
    """
    check(request)
    teller = Teller(request)
    job, templates = job_of(request), given_templates(request)
    try:
        (_run_on_cluster if request.engine == "ray" else _run)(job, request, teller, templates)
    except BrokenPipeError:
        silence()
        return 0
    except BusyError as error:
        click.echo(f"stdnews: {as_shown(str(error))}", err=True)
        return _BUSY
    except StdnewsError as error:
        raise click.ClickException(str(error)) from error
    return teller.status()


def _run(job: Job, request: Request, teller: Teller, templates: Templates | None) -> None:
    with ending_in_order() as heed, alone(request) as aside, reporting(request) as reporter:
        if request.learn_sites:
            templates = learned(job, request, teller)
        with (
            keeping(_plan(request, templates), request, aside, teller) as (plan, memory),
            comparing(request, plan, memory) as reprints,
        ):
            plan = plan if reprints is None else reprints.plan  # noqa: PLW2901 - records wait until all are compared
            if memory is not None and request.failed_only and not (request.has_records or memory.refusals.any):
                job.only = memory.failed
            with teller.about(job):
                _clean(job, request, plan, (teller, reporter, reprints), heed)
                _see_to_the_rest(job, request, memory, teller)
                if reprints is not None:
                    compare(reprints, job, request, teller)
                if reporter is not None:
                    reporter.write(teller.tally, plan, heed)


def _run_on_cluster(job: Job, request: Request, teller: Teller, templates: Templates | None) -> None:
    from stdnews.commands.cluster import run_on_cluster  # noqa: PLC0415 - who asks for it pays

    with ending_in_order(), alone(request) as aside:
        run_on_cluster(job, request, aside, teller, _plan(request, templates))


def _plan(request: Request, templates: Templates | None) -> Plan:
    """What is done with every page, but for where the results go."""
    return Plan(
        url=request.url,
        limits=request.limits(),
        to=request.to,
        edits=request.edits,
        templates=templates,
        signature=request.reprints is not None,
    )


def _clean(
    job: Job,
    request: Request,
    plan: Plan,
    hearers: tuple[Teller, Reporter | None, Reprints | None],
    heed: Callable[[], None],
) -> None:
    """Does the pages; those who want to hear of them are told of each."""
    told = [hearer for hearer in hearers if hearer is not None]
    with closing(run(job.tasks(), plan, request.processes)) as results:
        for task, found in results:
            for hearer in told:
                hearer.page(task, found)
            heed()


def _see_to_the_rest(job: Job, request: Request, memory: LedgerMemory | None, teller: Teller) -> None:
    """What there is to do about pages that were not among those done.

    Raises:
        RecordsError: new records may lack some of them, and there are earlier ones, which stay.
    """
    if memory is not None:
        job.skipped += memory.waiting
        teller.tally.older = memory.older
        memory.refusals.close(path for path in job.inputs if path not in job.partly)
        if not request.failed_only:
            _clear(memory, job, teller, prune=request.prune)
    leave_last(job, request)


def _clear(memory: LedgerMemory, job: Job, teller: Teller, *, prune: bool) -> None:
    """Tells of the pages that are gone from the input, and removes their output when asked to."""
    roots = [path for path in job.inputs if is_folder(path) and path not in job.partly]
    for row in memory.gone(roots):
        teller.gone(near(os.fsdecode(row.source)))
        if prune:
            try:
                memory.drop(row)
            except OutputError as error:
                teller.trouble(str(error))
