"""What pages are copies of, found among those of a run, and written into their records.

All of it stays in the engine: records and what is known of them come together by one more shuffle.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from ray.data import Dataset

from stdnews.batch.reprints import path_of_key
from stdnews.ray.cleaning import DONE
from stdnews.ray.reprints import copies_among
from stdnews.ray.shuffles import PART, part_of, spread
from stdnews.reprints.likeness import LEAST
from stdnews.writing.reprint_fields import Reprinted, with_fields

_A_PART = 20_000
"""Texts of a part of a shuffle: with their bands 60 MB, which a worker holds at a time."""
_BYTES = 64 << 20
"""Bytes of records of a part of a shuffle."""
_COMPARED = ["name", "missing", "date", "signature"]
_TOLD = pa.schema([PART, *DONE, ("kept", pa.binary()), ("copies", pa.int64())])
"""A page that was done; or of the page with a ``name`` the one that it is a copy of, or how many copies of it there
are more."""

Group = tuple[bytes, list[tuple[bytes, float]]]
"""A page that is kept with its copies and how like they are, by their keys."""


def copies_in(done: Dataset) -> Dataset | None:
    """The copies among the pages that were done: ``name`` and ``kept``, which are keys, and ``likeness``.

    None where there are none.
    """
    texts = done.map_batches(_compared, batch_format="pyarrow")
    count = texts.count()
    copies = copies_among(texts, count // _A_PART + 1) if count else texts
    return copies if copies.count() else None


def _compared(table: pa.Table) -> pa.Table:
    """The texts that may be copies, or have some."""
    is_long = pc.and_(table["signature"].is_valid(), pc.less_equal(table["missing"], -LEAST))
    return table.select(_COMPARED).filter(is_long)


def groups_of(copies: Dataset) -> Iterator[Group]:
    """The groups of copies, sorted, one at a time."""
    rows = copies.sort(["kept", "name"]).iter_rows()
    for kept, group in itertools.groupby(rows, key=itemgetter("kept")):
        yield kept, [(row["name"], row["likeness"]) for row in group]


def with_copies(done: Dataset, copies: Dataset | None, to: str, *, drop: bool) -> Dataset:
    """The pages that were done, each with what it is a copy of in its record; or without the record of a copy.

    Args:
        done: the pages.
        copies: those that are copies, where there are any.
        to: ``jsonl`` or ``parquet``.
        drop: whether copies are left out.
    """
    parts = done.size_bytes() // _BYTES + 1
    told = spread(done, _pages, parts)
    if copies is not None:
        told = told.union(spread(copies, _copies, parts), spread(copies, _counted, parts))
    groups: Any = told.groupby(PART[0], num_partitions=parts)
    marked: Dataset = groups.map_groups(_marked, batch_format="pyarrow", fn_kwargs={"to": to, "drop": drop})
    return marked


def _pages(table: pa.Table, parts: int) -> pa.Table:
    """The pages in parts by their keys; those that are compared with none, anywhere."""
    names = [name or str(number).encode() for number, name in enumerate(table["name"].to_pylist())]
    nothing = pa.nulls(len(table))
    columns = [[part_of(name, parts) for name in names], *table.columns, nothing, nothing]
    return pa.table(columns, names=_TOLD.names).cast(_TOLD)


def _copies(table: pa.Table, parts: int) -> pa.Table:
    rows = table.select(["name", "kept"]).to_pylist()
    return pa.Table.from_pylist([{**row, "part": part_of(row["name"], parts)} for row in rows], schema=_TOLD)


def _counted(table: pa.Table, parts: int) -> pa.Table:
    counts = Counter(table["kept"].to_pylist())
    rows = [{"part": part_of(name, parts), "name": name, "copies": count} for name, count in counts.items()]
    return pa.Table.from_pylist(rows, schema=_TOLD)


def _marked(group: pa.Table, to: str, *, drop: bool) -> pa.Table:
    """The pages of a part, with what is told of them in their records; by their paths, for any order but chance."""
    found = zip(*(group[name].to_pylist() for name in ("name", "kept", "copies")), strict=True)
    kept_of: dict[bytes | None, bytes] = {}
    counts: Counter[bytes | None] = Counter()
    for name, kept, count in found:
        if kept is not None:
            kept_of[name] = kept
        counts[name] += count or 0

    def marked(name: bytes | None, record: bytes | None) -> bytes | None:
        kept = kept_of.get(name)
        if record is None or (drop and kept is not None):
            return None
        return with_fields(record, Reprinted(None if kept is None else path_of_key(kept), counts[name]), to)

    pages = group.filter(pc.and_(group["kept"].is_null(), group["copies"].is_null())).select(DONE.names)
    records = list(map(marked, pages["name"].to_pylist(), pages["record"].to_pylist()))
    at = DONE.get_field_index("record")
    return pages.set_column(at, DONE.field(at), [records]).sort_by("path")
