"""What a run knows of the sites of its pages: from a file, or learned from the pages before they are cleaned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stdnews.batch import Job
from stdnews.commands.request import Request
from stdnews.commands.telling import Teller
from stdnews.errors import SettingsError
from stdnews.template import Templates
from stdnews.writing import ASIDE

if TYPE_CHECKING:
    from stdnews.sites import Lessons

KEPT = "sites.toml"
"""The name of the file beside the ledger in which a run keeps what it learned."""


def given_templates(request: Request) -> Templates | None:
    """The templates of the file that a call names.

    Raises:
        click.UsageError: the file is wrong.
    """
    return None if request.sites is None else read_file(request.sites)


def read_file(path: str | Path) -> Templates:
    """The templates of a file.

    Raises:
        click.UsageError: anything in it is wrong; all mistakes are named.
    """
    from stdnews.sites import read_templates  # noqa: PLC0415 - who asks for it pays

    try:
        return read_templates(path)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def learned(job: Job, request: Request, teller: Teller) -> Templates:
    """The sites learned from the pages of a run, and kept; pages that failed are done again with what was kept.

    Raises:
        StdnewsError: the file cannot be written.
    """
    from stdnews.sites import How, learn_sites  # noqa: PLC0415 - as above

    kept = Path(request.output or "") / ASIDE / KEPT
    if request.failed_only and kept.exists():
        return read_file(kept)
    how = How(url=request.url, jobs=request.processes, limits=request.limits())
    return keep_lessons(learn_sites(job, how), request, teller)


def keep_lessons(lessons: Lessons, request: Request, teller: Teller) -> Templates:
    """What was learned, kept beside the ledger and told of.

    Raises:
        StdnewsError: the file cannot be written.
    """
    from stdnews.sites import write_templates  # noqa: PLC0415 - as above

    if not request.dry_run:
        write_templates(lessons.templates, Path(request.output or "") / ASIDE / KEPT)
    teller.learned(lessons.templates, lessons.pages, lessons.sites)
    return lessons.templates
