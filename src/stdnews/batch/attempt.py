"""One page read and cleaned, in whatever process: what is found goes back to the run, which alone writes."""

from __future__ import annotations

from collections import Counter
from types import TracebackType
from typing import NamedTuple

from stdnews.batch.limits import Limits, Stamp, read
from stdnews.batch.tasks import Task
from stdnews.edits import Change
from stdnews.errors import StdnewsError
from stdnews.outcome import Outcome, outcome_of
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.reading import read_page
from stdnews.writing import rejected_text

Counts = tuple[tuple[tuple[str, str], int], ...]
"""Stage and rule, and how many places of the page they changed."""


class Wanted(NamedTuple):
    """What a run wants of each of its pages."""

    url: str = ""
    """The URL that the pages come from."""
    rejected: bool = False
    """Whether the dropped lines are wanted."""
    limits: Limits = Limits()


class Attempt(NamedTuple):
    """What came of a page; one that failed has no text."""

    outcome: Outcome
    reason: str = ""
    """Why it failed, in one line."""
    text: bytes = b""
    rejected: bytes = b""
    counts: Counts = ()
    stamp: Stamp | None = None


def attempt(task: Task, wanted: Wanted) -> Attempt:
    """Reads and cleans one page; whatever goes wrong with it stays with it.

    Raises:
        MemoryError: the process has no more memory; whether the page is to blame only another process can tell.
    """
    if task.problem:
        return Attempt(Outcome.FAILED, task.problem)
    try:
        return _attempt(task, wanted)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug that one page brings out must not cost the others
        return Attempt(Outcome.FAILED, _reason(error))


def _attempt(task: Task, wanted: Wanted) -> Attempt:
    data, stamp = (task.data, None) if task.data is not None else read(task.path, wanted.limits.size)
    page = read_page(data, task.path, task.site, wanted.url)
    cleaned = clean(page, task.settings)
    return Attempt(
        outcome_of(page, cleaned),
        text=_bytes(cleaned.page),
        rejected=rejected_text(cleaned.page).encode() if wanted.rejected else b"",
        counts=_counts(cleaned.changes),
        stamp=stamp,
    )


def _bytes(page: Page) -> bytes:
    return page.to_text().encode()


def _counts(changes: tuple[Change, ...]) -> Counts:
    """Of a rewrite with spans each span is a place, of any other edit the paragraph."""
    places = Counter((stage, place.rule) for stage, _, edit, _ in changes for place in edit.spans or (edit,))
    return tuple(places.items())


def _reason(error: Exception) -> str:
    """Why a page failed, in one line; of a bug, also where it came up."""
    if isinstance(error, StdnewsError):
        text = str(error)
    else:
        text = f"{type(error).__name__}: {error} ({_where(error.__traceback__)})"
    return " ".join(text.split())


def _where(trace: TracebackType | None) -> str:
    """Module and line of the deepest call in this package."""
    where = ""
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("stdnews."):
            where = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where
