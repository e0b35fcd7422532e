"""The crontab line and the unit of the documentation do what they say, in the bare surroundings that they run in."""

from __future__ import annotations

import configparser
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

DOC = (Path(__file__).parents[1] / "docs" / "batch.md").read_text("utf-8")
INSTALLED = "/opt/stdnews/bin/stdnews"
TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"


def crontab_command() -> str:
    (line,) = DOC.split("```crontab\n")[1].split("```")[0].splitlines()
    fields = line.split(maxsplit=5)
    assert (len(fields), [field for field in fields[:5] if not (field.isdigit() or field == "*")]) == (6, [])
    assert "%" not in fields[5]  # a newline, to cron
    return fields[5]


def unit() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(DOC.split("```ini\n")[1].split("# /etc/systemd/system/stdnews-clean.timer")[0])
    return parser["Service"]


class Place(NamedTuple):
    """A folder with pages, and somebody who calls the command for them."""

    folder: Path
    caller: str

    def call(self) -> subprocess.CompletedProcess[bytes]:
        return self._cron() if self.caller == "cron" else self._systemd()

    def _cron(self) -> subprocess.CompletedProcess[bytes]:
        """By ``sh -c``, from the home folder, with four variables, its output to be mailed."""
        home = {"HOME": str(self.folder), "LOGNAME": "news", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
        return self._run(["/bin/sh", "-c", self._here(crontab_command())], home, self.folder)

    def _systemd(self) -> subprocess.CompletedProcess[bytes]:
        """Without a shell, from ``/``, with a path and a language at most."""
        return self._run(shlex.split(self._here(unit()["ExecStart"])), {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})

    def _here(self, command: str) -> str:
        assert command.startswith(f"{INSTALLED} ")
        stdnews = f"{shlex.quote(sys.executable)} -P -m stdnews"
        return command.replace(INSTALLED, stdnews).replace("/data/", f"{self.folder}/")

    @staticmethod
    def _run(
        command: list[str], environment: dict[str, str], cwd: Path = Path("/")
    ) -> subprocess.CompletedProcess[bytes]:
        source = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}  # where it is not installed
        return subprocess.run(
            command, env=environment | source, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )


@pytest.fixture(params=["cron", "systemd"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    (tmp_path / "scrape").mkdir()
    for name, age in (("旧闻.txt", 1000), ("新闻.txt", 0)):
        path = tmp_path / "scrape" / name
        path.write_text(TEXT, "utf-8")
        os.utime(path, (time.time() - age, time.time() - age))
    return Place(tmp_path, request.param)


def test_what_has_settled_is_cleaned_without_a_word(place: Place) -> None:
    done = place.call()
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {path.name: path.read_text("utf-8") for path in (place.folder / "clean").glob("*.txt")} == {
        "旧闻.txt": CLEAN
    }


def test_a_page_that_fails_is_one_line_and_the_status_tells(place: Place) -> None:
    path = place.folder / "scrape" / "坏.html"
    path.write_bytes(b"%PDF-1.4")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    done = place.call()
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"stdnews: {path}: not a page but a PDF document\n"


def test_a_run_that_meets_another_one_ends_as_the_unit_allows(place: Place) -> None:
    holder = (
        "import sys; from stdnews.batch import locked\nwith locked(sys.argv[1], wait=False): print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, place.folder / "clean" / ".stdnews"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        done = place.call()
        process.communicate(b"\n")
    assert (done.returncode, unit()["SuccessExitStatus"]) == (75, "75")
    assert done.stderr.startswith(b"stdnews: another run ")
