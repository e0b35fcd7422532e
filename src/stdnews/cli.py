"""The command line: the group of the commands."""

from __future__ import annotations

import errno
import importlib
from typing import Any

import click

from stdnews import __version__

_COMMANDS = ("clean", "explain", "retry", "sites", "stages", "status")
"""Each is the click command of that name in the module of that name in ``stdnews.commands``."""

_INTERRUPTED = 130
"""What shells report of a program that SIGINT ended: 128 and the signal's number."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Why the standard output may not take any more, other than that nobody reads it: that click sees to itself."""


class _Commands(click.Group):
    """A group that loads a command when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"stdnews.commands.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; Ctrl-C is no failure of a page, which click's own exit status 1 would say it is.

        Raises:
            click.ClickException: the standard output cannot be written; errors of files that have a name are bugs here.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except OSError as error:
            if error.errno not in _NO_ROOM or error.filename is not None:
                raise
            from stdnews.commands.stdout import silence  # noqa: PLC0415 - hardly ever needed

            silence()
            raise click.ClickException(f"cannot write the standard output: {error.strerror}") from error


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib import metadata  # noqa: PLC0415 - slow to load, and here only

        click.echo(f"stdnews {__version__} (OpenCC {metadata.version('opencc')})")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version, with OpenCC's, and exit.",
)
def main() -> None:
    """Turn scraped Chinese news pages into clean text."""
