"""The rows of the ledger: what a page was made of and what came of it, and which pages got no output."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What the ledger knows of a page; the fields are those of the table."""

    output: bytes
    source: bytes
    root: int
    size: int
    mtime_ns: int
    hash: bytes
    maker: int
    outcome: str
    reason: str
    counts: str
    facts: str
    encoding: str
    written: int | None
    rejected: int | None
    run: int
    site: str = ""
    template: str = ""
    """The version of what was known of the site when the page was done."""
    read: int = 0
    """Characters that were read, written and dropped."""
    kept: int = 0
    dropped: int = 0
    signature: bytes = b""


class Refusal(NamedTuple):
    """A page, or a file of records, that could not be done as it is; what stands under its output is another's."""

    source: bytes
    output: bytes
    root: int
    reason: str
    run: int


class Wrong(NamedTuple):
    """A page that something is wrong with."""

    source: bytes
    reason: str


def _put(table: str, fields: int) -> str:
    return f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * fields)})"  # noqa: S608 - no value is in it


PUT, REFUSE = _put("pages", len(Row._fields)), _put("refused", len(Refusal._fields))
"""The statements that put such rows in the place of older ones."""
