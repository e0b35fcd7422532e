"""The same article found on a cluster: texts that may be alike come together by shuffles of the engine.

Four of them: equal texts by their hashes; texts that share a band; and each pair with the signature of the one, and
then of the other. A text goes through them as two kilobytes, most of which are its signature. The pairs that are one
article, and what becomes of them, are held by the driver.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any

import pyarrow as pa
from ray.data import Dataset

from stdnews.reprints import Edge, bands, pairs, same, stars, unpack
from stdnews.reprints.likeness import LEAST
from stdnews.reprints.search import Copy

_A_PART = 20_000
"""Texts of a part of a shuffle: with their bands 60 MB, which a worker holds at a time."""

_TEXT = [("part", pa.int32()), ("name", pa.binary()), ("missing", pa.int64()), ("date", pa.string())]
_FORMS = pa.schema([*_TEXT, ("first", pa.binary()), ("signature", pa.binary())])
"""A text, the one that stands for all that are equal to it, and, of that one, the signature."""
_BANDS = pa.schema([*_TEXT, ("key", pa.uint64())])
_OTHER = [("other", pa.binary()), ("other_missing", pa.int64()), ("other_date", pa.string())]
_PAIRS = pa.schema([*_TEXT, *_OTHER, ("signature", pa.binary()), ("other_signature", pa.binary())])
"""A text with another one that it may be alike, or by itself with its signature."""

Row = dict[str, Any]
Rank = tuple[int, str, bytes]


def copies_among(texts: Dataset, count: int) -> dict[bytes, Copy]:
    """What each text is a copy of; those that are kept are not in it.

    Args:
        texts: rows of ``name``, ``missing`` and ``date``, which are a ``Rank``, and a packed ``signature``.
        count: how many there are, about.
    """
    parts = count // _A_PART + 1
    forms = _shuffled(texts, _by_digest, _equal, parts, _FORMS).materialize()
    firsts = _mapped(forms, _firsts, parts)
    candidates = _shuffled(firsts, _in_bands, _paired, parts, _PAIRS)
    halves = _together(firsts.union(candidates), _with_first, parts)
    edges = list(_together(firsts.union(halves), _compared, parts).iter_rows())
    return _copies(edges, forms)


def _shuffled(rows: Dataset, spread: Any, work: Any, parts: int, schema: pa.Schema) -> Dataset:
    """What is made of the rows of each part, once they are together."""
    return _together(_mapped(rows, spread, parts), work, parts, schema)


def _mapped(rows: Dataset, spread: Callable[[pa.Table, int], pa.Table], parts: int) -> Dataset:
    return rows.map_batches(spread, batch_format="pyarrow", fn_kwargs={"parts": parts})  # type: ignore[arg-type]


def _together(rows: Dataset, work: Any, parts: int, schema: pa.Schema = _PAIRS) -> Dataset:
    groups: Any = rows.groupby("part", num_partitions=parts)
    found: Dataset = groups.map_groups(_worked, batch_format="pyarrow", fn_args=[work, parts, schema])
    return found


def _worked(group: pa.Table, work: Any, parts: int, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist([{**row, "part": _part(row["name"], parts)} for row in work(group)], schema=schema)


def _part(name: bytes, parts: int) -> int:
    return zlib.crc32(name) % parts


def _rank(row: Row) -> Rank:
    return row["missing"], row["date"], row["name"]


def _rank_of_other(row: Row) -> Rank:
    return row["other_missing"], row["other_date"], row["other"]


def _by_digest(table: pa.Table, parts: int) -> pa.Table:
    """Texts that are long enough, in parts by what all equal ones have in common."""
    rows = [{**row, "first": None} for row in table.to_pylist() if -row["missing"] >= LEAST]
    return pa.Table.from_pylist(
        [{**row, "part": _part(unpack(row["signature"]).digest, parts)} for row in rows], schema=_FORMS
    )


def _equal(group: pa.Table) -> Iterator[Row]:
    rows = sorted(group.to_pylist(), key=lambda row: (unpack(row["signature"]).digest, *_rank(row)))
    for _, equal in itertools.groupby(rows, key=lambda row: unpack(row["signature"]).digest):
        first, *others = equal
        yield {**first, "first": first["name"]}
        yield from ({**row, "first": first["name"], "signature": None} for row in others)


def _firsts(table: pa.Table, parts: int) -> pa.Table:
    """Of equal texts the one that stands for all, in parts by its name."""
    rows = [row for row in table.to_pylist() if row["first"] == row["name"]]
    return pa.Table.from_pylist([{**row, "part": _part(row["name"], parts)} for row in rows], schema=_PAIRS)


def _in_bands(table: pa.Table, parts: int) -> pa.Table:
    found = [
        {**row, "key": key, "part": key % parts} for row in table.to_pylist() for key in bands(unpack(row["signature"]))
    ]
    return pa.Table.from_pylist(found, schema=_BANDS)


def _paired(group: pa.Table) -> Iterator[Row]:
    """The pairs of each band: of each the one that would be a copy, with the other one."""
    rows = sorted(group.to_pylist(), key=lambda row: (row["key"], *_rank(row)))
    for _, band in itertools.groupby(rows, itemgetter("key")):
        for kept, copy in pairs(list(band)):
            other = {"other": kept["name"], "other_missing": kept["missing"], "other_date": kept["date"]}
            yield {**copy, **other}


def _with_first(group: pa.Table) -> Iterator[Row]:
    """Each pair once, with the signature of the copy, from the side of the other one."""
    for row, signature in _with_signatures(group):
        turned = {"name": row["other"], "missing": row["other_missing"], "date": row["other_date"]}
        back = {"other": row["name"], "other_missing": row["missing"], "other_date": row["date"]}
        yield {**turned, **back, "other_signature": signature}


def _compared(group: pa.Table) -> Iterator[Row]:
    """The pairs that are one article; how much alike they are stands in the place of the signatures, as text."""
    for row, signature in _with_signatures(group):
        likeness = same(unpack(row["other_signature"]), unpack(signature))
        if likeness:
            yield {**row, "signature": repr(likeness).encode(), "other_signature": None}


def _with_signatures(group: pa.Table) -> Iterator[tuple[Row, bytes]]:
    rows = group.to_pylist()
    signatures = {row["name"]: row["signature"] for row in rows if row["other"] is None}
    seen = set()
    for row in rows:
        pair = row["name"], row["other"]
        if row["other"] is not None and pair not in seen:
            seen.add(pair)
            yield row, signatures[row["name"]]


def _copies(edges: Iterable[Row], forms: Dataset) -> dict[bytes, Copy]:
    """The copies of all that is kept, from the pairs, and from what is equal."""
    found = [(_rank(row), _rank_of_other(row), float(row["signature"])) for row in edges]
    ranks = sorted({rank for *both, _ in found for rank in both})
    places = {rank: place for place, rank in enumerate(ranks)}
    numbered = sorted((places[copy], places[kept], likeness) for kept, copy, likeness in found)
    near = {
        ranks[edge.copy][-1]: Copy(ranks[edge.kept][-1], edge.likeness)
        for edge in stars(Edge(kept, copy, likeness) for copy, kept, likeness in numbered)
    }
    equal = forms.map_batches(_not_first, batch_format="pyarrow").iter_rows()
    return near | {row["name"]: near.get(row["first"], Copy(row["first"], 1.0)) for row in equal}


def _not_first(table: pa.Table) -> pa.Table:
    rows = [row for row in table.to_pylist() if row["first"] != row["name"]]
    return pa.Table.from_pylist(rows, schema=_FORMS).select(["name", "first"])
