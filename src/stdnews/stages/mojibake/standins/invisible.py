"""Characters that a reader never sees: zero-width spaces, soft hyphens, stray controls, marks of direction."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.edits import Span
from stdnews.stages.mojibake.chars import BIDI, C1, FILLERS, JOINERS, PRIVATE, RADICALS, UNSEEN, WIDE, codes

INVISIBLE_RULE = "invisible"
"""The rule that takes them out."""

_PLAIN = "\x00-\xa0\u00ad\u2000-\u206f\ufeff\ufff9-\ufffc" + WIDE + PRIVATE + RADICALS
"""Characters that never join: between two of these a joiner or filler is for nothing. Others: Arabic, Indic, emoji."""
_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"
"""Thai, Lao, Burmese, Khmer and their neighbours, in which a zero-width space parts words."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\x1b\[[0-9;]{0,12}[A-Za-z]"  # a terminal's colours
        rf"|(?<![{_NO_SPACES}])[{UNSEEN}]+|[{UNSEEN}]+(?![{UNSEEN}{_NO_SPACES}])"
        rf"|(?<![^{_PLAIN}])[{JOINERS}{FILLERS}]+(?![^{_PLAIN}])"
        rf"|(?P<bidi>[{BIDI}]+)"
        rf"|(?<![\x80-\xff])[{C1}](?![\x80-\xff])"
    )


@functools.cache
def _right_to_left() -> re.Pattern[str]:
    return re.compile(f"[{_RIGHT_TO_LEFT}]")


def invisible(text: str) -> Iterator[Span]:
    r"""Takes out characters that are not shown.

    Left alone: the joiner inside an emoji or a word that joins its letters, marks of direction in a line with Arabic
    or Hebrew, controls that are white space (form feed, NEL), the zero-width space of scripts that have no other,
    selectors of variants, and controls of the upper half beside each other or beside letters with accents: such a
    line was read with the wrong code page.

    >>> [span.start for span in invisible("\u200b今\u200b年\ufeff👨\u200d👩")]
    [0, 2, 4]
    """
    for hit in _pattern().finditer(text):
        if hit["bidi"] and _right_to_left().search(text):
            continue
        yield Span(hit.start(), hit.end(), "", INVISIBLE_RULE, codes(hit[0]))
