"""What a call of ``stdnews clean`` asks for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from stdnews.batch import Limits
from stdnews.reading.record_files import FORMATS, RecordOptions
from stdnews.writing import Naming


class Request(NamedTuple):
    """The options of one call, as click gives them."""

    inputs: tuple[str, ...]
    output: str | None
    rejected: str | None
    to: str
    dry_run: bool
    only: tuple[str, ...]
    skip: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    url: str
    config: Path | None
    jobs: int | None
    timeout: float
    memory: int
    max_bytes: int
    durable: bool
    wait: bool
    quiet: bool
    log_format: str
    changes: str | None
    strict: bool
    ledger: str | None
    fresh: bool
    verify: bool
    prune: bool
    settle: float
    keep: tuple[str, ...] = ()
    failed_only: bool = False
    encoding: str | None = None
    form: str | None = None
    sites: str | None = None
    learn_sites: bool = False
    refresh_sites: bool = False
    reprints: str | None = None
    report: str | None = None
    report_sample: int = 12
    text_field: str = ""
    html_field: str = ""
    url_field: str = ""
    edits: bool = False
    shard_size: int | None = None
    compress: str | None = None
    engine: str = "local"
    address: str | None = None

    @property
    def has_records(self) -> bool:
        """Whether records are written, instead of text."""
        return self.to != "text"

    @property
    def to_stdout(self) -> bool:
        """Whether what is written goes to the standard output."""
        return self.output is None and not self.dry_run

    @property
    def processes(self) -> int:
        """The processes to work with: as many as there are cores when nobody says; 0 for this one alone.

        The text of one page, which goes to the standard output, is worth no other process.
        """
        if self.to_stdout and not self.has_records:
            return 0
        return _cores() if self.jobs is None else self.jobs

    def limits(self) -> Limits:
        """What a page may take."""
        return Limits(self.timeout, self.memory, self.max_bytes)

    def naming(self) -> Naming:
        """What the files of records are called."""
        return Naming(self.to, self.compress or "", self.shard_size or 0)

    def records(self) -> RecordOptions:
        """How files of records are read."""
        return RecordOptions(
            self.text_field or "",
            self.html_field or "",
            self.url_field or "",
            self.format(),
            self.encoding or "",
            self.max_bytes or RecordOptions().most,
        )

    def format(self) -> str:
        """The format of the inputs, where they are said to be files of records."""
        return self.form if self.form in FORMATS else ""

    def call(self) -> dict[str, Any]:
        """The call for the ledger, from which it can be made again."""
        return {"folder": str(Path.cwd()), "options": {**self._asdict(), "config": self.config and str(self.config)}}

    @classmethod
    def to_look_at(cls, inputs: tuple[str, ...], given: dict[str, Any]) -> Request:
        """A request that writes nothing: its pages are looked at, with what options are given and no others."""
        none: dict[str, Any] = dict.fromkeys(cls._fields)
        lists: dict[str, Any] = {"only": (), "skip": (), "keep": (), "include": (), "exclude": ()}
        flags: dict[str, Any] = {"to": "text", "dry_run": True, "url": ""}
        return cls(**{**none, **lists, **flags, **given, "inputs": inputs})

    @classmethod
    def of(cls, call: dict[str, Any]) -> Request:
        """The request of a call; its paths count from the folder that it was made in."""
        given: dict[str, Any] = dict(call["options"])
        lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        return cls(**{**given, **lists, "config": given["config"] and Path(given["config"])})


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
