"""``stdnews clean --to jsonl``: one file of records."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.folders import LONG_AGO, plant

from stdnews.cli import main
from stdnews.writing.shards import Shards

TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"
KEYS = ["path", "schema", "title", "date", "source", "author", "text", "outcome", "counts", "encoding"]


def clean(*arguments: str | Path | int, jobs: int = 0, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(
        main, ["clean", "--to", "jsonl", "--quiet", "--jobs", str(jobs), *map(str, arguments)], input=stdin
    )


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return plant(tmp_path / "in", {"a.txt": TEXT, "b/c.html": f"<p>{TEXT}</p>", "b/d.txt": CLEAN, "e.txt": TEXT * 2})


def test_a_record_has_its_keys_in_order(tmp_path: Path, out: Path) -> None:
    text = f"旧粮站成了图书馆\n2023-03-03 11:04 来源:青山日报 作者:何苗\n{TEXT}"
    source = plant(tmp_path / "in", {"x/a.txt": text.encode("gb18030")})
    assert clean(source, "-o", out).exit_code == 0
    (found,) = records(out)
    assert list(found) == KEYS
    assert found.pop("counts").keys() == {"simplify", "boilerplate"}
    assert found == {
        "path": "x/a.txt",
        "schema": 1,
        "title": "旧粮站成了图书馆",
        "date": "2023-03-03T11:04",
        "source": "青山日报",
        "author": ["何苗"],
        "text": f"旧粮站成了图书馆\n{CLEAN}",
        "outcome": "cleaned",
        "encoding": "gb18030",
    }


def test_records_stand_in_the_order_of_the_pages_whatever_the_processes(
    source: Path, out: Path, tmp_path: Path
) -> None:
    plant(source, {f"n/{number:03}.txt": TEXT * (number % 7) for number in range(100)})
    clean(source, "-o", out)
    clean(source, "-o", tmp_path / "out2", jobs=2)
    assert (out / "records.jsonl").read_bytes() == (tmp_path / "out2" / "records.jsonl").read_bytes()
    paths = [found["path"] for found in records(out)]
    assert (len(paths), paths) == (104, sorted(paths))


def test_they_go_to_stdout_too(source: Path, out: Path) -> None:
    clean(source, "-o", out)
    for arguments in ((), ("--jobs", 2)):
        result = clean(source, *arguments)
        assert (result.exit_code, result.stdout_bytes) == (0, (out / "records.jsonl").read_bytes())


def test_the_standard_input_has_a_record() -> None:
    found = json.loads(clean(stdin=TEXT.encode()).stdout)
    assert (found["path"], found["text"]) == ("-", CLEAN)


def test_a_name_that_is_no_utf_8_comes_back_from_json(tmp_path: Path, out: Path) -> None:
    name = os.fsdecode(b"\xd0\xc2\n.txt")
    source = plant(tmp_path / "in", {name: TEXT})
    for _ in range(2):
        clean(source, "-o", out)
        assert [found["path"] for found in records(out)] == [name]


def test_a_page_that_fails_has_no_record_and_is_named(source: Path, out: Path) -> None:
    plant(source, {"a.txt": b"%PDF-1.4"})
    for _ in range(2):
        result = clean(source, "-o", out)
        assert (result.exit_code, [found["path"] for found in records(out)]) == (1, ["b/c.html", "b/d.txt", "e.txt"])
        assert result.stderr == f"stdnews: {source}/a.txt: not a page but a PDF document\n"


def test_unchanged_pages_are_copied_and_only_changed_ones_are_done(source: Path, out: Path, cleaned: list[str]) -> None:
    clean(source, "-o", out)
    before = records(out)
    cleaned.clear()
    (source / "b" / "c.html").unlink()
    plant(source, {"b/d.txt": TEXT * 3, "aa.txt": TEXT})
    assert clean(source, "-o", out).exit_code == 0
    after = records(out)
    assert cleaned == ["aa.txt", "b/d.txt"]
    assert [found["path"] for found in after] == ["a.txt", "aa.txt", "b/d.txt", "e.txt"]
    assert (after[0], after[3]) == (before[0], before[3])
    cleaned.clear()
    clean(source, "-o", out)
    assert (cleaned, records(out)) == ([], after)


@pytest.mark.parametrize("jobs", [0, 2])
def test_a_page_of_another_time_with_the_same_content_is_copied(
    source: Path, out: Path, jobs: int, cleaned: list[str]
) -> None:
    clean(source, "-o", out)
    before = (out / "records.jsonl").read_bytes()
    os.utime(source / "b/d.txt", (LONG_AGO + 9, LONG_AGO + 9))
    cleaned.clear()
    clean(source, "-o", out, jobs=jobs)
    assert (cleaned, (out / "records.jsonl").read_bytes()) == ([], before)


def test_a_page_that_waits_keeps_its_record(source: Path, out: Path) -> None:
    clean(source, "-o", out)
    before = records(out)
    plant(source, {"a.txt": CLEAN}, time.time())
    plant(source, {"new.txt": CLEAN}, time.time())
    clean(source, "-o", out, "--settle", 100)
    assert records(out) == before


@pytest.mark.parametrize("damage", [b"", b'{"path": "a.txt"', b"\xff\xff\n", None])
def test_what_the_last_file_has_lost_is_done_again(source: Path, out: Path, damage: bytes | None) -> None:
    clean(source, "-o", out)
    path = out / "records.jsonl"
    before = path.read_bytes()
    if damage is None:
        path.unlink()
    else:
        first, _, _ = before.partition(b"\n")
        path.write_bytes(first + b"\n" + damage)
    assert clean(source, "-o", out).exit_code == 0
    assert path.read_bytes() == before


def test_a_run_that_is_stopped_leaves_the_last_file_and_the_ledger_as_they_were(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, cleaned: list[str]
) -> None:
    clean(source, "-o", out)
    before = (out / "records.jsonl").read_bytes()
    plant(source, {"a.txt": CLEAN, "b/d.txt": TEXT * 3}, LONG_AGO + 9)

    def stop(_: Shards) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Shards, "finish", stop)
        assert clean(source, "-o", out).exit_code == 130
    assert (out / "records.jsonl").read_bytes() == before
    assert sorted(os.listdir(out / ".stdnews")) == ["ledger.db", "lock"]  # noqa: PTH208 - names
    cleaned.clear()
    clean(source, "-o", out)
    assert cleaned == ["a.txt", "b/d.txt"]
    assert records(out)[0]["text"] == CLEAN


def test_a_folder_that_seems_empty_does_not_empty_the_file(source: Path, out: Path) -> None:
    clean(source, "-o", out)
    before = records(out)
    source.rename(source.with_name("aside"))
    source.mkdir()
    result = clean(source, "-o", out)
    assert (result.exit_code, records(out)) == (1, before)
    assert f"not all of the input could be read: {out}/records.jsonl stays as it was" in result.stderr


def test_a_file_that_cannot_be_written_is_one_line_and_the_last_one_stays(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean(source, "-o", out)
    before = records(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = clean(source, "-o", out, "--fresh")
    assert (result.exit_code, records(out)) == (1, before)
    assert f"cannot write {out}/records.jsonl: No space left on device; the last complete files stay" in result.stderr


def test_text_and_records_in_one_folder_do_not_mix(source: Path, out: Path, cleaned: list[str]) -> None:
    clean(source, "-o", out)
    cleaned.clear()
    clean(source, "-o", out, "--to", "text")
    assert len(cleaned) == 4
    assert (out / "a.txt").read_text("utf-8") == CLEAN
    clean(source, "-o", out)
    assert len(cleaned) == 8
