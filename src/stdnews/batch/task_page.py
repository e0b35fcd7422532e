"""The page of a task: from a file, or out of a file of records."""

from __future__ import annotations

from hashlib import blake2b

from stdnews.batch.limits import Stamp, read
from stdnews.batch.task import Task
from stdnews.page import Page
from stdnews.reading import Options, read_page
from stdnews.reading.record import Record

OF_RECORDS = Stamp(0, 0)
"""The stamp of all records: one is known by its hash alone."""
_NO_RECORD = Record("", 0, b"")


def data_of(task: Task, most: int) -> tuple[bytes, Stamp | None]:
    """The bytes of a page, and how its file looked, where there is one of its own.

    Raises:
        InputError: it cannot be read, or has more than ``most`` bytes.
    """
    if isinstance(task.record, Record):
        return task.record.data, OF_RECORDS
    return (task.data, None) if task.data is not None else read(task.path, most)


def digest_of(task: Task, data: bytes) -> bytes:
    """A hash of all that the text of a page is made of, but for the settings."""
    return blake2b(data, digest_size=16).digest() if task.record is None else task.record.digest()


def page_of(task: Task, data: bytes, url: str = "") -> Page:
    """The page of a task from its bytes, read as its settings say; text out of a record is UTF-8 whatever they say.

    Args:
        task: the task.
        data: what ``data_of`` gave.
        url: the URL of pages that bring none.

    Raises:
        InputError: the data is no text.
    """
    record = task.record if isinstance(task.record, Record) else _NO_RECORD
    settings = task.settings
    encoding, form = record.encoding or settings.encoding, settings.form or record.form
    options = Options(encoding, form, settings.selectors, record.label)
    return read_page(data, task.path, task.site, record.url or url, options)
