"""What goes wrong around a run: disks, folders, names, files that change under it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from stdnews.batch.names import output_name

STDNEWS = (sys.executable, "-m", "stdnews")
TEXT = "市民張先生說,這條路修好以後,上學和買菜都方便多了。\n"
CLEAN = "市民张先生说,这条路修好以后,上学和买菜都方便多了。\n"
LONG_AGO = time.time() - 1000

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")


def clean(*arguments: str | Path | float, by: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    command = [*by, *STDNEWS, "clean", "--quiet", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, text=True, errors="surrogateescape")


@pytest.fixture
def bound() -> list[str]:
    """What stands before a command that must heed the rights of files, which root need not."""
    if os.geteuid() != 0:
        return []
    command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("root may read and write everywhere")
    return command


def plant(root: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO))
    return root


def tree(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file() and ".stdnews" not in path.parts)
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in sorted(files)}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return plant(tmp_path / "in", {f"{folder}/{number:02}.txt": TEXT * 40 for folder in "abc" for number in range(30)})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def expected(source: Path, tmp_path: Path) -> dict[str, str]:
    """The tree of a run that nobody disturbs."""
    assert clean(source, "-o", tmp_path / "expected").returncode == 0
    return tree(tmp_path / "expected")


def mount(kind: str, place: Path) -> Iterator[Path]:
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", kind, "none", place], check=False).returncode:
        pytest.skip("no mounting here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    yield from mount("size=300k", tmp_path / "disk")


class TestDisks:
    @needs_root
    def test_a_full_disk_costs_the_pages_that_have_no_room_and_the_next_run_makes_good(
        self, source: Path, expected: dict[str, str], small_disk: Path
    ) -> None:
        (small_disk / "ballast").write_bytes(bytes(180_000))
        done = clean(source, "-o", small_disk / "out")
        assert done.returncode == 1
        assert all("No space left on device" in line or "is full" in line for line in done.stderr.splitlines())
        written = tree(small_disk / "out")
        assert written.items() < expected.items()
        (small_disk / "ballast").unlink()
        subprocess.run(["mount", "-o", "remount,size=9m", small_disk], check=True)
        assert clean(source, "-o", small_disk / "out").returncode == 0
        assert tree(small_disk / "out") == expected

    @needs_root
    def test_a_folder_on_another_file_system_is_written_to(
        self, source: Path, out: Path, expected: dict[str, str], small_disk: Path
    ) -> None:
        out.mkdir()
        (out / "b").symlink_to(small_disk)
        subprocess.run(["mount", "-o", "remount,size=9m", small_disk], check=True)
        assert clean(source, "-o", out).returncode == 0
        assert {f"b/{path.name}" for path in small_disk.iterdir()} == {name for name in expected if name[0] == "b"}

    @needs_root
    def test_a_folder_that_cannot_be_written_costs_its_pages_alone(
        self, source: Path, out: Path, expected: dict[str, str], small_disk: Path
    ) -> None:
        out.mkdir()
        (out / "b").symlink_to(small_disk)
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
        done = clean(source, "-o", out)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 30)
        assert f"stdnews: {source}/b/00.txt: cannot write {out}/b/00.txt: Read-only file system" in done.stderr
        assert tree(out) == {name: text for name, text in expected.items() if name[0] != "b"}

    def test_a_folder_that_one_may_not_write_costs_its_pages_alone(
        self, source: Path, out: Path, expected: dict[str, str], bound: list[str]
    ) -> None:
        (out / "b").mkdir(parents=True, mode=0o500)
        done = clean(source, "-o", out, by=bound)
        assert (done.returncode, done.stderr.count("Permission denied\n")) == (1, 30)
        assert tree(out) == {name: text for name, text in expected.items() if name[0] != "b"}
        (out / "b").chmod(0o700)
        assert clean(source, "-o", out).returncode == 0
        assert tree(out) == expected

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_a_page_for_which_there_is_no_room_fails_alone(
        self, source: Path, out: Path, expected: dict[str, str]
    ) -> None:
        (out / ".stdnews").mkdir(parents=True)
        (out / ".stdnews" / "page.part").symlink_to("/dev/full")
        done = clean(source, "-o", out)
        line = f"stdnews: {source}/a/00.txt: cannot write {out}/a/00.txt: No space left on device\n"
        assert (done.returncode, done.stderr, len(tree(out))) == (1, line, 89)
        assert clean(source, "-o", out).returncode == 0
        assert tree(out) == expected

    def test_a_folder_in_the_place_of_an_output_costs_that_page_alone(
        self, source: Path, out: Path, expected: dict[str, str]
    ) -> None:
        (out / "b" / "07.txt").mkdir(parents=True)
        done = clean(source, "-o", out)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert f"stdnews: {source}/b/07.txt: cannot write {out}/b/07.txt: Is a directory" in done.stderr
        assert tree(out) == {name: text for name, text in expected.items() if name != "b/07.txt"}
        (out / "b" / "07.txt").rmdir()
        assert clean(source, "-o", out).returncode == 0
        assert tree(out) == expected

    def test_a_file_where_a_folder_is_needed_costs_its_pages_alone(
        self, source: Path, out: Path, expected: dict[str, str]
    ) -> None:
        plant(out, {"b": ""})
        done = clean(source, "-o", out)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 30)
        (out / "b").unlink()
        assert clean(source, "-o", out).returncode == 0
        assert tree(out) == expected


class TestInputs:
    def test_a_folder_that_one_may_not_read_is_named_and_its_pages_are_not_taken_for_gone(
        self, source: Path, out: Path, expected: dict[str, str], bound: list[str]
    ) -> None:
        assert clean(source, "-o", out).returncode == 0
        (source / "b").chmod(0)
        (source / "c" / "05.txt").chmod(0)
        done = clean(source, "-o", out, "--prune", "--fresh", by=bound)
        (source / "b").chmod(0o700)
        (source / "c" / "05.txt").chmod(0o600)
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            f"stdnews: {source}/b: cannot read the folder: Permission denied",
            f"stdnews: {source}/c/05.txt: cannot be read: Permission denied",
        ]
        assert tree(out) == {name: text for name, text in expected.items() if name != "c/05.txt"}
        assert clean(source, "-o", out).returncode == 0
        assert tree(out) == expected

    def test_pages_that_change_and_vanish_while_a_run_reads_are_right_after_the_next(
        self, source: Path, out: Path, tmp_path: Path
    ) -> None:
        stop = threading.Event()

        def disturb() -> None:
            number = 0
            while not stop.is_set():
                path = source / "abc"[number % 3] / f"{number % 30:02}.txt"
                path.unlink(missing_ok=True)
                path.write_text(TEXT * (number % 50), "utf-8")
                number += 7

        thread = threading.Thread(target=disturb)
        thread.start()
        for _ in range(3):
            done = clean(source, "-o", out)
            assert all("cannot be read: No such file" in line for line in done.stderr.splitlines())
        stop.set()
        thread.join()
        assert clean(source, "-o", out).returncode == 0
        assert clean(source, "-o", tmp_path / "fresh").returncode == 0
        assert tree(out) == tree(tmp_path / "fresh")

    def test_links_that_are_broken_or_lead_in_a_circle_cost_nothing_else(
        self, source: Path, out: Path, expected: dict[str, str]
    ) -> None:
        (source / "a" / "broken.txt").symlink_to("nowhere")
        (source / "a" / "circle.txt").symlink_to("circle.txt")
        (source / "b" / "up").symlink_to("..")
        done = clean(source, "-o", out)
        assert done.returncode == 1
        assert [line.split(": ")[1:3] for line in done.stderr.splitlines()] == [
            [f"{source}/a/broken.txt", "cannot be read"],
            [f"{source}/a/circle.txt", "cannot be read"],
        ]
        assert tree(out) == expected

    def test_a_pipe_that_nobody_writes_to_fails_by_name(self, source: Path, out: Path, tmp_path: Path) -> None:
        os.mkfifo(source / "a" / "pipe.txt")  # in a folder it is no page
        os.mkfifo(tmp_path / "pipe.txt")
        done = clean(tmp_path / "pipe.txt", source, "-o", out, "--timeout", 3)
        assert (done.returncode, len(tree(out))) == (1, 90)
        assert done.stderr == f"stdnews: {tmp_path}/pipe.txt: took longer than 3 s; --timeout allows more\n"

    def test_any_name_will_do(self, tmp_path: Path, out: Path) -> None:
        names = [
            b"\xd0\xc2\xce\xc5.txt",
            "新闻\n第二行.txt".encode(),
            b"n" * 250 + b".txt",
            b" .txt",
            b"-o.txt",
            b"'\".txt",
        ]
        source = plant(tmp_path / "in", {os.fsdecode(name): TEXT for name in names})
        for _ in range(2):
            done = clean(source, "-o", out)
            assert (done.returncode, done.stderr) == (0, "")
            assert sorted(os.listdir(os.fsencode(out))) == sorted([b".stdnews", *names])  # noqa: PTH208 - as bytes

    def test_names_that_are_too_long_with_their_suffix_are_shortened(self, tmp_path: Path, out: Path) -> None:
        names = ["n" * 250 + ".html", "n" * 251 + ".htm", "n" * 255, "新" * 83 + ".shtml", "a.txt"]
        source = plant(tmp_path / "in", dict.fromkeys(names, TEXT))
        for _ in range(2):
            done = clean(source, "-o", out, "--rejected", tmp_path / "rejected")
            assert (done.returncode, done.stderr) == (0, "")
            assert list(tree(out).values()) == [CLEAN] * 5
        assert [len(os.fsencode(name)) for name in tree(out)] == [5, 255, 255, 255, 255]
        (source / names[0]).unlink()
        assert clean(source, "-o", out, "--prune").returncode == 0
        assert len(tree(out)) == 4

    def test_a_page_with_the_name_of_a_shortened_one_is_refused(self, tmp_path: Path, out: Path) -> None:
        name = "n" * 250 + ".html"
        source = plant(tmp_path / "in", {name: TEXT, output_name(name): "另一张网页。\n"})
        done = clean(source, "-o", out)
        assert (done.returncode, tree(out)) == (1, {output_name(name): CLEAN})
        assert done.stderr == f"stdnews: {source}/{output_name(name)}: has the same output as {source}/{name}\n"


class TestProcesses:
    def test_workers_that_are_killed_from_outside_cost_nothing(
        self, source: Path, out: Path, expected: dict[str, str]
    ) -> None:
        plant(source, {f"d/{number}.txt": "".join(f"第{n}天,{TEXT}" for n in range(300)) for number in range(150)})
        command = [*STDNEWS, "clean", "--quiet", str(source), "-o", str(out), "--jobs", "2"]
        killed = 0
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            while process.poll() is None and killed < 4:
                time.sleep(0.4)
                for worker in workers(process.pid)[:1]:
                    os.kill(worker, signal.SIGKILL)
                    killed += 1
            _, stderr = process.communicate()
        assert (process.returncode, stderr, killed > 0) == (0, "", True)
        found = tree(out)
        assert {name: text for name, text in found.items() if name[0] != "d"} == expected
        assert len(found) == 240

    def test_workers_of_a_run_that_was_killed_end_by_themselves(self, out: Path) -> None:
        quick = plant(out.with_name("in"), {f"{number}.txt": TEXT for number in range(40)})
        with subprocess.Popen([*STDNEWS, "clean", "--quiet", quick, "-o", out, "--jobs", "2"]) as process:
            end = time.monotonic() + 30
            while not (found := workers(process.pid)) and process.poll() is None:
                assert time.monotonic() < end
                time.sleep(0.01)
            process.kill()
        end = time.monotonic() + 30
        while any(Path(f"/proc/{worker}/cmdline").exists() for worker in found):
            assert time.monotonic() < end
            time.sleep(0.05)


def workers(parent: int) -> list[int]:
    """The worker processes of a run; multiprocessing has one more, which tracks what they share."""
    found = subprocess.run(
        ["pgrep", "-P", str(parent), "-f", "spawn_main"], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


class TestKilling:
    def test_a_run_that_was_killed_is_made_good_by_the_next(self, tmp_path: Path) -> None:
        from bench.faults import kill_often  # noqa: PLC0415 - the full form is one command there

        assert kill_often(kills=10, pages=200, parent=tmp_path, seed=1) == 0
        shutil.rmtree(tmp_path)
