"""The process that cleans, one beside each worker of the engine: as in a run on one machine, it is watched.

A page that takes too long, or kills the process, fails by name; without this it would take its neighbours and the
worker with it, again and again, until the engine gives up.
"""

from __future__ import annotations

import atexit
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

from stdnews.batch.attempt import Attempt, Wanted, attempt
from stdnews.batch.task import Task
from stdnews.batch.workers import Crew
from stdnews.outcome import Outcome


def attempts(tasks: Iterable[Task], wanted: Wanted) -> Iterator[tuple[Task, Attempt]]:
    """Each task with what came of it, in order; paths count from the working folder."""
    return _crew(wanted, str(Path.cwd())).run((task, None) for task in tasks)


@functools.cache  # templates, which may be large, are equal by their versions
def _crew(wanted: Wanted, folder: str) -> Crew[Task, Attempt]:
    """One process for each worker of the engine, which begins in the folder; it ends with the worker."""
    del folder
    work = functools.partial(attempt, wanted=wanted)
    crew = Crew(work, 1, wanted.limits, functools.partial(Attempt, Outcome.FAILED))
    atexit.register(crew.end)
    return crew
