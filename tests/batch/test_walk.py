from __future__ import annotations

import os
import socket
import tracemalloc
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from stdnews.batch.walk import Choice, Found, Walk

TEXT = "今天天气很好。\n"


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def names(root: Path, choice: Choice = Choice(), outputs: frozenset[str] = frozenset()) -> list[str]:  # noqa: B008 - frozen
    return [found.name for found in Walk(str(root), choice, outputs).pages()]


def skipped(root: Path, choice: Choice = Choice(), outputs: frozenset[str] = frozenset()) -> dict[str, int]:  # noqa: B008 - frozen
    walk = Walk(str(root), choice, outputs)
    list(walk.pages())
    return dict(walk.skipped)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "a.htm", "a.html", "a.shtml", "a.xhtml", "A.TXT", "新闻.Html", "a.b.txt"]
)
def test_a_page_is_known_by_its_extension(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize("name", ["a.md", "a.pdf", "a.txt.gz", "a.html~", "txt.a", "stdnews.toml"])
def test_all_else_is_skipped_and_counted(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name)
    assert (names(tmp_path), skipped(tmp_path)) == ([], {"no page": 1})


def test_a_file_without_extension_is_a_page_when_it_holds_text(tmp_path: Path) -> None:
    plant(tmp_path, "index", "20240102", "dir/空")
    (tmp_path / "empty").touch()
    (tmp_path / "image").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "gbk").write_bytes("新闻".encode("gbk"))
    assert names(tmp_path) == ["20240102", "dir/空", "empty", "gbk", "index"]
    assert skipped(tmp_path) == {"no page": 1}


def test_hidden_files_and_folders_are_skipped_and_counted(tmp_path: Path) -> None:
    plant(tmp_path, ".a.txt", ".git/b.txt", ".git/c.txt", "d.txt", ".stdnews-00aa-1.part")
    assert (names(tmp_path), skipped(tmp_path)) == (["d.txt"], {"hidden": 3})


def test_the_walk_is_sorted_by_path(tmp_path: Path) -> None:
    planted = ["b.txt", "a/z.txt", "a.txt", "a-b/c.txt", "a/b/c.txt", "B.txt", "甲.txt", "乙/丙.txt", "a0.txt"]
    plant(tmp_path, *planted)
    assert names(tmp_path) == sorted(planted)


def test_the_walk_is_a_stream(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "b/c.txt")
    pages = Walk(str(tmp_path)).pages()
    next(pages)
    plant(tmp_path, "b/d.txt")
    assert [found.name for found in pages] == ["b/c.txt", "b/d.txt"]


@pytest.mark.parametrize(
    ("include", "found"),
    [
        (("*.md",), ["a.txt", "b.md", "sub/c.md"]),
        (("sub/*",), ["a.txt", "sub/c.md", "sub/d.log"]),
        (("b.??", "*.log"), ["a.txt", "b.md", "sub/d.log"]),
        ((".h.txt",), ["a.txt"]),
    ],
)
def test_include_adds_pages(tmp_path: Path, include: tuple[str, ...], found: list[str]) -> None:
    plant(tmp_path, "a.txt", "b.md", "sub/c.md", "sub/d.log", ".h.txt")
    assert names(tmp_path, Choice(include=include)) == found


@pytest.mark.parametrize(
    ("exclude", "found"),
    [
        (("*.html",), ["a.txt", "sub/c.txt"]),
        (("sub",), ["a.txt", "b.html"]),
        (("sub/*",), ["a.txt", "b.html"]),
        (("sub/c.*", "a*"), ["b.html", "sub/d.html"]),
        (("A*",), ["a.txt", "b.html", "sub/c.txt", "sub/d.html"]),
    ],
)
def test_exclude_leaves_out_files_and_whole_folders(tmp_path: Path, exclude: tuple[str, ...], found: list[str]) -> None:
    plant(tmp_path, "a.txt", "b.html", "sub/c.txt", "sub/d.html")
    assert names(tmp_path, Choice(exclude=exclude)) == found


def test_exclude_wins_over_include(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b.md")
    choice = Choice(include=("*.md",), exclude=("b*",))
    assert (names(tmp_path, choice), skipped(tmp_path, choice)) == (["a.md"], {"excluded": 1})


def test_output_folders_are_not_read(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "out/a.txt", "sub/out/b.txt")
    outputs = frozenset({"out"})
    assert (names(tmp_path, outputs=outputs), skipped(tmp_path, outputs=outputs)) == (
        ["a.txt", "sub/out/b.txt"],
        {"output": 1},
    )


def test_linked_files_are_read_and_linked_folders_are_not(tmp_path: Path) -> None:
    plant(tmp_path, "real/a.txt")
    (tmp_path / "b.txt").symlink_to("real/a.txt")
    (tmp_path / "loop").symlink_to(".")
    assert (names(tmp_path), skipped(tmp_path)) == (["b.txt", "real/a.txt"], {"linked folder": 1})


def test_a_link_that_is_broken_or_leads_in_a_circle_is_a_page_that_will_fail(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    (tmp_path / "b.bin").symlink_to("nowhere")
    (tmp_path / "c.txt").symlink_to("c.txt")
    assert names(tmp_path) == ["a.txt", "c.txt"]


def test_what_is_no_regular_file_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    os.mkfifo("a.txt")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("b.txt")
        assert (names(tmp_path), skipped(tmp_path)) == ([], {"no regular file": 2})


def test_a_second_page_with_the_same_output_has_a_problem_that_names_the_first(tmp_path: Path) -> None:
    plant(tmp_path, "a.html", "a.html.txt", "b", "b.txt", "sub/a.html")
    problems = {found.name: found.problem for found in Walk(str(tmp_path)).pages() if found.problem}
    assert problems == {
        "a.html.txt": f"has the same output as {tmp_path}/a.html",
        "b.txt": f"has the same output as {tmp_path}/b",
    }


def test_names_may_stand_between_two_with_the_same_output(tmp_path: Path) -> None:
    plant(
        tmp_path, "a", "a b.txt", "a-b/c.txt", "a.txt", "d.html", "d.html b.txt", "d.html-e.txt", "d.html.txt", "d.TXT"
    )
    assert [found.name for found in Walk(str(tmp_path)).pages() if found.problem] == ["a.txt", "d.html.txt"]


def test_what_is_no_page_takes_no_output(tmp_path: Path) -> None:
    plant(tmp_path, "a.html", "a.html.txt", "c/d.txt", "c.txt")
    (tmp_path / "b").write_bytes(bytes(100))
    plant(tmp_path, "b.txt")
    os.mkfifo(tmp_path / "e.html")
    plant(tmp_path, "e.html.txt")
    found = list(Walk(str(tmp_path), Choice(exclude=("*.html",))).pages())
    assert [page.name for page in found] == ["a.html.txt", "b.txt", "c.txt", "c/d.txt", "e.html.txt"]
    assert [page.problem for page in found] == [""] * 5


def test_a_link_takes_an_output_too(tmp_path: Path) -> None:
    plant(tmp_path, "f/page", "a.html.txt")
    (tmp_path / "a.html").symlink_to("nowhere")
    assert [found.name for found in Walk(str(tmp_path)).pages() if found.problem] == ["a.html.txt"]


def test_a_large_folder_takes_little_more_memory_than_its_names(tmp_path: Path) -> None:
    for number in range(5000):
        (tmp_path / f"{number:05}.txt").touch()
    pages = Walk(str(tmp_path)).pages()
    tracemalloc.start()
    count = sum(1 for _ in pages)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, most < 5000 * 120) == (5000, True), most


def test_a_folder_that_cannot_be_read_is_reported_and_the_walk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "a/b.txt", "c.txt")
    scandir = os.scandir

    def refuse(path: str) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(Walk(str(tmp_path)).pages()) == [
        Found(f"{tmp_path}/a", "a", "cannot read the folder: Permission denied"),
        Found(f"{tmp_path}/c.txt", "c.txt"),
    ]


def test_names_that_are_no_utf_8_are_walked(tmp_path: Path) -> None:
    name = os.fsdecode("新闻".encode("gbk") + b".txt")
    plant(tmp_path, name)
    assert names(tmp_path) == [name]


def test_a_page_beside_records_of_its_name_is_done(tmp_path: Path) -> None:
    plant(tmp_path, "a.jsonl", "a.jsonl.txt")
    assert [(found.name, found.problem) for found in Walk(str(tmp_path)).pages()] == [
        ("a.jsonl", ""),
        ("a.jsonl.txt", ""),
    ]
