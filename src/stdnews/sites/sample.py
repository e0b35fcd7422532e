"""Which pages of a job a site is learned from: those with the smallest hashes of their names, in whatever order."""

from __future__ import annotations

import functools
import heapq
import re
from collections.abc import Iterable

from stdnews.batch import Task
from stdnews.chance import chance
from stdnews.errors import InputError
from stdnews.reading.reader import host
from stdnews.reading.record import Broken, Record
from stdnews.storage import opened

SAMPLE = 50
"""Pages of a site that are looked at when nobody says how many: what stands on 60 % of a site's pages stands on 40 to
80 % of so many, but in two samples of a thousand (the binomial distribution)."""

_HEAD = 1 << 16
"""Bytes of a page in which the URL that it gives as its own is looked for."""


def choose(tasks: Iterable[Task], sample: int, url: str) -> frozenset[int]:
    """The hashes of the names of the pages to look at.

    Only names are kept, so many for each site; a page is read so far that it tells its site.

    Args:
        tasks: all pages.
        sample: pages of a site.
        url: where the pages come from, "" when nobody knows.
    """
    smallest: dict[str, list[int]] = {}
    for task in tasks:
        if not is_page(task):
            continue
        kept = smallest.setdefault(site_of(task, url), [])
        number = -hash_of(task)
        if len(kept) < sample:
            heapq.heappush(kept, number)
        else:
            heapq.heappushpop(kept, number)
    return frozenset(-number for kept in smallest.values() for number in kept)


def is_page(task: Task) -> bool:
    """Whether a task can be looked at: it has not failed yet, and the standard input can be read only once."""
    return not (task.problem or task.is_stream or isinstance(task.record, Broken))


def hash_of(task: Task) -> int:
    """The hash of a page's name, which does not depend on where its folder is."""
    return chance(task.name)


def site_of(task: Task, url: str = "") -> str:
    """The site of a page by its URL, else by a quick look at its canonical link; its reader looks more closely."""
    own = task.record.url if isinstance(task.record, Record) else ""
    if site := host(own or url):
        return site
    head = _head(task).replace(b"\0", b"")  # of UTF-16 the ASCII is left
    for pattern in _links():
        if hit := pattern.search(head):
            link = _url().search(hit.group())
            return (host(link[1].decode("ascii", "replace")) if link else "") or task.site
    return task.site


def _head(task: Task) -> bytes:
    if isinstance(task.record, Record):
        return task.record.data[:_HEAD]
    if task.data is not None:
        return task.data[:_HEAD]
    try:
        with opened(task.path) as file:
            return file.read(_HEAD)
    except (InputError, OSError):
        return b""


@functools.cache
def _links() -> tuple[re.Pattern[bytes], ...]:
    link = rb"<link\b[^>]*\brel\s*=\s*[\"']?canonical\b[^>]*>"
    meta = rb"<meta\b[^>]*\b(?:property|name)\s*=\s*[\"']?og:url\b[^>]*>"
    return re.compile(link, re.IGNORECASE), re.compile(meta, re.IGNORECASE)


@functools.cache
def _url() -> re.Pattern[bytes]:
    return re.compile(rb"\b(?:href|content)\s*=\s*[\"']?\s*([^\s\"'>]+)", re.IGNORECASE)
