"""What is shown on a terminal: the one module that imports rich, and only when something is to be shown there."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from typing import TYPE_CHECKING, Protocol

import click

from stdnews.explain import Line, Part, plain, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

STYLES = {
    "label": "dim",
    "stage": "bold",
    "rule": "cyan",
    "old": "red strike",
    "new": "green",
    "note": "dim",
}
"""How the parts of a line look, by their style."""
_NAME = 40
"""Characters of a page's name beside the progress bar; the end of a long one is what tells pages apart."""


class Bar(Protocol):
    """A progress bar, or nothing."""

    def advance(self, name: str, total: int | None = None) -> None:
        """One more page is done, of so many where that is known by now."""


def show(lines: Iterable[Line], *, err: bool = False) -> None:
    """Write lines to stdout, or stderr, if it is open: coloured on a terminal, plain UTF-8 anywhere else."""
    stream = sys.stderr if err else sys.stdout
    if stream is None or not stream.isatty():
        for line in lines:
            click.echo((plain(line) + "\n").encode(), nl=False, err=err)
        return
    from rich.console import Console  # noqa: PLC0415 - slow to load, and needed only on a terminal
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((part.text, STYLES.get(part.style, "")) for part in line)), soft_wrap=True)


@contextmanager
def progress(total: int | None = None) -> Iterator[Bar]:
    """A bar on stderr with the number of pages, their rate and the page at hand, gone at the end.

    Lines written to stderr in the meantime stand above it. Nothing at all when stderr is no terminal.

    Args:
        total: the number of pages, None when nobody knows it yet.
    """
    if not sys.stderr.isatty():
        yield _NoBar()
        return
    from rich import progress as parts  # noqa: PLC0415 - slow to load, and needed only on a terminal
    from rich.console import Console  # noqa: PLC0415

    columns = (
        parts.BarColumn(),
        parts.MofNCompleteColumn(),
        parts.TextColumn("{task.fields[rate]}", markup=False),
        parts.TimeRemainingColumn(),
        parts.TextColumn("{task.fields[page]}", markup=False),
    )
    console = Console(file=sys.stderr)
    bar = parts.Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    above = _AboveBar(console)
    with bar, redirect_stderr(above):
        try:
            yield _PageBar(bar, bar.add_task("", total=total, rate="", page=""))
        finally:
            above.end()


def summary(outcomes: Mapping[str, int], rules: Mapping[tuple[str, str], int], seconds: float) -> list[Line]:
    """The closing summary: pages by outcome, changes by stage and rule, and how long it took.

    >>> for line in summary({"cleaned": 2, "unchanged": 1}, {("glosses", "gloss"): 40}, 1.5):
    ...     print(plain(line))
    3 pages in 1.5 s: cleaned 2, unchanged 1
      glosses: gloss 40

    Args:
        outcomes: pages by outcome.
        rules: changes by stage and rule.
        seconds: the time of the whole run.
    """
    pages = sum(outcomes.values())
    counted = ", ".join(f"{outcome} {count}" for outcome, count in outcomes.items() if count)
    head = f"{pages} page{'' if pages == 1 else 's'} in {duration(seconds)}"
    lines: list[Line] = [[Part(head, "stage"), Part(f": {counted}" if counted else "")]]
    for stage in dict.fromkeys(stage for stage, _ in rules):
        of_stage = [f"{rule} {count}" for (name, rule), count in rules.items() if name == stage]
        lines.append([Part(f"  {stage}", "label"), Part(f": {', '.join(of_stage)}")])
    return lines


class _NoBar:
    def advance(self, name: str, total: int | None = None) -> None:
        """Nothing."""


class _PageBar:
    """A rich progress bar that is told of each page."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar, self._task = bar, task
        self._start, self._done = time.monotonic(), 0

    def advance(self, name: str, total: int | None = None) -> None:
        """One more page is done."""
        self._done += 1
        rate = self._done / max(time.monotonic() - self._start, 1e-6)
        shown = visible(name if len(name) <= _NAME else f"…{name[1 - _NAME :]}")
        self._bar.update(self._task, advance=1, total=total, rate=f"{rate:.0f} pages/s", page=shown)


class _AboveBar(io.TextIOBase):
    """A stderr whose lines are printed above the bar. It names its encoding: click writes past rich's own stand-in."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, console: Console) -> None:
        self._console, self._begun = console, ""

    def write(self, text: str, /) -> int:
        """Prints what is complete and keeps the beginning of a line."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            self._console.out(line, highlight=False)
        return len(text)

    def end(self) -> None:
        """Prints the beginning of a line that nobody has ended."""
        if self._begun:
            self.write("\n")


def duration(seconds: float) -> str:
    """Seconds as people say them.

    >>> duration(0.25), duration(75), duration(3661)
    ('0.2 s', '1 min 15 s', '1 h 1 min')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
