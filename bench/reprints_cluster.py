"""What comparing many pages takes on a cluster: time a page, and what the driver holds, beside one machine's search.

    python -m bench.reprints_cluster [PAGES]

Pages are drawn as for ``bench.reprints_many``; a tenth of them comes first, so that growth can be seen. The cluster is
of this machine. What is found must be the same.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import ray
from bench.reprints_many import drawn

from stdnews.ray.copies import groups_of
from stdnews.ray.engine import cluster
from stdnews.ray.reprints import copies_among
from stdnews.reprints import Rank
from stdnews.reprints.search import Search

A_PART = 20_000
"""Texts of a part of a shuffle, as in a run."""

Groups = list[tuple[bytes, list[tuple[bytes, float]]]]


class Taken(NamedTuple):
    """What it took."""

    seconds: float
    grown: float
    """Megabytes by which this process grew."""


def on_a_cluster(pages: int) -> tuple[Groups, Taken]:
    """The groups, as the engine finds them."""
    texts = ray.data.range(pages).map_batches(_rows, batch_format="pyarrow").materialize()
    before, began = _memory(), time.perf_counter()
    copies = copies_among(texts, pages // A_PART + 1)
    taken = Taken(time.perf_counter() - began, _memory() - before)
    return list(groups_of(copies)), taken


def _rows(table: Any) -> Any:
    found = [(number, drawn(number)) for number in table["id"].to_pylist()]
    ranks = [Rank.of(signature.letters, "", b"%d" % number) for number, signature in found]
    rows = [
        {**rank._asdict(), "signature": signature.pack()} for rank, (_, signature) in zip(ranks, found, strict=True)
    ]
    return pa.Table.from_pylist(rows)


def on_one_machine(pages: int) -> tuple[Groups, Taken]:
    """The groups, as a run on one machine finds them."""
    signatures = [drawn(number) for number in range(pages)]
    before, began = _memory(), time.perf_counter()
    with Search() as search:
        for number, signature in enumerate(signatures):
            search.add(b"%d" % number, "", signature)
        search.finish()
        taken = Taken(time.perf_counter() - began, _memory() - before)
        return list(search.groups()), taken


def _memory() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / (1 << 20)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=int, default=100_000)
    pages = parser.parse_args().pages
    print("| pages | copies | groups | µs a page, cluster | one machine | MB the driver grew | the one machine |")
    print("|---|---|---|---|---|---|---|")
    with cluster():
        on_a_cluster(100)  # its processes start
        for count in (pages // 10, pages):
            (there, ray_took), (here, took) = on_a_cluster(count), on_one_machine(count)
            if there != here:
                raise SystemExit("what is found differs")
            times = (f"{each.seconds / count * 1e6:.0f}" for each in (ray_took, took))
            grown = (f"{each.grown:.0f}" for each in (ray_took, took))
            copies = sum(len(group) for _, group in here)
            print("|", " | ".join([f"{count:,}", f"{copies:,}", f"{len(here):,}", *times, *grown]), "|")


if __name__ == "__main__":
    main()
