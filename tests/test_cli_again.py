"""``stdnews clean`` over a folder that was cleaned before: what is done again, and what is not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.folders import LONG_AGO, plant, tree

from stdnews.batch import attempt, task_page
from stdnews.batch.ledger import database
from stdnews.batch.ledger import ledger as ledger_module
from stdnews.cli import main
from stdnews.page import Page
from stdnews.pipeline import Cleaned
from stdnews.settings import Settings

TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"
DROPPED = "分享到:微信 微博 QQ空间\n"


def clean(*arguments: str | Path | float, jobs: int = 0) -> Result:
    return CliRunner().invoke(main, ["clean", *map(str, arguments), "--jobs", str(jobs), "--quiet"])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return plant(tmp_path / "in", {"a.txt": TEXT, "sub/b.html": f"<p>{TEXT}</p>", "sub/c.txt": CLEAN})


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that were cleaned, in order."""
    names: list[str] = []
    inner = attempt.clean  # type: ignore[attr-defined]

    def noting(page: Page, settings: Settings) -> Cleaned:
        names.append(os.path.basename(page.name))  # noqa: PTH119 - a name
        return inner(page, settings)

    monkeypatch.setattr(attempt, "clean", noting)
    return names


class TestWhatIsDoneAgain:
    def test_nothing_when_nothing_has_changed(self, source: Path, out: Path, done: list[str]) -> None:
        first = clean(source, "-o", out)
        before, done[:] = tree(out), []
        again = clean(source, "-o", out)
        assert (again.exit_code, again.output, first.exit_code) == (0, first.output, 0)
        assert (done, tree(out)) == ([], before)

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_that_holds_for_other_processes_too(self, source: Path, out: Path, jobs: int, done: list[str]) -> None:
        clean(source, "-o", out, jobs=jobs)
        clean(source, "-o", out)
        assert done == []

    def test_a_page_of_another_size(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out)
        plant(source, {"a.txt": TEXT * 2 + "完。"})
        done.clear()
        clean(source, "-o", out)
        assert (done, tree(out)["a.txt"]) == (["a.txt"], f"{CLEAN}完。\n".encode())

    def test_a_page_of_the_same_size_and_another_time_that_has_changed(
        self, source: Path, out: Path, done: list[str]
    ) -> None:
        clean(source, "-o", out)
        plant(source, {"a.txt": TEXT.replace("買菜", "上班")}, LONG_AGO + 5)
        done.clear()
        clean(source, "-o", out)
        assert (done, tree(out)["a.txt"]) == (["a.txt"], CLEAN.replace("买菜", "上班").encode())

    def test_not_a_page_of_another_time_that_has_not_changed(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out)
        os.utime(source / "a.txt", (LONG_AGO + 5, LONG_AGO + 5))
        done.clear()
        assert clean(source, "-o", out).exit_code == 0
        (source / "a.txt").rename(source / "aside")
        (source / "aside").rename(source / "a.txt")
        os.utime(source / "a.txt", (LONG_AGO + 5, LONG_AGO + 5))
        clean(source, "-o", out)
        assert done == []

    def test_a_page_that_changed_unseen_only_when_all_are_read(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out)
        plant(source, {"a.txt": TEXT.replace("買菜", "上班")})
        done.clear()
        clean(source, "-o", out)
        assert done == []
        clean(source, "-o", out, "--verify")
        assert done == ["a.txt"]

    def test_a_page_that_changed_just_when_it_was_read(self, source: Path, out: Path, done: list[str]) -> None:
        now = time.time()
        plant(source, {"a.txt": TEXT}, now)
        clean(source, "-o", out)
        plant(source, {"a.txt": TEXT.replace("買菜", "上班")}, now)
        done.clear()
        clean(source, "-o", out)
        assert done == ["a.txt"]

    @pytest.mark.parametrize("text", [None, "", "shorter"])
    def test_an_output_that_is_missing_or_has_another_size(
        self, source: Path, out: Path, text: str | None, done: list[str]
    ) -> None:
        clean(source, "-o", out)
        before = tree(out)
        (out / "a.txt").unlink()
        if text is not None:
            plant(out, {"a.txt": text})
        done.clear()
        clean(source, "-o", out)
        assert (done, tree(out)) == (["a.txt"], before)

    def test_rejected_lines_that_are_missing(self, source: Path, out: Path, tmp_path: Path, done: list[str]) -> None:
        plant(source, {"a.txt": TEXT + DROPPED})
        clean(source, "-o", out, "--rejected", tmp_path / "rej")
        done.clear()
        clean(source, "-o", out, "--rejected", tmp_path / "rej")
        assert done == []
        shutil.rmtree(tmp_path / "rej")
        clean(source, "-o", out, "--rejected", tmp_path / "rej")
        assert done == ["a.txt"]
        assert list(tree(tmp_path / "rej")) == ["a.txt"]

    @pytest.mark.parametrize(
        "arguments", [("--skip", "simplify"), ("--url", "https://news.example.cn/"), ("--rejected", "rejected")]
    )
    def test_everything_under_other_settings(
        self, source: Path, out: Path, done: list[str], arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(out.parent)
        clean(source, "-o", out)
        done.clear()
        clean(source, "-o", out, *arguments)
        assert done == ["a.txt", "b.html", "c.txt"]
        done.clear()
        clean(source, "-o", out, *arguments)
        assert done == []

    def test_everything_when_a_rule_of_ones_own_changes(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out)
        plant(source, {"stdnews.toml": '[[boilerplate.rule]]\nid = "x"\npattern = "热线"\n'})
        done.clear()
        clean(source, "-o", out)
        assert done == ["a.txt", "b.html", "c.txt"]

    def test_everything_when_the_versions_change(
        self, source: Path, out: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clean(source, "-o", out)
        done.clear()
        monkeypatch.setattr("stdnews.batch.ledger.maker._versions", lambda: {"stdnews": "99"})
        clean(source, "-o", out)
        assert done == ["a.txt", "b.html", "c.txt"]

    def test_everything_when_asked_to(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out)
        done.clear()
        clean(source, "-o", out, "--fresh")
        assert done == ["a.txt", "b.html", "c.txt"]

    def test_nothing_under_other_limits(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out)
        done.clear()
        clean(source, "-o", out, "--timeout", 5, "--memory", "1G", "--durable")
        assert done == []

    def test_a_page_whose_output_was_of_another_folder(
        self, source: Path, out: Path, tmp_path: Path, done: list[str]
    ) -> None:
        other = plant(tmp_path / "other", {"a.txt": CLEAN * 2})
        clean(source, "-o", out)
        done.clear()
        clean(other, "-o", out)
        clean(source, "-o", out)
        assert done == ["a.txt", "a.txt"]

    @pytest.mark.parametrize("named", ["in/sub/", "./in/../in/sub", "in/sub/b.html"])
    def test_not_a_page_that_is_named_in_another_way(
        self, source: Path, out: Path, done: list[str], monkeypatch: pytest.MonkeyPatch, named: str
    ) -> None:
        monkeypatch.chdir(source.parent)
        for path in (source / "sub", source / "sub" / "b.html"):
            clean(path, "-o", out)
            done.clear()
        clean(named, "-o", out)
        assert done == []
        monkeypatch.chdir(source / "sub")
        clean("b.html", "-o", out)
        assert done == []

    def test_a_dry_run_remembers_nothing(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out, "--dry-run")
        assert not out.exists()
        clean(source, "-o", out)
        assert len(done) == 6


class TestFailures:
    def test_a_page_that_is_none_is_named_each_time_and_not_read_again(
        self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plant(source, {"a.txt": b"%PDF-1.4"})
        first = clean(source, "-o", out)
        monkeypatch.setattr(task_page, "read", None)
        again = clean(source, "-o", out)
        assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
        assert again.stderr == f"stdnews: {source}/a.txt: not a page but a PDF document\n"
        assert again.exit_code == 1

    def test_a_page_that_could_not_be_written_is_done_again(self, source: Path, out: Path, done: list[str]) -> None:
        plant(out, {"a.txt/in the way": ""})
        assert clean(source, "-o", out).exit_code == 1
        shutil.rmtree(out / "a.txt")
        done.clear()
        assert clean(source, "-o", out).exit_code == 0
        assert done == ["a.txt"]

    def test_a_page_that_could_not_be_read_is_done_again(self, source: Path, out: Path, done: list[str]) -> None:
        (source / "a.txt").rename(source / "target")
        (source / "a.txt").symlink_to("nowhere")
        (source / "target").rename(source.parent / "nowhere")
        assert clean(source, "-o", out).exit_code == 1
        (source.parent / "nowhere").rename(source / "nowhere")
        done.clear()
        assert clean(source, "-o", out, "--exclude", "nowhere").exit_code == 0
        assert done == ["a.txt"]

    def test_a_page_that_ended_its_process_is_done_again(self, source: Path, out: Path, done: list[str]) -> None:
        plant(source, {"a.txt": "".join(f"{number}{TEXT}" for number in range(20_000))})
        assert clean(source, "-o", out, "--timeout", 0.3, jobs=1).exit_code == 1
        assert clean(source, "-o", out, "--timeout", 60, "--only", "glosses").exit_code == 0
        assert "a.txt" in done

    def test_a_ledger_that_cannot_be_used_is_one_line(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        (out / ".stdnews" / "ledger.db").write_bytes(b"damaged" * 1000)
        result = clean(source, "-o", out)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "ledger.db cannot be used: file is not a database; without it all pages are done again" in result.stderr

    def test_a_full_disk_under_the_ledger_costs_no_page(
        self, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: str, output: bytes, *, durable: bool) -> sqlite3.Connection:
            db = before(path, output, durable=durable)
            db.execute("PRAGMA max_page_count = 1")
            return db

        before = database.opened
        monkeypatch.setattr(ledger_module, "opened", full)
        plant(source, {f"{'n' * 200}{number}.txt": TEXT for number in range(300)})
        result = clean(source, "-o", out)
        assert (result.exit_code, len(tree(out))) == (1, 303)
        assert result.stderr.startswith(f"stdnews: the ledger {out}/.stdnews/ledger.db: database or disk is full; what")


class TestGone:
    def test_the_output_of_a_page_that_is_gone_stays_until_it_is_pruned(self, source: Path, out: Path) -> None:
        clean(source, "-o", out, "--rejected", out / "rej")
        shutil.rmtree(source / "sub")
        before = tree(out)
        clean(source, "-o", out, "--rejected", out / "rej")
        assert tree(out) == before
        clean(source, "-o", out, "--rejected", out / "rej", "--prune")
        assert (list(tree(out)), (out / "sub").exists()) == (["a.txt"], False)

    def test_only_pages_of_the_folders_named_are_gone(self, source: Path, out: Path, tmp_path: Path) -> None:
        other = plant(tmp_path / "other", {"x.txt": TEXT})
        clean(source, "-o", out)
        clean(other, tmp_path / "in" / "a.txt", "-o", out, "--prune")
        assert sorted(tree(out)) == ["a.txt", "sub/b.html.txt", "sub/c.txt", "x.txt"]

    def test_a_folder_that_is_empty_or_is_not_there_has_lost_nothing(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        before = tree(out)
        shutil.move(source / "sub", source.parent / "sub")
        (source / "a.txt").rename(source.parent / "a.txt")
        assert clean(source, "-o", out, "--prune").exit_code == 1
        shutil.rmtree(source)
        assert clean(source, "-o", out, "--prune").exit_code == 1
        assert tree(out) == before

    def test_a_page_that_waits_is_not_gone(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        plant(source, {"a.txt": TEXT * 2}, time.time())
        clean(source, "-o", out, "--prune", "--settle", 100)
        assert tree(out)["a.txt"] == CLEAN.encode()

    def test_an_output_that_cannot_be_removed_is_named(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        (source / "a.txt").unlink()
        (out / "a.txt").unlink()
        (out / "a.txt").mkdir()
        result = clean(source, "-o", out, "--prune")
        assert (result.exit_code, result.stderr) == (1, f"stdnews: cannot remove {out}/a.txt: Is a directory\n")


class TestSettling:
    def test_a_page_that_changed_shortly_ago_waits(self, source: Path, out: Path, done: list[str]) -> None:
        plant(source, {"a.txt": TEXT}, time.time() - 50)
        assert clean(source, "-o", out, "--settle", 100).exit_code == 0
        assert done == ["b.html", "c.txt"]
        clean(source, "-o", out, "--settle", 10)
        assert done == ["b.html", "c.txt", "a.txt"]

    def test_a_page_from_the_future_does_not_wait_for_it(self, source: Path, out: Path, done: list[str]) -> None:
        plant(source, {"a.txt": TEXT}, time.time() + 100_000)
        clean(source, "-o", out, "--settle", 100)
        assert done == ["a.txt", "b.html", "c.txt"]


class TestPlaces:
    def test_the_ledger_may_be_elsewhere(self, source: Path, out: Path, tmp_path: Path, done: list[str]) -> None:
        place = tmp_path / "ledgers" / "x.db"
        clean(source, "-o", out, "--ledger", place)
        assert (place.exists(), (out / ".stdnews" / "ledger.db").exists()) == (True, False)
        done.clear()
        clean(source, "-o", out, "--ledger", place)
        assert done == []
        result = clean(source, "-o", tmp_path / "out2", "--ledger", place)
        assert f"it belongs to the output folder {out}" in result.stderr

    def test_an_output_folder_that_was_moved_keeps_its_ledger(
        self, source: Path, out: Path, tmp_path: Path, done: list[str]
    ) -> None:
        clean(source, "-o", out)
        out.rename(tmp_path / "moved")
        done.clear()
        clean(source, "-o", tmp_path / "moved")
        assert done == []
