"""``stdnews sites``, and templates in ``clean`` and ``explain``."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.folders import LONG_AGO
from tests.sites.site_pages import FOOT, article

from stdnews.batch import attempt
from stdnews.batch.ledger.schema import MIGRATIONS
from stdnews.cli import main
from stdnews.page import Page
from stdnews.pipeline import Cleaned
from stdnews.settings import Settings
from stdnews.sites import read_templates


def call(*arguments: str | Path, page: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=page)


def learn(source: Path, *more: str | Path) -> Result:
    return call("sites", "learn", source, "-o", source.parent / "sites.toml", "--jobs", "0", *more)


def clean(*arguments: str | Path) -> Result:
    return call("clean", *arguments, "--jobs", "0")


def plant(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))


def lines(number: int) -> str:
    return "\n".join([*article(number), *FOOT])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for number in range(8):
        plant(tmp_path / "in", f"a/{number}.txt", lines(number))
        plant(tmp_path / "in", f"b/{number}.txt", "\n".join(article(number)))
    return tmp_path / "in"


@pytest.fixture
def known(source: Path) -> Path:
    assert learn(source).exit_code == 0
    return source.parent / "sites.toml"


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were cleaned."""
    names: list[str] = []
    inner = attempt.clean  # type: ignore[attr-defined]

    def noting(page: Page, settings: Settings) -> Cleaned:
        names.append("/".join(page.name.split("/")[-2:]))
        return inner(page, settings)

    monkeypatch.setattr(attempt, "clean", noting)
    return names


class TestLearning:
    def test_it_says_in_one_line_what_it_learned(self, source: Path) -> None:
        result = learn(source)
        version = read_templates(source.parent / "sites.toml").version
        said = f"stdnews: learned 1 of 2 sites from 16 pages: lines {len(FOOT)}, elements 0, version {version}\n"
        assert (result.exit_code, result.stderr, result.stdout) == (0, said, "")

    def test_the_sample_may_be_given(self, source: Path) -> None:
        learn(source, "--sample", "6")
        found = read_templates(source.parent / "sites.toml")
        assert (found.sample, found.by_site["a"].pages) == (6, 6)

    def test_a_page_that_cannot_be_read_is_named(self, source: Path) -> None:
        (source / "a" / "0.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
        result = learn(source)
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0].startswith(f"stdnews: {source}/a/0.txt: ")
        assert "a" in read_templates(source.parent / "sites.toml").by_site

    @pytest.mark.parametrize("jobs", ["0", "2"])
    def test_records_teach_as_pages_do(self, source: Path, tmp_path: Path, jobs: str) -> None:
        def row(site: str, number: int) -> str:
            text = (source / site / f"{number}.txt").read_text("utf-8")
            return json.dumps({"text": text, "url": f"https://{site}.example.cn/{number}.html"})

        crawl = tmp_path / "crawl.jsonl"
        rows = [row(site, number) for number in range(8) for site in ("a", "b")]
        crawl.write_text("\n".join([*rows, "{damaged"]), "utf-8")
        result = call("sites", "learn", crawl, "-o", tmp_path / "s.toml", "--jobs", jobs)
        found = read_templates(tmp_path / "s.toml")
        assert (result.exit_code, list(found.by_site), found.by_site["a.example.cn"].pages) == (1, ["a.example.cn"], 8)
        assert f"stdnews: {crawl}#16: " in result.stderr
        clean(crawl, "-o", tmp_path / "out", "--sites", tmp_path / "s.toml", "-q")
        assert (tmp_path / "out/crawl.jsonl/00000006.txt").read_text("utf-8").splitlines() == article(3)

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        result = call("sites", "learn", tmp_path / "none", "-o", tmp_path / "s.toml")
        assert result.exit_code == 1
        assert f"{tmp_path}/none: cannot be read: No such file or directory" in result.stderr

    def test_a_folder_that_is_not_there_takes_away_nothing_that_was_learned(self, source: Path) -> None:
        learn(source)
        before = (source.parent / "sites.toml").read_bytes()
        result = call("sites", "learn", source / "none", "-o", source.parent / "sites.toml")
        assert result.exit_code == 1
        assert (
            result.stderr.splitlines()[-1] == f"stdnews: nothing could be read: {source.parent}/sites.toml is as it was"
        )
        assert (source.parent / "sites.toml").read_bytes() == before

    def test_a_file_that_cannot_be_written_is_one_line(self, source: Path) -> None:
        (source.parent / "none").touch()
        result = call("sites", "learn", source, "-o", source.parent / "none" / "s.toml", "--jobs", "0")
        assert (result.exit_code, result.stderr.startswith("Error: cannot write")) == (1, True)

    def test_settings_that_are_wrong_are_wrong_usage(self, source: Path, tmp_path: Path) -> None:
        (tmp_path / "stdnews.toml").write_text("skpi = []", "utf-8")
        assert learn(source).exit_code == 2


class TestShowing:
    def test_a_line_for_each_site(self, known: Path) -> None:
        found = read_templates(known)
        assert call("sites", "show", known).stdout.splitlines() == [
            f"version {found.version}, at most 50 pages a site",
            f"a  lines {len(FOOT)}, elements 0, from 8 pages, version {found.version_of('a')}",
        ]

    def test_all_of_one_site(self, known: Path) -> None:
        shown = call("sites", "show", known, "a").stdout
        assert f"    8  1.00  below  {FOOT[0]}\n" in shown

    def test_a_site_that_is_not_there(self, known: Path) -> None:
        result = call("sites", "show", known, "c")
        assert (result.exit_code, result.stderr) == (1, f"Error: {known} has nothing of c\n")


class TestCleaning:
    def test_templates_are_used_on_a_folder(self, source: Path, out: Path, known: Path) -> None:
        assert clean(source, "-o", out, "--sites", known, "-q").exit_code == 0
        assert (out / "a/3.txt").read_text("utf-8").splitlines() == article(3)
        assert (out / "b/3.txt").read_text("utf-8").splitlines() == article(3)

    def test_nothing_is_learned_or_used_unasked(self, source: Path, out: Path) -> None:
        clean(source, "-o", out, "-q")
        assert FOOT[2] in (out / "a/3.txt").read_text("utf-8")
        assert not (out / ".stdnews/sites.toml").exists()

    def test_processes_make_no_difference(self, source: Path, out: Path, known: Path, tmp_path: Path) -> None:
        clean(source, "-o", out, "--sites", known, "-q")
        call("clean", source, "-o", tmp_path / "two", "--sites", known, "-q", "--jobs", "2")
        assert (tmp_path / "two/a/5.txt").read_bytes() == (out / "a/5.txt").read_bytes()

    def test_they_are_used_on_the_standard_input(self, source: Path, tmp_path: Path) -> None:
        call(
            "sites", "learn", source / "a", "-o", tmp_path / "s.toml", "--url", "https://news.example.cn", "--jobs", "0"
        )
        page = ("clean", "--sites", tmp_path / "s.toml", "--url", "https://news.example.cn/1.html")
        assert call(*page, page=lines(77)).stdout.splitlines() == article(77)
        assert FOOT[2] in call("clean", "--sites", tmp_path / "s.toml", page=lines(77)).stdout

    def test_records_and_logs_have_the_version(self, source: Path, out: Path, known: Path, tmp_path: Path) -> None:
        clean(source, "-o", out, "--sites", known, "-q", "--to", "jsonl", "--changes", tmp_path / "changes.jsonl")
        version = read_templates(known).version_of("a")
        records = [json.loads(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]
        assert {(row["path"][0], row.get("template")) for row in records} == {("a", version), ("b", None)}
        logs = [json.loads(line) for line in (tmp_path / "changes.jsonl").read_text("utf-8").splitlines()]
        assert {(row["name"][0], row["notes"].get("template")) for row in logs} == {("a", version), ("b", None)}

    def test_the_file_and_the_ledger_say_what_was_used(self, source: Path, out: Path, known: Path) -> None:
        clean(source, "-o", out, "--sites", known, "-q")
        found = read_templates(known)
        with sqlite3.connect(out / ".stdnews/ledger.db") as db:
            rows = set(db.execute("SELECT site, template FROM pages"))
        db.close()
        assert rows == {("a", found.version_of("a")), ("b", "")}
        assert f"; site templates {found.version}" in call("status", out).stdout

    @pytest.mark.parametrize(
        ("options", "why"),
        [
            (("--sites", "none.toml"), "none.toml: cannot be read"),
            (("--sites", "none.toml", "--learn-sites"), "exclude each other"),
            (("--learn-sites",), "--learn-sites needs -o OUT"),
        ],
    )
    def test_a_wrong_call_is_wrong_usage(self, options: tuple[str, ...], why: str, source: Path) -> None:
        result = call("clean", source / "a/1.txt", *options)
        assert (result.exit_code, why in result.stderr) == (2, True)

    def test_explain_uses_them_too(self, source: Path, tmp_path: Path) -> None:
        call("sites", "learn", source / "a", "-o", tmp_path / "s.toml", "--jobs", "0")
        found = json.loads(call("explain", source / "a/1.txt", "--sites", tmp_path / "s.toml", "--json").stdout)
        assert found["notes"]["template"] == read_templates(tmp_path / "s.toml").version_of("")
        assert "site-template" in {change["rule"] for change in found["changes"]}
        assert call("explain", source / "a/1.txt", "--sites", source).exit_code == 2


def as_first_version(ledger: Path) -> None:
    """A ledger as it was when the first version of the schema had made it."""
    new = ledger.rename(ledger.with_suffix(".new"))
    with closing(sqlite3.connect(ledger)) as db:
        db.executescript(MIGRATIONS[0])
        db.execute("ATTACH ? AS new", (str(new),))
        for (table,) in db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            columns = ", ".join(column for _, column, *_ in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")  # noqa: S608 - ours
        db.execute("PRAGMA user_version = 1")
        db.commit()


class TestVersions:
    def test_a_new_version_is_for_new_and_changed_pages(
        self, source: Path, out: Path, known: Path, done: list[str]
    ) -> None:
        clean(source, "-o", out, "-q")
        done.clear()
        plant(source, "a/2.txt", lines(22))
        plant(source, "a/new.txt", lines(23))
        result = clean(source, "-o", out, "--sites", known)
        assert done == ["a/2.txt", "a/new.txt"]
        assert "of them with other site templates, see --refresh-sites: 7" in result.stderr
        assert (out / "a/2.txt").read_text("utf-8").splitlines() == article(22)
        assert FOOT[2] in (out / "a/3.txt").read_text("utf-8")

    def test_older_pages_are_done_again_when_asked_and_no_others(
        self, source: Path, out: Path, known: Path, done: list[str]
    ) -> None:
        clean(source, "-o", out, "-q")
        done.clear()
        result = clean(source, "-o", out, "--sites", known, "--refresh-sites")
        assert done == [f"a/{number}.txt" for number in range(8)]
        assert "--refresh-sites" not in result.stderr
        done.clear()
        clean(source, "-o", out, "--sites", known, "--refresh-sites", "-q")
        assert done == []
        clean(source, "-o", out, "--refresh-sites", "-q")
        assert done == [f"a/{number}.txt" for number in range(8)]

    def test_a_site_of_which_the_same_is_known_is_not_done_again(
        self, source: Path, out: Path, known: Path, done: list[str]
    ) -> None:
        clean(source, "-o", out, "--sites", known, "-q")
        done.clear()
        text = known.read_text("utf-8").replace("support = 8", "support = 7")
        known.write_text(
            text + '\n[site.b]\npages = 9\nline = [{ text = "一", side = "above", support = 9, share = 1.0 }]\n'
        )
        clean(source, "-o", out, "--sites", known, "--refresh-sites", "-q")
        assert done == [f"b/{number}.txt" for number in range(8)]

    def test_a_ledger_of_an_older_version_is_read(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out, "-q")
        as_first_version(out / ".stdnews/ledger.db")
        done.clear()
        assert clean(source, "-o", out, "-q").exit_code == 0
        assert done == []


class TestLearningBeforeCleaning:
    def test_the_pages_teach_what_is_taken_out_of_them(self, source: Path, out: Path) -> None:
        result = clean(source, "-o", out, "--learn-sites")
        version = read_templates(out / ".stdnews/sites.toml").version
        assert (
            f"stdnews: learned 1 of 2 sites from 16 pages: lines {len(FOOT)}, elements 0, version {version}\n"
            in result.stderr
        )
        assert (out / "a/3.txt").read_text("utf-8").splitlines() == article(3)
        assert f"; site templates {version}" in call("status", out).stdout

    def test_the_line_is_json_too(self, source: Path, out: Path) -> None:
        result = clean(source, "-o", out, "--learn-sites", "--log-format", "json")
        said = [json.loads(line) for line in result.stderr.splitlines()]
        (row,) = [line for line in said if line["event"] == "learned"]
        assert (row["pages"], row["sites"], row["known"]) == (16, 2, 1)

    def test_a_run_that_finds_nothing_new_does_nothing_again(self, source: Path, out: Path, done: list[str]) -> None:
        clean(source, "-o", out, "--learn-sites", "-q")
        done.clear()
        result = clean(source, "-o", out, "--learn-sites", "--refresh-sites", "-q")
        assert (done, result.output, result.exit_code) == ([], "", 0)

    def test_a_dry_run_writes_nothing(self, source: Path, out: Path) -> None:
        result = clean(source, "-o", out, "--learn-sites", "--dry-run")
        assert ("site-template" in result.stderr, out.exists()) == (True, False)

    def test_pages_that_failed_are_done_again_with_what_was_kept(self, source: Path, out: Path) -> None:
        (source / "a/3.txt").chmod(0)
        if os.access(source / "a/3.txt", os.R_OK):
            (source / "a/3.txt").unlink()
            (source / "a/3.txt").symlink_to("nowhere")
        assert clean(source, "-o", out, "--learn-sites", "-q").exit_code == 1
        kept = (out / ".stdnews/sites.toml").read_bytes()
        (source / "a/3.txt").unlink()
        plant(source, "a/3.txt", lines(3))
        assert call("retry", out, "-q", "--jobs", "0").exit_code == 0
        assert (out / "a/3.txt").read_text("utf-8").splitlines() == article(3)
        assert (out / ".stdnews/sites.toml").read_bytes() == kept


@pytest.mark.parametrize("place", ["in/a.txt", "in/sites.toml"])
def test_what_is_learned_never_goes_into_the_input(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plant(Path("in"), "a.txt", "正文。\n")
    result = call("sites", "learn", "in", "-o", place, "--jobs", "0")
    assert result.exit_code == 2
    assert f"Error: {place} lies in the input in, where the next run would read it" in result.stderr
    assert [(path.name, path.read_text("utf-8")) for path in Path("in").iterdir()] == [("a.txt", "正文。\n")]
