"""What makes the text of a page, beside the page: when it changes, the page is done again."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PACKAGES = ("ftfy", "opencc", "regex", "selectolax")
"""What the text of a page depends on, beside this package and Python."""
_ELSEWHERE = {
    "batch",
    "commands",
    "config",
    "explain",
    "report",
    "sites",
    "__pycache__",
    "cli.py",
    "render.py",
    "__main__.py",
}
"""Parts of this package that no text depends on; what a settings file says is in the settings, and what is known of
sites is noted page by page."""


def made_by(settings: Any, wanted: Mapping[str, Any]) -> str:
    """Versions, tables and settings as one line of JSON, the same in every process.

    Args:
        settings: the settings of the pages.
        wanted: what else was asked for.
    """
    return json.dumps({**_versions(), "wanted": plain(wanted), "settings": plain(settings)}, sort_keys=True)


def plain(value: Any) -> Any:
    """A value as JSON has it, without any order that is chance.

    >>> plain({"a": frozenset("cab"), 2: (1, None)})
    {'a': ['a', 'b', 'c'], '2': [1, None]}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in value}
    if isinstance(value, frozenset | set):
        return sorted((plain(item) for item in value), key=json.dumps)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)


@functools.cache
def _versions() -> dict[str, str]:
    """Of Python, the packages, and this one, with a hash of its code and tables, which change between versions too."""
    from importlib import metadata  # noqa: PLC0415 - slow to load

    from stdnews import __version__  # noqa: PLC0415 - the package imports what this module is part of

    versions = {name: metadata.version(name) for name in PACKAGES}
    return {**versions, "python": sys.version.split()[0], "stdnews": __version__, "code": _code(_package())}


def _package() -> Path:
    return Path(__file__).parents[2]


def _code(package: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(set(folders) - _ELSEWHERE)
        for name in sorted(set(files) - _ELSEWHERE):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                data = file.read()
            digest.update(f"{os.path.relpath(path, package)}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()
