"""What hangs together among many pairs: found by shuffles of the engine, so that no machine holds all of them.

In each round all pairs of a name come together with those of other names, and what hangs together there is tied to the
smallest name of it. Names get nearer to the smallest of all with every round, twice as near or more in a chain; when
a round moves nothing, each name is tied to that one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc
from ray.data import Dataset

from stdnews.ray.shuffles import PART, Row, part_of, spread, together

_LINKS = pa.schema([PART, ("name", pa.binary()), ("to", pa.binary()), ("moved", pa.bool_())])
"""A name, and a smaller one that it hangs together with; whether that is another one than in the last round."""


def components(pairs: Dataset, parts: int) -> Dataset:
    """Each name with the smallest one that it hangs together with, as ``name`` and ``to``; that one is not in it.

    A row may be there twice.

    Args:
        pairs: rows of ``name`` and ``other``, which are different; one at least.
        parts: parts of a shuffle, each of which a worker holds.
    """
    links: Dataset = together(spread(pairs, _linked, parts), _nearer, parts, _LINKS).materialize()
    while any(row["moved"] for row in links.map_batches(_moved, batch_format="pyarrow").iter_rows()):
        links = together(spread(links, _at_both_ends, parts), _nearer, parts, _LINKS).materialize()
    return links


def _linked(table: pa.Table, parts: int) -> pa.Table:
    ends = zip(table["name"].to_pylist(), table["other"].to_pylist(), strict=True)
    return _in_parts(((max(pair), min(pair)) for pair in ends), parts)


def _at_both_ends(table: pa.Table, parts: int) -> pa.Table:
    return _in_parts(zip(table["name"].to_pylist(), table["to"].to_pylist(), strict=True), parts)


def _in_parts(links: Iterable[tuple[bytes, bytes]], parts: int) -> pa.Table:
    """Links in the parts of both their ends."""
    rows = [
        {"part": part, "name": name, "to": to}
        for name, to in links
        for part in {part_of(name, parts), part_of(to, parts)}
    ]
    return pa.Table.from_pylist(rows, schema=_LINKS)


def _nearer(group: pa.Table) -> Iterator[Row]:
    links = set(zip(group["name"].to_pylist(), group["to"].to_pylist(), strict=True))
    smallest = smallest_of(links)
    moved = {name for name, to in links if to != smallest[name]}
    for name, to in smallest.items():
        if name != to:
            yield {"name": name, "to": to, "moved": name in moved}


def _moved(table: pa.Table) -> pa.Table:
    """Whether anything in a table has moved: one row, as the driver asks all of them."""
    return pa.table({"moved": [pc.any(table["moved"]).as_py()]})


def smallest_of(links: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Each name with the smallest one that it hangs together with, which may be itself.

    >>> smallest_of([(b"c", b"b"), (b"b", b"a"), (b"y", b"x")])
    {b'c': b'a', b'b': b'a', b'a': b'a', b'y': b'x', b'x': b'x'}
    """
    above: dict[bytes, bytes] = {}
    for pair in links:
        small, large = sorted(_root(above, name) for name in pair)
        above[large] = small
    return {name: _root(above, name) for name in above}


def _root(above: dict[bytes, bytes], name: bytes) -> bytes:
    """The smallest name known so far; on the way to it, each name is tied to the one after the next."""
    while (next_ := above.setdefault(name, name)) != name:
        above[name] = above[next_]
        name = next_
    return name
