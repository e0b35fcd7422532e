"""Tables with a caption and headings that a screen reader can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stdnews.report.elements import Child, Html, tag


class Column(NamedTuple):
    """A column: its heading, and the class of its cells, ``number`` for one of figures."""

    head: str
    kind: str = ""


def table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Child]]) -> Html:
    """A table of which the first cell of each row names the row; nothing when there are no rows.

    Args:
        caption: what the table is of.
        columns: from left to right.
        rows: a child for each column.
    """
    body = [_row(columns, row) for row in rows]
    if not body:
        return Html()
    head = tag("tr", [tag("th", column.head, scope="col", class_=column.kind or None) for column in columns])
    parts = tag("caption", caption), tag("thead", head), tag("tbody", body)
    return tag("div", tag("table", *parts), class_="wide")


def _row(columns: Sequence[Column], row: Sequence[Child]) -> Html:
    cells = [
        tag("th" if at == 0 else "td", cell, scope=None if at else "row", class_=column.kind or None)
        for at, (column, cell) in enumerate(zip(columns, row, strict=True))
    ]
    return tag("tr", cells)


def number(value: float) -> str:
    """A number with its thousands apart, as people read it.

    >>> number(1234567)
    '1,234,567'
    """
    return f"{value:,.0f}"


def percent(share: float) -> str:
    """A share in per cent; what is not quite nothing, or not quite all, does not look so.

    >>> percent(0), percent(0.0001), percent(0.123), percent(0.99999), percent(1)
    ('0 %', '< 0.1 %', '12.3 %', '> 99.9 %', '100 %')
    """
    if 0 < share < 0.001:
        return "< 0.1 %"
    if 0.999 < share < 1:
        return "> 99.9 %"
    return f"{share:.1%}".replace(".0%", "%").replace("%", " %")


def name(value: str) -> Html:
    """A name that may be in any script and direction, kept from turning what stands beside it around."""
    return tag("bdi", value or "—")
