"""The characters that had to be chosen, weighed once more with all that is known around them.

The reading of a run knows two characters to the left of one that lost a byte. Here it is three, what stands behind it,
the quotation that it closes or must not close, and the page. That decides which character it is, and how far the next
best is behind.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stdnews.stages.mojibake.choices import known_by_lead, known_by_trail, not_in_script
from stdnews.stages.mojibake.guesses import FAR, Lost, best, together
from stdnews.stages.mojibake.memory import remembered
from stdnews.stages.mojibake.model import Chars
from stdnews.stages.mojibake.priors import CLOSING, QUOTE_PRIOR
from stdnews.stages.mojibake.walk import GLOSS
from stdnews.stages.mojibake.ways import Cut, Setting, Way

SAYING = {"说": -16, "道": -8, "称": -8, "示": -8, "出": -8}
"""What it costs less that a clause behind a quotation ends in a verb of saying (说, 表示, 指出): 2 nats and 1."""
FULL_STOP = 24
"""Cost of a 。 before a Han character: 3 nats. The model has not seen most words, and takes two for the end of one
sentence and the start of the next: nearly all 。 were wrong that beat the next best by less."""
DOUBT = 56
"""By how much a lost character must beat the next best not to be weighed once more, which takes longer than all the
rest of a run: 7 nats. Of those further ahead none came out better for it."""
NO_SENTENCE = 64
"""Cost of a 。 that closes a word or two in quotation marks: 8 nats."""

_SPEAKER = re.compile("”[^，。：；！？、“”,;!?:]{1,14}$")
_A_TERM = re.compile("[\u3400-\u9fff]“[^，。：；！？、“”,;!?:]{1,11}$")
_ENDS_CLAUSE = frozenset("，。：,:")


class Around(NamedTuple):
    """What stands around a run."""

    before: str
    """The last characters before it, glosses left out."""
    after: str
    """The first behind it, likewise."""
    quoted: int
    """How many quotations are open there."""
    page: str
    """All text of the page."""


def is_doubtful(margins: Iterable[int]) -> bool:
    """Whether one of some lost characters is to be weighed once more, by how much they beat the next best."""
    return any(margin < DOUBT for margin in margins)


def around(text: str, start: int, end: int, page: str) -> Around:
    """What stands around a run that begins and ends at a place, as far as it matters."""
    after = GLOSS.sub("", text[end : end + 20] + "\n")[:FAR]
    before = GLOSS.sub("", text[max(0, start - 60) : start])[-30:]
    return Around(before, after, text.count("“", 0, start) - text.count("”", 0, start), page)


@functools.lru_cache(maxsize=1 << 10)
def settled(way: Way, beside: Around, setting: Setting) -> Way:
    r"""A way with its lost characters chosen again, and the margins of these.

    >>> cuts = Cut(0, 1, b"\x01", unknown=True), Cut(0, 2, b"\x01")
    >>> way = Way(0, -1, "", "小，", cuts, margins=((0, 3),))
    >>> settled(way, Around("他没有半点气", "哈哈", 0, "她的气场很强"), Setting(folded=False)).out
    '场，'
    """
    inside = {at for hit in GLOSS.finditer(way.out) for at in range(*hit.span())}
    shown = [at for at in range(len(way.out)) if at not in inside]
    text = beside.before + "".join(way.out[at] for at in shown) + beside.after
    places = {at: len(beside.before) + number for number, at in enumerate(shown)}
    foreign = not_in_script(setting.script)
    lost = [
        Lost(places[cuts[0].at], own, _chars(own, cuts), _known(text, places[cuts[0].at], beside), foreign)
        for cuts in _unknown(way)
        if cuts[0].at in places and (own := "".join(way.out[cut.at] for cut in cuts))
    ]
    out, margins = list(way.out), dict(way.margins)
    for group in together(lost):
        ats = [shown[one.at - len(beside.before) + more] for one in group for more in range(len(one.own))]
        if not is_doubtful(margins.get(at, 0) for at in ats):
            continue
        for at, char, margin in zip(ats, *best(text, group, remembered(beside.page)), strict=True):
            out[at], margins[at] = char, margin
    return way._replace(out="".join(out), margins=tuple(margins.items()))


def _unknown(way: Way) -> Iterator[tuple[Cut, ...]]:
    """The cuts of characters that were chosen: one, or two around a vanished pair of bytes.

    Left out is a character before a vanished pair behind which a gloss gives the next one: little is open there.
    """
    cuts = [cut for cut in way.cuts if cut.unknown and way.out[cut.at] >= "\x80"]
    glossed = {cut.at - 1 for cut in way.cuts if cut.inserted[:1] == b"("}
    while cuts:
        cut, *cuts = cuts
        if cut.inserted:
            yield (cut,)
        elif cuts and cuts[0] == cut._replace(at=cut.at + 1):
            yield cut, cuts.pop(0)
        elif cut.at not in glossed:
            yield (cut,)


def _chars(own: str, cuts: tuple[Cut, ...]) -> Chars | None:
    """What a character may be by the byte that is left of it."""
    if len(cuts) > 1:
        return None
    lead, trail = own.encode("gb18030")
    return known_by_trail(trail) if cuts[0].half == 1 else known_by_lead(lead)


def _known(text: str, place: int, beside: Around) -> dict[str, int]:
    """What some characters cost at a place, beside what the model and the page say."""
    begun = len(beside.before)
    quoted = beside.quoted + text.count("“", begun, place) > text.count("”", begun, place)
    extra = {"“": QUOTE_PRIOR, "”": -CLOSING} if quoted else {"”": QUOTE_PRIOR}
    if text[place + 1 : place + 2] >= "\u3400":
        extra["。"] = FULL_STOP
    if text[place + 1 : place + 2] in _ENDS_CLAUSE and _SPEAKER.search(text, 0, place):
        extra |= SAYING
    if text[place + 1 : place + 2] == "”" and _A_TERM.search(text, 0, place):
        extra["。"] = NO_SENTENCE
    return extra
