"""``stdnews stages`` lists what runs, in order, with reasons."""

from __future__ import annotations

from click.testing import CliRunner

from stdnews.cli import main
from stdnews.pipeline import STAGES
from stdnews.stages.rules import rules_of


def listed(*options: str) -> list[str]:
    result = CliRunner().invoke(main, ["stages", *options])
    assert result.exit_code == 0
    return result.stdout.splitlines()


def test_stages_are_listed_in_order_with_their_reasons() -> None:
    assert [line.split(maxsplit=1) for line in listed()] == [[stage.name, stage.why] for stage in STAGES]


def test_rules_are_listed_below_their_stage() -> None:
    lines = listed("--rules")
    expected = [line for stage in STAGES for line in [stage.name, *(f"  {rule.id}" for rule in rules_of(stage.name))]]
    assert [line.partition(":")[0] if line.startswith(" ") else line.split()[0] for line in lines] == expected


def test_a_pipe_gets_no_colours() -> None:
    assert "\x1b" not in "".join(listed("--rules"))
