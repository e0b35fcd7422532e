"""A signal ends a run, also when Python drops the exception that it raised."""

from __future__ import annotations

import contextlib
import os
import signal

import pytest

from stdnews.commands.signals import ending_in_order


@pytest.mark.parametrize(
    ("number", "raised"),
    [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit), (signal.SIGHUP, SystemExit)],
)
def test_what_was_dropped_is_raised_again(number: int, raised: type[BaseException]) -> None:
    before = signal.getsignal(number)
    with ending_in_order() as heed:
        heed()
        with contextlib.suppress(raised):
            os.kill(os.getpid(), number)
        with pytest.raises(raised):
            heed()
    assert signal.getsignal(number) == before


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending_in_order() as heed:
            os.kill(os.getpid(), signal.SIGHUP)
            heed()
    finally:
        signal.signal(signal.SIGHUP, before)
