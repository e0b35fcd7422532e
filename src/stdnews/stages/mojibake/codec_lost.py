"""Lines read with the wrong codec of which too many bytes are gone to read them again."""

from __future__ import annotations

import functools
import re

FEWEST = 8
"""Characters that a line must have had."""


def gone(text: str) -> str:
    """What happened to a line that is past saving; nothing for any other line.

    UTF-8 read as Latin-1 shows a third of its bytes as controls, and where those were stripped no character is whole.
    No language puts a small letter with an accent before a sign again and again.

    >>> gone("å¨å¿æ¥èå¤èå·¥ä½è¿å±é¡ºå©")
    'UTF-8 read as Latin-1, its controls are gone'
    >>> gone("été, né, café"), gone("老人说：“好。”")
    ('', '')
    """
    found = "".join(hit[0] for hit in _stripped().finditer(text))
    firsts = sum("ã" <= char <= "é" for char in found)
    if firsts < FEWEST or 2 * len(found) < len(text) or 3 * (len(found) - firsts) < firsts:
        return ""
    return "UTF-8 read as Latin-1, its controls are gone"


@functools.cache
def _stripped() -> re.Pattern[str]:
    """First bytes of UTF-8 as Latin-1 with what is left of the other two, at least four characters in a row."""
    return re.compile("(?:[ã-é][\xa0-\xbf]{0,2}){4,}")
