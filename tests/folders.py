"""Folders of pages for a run, what a run leaves in them, and the run itself."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from stdnews.cli import main

LONG_AGO = time.time() - 1000
"""When pages were changed last: of younger ones nobody knows whether they have changed since they were read."""


def stdnews(*arguments: str | Path | float, stdin: bytes | str | None = None) -> Result:
    """What a call says and returns."""
    return CliRunner().invoke(main, [*map(str, arguments)], input=stdin)


def plant(root: Path, pages: Mapping[str, str | bytes], when: float = LONG_AGO) -> Path:
    """A folder with pages, by their names in it."""
    for name, text in pages.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        os.utime(path, (when, when))
    return root


def tree(root: Path) -> dict[str, bytes]:
    """The files of an output folder, by their names in it."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".stdnews" not in path.parts
    }
