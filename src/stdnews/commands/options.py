"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from stdnews.pipeline import STAGES

_STAGE = click.Choice([stage.name for stage in STAGES])

only = click.option(
    "--only", type=_STAGE, multiple=True, metavar="STAGE", help="Run this stage and no other; repeatable."
)
skip = click.option("--skip", type=_STAGE, multiple=True, metavar="STAGE", help="Do not run this stage; repeatable.")
url = click.option("--url", default="", help="Where pages come from; its host chooses the settings of a site.")
config = click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings file, instead of a search."
)
