"""A folder run is killed at random moments; the next one must end with the tree of a run that nobody disturbed.

    python -m bench.faults [--kills 100] [--pages 2000] [--folder FOLDER] [--seed 0]

Each time, ``stdnews clean`` is started as a process of its own, from nothing, or over an output folder of other pages
some of which have changed; it is killed with SIGKILL, alone or with its workers, and run once more. The tree is
compared byte by byte with that of the undisturbed run, nothing but the ledger and the lock may be left aside, and the
ledger must have a row for each page. Among the pages is a file of records. Text, one file of records and several that
are packed take turns. The exit status is 1 when a tree differed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
NEWS = ROOT / "bench" / "text" / "news.txt"
STDNEWS = [sys.executable, "-m", "stdnews", "clean", "--quiet"]
ASIDE = {"ledger.db", "lock"}
TO = {
    "text": ("--to", "text"),
    "jsonl": ("--to", "jsonl"),
    "shards": ("--to", "jsonl", "--shard-size", "90", "--compress", "gzip"),
}
"""The forms of the output."""
RECORDS = 50
"""Pages in a file of records."""
CHANGED = 5
"""Every so many pages, one differs between the two inputs."""

Draw = random.Random


class Field(NamedTuple):
    """Two inputs that differ in some pages, and for each form what a run over the second one gives."""

    folder: Path
    before: Path
    after: Path
    pages: int
    """Those of the second."""
    expected: dict[str, dict[str, bytes]]
    seconds: dict[str, float]


def prepare(folder: Path, pages: int) -> Field:
    """Writes the inputs and does the undisturbed runs."""
    lines = [line for line in NEWS.read_text("utf-8").splitlines() if line.strip()]
    draw = Draw(0)
    before, after = folder / "before", folder / "after"
    for number in range(pages):
        text = "\n".join(draw.sample(lines, 4)) + "\n"
        _plant(before, number, text)
        _plant(after, number, text if number % CHANGED else f"第{number}天。\n{text}")
    records = ["".join(draw.sample(lines, 3)) for _ in range(RECORDS)]
    _plant_records(before, records)
    _plant_records(after, [text[number % CHANGED == 0 :] for number, text in enumerate(records)])
    expected, seconds = {}, {}
    for to in TO:
        begin = time.monotonic()
        subprocess.run(_command(after, folder / f"expected-{to}", to), check=True)
        seconds[to] = time.monotonic() - begin
        expected[to] = tree(folder / f"expected-{to}")
        _point(folder / "source", before)
        subprocess.run(_command(folder / "source", folder / f"start-{to}", to), check=True)
    return Field(folder, before, after, pages + RECORDS, expected, seconds)


def _plant(root: Path, number: int, text: str) -> None:
    """A page, as text or as HTML, that was last changed long ago."""
    suffix, data = (".html", f"<html><body><p>{text}</p></body></html>") if number % 7 == 0 else (".txt", text)
    path = root / f"site{number % 13}" / f"{number:06}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data, "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000 + len(data)))


def _plant_records(root: Path, texts: list[str]) -> None:
    path = root / "site3" / "records.jsonl"
    path.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts), "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000 + path.stat().st_size))


def _point(link: Path, folder: Path) -> None:
    """The link leads to the folder: a run sees other pages under the same names."""
    link.unlink(missing_ok=True)
    link.symlink_to(folder)


def _command(source: Path, out: Path, to: str) -> list[str]:
    return [*STDNEWS, str(source), "-o", str(out), *TO[to]]


def tree(out: Path) -> dict[str, bytes]:
    """All files of an output folder but those aside."""
    files = (path for path in out.rglob("*") if path.is_file() and ".stdnews" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def kill_once(field: Field, to: str, draw: Draw) -> str:
    """Starts a run, kills it, runs again, and says what is wrong then, "" when nothing is."""
    out = field.folder / "out"
    source = field.folder / "source"
    shutil.rmtree(out, ignore_errors=True)
    if draw.random() < 0.5:
        shutil.copytree(field.folder / f"start-{to}", out)
    _point(source, field.after)
    moment, group = draw.uniform(0, field.seconds[to] * 1.1), draw.random() < 0.5
    process = subprocess.Popen(_command(source, out, to), start_new_session=True, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    again = subprocess.run(_command(source, out, to), check=False, capture_output=True, text=True)
    wrong = _wrong(field, out, to) or (again.stderr and f"it said: {again.stderr}")
    return wrong and f"{to}, killed after {moment:.3f} s, {'with' if group else 'without'} its workers: {wrong}"


def _wrong(field: Field, out: Path, to: str) -> str:
    found, expected = tree(out), field.expected[to]
    if found != expected:
        names = [name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)]
        return f"{len(names)} files differ, {min(names)} is one"
    left = {path.name for path in (out / ".stdnews").iterdir()} - ASIDE
    if left:
        return f"left aside: {sorted(left)}"
    with sqlite3.connect(out / ".stdnews" / "ledger.db") as db:
        (rows,) = db.execute("SELECT count(*) FROM pages").fetchone()
    db.close()
    return "" if rows == field.pages else f"the ledger knows {rows} of {field.pages} pages"


def kill_often(kills: int, pages: int, parent: Path | None, seed: int) -> int:
    """So many kills, and a line about them; the number after which something was wrong."""
    draw, bad = Draw(seed), 0
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        field = prepare(Path(folder), pages)
        for number in range(kills):
            wrong = kill_once(field, [*TO][number % len(TO)], draw)
            if wrong:
                bad += 1
                print(wrong, flush=True)
            if (number + 1) % 10 == 0:
                print(f"{number + 1} kills, {bad} times another tree", flush=True)
    seconds = ", ".join(f"{to} {seconds:.1f} s" for to, seconds in field.seconds.items())
    print(f"{kills} kills of runs over {pages} pages ({seconds} undisturbed): {bad} times another tree")
    return bad


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--folder", type=Path, help="where to write, the system's folder for that when not given")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    return 1 if kill_often(given.kills, given.pages, given.folder, given.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
