"""Templates as the text of a TOML file that people can read and cut down."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from stdnews.template import Template, Templates

SCHEMA = 1
"""The version of the file's form."""

HEAD = """\
# Lines and elements that the pages of sites repeat around their articles, as `stdnews sites learn` found them.
# Support: pages of the sample that have them; share: the same as a part of the sample. Take out what should stay.
"""


def as_toml(templates: Templates) -> str:
    """The text of the file; the same templates give the same text."""
    top = {"schema": SCHEMA, "version": templates.version, "sample": templates.sample}
    parts = [HEAD + "".join(f"{key} = {_value(value)}\n" for key, value in top.items())]
    parts += ["".join(_site(templates.by_site[site])) for site in sorted(templates.by_site)]
    return "\n".join(parts)


def _site(template: Template) -> Iterator[str]:
    yield f"[site.{_string(template.site)}]\n"
    yield f"version = {_value(template.version)}\n"
    yield f"pages = {template.pages}\n"
    rows: dict[str, list[dict[str, Any]]] = {
        "line": [line._asdict() for line in template.lines],
        "place": [place._asdict() for place in template.places],
    }
    for name, found in rows.items():
        if found:
            yield f"{name} = [\n"
            yield from (f"  {{ {_row(row)} }},\n" for row in found)
            yield "]\n"


def _row(row: Mapping[str, Any]) -> str:
    """The keys of a table on one line; what is false goes without saying."""
    return ", ".join(f"{key} = {_value(value)}" for key, value in row.items() if value is not False)


def _value(value: Any) -> str:
    return _string(value) if isinstance(value, str) else json.dumps(value)


def _string(text: str) -> str:
    r"""A basic string of TOML: JSON's escapes are among its own, and DEL needs one too.

    >>> print(_string('一"二\t\x7f'))
    "一\"二\t\u007f"
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
