"""``stdnews clean`` over URLs, against a server that speaks S3 as Amazon's does."""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import fsspec
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from stdnews import storage
from stdnews.cli import main
from stdnews.errors import InputError

TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"

pytestmark = pytest.mark.slow


def store_of() -> Any:
    store = fsspec.filesystem("s3")
    store.invalidate_cache()
    return store


def put(url: str, data: bytes) -> None:
    store_of().pipe_file(url, data)


def tree(url: str) -> dict[str, bytes]:
    store = store_of()
    root = url.removeprefix("s3://") + "/"
    return {path.removeprefix(root): store.cat_file(path) for path in sorted(store.find(root))}


def jsonl(count: int) -> bytes:
    return b"".join(json.dumps({"id": at, "text": f"第{at}條。{TEXT}"}).encode() + b"\n" for at in range(count))


def clean(*arguments: str | Path | int, jobs: int = 0) -> Result:
    return CliRunner().invoke(main, ["clean", "--quiet", "--jobs", str(jobs), *map(str, arguments)])


@pytest.fixture
def crawl(bucket: str) -> str:
    """A crawl in the bucket: records and pages."""
    put(f"{bucket}/crawl/a.jsonl.gz", gzip.compress(jsonl(25)))
    put(f"{bucket}/crawl/b/c.html", f"<p>{TEXT}</p>".encode())
    put(f"{bucket}/crawl/b/d.png", b"\x89PNG")
    put(f"{bucket}/crawl/.hidden.txt", b"x")
    put(f"{bucket}/crawl/e.csv", f'text,n\n"{TEXT}",1\n'.encode())
    return f"{bucket}/crawl"


def local(crawl: str, root: Path) -> Path:
    """The same crawl in a folder."""
    for name, data in tree(crawl).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


@pytest.mark.parametrize("jobs", [0, 2])
@pytest.mark.parametrize("form", ["text", "jsonl", "parquet"])
def test_a_crawl_in_a_store_gives_what_the_same_in_a_folder_gives(
    crawl: str, tmp_path: Path, form: str, jobs: int
) -> None:
    source = local(crawl, tmp_path / "in")
    arguments = ("--to", form, *(() if form == "text" else ("--shard-size", 10)))
    assert clean(source, "-o", tmp_path / "out", *arguments).exit_code == 0
    expected = {
        str(path.relative_to(tmp_path / "out")): path.read_bytes()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and ".stdnews" not in path.parts
    }
    result = clean(crawl, "-o", f"{crawl}-clean", *arguments, jobs=jobs)
    assert (result.exit_code, result.stderr) == (0, "")
    assert tree(f"{crawl}-clean") == expected


def test_a_store_reads_from_a_folder_and_writes_to_one(crawl: str, tmp_path: Path) -> None:
    assert clean(f"{crawl}/a.jsonl.gz", "-o", tmp_path / "out", "--to", "parquet").exit_code == 0
    assert pq.read_table(tmp_path / "out" / "records.parquet").column("id").to_pylist() == list(range(25))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert clean(tmp_path / "a.txt", "-o", f"{crawl}-text").exit_code == 0
    assert tree(f"{crawl}-text") == {"a.txt": CLEAN.encode()}


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_with_a_ledger_only_what_has_changed_is_done_again(crawl: str, tmp_path: Path, form: str) -> None:
    arguments = ("-o", f"{crawl}-clean", "--to", form, "--ledger", tmp_path / "ledger.db")
    assert clean(crawl, *arguments).exit_code == 0
    before = tree(f"{crawl}-clean")
    status = CliRunner().invoke(main, ["status", f"{crawl}-clean", "--ledger", str(tmp_path / "ledger.db"), "--json"])
    assert json.loads(status.stdout)["runs"][0]["counts"]["known"] == 0
    put(f"{crawl}/a.jsonl.gz", gzip.compress(jsonl(26)))
    assert clean(crawl, *arguments, "--jobs", 2).exit_code == 0
    status = CliRunner().invoke(main, ["status", f"{crawl}-clean", "--ledger", str(tmp_path / "ledger.db"), "--json"])
    assert json.loads(status.stdout)["runs"][0]["counts"] == {"cleaned": 28, "known": 27, "gone": 0}
    assert len(tree(f"{crawl}-clean")) == len(before) + (form == "text")
    store_of().rm_file(f"{crawl}/b/c.html")
    assert clean(crawl, *arguments, "--prune").exit_code == 0
    assert [name for name in tree(f"{crawl}-clean") if "c.html" in name] == []


def test_pages_of_a_store_that_failed_are_done_again_by_retry(bucket: str, tmp_path: Path) -> None:
    out, page = tmp_path / "out", f"{bucket}/in/news/a.txt"
    put(page, b"%PDF-1.4")
    put(f"{bucket}/in/news/b.txt", TEXT.encode())
    assert clean(f"{bucket}/in", "-o", out).exit_code == 1
    retry = ["retry", str(out), "--quiet", "--jobs", "0"]
    result = CliRunner().invoke(main, retry)
    assert (result.exit_code, result.stderr) == (1, f"stdnews: {page}: not a page but a PDF document\n")
    put(page, TEXT.encode())
    assert CliRunner().invoke(main, retry).exit_code == 0
    assert (out / "news" / "a.txt").read_text("utf-8") == CLEAN


def test_output_never_goes_where_input_is(crawl: str) -> None:
    for output in (crawl, crawl.rpartition("/")[0]):
        result = clean(crawl, "-o", output)
        assert (result.exit_code, "input is never written to" in result.stderr) == (2, True)
    assert clean(crawl, "-o", f"{crawl}/clean", "--to", "jsonl").exit_code == 0
    before = tree(f"{crawl}/clean")
    assert clean(crawl, "-o", f"{crawl}/clean", "--to", "jsonl").exit_code == 0
    assert tree(f"{crawl}/clean") == before


@pytest.mark.parametrize("option", [("--learn-sites",), ("--reprints", "mark")])
def test_what_needs_a_folder_of_this_machine_says_so(crawl: str, option: tuple[str, ...]) -> None:
    result = clean(crawl, "-o", f"{crawl}-clean", *option)
    assert (result.exit_code, "OUT on this machine" in result.stderr) == (2, True)


def test_what_is_not_there_is_one_line(bucket: str, tmp_path: Path) -> None:
    result = clean(f"{bucket}/none.jsonl", "-o", tmp_path / "out", "--to", "jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"{bucket}/none.jsonl: cannot be read" in result.stderr
    result = clean(f"{bucket}/none.html", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_store_that_cannot_be_written_is_one_line(crawl: str) -> None:
    for form in ("jsonl", "text"):
        result = clean(crawl, "-o", "s3://no-such-bucket/out", "--to", form)
        assert result.exit_code == 1
        assert "cannot write" in result.stderr or "cannot put all records" in result.stderr
        assert "Traceback" not in result.stderr


def test_a_run_that_was_killed_while_it_uploads_is_finished_by_the_next(
    crawl: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("-o", f"{crawl}-clean", "--to", "jsonl", "--shard-size", 10, "--ledger", tmp_path / "ledger.db")
    whole, left = storage.Remote.put, [1]

    def killed(self: storage.Remote, path: str, name: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        whole(self, path, name)

    with monkeypatch.context() as patched:
        patched.setattr(storage.Remote, "put", killed)
        assert clean(crawl, *arguments).exit_code == 130
    assert len(tree(f"{crawl}-clean")) == 1
    assert clean(crawl, *arguments).exit_code == 0
    assert sorted(tree(f"{crawl}-clean")) == [f"records-0000{number}.jsonl" for number in range(3)]


@pytest.mark.parametrize(("url", "extra"), [("s3://b/a.jsonl", "s3"), ("gs://b/a.jsonl", "gs")])
def test_without_a_package_one_line_says_which(url: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    result = clean(url, "--to", "jsonl")
    assert result.exit_code == 2
    assert f"{url.partition(':')[0]}:// needs pip install 'stdnews[{extra}]'" in result.stderr
    with pytest.raises(InputError, match=r"no-such:// needs|Protocol not known"):
        storage.store_of("no-such://a")


def test_a_package_that_the_output_needs_is_missed_before_a_page_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好。\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    result = clean(str(tmp_path), "--to", "jsonl", "-o", "s3://b/out")
    assert result.exit_code == 1
    assert result.stderr == "Error: s3:// needs pip install 'stdnews[s3]'\n"


def test_a_store_without_whole_files_gets_each_under_another_name_first(tmp_path: Path) -> None:
    folder = storage.Remote(f"file://{tmp_path}/out")
    (tmp_path / "a").write_bytes(b"a")
    folder.put(str(tmp_path / "a"), "x/a.jsonl")
    folder.write("b.txt", b"b")
    folder.write("b.txt", b"new")
    assert (folder.size("b.txt"), folder.size("none")) == (3, None)
    assert sorted(os.path.relpath(path, tmp_path) for path in tmp_path.rglob("*") if path.is_file()) == [
        "a",
        "out/b.txt",
        "out/x/a.jsonl",
    ]
    folder.remove("b.txt")
    folder.remove("b.txt")
    assert folder.size("b.txt") is None
