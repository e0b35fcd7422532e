"""What a call asks for as a job: its pages, the places for what comes of them, and the settings of each input."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import click

from stdnews.batch import Choice, Job, PlaceError, Places
from stdnews.commands.request import Request
from stdnews.config import choose_stages, find_config, keep_classes, load, read_as
from stdnews.errors import InputError, SettingsError
from stdnews.settings import Settings
from stdnews.storage import is_remote


def job_of(request: Request) -> Job:
    """What is to be done.

    Raises:
        click.UsageError: output would go where it must not, or the settings are wrong: said before a page is read.
    """
    inputs = request.inputs or ("-",)
    places, settings = Places(request.output, request.rejected), settings_of(request)
    try:
        places.check(inputs)
        for path in filter(None, (request.report, request.changes)):
            places.check_file(path, inputs)
        if request.ledger:
            places.check_apart(request.ledger, inputs)
        for path in inputs:
            settings(path)
    except (PlaceError, SettingsError, InputError) as error:
        raise click.UsageError(str(error)) from error
    return Job(inputs, places, settings, Choice(request.include, request.exclude), request.records())


def settings_of(request: Request) -> Callable[[str], Settings]:
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
