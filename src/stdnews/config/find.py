"""Where the settings of an input come from."""

from __future__ import annotations

from pathlib import Path

from stdnews.settings import DEFAULT, Settings

FILE_NAME = "stdnews.toml"


def find_config(start: Path) -> Path | None:
    """The settings file of an input: the nearest one in its folder or above; None when there is none.

    Args:
        start: a file, or the folder to begin with; it need not exist.
    """
    start = start.absolute()
    above = (start, *start.parents) if start.is_dir() else start.parents
    return next((path for folder in above if _is_file(path := folder / FILE_NAME)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that nobody may look into holds no settings for us
        return False


def load(path: Path | None) -> Settings:
    """The settings of a file; without a file, the settings as they are when nobody sets any.

    A site has the general settings with its own on top: a key set for the site stands instead of the general one,
    and boilerplate rules of the site's own are added to the general ones.

    Raises:
        SettingsError: the file cannot be read, or anything in it is wrong; it names all mistakes.
    """
    if path is None:
        return DEFAULT
    from stdnews.config.file import read  # noqa: PLC0415 - most runs have no settings file, and a cold start counts

    return read(path)
