"""The ledger of an output folder that a person names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stdnews.commands.places import ledger_of
from stdnews.errors import StdnewsError

if TYPE_CHECKING:
    from stdnews.batch.ledger import Ledger


@contextmanager
def found_ledger(out: str, path: str | None) -> Iterator[Ledger]:
    """The ledger, open.

    Raises:
        click.ClickException: there is none, or it cannot be used.
    """
    place = ledger_of(out, path)
    if place is None:
        raise click.ClickException(f"{out} has a ledger only where --ledger says")
    if not Path(place).exists():
        raise click.ClickException(f"{place} is not there: no run has written to {out}")
    from stdnews.batch.ledger import Ledger  # noqa: PLC0415 - sqlite3 is slow to load

    try:
        with closing(Ledger(place, out if path else "")) as opened:
            yield opened
    except StdnewsError as error:
        raise click.ClickException(str(error)) from error
