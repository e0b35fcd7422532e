"""Charts as inline SVG; the figures of each stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stdnews.report.elements import Html, flat, tag

_WIDTH, _LABEL, _VALUE = 640, 150, 110
_ROW, _BAR = 26, 16
"""Units of the picture, which are pixels where there is room: widths, and heights of a row and of its bar."""
_NAME = 22
"""Characters of a name beside a bar."""


class Bar(NamedTuple):
    """A bar, or a part of one."""

    label: str
    value: float
    shown: str
    """The value for people."""
    kind: str = "bar"
    """The class that gives it its colour."""


def bars(key: str, title: str, rows: Sequence[Bar]) -> Html:
    """One bar below the other, each with its label and its value.

    Args:
        key: begins the ids of the picture, which must be its own on the page.
        title: what is shown.
        rows: the bars from above.
    """
    most = max((bar.value for bar in rows), default=0) or 1
    lines = [_line(at * _ROW, bar, bar.value / most * (_WIDTH - _LABEL - _VALUE)) for at, bar in enumerate(rows)]
    told = ", ".join(f"{bar.label} {bar.shown}" for bar in rows)
    return _picture(key, (title, told), len(rows) * _ROW, *lines)


def _line(top: float, bar: Bar, length: float) -> Html:
    middle = top + _ROW / 2 + 4.5
    label = bar.label if len(bar.label) <= _NAME else f"{bar.label[: _NAME - 1]}…"
    return tag(
        "g",
        tag("text", flat(label), x=0, y=f"{middle:g}"),
        tag("rect", class_=bar.kind, x=_LABEL, y=top + (_ROW - _BAR) / 2, width=f"{length:.1f}", height=_BAR, rx=3),
        tag("text", flat(bar.shown), class_="value", x=f"{_LABEL + length + 8:.1f}", y=f"{middle:g}"),
    )


def parted(key: str, title: str, parts: Sequence[Bar]) -> Html:
    """One bar that is the whole, in parts, with a gap between them; parts of nothing are left out.

    Args:
        key: begins the ids of the picture.
        title: what is shown.
        parts: from the left.
    """
    whole = sum(part.value for part in parts) or 1
    found, at = [], 0.0
    for part in parts:
        width = part.value / whole * _WIDTH
        if part.value:
            found.append(tag("rect", class_=part.kind, x=f"{at:.1f}", y=0, width=f"{max(width - 2, 1):.1f}", height=28))
        at += width
    told = ", ".join(f"{part.label} {part.shown}" for part in parts if part.value)
    return _picture(key, (title, told), 28, *found)


def _picture(key: str, said: tuple[str, str], height: float, *children: Html) -> Html:
    title, told = (tag(name, flat(said[at]), id=f"{key}-{name}") for at, name in enumerate(("title", "desc")))
    labels = {"aria_labelledby": f"{key}-title", "aria_describedby": f"{key}-desc"}
    return tag("svg", title, told, *children, class_="chart", role="img", viewBox=f"0 0 {_WIDTH} {height:g}", **labels)


def share(value: float, kind: str = "bar") -> Html:
    """A small bar for a share in a cell of a table; the figure stands in the cell beside it.

    >>> "rect" in share(0.5)
    True
    """
    track = tag("rect", class_="track", width=100, height=10, rx=2)
    bar = tag("rect", class_=kind, width=f"{100 * value:.1f}", height=10, rx=2)
    return tag("svg", track, bar, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
