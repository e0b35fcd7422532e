"""``stdnews status``: the last runs over an output folder, and the pages that something is wrong with."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from typing import Any

import click

from stdnews.batch import as_shown, is_held
from stdnews.commands import options
from stdnews.commands.found_ledger import found_ledger
from stdnews.commands.places import aside_of, near
from stdnews.commands.voices import OLDER, reprint_words
from stdnews.outcome import Outcome
from stdnews.render import duration

_WRONG = (Outcome.FAILED, Outcome.PAST_SAVING)


@click.command(short_help="Tell of the last runs over an output folder, and of what failed.")
@click.argument("out", type=options.Place(), metavar="OUT")
@options.ledger
@click.option("--runs", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help="How many runs.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for programs.")
def status(out: str, ledger: str | None, runs: int, as_json: bool) -> None:
    """Tell of the last runs over the output folder OUT: what came of them, what failed, and what was past saving.

    A run that was killed is named as such; what it had done is not lost.
    """
    with found_ledger(out, ledger) as found:
        last = [_as_it_is(run, aside_of(out, ledger) or "") for run in found.runs(runs)]
        wrong = {
            outcome.value: [(os.fsdecode(row.source), row.reason) for row in found.pages(outcome.value)]
            for outcome in _WRONG
        }
    if as_json:
        pages = {name: [{"path": path, "reason": reason} for path, reason in rows] for name, rows in wrong.items()}
        text = json.dumps({"runs": last, **pages}, ensure_ascii=False, indent=2)
        click.echo(text.encode("utf-8", "backslashreplace"))
        return
    for line in (*map(_run, last), *_pages(wrong)):
        click.echo(line)


def _as_it_is(run: dict[str, Any], aside: str) -> dict[str, Any]:
    """A run that nobody is at any more was killed: it could not say so."""
    return {**run, "state": "killed"} if run["state"] == "running" and not is_held(aside) else run


def _run(run: dict[str, Any]) -> str:
    counts: dict[str, int] = dict(run["counts"])
    known, older, gone = (counts.pop(name, 0) for name in ("known", "other_templates", "gone"))
    more: dict[str, int | str] = {"done by an earlier run": known, OLDER: older, "gone from the input": gone}
    copies, groups = (counts.pop(name, 0) for name in ("reprints", "reprint_groups"))
    more["reprints"] = copies and reprint_words(copies, groups)
    templates = run["call"].get("templates")
    outcomes = ", ".join(f"{name} {count}" for name, count in counts.items())
    began = dt.datetime.fromisoformat(run["began"])
    seconds = (dt.datetime.fromisoformat(run["ended"]) - began).total_seconds() if run["ended"] else -1
    took = f" in {duration(seconds)}" if seconds >= 0 else ""  # less than nothing when the clock was set back
    rest = "".join(f"; {name} {count}" for name, count in more.items() if count)
    total = sum(counts.values())
    pages = f": {total} page{'' if total == 1 else 's'}{took}: {outcomes}{rest}" if run["ended"] else ""
    used = f"; site templates {templates}" if templates else ""
    return f"{began.astimezone():%Y-%m-%d %H:%M:%S} {run['state']}{pages}{used}"


def _pages(wrong: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    for outcome, rows in wrong.items():
        if rows:
            yield f"{outcome} {len(rows)}"
        for path, reason in rows:
            yield f"  {as_shown(near(path))}{f': {as_shown(reason)}' if reason else ''}"
