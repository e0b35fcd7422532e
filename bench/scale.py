"""What a run over a folder costs: beside its peers, by one worker and two, over unchanged pages, and as pages get more.

    python -m bench.scale [TEXT] [--pages 1000 10000] [--peer-pages 1000] [--turns 3] [--folder FOLDER]

Pages are drawn from the lines of TEXT, as plain text and as HTML (``bench.folders``). The first table has for each form
the runs of one worker and of two beside the least that any such tool must do (read, decode, one OpenCC pass, encode,
write), a script of a few calls (for text ftfy, a regular expression, OpenCC, and repeated lines dropped; for HTML the
same after the text of the body), and trafilatura's folder mode where it is installed. Neither of the first two uses a
second core. The second table has runs over both forms as pages get more. A rerun finds every page as it was.

The cost of a page is the processor's time of all processes of a run for each further page: a run over a hundred pages,
which shows what a start costs, is taken off. All else is of whole runs; memory is the most that any one process held.
What is compared takes turns, and the best of each counts.
Output goes to a new folder each time, and nothing is removed before the end: making files is slow on a disk that has
just removed many. Only ratios carry over to other machines.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.folders import FORMS, plant

ROOT = Path(__file__).parents[1]
TEXT = ROOT / "bench" / "text" / "news.txt"
START = """
import os, subprocess, sys, time
begin = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)
sys.exit(os.waitstatus_to_exitcode(status) & 255)
"""
FIRST = 100
"""Pages of the run that shows what a start costs."""


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    processor: float
    """Seconds of the processor, of all processes of the run."""
    memory: float
    """MB that the largest of them held."""


class Place:
    """A folder for what is measured; each output has a folder of its own in it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, itertools.count()
        cache = {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
        self._environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | cache

    def new(self) -> Path:
        """A path at which there is nothing."""
        return self._folder / f"{next(self._numbers):03}"

    def measure(self, command: list[str]) -> Cost:
        """What a command takes; a small process starts it, as the memory of that counts until the command begins."""
        process = subprocess.run(
            [sys.executable, "-S", "-c", START, *command],
            env=self._environment,
            stdout=subprocess.PIPE,
            check=False,
        )
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        return Cost(*map(float, process.stdout.split()))


def stdnews(source: Path, out: Path, jobs: int) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "stdnews", "clean", "--quiet", str(source), "-o", str(out), "--jobs", str(jobs)]


def peers(form: str, source: Path, out: Path) -> dict[str, list[str]]:
    """The command lines of a form's runs, by name."""
    found = {
        "floor": _call("floor", source, out),
        "script": _call("script" if form == "text" else "html_script", source, out),
        "stdnews": stdnews(source, out, 1),
        "stdnews, 2 workers": stdnews(source, out, 2),
    }
    if form == "HTML" and importlib.util.find_spec("trafilatura"):
        start = [sys.executable, "-c", "from trafilatura.cli import main; main()"]
        command = [*start, "--input-dir", str(source), "-o", str(out)]  # --keep-dirs of 2.3 writes nothing
        found["trafilatura"] = [*command, "--parallel", "1"]
        found["trafilatura, 2 processes"] = [*command, "--parallel", "2"]
    return found


def _call(name: str, source: Path, out: Path) -> list[str]:
    """A function of bench.speed for each folder, as a process of its own."""
    code = (
        "import sys, pathlib; from bench import speed; source, out = map(pathlib.Path, sys.argv[2:])\n"
        "for folder in source.iterdir():\n"
        "    (out / folder.name).mkdir(parents=True); getattr(speed, sys.argv[1])(folder, out / folder.name)"
    )
    return [sys.executable, "-c", code, name, str(source), str(out)]


def beside_peers(form: str, pages: int, turns: int, place: Place, sentences: list[str]) -> Iterator[str]:
    """The lines of the first table."""
    few, source = place.new(), place.new()
    plant(few, range(FIRST), sentences, form)
    size = plant(source, range(pages), sentences, form) / 1e6
    starts: dict[str, list[Cost]] = {}
    costs: dict[str, list[Cost]] = {}
    for _ in range(turns):
        for name in peers(form, source, source):
            starts.setdefault(name, []).append(place.measure(peers(form, few, place.new())[name]))
            costs.setdefault(name, []).append(place.measure(peers(form, source, out := place.new())[name]))
            if sum(path.is_file() for path in out.rglob("*")) < pages / 2:  # repeated pages have one name with some
                raise SystemExit(f"{name} has not written its pages")
    best = {name: _best(of_name) for name, of_name in costs.items()}
    each = {name: _further(cost, _best(starts[name]), pages) for name, cost in best.items()}
    for name, cost in best.items():
        yield (
            f"{form:<5} {name:<25} {each[name]:>8.3f} {each[name] / each['floor']:>7.2f} "
            f"{each[name] / each['stdnews']:>10.2f} {pages / cost.seconds:>8.0f} {size / cost.seconds:>7.2f} "
            f"{cost.memory:>6.0f}"
        )


def as_pages_get_more(pages: int, turns: int, place: Place, sentences: list[str]) -> str:
    """A line of the second table."""
    few, source = place.new(), place.new()
    plant(few, range(FIRST), sentences)
    size = plant(source, range(pages), sentences) / 1e6
    costs: dict[str, list[Cost]] = {name: [] for name in ("start", "one", "two", "again")}
    for _ in range(turns):
        out = place.new()
        costs["start"].append(place.measure(stdnews(few, place.new(), 1)))
        costs["one"].append(place.measure(stdnews(source, out, 1)))
        costs["again"].append(place.measure(stdnews(source, out, 1)))
        costs["two"].append(place.measure(stdnews(source, place.new(), 2)))
    start, one, two, again = (_best(of_name) for of_name in costs.values())
    return (
        f"{pages:>7} {size:>6.1f} {pages / one.seconds:>9.0f} {pages / two.seconds:>10.0f} "
        f"{one.seconds / two.seconds:>6.2f} {again.seconds:>7.2f} {again.processor / one.processor:>9.1%} "
        f"{_further(one, start, pages):>9.3f} {max(one.memory, two.memory):>6.0f}"
    )


def _further(cost: Cost, start: Cost, pages: int) -> float:
    """Milliseconds of the processor for each page beyond those that show what a start costs."""
    return (cost.processor - start.processor) / (pages - FIRST) * 1000


def _best(costs: list[Cost]) -> Cost:
    """The least time of each kind, and the most memory."""
    seconds, processor, memory = zip(*costs, strict=True)
    return Cost(min(seconds), min(processor), max(memory))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, nargs="?", default=TEXT)
    parser.add_argument("--pages", type=int, nargs="*", default=[1000, 10_000], help="more than a hundred each")
    parser.add_argument("--peer-pages", type=int, default=1000, help="pages of the first table, 0 for none")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to write, the system's folder for that when not given")
    given = parser.parse_args()
    sentences = [line for line in given.text.read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        place = Place(Path(folder))
        place.measure(stdnews(TEXT, place.new(), 1))  # modules are compiled
        if given.peer_pages:
            print("form  run                        ms/page  floors  stdnewses  pages/s    MB/s     MB")
            for form in FORMS:
                for line in beside_peers(form, given.peer_pages, given.turns, place, sentences):
                    print(line, flush=True)
            print()
        print("  pages     MB  1 worker  2 workers  times   again  of first   ms/page   MB")
        for pages in given.pages:
            print(as_pages_get_more(pages, given.turns, place, sentences), flush=True)


if __name__ == "__main__":
    main()
