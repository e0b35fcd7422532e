"""UTF-8 read with a codec of one byte, once or several times over, by ftfy, which knows many such codecs.

Only its repair of the codec is used: its other ones make ASCII of Chinese marks. A repair is taken only whole, and if
reading it wrongly by the codecs that ftfy names gives the text as found.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from stdnews.stages.mojibake.codec_pairs import to_bytes
from stdnews.stages.mojibake.codec_utf8 import Piece, Run


@functools.cache
def _utf8() -> re.Pattern[str]:
    """Bytes that are UTF-8 by no accident."""
    return re.compile("(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4}")


@functools.cache
def _foreign() -> re.Pattern[str]:
    """A part of a text without Chinese, from one character that is not ASCII to another."""
    high = "[^\x00-\x7f\u3000-\u9fff\uff00-\uffef]"
    return re.compile(rf"{high}(?:(?:[\x00-\x7f]|{high})*{high})?")


def by_ftfy(text: str) -> Iterator[Run]:
    r"""The parts of a text that ftfy repairs.

    >>> [run.pieces[0].text for run in by_ftfy("Ã¤Â¸Â\xadÃ¦â€“â€¡")]
    ['中文']
    """
    for hit in _foreign().finditer(text):
        if _utf8().search(to_bytes(hit[0], "cp1252")):
            from ftfy import fix_encoding_and_explain  # noqa: PLC0415 - it takes 60 ms; few pages need it

            fixed, steps = fix_encoding_and_explain(hit[0])
            if fixed != hit[0] and steps and _misread(fixed, steps) == hit[0]:
                yield Run(hit.start(), hit.end(), (Piece(fixed, ""),))


def _misread(text: str, steps: Sequence[tuple[str, str]]) -> str | None:
    """A text damaged again by the steps that mended it; None if one of them cannot be taken back."""
    found: str | bytes = text
    for action, codec in reversed(steps):
        if action == "decode" and isinstance(found, str):
            found = found.encode(codec)
        elif action == "encode" and isinstance(found, bytes):
            found = found.decode(codec)
        else:
            return None
    return found if isinstance(found, str) else None
