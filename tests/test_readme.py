"""The README says what is true: its example, its commands, its links."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from stdnews import clean_text
from stdnews.cli import main
from stdnews.outcome import Outcome

ROOT = Path(__file__).parents[1]
COMMANDS = main.list_commands(click.Context(main))
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_example_comes_out_as_it_says() -> None:
    before, after = blocks("text")
    assert clean_text(before) == after


@pytest.mark.parametrize("name", ["main job", "tests"])
def test_the_commands_that_ci_calls_are_marked(name: str) -> None:
    assert re.search(rf"<!-- {name} -->\n```sh\n.+\n```", README)


def test_the_options_that_it_shows_exist() -> None:
    shown = set(
        re.findall(
            r"(?<![\w-])--[a-z-]+", " ".join([*blocks("sh"), *blocks("crontab"), *re.findall("`[^`\n]+`", README)])
        )
    )
    help_text = "".join(CliRunner().invoke(main, [name, "--help"]).output for name in COMMANDS)
    of_others = {"--version", "--check", "--peers"}
    assert {option for option in shown if option not in help_text} <= of_others


def test_the_commands_that_it_shows_exist() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines() if "stdnews " in line]
    called = {shlex.split(line[line.index("stdnews ") :], comments=True)[1] for line in lines}
    assert called == set(COMMANDS)


def test_each_outcome_is_told() -> None:
    told = re.findall(r"^\| ([a-z ]+?) \|", README[README.index("| outcome") :], re.MULTILINE)
    assert [outcome.value for outcome in Outcome] == told[1:7]


def test_its_links_lead_to_files() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
