"""The command as a process of its own: signals, pipes, terminals."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

STDNEWS = (sys.executable, "-m", "stdnews")
INTERRUPTIBLE = (
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from stdnews.cli import main; main()",
)
"""Heeds SIGINT also where the tests run in the background of a shell, which has its jobs ignore it."""
TEXT = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"


def plant(root: Path, pages: int, text: str = TEXT) -> Path:
    root.mkdir()
    for number in range(pages):
        (root / f"{number:04}.txt").write_text(text, "utf-8")
    return root


def run(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*STDNEWS, *map(str, arguments)], input=stdin, capture_output=True, check=False)


@contextmanager
def terminal() -> Iterator[tuple[int, list[bytes]]]:
    """A terminal to write to, and what has been written to it when the context is left."""
    master, slave = pty.openpty()
    shown: list[bytes] = []

    def read() -> None:
        try:
            while data := os.read(master, 65536):
                shown.append(data)
        except OSError:  # EIO: the last writer has closed the terminal
            pass

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield slave, shown
    finally:
        os.close(slave)
        reader.join()
        os.close(master)


class TestTheProcess:
    def test_it_runs_as_a_module_on_bytes(self) -> None:
        done = run("clean", stdin=TEXT.encode("gb18030"))
        assert (done.returncode, done.stdout, done.stderr) == (0, TEXT.encode(), b"")

    def test_the_locale_does_not_matter(self) -> None:
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(
            [*STDNEWS, "clean"], input=TEXT.encode(), env=environment, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, TEXT.encode(), b"")

    def test_the_version_names_that_of_opencc_too(self) -> None:
        text = run("--version").stdout.decode()
        assert text.startswith("stdnews 0.")
        assert "(OpenCC 1." in text

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_full_disk_behind_stdout_is_one_line(self) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*STDNEWS, "clean"], input=TEXT.encode(), stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 1
        assert done.stderr == b"stdnews: standard input: cannot write the standard output: No space left on device\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize("command", [("status", "out"), ("explain", "a.txt"), ("explain", "--html", "a.txt")])
    def test_so_it_is_behind_other_commands(self, tmp_path: Path, command: tuple[str, str]) -> None:
        plant(tmp_path / "in", 1)
        (tmp_path / "a.txt").write_text(TEXT, "utf-8")
        run("clean", tmp_path / "in", "-o", tmp_path / "out")
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([*STDNEWS, *command], stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
        line = b"Error: cannot write the standard output: No space left on device\n"
        assert (done.returncode, done.stderr) == (1, line)

    @pytest.mark.parametrize("call", ["clean", "clean --to jsonl", "clean --from jsonl --to jsonl", "explain"])
    def test_a_closed_stdin_is_one_line(self, call: str) -> None:
        done = subprocess.run(
            ["sh", "-c", f"exec '{sys.executable}' -m stdnews {call} - <&-"], capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.endswith(b": cannot be read: the standard input is closed\n")
        assert done.stderr.count(b"\n") == 1

    def test_a_stderr_that_is_closed_from_the_start_does_no_harm(self, tmp_path: Path) -> None:
        plant(tmp_path / "in", 2)
        call = f"exec '{sys.executable}' -m stdnews clean in -o out 2>&-"
        assert subprocess.run(["sh", "-c", call], check=False, cwd=tmp_path).returncode == 0
        assert written(tmp_path / "out") == ["0000.txt", "0001.txt"]


class TestPipes:
    @pytest.mark.parametrize("size", [1, 100_000])
    def test_a_closed_pipe_is_a_quiet_end(self, tmp_path: Path, size: int) -> None:
        page = tmp_path / "page.txt"
        page.write_text("".join(f"第{number}天,{TEXT}" for number in range(size)), "utf-8")
        reader, writer = os.pipe()
        os.close(reader)
        process = subprocess.Popen(
            [*STDNEWS, "clean", page, "--only", "glosses"], stdout=writer, stderr=subprocess.PIPE
        )
        os.close(writer)
        _, stderr = process.communicate()
        assert (process.returncode, stderr) == (0, b"")

    def test_a_reader_that_stops_early_gets_its_lines(self, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text("".join(f"第{number}天,{TEXT}" for number in range(20_000)), "utf-8")
        with subprocess.Popen(
            [*STDNEWS, "clean", page, "--only", "glosses"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline().decode() == f"第0天,{TEXT}"
            process.stdout.close()
            assert process.stderr.read() == b""

    def test_a_closed_stderr_does_not_stop_a_run(self, tmp_path: Path) -> None:
        source, out = plant(tmp_path / "in", 5), tmp_path / "out"
        for name in ("0000.txt", "0002.txt"):
            (source / name).write_bytes(b"\0\0")
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([*STDNEWS, "clean", source, "-o", out], stderr=writer, check=False)
        os.close(writer)
        assert done.returncode == 1
        assert written(out) == ["0001.txt", "0003.txt", "0004.txt"]


class TestInterruption:
    @pytest.mark.parametrize(
        ("number", "status", "jobs"),
        [
            (signal.SIGINT, 130, 0),
            (signal.SIGINT, 130, 2),
            (signal.SIGTERM, 143, 0),
            (signal.SIGTERM, 143, 2),
            (signal.SIGHUP, 129, 1),
        ],
    )
    def test_a_signal_ends_it_in_order_and_leaves_whole_files_only(
        self, tmp_path: Path, jobs: int, number: int, status: int
    ) -> None:
        text = "".join(f"第{number}天,{TEXT}" for number in range(200))
        source, out = plant(tmp_path / "in", 600, text), tmp_path / "out"
        command = [*INTERRUPTIBLE, "clean", str(source), "-o", str(out), "--jobs", str(jobs)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            wait_for_output(out)
            os.killpg(process.pid, number)  # a terminal sends it to all processes of the job
            stdout, stderr = process.communicate()
        assert (process.returncode, stdout) == (status, b"")
        assert b"Traceback" not in stderr
        names = written(out)
        assert 0 < len(names) < 600
        assert {(out / name).read_text("utf-8") for name in names} == {text}
        assert aside(out) == ["ledger.db", "lock"]

    def test_nohup_is_heeded(self, tmp_path: Path) -> None:
        source, out = plant(tmp_path / "in", 300, TEXT * 20), tmp_path / "out"
        with subprocess.Popen(["nohup", *STDNEWS, "clean", source, "-o", out], start_new_session=True) as process:
            wait_for_output(out)
            process.send_signal(signal.SIGHUP)
        assert (process.returncode, len(written(out))) == (0, 300)

    def test_ctrl_c_while_stdin_is_awaited(self) -> None:
        with subprocess.Popen(
            [*INTERRUPTIBLE, "clean"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            process.stdin.write(b"x")
            process.stdin.flush()
            wait_until_it_is_read(process.stdin.fileno())
            process.send_signal(signal.SIGINT)
            stdout, stderr = process.communicate()
        assert (process.returncode, stdout) == (130, b"")
        assert b"Traceback" not in stderr


class TestTwoRunsAtOnce:
    def test_the_second_ends_with_75_or_waits(self, tmp_path: Path) -> None:
        source, out = plant(tmp_path / "in", 1000, TEXT * 20), tmp_path / "out"
        with subprocess.Popen([*STDNEWS, "clean", source, "-o", out]) as first:
            wait_for_output(out)
            refused = run("clean", source, "-o", out)
            waited = run("clean", source, "-o", out, "--wait")
            assert first.poll() is not None
        assert (refused.returncode, refused.stdout, waited.returncode, first.returncode) == (75, b"", 0, 0)
        assert refused.stderr.startswith(f"stdnews: another run (process {first.pid}) is at work".encode())

    def test_two_output_folders_are_two_runs(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 500, TEXT * 20)
        with subprocess.Popen([*STDNEWS, "clean", source, "-o", tmp_path / "out"]) as first:
            wait_for_output(tmp_path / "out")
            assert run("clean", source, "-o", tmp_path / "out2").returncode == 0
        assert first.returncode == 0


def wait_until_it_is_read(pipe: int) -> None:
    """What was written to a pipe has been taken out at its other end."""
    end = time.monotonic() + 60
    while int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder):
        assert time.monotonic() < end
        time.sleep(0.01)


def written(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if path.name != ".stdnews")


def aside(out: Path) -> list[str]:
    return sorted(path.name for path in (out / ".stdnews").iterdir())


def wait_for_output(out: Path) -> None:
    end = time.monotonic() + 30
    while not (out.is_dir() and written(out)):
        assert time.monotonic() < end
        time.sleep(0.01)


class TestTerminals:
    def test_a_run_over_a_folder_shows_a_bar_and_a_summary_on_stderr(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 3)
        with terminal() as (stderr, shown):
            done = subprocess.run(
                [*STDNEWS, "clean", source, "-o", tmp_path / "out"], stdout=subprocess.PIPE, stderr=stderr, check=False
            )
        assert (done.returncode, done.stdout) == (0, b"")
        assert "3/3" in b"".join(shown).decode()
        assert "3 pages in" in b"".join(shown).decode()

    def test_quiet_shows_nothing(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 3)
        with terminal() as (stderr, shown):
            subprocess.run([*STDNEWS, "clean", source, "-o", tmp_path / "out", "-q"], stderr=stderr, check=False)
        assert b"".join(shown) == b""

    def test_quiet_names_a_page_that_failed(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 2)
        (source / "0000.txt").write_bytes(b"\0\0")
        with terminal() as (stderr, shown):
            subprocess.run([*STDNEWS, "clean", source, "-o", tmp_path / "out", "-q"], stderr=stderr, check=False)
        assert b"".join(shown).decode() == f"stdnews: {source}/0000.txt: not text but a binary file\r\n"

    def test_a_page_that_fails_is_named_above_the_bar(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 2)
        (source / "0000.txt").write_bytes(b"\0\0")
        with terminal() as (stderr, shown):
            subprocess.run([*STDNEWS, "clean", source, "-o", tmp_path / "out"], stderr=stderr, check=False)
        text = b"".join(shown).decode()
        assert "0000.txt: not text but a binary file" in text.replace("\r\n", "")
        assert "unchanged 1, failed 1" in text

    def test_one_page_to_stdout_says_nothing_beside_it(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 1)
        with terminal() as (stderr, shown):
            done = subprocess.run(
                [*STDNEWS, "clean", source / "0000.txt"], stdout=subprocess.PIPE, stderr=stderr, check=False
            )
        assert (done.stdout, b"".join(shown)) == (TEXT.encode(), b"")

    def test_no_argument_on_a_terminal_is_help(self) -> None:
        with terminal() as (stdin, _):
            done = subprocess.run([*STDNEWS, "clean"], stdin=stdin, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Usage: " in done.stdout
        assert b"--rejected" in done.stdout

    def test_a_name_that_is_no_utf_8_is_shown_beside_the_bar(self, tmp_path: Path) -> None:
        source = plant(tmp_path / "in", 1)
        (source / os.fsdecode(b"\xd0\xc2.txt")).write_text(TEXT, "utf-8")
        with terminal() as (stderr, shown):
            done = subprocess.run([*STDNEWS, "clean", source, "-o", tmp_path / "out"], stderr=stderr, check=False)
        assert done.returncode == 0
        assert b"2 pages in" in b"".join(shown)
