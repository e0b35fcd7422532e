"""What runs over folders say, and what can be asked of them later."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.folders import plant, stdnews

from stdnews.batch import Job
from stdnews.commands import telling

STDNEWS = (sys.executable, "-m", "stdnews")
TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"
UNREADABLE = "锟斤拷锟斤拷锟斤拷锟斤拷\n锟斤拷锟斤拷锟斤拷锟斤拷锟斤拷\n"


def clean(*arguments: str | Path | float) -> Result:
    return stdnews("clean", *arguments, "--jobs", 0)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages of several outcomes, in the working folder."""
    monkeypatch.chdir(tmp_path)
    plant(tmp_path / "in", {"a.txt": TEXT, "b.txt": b"%PDF-1.4", "c.txt": UNREADABLE, "d.pdf": b""})
    return Path("in")


class TestWhatIsSaid:
    def test_in_the_end_there_is_a_summary(self, source: Path, out: Path) -> None:
        lines = clean(source, "-o", out).stderr.splitlines()
        assert lines[0] == "stdnews: in/b.txt: not a page but a PDF document"
        assert lines[1].startswith("3 pages in ")
        assert lines[1].endswith(": cleaned 1, past saving 1, failed 1")
        assert lines[-1] == "  skipped: no page 1"

    def test_it_tells_what_an_earlier_run_had_done_and_what_is_gone(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        (source / "c.txt").unlink()
        lines = clean(source, "-o", out).stderr.splitlines()
        assert lines[1] == "stdnews: in/c.txt: is gone from the input"
        assert lines[3:5] == ["  done by an earlier run: 2", "  gone from the input: 1"]

    def test_people_hear_of_the_first_that_are_gone_and_programs_of_all(self, source: Path, out: Path) -> None:
        plant(source, {f"{number:02}.txt": TEXT for number in range(12)})
        clean(source, "-o", out)
        for number in range(12):
            (source / f"{number:02}.txt").unlink()
        named = [line for line in clean(source, "-o", out).stderr.splitlines() if "is gone" in line]
        assert named == [f"stdnews: in/{number:02}.txt: is gone from the input" for number in range(10)]
        assert "is gone" not in clean(source, "-o", out, "-q").stderr
        said = map(json.loads, clean(source, "-o", out, "--log-format", "json", "--prune").stderr.splitlines())
        assert [line["path"] for line in said if line["event"] == "gone"] == [f"in/{n:02}.txt" for n in range(12)]
        assert "gone" not in clean(source, "-o", out).stderr

    def test_quiet_is_silent_but_for_trouble(self, source: Path, out: Path) -> None:
        assert clean(source, "-o", out, "-q").stderr == "stdnews: in/b.txt: not a page but a PDF document\n"
        (source / "b.txt").unlink()
        assert clean(source, "-o", out, "-q").output == ""

    @pytest.mark.parametrize(("interval", "lines"), [(-1, 3), (1000, 0)])
    def test_a_line_now_and_then_says_how_far_it_is(
        self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, interval: float, lines: int
    ) -> None:
        monkeypatch.setattr(telling, "_INTERVAL", interval)
        assert sum(" pages/s" in line for line in clean(source, "-o", out).stderr.splitlines()) == lines

    def test_such_a_line_tells_what_is_left(self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(telling, "_INTERVAL", -1)
        lines = [line for line in clean(source, "-o", out).stderr.splitlines() if " pages/s" in line]
        assert [line.split(" pages")[0] for line in lines] == [f"stdnews: {done} of 3" for done in (1, 2, 3)]
        assert all(re.search(r" pages/s, \d+\.\d s left", line) for line in lines)
        assert lines[2].endswith(" pages/s, 0.0 s left, failed 1")

    def test_a_count_that_takes_long_does_not_hold_up_the_run(
        self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        over = threading.Event()
        monkeypatch.setattr(telling, "_INTERVAL", -1)
        monkeypatch.setattr(Job, "count", lambda _: over.wait(60))
        result = clean(source, "-o", out)
        over.set()
        assert result.stderr.count("stdnews: 1 pages, ") == 1
        assert " left" not in result.stderr

    def test_no_page_is_counted_before_the_first_such_line(
        self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Job, "count", None)
        assert "3 pages in " in clean(source, "-o", out).stderr

    def test_the_log_may_be_json(self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(telling, "_INTERVAL", -1)
        said: list[dict[str, Any]] = [
            json.loads(line) for line in clean(source, "-o", out, "--log-format", "json").stderr.splitlines()
        ]
        assert [line["event"] for line in said] == ["progress", "page", "progress", "progress", "summary"]
        assert said[1].keys() == {"time", "event", "path", "outcome", "reason"}
        assert said[1]["path"] == "in/b.txt"
        assert said[0].keys() == {"time", "event", "pages", "seconds", "rate", "total", "remaining"}
        assert [said[at]["total"] for at in (0, 2, 3)] == [3, 3, 3]
        assert [type(said[at]["remaining"]) for at in (0, 2, 3)] == [float] * 3
        assert said[3]["remaining"] == 0
        assert said[-1]["pages"] == {"cleaned": 1, "past saving": 1, "failed": 1, "known": 0, "gone": 0}
        assert said[-1]["skipped"] == {"no page": 1}
        assert next(iter(said[-1]["changes"])) == "mojibake"

    def test_quiet_json_is_trouble_alone(self, source: Path, out: Path) -> None:
        (line,) = clean(source, "-o", out, "-q", "--log-format", "json").stderr.splitlines()
        assert json.loads(line)["reason"] == "not a page but a PDF document"


class TestStatus:
    def test_it_tells_of_the_runs_and_of_what_went_wrong(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        clean(source, "-o", out)
        result = stdnews("status", out)
        assert result.exit_code == 0
        first, second, *rest = result.stdout.splitlines()
        assert first.endswith(": cleaned 1, failed 1, past saving 1; done by an earlier run 3")
        assert " done: 3 pages in " in second
        assert rest == ["failed 1", "  in/b.txt: not a page but a PDF document", "past saving 1", "  in/c.txt"]

    def test_the_number_of_runs_is_asked_for(self, source: Path, out: Path) -> None:
        for _ in range(3):
            clean(source, "-o", out)
        assert stdnews("status", out, "--runs", 2).stdout.count(" done: ") == 2

    def test_it_may_be_json(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        found = json.loads(stdnews("status", out, "--json").stdout)
        assert found["failed"] == [
            {"path": str(source.absolute() / "b.txt"), "reason": "not a page but a PDF document"}
        ]
        assert [run["state"] for run in found["runs"]] == ["done"]

    @pytest.mark.parametrize(("number", "state"), [(signal.SIGKILL, "killed"), (signal.SIGTERM, "interrupted")])
    def test_a_run_that_was_killed_or_interrupted_is_named_so(self, out: Path, number: int, state: str) -> None:
        os.mkfifo(out.with_name("endless.txt"))
        command = [*STDNEWS, "clean", str(out.with_name("endless.txt")), "-o", str(out), "-q"]
        with subprocess.Popen(command) as process:
            end = time.monotonic() + 30
            while " running" not in stdnews("status", out).stdout:
                assert time.monotonic() < end
                time.sleep(0.05)
            process.send_signal(number)
        (line,) = stdnews("status", out).stdout.splitlines()
        assert line.split()[2].rstrip(":") == state

    @pytest.mark.parametrize("command", ["status", "retry"])
    def test_where_there_was_no_run_is_one_line(self, out: Path, command: str) -> None:
        result = stdnews(command, out)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert f"no run has written to {out}" in result.stderr
        assert not out.exists()


class TestRetry:
    def test_only_what_failed_is_done_again(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        plant(source, {"b.txt": TEXT, "new.txt": TEXT})
        result = stdnews("retry", out, "--jobs", 0)
        assert (result.exit_code, result.stderr.splitlines()[0][:7]) == (0, "1 page ")
        assert sorted(os.listdir(out)) == [".stdnews", "a.txt", "b.txt", "c.txt"]  # noqa: PTH208 - names
        assert stdnews("retry", out, "--jobs", 0).output == ""

    def test_a_failure_is_told_again(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        result = stdnews("retry", out, "-q", "--jobs", 0)
        assert (result.exit_code, result.stderr) == (1, "stdnews: in/b.txt: not a page but a PDF document\n")

    def test_it_runs_from_anywhere_with_the_options_of_the_run(
        self, source: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clean(source, "-o", "out", "--skip", "simplify", "--rejected", "rej")
        plant(source, {"b.txt": f"{TEXT}分享到:微信 微博 QQ空间\n"})
        (tmp_path / "else").mkdir()
        monkeypatch.chdir(tmp_path / "else")
        assert stdnews("retry", "../out", "--jobs", 0).exit_code == 0
        assert (out / "b.txt").read_text("utf-8") == TEXT
        assert (tmp_path / "rej" / "b.txt").exists()

    def test_its_pages_are_counted_too(self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        clean(source, "-o", out)
        monkeypatch.setattr(telling, "_INTERVAL", -1)
        assert "stdnews: 1 of 1 pages, " in stdnews("retry", out, "--jobs", 0).stderr

    def test_what_failed_for_want_of_time_may_have_more(self, source: Path, out: Path) -> None:
        plant(source, {"b.txt": "".join(f"第{number}天,{TEXT}" for number in range(20_000))})
        assert stdnews("clean", source, "-o", out, "--jobs", 1, "--timeout", "0.2").exit_code == 1
        assert stdnews("retry", out, "--jobs", 1, "--timeout", 60).exit_code == 0
        assert (out / "b.txt").exists()

    def test_each_page_is_done_as_in_the_run_in_which_it_failed(self, source: Path, out: Path, tmp_path: Path) -> None:
        other = plant(tmp_path / "other", {"x.txt": b"%PDF-1.4"})
        clean(source, "-o", out)
        clean(other, "-o", out, "--skip", "simplify")
        plant(source, {"b.txt": TEXT})
        plant(other, {"x.txt": TEXT})
        assert stdnews("retry", out, "--jobs", 0).exit_code == 0
        assert [(out / name).read_text("utf-8") for name in ("b.txt", "x.txt")] == [CLEAN, TEXT]

    @pytest.mark.parametrize("named", ["in", "./in/", "in/b.txt"])
    def test_it_goes_to_the_failed_pages_and_walks_no_folder(
        self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, named: str
    ) -> None:
        clean(named, "-o", out, "--jobs", 0)
        monkeypatch.setattr(os, "scandir", None)
        result = stdnews("retry", out, "-q", "--jobs", 0)
        assert (result.exit_code, result.stderr.count("b.txt: not a page")) == (1, 1)
        plant(source, {"b.txt": TEXT})
        assert stdnews("retry", out, "-q", "--jobs", 0).exit_code == 0
        assert (out / "b.txt").read_text("utf-8") == CLEAN

    def test_a_page_below_other_folders_has_its_name_and_site(self, source: Path, out: Path) -> None:
        config = '[site."news.example.cn"]\nskip = ["simplify"]\n'
        plant(source, {"stdnews.toml": config, "news.example.cn/sub/p.html": b"%PDF-1.4"})
        clean(source, "-o", out)
        plant(source, {"news.example.cn/sub/p.html": f"<p>{TEXT}"})
        result = stdnews("retry", out, "-q", "--jobs", 0)
        assert result.stderr == "stdnews: in/b.txt: not a page but a PDF document\n"
        assert (out / "news.example.cn" / "sub" / "p.html.txt").read_text("utf-8") == TEXT

    def test_a_page_that_is_gone_or_is_a_folder_now_is_left_out(self, source: Path, out: Path) -> None:
        plant(source, {"e.txt": b"%PDF-1.4"})
        clean(source, "-o", out)
        (source / "b.txt").unlink()
        (source / "e.txt").unlink()
        (source / "e.txt").mkdir()
        result = stdnews("retry", out, "--jobs", 0)
        assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, "  skipped: gone 2")
        assert stdnews("status", out).stdout.count("not a page but") == 2

    def test_records_of_all_pages_stay(self, source: Path, out: Path) -> None:
        clean(source, "-o", out, "--to", "jsonl")
        plant(source, {"b.txt": TEXT})
        assert stdnews("retry", out, "--jobs", 0).exit_code == 0
        lines = (out / "records.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["path"] for line in lines] == ["a.txt", "b.txt", "c.txt"]

    def test_a_folder_that_is_gone_is_one_line(self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        work = Path("work")
        work.mkdir()
        monkeypatch.chdir(work)
        clean(source.absolute().parent.parent / "in", "-o", out)
        monkeypatch.chdir(out)
        work.absolute().parent.parent.joinpath("work").rmdir()
        assert "cannot go back to" in stdnews("retry", out).stderr


class TestChanges:
    @pytest.mark.parametrize("jobs", [0, 2])
    def test_they_are_what_explain_says_of_each_page_done(self, source: Path, out: Path, jobs: int) -> None:
        stdnews("clean", source, "-o", out, "--changes", "changes.jsonl", "--jobs", jobs)
        found = [json.loads(line) for line in Path("changes.jsonl").read_text("utf-8").splitlines()]
        assert [page["name"] for page in found] == ["a.txt", "c.txt"]
        said = json.loads(stdnews("explain", source / "a.txt", "--json").stdout)
        assert {**found[0], "name": said["name"]} == said

    def test_pages_that_were_not_done_have_none(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        clean(source, "-o", out, "--changes", "changes.jsonl")
        assert Path("changes.jsonl").read_bytes() == b""
        clean(source, "-o", out, "--changes", "changes.jsonl", "--fresh")
        assert Path("changes.jsonl").read_bytes().count(b"\n") == 2

    def test_they_do_not_change_what_is_written(self, source: Path) -> None:
        result = clean(source / "a.txt", "--changes", "changes.jsonl")
        assert (result.stdout, result.stderr) == (CLEAN, "")
