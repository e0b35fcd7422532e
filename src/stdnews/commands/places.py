"""Where a run keeps what is not output: its lock, its ledger, files on their way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stdnews.batch import locked
from stdnews.commands.request import Request
from stdnews.storage import is_remote
from stdnews.writing import ASIDE


def aside_of(output: str, ledger: str | None) -> str | None:
    """The folder on this machine that belongs to an output folder, None for a URL without a ledger."""
    if not is_remote(output):
        return f"{output}/{ASIDE}"
    return f"{ledger}.aside" if ledger else None


def ledger_of(output: str, ledger: str | None) -> str | None:
    """The ledger of an output folder; a URL has one only if it is named, as SQLite needs a disk."""
    return ledger or (None if is_remote(output) else f"{output}/{ASIDE}/ledger.db")


def near(path: str) -> str:
    """A whole path as seen from the working folder, when it lies in it."""
    return path.removeprefix(f"{str(Path.cwd()).rstrip('/')}/")


@contextmanager
def alone(request: Request) -> Iterator[str]:
    """The folder for files on their way, "" where nothing is written; meanwhile the output is this run's alone.

    A URL has no lock, and a folder that goes when the run ends, unless a ledger is named.
    """
    if request.dry_run or request.output is None:
        yield ""
        return
    aside = aside_of(request.output, request.ledger)
    if aside is None:
        with tempfile.TemporaryDirectory(prefix="stdnews-") as folder:
            yield folder
        return
    with locked(aside, wait=request.wait):
        yield aside
