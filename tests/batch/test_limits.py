from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from stdnews.batch import limits
from stdnews.batch.limits import Stamp, read
from stdnews.errors import InputError
from stdnews.sizes import as_size


def test_a_file_is_read_whole_with_its_size_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 200_000)
    os.utime(path, ns=(1, 1_234_567_891))
    assert read(str(path), 200_000) == (b"x" * 200_000, Stamp(200_000, 1_234_567_891))


def test_a_file_that_is_larger_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(InputError, match="is larger than 1 MiB; --max-bytes allows more"):
        read(str(path), 1 << 20)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no file without end")
def test_a_file_without_end_is_not_read_for_ever() -> None:
    with pytest.raises(InputError, match="is larger than 1000 bytes"):
        read("/dev/zero", 1000)


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"y" * 100_000))
    writer.start()
    data, _ = read(str(path), 100_000)
    writer.join()
    assert data == b"y" * 100_000


def test_a_file_that_changes_while_it_is_read_has_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    looks = iter([Stamp(3, 1), Stamp(3, 2)])
    monkeypatch.setattr(limits, "_stamp", lambda _: next(looks))
    assert read(str(path), 1000) == (b"abc", Stamp(3, -1))


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^cannot be read: No such file or directory$"):
        read(str(tmp_path / "a"), 10)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 bytes"), (1024, "1 KiB"), (1 << 30, "1024 MiB"), (1025, "1025 bytes")]
)
def test_a_size_is_said_in_the_largest_unit_that_fits(number: int, text: str) -> None:
    assert as_size(number) == text
