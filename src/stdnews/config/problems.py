"""The list of all that is wrong with a settings file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from stdnews.config.values import Setting, converted

Key = tuple[str | int, ...]
"""The path of a key in a TOML file; a number is the place in a list, counted from 1."""
_BARE = re.compile("[A-Za-z0-9_-]+")


def dotted(key: Key) -> str:
    """A key as TOML writes it.

    >>> dotted(("site", "news.example.cn", "glosses"))
    'site."news.example.cn".glosses'
    >>> dotted(("boilerplate", "rule", 2, "pattern"))
    'boilerplate.rule[2].pattern'
    """
    return "".join(_part(part) for part in key).removeprefix(".")


def _part(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    return f".{part if _BARE.fullmatch(part) else json.dumps(part, ensure_ascii=False)}"


@dataclass(frozen=True, slots=True)
class Problems:
    """Gathers what is wrong, so that a person sees all of it at once."""

    file: str
    lines: list[str] = field(default_factory=list)

    def add(self, key: Key, what: str) -> None:
        """One more line, with file and key."""
        self.lines.append(f"{self.file}: {dotted(key)}: {what}")

    def value(self, setting: Setting, value: object, key: Key, otherwise: object) -> Any:
        """The value as its field holds it; when it is wrong, a line and the value that stood before."""
        try:
            return converted(setting, value)
        except ValueError as error:
            self.add(key, str(error))
            return otherwise

    def table(self, value: object, key: Key) -> dict[str, object]:
        """The value if it is a table; when it is not, a line and an empty one."""
        if isinstance(value, dict):
            return value
        self.add(key, f"must be a table, written [{dotted(key)}]")
        return {}
