"""A process that does tasks, and the parent's hold on it.

Three pipes: tasks go down in bundles, results come up in bundles, and for each task that is begun one byte comes up on
the third. Nobody waits for that byte; it tells, when a process has died or takes long, at which task it is.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from typing import Any, NamedTuple

from stdnews.batch.deaf import listen

Work = Callable[[Any], Any]

OUT_OF_MEMORY = 77
"""The status that a process exits with when it has no more memory."""
_BUNDLE_BYTES = 1 << 18
_BUNDLE_SECONDS = 0.1
"""Results are sent when so much is ready, or so old: a message costs as much as 0.1 MB."""
_PIPE = 1 << 16
"""Bytes that a pipe holds, where the system does not say."""
_WIDE_PIPE = 1 << 20
"""Bytes that it is asked to hold: as many as Linux allows everybody."""


class Item(NamedTuple):
    """A task with its place in the order of all."""

    number: int
    task: Any
    again: bool = False
    """Whether a process has already died over it."""


class Worker:
    """One process, and what it has been given; it is made while this one is ``deaf``."""

    def __init__(self, context: SpawnContext, work: Work, memory: int) -> None:
        down, self._tasks = context.Pipe(duplex=False)
        self.results, up = context.Pipe(duplex=False)
        self._marks, marks = context.Pipe(duplex=False)
        self.process = context.Process(target=serve, args=(down, up, marks, work, memory), daemon=True)
        self.process.start()
        for end in (down, up, marks):
            end.close()
        os.set_blocking(self._marks.fileno(), False)
        self._ahead = _widened(self._tasks.fileno()) // 2
        self.items: deque[Item] = deque()
        self._begun = 0
        """Tasks that have been begun and whose results are not here."""
        self.started = False
        """Whether it has ever begun a task."""
        self.since = time.monotonic()
        """When it was last seen to begin or end a task."""

    def send(self, items: Sequence[Item]) -> None:
        """Gives it tasks, after those that it has."""
        data = pickle.dumps([item.task for item in items])
        self.items.extend(items)
        with contextlib.suppress(BrokenPipeError):  # it has died: the results will say so
            self._tasks.send_bytes(data)

    def has_room(self, items: Sequence[Item]) -> bool:
        """Whether tasks may be sent while others are in work: they must fit in the pipe, as sending must never wait."""
        return sum(_sent_size(item.task) for item in (*self.items, *items)) < self._ahead

    def receive(self) -> list[tuple[Item, Any]]:
        """The tasks that are done, with their results.

        Raises:
            EOFError: the process has died.
        """
        try:
            results = self.results.recv()
        except OSError as error:
            raise EOFError from error
        self.look()
        self._begun -= len(results)
        self.since = time.monotonic()
        return [(self.items.popleft(), result) for result in results]

    def look(self) -> None:
        """Sees which task is at hand."""
        with contextlib.suppress(BlockingIOError, OSError):
            begun = len(os.read(self._marks.fileno(), 1 << 16))
            if begun:
                self._begun += begun
                self.since, self.started = time.monotonic(), True

    def at_hand(self) -> int:
        """The place among its items of the one that it works on; -1 when it works on none."""
        return self._begun - 1

    def memory(self) -> int:
        """Bytes that the process holds, 0 where the system does not say."""
        try:
            with open(f"/proc/{self.process.pid}/statm", "rb", buffering=0) as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            return 0

    def kill(self) -> int:
        """Ends the process, whatever it does; its status, negative for a signal."""
        self.process.kill()
        self.process.join()
        for end in (self._tasks, self.results, self._marks):
            end.close()
        return self.process.exitcode or 0


def _widened(pipe: int) -> int:
    """The bytes that a pipe holds, after it was asked to hold more."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system

        return fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _WIDE_PIPE)
    except (ImportError, AttributeError, OSError):
        return _PIPE


def _sent_size(task: Any) -> int:
    return len(getattr(task, "path", "")) * 8 + 200 + task_size(task)


def task_size(task: Any) -> int:
    """Bytes of data that a task comes with."""
    size: int = getattr(task, "size", 0)
    return size


def serve(tasks: Connection, results: Connection, marks: Connection, work: Work, memory: int) -> None:
    """What the process does: tasks until there are no more, or the parent is gone."""
    listen(but_not=signal.SIGINT)  # the parent decides
    _limit_memory(memory)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            _serve_bundle(tasks.recv(), results, marks.fileno(), work)


def _serve_bundle(bundle: list[Any], results: Connection, marks: int, work: Work) -> None:
    ready: list[Any] = []
    begun, size = time.monotonic(), 0
    for task in bundle:
        os.write(marks, b".")
        try:
            ready.append(work(task))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        size += result_size(ready[-1])
        if size > _BUNDLE_BYTES or time.monotonic() - begun > _BUNDLE_SECONDS:
            results.send(ready)
            ready, begun, size = [], time.monotonic(), 0
    if ready:
        results.send(ready)


def result_size(result: Any) -> int:
    """Bytes of text in a result."""
    return len(getattr(result, "text", b"")) + len(getattr(result, "changes", b""))


def _limit_memory(most: int) -> None:
    """Lets the system refuse more than the parent allows, which looks only now and then."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        with open("/proc/self/statm", "rb", buffering=0) as file:
            mapped = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (mapped + most, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return
