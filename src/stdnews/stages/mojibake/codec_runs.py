"""Where in a text a wrong reading can have been at work, and what its bytes say there.

The bytes behind the characters are known. Where all are there, what the source codec says of them is exact; where some
are missing, UTF-8 itself tells which, and pairs of bytes are walked through.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from stdnews.stages.mojibake.codec_foreign import is_foreign
from stdnews.stages.mojibake.codec_ftfy import by_ftfy
from stdnews.stages.mojibake.codec_lattice import NO_TEXT
from stdnews.stages.mojibake.codec_pairs import SHOWN_AS_SPACE, Reading, forms, to_bytes
from stdnews.stages.mojibake.codec_plans import LOST, Read
from stdnews.stages.mojibake.codec_scan import possible, signs, suspicious
from stdnews.stages.mojibake.codec_two import walk
from stdnews.stages.mojibake.codec_utf8 import Piece, Run, pieces, run
from stdnews.stages.mojibake.codec_verdict import reads_well
from stdnews.stages.mojibake.model import SCALE, model, simple

_MOST_BROKEN = {"cp1252": 12, "mac": 12}
"""Broken characters in a row of codecs whose characters no sound Chinese text has."""
_FOREIGN = re.compile("[^\x00-\x7f\u3000-\u9fff\uff00-\uffff]")
_MOST_OTHERS = {"cp1252": 1 / 2, "mac": 1 / 20}
"""How many of the characters that are not Chinese a codec may never show: some where a decoder took some for UTF-8."""
_RARE = "big5hkscs", "cp1252"
"""A reading that is too rare to be looked for where bytes are lost: it is slow, and GBK would be walked for it too."""
MOST_SIGNS = 16
WINDOW = 8
"""Signs, and characters behind each, that are tried before a whole text is walked through."""


LONGEST = 10_000
"""Characters of a text that is walked through, which takes half a second, and may be done for two readings and twice:
five thousand Han on one line are more than most articles have."""
MOST = 11 * SCALE
"""What a character of those may cost on average."""


def runs(text: str, reading: Reading) -> Iterator[Run]:
    """The parts of a text that a wrong reading explains, where its bytes tell which these are."""
    if reading.shown == "ftfy":
        yield from by_ftfy(text)
    elif reading.source == "utf-8":
        yield from _utf8(text, reading)
    elif whole := _whole(text, reading):
        yield whole


def _utf8(text: str, reading: Reading) -> Iterator[Run]:
    """The runs whose bytes are UTF-8, from the beginning of a character to the end of one."""
    data = to_bytes(text, reading.shown)
    pattern = run(_MOST_BROKEN.get(reading.shown, 3))
    hit = pattern.search(data)
    starts = _starts(text, reading, len(data)) if hit else {}
    while hit:
        start, end = hit.span()
        while start not in starts:
            start += 1
        if start > hit.start():
            hit = pattern.search(data, start)
            continue
        while end not in starts:
            end += 1
        yield Run(starts[start], starts[end], tuple(pieces(data[start:end])))
        hit = pattern.search(data, end)


def _starts(text: str, reading: Reading, size: int) -> Mapping[int, int]:
    """For each of so many bytes with which a character begins, that character's place."""
    if size == len(text):
        return dict(enumerate(range(size + 1)))
    at, found = 0, {0: 0}
    for place, options in enumerate(forms(text, reading), 1):
        at += len(options[0]) if options else 1
        found[at] = place
    return found


def _whole(text: str, reading: Reading) -> Run | None:
    """The text from its first odd character to its last, if all of it reads well as it is."""
    hit = _span(reading.shown).search(text)
    if not hit or suspicious().search(text, hit.end()):
        return None
    try:
        new = to_bytes(hit[0], reading.shown).encode("latin-1").decode(reading.source)
    except UnicodeError:
        return None
    if any(len(one) != 1 for one in forms(hit[0], reading)):
        return None
    if NO_TEXT.search(new) or not reads_well(new):
        return None
    return Run(hit.start(), hit.end(), (Piece(new, ""),))


@functools.cache
def _span(shown: str) -> re.Pattern[str]:
    """From the first character that is not ASCII to the last; for codecs of one byte, that is no Han."""
    high = "[^\x00-\x7f\u3000-\u9fff\uff00-\uffef]" if shown in {"cp1252", "mac"} else "[^\x00-\x7f]"
    return re.compile(rf"{high}(?:(?:[\x00-\x7f]|{high})*{high})?[@-~]?")


def worth_a_walk(text: str) -> list[Reading]:
    """The readings as which a text may be walked through, the likeliest first; of what was UTF-8 there is none."""
    if len(text) > LONGEST:
        return []
    pairs = [one for one in possible(text) if one.source != "utf-8" and (one.source, one.shown) != _RARE]
    return sorted((one for one in pairs if _promising(text, one)), key=lambda one: _promise(text, one))


def walked(text: str, reading: Reading) -> Iterator[Run]:
    """The runs that read better as pairs of bytes."""
    reads = walk(text, forms(text, reading), reading.source, SHOWN_AS_SPACE.get(reading.shown, ""))
    start = 0
    for damaged, group in groupby(reads, lambda one: one.damaged):
        some: list[Read] = list(group)
        if damaged:
            yield Run(start, some[-1].end, tuple(Piece(one.text, one.data) for one in some))
        start = some[-1].end


def _promising(text: str, reading: Reading) -> bool:
    """Whether the characters behind any sign of a reading read better when it is undone."""
    if reading.shown not in _MOST_OTHERS and is_foreign(text):
        return False
    if reading.shown in _MOST_OTHERS:
        foreign = _FOREIGN.findall(text)
        table = to_bytes("".join(foreign), reading.shown)
        return sum(byte > "\xff" for byte in table) <= _MOST_OTHERS[reading.shown] * len(foreign)
    for hit in islice(signs(reading).finditer(text), MOST_SIGNS):
        old = text[hit.start() : hit.start() + WINDOW]
        new = _undone(old, reading)
        if new and model().text("\n\n", simple(new)) < min(MOST * len(new), model().text("\n\n", simple(old))):
            return True
    return False


def _promise(text: str, reading: Reading) -> float:
    """What a character behind the signs of a reading costs on average when it is undone."""
    starts = [hit.start() for hit in islice(signs(reading).finditer(text), MOST_SIGNS)]
    read = [_undone(text[start : start + WINDOW], reading) for start in starts]
    return sum(model().text("\n\n", simple(new)) for new in read) / max(1, sum(map(len, read)))


def _undone(text: str, reading: Reading) -> str:
    """What the bytes behind a few characters say, those left out that say nothing."""
    return to_bytes(text, reading.shown).encode("latin-1", "ignore").decode(reading.source, "ignore")


def proves(old: str, new: str, reading: Reading) -> bool:
    """Whether a repaired text, misread again, gives the text as found; bytes that show as white space may be missing.

    A text with marks of lost bytes is not asked: what stood under them is not known.
    """
    if reading.shown == "ftfy" or any(mark in old for mark in LOST):
        return True
    options = forms(old, reading)
    data = new.encode(reading.source, "replace").decode("latin-1")
    stripped = SHOWN_AS_SPACE.get(reading.shown, "")
    return any(
        _shows(one, options) for one in {data, data.lstrip(stripped), data.rstrip(stripped), data.strip(stripped)}
    )


def _shows(data: str, options: list[tuple[str, ...]]) -> bool:
    """Whether bytes are those of characters one after the other."""
    at = 0
    for some in options:
        one = max((one for one in some if data.startswith(one, at)), key=len, default="")
        if not one:
            return False
        at += len(one)
    return at == len(data)
