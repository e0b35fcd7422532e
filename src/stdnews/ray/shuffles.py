"""Rows that belong together, brought together in parts by a shuffle of the engine, and worked on there."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa
from ray.data import Dataset

Row = dict[str, Any]
PART = ("part", pa.int32())
"""The first column of rows that are shuffled."""


def part_of(name: bytes, parts: int) -> int:
    """The part that a name belongs to: the same one in every process."""
    return zlib.crc32(name) % parts


def spread(rows: Dataset, into: Callable[..., Any], parts: int) -> Dataset:
    """What a function makes of tables of rows, with the part of each row.

    Args:
        rows: the rows.
        into: takes a table and the number of parts.
        parts: how many parts there are.
    """
    found: Dataset = rows.map_batches(into, batch_format="pyarrow", fn_kwargs={"parts": parts})
    return found


def together(rows: Dataset, work: Callable[..., Iterable[Row]], parts: int, schema: pa.Schema) -> Dataset:
    """What a function makes of all rows of a part; what it makes is in the part of its ``name``.

    Args:
        rows: rows with their parts.
        work: takes a table, and gives rows.
        parts: how many parts there are.
        schema: of what it gives.
    """
    groups: Any = rows.groupby(PART[0], num_partitions=parts)
    found: Dataset = groups.map_groups(_worked, batch_format="pyarrow", fn_args=[work, parts, schema])
    return found


def _worked(group: pa.Table, work: Callable[..., Iterable[Row]], parts: int, schema: pa.Schema) -> pa.Table:
    rows = [{**row, PART[0]: part_of(row["name"], parts)} for row in work(group)]
    return pa.Table.from_pylist(rows, schema=schema)
