"""``stdnews stages``: the stages in their order, with their reasons and rules."""

from __future__ import annotations

import click

from stdnews.pipeline import STAGES
from stdnews.stages.rules import rules_of


@click.command()
@click.option("--rules", is_flag=True, help="Also list the rules of each stage by their ids, with the reason for each.")
def stages(rules: bool) -> None:
    """List the stages in the order in which they run, each with the reason for its place."""
    width = max(len(stage.name) for stage in STAGES)
    for stage in STAGES:
        click.echo(f"{click.style(f'{stage.name:<{width}}', bold=True)}  {stage.why}")
        for rule in rules_of(stage.name) if rules else ():
            click.echo(f"  {click.style(rule.id, fg='cyan')}: {rule.why}")
