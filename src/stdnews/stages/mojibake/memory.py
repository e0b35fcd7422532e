"""What a page says itself: the words of a page come again, also those that no table has."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterator

from stdnews.stages.mojibake.model import SCALE, model, simple
from stdnews.stages.mojibake.walk import GLOSS

OF_PAGE = 0.25
"""Share of the page in what is expected next, beside the model: 0.1 to 0.4 chose as well."""
_NOT_OF_PAGE = round(-SCALE * math.log(1 - OF_PAGE))


class Memory:
    """What a page has behind characters; looked up when it is asked for, since few are."""

    def __init__(self, text: str) -> None:
        self._text, self._model = text, model()
        self._behind: dict[str, Counter[str]] = {}

    def cost(self, before: str, char: str) -> int:
        """The cost of a character after three others, by the model and the page together.

        >>> page, unseen = remembered("郑华的渔船。渔船主人郑华"), remembered("")
        >>> page.cost("主人郑", "华") < unseen.cost("主人郑", "华")
        True
        """
        own = self._model.far_cost(before, char)
        if not self.has(before, char):
            return own + _NOT_OF_PAGE
        share = self._share(before[-2:], char)
        return round(-SCALE * math.log((1 - OF_PAGE) * math.exp(-own / SCALE) + OF_PAGE * share))

    def _share(self, before: str, char: str) -> float:
        """Which share of what stands behind two characters on the page a character has."""
        last, both = self.behind(before[-1:]), self.behind(before)
        return (both[char] + last[char] / (last.total() + 1)) / (both.total() + 1)

    def has(self, before: str, char: str) -> bool:
        """Whether the page has a character behind another; what begins a sentence or a quotation says nothing."""
        return "\u3400" <= before[-1:] <= "\u9fff" and char in self.behind(before[-1:])

    def behind(self, before: str) -> Counter[str]:
        """The characters that the page has behind some others."""
        found = self._behind.get(before)
        if found is None:
            found = self._behind[before] = Counter(self._followers(before))
        return found

    def _followers(self, before: str) -> Iterator[str]:
        size, at = len(before), self._text.find(before)
        while at >= 0:
            yield self._text[at + size : at + size + 1]
            at = self._text.find(before, at + 1)


@functools.lru_cache(maxsize=2)
def remembered(page: str) -> Memory:
    """A page in Simplified script, glosses left out; kept for the next run of the page."""
    return Memory(simple.__wrapped__(GLOSS.sub("", page)))  # no page is kept among the characters that come again
