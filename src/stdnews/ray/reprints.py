"""The same article found on a cluster: texts that may be alike come together by shuffles of the engine.

Equal texts come together by their hashes; texts that share a band; each pair with the signature of the one, and then of
the other; the pairs that hang together; and texts that are equal to a copy, with that one. A text goes through them as
two kilobytes, most of which are its signature. No machine, and not the driver, holds more than a part of any of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc
from ray.data import Dataset

from stdnews.ray.components import components
from stdnews.ray.shuffles import PART, Row, part_of, spread, together
from stdnews.reprints import Edge, bands, pairs, same, stars, unpack

_TEXT = [PART, ("name", pa.binary()), ("missing", pa.int64()), ("date", pa.string())]
_FORMS = pa.schema([*_TEXT, ("first", pa.binary()), ("signature", pa.binary())])
"""A text, the one that stands for all that are equal to it, and, of that one, the signature."""
_BANDS = pa.schema([*_TEXT, ("key", pa.uint64())])
_OTHER = [("other", pa.binary()), ("other_missing", pa.int64()), ("other_date", pa.string())]
_PAIRS = pa.schema([*_TEXT, *_OTHER, ("signature", pa.binary()), ("other_signature", pa.binary())])
"""A text with another one that it may be alike, or by itself with its signature."""
_EDGES = pa.schema([*_TEXT, *_OTHER, ("likeness", pa.float64()), ("to", pa.binary())])
"""A text with another one that is the same article and would be kept; or by itself, with what stands for all of those
that it hangs together with."""
_COPIES = pa.schema([PART, ("name", pa.binary()), ("kept", pa.binary()), ("likeness", pa.float64())])

Rank = tuple[int, str, bytes]


def copies_among(texts: Dataset, parts: int) -> Dataset:
    """What each text is a copy of, as ``name``, ``kept`` and ``likeness``; those that are kept are not in it.

    Args:
        texts: rows of ``name``, ``missing`` and ``date``, which are a ``Rank``, and a packed ``signature``; one at
            least, and none that is too short for a copy.
        parts: parts of a shuffle, each of which a worker holds.
    """
    forms = together(spread(texts, _by_digest, parts), _equal, parts, _FORMS).materialize()
    firsts = spread(forms, _firsts, parts)
    candidates = together(spread(firsts, _in_bands, parts), _paired, parts, _PAIRS)
    halves = together(firsts.union(candidates), _with_first, parts, _PAIRS)
    edges = together(firsts.union(halves), _compared, parts, _EDGES).materialize()
    found: Dataset = spread(forms, _others, parts)
    if edges.count():  # a shuffle of nothing fails
        found = found.union(together(_by_component(edges, parts), _stars, parts, _COPIES))
    found = found.materialize()
    if found.count():
        found = together(found, _all_copies, parts, _COPIES).materialize()
    return found


def _rank(row: Row) -> Rank:
    return row["missing"], row["date"], row["name"]


def _rank_of_other(row: Row) -> Rank:
    return row["other_missing"], row["other_date"], row["other"]


def _by_digest(table: pa.Table, parts: int) -> pa.Table:
    """Texts in parts by what all equal ones have in common."""
    rows = [
        {**row, "first": None, "part": part_of(unpack(row["signature"]).digest, parts)} for row in table.to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=_FORMS)


def _equal(group: pa.Table) -> Iterator[Row]:
    rows = sorted(group.to_pylist(), key=lambda row: (unpack(row["signature"]).digest, *_rank(row)))
    for _, equal in itertools.groupby(rows, key=lambda row: unpack(row["signature"]).digest):
        first, *others = equal
        yield {**first, "first": first["name"]}
        yield from ({**row, "first": first["name"], "signature": None} for row in others)


def _firsts(table: pa.Table, parts: int) -> pa.Table:
    """Of equal texts the one that stands for all, in parts by its name."""
    rows = [row for row in table.to_pylist() if row["first"] == row["name"]]
    return pa.Table.from_pylist([{**row, "part": part_of(row["name"], parts)} for row in rows], schema=_PAIRS)


def _in_bands(table: pa.Table, parts: int) -> pa.Table:
    found = [
        {**row, "key": key, "part": key % parts} for row in table.to_pylist() for key in bands(unpack(row["signature"]))
    ]
    return pa.Table.from_pylist(found, schema=_BANDS)


def _paired(group: pa.Table) -> Iterator[Row]:
    """The pairs of each band: of each the one that would be a copy, with the other one. Most bands have one text."""
    counts = pc.value_counts(group["key"])
    shared = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    group = group.filter(pc.is_in(group["key"], shared))
    rows = sorted(group.to_pylist(), key=lambda row: (row["key"], *_rank(row)))
    for _, band in itertools.groupby(rows, itemgetter("key")):
        for kept, copy in pairs(list(band)):
            other = {"other": kept["name"], "other_missing": kept["missing"], "other_date": kept["date"]}
            yield {**copy, **other}


def _with_first(group: pa.Table) -> Iterator[Row]:
    """Each pair once, with the signature of the copy, from the side of the other one."""
    for row, signature in _with_signatures(group):
        yield {**_turned(row), "other_signature": signature}


def _compared(group: pa.Table) -> Iterator[Row]:
    """The pairs that are one article, from the side of the copy, with how much alike they are."""
    for row, signature in _with_signatures(group):
        likeness = same(unpack(row["other_signature"]), unpack(signature))
        if likeness:
            yield {**_turned(row), "likeness": likeness}


def _turned(row: Row) -> Row:
    """A pair from the side of the other one."""
    turned = {"name": row["other"], "missing": row["other_missing"], "date": row["other_date"]}
    return {**turned, "other": row["name"], "other_missing": row["missing"], "other_date": row["date"]}


def _with_signatures(group: pa.Table) -> Iterator[tuple[Row, bytes]]:
    rows = group.to_pylist()
    signatures = {row["name"]: row["signature"] for row in rows if row["other"] is None}
    seen = set()
    for row in rows:
        pair = row["name"], row["other"]
        if row["other"] is not None and pair not in seen:
            seen.add(pair)
            yield row, signatures[row["name"]]


def _by_component(edges: Dataset, parts: int) -> Dataset:
    """Pairs that hang together, in one part; where there is but one part, all of them."""
    if parts == 1:
        return edges
    links = spread(components(edges, parts), _as_edges, parts)
    return spread(together(edges.union(links), _told_component, parts, _EDGES), _by_smallest, parts)


def _as_edges(table: pa.Table, parts: int) -> pa.Table:
    return pa.Table.from_pylist(
        [{**row, "part": part_of(row["name"], parts)} for row in table.select(["name", "to"]).to_pylist()],
        schema=_EDGES,
    )


def _told_component(group: pa.Table) -> Iterator[Row]:
    """Each pair with the smallest name of those that it hangs together with."""
    rows = group.to_pylist()
    smallest = {row["name"]: row["to"] for row in rows if row["other"] is None}
    for row in rows:
        if row["other"] is not None:
            yield {**row, "to": smallest.get(row["name"], row["name"])}


def _by_smallest(table: pa.Table, parts: int) -> pa.Table:
    return pa.Table.from_pylist(
        [{**row, "part": part_of(row["to"], parts)} for row in table.to_pylist()], schema=_EDGES
    )


def _stars(group: pa.Table) -> Iterator[Row]:
    """The copies of all that is kept, from pairs; of any that hang together, all must be there."""
    found = [(_rank(row), _rank_of_other(row), row["likeness"]) for row in group.to_pylist()]
    ranks = sorted({rank for *both, _ in found for rank in both})
    places = {rank: place for place, rank in enumerate(ranks)}
    numbered = sorted((places[copy], places[kept], likeness) for copy, kept, likeness in found)
    for edge in stars(Edge(kept, copy, likeness) for copy, kept, likeness in numbered):
        yield {"name": ranks[edge.copy][-1], "kept": ranks[edge.kept][-1], "likeness": edge.likeness}


def _others(table: pa.Table, parts: int) -> pa.Table:
    """Texts that are equal to one that stands for them, in the part of that one, as copies of it."""
    rows = [
        {"part": part_of(row["first"], parts), "name": row["name"], "kept": row["first"]}
        for row in table.select(["name", "first"]).to_pylist()
        if row["first"] != row["name"]
    ]
    return pa.Table.from_pylist(rows, schema=_COPIES)


def _all_copies(group: pa.Table) -> Iterator[Row]:
    """Copies, and the texts that are equal to them: where the likeness is not told, it is that of the equal one."""
    rows = group.to_pylist()
    near = {row["name"]: row for row in rows if row["likeness"] is not None}
    for row in rows:
        if row["likeness"] is not None:
            yield row
        else:
            yield {**row, "likeness": 1.0, **({} if row["kept"] not in near else _of(near[row["kept"]]))}


def _of(row: Row) -> Row:
    return {"kept": row["kept"], "likeness": row["likeness"]}
