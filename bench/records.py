"""What files of records cost beside the cleaning: by format, and in memory as records get more.

    python -m bench.records [TEXT] [--records 2000] [--turns 3] [--memory 1000 20000] [--folder FOLDER]

Pages are drawn from the lines of TEXT and written in each format, as text, and as HTML for WARC. For each format four
loops take turns in one process, and the best of each counts, in seconds of the processor:

- bare: what json, csv, pyarrow or FastWARC take to read the records and write them again, as lines of JSON, and nothing
  else (Parquet to Parquet);
- format: the same with the readers and writers of stdnews, with rows of its schema;
- cleaning: the pages alone, from memory to clean text with their facts;
- run: ``stdnews clean --to jsonl`` (Parquet to Parquet) over the file in one process, less what it takes to start.

The share is that of the format in the cleaning. The last lines are runs over the same pages as files of their own. For
memory, runs with two processes over a packed file of JSON lines; the most that any one process held.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from fastwarc.warc import ArchiveIterator, WarcRecordType

from stdnews.batch import Task
from stdnews.batch.attempt import Wanted, attempt
from stdnews.reading.records import Record, read_records
from stdnews.settings import DEFAULT
from stdnews.writing import Naming, line_of, row_of
from stdnews.writing.shards import Shards

TEXT = Path(__file__).parent / "text" / "news.txt"
STDNEWS = [sys.executable, "-m", "stdnews", "clean", "--quiet"]
LINES = 20


class Page(NamedTuple):
    """A page, as the formats hold it."""

    number: int
    text: str
    html: bytes


def drawn(count: int, lines: list[str]) -> Iterator[Page]:
    """Pages, the same ones for the same lines."""
    draw = random.Random(0)
    for number in range(count):
        chosen = [draw.choice(lines) for _ in range(LINES)]
        html = "<html><head><title>新闻</title></head><body>" + "".join(f"<p>{line}</p>\n" for line in chosen)
        yield Page(number, "\n".join(chosen), html.encode())


def as_row(page: Page) -> dict[str, Any]:
    """A page with what crawls have beside it."""
    return {"id": page.number, "url": f"http://news.example.cn/{page.number}.html", "text": page.text, "score": 0.5}


def as_lines(pages: Iterator[Page]) -> Iterator[bytes]:
    """JSON lines."""
    return (json.dumps(as_row(page), ensure_ascii=False).encode() + b"\n" for page in pages)


def plant_csv(path: Path, pages: Iterator[Page]) -> None:
    """CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "url", "text", "score"])
        writer.writeheader()
        writer.writerows(map(as_row, pages))


def as_warc(pages: Iterator[Page], *, is_wet: bool) -> Iterator[bytes]:
    """Records of WARC, or of WET, packed one by one."""
    for page in pages:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        block = page.text.encode() if is_wet else head + page.html
        about = (
            f"WARC/1.0\r\nWARC-Type: {'conversion' if is_wet else 'response'}\r\n"
            f"WARC-Target-URI: http://news.example.cn/{page.number}.html\r\n"
            f"WARC-Record-ID: <urn:uuid:{page.number}>\r\n"
            f"Content-Type: {'text/plain' if is_wet else 'application/http; msgtype=response'}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        yield gzip.compress(about.encode() + block + b"\r\n\r\n", 6)


def plant(path: Path, pages: Iterator[Page]) -> Path:
    """Writes the pages in the format that a name says."""
    name = path.name
    if name.endswith(".csv"):
        plant_csv(path, pages)
    elif name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist(list(map(as_row, pages))), path, compression="zstd", row_group_size=1000)
    elif ".warc" in name or ".wet" in name:
        path.write_bytes(b"".join(as_warc(pages, is_wet=".wet" in name)))
    else:
        opens: dict[str, Callable[[], Any]] = {
            ".gz": lambda: gzip.open(path, "wb", 6),  # noqa: SIM115
            ".zst": lambda: zstandard.open(path, "wb"),
        }
        with opens.get(path.suffix, lambda: path.open("wb"))() as file:
            for line in as_lines(pages):
                file.write(line)
    return path


def bare(path: Path) -> None:
    """Reads and writes the records with the libraries alone."""
    if path.suffix == ".parquet":
        whole = pq.ParquetFile(path)
        with pq.ParquetWriter(io.BytesIO(), whole.schema_arrow, compression="zstd") as writer:
            for batch in whole.iter_batches(1000):
                writer.write_batch(batch)
        return
    out = io.BytesIO()
    for row in bare_rows(path):
        out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def bare_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records as the libraries give them."""
    if ".warc" in path.name or ".wet" in path.name:
        kinds = WarcRecordType.response | WarcRecordType.conversion
        for record in ArchiveIterator(str(path), record_types=kinds, auto_decode="all"):
            yield {"url": record.headers.get("WARC-Target-URI"), "text": record.reader.read().decode()}
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as table:
            yield from csv.DictReader(table)
    else:
        opens: dict[str, Callable[[], Any]] = {
            ".gz": lambda: gzip.open(path, "rb"),  # noqa: SIM115
            ".zst": lambda: io.BufferedReader(zstandard.open(path, "rb")),
        }
        with opens.get(path.suffix, lambda: path.open("rb"))() as file:
            yield from map(json.loads, file)


def ours(path: Path, out: Path) -> None:
    """Reads and writes the records with the readers and writers of stdnews, without cleaning."""
    naming = Naming("parquet" if path.suffix == ".parquet" else "jsonl")
    more = {"outcome": "unchanged", "counts": {}, "encoding": "utf-8"}
    shards = Shards(str(out), str(out / ".stdnews"), naming)
    with path.open("rb") as file:
        for record in read_records(file, path.name):
            assert isinstance(record, Record)  # noqa: S101 - sound files
            row = row_of(record.key, [], {"text": record.data.decode(), **more}, record.fields)
            shards.write("", line_of(row) if naming.format == "jsonl" else pickle.dumps(row))
    shards.finish()
    shards.close()


def cleaning(tasks: list[Task]) -> None:
    """Cleans pages that are in memory."""
    wanted = Wanted(facts=True)
    for task in tasks:
        attempt(task, wanted)


def tasks_of(path: Path) -> list[Task]:
    """The records of a file as pages in memory."""
    with path.open("rb") as file:
        found = [record for record in read_records(file, path.name) if isinstance(record, Record)]
    return [Task(record.key, "", "", DEFAULT, name=record.key, record=record) for record in found]


def seconds(do: Callable[[], None]) -> float:
    """Seconds of the processor that something takes."""
    begin = time.process_time()
    do()
    return time.process_time() - begin


def run(path: Path, out: Path, *options: str) -> tuple[float, float]:
    """Seconds of the processor that a run takes, and the MB that its largest process held."""
    with tempfile.TemporaryDirectory(dir=out) as folder:
        process = subprocess.Popen([*STDNEWS, str(path), "-o", folder, *options])
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a run ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def compare(path: Path, root: Path, start: float, turns: int) -> list[float]:
    """The four figures of a format, and the share, for all records."""
    tasks = tasks_of(path)
    to = ("--to", "parquet" if path.suffix == ".parquet" else "jsonl", "--jobs", "0")
    root = root / "out"
    root.mkdir(exist_ok=True)
    loops: list[Callable[[], float]] = [
        lambda: seconds(lambda: bare(path)),
        lambda: seconds(lambda: ours(path, root)),
        lambda: seconds(lambda: cleaning(tasks)),
        lambda: run(path, root, *to)[0] - start,
    ]
    cleaning(tasks[:50])  # tables load
    best = [min(found) for found in zip(*([loop() for loop in loops] for _ in range(turns)), strict=True)]
    return [*best, best[1] / best[2]]


def formats(root: Path, count: int, lines: list[str], turns: int) -> None:
    """Prints the table of formats."""
    empty = plant(root / "empty.jsonl", iter(()))
    start = min(run(empty, root, "--jobs", "0")[0] for _ in range(turns))
    print(f"{count} records, µs of the processor a record; the run in one process, less {start:.2f} s to start\n")
    print(f"{'format':<12}{'bare':>8}{'format':>8}{'cleaning':>10}{'run':>8}{'records/s':>11}{'share':>8}")
    for end in ("jsonl", "jsonl.gz", "jsonl.zst", "csv", "parquet", "wet.gz", "warc.gz"):
        path = plant(root / f"a.{end}", drawn(count, lines))
        *costs, share = compare(path, root, start, turns)
        shown = "".join(f"{cost / count * 1e6:>{width}.0f}" for cost, width in zip(costs, (8, 8, 10, 8), strict=True))
        print(f"{end:<12}{shown}{count / costs[3]:>11.0f}{share:>8.1%}", flush=True)
    for end in ("txt", "html"):
        folder = root / end
        folder.mkdir()
        for page in drawn(count, lines):
            data = page.text.encode() if end == "txt" else page.html
            (folder / f"{page.number:07}.{end}").write_bytes(data)
        cost = min(run(folder, root, "--jobs", "0")[0] for _ in range(turns)) - start
        print(f"{end + ' pages':<30}{'':>8}{cost / count * 1e6:>8.0f}{count / cost:>11.0f}")


def memory(root: Path, counts: list[int], lines: list[str]) -> None:
    """Prints the table of memory."""
    print(f"\n{'records':>9}{'MB to jsonl':>13}{'MB to parquet':>15}")
    for count in counts:
        path = plant(root / "memory.jsonl.gz", drawn(count, lines))
        most = [run(path, root, "--to", to, "--jobs", "2")[1] for to in ("jsonl", "parquet")]
        print(f"{count:>9}{most[0]:>13.0f}{most[1]:>15.0f}", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, nargs="?", default=TEXT)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="*", default=[1000, 20000])
    parser.add_argument("--folder", type=Path, help="where files are written, with room for all of them")
    given = parser.parse_args()
    lines = [line for line in given.text.read_text("utf-8").splitlines() if line]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        if given.records:
            formats(Path(folder), given.records, lines, given.turns)
        memory(Path(folder), given.memory, lines)


if __name__ == "__main__":
    main()
