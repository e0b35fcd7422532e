"""Starting a process undisturbed: signals that ask for an end are heard afterwards, and by the parent alone.

A process that is being started has no handlers yet: Ctrl-C, which a terminal sends to all processes of a job, would end
it with a traceback. And an exception in the parent would leave it half a process, which nobody ends.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_HAS_MASKS = hasattr(signal, "pthread_sigmask")  # not on every system


@contextmanager
def deaf() -> Iterator[None]:
    """Signals that ask for an end wait until the context is left; a process that is started meanwhile hears none.

    They are blocked, which the process inherits, and noted, as another thread of this one may still be told of them.
    """
    if hasattr(resource_tracker, "ensure_running"):
        resource_tracker.ensure_running()  # as a process starts it otherwise, and then blocks nothing any more
    heard: list[int] = []
    before = _note_in(heard)
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING) if _HAS_MASKS else set()
    try:
        yield
    finally:
        if _HAS_MASKS:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in heard:
            signal.raise_signal(number)


def _note_in(heard: list[int]) -> dict[int, signal._HANDLER]:
    """Has signals noted that are not ignored; the handlers that they had."""
    before: dict[int, signal._HANDLER] = {}
    for number in _ENDING:
        handler = signal.getsignal(number)
        if handler not in (signal.SIG_IGN, None):
            try:
                signal.signal(number, lambda heard_now, _: heard.append(heard_now))
            except ValueError:  # not in the main thread, where no signal comes
                return {}
            before[number] = handler
    return before


def listen(but_not: int) -> None:
    """In a process that was started so: from now on it hears signals again, but for the one that it ignores."""
    signal.signal(but_not, signal.SIG_IGN)
    if _HAS_MASKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
