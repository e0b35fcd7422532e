"""``stdnews explain``: what each stage did to a page, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from stdnews import render
from stdnews.batch import PlaceError, Places, as_shown
from stdnews.batch.limits import standard_input
from stdnews.commands import options
from stdnews.commands.site_templates import read_file
from stdnews.commands.stdout import silence
from stdnews.config import choose_stages, find_config, keep_classes, load, read_as
from stdnews.errors import InputError, SettingsError, StdnewsError
from stdnews.explain import Account, as_data, explain_lines, plain
from stdnews.outcome import outcome_of
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.reading import Options, read_page
from stdnews.settings import Settings
from stdnews.template import noted
from stdnews.writing import RecordFile


class Request(NamedTuple):
    """The options of one call, as click gives them."""

    file: str
    as_json: bool
    as_html: bool
    output: str | None
    only: tuple[str, ...]
    skip: tuple[str, ...]
    keep: tuple[str, ...]
    url: str
    config: Path | None
    encoding: str | None
    form: str | None
    sites: str | None


@click.command()
@click.argument("file", type=options.Place(allow_dash=True), metavar="[FILE|-]", default="-")
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON for programs; docs/explain.md says what its keys are."
)
@click.option("--html", "as_html", is_flag=True, help="Write the page before and after as HTML, for a browser.")
@click.option("-o", "--output", type=options.Place(dir_okay=False), metavar="FILE", help="A file instead of stdout.")
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
    if request.as_json and request.as_html:
        raise click.UsageError("--json and --html exclude each other: give one of them.")
    if request.output is not None:
        _check(request.output, request.file)
    settings = _settings(request)
    page = _page(request, settings)
    try:
        cleaned = clean(page, settings)
    except StdnewsError as error:
        raise click.ClickException(f"{_name(request)}: {error}") from error
    account = Account(page, cleaned, outcome_of(page, cleaned).value, settings.for_site(page.site).skip)
    try:
        _tell(account, request)
    except BrokenPipeError:
        silence()
    except StdnewsError as error:
        raise click.ClickException(str(error)) from error


def _tell(account: Account, request: Request) -> None:
    if request.output is not None:
        with closing(RecordFile(request.output, f"{request.output}.part")) as file:
            for part in _told(account, request):
                file.write("", part)
            file.finish()
    elif request.as_json or request.as_html:
        for part in _told(account, request):
            click.echo(part, nl=False)
    else:
        render.show(explain_lines(account))


def _told(account: Account, request: Request) -> Iterator[bytes]:
    """What is told, as bytes."""
    if request.as_html:
        from stdnews.report import page_report  # noqa: PLC0415 - only who asks for it pays

        yield from page_report(account)
    elif request.as_json:
        yield json.dumps(as_data(account), ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"
    else:
        for line in explain_lines(account):
            yield f"{plain(line)}\n".encode()


def _check(output: str, file: str) -> None:
    try:
        Places().check_file(output, [file])
    except PlaceError as error:
        raise click.UsageError(str(error)) from error


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
        data = standard_input().read() if request.file == "-" else Path(request.file).read_bytes()
        how = Options(settings.encoding, settings.form, settings.selectors)
        return noted(read_page(data, request.file, "", request.url, how), settings.templates)
    except OSError as error:
        raise click.ClickException(f"{_name(request)}: cannot be read: {error.strerror}") from error
    except InputError as error:
        raise click.ClickException(f"{_name(request)}: {error}") from error
