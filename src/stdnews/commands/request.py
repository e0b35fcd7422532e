"""What a call of ``stdnews clean`` asks for."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click

from stdnews.batch import Choice, Job, Limits, PlaceError, Places
from stdnews.config import choose_stages, find_config, keep_classes, load, read_as
from stdnews.errors import InputError, SettingsError
from stdnews.reading.record_files import FORMATS, RecordOptions, is_records, kind_of
from stdnews.settings import Settings
from stdnews.storage import is_folder, is_remote
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


def job_of(request: Request) -> Job:
    """What is to be done; whatever is wrong with the call is said before a page is read."""
    inputs = request.inputs or ("-",)
    places = Places(request.output, request.rejected)
    if request.only and request.skip:
        raise click.UsageError("--only and --skip exclude each other: give one of them.")
    if request.reprints is not None and not (request.output or request.dry_run or request.has_records):
        raise click.UsageError("--reprints compares the pages of a run: it needs -o OUT or --to jsonl.")
    if request.reprints is not None and is_remote(request.output or ""):
        raise click.UsageError("--reprints needs OUT on this machine.")
    if request.report and request.changes and Path(request.report).resolve() == Path(request.changes).resolve():
        raise click.UsageError("--report and --changes name the same file.")
    settings_of = _settings(request)
    try:
        _check_records(request, inputs)
        places.check(inputs)
        for path in filter(None, (request.report, request.changes)):
            places.check_file(path, inputs)
        if request.ledger:
            places.check_apart(request.ledger, inputs)
        for path in inputs:
            settings_of(path)
    except (PlaceError, SettingsError, InputError) as error:
        raise click.UsageError(str(error)) from error
    return Job(inputs, places, settings_of, Choice(request.include, request.exclude), request.records())


def _check_records(request: Request, inputs: tuple[str, ...]) -> None:
    """Nothing, when there is a place for what is written, and what is asked for goes together."""
    several = len(inputs) > 1 or is_folder(inputs[0]) or is_records(inputs[0]) or bool(request.format())
    if request.to_stdout and request.to == "text" and several:
        raise click.UsageError(
            "Several pages, or a folder, need -o OUT or --to jsonl: only the text of one page can go to stdout."
        )
    if request.output and is_records(request.output) and not is_folder(request.output):
        raise click.UsageError(f"OUT is a folder: -o FOLDER {_as_options(request.output)} writes records into it")
    if request.to == "text" and (request.edits or request.shard_size or request.compress):
        raise click.UsageError("--edits, --shard-size and --compress are for records: give --to jsonl or --to parquet.")
    if request.to_stdout and (request.to == "parquet" or request.shard_size or request.compress):
        raise click.UsageError(
            "--to parquet, --shard-size and --compress need -o OUT: to stdout go plain lines of JSON."
        )
    if request.to == "parquet" and request.compress in {"bzip2", "xz"}:
        raise click.UsageError("Parquet is compressed by zstd or gzip, or not at all.")


def _as_options(name: str) -> str:
    """What a person may have meant who named a file.

    >>> _as_options("clean.jsonl.zst"), _as_options("clean.parquet")
    ('--to jsonl --compress zstd', '--to parquet')
    """
    kind = kind_of(name)
    to = kind.format if kind.format in {"jsonl", "parquet"} else "jsonl"
    return f"--to {to}" + (f" --compress {kind.packing}" if kind.packing else "")


def _settings(request: Request) -> Callable[[str], Settings]:
    """The settings for an input: of ``--config``, else of the nearest settings file at or above the input."""

    @cache
    def of_file(path: Path | None) -> Settings:
        settings = choose_stages(keep_classes(load(path), request.keep), request.only, request.skip)
        return read_as(settings, request.encoding or "", "" if request.format() else request.form or "")

    @cache
    def of_folder(folder: Path) -> Settings:
        return of_file(request.config or find_config(folder))

    @cache  # asked for each page
    def of_input(path: str) -> Settings:
        start = Path.cwd() if path == "-" or is_remote(path) else Path(path)
        return of_folder(start if start.is_dir() else start.parent)

    return of_input
