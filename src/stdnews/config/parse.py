"""A TOML file of a person's, as TOML has it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from stdnews.errors import SettingsError


def parse(path: str | Path) -> dict[str, Any]:
    """What stands in a file, with or without a byte order mark.

    Raises:
        SettingsError: it cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {error.start}); save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        problem = f"is not TOML: {error}"
    raise SettingsError([f"{path}: {problem}"])
