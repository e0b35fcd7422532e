from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stdnews.batch.lock import BusyError, locked
from stdnews.errors import StdnewsError

HOLD = """
import sys, time
from stdnews.batch.lock import locked
with locked(sys.argv[1], wait=False):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(folder: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(seconds)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_holder_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    with hold(tmp_path / "aside", 600) as other:
        with (
            pytest.raises(BusyError, match=rf"another run \(process {other.pid}\) is at work"),
            locked(str(tmp_path / "aside"), wait=False),
        ):
            pass
        other.kill()


def test_a_second_holder_may_wait(tmp_path: Path) -> None:
    with hold(tmp_path / "aside", 0.5):
        begin = time.monotonic()
        with locked(str(tmp_path / "aside"), wait=True):
            assert time.monotonic() - begin > 0.2


def test_a_holder_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    with hold(tmp_path, 600) as other:
        other.kill()
    with locked(str(tmp_path), wait=False):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_it_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(str(tmp_path), wait=False):
            pass


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(StdnewsError, match=r"cannot write .*/file/aside: "),
        locked(str(tmp_path / "file" / "aside"), wait=False),
    ):
        pass
