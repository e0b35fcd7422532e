"""One value of a settings file against the type of the field that it sets."""

from __future__ import annotations

import dataclasses
import json
import math
import sys
import types
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

_SHOWN = 40
"""Characters of a wrong value that its message repeats."""


class Setting(NamedTuple):
    """A key of a settings file: what it may be set to, and what it is when nobody sets it."""

    name: str
    wanted: Any
    """The annotation of the field: bool, int, float, str, Literal, tuple[str, ...], frozenset[str], or with None."""
    default: object = None
    limits: Mapping[str, float] = {}
    """``least`` and ``most`` of a number, from the field's metadata; a threshold is never below 0 unless it says so."""
    choices: Collection[str] | None = None
    """The strings that may stand in a list; None when any may."""

    @property
    def is_required(self) -> bool:
        """Whether it has no default."""
        return self.default is dataclasses.MISSING


def settings_of(options: type) -> dict[str, Setting]:
    """The settings that a dataclass of options offers, by name.

    >>> @dataclasses.dataclass(frozen=True)
    ... class Options:
    ...     share: float = dataclasses.field(default=0.3, metadata={"most": 1})
    >>> settings_of(Options)
    {'share': Setting(name='share', wanted=<class 'float'>, default=0.3, limits={'most': 1}, choices=None)}
    """
    hints = get_type_hints(options)
    return {
        field.name: Setting(field.name, hints[field.name], field.default, dict(field.metadata))
        for field in dataclasses.fields(options)
    }


def converted(setting: Setting, value: object) -> object:
    """The value as the field holds it: a list becomes a tuple or a frozenset, a whole number a float.

    >>> converted(Setting("off", frozenset[str]), ["crumb"])
    frozenset({'crumb'})

    Raises:
        ValueError: what the value must be, and what it is instead.
    """
    wanted = _required(setting.wanted)
    if get_origin(wanted) in {tuple, frozenset}:
        return _converted_list(setting, wanted, value)
    return _converted_one(setting, wanted, value)


def meaning(setting: Setting) -> str:
    """What a value of this setting must be, in words.

    >>> meaning(Setting("share", float, 0.3, {"most": 1}))
    'a number from 0 to 1'
    >>> meaning(Setting("remove", Literal["auto", "never"]))
    '"auto" or "never"'
    """
    wanted = _required(setting.wanted)
    if get_origin(wanted) in {tuple, frozenset}:
        return "a list of strings" if setting.choices is None else f"a list of {_or(setting.choices)}"
    if get_origin(wanted) is Literal:
        return _or(get_args(wanted))
    if wanted in {int, float}:
        return ("a whole number" if wanted is int else "a number") + _range(setting.limits)
    return {bool: "true or false", str: "a string"}[wanted]


def shown(value: object) -> str:
    """A value as a settings file would write it, cut when it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def near(word: str, known: Iterable[str]) -> str:
    """A suggestion for a word that is not known, as the end of a message.

    >>> near("glosess", ["glosses", "simplify"])
    '; did you mean "glosses"?'
    >>> near("weather", ["glosses", "simplify"])
    ''
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    close = get_close_matches(word, list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def _required(wanted: Any) -> Any:
    """The type without its ``| None``: nobody can write None in TOML."""
    if get_origin(wanted) in {Union, types.UnionType}:
        return next(part for part in get_args(wanted) if part is not types.NoneType)
    return wanted


def _converted_list(setting: Setting, wanted: Any, value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(_must_be(meaning(setting._replace(choices=None)), value))
    for item in value:
        if setting.choices is not None and item not in setting.choices:
            raise ValueError(f'"{item}" is not known{near(item, setting.choices)}')
    return frozenset(value) if get_origin(wanted) is frozenset else tuple(value)


def _converted_one(setting: Setting, wanted: Any, value: object) -> object:
    if get_origin(wanted) is Literal:
        fits = isinstance(value, str) and value in get_args(wanted)
    elif wanted in {int, float}:
        fits = _is_number(value, whole=wanted is int) and _within(setting.limits, value)
    else:
        fits = isinstance(value, wanted)
    if not fits:
        hint = near(value, get_args(wanted)) if get_origin(wanted) is Literal and isinstance(value, str) else ""
        raise ValueError(_must_be(meaning(setting), value) + hint)
    return float(value) if wanted is float and isinstance(value, int) else value


def _is_number(value: object, *, whole: bool) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (not whole and isinstance(value, float) and math.isfinite(value))


def _within(limits: Mapping[str, float], value: Any) -> bool:
    return bool(limits.get("least", 0) <= value <= limits.get("most", sys.float_info.max))


def _range(limits: Mapping[str, float]) -> str:
    least, most = limits.get("least", 0), limits.get("most")
    return f", {least} or more" if most is None else f" from {least} to {most}"


def _must_be(what: str, value: object) -> str:
    return f"must be {what}, not {shown(value)}"


def _or(choices: Iterable[str]) -> str:
    quoted = [f'"{choice}"' for choice in choices]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
