"""How far a run is, how fast it goes, and how long it still takes."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import dataclass

from stdnews.batch import Job
from stdnews.errors import StdnewsError


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a run is."""

    done: int
    """Pages."""
    rate: float
    """Pages a second, of late: pages that had been done already go by faster than others."""
    total: int | None = None
    """The pages of the run, None as long as they have not been counted."""

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest takes at this rate.

        >>> Pace(300, 5.0, 1000).remaining, Pace(300, 5.0).remaining, Pace(300, 5.0, 200).remaining
        (140.0, None, 0.0)
        """
        return None if self.total is None or self.rate <= 0 else max(self.total - self.done, 0) / self.rate


class Clock:
    """Tells the pace of a run from one look to the next.

    The pages are counted beside the run, which does not wait: a walk over a million files takes its time.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._counting: threading.Thread | None = None
        self._looked, self._done = time.monotonic(), 0
        self.total: int | None = None

    def count(self, wait: float = 0) -> None:
        """Begins to count the pages, if nobody has, and waits some seconds at most for the result."""
        if self._counting is not None:
            return
        self._counting = threading.Thread(target=self._count, daemon=True)
        if self._job.only is not None:  # the ledger knows how many, and answers this thread alone
            self._count()
        else:
            self._counting.start()
            self._counting.join(wait)

    def _count(self) -> None:
        with suppress(OSError, StdnewsError):  # the run itself will say what is wrong
            self.total = self._job.count()

    def look(self, done: int) -> Pace:
        """The pace since the last look, of a run that has done so many pages."""
        now = time.monotonic()
        rate = (done - self._done) / max(now - self._looked, 1e-6)
        self._looked, self._done = now, done
        return Pace(done, rate, self.total)
