"""``stdnews clean`` over files of records: JSON lines, CSV, Parquet, WARC, and pages among them."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import io
import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from click.testing import CliRunner, Result
from tests.folders import LONG_AGO, tree

from stdnews.cli import main

TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"


def clean(*arguments: str | Path | float, jobs: int = 0, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["clean", "--quiet", "--jobs", str(jobs), *map(str, arguments)], input=stdin)


def put(path: Path, data: bytes, when: float = LONG_AGO) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (when, when))
    return path


def jsonl(*rows: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def numbered(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"id": at, "text": f"第{at}條。{TEXT}", **more} for at in range(count)]


def parquet(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def warc(*bodies: bytes) -> bytes:
    blocks = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=big5\r\n\r\n" + body for body in bodies]
    return b"".join(
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example.cn/{at}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
        for at, block in enumerate(blocks)
    )


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with records of several kinds, and a page."""
    root = tmp_path / "in"
    put(root / "a.jsonl.gz", gzip.compress(jsonl(*numbered(30))))
    put(root / "b" / "c.csv", f'id,url,content\n1,http://x.cn/1,"{TEXT}\n{TEXT * 2}"\n2,,"{TEXT}"\n'.encode())
    put(root / "b" / "d.txt", TEXT.encode())
    put(root / "e.warc", warc(f"<p>{TEXT}</p>".encode("big5"), f"<html><p>{TEXT}</p>".encode("big5")))
    parquet(root / "f.parquet", numbered(5, when=dt.datetime(2024, 1, 2, tzinfo=dt.UTC)))
    return root


def test_a_folder_of_pages_and_records_gives_records_in_its_order(source: Path, out: Path) -> None:
    result = clean(source, "-o", out, "--to", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    found = lines((out / "records.jsonl").read_bytes())
    assert [row["path"] for row in found] == [
        *(f"a.jsonl.gz#{at}" for at in range(30)),
        "b/c.csv#0",
        "b/c.csv#1",
        "b/d.txt",
        "e.warc#0",
        "e.warc#1",
        *(f"f.parquet#{at}" for at in range(5)),
    ]
    assert [row["text"] for row in found[-7:-4]] == [CLEAN, CLEAN, f"第0条。{CLEAN}"]
    assert found[0]["id"] == 0
    assert (found[30]["id"], found[30]["url"], found[30]["text"].count("\n")) == ("1", "http://x.cn/1", 2)
    assert (found[-6]["encoding"], found[-6]["url"]) == ("big5hkscs", "http://news.example.cn/1")
    assert found[-1]["when"] == "2024-01-02T00:00:00+00:00"


def test_text_goes_to_a_file_for_each_record(source: Path, out: Path) -> None:
    assert clean(source, "-o", out).exit_code == 0
    found = tree(out)
    assert len(found) == 40
    assert found["a.jsonl.gz/00000007.txt"].decode() == f"第7条。{CLEAN}"
    assert found["b/d.txt"].decode() == CLEAN


@pytest.mark.parametrize(
    "arguments",
    [
        ("--to", "text"),
        ("--to", "jsonl"),
        ("--to", "jsonl", "--edits", "--shard-size", "7", "--compress", "gzip"),
        ("--to", "jsonl", "--compress", "zstd"),
        ("--to", "jsonl", "--compress", "xz", "--shard-size", "100"),
        ("--to", "parquet"),
        ("--to", "parquet", "--edits", "--shard-size", "7"),
    ],
    ids=" ".join,
)
def test_neither_workers_nor_earlier_runs_change_a_byte(
    source: Path, out: Path, tmp_path: Path, arguments: tuple[str, ...], cleaned: list[str]
) -> None:
    assert clean(source, "-o", out, *arguments).exit_code == 0
    before = tree(out)
    assert clean(source, "-o", tmp_path / "two", *arguments, jobs=2).exit_code == 0
    assert tree(tmp_path / "two") == before
    cleaned.clear()
    assert clean(source, "-o", out, *arguments).exit_code == 0
    assert (cleaned, tree(out) == before) == ([], True)
    put(source / "a.jsonl.gz", gzip.compress(jsonl(*numbered(5), {"id": 5, "text": "新"}, *numbered(40)[6:])))
    assert clean(source, "-o", out, *arguments).exit_code == 0
    assert cleaned == ["a.jsonl.gz#5", *(f"a.jsonl.gz#{at}" for at in range(30, 40))]
    after = tree(out)
    clean(source, "-o", out, *arguments, "--fresh")
    assert tree(out) == after


def test_a_field_that_changes_is_seen(tmp_path: Path, out: Path, cleaned: list[str]) -> None:
    source = put(tmp_path / "a.jsonl", jsonl(*numbered(3)))
    clean(source, "-o", out, "--to", "jsonl")
    rows = numbered(3)
    rows[1]["id"] = "other"
    put(source, jsonl(*rows))
    cleaned.clear()
    clean(source, "-o", out, "--to", "jsonl")
    assert cleaned == ["a.jsonl#1"]
    assert [row["id"] for row in lines((out / "records.jsonl").read_bytes())] == [0, "other", 2]


def test_fields_are_passed_through_and_ours_win(tmp_path: Path, out: Path) -> None:
    row = {"text": TEXT, "title": "舊題", "lang": "zh", "tags": ["a", {"b": None}], "score": 0.5, "empty": None}
    source = put(tmp_path / "a.jsonl", jsonl(row))
    assert clean(source, "-o", out, "--to", "jsonl").exit_code == 0
    (found,) = lines((out / "records.jsonl").read_bytes())
    assert (found["title"], found["text"]) == (None, CLEAN)
    assert found["source_fields"] == {"title": "舊題"}
    assert {name: found[name] for name in ("lang", "tags", "score", "empty")} == {
        name: row[name] for name in ("lang", "tags", "score", "empty")
    }


def test_edits_lead_from_what_was_read_to_what_is_written(tmp_path: Path, out: Path) -> None:
    source = put(
        tmp_path / "a.jsonl", jsonl({"text": "新(xin)質(zhì)生產(chǎn)力,產(chǎn)品(pǐn)說(shuō)明。\n分享到:微信"})
    )
    assert clean(source, "-o", out, "--to", "jsonl", "--edits").exit_code == 0
    (found,) = lines((out / "records.jsonl").read_bytes())
    stages = [edit["stage"] for edit in found["edits"]]
    assert stages[0] == "glosses"
    assert "simplify" in stages
    for edit in found["edits"]:
        text, shift = edit["before"], 0
        for span in edit["spans"]:
            text = text[: span["start"] + shift] + span["new"] + text[span["end"] + shift :]
            shift += len(span["new"]) - (span["end"] - span["start"])
        assert not edit["spans"] or text == edit["after"]


def test_parquet_has_columns_for_what_came_with_the_records(tmp_path: Path, out: Path) -> None:
    when = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    rows: list[dict[str, Any]] = [
        {"n": 1, "f": 1, "t": "甲", "b": b"\xff", "ok": True, "when": when, "day": when.date(), "many": [1, 2], "text": TEXT},
        {"n": 2, "f": 0.5, "t": None, "b": None, "ok": False, "when": None, "day": None, "many": None, "text": TEXT},
    ]  # fmt: skip
    source = parquet(tmp_path / "a.parquet", rows)
    assert clean(source, "-o", out, "--to", "parquet").exit_code == 0
    table = pq.read_table(out / "records.parquet")
    assert {name: str(table.schema.field(name).type) for name in ("n", "f", "t", "b", "ok", "when", "day")} == {
        "n": "int64",
        "f": "double",
        "t": "string",
        "b": "binary",
        "ok": "bool",
        "when": "timestamp[us, tz=UTC]",
        "day": "date32[day]",
    }
    first, second = table.to_pylist()
    assert (first["text"], first["path"], first["outcome"]) == (CLEAN, "a.parquet#0", "cleaned")
    assert [first[name] for name in ("n", "f", "t", "b", "ok", "when", "day")] == [
        rows[0][name] for name in ("n", "f", "t", "b", "ok", "when", "day")
    ]
    assert json.loads(first["fields"]) == {"many": [1, 2]}
    assert (second["t"], json.loads(first["counts"])["simplify"]) == (None, {"traditional": 1})


def test_what_has_no_column_in_parquet_is_not_lost(tmp_path: Path, out: Path) -> None:
    rows = [
        {"text": "甲", "id": 1, "note": "a", "fields": 3},
        {"text": "乙", "id": "two", "note": 1 << 70, "late": {"x": 1}},
        {"text": "丙", "id": 1.5, "note": "\ud83d", "schema": 9},
    ]
    source = put(tmp_path / "a.jsonl", jsonl(*rows))
    assert clean(source, "-o", out, "--to", "parquet").exit_code == 0
    found = pq.read_table(out / "records.parquet").to_pylist()
    assert [row["id"] for row in found] == [1.0, None, 1.5]
    assert [row["fields"] and json.loads(row["fields"]) for row in found] == [
        {"fields": 3},
        {"id": "two", "note": 1 << 70, "late": {"x": 1}},
        {"note": "\ud83d"},
    ]
    assert json.loads(found[2]["source_fields"]) == {"schema": 9}


def test_what_json_has_no_type_for_is_written_as_text(tmp_path: Path, out: Path) -> None:
    rows = [{"text": TEXT, "b": b"\xff\0", "f": float("nan"), "at": dt.time(1, 2)}]
    source = parquet(tmp_path / "a.parquet", rows)
    assert clean(source, "-o", out, "--to", "jsonl").exit_code == 0
    (found,) = lines((out / "records.jsonl").read_bytes())
    assert (base64.b64decode(found["b"]), found["f"], found["at"]) == (b"\xff\0", None, "01:02:00")


def test_nanoseconds_are_no_error(tmp_path: Path, out: Path) -> None:
    when = pa.array([1_700_000_000_000_000_001, 1_700_000_000_000_001_000], pa.timestamp("ns"))
    pq.write_table(pa.table({"text": [TEXT] * 2, "when": when}), tmp_path / "a.parquet")
    assert clean(tmp_path / "a.parquet", "-o", out, "--to", "jsonl").exit_code == 0
    found = [row["when"] for row in lines((out / "records.jsonl").read_bytes())]
    assert [text[:19].replace("T", " ") for text in found] == ["2023-11-14 22:13:20"] * 2
    assert found[0].endswith("000000001")


@pytest.mark.parametrize("jobs", [0, 2])
def test_broken_records_are_named_and_the_others_done(tmp_path: Path, out: Path, jobs: int) -> None:
    broken = b'{"text": "a\n' + jsonl({"id": 1}) + jsonl({"text": 5})
    source = put(tmp_path / "in" / "a.jsonl", jsonl(*numbered(2)) + broken + jsonl(*numbered(1)))
    put(source.parent / "b.jsonl.gz", gzip.compress(jsonl(*numbered(50)))[:-30])
    for _ in range(2):
        result = clean(source.parent, "-o", out, "--to", "jsonl", jobs=jobs)
        assert result.exit_code == 1
        told = result.stderr.splitlines()
        assert (
            told[:3]
            == [
                f"stdnews: {source}#2: line 3 is no JSON: Invalid control character at, character 12",
                f"stdnews: {source}#3: has no field 'text'",
                f"stdnews: {source}#4: has no text in the field 'text', but a number",
            ]
            or "Unterminated string" in told[0]
        )
        assert len(told) == 4
        assert "ends in the middle (gzip, byte" in told[3]
        paths = [row["path"] for row in lines((out / "records.jsonl").read_bytes())]
        assert paths[:4] == ["a.jsonl#0", "a.jsonl#1", "a.jsonl#5", "b.jsonl.gz#0"]


def test_a_record_that_breaks_loses_its_older_output(tmp_path: Path, out: Path) -> None:
    source = put(tmp_path / "a.jsonl", jsonl(*numbered(3)))
    clean(source, "-o", out)
    put(source, jsonl(*numbered(1)) + b"broken\n" + jsonl(*numbered(3)[2:]))
    assert clean(source, "-o", out).exit_code == 1
    assert list(tree(out)) == ["a.jsonl/00000000.txt", "a.jsonl/00000002.txt"]


def test_a_file_without_a_page_field_is_one_line_and_the_rest_is_done(source: Path, out: Path) -> None:
    put(source / "b" / "log.csv", b"when,what\n1,2\n")
    result = clean(source, "-o", out, "--to", "jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "log.csv: no field has a usual name for the page: give --text-field or --html-field; the fields are when, what" in result.stderr  # fmt: skip
    assert len(lines((out / "records.jsonl").read_bytes())) == 40


@pytest.mark.parametrize(
    ("arguments", "data", "name"),
    [
        (("--from", "jsonl"), jsonl(*numbered(3)), "-#1"),
        (("--from", "jsonl"), gzip.compress(jsonl(*numbered(3))), "-#1"),
        (("--from", "csv", "--text-field", "t"), f't,u\n甲,1\n"{TEXT}",2\n'.encode(), "-#1"),
        (("--from", "warc"), warc(b"<p>a</p>", f"<p>{TEXT}</p>".encode("big5")), "-#1"),
    ],
)
@pytest.mark.parametrize("jobs", [0, 2])
def test_records_come_from_a_stream_too(arguments: tuple[str, ...], data: bytes, name: str, jobs: int) -> None:
    result = clean(*arguments, "--to", "jsonl", jobs=jobs, stdin=data)
    assert result.exit_code == 0
    found = lines(result.stdout_bytes)[1]
    assert found["path"] == name
    assert found["text"].endswith(CLEAN)


@pytest.mark.slow
def test_a_stream_of_parquet_is_refused_in_one_line(source: Path) -> None:
    command = [sys.executable, "-m", "stdnews", "clean", "--from", "parquet", "--to", "jsonl"]
    data = (source / "f.parquet").read_bytes()
    done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (
        1,
        b"stdnews: standard input: is Parquet, which cannot be read from a stream: name the file\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.jsonl",), "need -o OUT or --to jsonl"),
        (("a.jsonl", "--to", "parquet"), "--to parquet, --shard-size and --compress need -o OUT"),
        (("a.jsonl", "--to", "jsonl", "--compress", "gzip"), "--to parquet, --shard-size and --compress need -o OUT"),
        (("a.jsonl", "-o", "out", "--shard-size", "3"), "are for records"),
        (("a.jsonl", "-o", "out", "--to", "parquet", "--compress", "xz"), "Parquet is compressed by zstd or gzip"),
        (("a.jsonl", "-o", "out.jsonl.zst"), "OUT is a folder: -o FOLDER --to jsonl --compress zstd writes records"),
        (("a.jsonl", "-o", "out", "--to", "jsonl", "--shard-size", "0"), "0 is not in the range"),
    ],
)
def test_what_does_not_go_together_is_said_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "a.jsonl", jsonl(*numbered(1)))
    result = clean(*arguments)
    assert (result.exit_code, message in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()


def test_two_files_with_one_output_are_told_once(tmp_path: Path, out: Path) -> None:
    for folder in ("x", "y"):
        put(tmp_path / folder / "a.jsonl", jsonl(*numbered(3)))
    result = clean(tmp_path / "x" / "a.jsonl", tmp_path / "y" / "a.jsonl", "-o", out)
    assert (result.exit_code, result.stderr) == (
        1,
        f"stdnews: {tmp_path}/y/a.jsonl: has the same output as {tmp_path}/x/a.jsonl\n",
    )
    assert len(tree(out)) == 3


def test_shards_replace_those_of_earlier_runs_and_nothing_else(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--to", "jsonl", "--shard-size", 10)
    assert list(tree(out)) == [f"records-0000{number}.jsonl" for number in range(4)]
    put(out / "records-mine.jsonl", b"mine")
    clean(source, "-o", out, "--to", "parquet")
    clean(source, "-o", out, "--to", "jsonl", "--shard-size", 20, "--compress", "zstd")
    assert list(tree(out)) == [
        "records-00000.jsonl.zst",
        "records-00001.jsonl.zst",
        "records-mine.jsonl",
        "records.parquet",
    ]
    data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(tree(out)["records-00001.jsonl.zst"])).read()
    assert len(lines(data)) == 20


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_run_that_is_killed_while_it_moves_its_files_is_finished_by_the_next(
    source: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    arguments = ("--to", "jsonl", "--shard-size", "10")
    clean(source, "-o", tmp_path / "fresh", *arguments)
    put(source / "0.jsonl", jsonl(*numbered(15)))
    clean(source, "-o", out, *arguments)
    os.unlink(source / "0.jsonl")  # noqa: PTH108
    replace, left = os.replace, [moved + 1]  # the first one is of the list itself

    def killed(old: str, new: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        replace(old, new)

    with monkeypatch.context() as patched:
        patched.setattr("stdnews.writing.shards.os.replace", killed)
        assert clean(source, "-o", out, *arguments).exit_code == 130
    assert clean(source, "-o", out, *arguments).exit_code == 0
    assert tree(out) == tree(tmp_path / "fresh")
    assert sorted(path.name for path in (out / ".stdnews").iterdir()) == ["ledger.db", "lock"]


def test_records_that_are_gone_have_no_output_after_pruning(source: Path, out: Path) -> None:
    clean(source, "-o", out)
    put(source / "a.jsonl.gz", gzip.compress(jsonl(*numbered(3))))
    clean(source, "-o", out, "--prune")
    assert len([name for name in tree(out) if name.startswith("a.jsonl.gz/")]) == 3


def test_a_file_that_cannot_be_read_leaves_what_was_done(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean(source, "-o", out)
    before = tree(out)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = clean(source, "-o", out, "--prune")
    assert (result.exit_code, tree(out)) == (1, before)
    assert "f.parquet: is Parquet, which needs pip install 'stdnews[parquet]'" in result.stderr


def test_status_and_retry_know_records(tmp_path: Path, out: Path, cleaned: list[str]) -> None:
    source = put(tmp_path / "in" / "a.jsonl", jsonl(*numbered(3)) + b"broken\n")
    clean(source.parent, "-o", out)
    told = CliRunner().invoke(main, ["status", str(out)]).stdout
    assert f"{source}#3: line 4 is no JSON" in told
    put(source, jsonl(*numbered(5)))
    cleaned.clear()
    result = CliRunner().invoke(main, ["retry", str(out), "--quiet", "--jobs", "0"])
    assert (result.exit_code, cleaned) == (0, ["a.jsonl#3"])


def test_a_file_that_is_young_waits(tmp_path: Path, out: Path, cleaned: list[str]) -> None:
    source = put(tmp_path / "in" / "a.jsonl", jsonl(*numbered(3)))
    clean(source.parent, "-o", out, "--to", "jsonl")
    before = tree(out)
    put(source, jsonl(*numbered(4)), time.time())
    cleaned.clear()
    clean(source.parent, "-o", out, "--to", "jsonl", "--settle", 100)
    assert (cleaned, tree(out)) == ([], before)


@pytest.mark.parametrize("options", [(), ("--encoding", "gb18030")])
def test_the_encoding_is_that_of_the_file(tmp_path: Path, out: Path, options: tuple[str, ...]) -> None:
    put(tmp_path / "in" / "a.csv", f'正文\n"{TEXT}"\n'.encode("gb18030"))
    put(tmp_path / "in" / "b.warc", warc(f"<p>{TEXT}</p>".encode("gb18030")))
    assert clean(tmp_path / "in", "-o", out, "--to", "jsonl", *options).exit_code == 0
    assert [row["text"] for row in lines((out / "records.jsonl").read_bytes())] == [CLEAN, CLEAN]


def test_the_site_of_a_record_is_the_host_of_its_url(tmp_path: Path, out: Path) -> None:
    config = put(tmp_path / "stdnews.toml", b'[site."a.cn"]\nskip = ["simplify"]\n')
    rows = [{"text": TEXT, "url": f"http://{host}/1"} for host in ("a.cn", "b.cn")]
    source = put(tmp_path / "in.jsonl", jsonl(*rows))
    clean(source, "-o", out, "--to", "jsonl", "--config", config)
    assert [row["text"] for row in lines((out / "records.jsonl").read_bytes())] == [f"{TEXT}\n", CLEAN]


def test_names_that_are_no_utf_8_come_through(tmp_path: Path, out: Path) -> None:
    name = os.fsdecode(b"\xd0\xc2.jsonl")
    put(tmp_path / "in" / name, jsonl(*numbered(2)))
    for form in ("text", "jsonl", "parquet"):
        for _ in range(2):
            assert clean(tmp_path / "in", "-o", out, "--to", form).exit_code == 0
    assert [row["path"] for row in lines((out / "records.jsonl").read_bytes())] == [f"{name}#0", f"{name}#1"]
    assert pq.read_table(out / "records.parquet").column("path")[0].as_py() == "\\udcd0\\udcc2.jsonl#0"


@pytest.mark.parametrize("form", ["text", "jsonl", "parquet"])
def test_a_file_without_records_is_no_error(tmp_path: Path, out: Path, form: str) -> None:
    put(tmp_path / "a.jsonl", b"")
    assert clean(tmp_path / "a.jsonl", "-o", out, "--to", form).exit_code == 0
    assert list(tree(out)) == {"text": [], "jsonl": ["records.jsonl"], "parquet": ["records.parquet"]}[form]
    if form == "parquet":
        assert pq.read_table(out / "records.parquet").num_rows == 0


def test_a_record_that_is_too_slow_fails_alone(tmp_path: Path, out: Path) -> None:
    source = put(tmp_path / "a.jsonl", jsonl(*numbered(3), {"text": "\n".join(f"{at}甲" for at in range(300_000))}))
    result = clean(source, "-o", out, "--to", "jsonl", "--timeout", 0.4, jobs=2)
    assert result.exit_code == 1
    assert "a.jsonl#3: took longer than 0.4 s" in result.stderr


def test_dry_run_writes_nothing(source: Path, out: Path) -> None:
    result = CliRunner().invoke(main, ["clean", str(source), "-o", str(out), "--to", "parquet", "--dry-run", "-j", "0"])
    assert (result.exit_code, out.exists()) == (0, False)
    assert "40 pages" in result.stderr


def test_the_ledger_knows_every_record(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--to", "parquet")
    database = sqlite3.connect(out / ".stdnews" / "ledger.db")
    assert database.execute("SELECT count(*) FROM pages").fetchone() == (40,)
    database.close()


@pytest.mark.slow
@pytest.mark.parametrize("to", ["jsonl", "parquet"])
def test_memory_does_not_grow_with_the_records(tmp_path: Path, to: str) -> None:
    most: list[int] = []
    for count in (1200, 4000):
        padding = "".join(chr(0x4E00 + at) for at in range(4000))
        rows = ({"text": f"第{at}条。", "note": f"{at}{padding}"} for at in range(count))
        with gzip.open(tmp_path / "a.jsonl.gz", "wb", 1) as file:
            file.writelines(jsonl(row) for row in rows)
        command = [sys.executable, "-m", "stdnews", "clean", str(tmp_path / "a.jsonl.gz"), "-o", str(tmp_path / "out")]
        process = subprocess.Popen([*command, "--to", to, "--quiet", "--fresh", "--jobs", "0"])
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        most.append(used.ru_maxrss)
    assert most[1] < most[0] + 20_000  # all records of the larger one are 48 MB; a row group is a thousand of them


@pytest.mark.slow
def test_a_pipe_that_closes_early_ends_the_run(source: Path) -> None:
    command = f"{sys.executable} -m stdnews clean {source} --to jsonl --quiet --jobs 2 | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, timeout=60)
    assert (done.returncode, len(lines(done.stdout))) == (0, 1)


def test_a_mistyped_field_leaves_the_records_of_an_earlier_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "今天天气很好。"}\n', "utf-8")
    call = ["clean", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out"), "--to", "jsonl"]
    assert CliRunner().invoke(main, call).exit_code == 0
    before = (tmp_path / "out/records.jsonl").read_bytes()
    result = CliRunner().invoke(main, [*call, "--text-field", "boby"])
    assert result.exit_code == 1
    assert "no field 'boby'; the fields are body" in result.stderr
    assert (tmp_path / "out/records.jsonl").read_bytes() == before != b""
