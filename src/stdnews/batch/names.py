"""Names of files: the output's name of a page, and names as a person can read them."""

from __future__ import annotations


def output_name(name: str) -> str:
    """The name of a page's output: a text page keeps its name, any other gets ``.txt`` appended.

    >>> output_name("a/b.txt"), output_name("a/b.html"), output_name("a/b")
    ('a/b.txt', 'a/b.html.txt', 'a/b.txt')
    """
    return name if name.lower().endswith(".txt") else f"{name}.txt"


def as_shown(text: str) -> str:
    r"""A file name, or a text that may hold one, for a message: one line, and nothing that moves the cursor.

    Bytes of a name that are no UTF-8 are shown by their values.

    >>> as_shown("新闻/甲.txt"), as_shown("a\nb\udcd6.txt")
    ('新闻/甲.txt', 'a\\nb\\xd6.txt')
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # how Python keeps a byte that it cannot decode (PEP 383)
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
