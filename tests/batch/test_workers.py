"""Processes that are watched. The tasks are expressions, so that each can do its own harm: the work is ``eval``."""

from __future__ import annotations

import itertools
import math
import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stdnews.batch import workers
from stdnews.batch.limits import Limits
from stdnews.batch.worker import Item
from stdnews.batch.workers import share_out
from stdnews.errors import StdnewsError
from stdnews.sizes import MIB

EXIT = "__import__('os')._exit(3)"
SEGFAULT = "__import__('os').kill(__import__('os').getpid(), 11)"
HANG = "__import__('time').sleep(600)"
HOG = "len(bytearray(1 << 30))"
SLOWLY = "[__import__('time').sleep(0.05), {}][1]"


def results(tasks: Iterable[str], jobs: int = 2, limits: Limits = Limits()) -> list[object]:  # noqa: B008 - frozen
    return [result for _, result in share_out(eval, without(tasks), jobs, limits, "failed: {}".format)]


def without(tasks: Iterable[Any]) -> Iterator[tuple[Any, None]]:
    return ((task, None) for task in tasks)


def test_results_come_in_the_order_of_the_tasks_with_their_tasks() -> None:
    found = list(share_out(math.isqrt, without(range(100)), 2, Limits(), len))
    assert found == [(number, math.isqrt(number)) for number in range(100)]


def test_order_holds_when_earlier_tasks_take_longer() -> None:
    assert results([SLOWLY.format(0), *map(str, range(1, 60))]) == list(range(60))


def test_tasks_are_taken_as_they_are_needed() -> None:
    tasks = itertools.count()
    found = share_out(math.isqrt, without(tasks), 2, Limits(), len)
    assert [next(found)[1] for _ in range(3)] == [0, 1, 1]
    assert next(tasks) < 5000


def test_no_task_is_no_result() -> None:
    assert results([]) == []


def test_a_task_that_comes_with_its_result_keeps_it_in_its_place() -> None:
    tasks = [(str(number), None if number % 700 == 3 else -number) for number in range(10_000)]
    found = [result for _, result in share_out(eval, tasks, 2, Limits(), len)]
    assert found == [number if number % 700 == 3 else -number for number in range(10_000)]


def test_no_process_starts_when_all_results_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Worker", None)
    tasks = itertools.repeat(("1", 5), 1000)
    assert [result for _, result in share_out(eval, tasks, 2, Limits(), len)] == [5] * 1000


def test_tasks_are_taken_as_they_are_needed_when_their_results_are_known() -> None:
    tasks = zip(itertools.count(), itertools.count(), strict=True)
    found = share_out(math.isqrt, tasks, 2, Limits(), len)
    assert next(found) == (0, 0)
    assert next(tasks)[0] < 1000


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("task", "reason"),
    [(EXIT, "failed: ended its worker process (status 3)"), (SEGFAULT, "failed: ended its worker process (signal 11)")],
)
def test_a_task_that_ends_its_process_fails_and_the_others_are_done(jobs: int, task: str, reason: str) -> None:
    tasks = [*map(str, range(20)), task, *map(str, range(21, 50))]
    assert results(tasks, jobs) == [*range(20), reason, *range(21, 50)]


def test_several_such_tasks_fail_each_for_itself() -> None:
    found = results(["0", EXIT, "2", SEGFAULT, EXIT, "5"])
    assert [found[0], found[2], found[5]] == [0, 2, 5]
    assert [str(found[at])[-9:] for at in (1, 3, 4)] == ["status 3)", "ignal 11)", "status 3)"]


def test_a_task_that_takes_too_long_fails_soon_after_and_the_others_are_done() -> None:
    begin = time.monotonic()
    found = results(["0", HANG, *map(str, range(2, 40))], limits=Limits(seconds=0.5))
    assert found == [0, "failed: took longer than 0.5 s; --timeout allows more", *range(2, 40)]
    assert time.monotonic() - begin < 10


def test_tasks_that_take_long_only_together_are_done() -> None:
    assert results([SLOWLY.format(n) for n in range(30)], 1, Limits(seconds=0.6)) == list(range(30))


def test_a_task_that_needs_too_much_memory_fails_and_the_others_are_done() -> None:
    found = results(["0", HOG, "2"], 1, Limits(memory=200 * MIB))
    assert found == [0, "failed: needed more than 200 MiB of memory; --memory allows more", 2]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not say what a process holds")
def test_the_parent_sees_what_a_process_holds() -> None:
    greedy = "[bytearray(b'x') * (150 << 20), __import__('time').sleep(600)]"
    found = results([greedy, "1"], 1, Limits(memory=140 * MIB))
    assert found == ["failed: needed more than 140 MiB of memory; --memory allows more", 1]


def test_a_process_killed_from_outside_costs_no_result(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    told = f"open({str(note)!r}, 'w').write(str(__import__('os').getpid()))"
    tasks = ["0", f"[{told}, __import__('time').sleep(1), 1][2]", *map(str, range(2, 40))]
    found = share_out(eval, without(tasks), 1, Limits(), str)
    first = next(found)
    os.kill(int(note.read_text()), signal.SIGKILL)
    assert [first[1], *(result for _, result in found)] == list(range(40))


def test_results_that_wait_hold_up_the_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_WAITING", 100)
    made = f"type('R', (), {{'text': b'x' * 60}}) and {SLOWLY.format(1)}"
    assert results([made] * 60) == [1] * 60


def test_processes_that_cannot_begin_are_an_error_and_no_endless_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdnews.batch.worker.serve", os._exit)  # is called with the wrong arguments
    with pytest.raises(StdnewsError, match="end before they begin"):
        list(share_out(eval, without(["1"]), 1, Limits(), str))


def test_so_is_memory_in_which_none_can_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_TICK", 0.005)  # they are looked at while they start
    with pytest.raises(StdnewsError, match=r"before they begin: needed more than .* of memory; --memory allows more"):
        list(share_out(eval, without(["1"]), 1, Limits(memory=1), str))


def test_a_task_that_needs_a_new_process_gets_one_also_where_all_places_are_taken() -> None:
    """So it is when the process that had it was killed before it began, and others took its place."""
    crew = workers.Crew(eval, 1, Limits(), str)
    try:
        assert list(crew.run(without(["1"]))) == [("1", 1)]
        (idle,) = crew._workers
        crew._again.append([Item(0, "2", again=True)])
        crew._give(iter(()))
        assert [(worker is idle, len(worker.items)) for worker in crew._workers] == [(False, 1)]
    finally:
        crew.end()


def test_closing_ends_the_processes_at_once() -> None:
    pid = "__import__('os').getpid()"
    found = share_out(eval, without([*[pid] * 16, *[HANG] * 100]), 2, Limits(), str)
    worker = next(found)[1]
    found.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
