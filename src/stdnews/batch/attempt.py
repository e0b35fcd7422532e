"""One page read and cleaned, in whatever process: what is found goes back to the run, which alone writes."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from types import TracebackType
from typing import Any, Literal, NamedTuple

from stdnews.amounts import Amounts, amounts_of
from stdnews.batch.limits import Limits, Stamp
from stdnews.batch.task import Task
from stdnews.batch.task_page import OF_RECORDS, data_of, digest_of, page_of
from stdnews.edits import by_stage, count_rules
from stdnews.errors import InputError, StdnewsError
from stdnews.facts import facts
from stdnews.outcome import Outcome, outcome_of
from stdnews.page import Page
from stdnews.pipeline import Cleaned, clean
from stdnews.reading.record import Broken, Record
from stdnews.reprints import signature
from stdnews.template import Templates, noted
from stdnews.writing import line_of, rejected_text, row_of

Counts = tuple[tuple[tuple[str, str], int], ...]
"""Stage and rule, and how many places of the page they changed."""

_ARTICLE = {Outcome.UNCHANGED, Outcome.CLEANED}
"""Outcomes of pages that can be copies; the longest of several must not be one that nobody can read."""


class Wanted(NamedTuple):
    """What a run wants of each of its pages."""

    url: str = ""
    """The URL that the pages come from."""
    rejected: bool = False
    """Whether the dropped lines are wanted."""
    facts: bool = False
    """Whether it is wanted what the pages say of themselves, and a hash of each."""
    to: str = "text"
    """What is wanted: ``text``, a record as a line of JSON (``jsonl``), or the row of one, pickled (``parquet``)."""
    edits: bool = False
    """Whether a record is to have the changes, as spans."""
    signature: bool = False
    """Whether copies are looked for, and what that takes is wanted."""
    changes: Literal["", "json", "html"] = ""
    """Whether the log of the page is wanted, as a line of JSON or as its view in a report."""
    limits: Limits = Limits()
    templates: Templates | None = None
    """What is known of the sites: here once for all tasks, as it may be large."""


class Attempt(NamedTuple):
    """What came of a page; one that failed has no text."""

    outcome: Outcome
    reason: str = ""
    """Why it failed, in one line."""
    text: bytes = b""
    """What is written: the text, or the record as it is wanted."""
    rejected: bytes = b""
    changes: bytes = b""
    """The log of the page, in the form that is wanted."""
    counts: Counts = ()
    amounts: Amounts = Amounts()
    stamp: Stamp | None = None
    """How the file was when it was read, where it was."""
    hash: bytes = b""
    signature: bytes = b""
    """By what copies of the text are found; of a page that has an article."""
    encoding: str = ""
    facts: str = "[]"
    """What the page says of itself: names and values, as JSON."""
    site: str = ""
    template: str = ""
    """The version of what was known of its site, "" for nothing."""
    is_lasting: bool = False
    """Whether a failure is the page's own, and would be the same another time."""
    is_known: bool = False
    """Whether nothing had to be done, as an earlier run had done it."""
    is_left_out: bool = False
    """Whether that run wrote nothing of it, as it was a copy."""


def attempt(task: Task, wanted: Wanted) -> Attempt:
    """Reads and cleans one page; whatever goes wrong with it stays with it.

    It depends on the task and on what is wanted alone, and writes nothing, so that it can be called in any process.

    Raises:
        MemoryError: the process has no more memory; whether the page is to blame only another process can tell.
    """
    if task.problem:
        return Attempt(Outcome.FAILED, task.problem)
    if isinstance(task.record, Broken):
        return Attempt(Outcome.FAILED, task.record.reason, stamp=OF_RECORDS, hash=task.record.digest(), is_lasting=True)
    try:
        data, stamp = data_of(task, wanted.limits.size)
    except InputError as error:
        return Attempt(Outcome.FAILED, str(error))
    digest = digest_of(task, data) if wanted.facts else b""
    if task.done and digest == task.done:
        return Attempt(Outcome.UNCHANGED, stamp=stamp, hash=digest, is_known=True)
    try:
        return _cleaned(task, data, wanted)._replace(stamp=stamp, hash=digest)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug that one page brings out must not cost the others
        is_lasting = isinstance(error, InputError) or not isinstance(error, StdnewsError)
        return Attempt(Outcome.FAILED, _reason(error), stamp=stamp, hash=digest, is_lasting=is_lasting)


def _cleaned(task: Task, data: bytes, wanted: Wanted) -> Attempt:
    page = page_of(task, data, wanted.url)
    version = "" if wanted.templates is None else wanted.templates.version_of(page.site)
    page = noted(page, wanted.templates)
    cleaned = clean(page, replace(task.settings, templates=wanted.templates) if version else task.settings)
    stated = [(name, value) for name, value, _ in facts(cleaned.page)] if _states(wanted) else []
    found = Attempt(
        outcome_of(page, cleaned),
        rejected=rejected_text(cleaned.page).encode() if wanted.rejected else b"",
        counts=tuple(count_rules(cleaned.changes).items()),
        amounts=amounts_of(page, cleaned.page),
        encoding=str(page.notes.get("encoding", "")),
        facts=_json(stated),
        site=page.site,
        template=version,
    )
    changes = _changes(page, cleaned, task, wanted.changes) if wanted.changes else b""
    text = cleaned.page.to_text()
    if wanted.signature and found.outcome in _ARTICLE:
        found = found._replace(signature=signature(text).pack())
    if wanted.to == "text":
        return found._replace(changes=changes, text=text.encode())
    more = {**_about(found, text), **({"edits": _edits(cleaned)} if wanted.edits else {})}
    row = row_of(task.name, stated, more, task.record.fields if isinstance(task.record, Record) else {})
    return found._replace(changes=changes, text=line_of(row) if wanted.to == "jsonl" else pickle.dumps(row))


def _states(wanted: Wanted) -> bool:
    """Whether it is wanted what a page says of itself."""
    return wanted.facts or wanted.signature or wanted.to != "text"


def _changes(page: Page, cleaned: Cleaned, task: Task, form: str) -> bytes:
    from stdnews.explain import Account, as_data  # noqa: PLC0415 - only who asks for it pays

    account = Account(page, cleaned, outcome_of(page, cleaned).value, task.settings.for_site(page.site).skip)
    if form == "json":
        return line_of({**as_data(account), "name": task.name})
    from stdnews.report import key_of, page_view  # noqa: PLC0415 - the same

    return page_view(account, key_of(task.path, task.name)).encode()


def _edits(cleaned: Cleaned) -> list[dict[str, Any]]:
    from stdnews.explain import changes_as_data  # noqa: PLC0415

    return changes_as_data(cleaned.changes)


def _json(value: Any) -> str:
    """JSON that can be written as UTF-8 whatever is in it."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _about(found: Attempt, text: str) -> dict[str, Any]:
    """What a record says of a page, beside what the page says of itself."""
    counts = by_stage(dict(found.counts))
    about = {"text": text, "outcome": found.outcome.value, "counts": counts, "encoding": found.encoding}
    return {**about, **({"template": found.template} if found.template else {})}


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
