"""CSS selectors of the settings, before a page is read with them."""

from __future__ import annotations


def selector_problem(selector: str) -> str | None:
    """What is wrong with a CSS selector; None when nothing is.

    >>> selector_problem("div.related > li")
    >>> selector_problem("div..related")
    'is no CSS selector'
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415 - only for a person's own selectors

    if not selector.strip():
        return "must not be empty"
    try:
        LexborHTMLParser("<p></p>").css(selector)
    except (SelectolaxError, ValueError):
        return "is no CSS selector"
    return None
