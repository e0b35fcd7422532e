"""``stdnews clean`` in this process: what is written, said and returned."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from tests.folders import plant

from stdnews import pipeline
from stdnews.cli import main
from stdnews.edits import Edit
from stdnews.page import Page

TRADITIONAL = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
SIMPLIFIED = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"
BOILERPLATE = "您现在的位置:首页 > 新闻 > 正文\n分享到:微信 微博 QQ空间\n"
UNREADABLE = "锟斤拷锟斤拷锟斤拷锟斤拷\n锟斤拷锟斤拷锟斤拷锟斤拷锟斤拷\n"


def clean(*arguments: str | Path | int, stdin: bytes | None = None) -> Result:
    if "--jobs" not in arguments:
        arguments = (*arguments, "--jobs", 0)  # in this process, which a test can change and which starts at once
    if "-o" in arguments and "--dry-run" not in arguments:
        arguments = (*arguments, "--quiet")
    return CliRunner().invoke(main, ["clean", *map(str, arguments)], input=stdin)


def tree(root: Path) -> dict[str, str]:
    return {
        str(p.relative_to(root)): p.read_text("utf-8")
        for p in sorted(root.rglob("*"))
        if not p.is_dir() and ".stdnews" not in p.parts
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return plant(
        tmp_path / "in", {"a.txt": TRADITIONAL, "sub/b.html": f"<p>{TRADITIONAL}</p>", "sub/deep/c": SIMPLIFIED}
    )


class TestFolders:
    def test_the_tree_is_mirrored_and_names_end_in_txt(self, source: Path, out: Path) -> None:
        result = clean(source, "-o", out)
        assert (result.exit_code, result.output) == (0, "")
        assert tree(out) == {"a.txt": SIMPLIFIED, "sub/b.html.txt": SIMPLIFIED, "sub/deep/c.txt": SIMPLIFIED}

    def test_input_is_never_written_to(self, source: Path, out: Path) -> None:
        before = tree(source)
        clean(source, "-o", out, "--rejected", source / "rejected")
        clean(source, "-o", source / "out")
        assert {name: text for name, text in tree(source).items() if not name.startswith("out/")} == before

    def test_output_inside_the_input_is_not_read_again(self, source: Path) -> None:
        inside = source / "sub" / "out"
        clean(source, "-o", inside, "--rejected", source / "rej")
        first = tree(inside)
        assert clean(source, "-o", inside, "--rejected", source / "rej").exit_code == 0
        assert tree(inside) == first

    @pytest.mark.parametrize("place", ["in", ".", "in/../in"])
    def test_output_equal_to_or_above_the_input_is_wrong_usage(self, tmp_path: Path, source: Path, place: str) -> None:
        before = tree(tmp_path)
        result = clean(source, "-o", tmp_path / place)
        assert result.exit_code == 2
        assert "input is never written to" in result.stderr
        assert tree(tmp_path) == before

    def test_a_second_page_with_the_same_output_fails_and_the_first_is_kept(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"a.html": "<p>甲。", "a.html.txt": "乙。", "b.txt": "丙。"})
        result = clean(source, "-o", out)
        assert result.exit_code == 1
        assert result.stderr == f"stdnews: {source}/a.html.txt: has the same output as {source}/a.html\n"
        assert tree(out) == {"a.html.txt": "甲。\n", "b.txt": "丙。\n"}

    def test_a_folder_without_pages_is_one_clear_line(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"a.pdf": "", ".hidden": "", "stdnews.toml": ""})
        result = clean(source, "-o", out)
        assert result.exit_code == 1
        assert result.stderr == f"stdnews: {source}: no pages in this folder (skipped: hidden 1, no page 2)\n"

    def test_a_folder_needs_o(self, source: Path) -> None:
        result = clean(source)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "-o OUT" in result.stderr

    def test_include_and_exclude_change_what_is_a_page(self, tmp_path: Path, out: Path) -> None:
        source = plant(
            tmp_path / "in", {"a.md": "甲。", "b.log": "乙。", "c.txt": "丙。", "d.txt": "丁。", "e/f.txt": "戊。"}
        )
        clean(source, "-o", out, "--include", "*.md", "--include", "*.log", "--exclude", "d*", "--exclude", "e")
        assert list(tree(out)) == ["a.md.txt", "b.log.txt", "c.txt"]

    def test_names_that_are_no_utf_8_are_kept_and_shown_escaped(self, tmp_path: Path, out: Path) -> None:
        good, bad = os.fsdecode(b"\xd0\xc2.txt"), os.fsdecode(b"\xce\xc5.txt")
        source = plant(tmp_path / "in", {good: TRADITIONAL, bad: b"%PDF-1.4"})
        result = clean(source, "-o", out)
        assert result.stderr == f"stdnews: {source}/\\xce\\xc5.txt: not a page but a PDF document\n"
        assert sorted(os.listdir(os.fsencode(out))) == [b".stdnews", b"\xd0\xc2.txt"]  # noqa: PTH208 - as bytes

    def test_two_runs_give_the_same_bytes(self, source: Path, out: Path) -> None:
        clean(source, "-o", out)
        first = tree(out)
        clean(source, "-o", out)
        assert tree(out) == first

    def test_several_processes_give_the_same_as_one(self, tmp_path: Path, out: Path) -> None:
        pages: dict[str, str | bytes] = {f"{number:02}.txt": TRADITIONAL * number for number in range(40)}
        source = plant(tmp_path / "in", {**pages, "20.txt": b"\0\0\0"})
        one, two = clean(source, "-o", out), clean(source, "-o", tmp_path / "out2", "--jobs", 2)
        assert (two.exit_code, two.output) == (one.exit_code, one.output) == (1, one.output)
        assert tree(tmp_path / "out2") == tree(out)


class TestFiles:
    def test_the_text_of_one_file_goes_to_stdout(self, source: Path) -> None:
        result = clean(source / "a.txt")
        assert (result.exit_code, result.stdout, result.stderr) == (0, SIMPLIFIED, "")

    @pytest.mark.parametrize("arguments", [(), ("-",)])
    def test_stdin_goes_to_stdout(self, arguments: tuple[str, ...]) -> None:
        result = clean(*arguments, stdin=TRADITIONAL.encode("gb18030"))
        assert (result.exit_code, result.stdout, result.stderr) == (0, SIMPLIFIED, "")

    def test_html_on_stdin_is_known_by_its_beginning(self) -> None:
        assert clean(stdin=f"<!DOCTYPE html><p>{TRADITIONAL}</p>".encode()).stdout == SIMPLIFIED

    def test_a_file_with_o_goes_into_that_folder(self, source: Path, out: Path) -> None:
        assert clean(source / "sub" / "b.html", "-o", out).output == ""
        assert tree(out) == {"b.html.txt": SIMPLIFIED}

    def test_stdin_with_o_is_a_file_of_that_name(self, out: Path) -> None:
        clean("-o", out, stdin=TRADITIONAL.encode())
        assert tree(out) == {"stdin.txt": SIMPLIFIED}

    def test_several_files_need_o(self, source: Path) -> None:
        result = clean(source / "a.txt", source / "sub" / "b.html")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "-o OUT" in result.stderr

    def test_several_files_and_folders_go_to_one_tree(self, source: Path, tmp_path: Path, out: Path) -> None:
        plant(tmp_path, {"x/y.txt": TRADITIONAL})
        assert clean(tmp_path / "x/y.txt", source, "-", "-o", out, stdin=b"").exit_code == 0
        assert list(tree(out)) == ["a.txt", "stdin.txt", "sub/b.html.txt", "sub/deep/c.txt", "y.txt"]

    def test_two_files_of_one_name_cannot_both_be_written(self, tmp_path: Path, out: Path) -> None:
        plant(tmp_path, {"x/a.txt": "甲。", "y/a.txt": "乙。"})
        result = clean(tmp_path / "x/a.txt", tmp_path / "y/a.txt", "-o", out)
        assert result.exit_code == 1
        assert result.stderr == f"stdnews: {tmp_path}/y/a.txt: has the same output as {tmp_path}/x/a.txt\n"
        assert tree(out) == {"a.txt": "甲。\n"}

    def test_an_output_never_takes_the_place_of_a_named_input(self, tmp_path: Path) -> None:
        plant(tmp_path, {"x/a.txt": TRADITIONAL, "y/a.txt": TRADITIONAL, "y/b.html": TRADITIONAL})
        result = clean(tmp_path / "x/a.txt", tmp_path / "y/a.txt", tmp_path / "y/b.html", "-o", tmp_path / "y")
        assert result.exit_code == 1
        assert result.stderr.count("would take the place of an input") == 2
        assert tree(tmp_path / "y") == {"a.txt": TRADITIONAL, "b.html": TRADITIONAL, "b.html.txt": SIMPLIFIED}

    def test_a_file_is_a_page_whatever_its_name(self, tmp_path: Path) -> None:
        plant(tmp_path, {".page.dat": TRADITIONAL})
        assert clean(tmp_path / ".page.dat").stdout == SIMPLIFIED

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("\ufeff甲。\r\n\r\n 乙。\u3000\r丙。\u2028丁。", "甲。\n乙。\n丙。\n丁。\n"),
            ("甲\x0b乙\x0c丙\x85丁\x1c戊。", "甲\x0b乙\x0c丙\x85丁\x1c戊。\n"),
            ("\xa0甲 乙\xa0", "甲 乙\n"),
            (" \n\n", ""),
        ],
        ids=["line ends", "no line ends", "white space", "blank"],
    )
    def test_what_is_written(self, text: str, written: str) -> None:
        assert clean(stdin=text.encode()).stdout_bytes == written.encode()


ARTICLE = (
    "旧粮站变身图书馆\n2023-03-03 11:04 来源:青山网\n粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。\n"
    "村民在图书馆看书。青山县委宣传部供图\n馆长说,三万册书里有一半是村民捐的,最老的一本有一百多岁。\n(责任编辑:周小禾)\n"
)


class TestKeep:
    @pytest.mark.parametrize(
        ("classes", "kept"),
        [
            ("captions,bylines,credits", range(6)),
            ("captions", (0, 2, 3, 4)),
            ("bylines", (0, 1, 2, 4)),
            ("credits", (0, 2, 4, 5)),
        ],
    )
    def test_a_class_of_lines_stays(self, classes: str, kept: Iterable[int]) -> None:
        lines = ARTICLE.splitlines(keepends=True)
        assert clean("--keep", classes, stdin=ARTICLE.encode()).stdout == "".join(lines[at] for at in kept)

    def test_without_it_they_go(self) -> None:
        assert len(clean(stdin=ARTICLE.encode()).stdout.splitlines()) == 3

    def test_an_unknown_class_is_wrong_usage(self) -> None:
        found = clean("--keep", "titles", stdin=b"")
        assert found.exit_code == 2
        assert "captions, bylines, credits" in found.stderr

    def test_what_stands_in_a_list_of_links_goes_all_the_same(self) -> None:
        page = ARTICLE + "相关阅读\n山里来了新老师\n来源:青山网\n"
        assert clean("--keep", "bylines", stdin=page.encode()).stdout.count("来源") == 1


class TestSelectors:
    PAGE = (
        "<title>旧粮站变身图书馆</title><div><h1>旧粮站变身图书馆</h1>"
        "<p>粮站空了十年,今年春天改成了图书馆,一开门就坐满了人。</p><p class=more>县里还有六座粮站,也要这样改。</p>"
        "<p>馆长说,三万册书里有一半是村民捐的,最老的一本有一百多岁。</p><p class=hand>来源:青山网</p></div>"
    )

    @pytest.mark.parametrize(
        ("rows", "gone", "stays"),
        [
            ("selector = '.more'", "六座", "馆长"),
            ("selector = '.hand'\naction = 'keep'", "没有的字", "来源:青山网"),
        ],
    )
    def test_they_drop_and_keep(self, tmp_path: Path, out: Path, rows: str, gone: str, stays: str) -> None:
        config = f"[[boilerplate.selector]]\nid = 'mine'\n{rows}\n"
        source = plant(tmp_path / "in", {"a.html": self.PAGE, "stdnews.toml": config})
        clean(source, "-o", out)
        assert gone not in tree(out)["a.html.txt"]
        assert stays in tree(out)["a.html.txt"]


class TestStages:
    @pytest.mark.parametrize(
        ("arguments", "text"),
        [
            (["--skip", "simplify"], TRADITIONAL),
            (["--only", "glosses"], TRADITIONAL),
            (["--only", "glosses", "--only", "simplify"], SIMPLIFIED),
            (["--skip", "glosses", "--skip", "mojibake"], SIMPLIFIED),
        ],
    )
    def test_only_and_skip_choose_stages(self, arguments: list[str], text: str) -> None:
        assert clean(*arguments, stdin=TRADITIONAL.encode()).stdout == text

    def test_they_hold_for_sites_too(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"site/a.txt": TRADITIONAL, "stdnews.toml": "[site.site.glosses]\n"})
        clean(source, "-o", out, "--skip", "simplify")
        assert tree(out) == {"site/a.txt": TRADITIONAL}

    def test_both_are_wrong_usage(self) -> None:
        assert clean("--only", "glosses", "--skip", "simplify", stdin=b"").exit_code == 2

    def test_an_unknown_stage_is_wrong_usage_that_names_the_stages(self) -> None:
        result = clean("--only", "gloss", stdin=b"")
        assert result.exit_code == 2
        assert all(stage.name in result.stderr for stage in pipeline.STAGES)

    @pytest.mark.parametrize("option", ["--only", "--skip"])
    def test_stage_names_are_completed_by_the_shell(self, option: str) -> None:
        result = CliRunner().invoke(
            main,
            prog_name="stdnews",
            env={"_STDNEWS_COMPLETE": "bash_complete", "COMP_WORDS": f"stdnews clean {option} ", "COMP_CWORD": "3"},
        )
        assert result.output.split() == [f"plain,{stage.name}" for stage in pipeline.STAGES]


class TestSettings:
    @pytest.fixture
    def keeping(self, tmp_path: Path) -> Path:
        """A settings file that turns conversion off."""
        return plant(tmp_path, {"keeping.toml": 'skip = ["simplify"]\n'}) / "keeping.toml"

    def test_they_are_found_upward_from_the_input(self, keeping: Path, source: Path, out: Path) -> None:
        keeping.rename(keeping.with_name("stdnews.toml"))
        clean(source, "-o", out)
        assert tree(out)["a.txt"] == TRADITIONAL

    def test_they_are_found_from_the_working_directory_for_stdin(
        self, keeping: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keeping.rename(keeping.with_name("stdnews.toml"))
        monkeypatch.chdir(keeping.parent)
        assert clean(stdin=TRADITIONAL.encode()).stdout == TRADITIONAL

    def test_each_input_has_its_own(self, tmp_path: Path, out: Path) -> None:
        plant(tmp_path, {"x/a.txt": TRADITIONAL, "x/stdnews.toml": 'skip = ["simplify"]\n', "y/b.txt": TRADITIONAL})
        clean(tmp_path / "x", tmp_path / "y", "-o", out)
        assert tree(out) == {"a.txt": TRADITIONAL, "b.txt": SIMPLIFIED}

    def test_config_stands_instead_of_the_search(self, keeping: Path, source: Path, out: Path) -> None:
        plant(source, {"stdnews.toml": "nonsense = 1\n"})
        assert clean(source, "-o", out, "--config", keeping).exit_code == 0
        assert tree(out)["a.txt"] == TRADITIONAL

    def test_all_mistakes_are_told_and_nothing_is_written(self, source: Path, out: Path) -> None:
        plant(source, {"stdnews.toml": "nonsense = 1\nmore = 2\n"})
        result = clean(source, "-o", out)
        assert result.exit_code == 2
        assert all(word in result.stderr for word in ("nonsense", "more", "stdnews.toml"))
        assert not out.exists()

    def test_a_missing_settings_file_is_wrong_usage(self) -> None:
        result = clean("--config", "nowhere.toml", stdin=b"")
        assert result.exit_code == 2
        assert "nowhere.toml" in result.stderr

    @pytest.mark.parametrize(
        ("name", "text", "arguments"),
        [
            ("news.example.cn/a.txt", TRADITIONAL, ()),
            ("a.txt", TRADITIONAL, ("--url", "https://news.example.cn/1.html")),
            ("other/a.html", f"<link rel=canonical href='http://news.example.cn/1'>{TRADITIONAL}", ()),
        ],
        ids=["top folder", "--url", "canonical link"],
    )
    def test_a_site_has_its_own(
        self, tmp_path: Path, out: Path, name: str, text: str, arguments: tuple[str, ...]
    ) -> None:
        toml = '[site."news.example.cn"]\nskip = ["simplify"]\n'
        source = plant(tmp_path / "in", {name: text, "stdnews.toml": toml, "free.txt": "丁。"})
        assert clean(source, "-o", out, *arguments).exit_code == 0
        assert TRADITIONAL in tree(out).values()


class TestOutcomes:
    PAGES: ClassVar[dict[str, str | bytes]] = {
        "unchanged": SIMPLIFIED,
        "cleaned": TRADITIONAL,
        "empty": " \n\u3000\n",
        "no article": BOILERPLATE,
        "past saving": UNREADABLE,
        "failed": b"%PDF-1.4 ...",
    }

    @pytest.mark.parametrize("outcome", PAGES)
    def test_each_page_has_one(self, tmp_path: Path, outcome: str) -> None:
        source = plant(tmp_path / "in", {"a.txt": self.PAGES[outcome]})
        result = clean(source, "--dry-run")
        assert f": {outcome} 1\n" in result.stderr

    @pytest.mark.parametrize("outcome", PAGES)
    def test_all_but_failed_write_a_file(self, tmp_path: Path, out: Path, outcome: str) -> None:
        source = plant(tmp_path / "in", {"a.txt": self.PAGES[outcome]})
        clean(source, "-o", out)
        assert (out / "a.txt").exists() is (outcome != "failed")

    @pytest.mark.parametrize(
        ("outcome", "status", "strict"),
        [
            ("unchanged", 0, 0),
            ("cleaned", 0, 0),
            ("empty", 0, 0),
            ("no article", 0, 1),
            ("past saving", 0, 1),
            ("failed", 1, 1),
        ],
    )
    def test_the_exit_status(self, tmp_path: Path, outcome: str, status: int, strict: int) -> None:
        source = plant(tmp_path / "in", {"a.txt": self.PAGES[outcome], "b.txt": SIMPLIFIED})
        assert clean(source, "--dry-run").exit_code == status
        assert clean(source, "--dry-run", "--strict").exit_code == strict

    @pytest.mark.parametrize("outcome", ["no article", "past saving"])
    def test_strict_names_the_pages(self, tmp_path: Path, out: Path, outcome: str) -> None:
        source = plant(tmp_path / "in", {"a.txt": self.PAGES[outcome]})
        assert clean(source, "-o", out, "--strict").stderr == f"stdnews: {source}/a.txt: {outcome}\n"
        assert clean(source, "-o", out).stderr == ""

    def test_an_html_page_with_a_title_alone_is_empty(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", {"a.html": "<title>標題</title><body></body>"})
        assert ": empty 1\n" in clean(source, "--dry-run").stderr

    def test_a_title_that_changes_does_not_make_a_page_cleaned(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", {"a.html": f"<title>標題</title><p>{SIMPLIFIED}"})
        assert ": unchanged 1\n" in clean(source, "--dry-run").stderr


class TestFailures:
    def test_a_page_that_fails_is_named_with_its_reason_and_the_others_are_done(
        self, tmp_path: Path, out: Path
    ) -> None:
        source = plant(tmp_path / "in", {"a.txt": b"\x89PNG\r\n", "b.txt": TRADITIONAL, "c.txt": b"\0\1\2\3"})
        result = clean(source, "-o", out, "--quiet")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.splitlines() == [
            f"stdnews: {source}/a.txt: not a page but a PNG image",
            f"stdnews: {source}/c.txt: not text but a binary file",
        ]
        assert tree(out) == {"b.txt": SIMPLIFIED}

    def test_an_older_output_of_a_page_that_fails_is_removed(self, source: Path, out: Path, tmp_path: Path) -> None:
        rejected = tmp_path / "rejected"
        plant(source, {"a.txt": TRADITIONAL + BOILERPLATE})
        clean(source, "-o", out, "--rejected", rejected)
        assert (rejected / "a.txt").exists()
        plant(source, {"a.txt": b"\0\0"})
        clean(source, "-o", out, "--rejected", rejected)
        assert "a.txt" not in tree(out)
        assert not (rejected / "a.txt").exists()

    def test_a_bug_in_a_stage_fails_its_page_with_type_text_and_place(
        self, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(page: Page) -> tuple[Edit, ...]:
            if page.name.endswith("b.txt"):
                raise ValueError("first line\nsecond line")
            return ()

        monkeypatch.setattr(pipeline, "_plan", lambda _: ((pipeline.STAGES[1], (broken,)),))
        source = plant(tmp_path / "in", {"a.txt": "甲。", "b.txt": "乙。", "c.txt": "丙。"})
        result = clean(source, "-o", out)
        assert result.exit_code == 1
        assert re.fullmatch(
            rf"stdnews: {source}/b\.txt: ValueError: first line second line \(stdnews\.pipeline:\d+\)\n", result.stderr
        )
        assert list(tree(out)) == ["a.txt", "c.txt"]

    @pytest.mark.parametrize("arguments", [(), ("--dry-run",), ("-o", "out")])
    def test_a_missing_file_is_one_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        result = clean("nowhere.txt", "--quiet", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "stdnews: nowhere.txt: cannot be read: No such file or directory\n"

    def test_a_missing_file_does_not_stop_the_others(self, source: Path, out: Path) -> None:
        assert clean("nowhere.txt", source / "a.txt", "-o", out).exit_code == 1
        assert tree(out) == {"a.txt": SIMPLIFIED}

    def test_a_broken_link_in_a_folder_fails(self, source: Path, out: Path) -> None:
        (source / "b.txt").symlink_to("nowhere")
        result = clean(source, "-o", out)
        assert result.exit_code == 1
        assert result.stderr == f"stdnews: {source}/b.txt: cannot be read: No such file or directory\n"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
    def test_an_unreadable_file_is_one_line(self, source: Path) -> None:
        (source / "a.txt").chmod(0)
        result = clean(source / "a.txt")
        assert result.stderr == f"stdnews: {source}/a.txt: cannot be read: Permission denied\n"

    def test_a_file_whose_bytes_cannot_be_read_is_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "loop.txt").symlink_to("loop.txt")
        result = clean(tmp_path / "loop.txt")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"stdnews: {tmp_path}/loop.txt: cannot be read: ")

    def test_a_binary_file_is_one_line(self, tmp_path: Path) -> None:
        plant(tmp_path, {"a.bin": bytes(range(256))})
        result = clean(tmp_path / "a.bin")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == f"stdnews: {tmp_path}/a.bin: not text but a binary file\n"

    def test_binary_stdin_is_one_line(self) -> None:
        assert clean(stdin=b"\0\0\0").stderr == "stdnews: standard input: not text but a binary file\n"

    def test_an_output_that_cannot_be_written_fails_its_page_alone(self, source: Path, out: Path) -> None:
        plant(out, {"a.txt/in the way": ""})
        result = clean(source, "-o", out)
        assert result.exit_code == 1
        assert f"stdnews: {source}/a.txt: cannot write {out}/a.txt: " in result.stderr
        assert list(tree(out)) == ["a.txt/in the way", "sub/b.html.txt", "sub/deep/c.txt"]

    def test_a_file_as_output_folder_is_wrong_usage(self, source: Path, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        result = clean(source, "-o", tmp_path / "file")
        assert result.exit_code == 2
        assert f"{tmp_path}/file is a file" in result.stderr


class TestCounts:
    def test_a_dry_run_writes_nothing_and_prints_the_counts(self, source: Path, tmp_path: Path, out: Path) -> None:
        plant(source, {"x.pdf": "", ".h": ""})
        before = tree(tmp_path)
        result = clean(source, "-o", out, "--rejected", tmp_path / "rej", "--dry-run")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "unchanged 1, cleaned 2" in result.stderr
        assert "skipped: hidden 1, no page 1" in result.stderr
        assert tree(tmp_path) == before

    def test_it_needs_no_output_folder(self, source: Path) -> None:
        assert clean(source, "--dry-run").exit_code == 0

    def test_of_one_page_it_prints_no_text(self) -> None:
        result = clean("--dry-run", stdin=TRADITIONAL.encode())
        assert (result.stdout, "1 page" in result.stderr) == ("", True)

    def test_quiet_prints_nothing(self, source: Path, out: Path) -> None:
        assert clean(source, "-o", out, "--quiet").output == ""
        assert clean(source, "--dry-run", "--quiet").output == ""


class TestLimits:
    def test_a_page_that_is_too_large_fails(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"a.txt": TRADITIONAL * 20, "b.txt": TRADITIONAL})
        result = clean(source, "-o", out, "--max-bytes", "1K")
        assert (result.exit_code, list(tree(out))) == (1, ["b.txt"])
        assert result.stderr == f"stdnews: {source}/a.txt: is larger than 1 KiB; --max-bytes allows more\n"

    @pytest.mark.parametrize("jobs", [0, 1])
    def test_that_holds_for_the_standard_input_too(self, jobs: int, out: Path) -> None:
        text = TRADITIONAL.encode() * 20
        arguments = ("-o", out, "--jobs", jobs) if jobs else ()
        result = clean(*arguments, "--max-bytes", "1K", stdin=text)
        assert result.stderr == "stdnews: standard input: is larger than 1 KiB; --max-bytes allows more\n"
        assert clean(*arguments, "--max-bytes", len(text), stdin=text).exit_code == 0

    @pytest.mark.parametrize("size", ["0", "1T", "-1", "x", ""])
    def test_a_size_that_is_none_is_wrong_usage(self, size: str) -> None:
        assert clean("--max-bytes", size, stdin=b"").exit_code == 2

    def test_a_page_that_takes_too_long_fails_by_name(self, tmp_path: Path, out: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")  # nobody writes to it
        source = plant(tmp_path / "in", {"b.txt": "甲。"})
        result = clean(tmp_path / "pipe.txt", source, "-o", out, "--jobs", 1, "--timeout", 3)
        assert (result.exit_code, tree(out)) == (1, {"b.txt": "甲。\n"})
        assert result.stderr == f"stdnews: {tmp_path}/pipe.txt: took longer than 3 s; --timeout allows more\n"

    def test_a_page_that_needs_too_much_memory_fails_by_name(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"a.txt": "".join(f"{n}{TRADITIONAL}" for n in range(90_000)), "b.txt": "甲。"})
        result = clean(source, "-o", out, "--jobs", 1, "--memory", "100M")
        assert (result.exit_code, tree(out)) == (1, {"b.txt": "甲。\n"})
        assert result.stderr == f"stdnews: {source}/a.txt: needed more than 100 MiB of memory; --memory allows more\n"


class TestRejected:
    def test_dropped_lines_are_mirrored_with_their_rules(self, tmp_path: Path, out: Path) -> None:
        source = plant(
            tmp_path / "in", {"sub/a.html": f"<p>{TRADITIONAL}</p><p>分享到:微信 微博 QQ空间</p>", "b.txt": "甲。"}
        )
        rejected = tmp_path / "rejected"
        clean(source, "-o", out, "--rejected", rejected)
        (name, text), *more = tree(rejected).items()
        rule, tab, line = text.partition("\t")
        assert (name, tab, line, more) == ("sub/a.html.txt", "\t", "分享到:微信 微博 QQ空间\n", [])
        assert rule

    def test_an_older_file_goes_when_nothing_is_dropped_any_more(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"a.txt": SIMPLIFIED + BOILERPLATE})
        rejected = tmp_path / "rejected"
        clean(source, "-o", out, "--rejected", rejected)
        assert list(tree(rejected)) == ["a.txt"]
        clean(source, "-o", out, "--rejected", rejected, "--skip", "boilerplate")
        assert tree(rejected) == {}

    def test_it_works_beside_stdout(self, tmp_path: Path) -> None:
        result = clean("--rejected", tmp_path / "rej", stdin=(SIMPLIFIED + BOILERPLATE).encode())
        assert result.stdout == SIMPLIFIED
        assert list(tree(tmp_path / "rej")) == ["stdin.txt"]

    def test_it_must_not_be_the_output_folder(self, source: Path, out: Path) -> None:
        assert clean(source, "-o", out, "--rejected", out).exit_code == 2

    def test_inside_the_output_folder_no_page_may_be_overwritten(self, tmp_path: Path, out: Path) -> None:
        source = plant(tmp_path / "in", {"rej/a.txt": SIMPLIFIED, "a.txt": SIMPLIFIED + BOILERPLATE})
        result = clean(source, "-o", out, "--rejected", out / "rej")
        assert f"{source}/rej/a.txt: its output would take the place" in result.stderr
        assert sorted(tree(out)) == ["a.txt", "rej/a.txt"]


@pytest.mark.parametrize(
    "call",
    [
        ("clean", "in", "-o", ""),
        ("clean", "", "-o", "out"),
        *(("clean", "in", "-o", "out", name, "") for name in ("--rejected", "--report", "--changes", "--ledger")),
        *(("clean", "in", "-o", "out", name, "") for name in ("--config", "--sites")),
        ("explain", ""),
        ("explain", "in/a.txt", "--html", "-o", ""),
        ("status", ""),
        ("retry", ""),
        ("sites", "learn", "in", "-o", ""),
    ],
)
def test_an_empty_name_as_of_a_variable_that_is_not_set_is_wrong_usage(
    call: tuple[str, ...], source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 2
    assert result.stderr.endswith(": a name is missing: is a variable of the shell not set?\n")
    assert sorted(path.name for path in source.parent.iterdir()) == ["in"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--report", "x", "--changes", "./x"), "--report and --changes name the same file."),
        (("--ledger", "in/ledger.db"), "in/ledger.db lies in the input in, where the next run would read it"),
        (("--changes", "out/records.jsonl"), "out/records.jsonl is where a run may write its records or groups"),
        (("--report", "out/.stdnews/lock"), "out/.stdnews/lock lies where a run on out keeps its own files"),
    ],
)
def test_files_beside_the_output_do_not_get_in_the_way_of_others(
    options: tuple[str, ...], said: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    result = clean("in", "-o", "out", *options)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {said}")
    assert sorted(path.name for path in source.parent.iterdir()) == ["in"]
