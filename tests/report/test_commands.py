"""``--report`` and ``explain --html``: what is written where, and that it depends on nothing but the pages."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.report.pages import ARTICLE, FRAME, GLOSSED, MENU, first, parsed, table

from stdnews import batch
from stdnews.cli import main
from stdnews.commands import reporting

LONG_AGO = time.time() - 1000
STDNEWS = (sys.executable, "-m", "stdnews")


def stdnews(*arguments: str | Path | int, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def clean(*arguments: str | Path | int, stdin: bytes | None = None) -> Result:
    jobs = () if "--jobs" in arguments else ("--jobs", 0)
    return stdnews("clean", *arguments, *jobs, stdin=stdin)


def plant(root: Path, pages: dict[str, str | bytes]) -> None:
    for name, text in pages.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages of several outcomes in ``in``, in the working folder."""
    monkeypatch.chdir(tmp_path)
    pages = {f"site{number % 3}/{number:02}.txt": f"{ARTICLE}{GLOSSED}{number}\n" for number in range(20)}
    plant(tmp_path / "in", {**pages, "b.txt": b"%PDF-1.4", "frame.txt": FRAME, "d.pdf": b""})
    return tmp_path


def names() -> list[str]:
    """What is in the working folder."""
    return sorted(path.name for path in Path().iterdir())


def without_times(path: str | Path) -> str:
    return re.sub(r"<time.*?</dd>", "", Path(path).read_text("utf-8"))


def outcomes(path: str | Path) -> dict[str, list[str]]:
    return {row[0]: row[1:4:2] for row in table(Path(path).read_text("utf-8"), "Pages and characters by outcome")}


def test_a_run_writes_its_report() -> None:
    result = clean("in", "-o", "out", "--report", "r.html")
    assert result.exit_code == 1
    assert outcomes("r.html") == {"cleaned": ["20", "0"], "no article": ["1", "0"], "failed": ["1", "0"]}
    told = first(parsed(Path("r.html").read_text("utf-8")), "header").text()
    assert "inputin" in told
    assert "outputout" in told
    assert "skippedno page 1" in told
    assert names() == ["in", "out", "r.html"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_makes_no_difference(jobs: int) -> None:
    clean("in", "-o", "out", "--report", "here.html")
    clean("in", "-o", "out", "--fresh", "--report", "there.html", "--jobs", jobs)
    assert without_times("here.html") == without_times("there.html")


def test_all_times_stand_in_one_place() -> None:
    clean("in", "-o", "out", "--report", "r.html")
    text = Path("r.html").read_text("utf-8")
    assert text.count("<time") == 1
    assert "took" not in without_times("r.html")


def test_pages_of_an_earlier_run_count_and_are_marked() -> None:
    clean("in", "-o", "out", "--report", "first.html")
    plant(Path("in"), {"new.txt": ARTICLE})
    clean("in", "-o", "out", "--report", "second.html")
    assert outcomes("second.html") == {"cleaned": ["21", "20"], "no article": ["1", "1"], "failed": ["1", "1"]}
    first, second = (Path(name).read_text("utf-8") for name in ("first.html", "second.html"))
    assert table(first, "Rules of the stage glosses") != []
    assert [row[1] for row in table(second, "Rules of the stage glosses")] == ["20"]
    sites = [[row for row in table(text, "Pages by site") if row[0] != "—"] for text in (first, second)]
    assert sites[0] == sites[1]
    assert len(sites[0]) == 3
    assert " done by an earlier run" in second


def test_known_pages_do_not_count_as_changes_of_this_run() -> None:
    clean("in", "-o", "out")
    assert "glosses" not in clean("in", "-o", "out", "--report", "r.html").stderr


def test_a_page_that_is_gone_is_told_of() -> None:
    clean("in", "-o", "out")
    Path("in/frame.txt").unlink()
    clean("in", "-o", "out", "--report", "r.html")
    assert "<dt>gone from the input</dt><dd><bdi>1</bdi></dd>" in Path("r.html").read_text("utf-8")


def test_so_many_pages_are_shown_as_were_asked_for() -> None:
    for number, shown in ((0, 0), (3, 3 + 3 + 1), (12, 20 + 1)):
        clean("in", "-o", "out", "--report", "r.html", "--report-sample", number)
        found = len(parsed(Path("r.html").read_text("utf-8")).css("details.page"))
        assert found <= shown
        assert (found == 0) is (number == 0)


def test_a_dry_run_has_a_report() -> None:
    assert clean("in", "--dry-run", "--report", "r.html").exit_code == 1
    assert outcomes("r.html")["cleaned"] == ["20", "0"]
    assert "nothing was written" in Path("r.html").read_text("utf-8")
    assert names() == ["in", "r.html"]


def test_a_run_that_writes_records_has_the_same_report() -> None:
    clean("in", "-o", "out", "--report", "text.html")
    clean("in", "-o", "records", "--to", "jsonl", "--report", "records.html")
    assert without_times("records.html").replace("<bdi>records</bdi>", "<bdi>out</bdi>") == without_times("text.html")
    clean("in", "--to", "jsonl", "--report", "stdout.html")
    assert outcomes("stdout.html") == outcomes("text.html")


@pytest.mark.parametrize("more", [(), ("--to", "jsonl"), ("--dry-run",)])
def test_groups_of_reprints_are_shown_where_they_were_looked_for(more: tuple[str, ...]) -> None:
    plant(Path("in/site9"), {f"{name}.txt": MENU.replace("\n", "。") * 9 for name in ("one", "<two>")})
    clean("in", "-o", "out", "--report", "without.html", *more)
    assert "reprints-part" not in Path("without.html").read_text("utf-8")
    clean("in", "-o", "out", "--report", "r.html", "--reprints", "mark", *more)
    (kept, count, copies), *others = table(Path("r.html").read_text("utf-8"), "Pages with the same article")
    assert (kept, count) == ("site0/12.txt", "19")
    assert copies.startswith("site0/00.txt 9")
    assert copies.endswith("and 9 more")
    assert [row[:2] for row in others] == [["site9/<two>.txt", "1"]]


def test_a_run_without_copies_says_so() -> None:
    clean("in/frame.txt", "in/site0/00.txt", "-o", "out", "--report", "r.html", "--reprints", "drop")
    assert "No page is a copy of another one." in Path("r.html").read_text("utf-8")


def test_a_page_that_goes_to_stdout_may_have_a_report() -> None:
    plain = clean("in/frame.txt", stdin=b"").stdout
    assert clean("in/frame.txt", "--report", "r.html").stdout == plain
    assert outcomes("r.html") == {"no article": ["1", "0"]}


@pytest.mark.parametrize("jobs", [0, 1])
def test_the_standard_input_is_read_once_and_shown(jobs: int) -> None:
    clean("-", "in/frame.txt", "-o", "out", "--report", "r.html", "--jobs", jobs, stdin=(ARTICLE + GLOSSED).encode())
    tree = parsed(Path("r.html").read_text("utf-8"))
    (page,) = [page for page in tree.css("details.page") if first(page, "h4").text() == "standard input"]
    assert "產(chǎn)業(yè)" in page.text()


def test_pages_that_have_changed_or_gone_in_the_meantime_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*given: Any) -> Any:
        Path("in/frame.txt").write_text(ARTICLE, "utf-8")
        Path("in/site0/00.txt").unlink()
        return batch.views(*given)

    monkeypatch.setattr(reporting, "views", meanwhile)
    clean("in/frame.txt", "in/site0/00.txt", "-o", "out", "--report", "r.html")
    text = Path("r.html").read_text("utf-8")
    assert "The page, or what is known of its site, has changed since its figures were taken." in text
    assert "It cannot be shown: <bdi>cannot be read: No such file or directory</bdi>" in text


def test_records_are_shown_too(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [{"url": f"https://news{number % 2}.example.cn/", "text": f"{GLOSSED}{number}"} for number in range(9)]
    plant(Path(), {"pages.jsonl": "".join(f"{json.dumps(page)}\n" for page in pages)})
    for most, shown in ((1 << 20, 9), (10, 0)):
        monkeypatch.setattr(reporting, "_HELD", most)
        clean("pages.jsonl", "-o", "out", "--fresh", "--report", "r.html")
        text = Path("r.html").read_text("utf-8")
        assert [row[:2] for row in table(text, "Pages by site")] == [
            ["news0.example.cn", "5"],
            ["news1.example.cn", "4"],
        ]
        assert text.count("<ol") == shown
        assert text.count("It cannot be shown: <bdi>it is not in a file of its own") == 9 - shown


# Places


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("in/r.html", "in/r.html lies in the input in, where the next run would read it"),
        ("in/site1/../r.html", "lies in the input in"),
        ("in/frame.txt", "lies in the input in"),
        ("out/frame.txt", "out/frame.txt lies in the output folder, where a page's text may have that name"),
        (".", "is a directory"),
    ],
)
def test_a_report_is_not_written_where_pages_are_read_or_written(report: str, told: str) -> None:
    before = Path("in/frame.txt").read_bytes()
    result = clean("in", "-o", "out", "--report", report)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert Path("in/frame.txt").read_bytes() == before
    assert not Path("out").exists()


def test_an_input_that_is_a_file_is_not_written_over() -> None:
    before = Path("in/frame.txt").read_bytes()
    for report in ("in/frame.txt", "link.html"):
        if report == "link.html":
            Path(report).symlink_to("in/frame.txt")
        result = clean("in/frame.txt", "-o", "out", "--report", report)
        assert "is an input, and input is never written to" in result.stderr
        assert result.exit_code == 2
    assert Path("in/frame.txt").read_bytes() == before


def test_the_same_holds_for_the_log_of_changes() -> None:
    result = clean("in", "-o", "out", "--changes", "in/log.jsonl")
    assert "in/log.jsonl lies in the input in" in result.stderr
    assert result.exit_code == 2


def test_a_report_may_lie_in_an_output_folder_also_when_that_lies_in_the_input() -> None:
    assert clean("in", "-o", "in/out", "--report", "in/out/report.html").exit_code == 1
    assert clean("in", "-o", "in/out", "--report", "in/out/report.html").stderr.count("failed 1") == 1
    assert outcomes("in/out/report.html")["cleaned"] == ["20", "20"]


def test_a_report_that_cannot_be_written_is_told_of_before_a_page_is_done() -> None:
    Path("file").write_text("", "utf-8")
    result = clean("in", "-o", "out", "--report", "file/r.html")
    assert result.exit_code == 1
    assert "cannot write file/r.html" in result.stderr
    assert not list(Path("out").rglob("*.txt"))


def test_a_run_that_is_stopped_leaves_the_last_report() -> None:
    os.mkfifo("endless.txt")
    Path("r.html").write_text("the last one", "utf-8")
    command = [*STDNEWS, "clean", "endless.txt", "-o", "out", "--report", "r.html", "-q"]
    with subprocess.Popen(command) as process:
        end = time.monotonic() + 30
        while not Path("r.html.part").exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 143
    assert Path("r.html").read_text("utf-8") == "the last one"
    assert not Path("r.html.part").exists()


def test_retry_does_not_write_the_report_of_the_run_in_which_pages_failed() -> None:
    clean("in", "-o", "out", "--report", "r.html")
    before = Path("r.html").read_bytes()
    stdnews("retry", "out", "--jobs", 0)
    assert Path("r.html").read_bytes() == before


# One page


def test_a_page_is_explained_as_html() -> None:
    result = stdnews("explain", "in/site0/00.txt", "--html")
    assert result.exit_code == 0
    tree = parsed(result.stdout)
    assert first(tree, "h1").text() == "in/site0/00.txt"
    assert "gloss" in first(tree, "main").text()
    assert result.stdout.startswith("<!DOCTYPE html>")


def test_the_view_of_a_page_is_that_in_the_report() -> None:
    clean("in/site0/00.txt", "-o", "out", "--report", "r.html")
    shown = first(parsed(Path("r.html").read_text("utf-8")), "details.page ol.paragraphs").text()
    assert first(parsed(stdnews("explain", "in/site0/00.txt", "--html").stdout), "ol.paragraphs").text() == shown


def test_the_standard_input_has_a_name() -> None:
    result = stdnews("explain", "-", "--html", stdin=ARTICLE.encode())
    assert first(parsed(result.stdout), "h1").text() == "standard input"


@pytest.mark.parametrize("form", [["--html"], ["--json"], []])
def test_what_is_explained_may_go_to_a_file(form: list[str]) -> None:
    told = stdnews("explain", "in/site0/00.txt", *form).stdout_bytes
    result = stdnews("explain", "in/site0/00.txt", *form, "-o", "page")
    assert (result.output, result.exit_code) == ("", 0)
    assert Path("page").read_bytes() == told
    assert names() == ["in", "page"]


def test_the_page_itself_is_not_written_over() -> None:
    before = Path("in/frame.txt").read_bytes()
    result = stdnews("explain", "in/frame.txt", "--html", "-o", "in/frame.txt")
    assert result.exit_code == 2
    assert "is an input, and input is never written to" in result.stderr
    assert Path("in/frame.txt").read_bytes() == before


def test_json_and_html_exclude_each_other() -> None:
    result = stdnews("explain", "in/frame.txt", "--html", "--json")
    assert result.exit_code == 2
    assert "--json and --html exclude each other" in result.stderr


def test_a_file_that_cannot_be_written_is_one_clear_line() -> None:
    result = stdnews("explain", "in/frame.txt", "--html", "-o", "in/frame.txt/x.html")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot write in/frame.txt/x.html: ")
    assert result.stderr.count("\n") == 1
