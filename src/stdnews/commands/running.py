"""A run over pages: carried out as it was asked for, told of, and remembered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

import click

from stdnews.batch import Again, BusyError, Job, Limits, Plan, as_shown, run
from stdnews.batch.outputs import Files, Outputs, Records
from stdnews.commands.comparing import compare, comparing
from stdnews.commands.places import alone, ledger_of, near
from stdnews.commands.reporting import reporting
from stdnews.commands.request import Request, job_of
from stdnews.commands.signals import ending_in_order
from stdnews.commands.site_templates import cores, given, learned
from stdnews.commands.stdout import Stdout, silence
from stdnews.commands.telling import Teller
from stdnews.errors import StdnewsError
from stdnews.storage import is_folder
from stdnews.template import Templates
from stdnews.writing import OutputError, OutputTree, RecordFile, RecordsError, tree_of

if TYPE_CHECKING:
    from stdnews.batch.memory import LedgerMemory

_BUSY = 75
"""EX_TEMPFAIL of sysexits.h: nothing is wrong, try again later."""


def carry_out(request: Request) -> int:
    """Does what a call asks for; the exit status.

    Raises:
        click.ClickException: the call, or the place for the output, is wrong.
    """
    teller = Teller(request)
    job, templates = job_of(request), given(request)
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
    with (
        ending_in_order() as heed,
        alone(request) as aside,
        reporting(request) as reporter,
        _planned(_plan(job, request, teller, templates), request, aside, teller) as (plan, memory),
        comparing(request, plan, memory) as reprints,
    ):
        plan = plan if reprints is None else reprints.plan  # noqa: PLW2901
        if memory is not None and request.failed_only and not (request.has_records or memory.refusals.any):
            job.only = memory.failed
        with teller.about(job), closing(run(job.tasks(), plan, _jobs(plan, request))) as results:
            for result in results:
                teller.page(result)
                if reporter is not None:
                    reporter.page(result)
                if reprints is not None:
                    reprints.page(result)
                heed()
            if memory is not None:
                _see_to_the_rest(job, request, memory, teller)
            if request.has_records and job.partly:
                _leave_last(request)
            if reprints is not None:
                compare(reprints, job, request, _jobs(plan, request), teller)
            if reporter is not None:
                reporter.write(teller.tally, plan, min(_jobs(plan, request), 1), heed)


def _run_on_cluster(job: Job, request: Request, teller: Teller, templates: Templates | None) -> None:
    from stdnews.commands.cluster import run_on_cluster  # noqa: PLC0415 - who asks for it pays

    plan = _plan(job, request._replace(learn_sites=False), teller, templates)
    with ending_in_order(), alone(request) as aside:
        run_on_cluster(job, request, aside, teller, plan)


def _plan(job: Job, request: Request, teller: Teller, templates: Templates | None) -> Plan:
    """What is done with every page, but for where the results go; the sites are learned first, when asked for."""
    limits = Limits(request.timeout, request.memory, request.max_bytes)
    if request.learn_sites:
        templates = learned(job, request, limits, teller)
    return Plan(
        url=request.url,
        limits=limits,
        to=request.to,
        edits=request.edits,
        templates=templates,
        signature=request.reprints is not None,
    )


def _see_to_the_rest(job: Job, request: Request, memory: LedgerMemory, teller: Teller) -> None:
    """What there is to do about pages that were not among those done."""
    job.skipped += memory.waiting
    teller.tally.older = memory.older
    memory.refusals.close(path for path in job.inputs if path not in job.partly)
    if not request.failed_only:
        _clear(memory, job, teller, prune=request.prune)


def _leave_last(request: Request) -> None:
    """Nothing, when there are no records that what could not be read may be missing from.

    Raises:
        RecordsError: there are some; they stay.
    """
    if request.dry_run or request.output is None:
        return
    from stdnews.batch.last_records import LastRecords  # noqa: PLC0415 - loads for records only

    for name in LastRecords(request.output, request.naming()).names()[:1]:
        raise RecordsError(f"not all of the input could be read: {request.output}/{name} stays as it was")


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


def _jobs(plan: Plan, request: Request) -> int:
    if isinstance(plan.output, Stdout) and not request.has_records:
        return 0
    return cores() if request.jobs is None else request.jobs


@contextmanager
def _planned(plan: Plan, request: Request, aside: str, teller: Teller) -> Iterator[tuple[Plan, LedgerMemory | None]]:
    """Where the results go, and what is known of earlier ones."""
    if request.dry_run:
        yield plan, None
        return
    with ExitStack() as stack:
        if request.changes is not None:
            plan = plan._replace(changes=stack.enter_context(_log_of_changes(request.changes)))
        rejected = None
        if request.rejected is not None:
            rejected = stack.enter_context(closing(tree_of(request.rejected, aside, durable=request.durable)))
        plan = plan._replace(output=Stdout(), rejected=rejected)
        if request.output is None:
            yield plan, None
        elif request.has_records:
            yield stack.enter_context(_to_records(request, plan, aside, teller))
        else:
            tree = stack.enter_context(closing(tree_of(request.output, aside, durable=request.durable)))
            memory = stack.enter_context(_remembering(request, Files(tree, rejected), plan, teller))
            yield plan._replace(output=tree, memory=memory), memory


@contextmanager
def _log_of_changes(path: str) -> Iterator[RecordFile]:
    """A new file of changes, in place when all went well."""
    with closing(RecordFile(path, f"{path}.part")) as file:
        yield file
        file.finish()


@contextmanager
def _to_records(request: Request, plan: Plan, aside: str, teller: Teller) -> Iterator[tuple[Plan, LedgerMemory | None]]:
    """New files of records; when all went well, they take the place of the last ones, and the ledger is told."""
    from stdnews.batch.last_records import LastRecords  # noqa: PLC0415 - loads for records only
    from stdnews.writing.shards import Shards  # noqa: PLC0415

    root, naming = request.output or "", request.naming()
    rejected = plan.rejected if isinstance(plan.rejected, OutputTree) else None
    with (
        closing(Shards(root, aside, naming, durable=request.durable)) as files,
        closing(LastRecords(root, naming)) as last,
        _remembering(request, Records(last, rejected), plan, teller) as memory,
    ):
        yield plan._replace(output=files, memory=memory), memory
        files.finish()


@contextmanager
def _remembering(request: Request, outputs: Outputs, plan: Plan, teller: Teller) -> Iterator[LedgerMemory | None]:
    """The memory of the output folder; what was done is kept whatever ends the run, unless it is worth nothing."""
    path = ledger_of(request.output or "", request.ledger)
    if path is None:
        yield None
        return
    from stdnews.batch.ledger import Ledger  # noqa: PLC0415 - sqlite3 is slow to load, and only a run over files needs it
    from stdnews.batch.memory import LedgerMemory  # noqa: PLC0415

    again = Again(request.fresh, request.verify, request.failed_only, request.settle, request.refresh_sites)
    output = (request.output or "") if request.ledger else ""
    with closing(Ledger(path, output, durable=request.durable, at_end=request.has_records)) as ledger:
        ledger.begin({**request.call(), **({"templates": plan.templates.version} if plan.templates else {})})
        memory = LedgerMemory(ledger, outputs, plan.wanted()._replace(facts=True), again)
        state = "interrupted"
        try:
            yield memory
            state = "done"
        finally:
            if state == "done" or not request.has_records:
                memory.keep()
            ledger.end(state, teller.tally.counts())
            if ledger.problem:
                teller.trouble(f"the ledger {path}: {ledger.problem}; what it misses is done again by the next run")
