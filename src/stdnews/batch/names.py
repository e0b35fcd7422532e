"""Names of files: the output's name of a page, and names as a person can read them."""

from __future__ import annotations

import os


def output_name(name: str) -> str:
    """The name of a page's output: a text page keeps its name, any other gets ``.txt`` appended.

    >>> output_name("a/b.txt"), output_name("a/b.html"), output_name("-")
    ('a/b.txt', 'a/b.html.txt', 'stdin.txt')
    """
    if name == "-":
        return "stdin.txt"
    return name if name.lower().endswith(".txt") else f"{name}.txt"


def as_shown(name: str) -> str:
    r"""A file name for a line of a message: bytes that are no UTF-8, and what would move the cursor, are escaped.

    >>> as_shown("新闻/甲.txt"), as_shown("a\nb\udcd6.txt")
    ('新闻/甲.txt', 'a\\nb\\xd6.txt')
    """
    if name.isprintable() and name.isascii():
        return name
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
