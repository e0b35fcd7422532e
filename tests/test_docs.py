"""The reference pages are up to date, and nothing public goes without a word."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import stdnews
from stdnews.batch import Limits
from stdnews.cli import main
from stdnews.config import load
from stdnews.pipeline import STAGES
from stdnews.stages.rules import rules_of
from stdnews.writing.rows import KEYS

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "make_docs.py"


def commands(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            assert command is not None
            yield from commands(click.Context(command, context, info_name=name))


COMMANDS = list(commands(click.Context(main, info_name="stdnews")))


def doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def check(cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(cwd / "tools" / TOOL.name), "--check"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_reference_pages_are_up_to_date() -> None:
    result = check()
    assert (result.stderr, result.returncode) == ("", 0)


def test_a_page_that_is_not_up_to_date_is_named(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / TOOL.name).write_bytes(TOOL.read_bytes())
    (tmp_path / "docs").mkdir()
    for page in (ROOT / "docs").glob("*.md"):
        (tmp_path / "docs" / page.name).write_bytes(page.read_bytes())
    (tmp_path / "docs" / "cli.md").write_text("old", "utf-8")
    result = check(tmp_path)
    assert result.returncode == 1
    assert "docs/cli.md is not up to date" in result.stderr


@pytest.mark.parametrize("context", COMMANDS, ids=lambda context: context.command_path)
def test_a_command_is_documented(context: click.Context) -> None:
    assert context.command.help
    assert f"## `{context.command_path}`\n" in doc("cli.md")


@pytest.mark.parametrize("context", COMMANDS, ids=lambda context: context.command_path)
def test_every_option_has_help(context: click.Context) -> None:
    options = [option for option in context.command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_page_on_runs_names_limits_and_keys_as_they_are() -> None:
    text = doc("batch.md")
    limits = Limits()
    assert f"{limits.seconds} s | `--timeout`" in text
    assert f"{limits.memory >> 30} GiB a process | `--memory`" in text
    assert f"{limits.size >> 20} MiB | `--max-bytes`" in text
    options = {option for context in COMMANDS for param in context.command.params for option in param.opts}
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= options


def test_the_page_on_records_has_the_schema_and_the_options_as_they_are() -> None:
    text = doc("records.md")
    assert [key for key, value in KEYS.items() if f"| `{key}` | {value} |" not in text] == []
    options = {option for context in COMMANDS for param in context.command.params for option in param.opts}
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= options
    assert {f"--{name}" for name in ("text-field", "html-field", "url-field", "shard-size", "compress")} <= set(
        re.findall(r"--[a-z-]+", text)
    )


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_a_stage_and_its_rules_are_documented(stage: str) -> None:
    text = doc("stages.md")
    assert f"\n## {stage}\n" in text
    assert [rule.id for rule in rules_of(stage) if f"| `{rule.id}` |" not in text] == []


def test_the_example_of_the_settings_is_sound(tmp_path: Path) -> None:
    found = re.search("```toml\n(.*?)```", doc("settings.md"), re.DOTALL)
    assert found is not None
    path = tmp_path / "stdnews.toml"
    path.write_text(found[1], "utf-8")
    assert set(load(path).sites) == set(tomllib.loads(found[1])["site"])


@pytest.mark.parametrize("name", stdnews.__all__)
def test_a_public_name_says_what_it_is(name: str) -> None:
    text = getattr(stdnews, name).__doc__ or ""
    assert not text.startswith(f"{name}("), "a dataclass without a docstring gets its signature"
    assert text.strip().endswith((".", ")", "'")) or ">>>" in text


FUNCTIONS = [name for name in stdnews.__all__ if not isinstance(getattr(stdnews, name), type)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_has_an_example_or_is_documented(name: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert ">>>" in (getattr(stdnews, name).__doc__ or "") or f"{name}(" in readme
