"""A cluster that reads from a store and writes to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner

from stdnews.cli import main

ray = pytest.importorskip("ray", reason="needs stdnews[ray]")

from stdnews.ray.engine import signals_kept  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

NEWS = (Path(__file__).parents[2] / "bench" / "text" / "news.txt").read_text("utf-8").splitlines()


@pytest.fixture
def engine(bucket: str) -> Iterator[str]:
    """The bucket, and a cluster that knows the way to it."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    with signals_kept():
        ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=100 << 20)
    yield bucket
    ray.shutdown()


def lines(folder: str) -> list[bytes]:
    store = fsspec.filesystem("s3", **fsspec.config.conf["s3"])
    store.invalidate_cache()
    files = [path for path in store.ls(folder, detail=False) if path.rpartition("/")[2].startswith("records")]
    return sorted(line for path in files for line in store.cat_file(path).splitlines())


def test_records_in_a_store_are_those_of_one_machine(engine: str) -> None:
    store = fsspec.filesystem("s3", **fsspec.config.conf["s3"])
    for number in range(20):
        page = "\n".join(NEWS[number : number + 9])
        store.pipe_file(f"{engine}/in/{number}.txt", page.encode())
    for out, name in (("here", "local"), ("there", "ray")):
        call = [f"{engine}/in", "-o", f"{engine}/{out}", "--to", "jsonl", "--engine", name]
        result = CliRunner().invoke(main, ["clean", *call])
        assert result.exit_code == 0, result.stderr
    assert lines(f"{engine}/there") == lines(f"{engine}/here")
    assert len(lines(f"{engine}/there")) == 20
    assert store.find(f"{engine}/there/.stdnews") == []


def test_a_run_that_fails_leaves_no_parts_in_the_store(engine: str) -> None:
    store = fsspec.filesystem("s3", **fsspec.config.conf["s3"])
    store.pipe_file(f"{engine}/in/a.txt", NEWS[0].encode())
    call = ["clean", f"{engine}/in", "-o", f"{engine}/out", "--to", "jsonl", "--engine", "ray"]
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 0, result.stderr
    before = lines(f"{engine}/out")
    store.pipe_file(f"{engine}/in/b.jsonl", b'{"text": "a"}\n' * 9)
    store.pipe_file(f"{engine}/out/.stdnews/records/{'0' * 32}", b"of a run that was killed")
    result = CliRunner().invoke(main, [*call, "--text-field", "missing"])
    assert result.exit_code == 1
    assert "not all of the input could be read" in result.stderr, result.stderr
    assert lines(f"{engine}/out") == before != []
    store.invalidate_cache()
    assert store.find(f"{engine}/out/.stdnews") == []
