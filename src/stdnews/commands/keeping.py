"""Where the results of a run go, and what is kept of it for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from stdnews.batch import Again, Job, Plan
from stdnews.batch.outputs import Files, Outputs, Records
from stdnews.commands.places import ledger_of
from stdnews.commands.request import Request
from stdnews.commands.stdout import Stdout
from stdnews.commands.telling import Teller
from stdnews.writing import OutputTree, RecordsError, WholeFile, tree_of

if TYPE_CHECKING:
    from stdnews.batch.memory import LedgerMemory


@contextmanager
def keeping(plan: Plan, request: Request, aside: str, teller: Teller) -> Iterator[tuple[Plan, LedgerMemory | None]]:
    """The plan with the places for its results, and what is known of earlier ones, where any of it is kept.

    Files that are made anew as a whole are in place when the context ends well.
    """
    if request.dry_run:
        yield plan, None
        return
    with ExitStack() as stack:
        if request.changes is not None:
            plan = plan._replace(changes=stack.enter_context(_log_of_changes(request.changes, durable=request.durable)))
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


def leave_last(job: Job, request: Request) -> None:
    """Nothing, unless new records would lack what could not be read, and earlier ones may have it.

    Raises:
        RecordsError: there are earlier ones; they stay.
    """
    if not (request.has_records and job.partly) or request.dry_run or request.output is None:
        return
    from stdnews.batch.last_records import LastRecords  # noqa: PLC0415 - loads for records only

    for name in LastRecords(request.output, request.naming()).names()[:1]:
        raise RecordsError(f"not all of the input could be read: {request.output}/{name} stays as it was")


@contextmanager
def _log_of_changes(path: str, *, durable: bool) -> Iterator[WholeFile]:
    """A new file of changes, in place when all went well."""
    with closing(WholeFile(path, durable=durable)) as file:
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
