"""Options that several commands have, and types of values."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from stdnews.errors import InputError
from stdnews.pipeline import STAGES
from stdnews.reading.record_files import FORMATS
from stdnews.stages.boilerplate.rule import CLASSES

_Command = TypeVar("_Command", bound=Callable[..., Any])


def together(*options: Callable[[_Command], _Command]) -> Callable[[_Command], _Command]:
    """Several options as one, in their order."""

    def add(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


class Place(click.Path):
    """A file or a folder.

    "" is none: it is what a shell makes of a variable that is not set, and would be the working folder, or the root.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path that a person wrote."""
        if value == "":
            self.fail("a name is missing: is a variable of the shell not set?", param, ctx)
        return super().convert(value, param, ctx)


_STAGE = click.Choice([stage.name for stage in STAGES])

only = click.option(
    "--only", type=_STAGE, multiple=True, metavar="STAGE", help="Run this stage and no other; repeatable."
)
skip = click.option("--skip", type=_STAGE, multiple=True, metavar="STAGE", help="Do not run this stage; repeatable.")
include = click.option(
    "--include", multiple=True, metavar="GLOB", help="Files that are pages too, by name or path; repeatable."
)
exclude = click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Files and folders to leave out, by name or path; repeatable."
)
url = click.option("--url", default="", help="Where pages come from; its host chooses the settings of a site.")
ledger = click.option("--ledger", type=Place(), metavar="PATH", help="Where the ledger is, if not in OUT/.stdnews.")
config = click.option(
    "--config", type=Place(path_type=Path), metavar="FILE", help="Settings file, instead of a search."
)


class Encoding(click.ParamType[str]):
    """The name of an encoding of text."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, if it is one."""
        from stdnews.reading.labels import require_codec  # noqa: PLC0415 - a check that few calls need

        try:
            require_codec(str(value))
        except InputError as error:
            self.fail(str(error), param, ctx)
        return str(value)


encoding = click.option(
    "--encoding", type=Encoding(), metavar="NAME", help="The encoding of the pages, instead of finding it out."
)
sites = click.option(
    "--sites", type=Place(), metavar="FILE", help="What `stdnews sites learn` found of the pages' sites."
)
form = click.option(
    "--from", "form", type=click.Choice(["html", "text"]), help="What the pages are, instead of finding it out."
)

form_or_format = click.option(
    "--from",
    "form",
    type=click.Choice(["html", "text", *FORMATS]),
    help="What the pages are, or the files that hold them, instead of finding it out.",
)


class Classes(click.ParamType[tuple[str, ...]]):
    """Classes of lines, separated by commas."""

    name = "classes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The classes that a person wrote."""
        if isinstance(value, (tuple, list)):
            return tuple(value)
        found = tuple(name for part in str(value).split(",") if (name := part.strip()))
        for name in found:
            if name not in CLASSES:
                self.fail(f"{name!r} is none of {', '.join(CLASSES)}", param, ctx)
        return found


keep = click.option(
    "--keep",
    type=Classes(),
    default=(),
    metavar="CLASS[,CLASS]",
    help=f"Lines about the article that stay: {', '.join(CLASSES)}.",
)


class Size(click.ParamType[int]):
    """A number of bytes; ``K``, ``M`` and ``G`` stand for 2 to the 10, 20 and 30."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The bytes that a person wrote."""
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d+)([KMG]?)", str(value), re.IGNORECASE)
        if found is None or int(found[1]) == 0:
            self.fail(f"{value!r} is no size: a number of bytes, or one with K, M or G after it", param, ctx)
        return int(found[1]) << " KMG".index(found[2].upper() or " ") * 10
