"""``stdnews clean --engine ray``: the same run on a cluster, by Ray Data."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdnews.batch import Job, Plan
from stdnews.commands.keeping import leave_last
from stdnews.commands.request import Request
from stdnews.commands.site_templates import keep_lessons
from stdnews.commands.telling import Teller
from stdnews.errors import StdnewsError
from stdnews.reprints.find import require
from stdnews.storage import is_remote
from stdnews.template import Templates
from stdnews.writing import ASIDE, RecordsError
from stdnews.writing.naming import GROUPS, Naming

if TYPE_CHECKING:
    from stdnews.ray.sink import Written
    from stdnews.writing.columns import Columns


def run_on_cluster(job: Job, request: Request, aside: str, teller: Teller, plan: Plan) -> None:
    """Does on a cluster what a call asks for; the output folder is this run's alone meanwhile.

    Raises:
        StdnewsError: the cluster cannot be reached or gives up, or the records cannot be put in place.
    """
    from stdnews.batch.reprints import write_groups  # noqa: PLC0415 - loads when there is something to compare
    from stdnews.writing.shards import PARTS, Shards, adopt  # noqa: PLC0415 - loads for records only

    engine = _engine()
    drops = request.reprints == "drop"
    if request.reprints is not None:
        require()
    root, naming = request.output or "", request.naming()
    parts_of = f"{root}/{ASIDE}" if is_remote(root) else str(Path(aside).absolute())
    with (
        _emptied(parts_of),
        engine.cluster(request.address or "", request.jobs or 0),
        closing(Shards(root, aside, naming)) as empty,
    ):
        if request.learn_sites:
            plan = plan._replace(templates=_learned(job, request, plan, teller))
        with teller.about(job):
            form = engine.Form(naming, _columns(job, naming))
            work = engine.Work(plan.wanted(), request.records(), form, teller.bad, request.durable, drops)
            done = engine.clean_to(job.claimed(), f"{parts_of}/{PARTS}", work)
            parts = _told(done.written, job, teller)
            leave_last(job, request)
            if request.reprints is not None:
                teller.tally.reprints = write_groups(done.groups(), f"{root}/{GROUPS}", durable=request.durable)
            if parts:
                adopt(root, parts_of, naming, parts, durable=request.durable)
            else:
                empty.finish()


@contextmanager
def _emptied(aside: str) -> Iterator[None]:
    """No files on their way are left in a store, of this run or of an earlier one that could not see to its own.

    Raises:
        RecordsError: those of an earlier run cannot be removed.
    """
    from stdnews.writing.shards import clear  # noqa: PLC0415 - loads for records only

    if not is_remote(aside):  # ``Shards`` sees to it
        yield
        return
    try:
        clear(aside)
    except OSError as error:
        raise RecordsError(f"cannot write {aside}: {error.strerror or error}") from error
    try:
        yield
    finally:
        with suppress(OSError):
            clear(aside)


def _columns(job: Job, naming: Naming) -> Columns | None:
    """The columns of all Parquet files, told by the first records of the input: machines write files of their own."""
    if naming.format != "parquet":
        return None
    from stdnews.reading.record import Broken, Record  # noqa: PLC0415 - loads for records only
    from stdnews.writing.columns import Columns  # noqa: PLC0415 - the same
    from stdnews.writing.encoders import GROUP_ROWS  # noqa: PLC0415 - the same

    sound = (task for task in job.again().tasks() if not task.problem and not isinstance(task.record, Broken))
    first = itertools.islice(sound, min(GROUP_ROWS, naming.per_shard or GROUP_ROWS))
    return Columns(task.record.fields if isinstance(task.record, Record) else {} for task in first)


def _told(written: Iterable[Written], job: Job, teller: Teller) -> list[str]:
    """Tells what came of the pages; the names of the files with their records."""
    names: list[str] = []
    for one in written:
        names += one.files
        job.skipped += one.skipped
        job.partly |= one.partly
        teller.pages(one.outcomes, one.changes, one.named)
    return names


def _learned(job: Job, request: Request, plan: Plan, teller: Teller) -> Templates:
    from stdnews.ray.learning import learn_sites  # noqa: PLC0415 - who asks for it pays
    from stdnews.sites import How  # noqa: PLC0415

    lessons = learn_sites(job.again().claimed(), How(url=request.url, limits=plan.limits), request.records())
    return keep_lessons(lessons, request, teller)


def _engine() -> Any:
    try:
        import ray.data  # noqa: F401, PLC0415 - an extra, and slow to load
    except ImportError:
        raise StdnewsError("--engine ray needs pip install 'stdnews[ray]'") from None
    from stdnews.ray import engine  # noqa: PLC0415

    return engine
