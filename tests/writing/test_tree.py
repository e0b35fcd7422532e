from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from stdnews.writing import ASIDE, OutputError, OutputTree
from stdnews.writing.tree import PART


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir())


def failing(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object) -> NoReturn:
        raise error

    return fail


def test_a_file_is_written_in_folders_that_are_made(tmp_path: Path) -> None:
    tree = OutputTree(str(tmp_path / "out"))
    tree.write("a/b/c.txt", b"1")
    tree.write("a/b/d.txt", b"")
    assert (files(tmp_path), (tmp_path / "out/a/b/c.txt").read_bytes()) == (["out/a/b/c.txt", "out/a/b/d.txt"], b"1")


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    tree = OutputTree(str(tmp_path))
    tree.write("a.txt", b"older and longer")
    tree.write("a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_reader_that_has_the_older_file_open_keeps_it(tmp_path: Path) -> None:
    tree = OutputTree(str(tmp_path))
    tree.write("a.txt", b"old")
    with (tmp_path / "a.txt").open("rb") as reader:
        tree.write("a.txt", b"new")
        assert reader.read() == b"old"


def test_a_link_in_the_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    (tmp_path / "a.txt").symlink_to("precious")
    OutputTree(str(tmp_path)).write("a.txt", b"new")
    assert (tmp_path / "precious").read_text() == "x"


def test_a_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        OutputTree(str(tmp_path)).write("a.txt", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    name = "n" * 251 + ".txt"
    OutputTree(str(tmp_path)).write(name, b"x")
    assert files(tmp_path) == [name]


def test_what_a_killed_run_left_is_written_over_and_gone(tmp_path: Path) -> None:
    (tmp_path / ASIDE).mkdir()
    (tmp_path / ASIDE / PART).write_text("half a page that was longer")
    tree = OutputTree(str(tmp_path))
    tree.write("a.txt", b"x")
    tree.close()
    assert (files(tmp_path), (tmp_path / "a.txt").read_bytes()) == (["a.txt"], b"x")
    assert not (tmp_path / ASIDE).exists()


def test_a_folder_that_somebody_removed_is_made_again(tmp_path: Path) -> None:
    tree = OutputTree(str(tmp_path / "out"))
    tree.write("sub/a.txt", b"x")
    shutil.rmtree(tmp_path / "out")
    tree.write("sub/b.txt", b"y")
    assert files(tmp_path) == ["out/sub/b.txt"]


def test_a_folder_on_another_file_system_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.replace

    def refuse(part: str, path: str) -> None:
        if os.path.dirname(part) != os.path.dirname(path):  # noqa: PTH120 - strings, as in the code
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(part, path)

    monkeypatch.setattr(os, "replace", refuse)
    tree = OutputTree(str(tmp_path))
    tree.write("a.txt", b"old")
    tree.write("a.txt", b"new")
    assert (files(tmp_path), (tmp_path / "a.txt").read_bytes()) == (["a.txt"], b"new")


def test_durable_has_the_data_on_the_disk_before_the_name_and_the_name_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    rename = os.replace

    def renamed(part: str, path: str) -> None:
        done.append("name")
        rename(part, path)

    monkeypatch.setattr(os, "fsync", lambda fd: done.append("file" if stat.S_ISREG(os.fstat(fd).st_mode) else "folder"))
    monkeypatch.setattr(os, "replace", renamed)
    tree = OutputTree(str(tmp_path), durable=True)
    tree.write("sub/a.txt", b"x")
    tree.write("sub/b.txt", b"x")
    tree.flush()
    assert done == ["file", "name", "file", "name", "folder"]
    OutputTree(str(tmp_path)).write("c.txt", b"x")
    assert done[5:] == ["name"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), PermissionError(13, "Denied")])
def test_an_error_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    tree = OutputTree(str(tmp_path))
    tree.write("a.txt", b"old")
    monkeypatch.setattr(os, "replace", failing(error))
    with pytest.raises(OutputError, match=rf"cannot write {tmp_path}/a\.txt: {error.strerror}"):
        tree.write("a.txt", b"new")
    assert (files(tmp_path), (tmp_path / "a.txt").read_bytes()) == (["a.txt"], b"old")


def test_ctrl_c_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        OutputTree(str(tmp_path)).write("a.txt", b"x")
    assert files(tmp_path) == []


def test_a_file_where_a_folder_is_needed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OutputError, match="cannot write"):
        OutputTree(str(tmp_path)).write("a/b.txt", b"x")


def test_a_folder_where_a_file_is_needed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError, match="cannot write"):
        OutputTree(str(tmp_path)).write("a.txt", b"x")
    assert files(tmp_path) == []


def test_a_file_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    OutputTree(str(tmp_path)).remove("a.txt")
    assert files(tmp_path) == []


@pytest.mark.parametrize("name", ["a.txt", "no/folder.txt", "file/b.txt"])
def test_removing_what_is_not_there_is_no_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    OutputTree(str(tmp_path)).remove(name)


def test_what_cannot_be_removed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError, match="cannot remove"):
        OutputTree(str(tmp_path)).remove("a.txt")
