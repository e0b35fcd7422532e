"""What pages are copies of, found among those of a run, and written into their records."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter

import pyarrow as pa
from ray.data import Dataset

from stdnews.batch.reprints import path_of_key
from stdnews.ray.cleaning import DONE
from stdnews.ray.reprints import copies_among
from stdnews.ray.sources import map_tables
from stdnews.reprints.search import Copy
from stdnews.writing.reprint_fields import Reprinted, with_fields

_COMPARED = ["name", "missing", "date", "signature"]


def copies_in(done: Dataset) -> dict[bytes, Copy]:
    """The copies among the pages that were done, by their keys."""
    return copies_among(map_tables(done, _compared, {}), done.count())


def _compared(table: pa.Table) -> pa.Table:
    return table.select(_COMPARED).filter(table["signature"].is_valid())


def groups_of(copies: Mapping[bytes, Copy]) -> list[tuple[bytes, list[tuple[bytes, float]]]]:
    """Each page that is kept with its copies, both by their keys."""
    rows = sorted((copy.kept, name, copy.likeness) for name, copy in copies.items())
    return [
        (kept, [(name, likeness) for _, name, likeness in group])
        for kept, group in itertools.groupby(rows, key=itemgetter(0))
    ]


def with_copies(done: Dataset, copies: Mapping[bytes, Copy], to: str, *, drop: bool) -> Dataset:
    """The pages that were done, each with what it is a copy of in its record; or without the record of a copy.

    Args:
        done: the pages.
        copies: those that are copies.
        to: ``jsonl`` or ``parquet``.
        drop: whether copies are left out.
    """
    counts = Counter(copy.kept for copy in copies.values())
    return map_tables(done, _with_fields, {"copies": copies, "counts": counts, "to": to, "drop": drop})


def _with_fields(
    table: pa.Table, copies: Mapping[bytes, Copy], counts: Counter[bytes], to: str, *, drop: bool
) -> pa.Table:
    rows = table.to_pylist()
    for row in rows:
        copy = copies.get(row["name"])
        if copy is not None and drop:
            row["record"] = None
        elif row["record"] is not None:
            found = Reprinted(None if copy is None else path_of_key(copy.kept), counts[row["name"]])
            row["record"] = with_fields(row["record"], found, to)
    return pa.Table.from_pylist(rows, schema=DONE)
