"""Files of installed packages that tables are made from."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from pathlib import Path


def source(package: str, version: str, path: str) -> str:
    """A text file of an installed package; ends the program where the package is missing or of another version."""
    found = importlib.metadata.version(package)
    if found != version:
        sys.exit(f"{package} {version} is needed, {found} is installed")
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed")
    return (Path(spec.origin).parent / path).read_text("utf-8")
