"""What is known of a damaged run, ways to read it, and which of two is better."""

from __future__ import annotations

from typing import NamedTuple

from stdnews.stages.mojibake.model import simple, step

ALIGNED = -1
"""No byte is pending: the next character begins with its own first byte."""


MARK_PRIOR = 24
"""Cost of supposing a byte before a mark: 3 nats, so that a ``??`` that somebody typed is not taken apart lightly."""


class Setting(NamedTuple):
    """What the page tells about its damage."""

    folded: bool
    """Whether full-width punctuation was folded to ASCII after the damage."""
    narrow: int = 0
    """What a ``?`` costs as it stands: more where all others of the page are full-width."""
    marks: int = MARK_PRIOR
    """Cost of supposing a byte before a mark: less where the page has shown that there are some."""
    script: str = ""
    """``Traditional`` or ``Simplified`` where nearly all of the page is in one script."""
    glosses: bool = True
    """Whether a gloss may stand inside a character."""


class Run(NamedTuple):
    """A stretch of text that begins with a suspicious mark, and what is known of the text before it."""

    text: str
    whole: bool
    """Whether the paragraph ends with it."""
    before: str
    """The last characters before it, glosses left out."""
    quoted: bool = False
    """Whether a quotation is open before it."""
    seen: frozenset[str] = frozenset()
    """What the page has elsewhere behind the character before it."""


class Cut(NamedTuple):
    """Where a run was cut: something was put there, or a byte was lost."""

    at: int
    """The character of the repaired run."""
    half: int
    """Inside the character (1) or after it (2)."""
    inserted: bytes = b""
    """What was put there; nothing where a byte was lost."""
    unknown: bool = False
    """Whether a byte of the character is lost, so that the character had to be chosen."""


class Way(NamedTuple):
    """One way to read a run up to some place."""

    cost: int
    pending: int
    """The byte whose second half comes next, or ``ALIGNED``."""
    context: str
    """The last two characters, as the model knows them."""
    out: str
    """The run as it was before the damage."""
    cuts: tuple[Cut, ...] = ()
    worst: int = 0
    """The cost of the unlikeliest character."""
    known: int = 0
    """How many characters behind the damage came back with both their bytes."""
    sure: int = 1 << 20
    """By how much it beat the text as it stands."""
    margins: tuple[tuple[int, int], ...] = ()
    """For each character that had to be chosen, by how much it beat the next best."""


_way = tuple.__new__
"""Makes a way of its fields in order: most of the work on a run is making ways."""


def meet(ways: dict[tuple[int, str], Way], new: Way) -> None:
    """Add a way to those at a place; of two in the same state the better one goes on."""
    key = new.pending, new.context
    old = ways.get(key)
    ways[key] = better(old, new) if old else new


def better(one: Way, other: Way) -> Way:
    """The cheaper of two ways, which remembers how close the other came."""
    if other.cost < one.cost:
        one, other = other, one
    ahead = other.cost - one.cost
    if not one.cuts or one.out == other.out:
        return one
    sure, margins = min(one.sure, ahead), one.margins
    if other.cuts:
        sure = min(one.sure, other.sure + ahead)
        margins = _closer(one, other, ahead)
    return _way(Way, (*one[:7], sure, margins))


def _closer(one: Way, other: Way, ahead: int) -> tuple[tuple[int, int], ...]:
    """The margins of a way where another one, that is behind by so much, has other characters."""
    margins, found = dict(one.margins), False
    for at, _, _, unknown in one.cuts:
        if (
            unknown
            and ahead < margins.get(at, ahead + 1)
            and simple(one.out[at : at + 1]) != simple(other.out[at : at + 1])
        ):
            margins[at], found = ahead, True
    return tuple(margins.items()) if found else one.margins


def knowing(way: Way) -> Way:
    """A way of which one more character is about to come back with both its bytes."""
    return _way(Way, (*way[:6], way[6] + 1, *way[7:]))


def costing(way: Way, more: int) -> Way:
    """A way that costs more."""
    return _way(Way, (way[0] + more, *way[1:]))


def with_char(way: Way, char: str, pending: int = ALIGNED, cost: int = 0, cut: Cut | None = None) -> Way:
    """A way with one more character."""
    total, _, context, out, cuts, worst, known, sure, margins = way
    own, context = step(context, char)
    if cut:
        cuts = (*cuts, cut)
    worst = max(worst, own)
    return _way(Way, (total + cost + own, pending, context, out + char, cuts, worst, known, sure, margins))


def with_copied(way: Way, char: str) -> Way:
    """A way with a character that is copied; how unlikely that one is says nothing of the repair."""
    cost, context = step(way.context, char)
    return _way(Way, (way.cost + cost, ALIGNED, context, way.out + char, *way[4:]))


def with_char_and_byte(way: Way, char: str, byte: int) -> Way:
    """A way with one more character and what comes of the byte behind it: pending, a letter of its own, or none."""
    if byte >= 0x81:
        return with_char(way, char, byte)
    new = with_char(way, char)
    return new if byte == -1 else with_char(new, chr(byte))
