"""Which of some characters makes words: what three characters to the left cannot tell.

The model of characters has seen 担保 a few times only; that it is a word at all says more. A text costs as much as its
cheapest division into words, by the counts of a word list in ``stdnews/tables/words.bin``, which is mapped, not read.
"""

from __future__ import annotations

import functools
import hashlib
import mmap
import re
from bisect import bisect_left
from pathlib import Path

import stdnews.tables
from stdnews.stages.mojibake.model import HEADER, keys_of

LONGEST = 4
"""Characters of the longest word that is looked for; longer ones chose no better."""
MARK, NO_WORD = 26, 144
"""Cost of what is no Han character, and of a Han character that is no word; the rarest word costs 143."""


class Words:
    """Costs of words; the unit is that of the model."""

    def __init__(self, data: mmap.mmap) -> None:
        view = memoryview(data)
        sizes = re.findall(rb"=(\d+)", bytes(view[:HEADER]))
        size = int(sizes[0])
        self._keys = keys_of(view[HEADER : HEADER + 4 * size])
        self._checks, self._costs = (view[HEADER + at * size : HEADER + (at + 1) * size] for at in (4, 5))
        self.cost = functools.lru_cache(1 << 14)(self._cost)

    def _cost(self, word: str) -> int:
        """The cost of a word; -1 where the list does not have it."""
        digest = hashlib.blake2b(word.encode(), digest_size=5).digest()
        key = int.from_bytes(digest[:4], "little")
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key and self._checks[at] == digest[4]:
            return self._costs[at]
        if len(word) > 1:
            return -1
        return NO_WORD if "\u3400" <= word <= "\u9fff" else MARK


@functools.cache
def _words() -> Words:
    """The list, loaded when a character is first in doubt."""
    with (Path(stdnews.tables.__file__).parent / "words.bin").open("rb") as file:
        return Words(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def as_words(text: str) -> int:
    """The cost of a text, in Simplified script, as the words that it can be divided into at the least cost.

    >>> as_words("担保还有") < as_words("担。还有")
    True
    """
    cost = _words().cost
    best = [0]
    for end in range(1, len(text) + 1):
        least = best[-1] + cost(text[end - 1 : end])
        for at in range(max(0, end - LONGEST), end - 1):
            own = cost(text[at:end])
            if 0 <= own < least - best[at]:
                least = best[at] + own
        best.append(least)
    return best[-1]
