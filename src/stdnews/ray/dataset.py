"""Cleaning as an operation on a dataset of somebody's own."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
from ray.data import Dataset

from stdnews.batch.attempt import Attempt, Wanted
from stdnews.batch.limits import Limits
from stdnews.batch.task import Task
from stdnews.outcome import Outcome
from stdnews.ray.crew import attempts
from stdnews.ray.sources import map_tables
from stdnews.reading.record import Broken, Record
from stdnews.reading.record_files import RecordOptions
from stdnews.reading.records.fields import fields_of
from stdnews.settings import DEFAULT, Settings

_BATCH = 64
_RENAMED = "source_"
_ADDED = pa.schema(
    [
        *((name, pa.string()) for name in ("text", "title", "date", "source")),
        ("author", pa.list_(pa.string())),
        *((name, pa.string()) for name in ("outcome", "reason", "counts", "encoding")),
    ]
)


def clean(
    dataset: Dataset,
    settings: Settings = DEFAULT,
    options: RecordOptions = RecordOptions(),  # noqa: B008 - frozen
    limits: Limits = Limits(),  # noqa: B008 - a tuple
) -> Dataset:
    """The dataset with the page of each row cleaned.

    All columns stay; added are ``text`` (the clean text, null for a page that failed), ``title``, ``date``, ``source``,
    ``author`` (a list), ``outcome``, ``reason`` (why it failed), ``counts`` (places changed by stage and rule, as JSON)
    and ``encoding``. A column that had one of these names is called ``source_`` and its name from then on. Lazy, as all
    of Ray Data: nothing is done before the result is asked for.

    Args:
        dataset: rows with a page each, as text or as bytes, and its URL where there is one.
        settings: how pages are cleaned; the host of the URL chooses those of a site.
        options: which columns are the page and its URL, where their names do not tell.
        limits: what a page may take; one that takes more fails, and the others are done.

    Raises:
        InputError: when the dataset is executed: it cannot be told which column is the page.
    """
    more = {"settings": settings, "options": options, "limits": limits}
    return map_tables(dataset, _cleaned, more, batch_size=_BATCH, num_cpus=1)


def _cleaned(table: pa.Table, settings: Settings, options: RecordOptions, limits: Limits) -> pa.Table:
    fields = fields_of(table.column_names, options)
    names = [name for name in dict.fromkeys((fields.html, fields.text, fields.url)) if name in table.column_names]
    tasks = []
    for at, row in enumerate(table.select(names).to_pylist()):
        found = fields.record(row, options)
        record = found._replace(fields={}) if isinstance(found, Record) else Broken("", at, found)
        tasks.append(Task("", "", "", settings, record=record))
    wanted = Wanted(to="jsonl", limits=limits)
    rows = [_row(found) for _, found in attempts(tasks, wanted)]
    kept = [f"{_RENAMED}{name}" if name in _ADDED.names else name for name in table.column_names]
    added = pa.Table.from_pylist(rows, schema=_ADDED)
    return pa.table([*table.columns, *added.columns], names=[*kept, *_ADDED.names])


def _row(found: Attempt) -> dict[str, Any]:
    if found.outcome is Outcome.FAILED:
        return {"outcome": found.outcome.value, "reason": found.reason}
    row = json.loads(found.text)
    return {**row, "counts": json.dumps(row["counts"])}
