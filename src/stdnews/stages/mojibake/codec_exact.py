"""Text all of whose bytes are there: what it was before it was misread, once or several times over.

Nothing is guessed here: each wrong reading is taken back character by character, and what comes out must be sound in
its codec. Where decoders differ, or a character stands for other bytes too, the language model decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.codec_lattice import NO_TEXT, Question, likeliest, pairs_of
from stdnews.stages.mojibake.codec_pairs import READINGS, SHOWN_AS_SPACE, Reading, as_utf8, to_bytes
from stdnews.stages.mojibake.codec_tables import COMPOSED, NO_BYTE, ONE_BYTE, tables
from stdnews.stages.mojibake.model import SCALE, model, simple

ROUNDS = 3
"""Wrong readings, one upon the other, that are taken back."""
AGAIN = 10 * SCALE
"""Cost of supposing another one."""
ACCIDENTAL = -1
"""The decoder that takes for UTF-8 what happens to be so."""
_HIGH = re.compile("[^\x00-\x7f]")
_TWO_BYTES = re.compile("[\u0100-\u07ff]")
"""What UTF-8 has two bytes for, and Latin-1 none: most of what is UTF-8 by accident."""
_EAST_ASIAN = re.compile("[\u2e80-\uffef]")
MOST_AGAINST = 25 * SCALE
"""How much the other lines of a page can say against a decoder."""
CERTAIN = 8 * SCALE
"""What a character may cost on average in what was UTF-8, so that nothing else is tried."""
TRADITIONAL = 2 * SCALE
"""What a Traditional character costs more than a Simplified one: the model does not tell them apart."""
STRIPPED = 6 * SCALE
"""Cost of supposing that a text has lost white space at an end that was a byte."""
_PLAIN = {"big5hkscs": str.maketrans("•∼¥¢£⁄", "‧～￥￠￡∕")}
"""Pairs for which HKSCS, as Python has it, names another character than Windows and browsers do."""


Pairs = Mapping[str, Sequence[tuple[int, int]]]
"""Pairs of neighbours on a page, and where they stand."""


class Exact(NamedTuple):
    """What a text was, with the wrong readings that made it what it is, the last one first."""

    cost: int
    text: str
    way: tuple[tuple[int, int], ...]
    """For each wrong reading its place in their table, and the number of the decoder that did it."""

    @property
    def is_proof(self) -> bool:
        """Whether that it could be done proves that no byte is lost: UTF-8 is never sound by accident."""
        return self.readings[-1].source == "utf-8"

    @property
    def is_flexible(self) -> bool:
        """Whether characters could stand for several bytes, so that a lost one may not show."""
        return self.way[-1][1] == ACCIDENTAL

    @property
    def names(self) -> str:
        """The names of the wrong readings."""
        return ", ".join(dict.fromkeys(reading.name for reading in self.readings))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The wrong readings."""
        return tuple(READINGS[place] for place, _ in self.way)


def exact(text: str, rounds: int = ROUNDS) -> list[Exact]:
    """All ways to take back wrong readings of a whole text; none where it has a mark of a lost byte.

    >>> found = min(exact("娑斺剝娼欓弫娆忕瑎"))
    >>> found.text, [reading.name for reading in found.readings]
    ('乡村教师', ['UTF-8 read as GBK', 'UTF-8 read as GBK'])
    """
    found: list[Exact] = []
    if "\ufffd" in text:
        return found
    for one in _chains(text, rounds):
        found.append(one)
        if one.readings[-1].source == "utf-8" and one.cost <= CERTAIN * len(one.text):
            break
    return found


def agreed(found: Mapping[int, Sequence[Exact]]) -> dict[int, Exact]:
    """For each paragraph of a page the likeliest way, given that one decoder has misread them all.

    Decoders differ in few characters; in a line that has one of these, the other lines tell which decoder it was.
    """
    cheapest = {at: min(some) for at, some in found.items() if some}
    against: Counter[tuple[tuple[int, int], ...]] = Counter()
    own = {(at, one.way): min(MOST_AGAINST, one.cost - cheapest[at].cost) for at, some in found.items() for one in some}
    for (_, way), cost in own.items():
        against[way] -= MOST_AGAINST - cost

    def price(at: int, one: Exact) -> tuple[int, Exact]:
        others = against[one.way] + MOST_AGAINST - own[at, one.way] + MOST_AGAINST * (len(cheapest) - 1)
        return one.cost + min(MOST_AGAINST, others), one

    return {at: min(price(at, one) for one in found[at])[1] for at in cheapest}


def _chains(text: str, rounds: int) -> Iterator[Exact]:
    for place, reading in enumerate(READINGS):
        for decoder, new in _undone(text, reading):
            here = place, decoder
            if not NO_TEXT.search(new):
                yield Exact(model().text("\n\n", simple(new)), new, (here,))
            if rounds > 1 and _may_be_damaged(new, reading):
                for cost, inner, way in _chains(new, rounds - 1):
                    yield Exact(cost + AGAIN, inner, (here, *way))
        for new in _without_ends(text, reading):
            yield Exact(model().text("\n\n", simple(new)) + STRIPPED, new, ((place, 0),))


def _without_ends(text: str, reading: Reading) -> Iterator[str]:
    """What a text was whose first or last byte showed as white space, and went as such."""
    if reading.source == "utf-8" or "?" in text:
        return
    stripped = SHOWN_AS_SPACE.get(reading.shown, "")
    data = to_bytes(text, reading.shown) if stripped else NO_BYTE
    for byte in stripped if NO_BYTE not in data else "":
        for whole in (byte + data, data + byte):
            new = _decoded(whole, reading.source)
            if new is not None and not NO_TEXT.search(new):
                yield new


def _may_be_damaged(text: str, reading: Reading) -> bool:
    """Whether what a text was before a wrong reading is worth another one.

    UTF-8 proves itself; pairs of bytes are Han of some sort in any case, so that they must be something else.
    """
    high = _HIGH.findall(text)
    return reading.source == "utf-8" or 2 * len(_EAST_ASIAN.findall(text)) < len(high)


def _undone(text: str, reading: Reading) -> Iterator[tuple[int, str]]:
    """What a text was before one wrong reading, as each decoder of the codec may have done it."""
    if reading.shown == "ftfy" or not (reading.shown in ONE_BYTE or _EAST_ASIAN.search(text)):
        return
    text = _composed(text) if reading.shown == "big5" else text
    strict = False
    for number, table in enumerate(tables(reading.shown)):
        if table.lenient and strict:
            break
        if not table.may_show(text):
            continue
        new = _decoded(table.first(text), reading.source)
        if (new is None or reading.source != "utf-8" or table.lenient) and table.is_doubtful(text):
            new = likeliest(Question([table.options(char) for char in text], reading.source))
            new = None if new is None else _plain(new, reading)
        if new is not None and new != text:
            strict = True
            yield number, new
    if _has_accidents(text, reading) and (found := _accidental(text, reading)) is not None:
        yield ACCIDENTAL, found


def _has_accidents(text: str, reading: Reading) -> bool:
    """Whether a text shows some characters for bytes that happened to be UTF-8, among more that were not."""
    if reading.shown != "cp1252" or reading.source != "gb18030":
        return False
    accidents = to_bytes(text, "cp1252").count(NO_BYTE)
    return 0 < 2 * accidents < len(_HIGH.findall(text)) and 2 * len(_TWO_BYTES.findall(text)) >= accidents


def _composed(text: str) -> str:
    for two, one in COMPOSED.items():
        text = text.replace(two, one)
    return text


def _decoded(data: str, source: str) -> str | None:
    try:
        return data.encode("latin-1").decode(source).translate(_PLAIN.get(source, {}))
    except UnicodeError:
        return None


def _accidental(text: str, reading: Reading, line: int = -1, seen: Pairs | None = None) -> str | None:
    """What a text was that was read as UTF-8 where the bytes happened to be so, and else as Latin-1."""
    options = []
    for char in text:
        alone = to_bytes(char, "cp1252")
        options.append(tuple(dict.fromkeys((alone, *as_utf8(char)))) if alone <= "\xff" else as_utf8(char))
    new = likeliest(Question(options, reading.source, utf8_first=True, line=line, seen=seen or {}))
    return None if new is None else _plain(new, reading)


def _plain(text: str, reading: Reading) -> str:
    return text.translate(_PLAIN.get(reading.source, {}))


def in_the_light_of_the_page(texts: Mapping[int, str], whole: Mapping[int, Exact]) -> dict[int, Exact]:
    """The paragraphs with those decided anew that can be read in several ways: what the page says elsewhere counts."""
    seen = pairs_of((at, one.text) for at, one in whole.items())
    found = dict(whole)
    for at, one in whole.items():
        if one.is_flexible and len(one.way) == 1:
            new = _accidental(texts[at], one.readings[0], at, seen)
            found[at] = one._replace(text=new or one.text)
    return found
