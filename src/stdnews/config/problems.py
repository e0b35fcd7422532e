"""The list of all that is wrong with a settings file."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stdnews.config.values import Setting, converted, near

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

    def unknown(self, table: Mapping[str, object], known: Collection[str], key: Key) -> None:
        """A line for each key of a table that nobody knows."""
        for name in sorted(table.keys() - set(known)):
            self.add((*key, name), f"unknown key{near(name, known)}")

    def missing(self, table: Mapping[str, object], needed: Iterable[str], key: Key) -> None:
        """A line for each key that a table must have and has not."""
        for name in needed:
            if name not in table:
                self.add((*key, name), "is missing")
