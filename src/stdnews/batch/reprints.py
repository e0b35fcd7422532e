"""The step over all pages of a run that finds the same article among them, once they are clean."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from stdnews.batch.attempt import Attempt
from stdnews.batch.memory import LedgerMemory
from stdnews.batch.run import Plan, Sink, run
from stdnews.batch.spool import Spool
from stdnews.batch.task import Task
from stdnews.outcome import Outcome
from stdnews.reprints import Rank, unpack
from stdnews.reprints.search import Copy, Search
from stdnews.writing import OutputError
from stdnews.writing.reprint_fields import Reprinted, with_fields
from stdnews.writing.whole import WholeFile

_SEPARATOR = b"\0"
"""Between a page's path and its output in a key: keys sort by path, and no path has it."""


class Step(NamedTuple):
    """What is done about copies."""

    drop: bool
    """Whether they are left out."""
    groups: str | None
    """The file that names them, None for none."""
    aside: str | None
    """The folder for files on their way, None for where the system puts such."""
    durable: bool = False
    """Whether the file is on the disk when it is complete."""


class Reprints:
    """What is known of the pages so far; in the end, their groups.

    Args:
        step: what is done about copies.
        plan: what is done with every page.
        memory: what is known of earlier runs, None when nothing is kept.
    """

    def __init__(self, step: Step, plan: Plan, memory: LedgerMemory | None) -> None:
        self._step, self._memory = step, memory
        has_records = plan.to != "text" and plan.output is not None
        self._sink = plan.output
        self._spool = Spool(step.aside) if has_records else None
        self.plan = plan._replace(output=self._spool or plan.output, signature=True)
        """What is done with every page instead: records wait until all are done."""
        self._search = Search()
        self._absent: dict[str, bytes] = {}
        """Outputs that an earlier run has left out, and nobody has made since, with their keys."""
        self.problems: list[str] = []
        """What went wrong, a line each."""

    def page(self, task: Task, found: Attempt) -> None:
        """One more page is done.

        Raises:
            StdnewsError: there is no more room for what is kept of it.
        """
        key = key_of(task)
        if found.signature:
            self._search.add(key, _date(found.facts), unpack(found.signature))
        if found.is_left_out:
            self._absent[task.output] = key
        if self._spool is not None and found.outcome is not Outcome.FAILED:
            self._spool.end(key)

    def finish(self, tasks: Callable[[], Iterable[Task]], jobs: int) -> tuple[int, int]:
        """Does what is to be done about copies; how many there are, and in how many groups.

        Args:
            tasks: all pages once more: one that was left out and is no copy any more is done again.
            jobs: with how many processes.

        Raises:
            StdnewsError: records, or the groups, cannot be written.
        """
        self._search.finish()
        if self._sink is not None:
            with closing(Spool(self._step.aside)) as again:
                self._do_again(tasks, jobs, again)
                if self._spool is not None:
                    self._write_records(self._spool, self._sink, again)
                elif self._step.drop:
                    self._remove_copies()
        if self._step.groups is not None:
            write_groups(self._search.groups(), self._step.groups, durable=self._step.durable)
        return self._search.counts()

    def groups(self) -> Iterator[tuple[str, list[tuple[str, float]]]]:
        """The path of each page that is kept, with those of its copies and how like they are, once all is finished."""
        for kept, copies in self._search.groups():
            yield path_of_key(kept), [(path_of_key(key), likeness) for key, likeness in copies]

    def _do_again(self, tasks: Callable[[], Iterable[Task]], jobs: int, again: Spool) -> None:
        """Does the pages that come back; their records wait too."""
        back = {output for output, key in self._absent.items() if not self._is_out(self._search.copy_of(key))}
        if not back or self._memory is None:
            return
        self._memory.forced = back
        plan = self.plan if self._spool is None else self.plan._replace(output=again)
        for task, found in run((task for task in tasks() if task.output in back), plan, jobs):
            if found.outcome is Outcome.FAILED:
                self.problems.append(f"{task.path}: {found.reason}")
            elif self._spool is not None:
                again.end(key_of(task))

    def _is_out(self, copy: Copy | None) -> bool:
        return copy is not None and self._step.drop

    def _write_records(self, waiting: Spool, sink: Sink, again: Spool) -> None:
        """The records in their order, each with its fields; of a page that comes back the one that was made since."""
        made = again.read()
        following, record_made = next(made, (b"", b""))
        for key, record in waiting.read():
            copy = self._search.copy_of(key)
            if key == following:
                record, (following, record_made) = record_made, next(made, (b"", b""))  # noqa: PLW2901
            output = os.fsdecode(key.partition(_SEPARATOR)[2])
            if self._is_out(copy):
                self._leave_out(output)
            elif record:
                found = Reprinted(None if copy is None else path_of_key(copy.kept), self._search.copies_of(key))
                sink.write(output, with_fields(record, found, self.plan.to))

    def _remove_copies(self) -> None:
        for _, copies in self._search.groups():
            for key, _ in copies:
                self._leave_out(os.fsdecode(key.partition(_SEPARATOR)[2]))

    def _leave_out(self, output: str) -> None:
        try:
            if self._memory is not None:
                self._memory.leave_out(output)
        except OutputError as error:
            self.problems.append(str(error))

    def close(self) -> None:
        """Lets go of all files."""
        self._search.__exit__()
        if self._spool is not None:
            self._spool.close()


def key_of(task: Task) -> bytes:
    """What a page is known by while pages are compared."""
    return os.fsencode(task.name) + _SEPARATOR + os.fsencode(task.output)


def path_of_key(key: bytes) -> str:
    """The path of the page with a key."""
    return os.fsdecode(key.partition(_SEPARATOR)[0])


def rank_of(key: bytes, facts: str, signature: bytes) -> Rank:
    """The rank of a page among its copies."""
    return Rank.of(unpack(signature).letters, _date(facts), key)


def _date(facts: str) -> str:
    return next((value for name, value in json.loads(facts) if name == "date"), "")


def write_groups(
    groups: Iterable[tuple[bytes, list[tuple[bytes, float]]]], path: str, *, durable: bool = False
) -> tuple[int, int]:
    """Writes the file of groups; how many copies there are, and in how many groups.

    Raises:
        RecordsError: it cannot be written.
    """
    counts = 0, 0
    with closing(WholeFile(path, durable=durable)) as file:
        for kept, copies in groups:
            file.write("", _line(kept, copies))
            counts = counts[0] + len(copies), counts[1] + 1
        file.finish()
    return counts


def _line(kept: bytes, copies: Iterable[tuple[bytes, float]]) -> bytes:
    rows = [{"path": path_of_key(key), "likeness": round(likeness, 3)} for key, likeness in copies]
    line = json.dumps({"kept": path_of_key(kept), "copies": rows}, ensure_ascii=False)
    return f"{line}\n".encode("utf-8", "backslashreplace")
