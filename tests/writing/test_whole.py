"""Files that are replaced as a whole."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from stdnews.cli import main
from stdnews.writing import RecordsError, WholeFile

PAGE = (
    "江州市图书馆新馆周六开放，首日接待读者八千人次，借还设备一度排起长队，馆方临时加开了两个服务台，并延长开放时间。\n"
)


def test_nobody_sees_it_before_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.jsonl"
    with closing(WholeFile(str(path))) as file:
        file.write("", b"one\n")
        assert not path.exists()
        file.finish()
        assert path.read_bytes() == b"one\n"
    assert [found.name for found in path.parent.iterdir()] == ["a.jsonl"]


def test_what_was_not_finished_leaves_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"last\n")
    with closing(WholeFile(str(path))) as file:
        file.write("", b"one\n")
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a.jsonl": b"last\n"}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordsError, match=r"cannot write .*/file/a.jsonl: .*; the last complete file stays"):
        WholeFile(f"{tmp_path}/file/a.jsonl").write("", b"")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks the system what a descriptor is of")
@pytest.mark.parametrize("durable", [True, False])
def test_durable_is_meant_for_files_beside_the_output_too(
    durable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(PAGE, "utf-8")
    flushed: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda fd: flushed.append(Path(f"/proc/self/fd/{fd}").readlink().name))
    beside = ["--changes", f"{tmp_path}/log.jsonl", "--report", f"{tmp_path}/report.html", "--reprints", "mark"]
    call = ["clean", f"{tmp_path}/in", "-o", f"{tmp_path}/out", *beside, "-j", "0", *(["--durable"] if durable else [])]
    assert CliRunner().invoke(main, call).exit_code == 0
    expected = {"log.jsonl.part", "report.html.part", "reprints.jsonl.part"}
    assert expected & set(flushed) == (expected if durable else set())
