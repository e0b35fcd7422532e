"""Characters that stand for one of several strings of bytes: the likeliest text that these can be."""

from __future__ import annotations

import codecs
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.codec_ahead import Straight
from stdnews.stages.mojibake.model import SCALE, step

BEAM = 10
"""Ways that are carried along."""
FAR = 15 * SCALE
"""How much more than the cheapest one a way may cost."""
UNUSUAL = 8 * SCALE
"""What a character beyond GB 2312 costs more in a Simplified line: the model takes variants for their usual form."""
MOST_UNUSUAL = 20
"""One in how many characters of such a line is beyond GB 2312 at most."""
SEEN = 4 * SCALE
"""What a character costs at most behind another that it follows elsewhere on the page: names come again."""
NEAR = 4
"""Characters of a line that may be the same ones, read in another way."""
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""Controls and private use: no repair may hold them."""


class Question(NamedTuple):
    """What is asked: the bytes that each character may stand for, and what is known of them."""

    options: Sequence[tuple[str, ...]]
    source: str
    utf8_first: bool = False
    """Whether a byte shows alone only where it begins no UTF-8."""
    line: int = -1
    seen: Mapping[str, Sequence[tuple[int, int]]] = {}
    """Pairs of Han on the page: the lines, and the places in these, where they stand."""


def pairs_of(lines: Iterable[tuple[int, str]]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """The pairs of neighbours in some lines, with the number of each line and the place of the second one.

    >>> pairs_of([(3, "鲁西")])["鲁西"]
    [(3, 1)]
    """
    found = defaultdict(list)
    for line, text in lines:
        for at in range(1, len(text)):
            found[text[at - 1 : at + 1]].append((line, at))
    return found


def likeliest(question: Question) -> str | None:
    r"""The likeliest text; None where the bytes are none.

    >>> likeliest(Question([("\xb3", "\xc2\xb3"), ("\xc2\xbd",)], "gb18030"))
    '鲁陆'
    """
    found = _walked(question, UNUSUAL)
    if found is None or MOST_UNUSUAL * sum(not _is_usual(char) for char in found) <= len(found):
        return found
    return _walked(question, 0)


@functools.lru_cache(maxsize=1 << 14)
def _is_usual(char: str) -> bool:
    """Whether a character is in GB 2312."""
    return char < "\x80" or char.encode("gb2312", "ignore") != b""


class _State(NamedTuple):
    pending: str
    context: str
    forbidden: int
    """How many bytes from here one that continues UTF-8 cannot show alone; 0 for never."""


class _Way(NamedTuple):
    cost: int
    text: str


Ways = list[tuple[_State, _Way]]


def _walked(question: Question, unusual: int) -> str | None:
    ways, at = {_State("", "\n\n", 0): _Way(0, "")}, 0
    straight = None if question.source == "utf-8" else Straight(question.options, question.source)
    while at < len(question.options):
        best = _promising(ways)
        if straight and len(best) == 1:
            best, at = _clearly(question, best, at, straight)
        new: dict[_State, _Way] = {}
        for state, way in best:
            for data in question.options[at]:
                forbidden = _forbids(state.forbidden, data) if question.utf8_first else 0
                fed = _fed(state.pending, data, question.source) if forbidden >= 0 else None
                if fed is None:
                    continue
                cost, context = _priced(question, way, state.context, fed[0])
                cost += unusual * sum(not _is_usual(char) for char in fed[0])
                after = _State(fed[1], context, forbidden)
                if after not in new or cost < new[after].cost:
                    new[after] = _Way(cost, way.text + fed[0])
        if not new:
            return None
        ways, at = new, at + 1
    whole = [way for state, way in ways.items() if not state.pending]
    return min(whole).text if whole else None


def _promising(ways: dict[_State, _Way]) -> Ways:
    best = sorted(ways.items(), key=lambda item: item[1].cost)[:BEAM]
    return [one for one in best if one[1].cost <= best[0][1].cost + FAR]


def _clearly(question: Question, ways: Ways, at: int, straight: Straight) -> tuple[Ways, int]:
    """The ways to a place, and the place: further on, and the best one alone, where that is clear for long."""
    (state, way) = ways[0]
    for one in straight.ahead(state.pending, state.context, at):
        forbidden = _forbids(state.forbidden, question.options[at][0]) if question.utf8_first else 0
        if forbidden < 0:
            break
        state, way, at = _State(one.pending, one.context, forbidden), _Way(0, way.text + one.text), at + 1
    return ([(state, way)], at) if way is not ways[0][1] else (ways, at)


def _priced(question: Question, way: _Way, context: str, more: str) -> tuple[int, str]:
    """The cost of a way with more characters, and the context behind these."""
    cost, text = way.cost, way.text
    for char in more:
        price, context = step(context, char)
        text += char
        if price > SEEN and _is_elsewhere(question, text):
            price = SEEN
        cost += price
    return cost, context


def _is_elsewhere(question: Question, text: str) -> bool:
    """Whether the last two characters stand together in another place of the page."""
    at = len(text) - 1
    places = question.seen.get(text[-2:], ()) if text[-1] > "\u3400" else ()
    return any(line != question.line or abs(place - at) > NEAR for line, place in places)


def _forbids(before: int, data: str) -> int:
    """How a byte that shows alone goes on with UTF-8: the bytes to its end, 0 where it begins none, -1 at an end."""
    if len(data) > 1 or data < "\x80":
        return 0
    if data <= "\xbf":
        return {1: -1, 2: 1}.get(before, 0)
    if "\xc2" <= data <= "\xdf":
        return 1
    return 2 if "\xe1" <= data <= "\xef" and data != "\xed" else 0


@functools.lru_cache(maxsize=1 << 15)
def _fed(pending: str, data: str, source: str) -> tuple[str, str] | None:
    """The characters that bytes complete, and the bytes that wait for more; None where they are no text."""
    decoder = codecs.getincrementaldecoder(source)()
    try:
        text = decoder.decode((pending + data).encode("latin-1"))
    except UnicodeError:
        return None
    if source != "utf-8" and NO_TEXT.search(text):
        return None
    return (text, decoder.getstate()[0].decode("latin-1"))
