"""The tasks of a run shared out to several processes, which are watched: one that dies or takes too much is replaced.

The processes only compute; whatever is written is written by the parent. So a process can be killed at any moment, and
what it had not yet handed over is simply done again.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from stdnews.batch.deaf import deaf
from stdnews.batch.limits import Limits
from stdnews.batch.worker import OUT_OF_MEMORY, Item, Worker, result_size, task_size
from stdnews.errors import StdnewsError
from stdnews.sizes import as_size

Task = TypeVar("Task")
Result = TypeVar("Result")

_BUNDLE = 16
"""Tasks sent to a process at a time: what sending costs is small beside their 30 ms."""
_BUNDLE_BYTES = 1 << 17
"""The same, in bytes of tasks that come with their data."""
_LOOK = 256
"""Tasks that are looked at for a bundle, when most of them have a result already."""
_AHEAD = 2
"""Bundles that a process has at most, so that it need not wait for the next."""
_TICK = 0.1
"""Seconds between two looks at the processes."""
_AWAY = 1.0
"""Seconds after which it was the parent that stood still, and no task is blamed."""
_WAITING = 32 << 20
"""Bytes of results that wait for an earlier one before no more tasks are given out."""
_HELD = 4096
"""The same, as a number of results."""
_FALSE_STARTS = 5
"""Processes in a row that may die before their first task."""


def share_out(
    work: Callable[[Task], Result],
    tasks: Iterable[tuple[Task, Result | None]],
    jobs: int,
    limits: Limits,
    failed: Callable[[str], Result],
) -> Iterator[tuple[Task, Result]]:
    """Each task with the result of ``work``, in order, made by ``jobs`` processes.

    Tasks are taken as they are needed, never all at once; one that comes with its result keeps that. A task that takes
    more than the limits, or kills its process twice, has the result of ``failed``, which is told why. When the iterator
    is closed, the processes are killed.

    Raises:
        StdnewsError: processes die before they begin anything.
    """
    crew = Crew(work, jobs, limits, failed)
    try:
        yield from crew.run(tasks)
    finally:
        crew.end()


class Crew(Generic[Task, Result]):
    """Processes that do tasks, and do more when these are done; ``share_out`` says how."""

    def __init__(
        self, work: Callable[[Task], Result], jobs: int, limits: Limits, failed: Callable[[str], Result]
    ) -> None:
        self._context = multiprocessing.get_context("spawn")  # the progress bar's thread forbids a fork
        self._work, self._jobs, self._limits, self._failed = work, jobs, limits, failed
        self._workers: list[Worker] = []
        self._again: deque[list[Item]] = deque()
        self._done: dict[int, tuple[Task, Result]] = {}
        self._waiting = 0
        self._more = False
        """Whether there are tasks to look at before anybody waits."""
        self._over = False
        self._false_starts = 0
        self._looked = time.monotonic()

    def run(self, tasks: Iterable[tuple[Task, Result | None]]) -> Iterator[tuple[Task, Result]]:
        """The tasks with their results, in order; to be taken to the end before it is called again."""
        self._over = False
        numbered = enumerate(tasks)
        following = 0
        while True:
            self._give(numbered)
            while following in self._done:
                task, result = self._done.pop(following)
                self._waiting -= result_size(result) + task_size(task)
                following += 1
                yield task, result
            if any(worker.items for worker in self._workers):
                self._collect()
                self._watch()
            elif self._over and not self._again:
                return

    def end(self) -> None:
        """Ends all processes."""
        while self._workers:
            self._workers.pop().kill()

    def _give(self, numbered: Iterator[tuple[int, tuple[Task, Result | None]]]) -> None:
        """Gives tasks to processes that have few; a further process starts only when there is something for it."""
        self._more = False
        for depth in range(_AHEAD):
            for at in range(self._jobs):
                worker = self._workers[at] if at < len(self._workers) else None
                if worker is not None and (len(worker.items) > depth * _BUNDLE or _is_alone(worker)):
                    continue
                bundle = self._again.popleft() if self._again else self._next(numbered)
                if not bundle:
                    return
                if worker is None:
                    worker = self._hire()
                elif bundle[0].again and not worker.items and len(self._workers) == self._jobs:
                    worker = self._hire_instead_of(
                        worker
                    )  # all places may be taken by processes that have nothing to do
                elif bundle[0].again or (worker.items and not worker.has_room(bundle)):
                    self._again.appendleft(bundle)  # for a new process, and there is room for one; or for later
                    continue
                worker.send(bundle)

    def _next(self, numbered: Iterator[tuple[int, tuple[Task, Result | None]]]) -> list[Item]:
        """The next tasks without a result: none when there are no more, or when there is much to hand on first."""
        bundle: list[Item] = []
        size = 0
        if self._waiting >= _WAITING or len(self._done) >= _HELD:
            return bundle
        for _ in range(_LOOK):
            found = next(numbered, None)
            if found is None:
                self._over = True
                return bundle
            number, (task, result) = found
            if result is not None:
                self._done[number] = task, result
                self._waiting += result_size(result) + task_size(task)
            else:
                bundle.append(Item(number, task))
                size += task_size(task)
                if len(bundle) == _BUNDLE or size > _BUNDLE_BYTES:
                    return bundle
        self._more = True
        return bundle

    def _hire(self) -> Worker:
        with deaf():
            worker = Worker(self._context, self._work, self._limits.memory)
            self._workers.append(worker)
        return worker

    def _hire_instead_of(self, worker: Worker) -> Worker:
        worker.kill()
        self._workers.remove(worker)
        return self._hire()

    def _collect(self) -> None:
        """Takes what is ready, and waits a moment when nothing is."""
        by_pipe = {worker.results: worker for worker in self._workers if worker.items}
        for pipe in wait(list(by_pipe), 0 if self._more else _TICK):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                for item, result in worker.receive():
                    self._keep(item, result)
                self._false_starts = 0
            except EOFError:
                self._replace(worker)

    def _keep(self, item: Item, result: Result) -> None:
        self._done[item.number] = item.task, result
        self._waiting += result_size(result) + task_size(item.task)

    def _watch(self) -> None:
        """Looks now and then whether a process takes too much."""
        now = time.monotonic()
        if now - self._looked < _TICK:
            return
        away, self._looked = now - self._looked > _AWAY, now
        for worker in [worker for worker in self._workers if worker.items]:
            worker.look()
            if away:
                worker.since = now
            if worker.at_hand() >= 0 and now - worker.since > self._limits.seconds:
                reason = f"took longer than {self._limits.seconds:g} s; --timeout allows more"
                self._replace(worker, reason, final=True)
            elif worker.memory() > self._limits.memory:
                self._replace(worker, self._too_much_memory())

    def _too_much_memory(self) -> str:
        return f"needed more than {as_size(self._limits.memory)} of memory; --memory allows more"

    def _replace(self, worker: Worker, reason: str = "", *, final: bool = False) -> None:
        """Ends a process; the task that it was at fails, or is tried once more where another one may be to blame."""
        worker.look()
        status = worker.kill()
        self._workers.remove(worker)
        if not worker.started:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise StdnewsError(f"worker processes end before they begin: {reason or f'status {status}'}")
        items, at = list(worker.items), worker.at_hand()
        if at >= 0:
            self._judge(items[at], reason or self._cause(status), final=final)
        for rest in (items[:at], items[at + 1 :]) if at >= 0 else (items,):
            if rest:
                self._again.append(rest)

    def _cause(self, status: int) -> str:
        if status == OUT_OF_MEMORY:
            return self._too_much_memory()
        return f"ended its worker process ({f'signal {-status}' if status < 0 else f'status {status}'})"

    def _judge(self, item: Item, reason: str, *, final: bool) -> None:
        if item.again or final:
            self._keep(item, self._failed(reason))
        else:
            self._again.appendleft([item._replace(again=True)])


def _is_alone(worker: Worker) -> bool:
    """Whether a process has a task that killed another one: nothing else is put at risk."""
    return any(item.again for item in worker.items)
