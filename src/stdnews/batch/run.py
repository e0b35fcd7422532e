"""Pages cleaned one by one: each has an outcome, and what goes wrong with one stays with it."""

from __future__ import annotations

import functools
import sys
from collections.abc import Generator, Iterable
from types import TracebackType
from typing import NamedTuple, Protocol

from stdnews.batch.tasks import Task
from stdnews.edits import Change
from stdnews.errors import InputError, StdnewsError
from stdnews.outcome import Outcome, outcome_of
from stdnews.pipeline import clean
from stdnews.reading import read_page
from stdnews.writing import OutputError, rejected_text


class Sink(Protocol):
    """Where text goes, by the name of the output."""

    def write(self, name: str, data: bytes) -> None:
        """Keeps the data under a name, in place of what was there."""

    def remove(self, name: str) -> None:
        """Has nothing under a name."""


class Plan(NamedTuple):
    """What is done with every page of a run; without sinks nothing is written."""

    output: Sink | None = None
    rejected: Sink | None = None
    url: str = ""
    """The URL that the pages come from."""
    counting: bool = False
    """Whether the results count the changes."""


class Result(NamedTuple):
    """What became of a page."""

    path: str
    outcome: Outcome
    reason: str = ""
    """Why it failed, in one line."""
    changes: tuple[tuple[str, str], ...] = ()
    """Stage and rule of each change, where the plan counts them."""


def run(tasks: Iterable[Task], plan: Plan, jobs: int = 1) -> Generator[Result]:
    """Cleans the pages, in this process or in ``jobs`` others; results come in the order of the tasks.

    A page that fails does not stop the others.
    """
    if jobs == 1:
        for task in tasks:
            yield clean_one(task, plan)
    else:
        from stdnews.batch.workers import share_out  # noqa: PLC0415 - multiprocessing is slow to load

        yield from share_out(functools.partial(clean_one, plan=plan), tasks, jobs)


def clean_one(task: Task, plan: Plan) -> Result:
    """Reads, cleans and writes one page; one that fails has no output, an older one is removed.

    Raises:
        BrokenPipeError: nobody reads the output any more.
    """
    if task.problem:
        return Result(task.path, Outcome.FAILED, task.problem)
    try:
        return _attempt(task, plan)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug that one page brings out must not cost the others
        return Result(task.path, Outcome.FAILED, _reason(error) + _discard(task, plan))


def _attempt(task: Task, plan: Plan) -> Result:
    page = read_page(_read(task.path), task.path, task.site, plan.url)
    cleaned = clean(page, task.settings)
    if plan.rejected is not None:
        dropped = rejected_text(cleaned.page)
        if dropped:
            plan.rejected.write(task.output, dropped.encode())
        else:
            plan.rejected.remove(task.output)
    if plan.output is not None:
        plan.output.write(task.output, cleaned.page.to_text().encode())
    changes = _places(cleaned.changes) if plan.counting else ()
    return Result(task.path, outcome_of(page, cleaned), "", changes)


def _read(path: str) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from error


def _places(changes: Iterable[Change]) -> tuple[tuple[str, str], ...]:
    """Stage and rule of every place that was changed: of a rewrite with spans, each span."""
    return tuple((stage, place.rule) for stage, _, edit, _ in changes for place in edit.spans or (edit,))


def _discard(task: Task, plan: Plan) -> str:
    """Removes what an earlier run wrote of the page; what to say if that fails too."""
    try:
        for sink in (plan.output, plan.rejected):
            if sink is not None:
                sink.remove(task.output)
    except OutputError as error:
        return f"; {error}"
    return ""


def _reason(error: Exception) -> str:
    """Why a page failed, in one line; of a bug, also where it came up."""
    if isinstance(error, StdnewsError):
        text = str(error)
    else:
        text = f"{type(error).__name__}: {error} ({_where(error.__traceback__)})"
    return " ".join(text.split())


def _where(trace: TracebackType | None) -> str:
    """Module and line of the deepest call in this package."""
    where = ""
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("stdnews."):
            where = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where
