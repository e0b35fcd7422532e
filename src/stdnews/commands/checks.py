"""Options of a call that do not go together: said before anything is done."""

from __future__ import annotations

from pathlib import Path

import click

from stdnews.commands.request import Request
from stdnews.errors import InputError
from stdnews.reading.record_files import is_records, kind_of
from stdnews.storage import is_folder, is_remote

_NOT_ON_A_CLUSTER = {
    "rejected": "--rejected",
    "changes": "--changes",
    "ledger": "--ledger",
    "report": "--report",
    "settle": "--settle",
    "verify": "--verify",
    "prune": "--prune",
    "dry_run": "--dry-run",
    "refresh_sites": "--refresh-sites",
}
"""Options that rest on the ledger, or on one process that sees every page."""


def check(request: Request) -> None:
    """Nothing, when all that is asked for goes together.

    Raises:
        click.UsageError: it does not.
    """
    if request.only and request.skip:
        raise click.UsageError("--only and --skip exclude each other: give one of them.")
    if request.report and request.changes and Path(request.report).resolve() == Path(request.changes).resolve():
        raise click.UsageError("--report and --changes name the same file.")
    _check_cluster(request)
    _check_reprints(request)
    try:
        _check_records(request, request.inputs or ("-",))
    except InputError as error:
        raise click.UsageError(str(error)) from error
    _check_sites(request)


def _check_cluster(request: Request) -> None:
    if request.engine != "ray":
        if request.address:
            raise click.UsageError("--address is of a cluster: give --engine ray too.")
        return
    if request.output is None or not request.has_records:
        raise click.UsageError("--engine ray writes records to a folder: give -o OUT and --to jsonl or --to parquet.")
    if "-" in (request.inputs or ("-",)):
        raise click.UsageError("--engine ray cannot read the standard input: name files or folders.")
    for name, option in _NOT_ON_A_CLUSTER.items():
        if getattr(request, name):
            raise click.UsageError(f"{option} does not go with --engine ray, which keeps no ledger: leave it out.")


def _check_reprints(request: Request) -> None:
    if request.reprints is None:
        return
    if request.to_stdout and not request.has_records:
        raise click.UsageError("--reprints compares the pages of a run: it needs -o OUT or --to jsonl.")
    if is_remote(request.output or ""):
        raise click.UsageError("--reprints needs OUT on this machine.")


def _check_sites(request: Request) -> None:
    if not request.learn_sites:
        return
    if request.sites is not None:
        raise click.UsageError("--sites and --learn-sites exclude each other: give one of them.")
    if request.to_stdout:
        raise click.UsageError("--learn-sites needs -o OUT: what was learned is kept in OUT/.stdnews.")
    if is_remote(request.output or ""):
        raise click.UsageError("--learn-sites needs OUT on this machine; give --sites FILE, which sites learn writes.")


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
