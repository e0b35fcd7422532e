"""``stdnews clean``: pages in, clean text out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click

from stdnews.batch import BusyError, Choice, Job, Limits, PlaceError, Places, Plan, as_shown, locked, run
from stdnews.commands import options
from stdnews.commands.signals import ending_in_order
from stdnews.commands.stdout import Stdout, silence
from stdnews.commands.telling import STRICT, Teller
from stdnews.config import choose_stages, find_config, load
from stdnews.errors import SettingsError, StdnewsError
from stdnews.outcome import Outcome
from stdnews.settings import Settings
from stdnews.writing import ASIDE, OutputTree

_BUSY = 75
"""EX_TEMPFAIL of sysexits.h: nothing is wrong, try again later."""

EPILOG = """\
A page that fails is named on stderr with the reason, and the others are done all the same; a missing file and a folder
without pages count as failed too.

Exit status: 0 when every page was done, 1 when a page failed (with --strict also when one has no article or is past
saving), 2 for wrong usage or wrong settings, 75 when another run is at work on OUT, 130 after Ctrl-C, 143 after
SIGTERM.
"""


class Request(NamedTuple):
    """The options of one call, as click gives them."""

    inputs: tuple[str, ...]
    output: str | None
    rejected: str | None
    dry_run: bool
    only: tuple[str, ...]
    skip: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    url: str
    config: Path | None
    jobs: int | None
    timeout: float
    memory: int
    max_bytes: int
    durable: bool
    wait: bool
    quiet: bool
    strict: bool


@click.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True), metavar="[FILE|FOLDER|-]...")
@click.option("-o", "--output", type=click.Path(), metavar="OUT", help="Folder for the clean text, mirrors the input.")
@options.only
@options.skip
@click.option("--include", multiple=True, metavar="GLOB", help="Files that are pages too, by name or path; repeatable.")
@click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Files and folders to leave out, by name or path; repeatable."
)
@click.option("--rejected", type=click.Path(), metavar="DIR", help="Folder for the dropped lines, each after its rule.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the counts.")
@options.url
@options.config
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes to work with, all cores when not given; 0 is this one alone, without --timeout and --memory.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=Limits().seconds,
    show_default=True,
    metavar="SECONDS",
    help="Time for a page; one that takes longer fails.",
)
@click.option(
    "--memory",
    type=options.Size(),
    default="2G",
    show_default=True,
    metavar="SIZE",
    help="Memory for a page; one that needs more fails.",
)
@click.option(
    "--max-bytes",
    type=options.Size(),
    default="32M",
    show_default=True,
    metavar="SIZE",
    help="Size of a page; a larger one fails.",
)
@click.option("--durable", is_flag=True, help="Have each file on the disk, not only in the system's cache: slower.")
@click.option("--wait", is_flag=True, help="Wait while another run is at work on OUT, instead of exit status 75.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing on stderr unless a page failed.")
@click.option("--strict", is_flag=True, help="Exit with 1 also for pages without article or past saving.")
@click.pass_context
def clean(ctx: click.Context, /, **given: Any) -> None:
    """Clean pages: text or HTML files, folders of them, or the standard input.

    One page goes to stdout as UTF-8, one paragraph a line. Several pages, or a folder, go to files under OUT, which
    mirrors the folder: a .txt page keeps its name, any other gets .txt appended. Input is never written to.

    Pages of a folder are *.txt, *.text, *.htm, *.html, *.shtml, *.xhtml and files without extension that hold text.
    --include adds to them; --exclude takes away, also what --include names. Hidden files are never pages, and linked
    folders are not entered.
    """
    request = Request(**given)
    if not request.inputs and sys.stdin is not None and sys.stdin.isatty():
        click.echo(ctx.get_help())
        return
    try:
        outcomes = _run(_job(request), request)
    except BrokenPipeError:
        silence()
        return
    except BusyError as error:
        click.echo(f"stdnews: {as_shown(str(error))}", err=True)
        ctx.exit(_BUSY)
    except StdnewsError as error:
        raise click.ClickException(str(error)) from error
    bad = STRICT | {Outcome.FAILED} if request.strict else {Outcome.FAILED}
    ctx.exit(1 if bad & outcomes.keys() else 0)


def _job(request: Request) -> Job:
    """What is to be done; whatever is wrong with the call is said before a page is read."""
    inputs = request.inputs or ("-",)
    places = Places(request.output, request.rejected)
    if request.only and request.skip:
        raise click.UsageError("--only and --skip exclude each other: give one of them.")
    if request.output is None and not request.dry_run and (len(inputs) > 1 or Path(inputs[0]).is_dir()):
        raise click.UsageError("Several pages, or a folder, need -o OUT: only the text of one page can go to stdout.")
    settings_of = _settings(request)
    try:
        places.check(inputs)
        for path in inputs:
            settings_of(path)
    except (PlaceError, SettingsError) as error:
        raise click.UsageError(str(error)) from error
    return Job(inputs, places, settings_of, Choice(request.include, request.exclude))


def _settings(request: Request) -> Callable[[str], Settings]:
    """The settings for an input: of ``--config``, else of the nearest settings file at or above the input."""

    @cache
    def of_file(path: Path | None) -> Settings:
        return choose_stages(load(path), request.only, request.skip)

    @cache
    def of_folder(folder: Path) -> Settings:
        return of_file(request.config or find_config(folder))

    def of_input(path: str) -> Settings:
        start = Path.cwd() if path == "-" else Path(path)
        return of_folder(start if start.is_dir() else start.parent)

    return of_input


def _run(job: Job, request: Request) -> Counter[Outcome]:
    """Does the job, tells of it, and counts the outcomes."""
    teller = Teller(quiet=request.quiet, strict=request.strict, dry_run=request.dry_run, to_files=bool(request.output))
    with (
        ending_in_order(),
        _plan(request) as plan,
        teller.about(job),
        closing(run(job.tasks(), plan, _jobs(plan, request))) as results,
    ):
        for result in results:
            teller.page(result)
    return teller.outcomes


def _jobs(plan: Plan, request: Request) -> int:
    if isinstance(plan.output, Stdout):
        return 0
    return _cores() if request.jobs is None else request.jobs


def _cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@contextmanager
def _plan(request: Request) -> Iterator[Plan]:
    """Where the results go, as long as they do: the output folder is locked."""
    limits = Limits(request.timeout, request.memory, request.max_bytes)
    if request.dry_run:
        yield Plan(url=request.url, limits=limits)
        return
    with ExitStack() as stack:
        aside = "" if request.output is None else f"{request.output}/{ASIDE}"
        if aside:
            stack.enter_context(locked(aside, wait=request.wait))
        trees = [
            None if folder is None else OutputTree(folder, aside, durable=request.durable)
            for folder in (request.output, request.rejected)
        ]
        for tree in filter(None, trees):
            stack.callback(tree.close)
        yield Plan(Stdout() if request.output is None else trees[0], trees[1], request.url, limits)
