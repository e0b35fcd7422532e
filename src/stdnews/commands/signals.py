"""Signals that ask a run to end: it ends in order, as after Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_UNTOUCHED = (signal.SIG_DFL, signal.default_int_handler)


class _Asked:
    """Ends what is done as an exception does, at once, and again when asked."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, number: int, _: FrameType | None) -> None:
        self._number = number
        self.heed()

    def heed(self) -> None:
        if self._number == signal.SIGINT:
            raise KeyboardInterrupt
        if self._number:
            raise SystemExit(128 + self._number)


@contextmanager
def ending_in_order() -> Iterator[Callable[[], None]]:
    """SIGINT, SIGTERM and SIGHUP end what is done in the context as an exception does.

    The exit status is 128 and their number. Python drops an exception that comes up while it tidies objects away: what
    the context gives raises it again, and is called now and then. A signal that is ignored stays so: nohup means it.
    """
    before = {number: signal.getsignal(number) for number in _ENDING}
    taken = [number for number, handler in before.items() if handler in _UNTOUCHED]
    asked = _Asked()
    try:
        for number in taken:
            signal.signal(number, asked)
    except ValueError:  # not in the main thread, where no signal comes
        taken = []
    try:
        yield asked.heed
    finally:
        for number in taken:
            signal.signal(number, before[number])
