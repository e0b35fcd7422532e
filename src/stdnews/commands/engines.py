"""``--engine ray``: whether a cluster can do what a call asks for."""

from __future__ import annotations

import click

from stdnews.commands.options import together
from stdnews.commands.request import Request

_NOT_THERE = {
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


engine = together(
    click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="What shares out the work: this program, on this machine, or Ray Data, on a cluster.",
    ),
    click.option(
        "--address",
        metavar="HOST:PORT",
        help="The head of the Ray cluster, auto for that of this machine; one of this machine alone when not given.",
    ),
)


def check(request: Request) -> None:
    """Nothing, when a cluster can do what is asked for.

    Raises:
        click.UsageError: it cannot.
    """
    if request.engine != "ray":
        if request.address:
            raise click.UsageError("--address is of a cluster: give --engine ray too.")
        return
    if request.output is None or not request.has_records:
        raise click.UsageError("--engine ray writes records to a folder: give -o OUT and --to jsonl or --to parquet.")
    if "-" in (request.inputs or ("-",)):
        raise click.UsageError("--engine ray cannot read the standard input: name files or folders.")
    for name, option in _NOT_THERE.items():
        if getattr(request, name):
            raise click.UsageError(f"{option} does not go with --engine ray, which keeps no ledger: leave it out.")
