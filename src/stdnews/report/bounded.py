"""Choices from any number of pages in bounded memory, none of which depends on the order of the pages."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from stdnews.chance import chance

Item = TypeVar("Item")


class Least(Generic[Item]):
    """The items with the smallest keys of all that were given.

    >>> least = Least[str](2)
    >>> for key in (5, 1, 4, 3):
    ...     least.add(key, f"item {key}")
    >>> least.items(), least.given
    (['item 1', 'item 3'], 4)
    """

    def __init__(self, most: int) -> None:
        self.given = 0
        self._most = most
        self._kept: list[tuple[Any, Item]] = []
        self._bar: Any = None
        """The largest key that still counts, when there are enough."""

    def add(self, key: Any, item: Item) -> None:
        """Keeps an item as long as there are not enough others with smaller keys."""
        self.given += 1
        if self._most and (self._bar is None or key < self._bar):
            self._kept.append((key, item))
            if len(self._kept) >= 2 * self._most:
                self._cut()

    def _cut(self) -> None:
        self._kept.sort(key=lambda pair: pair[0])
        del self._kept[self._most :]
        if self._kept and len(self._kept) == self._most:
            self._bar = self._kept[-1][0]

    def items(self) -> list[Item]:
        """The items, by their keys."""
        self._cut()
        return [item for _, item in self._kept]


class Named(Generic[Item]):
    """Something for each name, and for the names beyond ``most`` one that they share.

    Which names have their own is chance, and does not depend on the order: those with the smallest numbers.
    """

    def __init__(self, most: int, new: Callable[[], Item], merge: Callable[[Item, Item], None]) -> None:
        self._most, self._new, self._merge = most, new, merge
        self._items: dict[str, Item] = {}
        self._largest: list[tuple[int, str]] = []
        self.rest = new()
        """What the other names share."""

    def of(self, name: str) -> Item:
        """What is a name's, to be added to at once."""
        found = self._items.get(name)
        return self._made(name) if found is None else found

    def _made(self, name: str) -> Item:
        number = chance(name)
        if len(self._items) < self._most or number < -self._largest[0][0]:
            heapq.heappush(self._largest, (-number, name))
            found = self._items[name] = self._new()
            if len(self._items) > self._most:
                _, other = heapq.heappop(self._largest)
                self._merge(self.rest, self._items.pop(other))
            return found
        return self.rest

    def items(self) -> Iterator[tuple[str, Item]]:
        """The names with what is theirs, by name."""
        return iter(sorted(self._items.items(), key=lambda pair: pair[0]))
