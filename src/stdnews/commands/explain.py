"""``stdnews explain``: what each stage did to a page, and why."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from stdnews import render
from stdnews.batch import as_shown
from stdnews.commands import options
from stdnews.commands.site_templates import read_file
from stdnews.commands.stdout import silence
from stdnews.config import choose_stages, find_config, keep_classes, load, read_as
from stdnews.errors import InputError, SettingsError, StdnewsError
from stdnews.explain import Account, as_data, explain_lines
from stdnews.outcome import outcome_of
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.reading import Options, read_page
from stdnews.settings import Settings
from stdnews.template import noted


class Request(NamedTuple):
    """The options of one call, as click gives them."""

    file: str
    as_json: bool
    only: tuple[str, ...]
    skip: tuple[str, ...]
    keep: tuple[str, ...]
    url: str
    config: Path | None
    encoding: str | None
    form: str | None
    sites: str | None


@click.command()
@click.argument("file", type=click.Path(allow_dash=True), metavar="[FILE|-]", default="-")
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON for programs; docs/explain.md says what its keys are."
)
@options.only
@options.skip
@options.keep
@options.url
@options.sites
@options.config
@options.encoding
@options.form
@click.pass_context
def explain(ctx: click.Context, /, **given: Any) -> None:
    """Tell what each stage did to a page and why, and what the page says of itself.

    Paragraphs count from 0. In a pipe there are no colours, and [-gone-] and {+come+} mark the differences.
    """
    request = Request(**given)
    if _nothing_named(ctx) and sys.stdin is not None and sys.stdin.isatty():
        click.echo(ctx.get_help())
        return
    settings = _settings(request)
    page = _page(request, settings)
    try:
        cleaned = clean(page, settings)
    except StdnewsError as error:
        raise click.ClickException(f"{_name(request)}: {error}") from error
    account = Account(page, cleaned, outcome_of(page, cleaned).value, settings.for_site(page.site).skip)
    try:
        if request.as_json:
            click.echo(json.dumps(as_data(account), ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace"))
        else:
            render.show(explain_lines(account))
    except BrokenPipeError:
        silence()


def _nothing_named(ctx: click.Context) -> bool:
    return ctx.get_parameter_source("file") is click.core.ParameterSource.DEFAULT


def _settings(request: Request) -> Settings:
    """The settings for the page; wrong ones are wrong usage."""
    start = Path.cwd() if request.file == "-" else Path(request.file)
    try:
        settings = keep_classes(load(request.config or find_config(start)), request.keep)
        settings = choose_stages(settings, request.only, request.skip)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    templates = read_file(request.sites) if request.sites else None
    return replace(read_as(settings, request.encoding or "", request.form or ""), templates=templates)


def _name(request: Request) -> str:
    return "standard input" if request.file == "-" else as_shown(request.file)


def _page(request: Request, settings: Settings) -> Page:
    try:
        data = sys.stdin.buffer.read() if request.file == "-" else Path(request.file).read_bytes()
        how = Options(settings.encoding, settings.form, settings.selectors)
        return noted(read_page(data, request.file, "", request.url, how), settings.templates)
    except OSError as error:
        raise click.ClickException(f"{_name(request)}: cannot be read: {error.strerror}") from error
    except InputError as error:
        raise click.ClickException(f"{_name(request)}: {error}") from error
