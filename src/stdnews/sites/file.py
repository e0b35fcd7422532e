"""The file of templates: read and checked, written as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, get_type_hints

from stdnews.config.parse import parse
from stdnews.config.problems import Key, Problems
from stdnews.config.values import Setting
from stdnews.errors import SettingsError
from stdnews.sites.toml import SCHEMA, as_toml
from stdnews.template import SiteLine, SitePlace, Template, Templates
from stdnews.writing import WholeFile

_TOP = ("schema", "version", "sample", "site")
_SITE = ("version", "pages", "line", "place")
_COUNT = Setting("count", int, 0)
_LIMITS = {"share": {"most": 1.0}}


def read_templates(path: str | Path) -> Templates:
    """The templates of a file; versions are those of what it says, so that a file that was edited has others.

    Raises:
        SettingsError: the file cannot be read, or anything in it is wrong; it names all mistakes.
    """
    problems = Problems(str(path))
    data = parse(path)
    problems.unknown(data, _TOP, ())
    if data.get("schema") != SCHEMA:
        problems.add(
            ("schema",), f"must be {SCHEMA}: a later version of stdnews made the file, or it is none of its own"
        )
    sites = problems.table(data.get("site", {}), ("site",))
    found = {name: _template(name, problems.table(value, ("site", name)), problems) for name, value in sites.items()}
    sample = problems.value(_COUNT, data.get("sample", 0), ("sample",), 0)
    if problems.lines:
        raise SettingsError(problems.lines)
    return Templates(found, sample)


def write_templates(templates: Templates, path: str | Path) -> None:
    """Writes a file of templates; whoever reads it meanwhile finds the last one.

    Raises:
        RecordsError: it cannot be written.
    """
    with closing(WholeFile(str(path))) as file:
        file.write("", as_toml(templates).encode())
        file.finish()


def _template(site: str, table: Mapping[str, Any], problems: Problems) -> Template:
    key = ("site", site)
    problems.unknown(table, _SITE, key)
    pages = problems.value(_COUNT, table.get("pages", 0), (*key, "pages"), 0)
    lines = _rows(SiteLine, table.get("line", []), (*key, "line"), problems)
    places = _rows(SitePlace, table.get("place", []), (*key, "place"), problems)
    return Template(site, pages, lines, places)


def _rows(sort: type[SiteLine | SitePlace], value: Any, key: Key, problems: Problems) -> tuple[Any, ...]:
    """The rows of one list, without those that are wrong."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        problems.add(key, "must be a list of tables")
        return ()
    found = [_row(sort, row, (*key, number), problems) for number, row in enumerate(value, 1)]
    return tuple(row for row in found if row is not None)


def _row(sort: type[SiteLine | SitePlace], row: Mapping[str, Any], key: Key, problems: Problems) -> Any:
    before = len(problems.lines)
    hints, defaults = get_type_hints(sort), sort._field_defaults
    problems.unknown(row, hints, key)
    problems.missing(row, (name for name in hints if name not in defaults), key)
    values = {
        name: problems.value(Setting(name, hints[name], limits=_LIMITS.get(name, {})), value, (*key, name), None)
        for name, value in row.items()
        if name in hints
    }
    return sort(**values) if len(problems.lines) == before else None
