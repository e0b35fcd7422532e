"""Names of files: the output's name of a page, and names as a person can read them."""

from __future__ import annotations

import os
import re
from hashlib import blake2b

LONGEST = 255
"""Bytes of a file's name that file systems take: NAME_MAX of Linux."""
_SHORTENED = re.compile("~[0-9a-f]{16}[.]txt")


def output_name(name: str) -> str:
    """The name of a page's output: a text page keeps its name, any other gets ``.txt`` appended.

    What is too long with that for a file system loses its end to a hash of the whole.

    >>> output_name("a/b.txt"), output_name("a/b.html"), output_name("a/b")
    ('a/b.txt', 'a/b.html.txt', 'a/b.txt')
    >>> output_name("a/" + 64 * "新闻" + ".html")[-30:]
    '闻新闻新闻新闻新闻~96f636915c335d92.txt'
    """
    whole = name if name.lower().endswith(".txt") else f"{name}.txt"
    folder, slash, base = whole.rpartition("/")
    return whole if len(os.fsencode(base)) <= LONGEST else f"{folder}{slash}{_shortened(base)}"


def _shortened(base: str) -> str:
    end = f"~{blake2b(os.fsencode(base), digest_size=8).hexdigest()}.txt"
    while len(os.fsencode(base)) + len(end) > LONGEST:
        base = base[:-1]
    return base + end


def may_be_shortened(output: str) -> bool:
    """Whether an output has the name of one that was too long, which another page's output may have as it is."""
    return _SHORTENED.fullmatch(output[-21:]) is not None


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
