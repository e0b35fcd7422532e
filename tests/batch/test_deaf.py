"""A process is started undisturbed, and no signal is lost meanwhile."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess

import pytest

from stdnews.batch.deaf import deaf
from stdnews.batch.limits import Limits
from stdnews.batch.workers import share_out

BLOCKED = "import signal; print(*sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))"
ENDING = [signal.SIGHUP, signal.SIGINT, signal.SIGTERM]


class AskedError(Exception):
    """A signal has come."""


@pytest.fixture(params=ENDING)
def number(request: pytest.FixtureRequest) -> Iterator[int]:
    """A signal, and an exception when it comes."""

    def ask(*_: object) -> None:
        raise AskedError

    before = signal.signal(request.param, ask)
    yield int(request.param)
    signal.signal(request.param, before)


def test_a_signal_waits_and_is_not_lost(number: int) -> None:
    handler = signal.getsignal(number)
    past = False
    with pytest.raises(AskedError), deaf():  # noqa: PT012 - what comes after the signal is the point
        os.kill(os.getpid(), number)
        past = True
    assert past
    assert signal.getsignal(number) is handler
    assert number not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_so_does_one_that_another_thread_is_told_of(number: int) -> None:
    def shout() -> None:
        time.sleep(0.2)
        signal.raise_signal(number)

    thread = threading.Thread(target=shout)
    thread.start()
    past = False
    with pytest.raises(AskedError), deaf():  # noqa: PT012 - what comes after the signal is the point
        thread.join()
        past = True
    assert past


def test_one_that_is_ignored_stays_so(number: int) -> None:
    signal.signal(number, signal.SIG_IGN)
    with deaf():
        os.kill(os.getpid(), number)
    assert signal.getsignal(number) is signal.SIG_IGN


def test_a_process_that_is_started_hears_none() -> None:
    with deaf():
        found = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, check=True)
    assert found.stdout.split() == [str(int(number)) for number in ENDING]


def test_outside_the_main_thread_it_starts_all_the_same() -> None:
    started: list[int] = []

    def start() -> None:
        with deaf():
            started.append(1)

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert started == [1]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started; each is sent a Ctrl-C at once."""
    found: list[int] = []
    start = BaseProcess.start

    def noting(process: BaseProcess) -> None:
        start(process)
        found.append(process.pid or 0)
        os.kill(found[-1], signal.SIGINT)

    monkeypatch.setattr(BaseProcess, "start", noting)
    return found


def test_ctrl_c_does_not_end_a_worker_from_its_first_moment_on(started: list[int]) -> None:
    found = share_out(math.isqrt, ((number, None) for number in range(100)), 1, Limits(), len)
    assert [result for _, result in found] == [math.isqrt(number) for number in range(100)]
    assert len(started) == 1


def test_no_worker_is_left_by_a_signal_that_comes_while_it_starts(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    start = BaseProcess.start

    def disturbed(process: BaseProcess) -> None:
        os.kill(os.getpid(), number)
        start(process)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(BaseProcess, "start", disturbed)
    with pytest.raises(AskedError):
        list(share_out(math.isqrt, ((number, None) for number in range(100)), 2, Limits(), len))
    assert multiprocessing.active_children() == []
