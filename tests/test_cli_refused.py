"""Pages that were refused since another page has their output: named, remembered, and tried again, like any failure."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import Result
from tests.folders import plant, stdnews

FIRST, SECOND = "第一张网页。\n", "第二张网页。\n"


def clean(*arguments: str | Path) -> Result:
    return stdnews("clean", *arguments, "--jobs", "0", "-q")


def retry(out: Path) -> Result:
    return stdnews("retry", out, "--jobs", "0", "-q")


def failed(out: Path) -> list[tuple[str, str]]:
    """The pages that ``status`` names, by their names, with the beginning of the reason."""
    found = json.loads(stdnews("status", out, "--json").stdout)["failed"]
    return [(page["path"].rpartition("/")[2], page["reason"].partition(" /")[0]) for page in found]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return plant(tmp_path / "in", {"a.html": f"<p>{FIRST}", "a.html.txt": SECOND, "b.txt": FIRST})


SAME = [("a.html.txt", "has the same output as")]


def test_they_are_among_those_that_failed(source: Path, out: Path) -> None:
    assert clean(source, "-o", out).exit_code == 1
    assert failed(out) == SAME
    assert clean(source, "-o", out).exit_code == 1
    assert failed(out) == SAME


def test_retry_refuses_them_again_as_long_as_the_other_page_is_there(source: Path, out: Path) -> None:
    first = clean(source, "-o", out)
    again = retry(out)
    assert (again.exit_code, again.stderr) == (1, first.stderr)
    assert (out / "a.html.txt").read_text("utf-8") == FIRST
    assert failed(out) == SAME


@pytest.mark.parametrize("by_retry", [True, False])
def test_they_are_done_when_the_other_page_is_gone(source: Path, out: Path, by_retry: bool) -> None:
    clean(source, "-o", out)
    (source / "a.html").unlink()
    result = retry(out) if by_retry else clean(source, "-o", out)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (out / "a.html.txt").read_text("utf-8") == SECOND
    assert failed(out) == []


def test_a_page_that_is_gone_is_forgotten(source: Path, out: Path) -> None:
    clean(source, "-o", out)
    (source / "a.html.txt").unlink()
    assert clean(source, "-o", out).exit_code == 0
    assert failed(out) == []


def test_of_several_inputs_only_those_of_the_run_are_looked_at_anew(tmp_path: Path, out: Path) -> None:
    one, two = plant(tmp_path / "x", {"a.txt": FIRST}), plant(tmp_path / "y", {"a.txt": SECOND})
    assert clean(one, two / "a.txt", "-o", out).exit_code == 1
    assert failed(out) == [("a.txt", "has the same output as")]
    assert clean(one, "-o", out).exit_code == 0  # says nothing of the other input
    assert failed(out) == [("a.txt", "has the same output as")]
    assert retry(out).exit_code == 1
    assert (out / "a.txt").read_text("utf-8") == FIRST
    assert clean(two / "a.txt", "-o", out).exit_code == 0
    assert (failed(out), (out / "a.txt").read_text("utf-8")) == ([], SECOND)


def test_a_file_of_records_is_refused_as_a_whole(tmp_path: Path, out: Path) -> None:
    line = json.dumps({"text": FIRST}) + "\n"
    one, two = (plant(tmp_path / name, {"a.jsonl": line * 3}) for name in ("x", "y"))
    clean(one, two, "-o", out)
    assert failed(out) == [("a.jsonl", "has the same output as")]
    (one / "a.jsonl").unlink()
    plant(one, {"b.txt": FIRST})
    assert retry(out).exit_code == 0
    assert failed(out) == []


def test_a_file_of_records_that_could_not_be_read_is_done_as_a_whole(tmp_path: Path, out: Path) -> None:
    source = plant(tmp_path / "in", {"a.jsonl.gz": b"no gzip", "b.txt": FIRST})
    assert clean(source, "-o", out).exit_code == 1
    assert [name for name, _ in failed(out)] == ["a.jsonl.gz"]
    plant(source, {"a.jsonl.gz": gzip.compress((json.dumps({"text": FIRST}) + "\n").encode() * 3)})
    assert retry(out).exit_code == 0
    assert (len(list((out / "a.jsonl.gz").iterdir())), failed(out)) == (3, [])


def test_records_remember_them_too(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--to", "jsonl")
    assert failed(out) == SAME
    assert retry(out).exit_code == 1
    assert failed(out) == SAME
    (source / "a.html").unlink()
    assert retry(out).exit_code == 0
    assert failed(out) == []
    assert [json.loads(line)["text"] for line in (out / "records.jsonl").read_text("utf-8").splitlines()] == [
        SECOND,
        FIRST,
    ]
