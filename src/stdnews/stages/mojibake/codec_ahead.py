"""Parts of a text whose bytes are all there: pairs of them are read straight on, and no other way is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.codec_plans import ALIGNED, character
from stdnews.stages.mojibake.model import SCALE, model, simple

BACK = 6
"""Characters before a place that reads oddly from where on all ways are looked at again."""
ODD, STRETCH, ODD_IN_STRETCH = 9 * SCALE, 4, 7 * SCALE
"""What two neighbours, and so many characters in a row, cost on average at such a place."""


class Ahead(NamedTuple):
    """What has been read behind a character."""

    pending: str
    context: str
    text: str
    """What this character made whole."""
    price: int


class Straight:
    """Looks what is surely read straight on in a text.

    Args:
        forms: the bytes that each character of the text may stand for, the likeliest ones first.
        source: the codec of the bytes, one of two bytes a character.
    """

    def __init__(self, forms: Sequence[tuple[str, ...]], source: str) -> None:
        self._forms, self._source = forms, source
        self._next = 0
        """Where it is worth while to look again: behind the place where the last look ended."""

    def ahead(self, pending: str, context: str, at: int) -> list[Ahead]:
        """What is read on from a place, character by character; nothing if it is not for long.

        Args:
            pending: the byte that is pending there.
            context: the two characters before.
            at: the place.
        """
        if at < self._next:
            return []
        read = list(_straight(Ahead(pending, context, "", 0), self._forms, at, self._source))
        self._next = at + len(read) + 1
        whole = [place for place, one in enumerate(read, 1) if one.text]
        return read[: whole[-1 - BACK]] if len(whole) > BACK else []


def _straight(last: Ahead, forms: Sequence[tuple[str, ...]], at: int, source: str) -> Iterator[Ahead]:
    """What is read, until something reads oddly."""
    prices = [0] * STRETCH
    for end in range(at, len(forms)):
        new = _on(last, forms[end][0], source) if forms[end] else None
        if new is None:
            return
        if new.text:
            prices = [*prices[1:], new.price]
            if prices[-1] + prices[-2] > 2 * ODD or sum(prices) > STRETCH * ODD_IN_STRETCH:
                return
        yield new
        last = new


def _on(last: Ahead, data: str, source: str) -> Ahead | None:
    """Goes on with the bytes of a character, if each of them goes with the one before."""
    pending, context, text, price = last.pending, last.context, "", 0
    for byte in data:
        if not pending and "\x81" <= byte <= "\xfe":
            pending = byte
            continue
        char = character(pending + byte, source) if pending else byte if byte < "\x80" else ""
        if not char:
            return None
        plain = simple(char)
        price += model().cost(context, plain)
        pending, context, text = ALIGNED, context[1:] + plain, text + char
    return Ahead(pending, context, text, price)
