"""What a report costs: a run with one beside the same run without, and the figures of very many pages.

    python -m bench.report [TEXT] [--pages 2000] [--turns 3] [--many 1000000] [--folder FOLDER]

Pages are drawn from the sentences of TEXT, as plain text and as HTML in turn. Runs with and without a report take
turns, and the best of each counts; a rerun finds every page as it was. The cost is the processor's time of all
processes of a run. The figures of many pages are taken of made-up ones, of as many sites as a tenth of them, two in a
hundred failed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.folders import plant
from bench.scale import TEXT, stdnews

from stdnews.amounts import Amounts
from stdnews.outcome import Outcome
from stdnews.report import Done, Figures

_COUNTS = ((("glosses", "gloss"), 12), (("simplify", "traditional"), 80), (("boilerplate", "share-bar"), 2))


class Costs(NamedTuple):
    """Seconds of the processor, of a first run and of one over what it did."""

    first: float
    again: float


def measure(source: Path, out: Path, *more: str) -> Costs:
    """A run from nothing, and one over what it did."""
    shutil.rmtree(out, ignore_errors=True)
    return Costs(*(_seconds([*stdnews(source, out, 2), *more]) for _ in range(2)))


def _seconds(command: list[str]) -> float:
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a run ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def made_up(pages: int) -> Iterator[Done]:
    """Pages as a run tells of them."""
    for number in range(pages):
        path, site = f"scrape/{number}.html", f"site{number * 7 % (pages // 10 + 1)}.example.cn"
        if number % 50 == 0:
            yield Done(path, path, Outcome.FAILED, site, f"cannot be read: error {number}")
        else:
            dropped = number * 37 % 1000
            yield Done(path, path, Outcome.CLEANED, site, "", _COUNTS, Amounts(1500, 1000 - dropped, dropped))


def many(pages: int) -> str:
    """What the figures of many pages take."""
    list(made_up(1000))
    before, begin = _held(), time.perf_counter()
    for _ in made_up(pages):
        pass
    idle = time.perf_counter() - begin
    figures, begin = Figures(12), time.perf_counter()
    for page in made_up(pages):
        figures.note(page)
    spent = time.perf_counter() - begin - idle
    return f"{spent / pages * 1e6:.0f} µs a page, {_held() - before:.0f} MB in all, {figures.all.pages:,} pages"


def _held() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where the pages are put; a new folder for nothing")
    asked = parser.parse_args()
    print(f"figures alone: {many(asked.many)}")
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        _compare(Path(folder), asked)


def _compare(folder: Path, asked: argparse.Namespace) -> None:
    lines = [line for line in asked.text.read_text("utf-8").splitlines() if line.strip()]
    plant(folder / "in", range(asked.pages), lines)
    report = folder / "report.html"
    without: list[Costs] = []
    with_one: list[Costs] = []
    for _ in range(asked.turns):
        without.append(measure(folder / "in", folder / "out"))
        with_one.append(measure(folder / "in", folder / "out", "--report", str(report)))
    print(f"{asked.pages} pages, a report of {report.stat().st_size / 1000:.0f} kB, best of {asked.turns}")
    print(f"{'run':<10} {'without s':>10} {'with s':>8} {'ratio':>6} {'more s':>7}")
    for name in Costs._fields:
        bare, full = (min(getattr(costs, name) for costs in found) for found in (without, with_one))
        print(f"{name:<10} {bare:>10.2f} {full:>8.2f} {full / bare:>6.2f} {full - bare:>7.2f}")


if __name__ == "__main__":
    main()
