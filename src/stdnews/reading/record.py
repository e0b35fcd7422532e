"""A record: a page with what stands beside it in a file of many."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NamedTuple


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

    def digest(self) -> bytes:
        """A hash of all that it holds: another one means that its file has changed here."""
        about = json.dumps(
            [self.url, self.encoding, self.label, self.form, self.fields], default=repr, ensure_ascii=False
        )
        return blake2b(b"\0".join((about.encode("utf-8", "backslashreplace"), self.data)), digest_size=16).digest()

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return len(self.data) + sum(len(value) for value in self.fields.values() if isinstance(value, str | bytes))


class Broken(NamedTuple):
    """A record that cannot be read; those after it can."""

    key: str
    at: int
    reason: str
    """What is wrong with it, and where, in one line."""

    def digest(self) -> bytes:
        """A hash of what is wrong."""
        return blake2b(self.reason.encode("utf-8", "backslashreplace"), digest_size=16).digest()

    @property
    def size(self) -> int:
        """Nothing to speak of."""
        return 0
