"""A record: a page with what stands beside it in a file of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

MIB = 1 << 20


class Record(NamedTuple):
    """A page out of a file of records; a plain value that can be pickled."""

    key: str
    """The name of the file and the number of the record: ``crawl.jsonl.gz#17``. The same in every run."""
    at: int
    """The number of the record in its file, from 0; broken ones and those that are no pages count too."""
    data: bytes
    """The page: its bytes as a server sent them, or the text of a field as UTF-8."""
    url: str = ""
    """Where it comes from, "" if the record does not say."""
    encoding: str = ""
    """The encoding of ``data`` where it is sure: ``utf-8`` for text; "" where it has to be found out."""
    label: str = ""
    """The encoding that the HTTP headers name: a hint, as servers are often wrong."""
    form: str = ""
    """``html`` or ``text``, "" where it has to be found out."""
    fields: Mapping[str, Any] = {}
    """All other fields, under their own names; the page itself is not among them, its URL is."""


class Broken(NamedTuple):
    """A record that cannot be read; those after it can."""

    key: str
    at: int
    reason: str
    """What is wrong with it, and where, in one line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How records are to be read."""

    text_field: str = ""
    """The field that holds a page as text; "" to find it by its name."""
    html_field: str = ""
    """The field that holds a page as HTML; where both are named, it goes before the text when it is not empty."""
    url_field: str = ""
    """The field that holds the URL; "" to find it by its name."""
    format: str = ""
    """One of ``FORMATS``, "" to go by the name of the file."""
    encoding: str = ""
    """The encoding of a file of text; "" to find it out."""
    most: int = 32 * MIB
    """Bytes that one record may have."""
