"""What a run over a folder costs: with one worker and two, over unchanged pages, and as pages get more.

    python -m bench.scale [TEXT] [--pages 1000 10000] [--turns 3] [--folder FOLDER]

Pages are drawn from the lines of TEXT, as plain text and as HTML in turn. Runs of one worker and of two take turns, and
the best of each counts. A rerun finds every page as it was. The cost of a page is the processor's time of all processes
of a run, divided by its pages; memory is the most that any one process held. Only ratios carry over to other machines.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

TEXT = Path(__file__).parent / "text" / "news.txt"
STDNEWS = [sys.executable, "-m", "stdnews", "clean", "--quiet"]
LINES = 20


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    processor: float
    """Seconds of the processor, of all processes of the run."""
    memory: float
    """MB that the largest of them held."""


def plant(root: Path, pages: int, lines: list[str]) -> int:
    """Writes the pages and returns their bytes."""
    draw, size = random.Random(0), 0
    for number in range(pages):
        drawn = [draw.choice(lines) for _ in range(LINES)]
        is_html = number % 2 == 0
        text = "<html><body>" + "".join(f"<p>{line}</p>\n" for line in drawn) if is_html else "\n".join(drawn)
        path = root / f"{number // 1000:04}" / f"{number:07}.{'html' if is_html else 'txt'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return size


def measure(source: Path, out: Path, jobs: int) -> Cost:
    """One run."""
    begin = time.perf_counter()
    process = subprocess.Popen([*STDNEWS, str(source), "-o", str(out), "--jobs", str(jobs)])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a run ended with {process.returncode}")
    return Cost(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def first_and_again(source: Path, out: Path, jobs: int, turns: int) -> tuple[Cost, Cost]:
    """The best of some runs from nothing, and the best of some over what they did."""
    first: list[Cost] = []
    again: list[Cost] = []
    for _ in range(turns):
        shutil.rmtree(out, ignore_errors=True)
        first.append(measure(source, out, jobs))
        again.append(measure(source, out, jobs))
    return _best(first), _best(again)


def _best(costs: list[Cost]) -> Cost:
    """The least time of each kind, and the most memory."""
    seconds, processor, memory = zip(*costs, strict=True)
    return Cost(min(seconds), min(processor), max(memory))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, nargs="?", default=TEXT)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to write, the system's folder for that when not given")
    given = parser.parse_args()
    lines = [line for line in given.text.read_text("utf-8").splitlines() if line.strip()]
    print("pages     MB   1 worker  2 workers  times   again  of first   ms/page  MB a process")
    for pages in given.pages:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            source, out = Path(folder) / "in", Path(folder) / "out"
            size = plant(source, pages, lines) / 1e6
            one, two, again = [], [], []
            for _ in range(given.turns):
                first, more = first_and_again(source, out, 1, 1)
                one.append(first)
                again.append(more)
                two.append(first_and_again(source, out, 2, 1)[0])
        best, pair, rest = _best(one), _best(two), _best(again)
        print(
            f"{pages:>6} {size:>5.1f} {pages / best.seconds:>8.0f}/s {pages / pair.seconds:>8.0f}/s "
            f"{best.seconds / pair.seconds:>6.2f} {rest.seconds:>6.2f}s {rest.processor / best.processor:>8.1%} "
            f"{best.processor / pages * 1000:>9.3f} {max(best.memory, pair.memory):>9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
