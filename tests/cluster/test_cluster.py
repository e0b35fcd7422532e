"""The same crawl cleaned on one machine and on a cluster, of which a node is taken away in the middle."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="needs stdnews[ray]")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

RECORDS = int(os.environ.get("STDNEWS_RAY_RECORDS", "5000"))
"""How long the crawl is; the long form is for a quiet machine."""
NEWS = (Path(__file__).parents[2] / "bench" / "text" / "news.txt").read_text("utf-8").splitlines()
STDNEWS = [sys.executable, "-m", "stdnews", "clean"]


def plant(folder: Path, records: int) -> None:
    """A crawl in four files, packed and not, with damage, beside a page."""
    draw = random.Random(7)  # noqa: S311 - no secret
    folder.mkdir()
    for number in range(4):
        lines = []
        for at in range(records // 4):
            paragraphs = draw.sample(NEWS, 6)
            html = "".join(f"<p>{text}</p>" for text in paragraphs)
            page = {"html": f"<html><body><h1>{paragraphs[0][:12]}</h1>{html}<div>版权所有</div></body></html>"}
            lines.append(json.dumps({"id": at, "url": f"https://news{at % 9}.example.cn/{at}", **page}))
        lines[len(lines) // 2] = '{"id": 1, "html": "'
        text = "\n".join(lines).encode()
        path = folder / f"{number}.jsonl"
        path.with_suffix(".jsonl.gz").write_bytes(gzip.compress(text)) if number % 2 else path.write_bytes(text)
    (folder / "page.txt").write_text("\n".join(NEWS[:5]), "utf-8")


def clean(source: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*STDNEWS, str(source), "-o", str(out), "--to", "jsonl", *more], stderr=subprocess.PIPE, text=True
    )


def records(out: Path) -> list[bytes]:
    return sorted(line for path in out.glob("records*.jsonl") for line in path.read_bytes().splitlines())


def ended(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """The exit status and what was said, without what depends on time and what the engine says itself."""
    said = process.communicate(timeout=3600)[1].splitlines()
    return process.returncode, sorted(
        re.sub(r"(?<= pages) in [^:]+", "", line) for line in said if not line.startswith("[")
    )


def test_a_node_lost_in_the_middle_costs_nothing(cluster: Any, tmp_path: Path) -> None:
    source, here, there = tmp_path / "in", tmp_path / "here", tmp_path / "there"
    plant(source, RECORDS)
    expected = ended(clean(source, here))
    process = clean(source, there, "--engine", "ray", "--address", cluster.address)
    parts = there / ".stdnews" / "records"
    while not (parts.is_dir() and any(parts.iterdir())):
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.05)
    cluster.remove_node(cluster.other)
    assert process.poll() is None, "the run was over before the node was taken away"
    status, said = ended(process)
    assert records(there) == records(here)
    assert len(records(there)) == RECORDS // 4 * 4 - 4 + 1
    assert (status, said) == expected
    assert not parts.exists()


def test_a_signal_ends_a_run_in_order(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    plant(source, 8000)
    process = clean(source, out, "--engine", "ray")
    parts = out / ".stdnews" / "records"
    while not (parts.is_dir() and any(parts.iterdir())):
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.05)
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 143
    assert [path.name for path in out.iterdir()] == [".stdnews"]
    assert not parts.exists()
