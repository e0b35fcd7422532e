"""``stdnews clean``: pages in, clean text out."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from stdnews.batch import Choice, Job, PlaceError, Places, Plan, Result, as_shown, run
from stdnews.commands import options
from stdnews.commands.stdout import Stdout, silence
from stdnews.config import choose_stages, find_config, load
from stdnews.errors import SettingsError, StdnewsError
from stdnews.outcome import Outcome
from stdnews.pipeline import STAGES
from stdnews.settings import Settings
from stdnews.writing import OutputTree

if TYPE_CHECKING:
    from stdnews.render import Bar

STRICT = {Outcome.NO_ARTICLE, Outcome.PAST_SAVING}
"""Outcomes that --strict takes for failures."""

EPILOG = """\
A page that fails is named on stderr with the reason, and the others are done all the same; a missing file and a folder
without pages count as failed too.

Exit status: 0 when every page was done, 1 when a page failed (with --strict also when one has no article or is past
saving), 2 for wrong usage or wrong settings, 130 after Ctrl-C.
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
    jobs: int
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
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes to work with.")
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
        outcomes = _run(_job(request), _plan(request), request)
    except BrokenPipeError:
        silence()
        return
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


def _plan(request: Request) -> Plan:
    """Where the results go."""
    counting = _is_watched(request) or (request.dry_run and not request.quiet)
    if request.dry_run:
        return Plan(url=request.url, counting=counting)
    output = Stdout() if request.output is None else OutputTree(request.output)
    rejected = None if request.rejected is None else OutputTree(request.rejected)
    return Plan(output, rejected, request.url, counting)


def _is_watched(request: Request) -> bool:
    """Whether somebody watches a run over many pages."""
    if request.quiet or sys.stderr is None or not sys.stderr.isatty():
        return False
    return request.dry_run or request.output is not None


def _run(job: Job, plan: Plan, request: Request) -> Counter[Outcome]:
    """Does the job, names failures as they come, and sums up."""
    start = time.monotonic()
    outcomes: Counter[Outcome] = Counter()
    changes: Counter[tuple[str, str]] = Counter()
    watched = _is_watched(request)
    jobs = 1 if isinstance(plan.output, Stdout) else request.jobs
    with (
        _bar(job) if watched else nullcontext() as bar,
        closing(run(job.tasks(), plan, jobs)) as results,
    ):
        for result in results:
            outcomes[result.outcome] += 1
            changes.update(result.changes)
            _name(result, strict=request.strict)
            if bar is not None:
                bar.advance(as_shown(result.path))
    if watched or (request.dry_run and not request.quiet):
        _sum_up(outcomes, changes, job.skipped, time.monotonic() - start)
    return outcomes


def _bar(job: Job) -> AbstractContextManager[Bar]:
    """A progress bar; the folders are walked once more beforehand to know the number of pages."""
    from stdnews import render  # noqa: PLC0415 - loaded when there is something to show: 10 ms of a cold start

    return render.progress(job.count())


def _sum_up(
    outcomes: Counter[Outcome], changes: Counter[tuple[str, str]], skipped: Counter[str], seconds: float
) -> None:
    """Prints the closing summary to stderr."""
    from stdnews import render  # noqa: PLC0415
    from stdnews.explain import Part  # noqa: PLC0415

    order = [stage.name for stage in STAGES]
    sorted_changes = dict(sorted(changes.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][1])))
    lines = render.summary({outcome.value: outcomes[outcome] for outcome in Outcome}, sorted_changes, seconds)
    if skipped:
        counts = ", ".join(f"{reason} {number}" for reason, number in sorted(skipped.items()))
        lines.append([Part("  skipped", "label"), Part(f": {counts}")])
    render.show(lines, err=True)


def _name(result: Result, *, strict: bool) -> None:
    """Says which page it is that makes the exit status 1."""
    if result.outcome is Outcome.FAILED:
        reason = as_shown(result.reason)
    elif strict and result.outcome in STRICT:
        reason = result.outcome.value
    else:
        return
    path = "standard input" if result.path == "-" else as_shown(result.path)
    with suppress(BrokenPipeError):  # nobody reads the messages any more: the pages are done all the same
        click.echo(f"stdnews: {path}: {reason}", err=True)
