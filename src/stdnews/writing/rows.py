"""What is written of a page as a record: a row of named values, and the row as a line of JSON."""

from __future__ import annotations

import base64
import datetime as dt
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

SCHEMA = 1
"""The number of the schema; it goes up when a key is renamed, removed or changes its meaning."""
KEYS = {
    "path": "the page's path in its folder, or as it was named; of a record the file's, `#` and its number from 0",
    "schema": "the number of this schema; it goes up when a key is renamed, removed or changes its meaning",
    "title": "what the page says of itself, or null",
    "date": "what the page says of itself, or null",
    "source": "what the page says of itself, or null",
    "author": "a list of names",
    "text": "the clean text, each paragraph with its newline",
    "outcome": "unchanged, cleaned, empty, no article, past saving",
    "counts": "places changed, by stage and rule",
    "encoding": "how the bytes were read",
    "template": "with `--sites` or `--learn-sites`: the version of what was known of its site, where anything was",
    "edits": "with `--edits`: the changes, in order, each with `stage`, `rule`, `paragraph`, `before`, `after`, `note` "
    "and `spans`, as in `explain --json`",
    "reprint_of": "with `--reprints`: the path of the page that this one is a copy of, or null",
    "reprints": "with `--reprints`: how many copies of this page there are",
    "source_fields": "the fields that a record came with under one of these names",
}
"""The schema, key by key. All other fields of a record keep their names and stand after these."""
_SINGLE = ("title", "date", "source")

Row = dict[str, Any]


def row_of(path: str, facts: Iterable[tuple[str, str]], more: Mapping[str, Any], fields: Mapping[str, Any]) -> Row:
    """The row of a page.

    >>> row = row_of("a.txt", [("title", "新闻"), ("author", "何苗")], {"text": "正文。"}, {"id": 7, "title": "旧"})
    >>> row["title"], row["author"], row["id"], row["source_fields"]
    ('新闻', ['何苗'], 7, {'title': '旧'})

    Args:
        path: the name of the page.
        facts: what the page says of itself, by name; there may be several authors.
        more: the other keys, in the order of the schema.
        fields: what else a record came with.
    """
    stated = list(facts)
    single = {name: next((value for fact, value in stated if fact == name), None) for name in _SINGLE}
    authors = [value for fact, value in stated if fact == "author"]
    row: Row = {"path": path, "schema": SCHEMA, **single, "author": authors, **more}
    clash = {name: value for name, value in fields.items() if name in KEYS}
    if clash:
        row["source_fields"] = clash
    row.update((name, value) for name, value in fields.items() if name not in KEYS)
    return row


def line_of(row: Row) -> bytes:
    r"""A row as a line of JSON in UTF-8; bytes of a name that are no UTF-8 are ``\udcXX``, as Python has them.

    Times are written as ISO 8601 has them, bytes as base64, decimal numbers as text; what is no number is null.

    >>> line_of({"path": "a", "when": dt.date(2024, 1, 2), "share": float("nan")}).decode()
    '{"path": "a", "when": "2024-01-02", "share": null}\n'
    """
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False, default=_plain)
    except ValueError:
        line = json.dumps(_finite(row), ensure_ascii=False, default=_plain)
    return f"{line}\n".encode("utf-8", "backslashreplace")


def _plain(value: Any) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)


def _finite(value: Any) -> Any:
    """A value without numbers that JSON has no way to write."""
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
