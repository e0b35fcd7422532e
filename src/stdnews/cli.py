"""The command line."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Turn scraped Chinese news pages into clean text."""
