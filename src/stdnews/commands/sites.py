"""``stdnews sites``: what the pages of a site repeat, learned and shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from stdnews.batch import PlaceError, as_shown
from stdnews.commands import options
from stdnews.commands.job import job_of
from stdnews.commands.record_options import fields
from stdnews.commands.request import Request
from stdnews.commands.run_options import page_limits
from stdnews.commands.signals import ending_in_order
from stdnews.commands.site_templates import read_file
from stdnews.commands.voices import learned_words
from stdnews.errors import StdnewsError
from stdnews.sites.sample import SAMPLE
from stdnews.template import Template, Templates


@click.group()
def sites() -> None:
    """Learn what the pages of a site repeat around their articles, for stdnews clean --sites."""


@sites.command()
@click.argument("inputs", nargs=-1, required=True, type=options.Place(), metavar="FOLDER...")
@click.option(
    "-o", "--output", type=options.Place(), required=True, metavar="FILE", help="Where to write what was learned."
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=SAMPLE,
    show_default=True,
    metavar="K",
    help="Pages of a site to look at: those with the smallest hashes of their paths.",
)
@options.include
@options.exclude
@options.url
@options.config
@options.encoding
@options.form_or_format
@fields
@page_limits
@click.pass_context
def learn(ctx: click.Context, /, inputs: tuple[str, ...], output: str, sample: int, **given: Any) -> None:
    """Learn the sites of the pages of folders: which lines and elements recur around the articles of each.

    A site needs five pages with articles of their own. The file is text for people too: take out what should stay.
    Which pages are looked at, and so what is learned, does not depend on their order. A page that cannot be read is
    named, and the exit status is 1; the others are used all the same. When none can be read, FILE stays as it was.
    """
    from stdnews.sites import How, learn_sites, write_templates  # noqa: PLC0415 - who asks for it pays

    request = Request.to_look_at(inputs, given)
    job = job_of(request)
    try:
        job.places.check_apart(output, inputs)
    except PlaceError as error:
        raise click.UsageError(str(error)) from error
    try:
        with ending_in_order():
            lessons = learn_sites(job, How(sample, request.url, request.processes, request.limits()))
            if lessons.pages or not lessons.failed:  # a folder that is not there now has taught nothing
                write_templates(lessons.templates, output)
    except StdnewsError as error:
        raise click.ClickException(str(error)) from error
    for path, reason in lessons.failed:
        click.echo(f"stdnews: {as_shown(path)}: {as_shown(reason)}", err=True)
    if lessons.failed and not lessons.pages:
        click.echo(f"stdnews: nothing could be read: {as_shown(output)} is as it was", err=True)
        ctx.exit(1)
    click.echo(f"stdnews: {learned_words(lessons.templates, lessons.pages, lessons.sites)}", err=True)
    ctx.exit(1 if lessons.failed else 0)


@sites.command()
@click.argument("file", type=options.Place(), metavar="FILE")
@click.argument("site", required=False, metavar="[SITE]")
def show(file: str, site: str | None) -> None:
    """Show what a file says of its sites: a line for each, or all that is known of one."""
    templates = read_file(file)
    if site is None:
        lines = _overview(templates)
    elif (template := templates.of(site)) is None:
        raise click.ClickException(f"{as_shown(file)} has nothing of {as_shown(site)}")
    else:
        lines = _details(template)
    for line in lines:
        click.echo(line)


def _overview(templates: Templates) -> Iterator[str]:
    yield f"version {templates.version}, at most {templates.sample} pages a site"
    for site, found in sorted(templates.by_site.items()):
        counts = f"lines {len(found.lines)}, elements {len(found.places)}"
        yield f"{as_shown(site) or '(no site)'}  {counts}, from {found.pages} pages, version {found.version}"


def _details(template: Template) -> Iterator[str]:
    yield f"version {template.version}, from {template.pages} pages"
    for line in template.lines:
        list_below = ", and the list below it" if line.begins_list else ""
        yield f"{line.support:5} {line.share:5.2f}  {line.side}  {as_shown(line.text)}{list_below}"
    for place in template.places:
        yield f"{place.support:5} {place.share:5.2f}  in     {as_shown(place.path)}"
