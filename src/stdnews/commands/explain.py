"""``stdnews explain``: what each stage did to a page, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from stdnews import render
from stdnews.batch import PlaceError, Places, as_shown
from stdnews.batch.limits import standard_input
from stdnews.commands import options
from stdnews.commands.job import settings_of
from stdnews.commands.request import Request
from stdnews.commands.site_templates import given_templates
from stdnews.commands.stdout import silence
from stdnews.errors import InputError, SettingsError, StdnewsError
from stdnews.explain import Account, as_data, explain_lines, plain
from stdnews.outcome import outcome_of
from stdnews.page import Page
from stdnews.pipeline import clean
from stdnews.reading import Options, read_page
from stdnews.settings import Settings
from stdnews.template import noted
from stdnews.writing import WholeFile


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
def explain(ctx: click.Context, /, file: str, as_json: bool, as_html: bool, output: str | None, **given: Any) -> None:
    """Tell what each stage did to a page and why, and what the page says of itself.

    Paragraphs count from 0. In a pipe there are no colours, and [-gone-] and {+come+} mark the differences.
    """
    if _nothing_named(ctx) and sys.stdin is not None and sys.stdin.isatty():
        click.echo(ctx.get_help())
        return
    if as_json and as_html:
        raise click.UsageError("--json and --html exclude each other: give one of them.")
    if output is not None:
        _check(output, file)
    tell = _as_html if as_html else _as_json if as_json else _as_lines
    account = _account(file, Request.to_look_at((file,), given))
    try:
        if output is not None:
            _write(tell(account), output)
        elif tell is _as_lines:
            render.show(explain_lines(account))
        else:
            for part in tell(account):
                click.echo(part, nl=False)
    except BrokenPipeError:
        silence()
    except StdnewsError as error:
        raise click.ClickException(str(error)) from error


def _as_html(account: Account) -> Iterator[bytes]:
    from stdnews.report import page_report  # noqa: PLC0415 - only who asks for it pays

    return page_report(account)


def _as_json(account: Account) -> Iterator[bytes]:
    yield json.dumps(as_data(account), ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"


def _as_lines(account: Account) -> Iterator[bytes]:
    for line in explain_lines(account):
        yield f"{plain(line)}\n".encode()


def _write(parts: Iterable[bytes], output: str) -> None:
    with closing(WholeFile(output)) as file:
        for part in parts:
            file.write("", part)
        file.finish()


def _check(output: str, file: str) -> None:
    try:
        Places().check_file(output, [file])
    except PlaceError as error:
        raise click.UsageError(str(error)) from error


def _nothing_named(ctx: click.Context) -> bool:
    return ctx.get_parameter_source("file") is click.core.ParameterSource.DEFAULT


def _account(file: str, request: Request) -> Account:
    """The page, and what is done to it.

    Raises:
        click.ClickException: the page cannot be read or cleaned, or the settings are wrong.
    """
    settings = _settings(file, request)
    try:
        page = noted(_page(file, request.url, settings), settings.templates)
        cleaned = clean(page, settings)
    except StdnewsError as error:
        raise click.ClickException(f"{_name(file)}: {error}") from error
    return Account(page, cleaned, outcome_of(page, cleaned).value, settings.for_site(page.site).skip)


def _settings(file: str, request: Request) -> Settings:
    """The settings for the page; wrong ones are wrong usage."""
    try:
        settings = settings_of(request)(file)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    return replace(settings, templates=given_templates(request))


def _name(file: str) -> str:
    return "standard input" if file == "-" else as_shown(file)


def _page(file: str, url: str, settings: Settings) -> Page:
    try:
        data = standard_input().read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from error
    return read_page(data, file, "", url, Options(settings.encoding, settings.form, settings.selectors))
