"""A clock that jumps: while a run is at work, between runs, and in the times of files."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

STDNEWS = (sys.executable, "-m", "stdnews")
TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"
YEAR = 365 * 86_400
JUMPING = '''
"""Each look at the clock of the day shows a time up to so many seconds earlier or later, in every process of a run."""
import datetime, random, time

draw, now, now_ns = random.Random(), time.time, time.time_ns
jump = lambda: draw.uniform(-{most}, {most}) + {offset}

class Jumping(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(time.time(), tz)

datetime.datetime, plain = Jumping, datetime.datetime
time.time = lambda: now() + jump()
time.time_ns = lambda: now_ns() + int(jump() * 1e9)
'''.replace("return datetime.datetime.fromtimestamp", "return plain.fromtimestamp")


def stdnews(*arguments: str | Path | float, clock: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command, by a clock of its own: Python loads ``sitecustomize`` before anything else."""
    path = os.pathsep.join([*([str(clock)] if clock else []), *sys.path])
    command = [*STDNEWS, *map(str, arguments)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False, text=True)


def clock(folder: Path, *, most: float = 0, offset: float = 0) -> Path:
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(JUMPING.format(most=most, offset=offset), "utf-8")
    return folder


def plant(root: Path, pages: dict[str, str], when: float) -> Path:
    for name, text in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
        os.utime(root / name, (when, when))
    return root


def tree(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and ".stdnews" not in path.parts)
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in sorted(files)}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Pages of which some are old, some new, and some from the future."""
    ages = {"old": -1000, "new": 0, "future": YEAR}
    for name, age in ages.items():
        plant(
            tmp_path / "in", {f"{name}/{number:02}.txt": f"{number}、{TEXT}" for number in range(20)}, time.time() + age
        )
    return tmp_path / "in"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.mark.parametrize("most", [3, 10 * 86_400])
def test_runs_by_a_clock_that_jumps_all_the_time_are_right(source: Path, out: Path, tmp_path: Path, most: int) -> None:
    jumping = clock(tmp_path / "clock", most=most)
    expected = {
        str(path.relative_to(source)): path.read_text("utf-8").replace(TEXT, CLEAN) for path in source.rglob("*.txt")
    }
    for _ in range(3):
        done = stdnews("clean", source, "-o", out, "--quiet", "--jobs", 2, clock=jumping)
        assert (done.returncode, done.stderr, tree(out)) == (0, "", expected)
    plant(source, {"old/03.txt": CLEAN}, time.time())
    assert stdnews("clean", source, "-o", out, "--quiet", clock=jumping).returncode == 0
    assert tree(out) == {**expected, "old/03.txt": CLEAN}


@pytest.mark.parametrize("offset", [-YEAR, YEAR])
def test_a_page_that_changes_while_the_clock_is_elsewhere_is_done_again(
    source: Path, out: Path, tmp_path: Path, offset: int
) -> None:
    stdnews("clean", source, "-o", out)
    plant(source, {"old/03.txt": f"4、{CLEAN}", "future/05.txt": f"6、{CLEAN}"}, time.time() + offset)
    done = stdnews("clean", source, "-o", out, "--jobs", 1, clock=clock(tmp_path / "clock", offset=offset))
    assert done.returncode == 0
    assert (tree(out)["old/03.txt"], tree(out)["future/05.txt"]) == (f"4、{CLEAN}", f"6、{CLEAN}")
    assert "done by an earlier run: 58" in done.stderr


def test_a_limit_of_time_does_not_go_by_the_clock_of_the_day(source: Path, out: Path, tmp_path: Path) -> None:
    jumping = clock(tmp_path / "clock", most=YEAR)
    assert stdnews("clean", source, "-o", out, "--quiet", "--timeout", 20, clock=jumping).returncode == 0


def test_a_page_that_came_before_the_clock_went_back_does_not_wait_for_it(
    source: Path, out: Path, tmp_path: Path
) -> None:
    back = clock(tmp_path / "clock", offset=-YEAR)
    assert stdnews("clean", source, "-o", out, "--settle", 100, clock=back).returncode == 0
    assert len(tree(out)) == 60
    plant(source, {"old/03.txt": CLEAN}, time.time() - YEAR)
    done = stdnews("clean", source, "-o", out, "--settle", 100, clock=back)
    assert "skipped: too young 1" in done.stderr


def test_a_run_that_ended_before_it_began_took_no_time(source: Path, out: Path) -> None:
    stdnews("clean", source, "-o", out)
    with sqlite3.connect(out / ".stdnews" / "ledger.db") as db:
        db.execute("UPDATE runs SET ended = '2001-01-01T00:00:00+00:00'")
    db.close()
    (line,) = stdnews("status", out).stdout.splitlines()
    assert " done: 60 pages: cleaned 60" in line
