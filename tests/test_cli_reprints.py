"""``stdnews clean --reprints``: the same article on several pages, whatever earlier runs have done."""

from __future__ import annotations

import builtins
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from tests.folders import LONG_AGO, plant, tree

from stdnews.batch import attempt
from stdnews.cli import main

NEWS = (Path(__file__).parents[1] / "bench/text/news.txt").read_text("utf-8").splitlines()
FORMS = [
    ("text", "mark"),
    ("text", "drop"),
    ("jsonl", "mark"),
    ("jsonl", "drop"),
    ("parquet", "mark"),
    ("parquet", "drop"),
]


def clean(*arguments: str | Path | int, jobs: int = 0, quiet: bool = True) -> Result:
    return CliRunner().invoke(
        main, ["clean", *map(str, arguments), "--jobs", str(jobs), *(["--quiet"] if quiet else [])]
    )


def article(first: int, lines: int = 10) -> str:
    return "".join(f"{line}\n" for line in NEWS[first : first + lines])


WHOLE, OTHER = article(0), article(20)
PAGES = {
    "a/1.txt": f"来源：江州日报  2024-03-06\n{WHOLE}",
    "b/1.txt": f"来源：临河网  2024-03-05\n{WHOLE}",
    "b/half.txt": article(0, 6),
    "c/more.html": f"<h1>{NEWS[50]}</h1>" + "".join(f"<p>{line}</p>" for line in NEWS[0:10]),
    "c/other.txt": OTHER,
    "c/none.txt": "首页 > 新闻\n",
}
GROUP = {"a/1.txt", "b/1.txt", "b/half.txt", "c/more.html"}


def groups(out: Path) -> list[tuple[str, list[str]]]:
    rows = [json.loads(line) for line in (out / "reprints.jsonl").read_text("utf-8").splitlines()]
    return [(row["kept"], [copy["path"] for copy in row["copies"]]) for row in rows]


def records(out: Path) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]
    return {row["path"]: row for row in rows}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return plant(tmp_path / "in", PAGES)


def test_marking_names_the_groups_and_leaves_all_text(source: Path, out: Path, tmp_path: Path) -> None:
    assert clean(source, "-o", out, "--reprints", "mark").exit_code == 0
    assert groups(out) == [("c/more.html", sorted(GROUP - {"c/more.html"}))]
    clean(source, "-o", tmp_path / "without")
    marked = tree(out)
    assert marked.pop("reprints.jsonl")
    assert marked == tree(tmp_path / "without")


def test_dropping_writes_one_text_of_a_group(source: Path, out: Path) -> None:
    assert clean(source, "-o", out, "--reprints", "drop").exit_code == 0
    assert sorted(tree(out)) == ["c/more.html.txt", "c/none.txt", "c/other.txt", "reprints.jsonl"]
    assert groups(out) == [("c/more.html", sorted(GROUP - {"c/more.html"}))]


def test_of_equal_texts_the_earliest_is_kept(source: Path, out: Path) -> None:
    (source / "c/more.html").unlink()
    clean(source, "-o", out, "--reprints", "mark")
    assert groups(out) == [("b/1.txt", ["a/1.txt", "b/half.txt"])]


def test_records_say_what_they_are_copies_of(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--reprints", "mark", "--to", "jsonl")
    found = {path: (row["reprint_of"], row["reprints"]) for path, row in records(out).items()}
    assert found == {
        **dict.fromkeys(GROUP, ("c/more.html", 0)),
        "c/more.html": (None, 3),
        "c/none.txt": (None, 0),
        "c/other.txt": (None, 0),
    }


def test_records_of_copies_are_left_out(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--reprints", "drop", "--to", "jsonl")
    assert {path: row["reprints"] for path, row in records(out).items()} == {
        "c/more.html": 3,
        "c/none.txt": 0,
        "c/other.txt": 0,
    }


def test_parquet_has_the_fields_too(source: Path, out: Path) -> None:
    assert clean(source, "-o", out, "--reprints", "mark", "--to", "parquet").exit_code == 0
    rows = pq.read_table(out / "records.parquet").to_pylist()
    assert {row["path"]: (row["reprint_of"], row["reprints"]) for row in rows}["a/1.txt"] == ("c/more.html", 0)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", ["nothing", "kept gone", "kept changed", "copy gone", "copy changed", "new copy"])
def test_a_rerun_ends_with_what_a_fresh_run_gives(
    change: str, form: tuple[str, str], source: Path, out: Path, tmp_path: Path
) -> None:
    options = ("--to", form[0], "--reprints", form[1])
    clean(source, "-o", out, *options, "--prune")
    match change:
        case "kept gone":
            (source / "c/more.html").unlink()
        case "kept changed":
            plant(source, {"c/more.html": f"<p>{OTHER}</p>"})
        case "copy gone":
            (source / "b/1.txt").unlink()
        case "copy changed":
            plant(source, {"b/1.txt": article(60)})
        case "new copy":
            plant(source, {"0/new.txt": WHOLE, "d/new.txt": article(0, 16)})
    assert clean(source, "-o", out, *options, "--prune").exit_code == 0
    assert clean(source, "-o", tmp_path / "fresh", *options).exit_code == 0
    assert tree(out) == tree(tmp_path / "fresh")


@pytest.mark.parametrize("to", ["text", "jsonl", "parquet"])
@pytest.mark.parametrize("then", [("--reprints", "mark"), ()])
def test_what_was_dropped_comes_back_when_copies_are_not_dropped(
    to: str, then: tuple[str, ...], source: Path, out: Path, tmp_path: Path
) -> None:
    clean(source, "-o", out, "--to", to, "--reprints", "drop")
    assert clean(source, "-o", out, "--to", to, *then).exit_code == 0
    clean(source, "-o", tmp_path / "fresh", "--to", to, *then)
    found = tree(out)
    if not then:
        del found["reprints.jsonl"]
    assert found == tree(tmp_path / "fresh")


@pytest.mark.parametrize(("to", "how"), FORMS)
def test_a_rerun_does_no_page_again(
    to: str, how: str, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean(source, "-o", out, "--reprints", how, "--to", to)
    before = tree(out)
    monkeypatch.setattr(attempt, "clean", lambda *_: pytest.fail("a page is done again"))
    assert clean(source, "-o", out, "--reprints", how, "--to", to).exit_code == 0
    assert tree(out) == before


def test_workers_and_their_number_change_nothing(source: Path, out: Path, tmp_path: Path) -> None:
    clean(source, "-o", out, "--reprints", "drop", "--to", "jsonl")
    clean(source, "-o", tmp_path / "two", "--reprints", "drop", "--to", "jsonl", jobs=2)
    assert tree(out) == tree(tmp_path / "two")


def test_a_run_that_was_killed_between_is_put_right(source: Path, out: Path, tmp_path: Path) -> None:
    clean(source, "-o", out, "--reprints", "mark")
    (out / "a/1.txt").unlink()  # as by a run that removes copies and ends before the ledger is told
    clean(source, "-o", out, "--reprints", "drop")
    clean(source, "-o", tmp_path / "fresh", "--reprints", "drop")
    assert tree(out) == tree(tmp_path / "fresh")
    shutil.copy(source / "a/1.txt", out / "a.txt")  # what is nobody's stays
    assert clean(source, "-o", out, "--reprints", "drop").exit_code == 0
    assert (out / "a.txt").exists()


def test_a_copy_that_comes_back_and_cannot_be_read_is_named(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--reprints", "drop", "--prune")
    (source / "c/more.html").unlink()
    (source / "b/1.txt").unlink()
    (source / "a/1.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    os.utime(source / "a/1.txt", (LONG_AGO, LONG_AGO))
    result = clean(source, "-o", out, "--reprints", "drop", "--prune")
    assert result.exit_code == 1
    assert "a/1.txt" in result.stderr
    assert sorted(tree(out)) == ["b/half.txt", "c/none.txt", "c/other.txt", "reprints.jsonl"]


def test_when_not_all_could_be_read_copies_stay_as_they_are(source: Path, out: Path) -> None:
    clean(source, "-o", out, "--reprints", "drop")
    before = tree(out)
    shutil.rmtree(source)
    source.mkdir()
    result = clean(source, "-o", out, "--reprints", "drop")
    assert result.exit_code == 1
    assert "reprints are as they were" in result.stderr
    assert tree(out) == before


def test_pages_that_cannot_be_read_are_no_copies(source: Path, out: Path) -> None:
    wreck = "".join("锟斤拷" * 20 + "\n" for _ in range(8))
    plant(source, {"x/1.txt": wreck, "x/2.txt": wreck})
    clean(source, "-o", out, "--reprints", "mark")
    assert [kept for kept, _ in groups(out)] == ["c/more.html"]


def test_the_summary_counts_copies_and_groups(source: Path, out: Path) -> None:
    assert "reprints: 3 pages in 1 group\n" in clean(source, "-o", out, "--reprints", "mark", quiet=False).stderr
    assert "reprints" not in clean(source, "-o", out, quiet=False).stderr
    status = CliRunner().invoke(main, ["status", str(out)]).stdout
    assert "; reprints 3 pages in 1 group\n" in status
    assert ": 6 pages in" in status


def test_a_dry_run_counts_and_writes_nothing(source: Path, out: Path) -> None:
    result = clean(source, "-o", out, "--reprints", "drop", "--dry-run", quiet=False)
    assert "reprints: 3 pages in 1 group\n" in result.stderr
    assert not out.exists()


def test_records_on_stdout_have_their_fields(source: Path) -> None:
    result = clean(source, "--to", "jsonl", "--reprints", "mark")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["reprint_of"] for row in rows if row["path"] == "a/1.txt"] == ["c/more.html"]


def test_retry_does_what_failed_and_leaves_copies_to_the_next_run(source: Path, out: Path, tmp_path: Path) -> None:
    largest = (source / "c/more.html").stat().st_size
    clean(source, "-o", out, "--reprints", "drop", "--max-bytes", largest - 1)
    assert groups(out) == [("b/1.txt", ["a/1.txt", "b/half.txt"])]
    retry = ["retry", str(out), "--quiet", "--jobs", "0", "--max-bytes", str(largest)]
    assert CliRunner().invoke(main, retry).exit_code == 0
    assert {"b/1.txt", "c/more.html.txt"} <= set(tree(out))
    clean(source, "-o", out, "--reprints", "drop")
    clean(source, "-o", tmp_path / "fresh", "--reprints", "drop")
    assert tree(out) == tree(tmp_path / "fresh")


def test_a_page_on_stdout_has_nothing_to_compare_it_with(source: Path) -> None:
    result = clean(source / "a/1.txt", "--reprints", "mark")
    assert result.exit_code == 2
    assert "it needs -o OUT or --to jsonl" in result.stderr


def test_without_numpy_one_line_says_what_to_install(source: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *more: Any) -> Any:
        if name == "stdnews.reprints.sketch":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    result = clean(source, "-o", out, "--reprints", "mark")
    assert result.exit_code == 1
    assert result.stderr == "Error: finding reprints needs NumPy: pip install 'stdnews[reprints]'\n"
    assert tree(out) == {}


def test_the_first_records_are_compared_as_far_as_the_input_could_be_read(tmp_path: Path) -> None:
    source = plant(tmp_path / "in", PAGES)
    (source / "gone.jsonl").symlink_to(tmp_path / "nowhere")
    result = clean(source, "-o", tmp_path / "out", "--to", "jsonl", "--reprints", "mark")
    assert "gone.jsonl: cannot be read" in result.stderr
    found = [json.loads(line) for line in (tmp_path / "out/records.jsonl").read_text("utf-8").splitlines()]
    assert {row["path"] for row in found} == PAGES.keys()
    assert {row["path"] for row in found if row["reprint_of"] or row["reprints"]} == GROUP
