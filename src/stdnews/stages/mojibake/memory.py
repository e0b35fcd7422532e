"""What a page says itself: the words of a page come again, also those that no table has."""

from __future__ import annotations

import functools
import math
from collections import Counter
from itertools import chain
from operator import add
from typing import NamedTuple

from stdnews.stages.mojibake.model import SCALE, model, simple
from stdnews.stages.mojibake.walk import GLOSS

OF_PAGE = 0.25
"""Share of the page in what is expected next, beside the model: 0.1 to 0.4 chose as well."""
_NOT_OF_PAGE = round(-SCALE * math.log(1 - OF_PAGE))


class Memory(NamedTuple):
    """How often a page has characters, pairs and triples."""

    seen: dict[str, int]

    def cost(self, before: str, char: str) -> int:
        """The cost of a character after three others, by the model and the page together.

        >>> page, unseen = remembered("郑华的渔船。渔船主人郑华"), remembered("")
        >>> page.cost("主人郑", "华") < unseen.cost("主人郑", "华")
        True
        """
        own = model().far_cost(before, char)
        if not self.has(before, char):
            return own + _NOT_OF_PAGE
        share = self._share(before[-2:], char)
        return round(-SCALE * math.log((1 - OF_PAGE) * math.exp(-own / SCALE) + OF_PAGE * share))

    def _share(self, before: str, char: str) -> float:
        """Which share of what stands behind two characters on the page a character has."""
        seen = self.seen
        of_pair = seen[before[-1:] + char] / (seen[before[-1:]] + 1)
        return (seen.get(before + char, 0) + of_pair) / (seen.get(before, 0) + 1)

    def has(self, before: str, char: str) -> bool:
        """Whether the page has a character behind another; what begins a sentence or a quotation says nothing."""
        return before[-1:] + char in self.seen and "\u3400" <= before[-1:] <= "\u9fff"


@functools.lru_cache(maxsize=2)
def remembered(page: str) -> Memory:
    """The characters, pairs and triples of a page, glosses left out; kept for the next run of the page."""
    text = simple.__wrapped__(GLOSS.sub("", page))  # no page is kept among the characters that come again
    pairs = list(map(add, text, text[1:]))
    return Memory(dict(Counter(chain(text, pairs, map(add, pairs, text[2:])))))
