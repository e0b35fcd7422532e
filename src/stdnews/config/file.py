"""From a settings file to settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from stdnews.config.own_rules import read_own, rule_ids
from stdnews.config.parse import parse
from stdnews.config.problems import Key, Problems
from stdnews.config.values import Setting, near, settings_of
from stdnews.errors import SettingsError
from stdnews.settings import DEFAULT, Settings
from stdnews.stages.boilerplate.rule import CLASSES

SECTIONS: dict[str, Any] = {field.name: field.default for field in fields(Settings) if is_dataclass(field.default)}
"""The sections of a settings file, one a stage, each with its options as they are when nobody sets them."""


def read(path: Path) -> Settings:
    """The settings of a file; see ``stdnews.config.load``."""
    problems = Problems(str(path))
    settings = settings_from(parse(path), problems)
    if problems.lines:
        raise SettingsError(problems.lines)
    return settings


def settings_from(data: Mapping[str, Any], problems: Problems) -> Settings:
    """The settings of all that stands in a file; what is wrong goes to the problems and changes nothing."""
    general = _read({name: value for name, value in data.items() if name != "site"}, DEFAULT, (), problems)
    sites = problems.table(data.get("site", {}), ("site",))
    settings = {name: _read_site(name, table, general, problems) for name, table in sites.items()}
    return replace(general, sites={**{name.lower(): settings[name] for name in settings}, **settings})


def _read_site(name: str, value: object, general: Settings, problems: Problems) -> Settings:
    key = ("site", name)
    table = problems.table(value, key)
    if "/" in name:
        problems.add(key, "must be a host or the name of a folder, without scheme and path")
    return _read(table, general, key, problems)


def _read(table: Mapping[str, Any], base: Settings, at: Key, problems: Problems) -> Settings:
    """The settings of one table, general or of a site, on top of others."""
    known = {"skip", *SECTIONS} | ({"site"} if not at else set())
    for name in sorted(table.keys() - known):
        problems.add((*at, name), f"unknown {_kind(table[name])}{near(name, known) or _quote_hint(at, table[name])}")
    skip = Setting("skip", frozenset[str], choices=tuple(SECTIONS))
    sections = {
        name: _read_section(getattr(base, name), table[name], (*at, name), problems)
        for name in SECTIONS
        if name in table
    }
    skipped = problems.value(skip, table["skip"], (*at, "skip"), base.skip) if "skip" in table else base.skip
    return replace(base, skip=skipped, **sections)


def _read_section(options: Any, value: object, key: Key, problems: Problems) -> Any:
    """The options of one stage on top of others."""
    table = dict(problems.table(value, key))
    settings = settings_of(type(options))
    values: dict[str, Any] = {}
    if "own" in settings:  # boilerplate's own rows and selectors are tables, not values
        del settings["own"], settings["selectors"]
        values = read_own(table, options, key, problems)
        settings["off"] = settings["off"]._replace(choices=rule_ids((*values["own"], *values["selectors"])))
        settings["keep"] = settings["keep"]._replace(choices=CLASSES)
    problems.unknown(table, settings, key)
    for name in (name for name in table if name in settings):
        values[name] = problems.value(settings[name], table[name], (*key, name), getattr(options, name))
    return replace(options, **values)


def _kind(value: object) -> str:
    return "section" if isinstance(value, dict) else "key"


def _quote_hint(at: Key, value: object) -> str:
    """Who forgets the quotes around a host gets a nest of tables."""
    return '; a host stands in quotes: [site."news.example.cn"]' if at and isinstance(value, dict) else ""
