"""The pages of a run: cleaned in this process or in others, written here, and each with what became of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import NamedTuple, Protocol

from stdnews.amounts import Amounts
from stdnews.batch.attempt import Attempt, Wanted, attempt
from stdnews.batch.limits import Limits, read
from stdnews.batch.task import Task
from stdnews.errors import InputError
from stdnews.outcome import Outcome
from stdnews.template import Templates
from stdnews.writing import OutputError


class Sink(Protocol):
    """Where text goes, by the name of the output."""

    def write(self, name: str, data: bytes) -> None:
        """Keeps the data under a name, in place of what was there."""

    def remove(self, name: str) -> None:
        """Has nothing under a name."""


class Memory(Protocol):
    """What is known of earlier runs."""

    def sort_out(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Attempt | None]]:
        """The tasks, each with what came of it if it need not be done again."""

    def note(self, task: Task, found: Attempt) -> Attempt:
        """Is told what came of a page, after its files are in place; gives what is known of it, where it was known."""


class Plan(NamedTuple):
    """What is done with every page of a run; without sinks nothing is written."""

    output: Sink | None = None
    rejected: Sink | None = None
    changes: Sink | None = None
    url: str = ""
    """The URL that the pages come from."""
    limits: Limits = Limits()
    """What a page may take; time and memory count in processes of their own only."""
    to: str = "text"
    """What is written: text, or records as lines of JSON or as rows, see ``Wanted``."""
    edits: bool = False
    """Whether records have the changes of their pages."""
    templates: Templates | None = None
    """What is known of the sites of the pages."""
    signature: bool = False
    """Whether copies are looked for when all pages are done."""
    memory: Memory | None = None
    """What is known of earlier runs, and is told of this one."""

    def wanted(self) -> Wanted:
        """What is wanted of each page."""
        return Wanted(
            url=self.url,
            rejected=self.rejected is not None,
            facts=self.memory is not None,
            signature=self.signature,
            to=self.to,
            edits=self.edits,
            changes="" if self.changes is None else "json",
            limits=self.limits,
            templates=self.templates,
        )


def run(tasks: Iterable[Task], plan: Plan, jobs: int = 0) -> Generator[tuple[Task, Attempt]]:
    """Cleans the pages in ``jobs`` processes, 0 for this one alone; each task comes in order, with what came of it.

    Whatever is written is written by this process. A page that fails does not stop the others; it has no output, an
    older one is removed.

    Raises:
        BrokenPipeError: nobody reads the output any more.
    """
    memory = plan.memory
    sorted_out = ((task, None) for task in tasks) if memory is None else memory.sort_out(tasks)
    for task, found in _attempts(sorted_out, plan.wanted(), jobs):
        landed = found if found.is_known else _landed(task, found, plan)
        known = landed if memory is None else memory.note(task, landed)
        if known.is_known and known.text and plan.output is not None:
            plan.output.write(task.output, known.text)
        if landed.changes and plan.changes is not None:
            plan.changes.write(task.output, landed.changes)
        yield task, known


def _landed(task: Task, found: Attempt, plan: Plan) -> Attempt:
    reason = _land(task, found, plan)
    if not reason:
        return found
    return found._replace(outcome=Outcome.FAILED, reason=reason, amounts=Amounts(), signature=b"")


def views(tasks: Iterable[Task], plan: Plan, jobs: int = 0) -> Generator[tuple[Task, Attempt]]:
    """Does pages of a run once more, with the same limits, to see how they looked before and after.

    Nothing is written. What is wanted is in ``changes``, as HTML; a page that fails has none.
    """
    wanted = plan.wanted()._replace(changes="html", rejected=False, to="text", edits=False)
    return _attempts(((task._replace(done=b""), None) for task in tasks), wanted, jobs)


def _attempts(
    tasks: Iterable[tuple[Task, Attempt | None]], wanted: Wanted, jobs: int
) -> Generator[tuple[Task, Attempt]]:
    work = functools.partial(attempt, wanted=wanted)
    filled = ((_filled(task, wanted.limits), found) for task, found in tasks)
    if jobs == 0:
        for task, found in filled:
            yield task, found or _here(work, task)
        return
    from stdnews.batch.workers import share_out  # noqa: PLC0415 - multiprocessing is slow to load

    yield from share_out(work, filled, jobs, wanted.limits, functools.partial(Attempt, Outcome.FAILED))


def _here(work: Callable[[Task], Attempt], task: Task) -> Attempt:
    try:
        return work(task)
    except MemoryError:
        return Attempt(Outcome.FAILED, "needed more memory than there is")


def _filled(task: Task, limits: Limits) -> Task:
    """The task with the standard input's bytes, which another process cannot read."""
    if task.path != "-" or task.problem or task.data is not None:
        return task
    try:
        return task._replace(data=read("-", limits.size)[0])
    except InputError as error:
        return task._replace(data=b"", problem=str(error))


def _land(task: Task, found: Attempt, plan: Plan) -> str:
    """Writes what came of a page, or removes what an earlier run wrote of it; why the page failed, "" if it has not."""
    if task.problem:  # what stands in the place of its output may be of another page
        return task.problem
    if found.outcome is Outcome.FAILED:
        return found.reason + _discard(task, plan)
    try:
        _write(task, found, plan)
    except OutputError as error:
        return str(error) + _discard(task, plan)
    return ""


def _write(task: Task, found: Attempt, plan: Plan) -> None:
    if plan.rejected is not None:
        if found.rejected:
            plan.rejected.write(task.output, found.rejected)
        else:
            plan.rejected.remove(task.output)
    if plan.output is not None:
        plan.output.write(task.output, found.text)


def _discard(task: Task, plan: Plan) -> str:
    """Removes what an earlier run wrote of the page; what to say if that fails too."""
    try:
        for sink in (plan.output, plan.rejected):
            if sink is not None:
                sink.remove(task.output)
    except OutputError as error:
        return f"; {error}"
    return ""
