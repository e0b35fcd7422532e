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


class Followers(dict[str, Counter[str]]):
    """What a text has behind some characters, by these; looked up when it is asked for, since few are.

    >>> Followers("天天下雨，天晴了")["天"]
    Counter({'天': 1, '下': 1, '晴': 1})
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, before: str) -> Counter[str]:
        self[before] = Counter(self._found(before))
        return self[before]

    def _found(self, before: str) -> Iterator[str]:
        size, at = len(before), self._text.find(before)
        while at >= 0:
            yield self._text[at + size : at + size + 1]
            at = self._text.find(before, at + 1)


@functools.lru_cache(maxsize=2)
def followers(page: str) -> Followers:
    """What a page has behind its characters, as it stands; kept for the next run of the page."""
    return Followers(page)


class Memory:
    """What a page has behind characters, with what the model expects there."""

    def __init__(self, text: str) -> None:
        self._model, self._behind = model(), Followers(text)

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
        last, both = self._behind[before[-1:]], self._behind[before]
        return (both[char] + last[char] / (last.total() + 1)) / (both.total() + 1)

    def has(self, before: str, char: str) -> bool:
        """Whether the page has a character behind another; what begins a sentence or a quotation says nothing."""
        return "\u3400" <= before[-1:] <= "\u9fff" and char in self._behind[before[-1:]]


@functools.lru_cache(maxsize=2)
def remembered(page: str) -> Memory:
    """A page in Simplified script, glosses left out; kept for the next run of the page."""
    return Memory(simple.__wrapped__(GLOSS.sub("", page)))  # no page is kept among the characters that come again
