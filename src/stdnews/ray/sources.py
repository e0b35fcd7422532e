"""What is to be cleaned, as a dataset: names first, and what stands behind them when a machine is free."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray
from ray.data import Dataset

from stdnews.batch.record_tasks import RecordSource, record_tasks
from stdnews.batch.task import Task
from stdnews.reading.record_files import RecordOptions
from stdnews.settings import DEFAULT, Settings

_PAGES = 256
"""Pages of a folder that one task of the engine cleans: half a second's work."""
_READ_ROWS, _READ_BYTES = 256, 1 << 20
"""Records that are handed on together, and their bytes, whichever comes first."""
READING, CLEANING = 0.05, 0.9
"""Shares of a core: reading takes a twentieth of what cleaning takes, writing no more, and all go on at a time on every
core; a task that does not fit beside those that clean would keep one of them from its core."""

TASK = pa.schema([("task", pa.binary()), ("settings", pa.int32()), ("skipped", pa.string())])
"""A task, pickled without its settings, which a whole run has few of; or the name of something that was no page."""


def sources(found: Iterable[Task | RecordSource], settings: list[Settings]) -> Dataset | None:
    """A dataset of what was found, None when that is nothing; the settings are put into the list, each once.

    Only names are in it, in blocks that the driver does not hold itself.
    """
    numbers: dict[Settings, int] = {}
    blocks: Any = [ray.put(block) for block in _blocks(found, settings, numbers)]
    return ray.data.from_arrow_refs(blocks) if blocks else None


def _blocks(
    found: Iterable[Task | RecordSource], settings: list[Settings], numbers: dict[Settings, int]
) -> Iterator[pa.Table]:
    """Pages in bundles; a file of records alone, since it may be large."""
    pages: list[tuple[bytes, int]] = []
    for one in found:
        if one.settings not in numbers:
            numbers[one.settings] = len(settings)
            settings.append(one.settings)
        row = pickle.dumps(one._replace(settings=DEFAULT)), numbers[one.settings]
        if isinstance(one, RecordSource):
            yield _table([row])
            continue
        pages.append(row)
        if len(pages) == _PAGES:
            yield _table(pages)
            pages = []
    if pages:
        yield _table(pages)


def _table(rows: list[tuple[bytes, int]], skipped: Iterable[str] = ()) -> pa.Table:
    reasons = list(skipped)
    tasks = [task for task, _ in rows] + [None] * len(reasons)
    numbers = [number for _, number in rows] + [None] * len(reasons)
    return pa.table([tasks, numbers, [None] * len(rows) + reasons], schema=TASK)


def read(dataset: Dataset, options: RecordOptions) -> Dataset:
    """The tasks of a dataset, with the records out of the files of records."""
    more = {"options": options, "folder": str(Path.cwd())}
    return map_tables(dataset, _read, more, batch_size=None, num_cpus=READING)


def map_tables(dataset: Dataset, work: Callable[..., Any], more: dict[str, Any], **how: Any) -> Dataset:
    """A dataset whose tables a function makes of those of another one.

    Args:
        dataset: the other one.
        work: takes a table, and what more it needs; gives a table, or several.
        more: that, by name.
        how: Ray Data's options of ``map_batches``.
    """
    return dataset.map_batches(work, batch_format="pyarrow", zero_copy_batch=True, fn_kwargs=more, **how)


def _read(table: pa.Table, options: RecordOptions, folder: str) -> Iterator[pa.Table]:
    os.chdir(folder)  # from which the paths count; a worker of the engine begins elsewhere
    tasks: list[tuple[bytes, int]] = []
    size = 0
    skipped: Counter[str] = Counter()
    for data, number in zip(table["task"].to_pylist(), table["settings"].to_pylist(), strict=True):
        for task in _tasks(data, options, skipped):
            tasks.append((task, number))
            size += len(task)
            if len(tasks) >= _READ_ROWS or size >= _READ_BYTES:
                yield _table(tasks)
                tasks, size = [], 0
    yield _table(tasks, skipped.elements())


def tasks_of(table: pa.Table, settings: tuple[Settings, ...]) -> list[Task]:
    """The tasks of a table, with their settings."""
    return [
        pickle.loads(data)._replace(settings=settings[number])  # noqa: S301 - of this run's readers
        for data, number in zip(table["task"].to_pylist(), table["settings"].to_pylist(), strict=True)
        if data is not None
    ]


def _tasks(data: bytes, options: RecordOptions, skipped: Counter[str]) -> Iterator[bytes]:
    found = pickle.loads(data)  # noqa: S301 - of this run's driver
    if isinstance(found, Task):
        yield data
    else:
        yield from map(pickle.dumps, record_tasks(found, options, skipped))
