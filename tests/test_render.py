"""What is shown on a terminal, and that nothing of it goes anywhere else."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import click
import pytest

from stdnews import render
from stdnews.explain import Line, Part, plain

LINES: list[Line] = [
    [Part("    0  "), Part("gloss", "rule"), Part("  产"), Part("(chǎn)", "old"), Part("品[red]x[/red] :smile:")],
    [],
    [Part("江州" * 80, "new")],
]
COLOUR = re.compile("\x1b\\[[0-9;]*m")


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """stdout and stderr as one terminal of 80 columns."""
    screen = Terminal()
    monkeypatch.setattr(render, "sys", SimpleNamespace(stdout=screen, stderr=screen))
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return screen


def test_a_pipe_gets_plain_utf_8(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    render.show(LINES)
    assert capfdbinary.readouterr().out.decode("utf-8") == "".join(f"{plain(line)}\n" for line in LINES)


def test_stderr_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    render.show([[Part("甲")]], err=True)
    assert capsys.readouterr() == ("", "甲\n")


def test_a_terminal_gets_colours_in_place_of_marks(terminal: Terminal) -> None:
    render.show(LINES)
    text = terminal.getvalue()
    assert "\x1b[9;31m(chǎn)\x1b[0m" in text
    assert "[-" not in text


def test_the_words_of_a_page_are_no_markup(terminal: Terminal) -> None:
    render.show(LINES)
    assert "品[red]x[/red] :smile:" in COLOUR.sub("", terminal.getvalue())


def test_a_long_line_is_left_to_the_terminal_to_wrap(terminal: Terminal) -> None:
    render.show(LINES)
    assert "江州" * 80 in COLOUR.sub("", terminal.getvalue())


def test_no_color_is_respected(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    render.show(LINES)
    assert "31m" not in terminal.getvalue()


def test_progress_shows_pages_and_goes_at_the_end(terminal: Terminal) -> None:
    with render.progress(3) as bar:
        for number in range(3):
            bar.advance(f"a/{number}.txt")
        shown = bar._bar.tasks[0]  # type: ignore[attr-defined] # what rich was told
        assert (shown.completed, shown.total, shown.fields["page"]) == (3, 3, "a/2.txt")
        assert shown.fields["rate"].endswith(" pages/s")
    assert terminal.getvalue().endswith("\x1b[2K")


@pytest.mark.usefixtures("terminal")
def test_the_number_of_pages_may_come_later() -> None:
    with render.progress() as bar:
        for total in (None, 7, None):
            bar.advance("a.txt", total)
        assert bar._bar.tasks[0].total == 7  # type: ignore[attr-defined] # what rich was told


def test_what_is_said_meanwhile_stands_above_the_bar(terminal: Terminal) -> None:
    with render.progress(3) as bar:
        bar.advance("a.txt")
        click.echo("stdnews: [b]b.txt[/b]: cannot be read", err=True)
        click.echo("an open line", err=True, nl=False)
    assert "\x1b[2Kstdnews: [b]b.txt[/b]: cannot be read\n" in terminal.getvalue()
    assert "\x1b[2Kan open line\n" in terminal.getvalue()


@pytest.mark.parametrize("name", ["a/\x1b[31m.txt", "目录/" * 30 + "甲.txt", "[red]x.txt"])
def test_progress_takes_any_name(terminal: Terminal, name: str) -> None:
    with render.progress(None) as bar:
        bar.advance(name)
    assert "\x1b[31m.txt" not in terminal.getvalue()


def test_progress_is_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with render.progress(1) as bar:
        bar.advance("a.txt")
    assert capsys.readouterr() == ("", "")


def summary(outcomes: dict[str, int], rules: dict[tuple[str, str], int], seconds: float = 2.0) -> list[str]:
    return [plain(line) for line in render.summary(outcomes, rules, seconds)]


def test_a_summary_leaves_out_what_did_not_happen() -> None:
    assert summary({"cleaned": 1, "failed": 0}, {}) == ["1 page in 2.0 s: cleaned 1"]


def test_a_summary_of_nothing() -> None:
    assert summary({}, {}) == ["0 pages in 2.0 s"]


def test_a_summary_counts_rules_by_stage() -> None:
    rules = {("glosses", "gloss"): 40, ("boilerplate", "crumb"): 2, ("glosses", "cut-gloss"): 1}
    assert summary({"cleaned": 2}, rules)[1:] == ["  glosses: gloss 40, cut-gloss 1", "  boilerplate: crumb 2"]


def test_rich_loads_only_for_a_terminal() -> None:
    code = "import sys, stdnews.render as r; r.show([]); r.progress(1).__enter__(); print('rich' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert result.stdout == "False\n"
