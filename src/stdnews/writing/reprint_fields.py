"""The fields of a record that are known only when all pages are done: what it is a copy of, and its own copies."""

from __future__ import annotations

import json
import pickle
from typing import NamedTuple

_TAIL = b', "reprint_of": '
"""How the fields begin in a line; inside a text or a name its quotation marks would be escaped."""
FIELDS = ("reprint_of", "reprints")


class Reprinted(NamedTuple):
    """What becomes of a page when all are compared."""

    reprint_of: str | None
    """The path of the page that it is a copy of."""
    reprints: int
    """How many copies of it there are."""


def with_fields(record: bytes, found: Reprinted, to: str) -> bytes:
    r"""A record with its fields.

    >>> with_fields(b'{"path": "a.txt"}\n', Reprinted("b.txt", 0), "jsonl")
    b'{"path": "a.txt", "reprint_of": "b.txt", "reprints": 0}\n'

    Args:
        record: the record without them, as it is written.
        found: what the fields say.
        to: ``jsonl`` or ``parquet``.
    """
    if to == "parquet":
        return pickle.dumps({**pickle.loads(record), **found._asdict()})  # noqa: S301 - of this program's own processes
    name = json.dumps(found.reprint_of, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return record.removesuffix(b"}\n") + _TAIL + name + f', "reprints": {found.reprints}}}\n'.encode()


def without_fields(record: bytes, to: str) -> bytes:
    r"""A record as it was before it had its fields; one that has none stays as it is.

    >>> without_fields(b'{"path": "a.txt", "reprint_of": "b.txt", "reprints": 0}\n', "jsonl")
    b'{"path": "a.txt"}\n'
    """
    if to == "parquet":
        row = pickle.loads(record)  # noqa: S301 - of this program's own processes
        return pickle.dumps({name: value for name, value in row.items() if name not in FIELDS})
    head, tail, _ = record.partition(_TAIL)
    return head + b"}\n" if tail else record
