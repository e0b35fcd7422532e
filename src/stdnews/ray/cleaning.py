"""Tasks in, what came of each out: the columns that the run is told from, and the record."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyarrow as pa
from ray.data import Dataset

from stdnews.batch.attempt import Attempt, Counts, Wanted
from stdnews.batch.reprints import key_of, rank_of
from stdnews.batch.task import Task
from stdnews.outcome import Outcome
from stdnews.ray.crew import attempts
from stdnews.ray.sources import CLEANING, map_tables, tasks_of
from stdnews.settings import Settings

_BATCH = 64
"""Tasks that a worker has at a time."""

DONE = pa.schema(
    [
        ("path", pa.string()),
        ("outcome", pa.string()),
        ("reason", pa.string()),
        ("counts", pa.string()),
        ("partly", pa.string()),
        ("skipped", pa.string()),
        ("record", pa.binary()),
        ("name", pa.binary()),
        ("missing", pa.int64()),
        ("date", pa.string()),
        ("signature", pa.binary()),
    ]
)
"""A page that was done: ``partly`` is the input that may hold more than could be read; ``skipped`` says why something
was no page, and all else is null then. The last four are for finding copies, and null where nobody asked for that."""


def clean_tasks(dataset: Dataset, wanted: Wanted, settings: tuple[Settings, ...]) -> Dataset:
    """What came of each task of a dataset."""
    more = {"wanted": wanted, "settings": settings, "folder": str(Path.cwd())}
    return map_tables(dataset, _cleaned, more, batch_size=_BATCH, num_cpus=CLEANING)


def _cleaned(table: pa.Table, wanted: Wanted, settings: tuple[Settings, ...], folder: str) -> pa.Table:
    os.chdir(folder)  # from which the paths count; a worker of the engine begins elsewhere
    tasks = tasks_of(table, settings)
    rows = [_row(task, found) for task, found in attempts(tasks, wanted)]
    rows += [{"skipped": reason} for reason in table["skipped"].to_pylist() if reason is not None]
    return pa.Table.from_pylist(rows, schema=DONE)


def _row(task: Task, found: Attempt) -> dict[str, str | bytes | int | None]:
    row: dict[str, str | bytes | int | None] = {
        "path": task.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"),
        "outcome": found.outcome.value,
        "reason": found.reason,
        "counts": json.dumps(found.counts),
        "partly": (task.root or task.path) if task.problem else None,
        "record": None if found.outcome is Outcome.FAILED else found.text,
    }
    if found.signature and found.outcome is not Outcome.FAILED:
        rank = rank_of(key_of(task), found.facts, found.signature)
        row |= {"signature": found.signature, **rank._asdict()}
    return row


def counts_of(text: str) -> Counts:
    """The counts of a row."""
    return tuple(((stage, rule), count) for (stage, rule), count in json.loads(text))
