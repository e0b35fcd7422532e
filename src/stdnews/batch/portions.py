"""Pages in portions that are looked up together."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from stdnews.batch.task import Task

_LOOK = 256
"""Pages that are looked up together: one question to the ledger costs as much as ten rows."""
_LOOK_BYTES = 1 << 22
"""The same, in bytes of records, which are in memory."""


def portions(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Some tasks at a time, fewer when they are large."""
    stream = iter(tasks)
    while some := _some(stream):
        yield some


def _some(tasks: Iterator[Task]) -> list[Task]:
    found: list[Task] = []
    size = 0
    for task in itertools.islice(tasks, _LOOK):
        found.append(task)
        size += task.size
        if size > _LOOK_BYTES:
            break
    return found
