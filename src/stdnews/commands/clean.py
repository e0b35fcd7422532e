"""``stdnews clean``: pages in, clean text out."""

from __future__ import annotations

import sys
from typing import Any

import click

from stdnews.commands import options
from stdnews.commands.record_options import records
from stdnews.commands.request import Request
from stdnews.commands.run_options import engine, limits, messages, report
from stdnews.commands.running import carry_out

EPILOG = """\
A page that fails is named on stderr with the reason, and the others are done all the same; a missing file and a folder
without pages count as failed too. Else, of a run that writes files, stderr has a progress bar on a terminal, a line a
minute anywhere else, and a closing summary.

Exit status: 0 when every page was done, 1 when a page failed (with --strict also when one has no article or is past
saving), 2 for wrong usage or wrong settings, 75 when another run is at work on OUT, 130 after Ctrl-C, 143 after
SIGTERM.
"""


@click.command(epilog=EPILOG, short_help="Clean pages: files, folders of them, files of records, or stdin.")
@click.argument("inputs", nargs=-1, type=options.Place(allow_dash=True), metavar="[FILE|FOLDER|-]...")
@click.option(
    "-o", "--output", type=options.Place(), metavar="OUT", help="Folder for the clean text, mirrors the input."
)
@click.option(
    "--to",
    type=click.Choice(["text", "jsonl", "parquet"]),
    default="text",
    show_default=True,
    help="A text file for each page, or records: OUT/records.jsonl, a line of JSON for each, or OUT/records.parquet.",
)
@records
@click.option(
    "--reprints",
    type=click.Choice(["mark", "drop"]),
    help="Find pages with the same article: name them in OUT/reprints.jsonl and in records, or write only one of them.",
)
@options.only
@options.skip
@options.keep
@options.include
@options.exclude
@click.option(
    "--rejected", type=options.Place(), metavar="DIR", help="Folder for the dropped lines, each after its rule."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; print the counts.")
@options.url
@options.config
@options.encoding
@options.form_or_format
@options.sites
@click.option(
    "--learn-sites", is_flag=True, help="Learn the sites from the input first, and keep that in OUT/.stdnews."
)
@click.option(
    "--refresh-sites",
    is_flag=True,
    help="Do pages again of whose sites something else is known than when they were done.",
)
@limits
@engine
@options.ledger
@click.option("--fresh", is_flag=True, help="Do all pages again, also those that have not changed.")
@click.option("--verify", is_flag=True, help="Read files also when their size and time say that they have not changed.")
@click.option("--prune", is_flag=True, help="Remove the output of pages that are gone from the folders named.")
@click.option(
    "--settle",
    type=click.FloatRange(min=0),
    default=0,
    metavar="SECONDS",
    help="Leave pages that changed so shortly ago for the next run.",
)
@click.option(
    "--changes", type=options.Place(), metavar="FILE", help="Write what explain --json says of each page done."
)
@report
@messages
@click.option("--strict", is_flag=True, help="Exit with 1 also for pages without article or past saving.")
@click.pass_context
def clean(ctx: click.Context, /, **given: Any) -> None:
    """Clean pages: text or HTML files, files of many records, folders of them, or the standard input.

    One page goes to stdout as UTF-8, one paragraph a line. Several pages, or a folder, go to files under OUT, which
    mirrors the folder: a .txt page keeps its name, any other gets .txt appended. Input is never written to.

    Pages of a folder are *.txt, *.text, *.htm, *.html, *.shtml, *.xhtml and files without extension that hold text.
    Files of records are *.jsonl, *.ndjson, *.csv, *.tsv, *.parquet, *.warc and *.wet, also with .gz, .zst, .bz2 or .xz
    after that; the text of a record goes to a file of its own, in a folder that is called like the file of records.
    --include adds to them; --exclude takes away, also what --include names. Hidden files are never pages, and linked
    folders are not entered.
    """
    request = Request(**given)
    if not request.inputs and sys.stdin is not None and sys.stdin.isatty():
        click.echo(ctx.get_help())
        return
    ctx.exit(carry_out(request))
