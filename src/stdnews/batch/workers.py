"""The pages of a run shared out to several processes; results come in the order of the pages all the same."""

from __future__ import annotations

import functools
import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from stdnews.errors import StdnewsError

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_CHUNK = 16
"""Pages sent to a process at a time: what sending costs is small beside their 16 ms, and Ctrl-C waits no longer."""


def share_out(work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int) -> Iterator[_Result]:
    """The results of ``work`` for each task, in order, made by ``jobs`` processes.

    Tasks are taken as they are needed, never all at once. When the iterator is closed or Ctrl-C is pressed, each
    process ends the pages it has, and no more are begun.

    Raises:
        StdnewsError: a process died, for lack of memory or by a signal.
    """
    stream = iter(tasks)
    chunks = iter(lambda: list(itertools.islice(stream, _CHUNK)), [])
    window: deque[Future[list[_Result]]] = deque()
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))  # the progress bar's thread forbids a fork
    try:
        for chunk in chunks:
            window.append(_submit(pool, functools.partial(_do, work), chunk))
            if len(window) > 2 * jobs:
                yield from window.popleft().result()
        while window:
            yield from window.popleft().result()
    except BrokenProcessPool as error:
        raise StdnewsError("a worker process died; try again with fewer jobs, or with one to see the page") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[list[_Task]], list[_Result]], chunk: list[_Task]
) -> Future[list[_Result]]:
    """Submits a chunk; a process that this starts ignores Ctrl-C from its first moment on, the parent decides."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return pool.submit(work, chunk)
    finally:
        signal.signal(signal.SIGINT, before)


def _do(work: Callable[[_Task], _Result], chunk: list[_Task]) -> list[_Result]:
    return [work(task) for task in chunk]
