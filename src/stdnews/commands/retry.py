"""``stdnews retry``: the pages that failed, once more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from stdnews.commands import options
from stdnews.commands.found_ledger import found_ledger
from stdnews.commands.request import Request
from stdnews.commands.run_options import limits, messages
from stdnews.commands.running import carry_out
from stdnews.outcome import Outcome
from stdnews.storage import is_remote

_UNSAID = click.core.ParameterSource.DEFAULT, click.core.ParameterSource.DEFAULT_MAP


@click.command(short_help="Do the pages again that failed.")
@click.argument("out", type=options.Place(), metavar="OUT")
@options.ledger
@limits
@messages
@click.pass_context
def retry(ctx: click.Context, /, out: str, ledger: str | None, **given: Any) -> None:
    """Do the pages of the output folder OUT again that failed, as the runs did in which they failed.

    Options given here stand instead of those of these runs: --timeout 600 gives slow pages more time. The exit status
    is that of stdnews clean.
    """
    out, ledger = out if is_remote(out) else str(Path(out).absolute()), ledger and str(Path(ledger).absolute())
    with found_ledger(out, ledger) as found:
        last = [run["call"] for run in found.runs(1)]
        calls = found.calls_of(Outcome.FAILED.value)
    if any(call["options"].get("to", "text") != "text" for call in last):
        calls = last  # files of records are made anew as a whole
    said = {name: value for name, value in given.items() if ctx.get_parameter_source(name) not in _UNSAID}
    ctx.exit(max((_again(call, {**said, "output": out, "ledger": ledger}) for call in _distinct(calls)), default=0))


def _distinct(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each call once, whether it was of all pages or of those that failed."""
    found = {(call["folder"], str({**call["options"], "failed_only": True})): call for call in calls}
    return list(found.values())


def _again(call: dict[str, Any], instead: dict[str, Any]) -> int:
    try:
        os.chdir(call["folder"])  # what the call names counts from there
    except OSError as error:
        raise click.ClickException(f"cannot go back to {call['folder']}: {error.strerror}") from error
    request = Request.of(call)
    return carry_out(
        request._replace(**{**instead, "failed_only": True, "fresh": False, "dry_run": False, "report": None})
    )
