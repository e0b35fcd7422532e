"""What Ray Data costs beside the processes of one machine, on the same cores, and as records get more.

    python -m bench.cluster [TEXT] [--records 1000 10000] [--cores 2] [--turns 2]

Records are HTML pages drawn from the lines of TEXT, in as many files of JSON lines as there are cores. Both engines
write records; they take turns, and the best of each counts. The time to start is that of a run over a few records for
each core, so that all processes start, and is left out of the columns that compare: a cluster is started once. The
records of both must be the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

TEXT = Path(__file__).parent / "text" / "news.txt"
STDNEWS = [sys.executable, "-m", "stdnews", "clean", "--quiet", "--to", "jsonl"]
LINES, FEW = 20, 10
NICENESS = {"RAY_worker_niceness": "0"}
"""Ray's workers would give way to whatever else runs (15), those of one machine do not."""


class Engine(NamedTuple):
    """A way to run."""

    name: str
    options: tuple[str, ...]


def plant(folder: Path, records: int, files: int, lines: list[str]) -> int:
    """Writes the crawl and returns its bytes."""
    draw = random.Random(0)
    folder.mkdir(parents=True)
    size = 0
    for number in range(min(files, records)):
        with (folder / f"{number:03}.jsonl").open("w", encoding="utf-8") as file:
            for at in range(number, records, files):
                drawn = [draw.choice(lines) for _ in range(LINES)]
                body = "".join(f"<p>{line}</p>\n" for line in drawn)
                html = f"<html><body><h1>{drawn[0][:16]}</h1>{body}<div>版权所有</div></body></html>"
                size += file.write(json.dumps({"url": f"https://a.example.cn/{at}", "html": html}) + "\n")
    return size


def seconds(source: Path, out: Path, engine: Engine) -> float:
    """The time of one run."""
    begin = time.perf_counter()
    call = [*STDNEWS, str(source), "-o", str(out), "--fresh", *engine.options]
    done = subprocess.run(call, check=False, env=os.environ | NICENESS)
    if done.returncode:
        raise SystemExit(f"a run by {engine.name} ended with {done.returncode}")
    return time.perf_counter() - begin


def written(out: Path) -> list[bytes]:
    """The records, in the order of their keys."""
    return sorted(line for path in out.glob("records*.jsonl") for line in path.read_bytes().splitlines())


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", type=Path, default=TEXT)
    parser.add_argument("--records", nargs="+", type=int, default=[1000, 10_000])
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--turns", type=int, default=2)
    given = parser.parse_args()
    lines = [line for line in given.text.read_text("utf-8").splitlines() if line]
    cores = ("--jobs", str(given.cores))
    engines = [Engine("local", cores), Engine("ray", (*cores, "--engine", "ray"))]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        plant(root / "few", FEW * given.cores, given.cores, lines)
        start = {e.name: min(seconds(root / "few", root / e.name, e) for _ in range(given.turns)) for e in engines}
        print(f"start: local {start['local']:.1f} s, ray {start['ray']:.1f} s\n")
        print("| records | MB | local, records/s | ray, records/s | ray / local | a record, against the fewest |")
        print("|---|---|---|---|---|---|")
        first = 0.0
        for records in given.records:
            size = plant(root / f"in{records}", records, given.cores, lines)
            best = dict.fromkeys(start, float("inf"))
            for _ in range(given.turns):
                for engine in engines:
                    took = seconds(root / f"in{records}", root / engine.name, engine) - start[engine.name]
                    best[engine.name] = min(best[engine.name], took)
            if written(root / "local") != written(root / "ray"):
                raise SystemExit("the records differ")
            local, ray = best["local"], best["ray"]
            first = first or ray / records
            print(
                f"| {records:,} | {size / 1e6:.1f} | {records / local:,.0f} | {records / ray:,.0f} "
                f"| {ray / local:.2f} | {ray / records / first:.2f} |"
            )


if __name__ == "__main__":
    main()
