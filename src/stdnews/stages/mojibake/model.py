"""How likely Chinese text is: the small language model that chooses between repairs and vetoes them.

It knows characters in the light of the two or three before them, in Simplified script, with widths folded, digits as 0
and Latin letters as A. Its table is ``stdnews/tables/ngrams.bin``: mapped, not read, and searched by bisection.
"""

from __future__ import annotations

import functools
import mmap
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import stdnews.tables

HEADER = 512
"""Bytes of the file's header."""
SCALE = 8
"""Units of a cost in the file to one natural logarithm."""
UNKNOWN = 18 * SCALE
"""Cost of a character that the table does not have: about that of its rarest where nobody expects that one."""
_FACTORS = 0x9E3779B1, 0x85EBCA6B
"""With them the key of an n-gram is made of the key of its beginning and of its last character."""
_BUCKET = 20
"""Lower bits of a triple's key: the search begins among the 200 or so that share the upper ones."""

_FOLD = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: " "}
    | dict.fromkeys(range(0x30, 0x3A), "0")
    | dict.fromkeys(range(0xFF10, 0xFF1A), "0")
    | dict.fromkeys([*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)], "A")
)


class Chars(NamedTuple):
    """Characters of which the likeliest in a context are looked for."""

    of: dict[str, str]
    """Those that simplify to a character."""
    likely: list[tuple[int, str]]
    """These plain characters with their cost alone, the likeliest first."""
    most: int
    """How many of these are looked at whatever the context is."""


class Model:
    """Costs of characters in context; lower is likelier; the unit is 1/8 of a natural logarithm."""

    def __init__(self, data: Sequence[int] | mmap.mmap) -> None:
        view = memoryview(data)  # type: ignore[arg-type]  # mypy does not know mmap as a buffer here
        sizes = [int(size) for size in re.findall(rb"=(\d+)", bytes(view[:HEADER]))]
        widths = (2, 1, 1), (4, 1, 1), (4, 1, 1, 1), (4, 1, 1)
        parts = _parts(view, [width * size for size, of in zip(sizes, widths, strict=True) for width in of])
        chars = bytes(parts[0]).decode("utf-16-le")
        self._single, self._single_back_off = parts[1:3]
        self._pairs, self._pair_costs, self._pair_back_off = keys_of(parts[3]), parts[4], parts[5]
        self._triples, self._triple_checks, self._triple_costs, self._triple_back_off = keys_of(parts[6]), *parts[7:10]
        self._quads, self._quad_checks, self._quad_costs = keys_of(parts[10]), *parts[11:]
        self._each = list(chars)
        self._number = {char: number for number, char in enumerate(chars)}
        self.cost = functools.lru_cache(1 << 16)(self._cost)
        self.far_cost = functools.lru_cache(1 << 14)(self._far_cost)
        self._back_off = functools.lru_cache(1 << 14)(self._find_back_off)
        self._rows = functools.lru_cache(1 << 13)(self._find_rows)
        self._near = functools.lru_cache(1 << (32 - _BUCKET))(self._find_near)
        self._followed = functools.lru_cache(1 << 10)(self._find_followed)

    def _cost(self, before: str, char: str) -> int:
        """The cost of a character after two others; all three as ``simple`` gives them."""
        number = self._number
        last, second, first = number.get(char), number.get(before[1:]), number.get(before[:1])
        if last is None:
            return UNKNOWN
        if second is None:
            return self._single[last]
        back_off = 0
        if first is not None:
            pair = first << 13 | second
            whole = pair * _FACTORS[0] + last * _FACTORS[1]
            key = whole & 0xFFFFFFFF
            at = bisect_left(self._triples, key, *self._near(key >> _BUCKET))
            if at < len(self._triples) and self._triples[at] == key and self._triple_checks[at] == whole >> 32 & 0xFF:
                return self._triple_costs[at]
            back_off = self._back_off(pair)
        pair = second << 13 | last
        low, high = self._rows(second)
        at = bisect_left(self._pairs, pair, low, high)
        if at < high and self._pairs[at] == pair:
            return back_off + self._pair_costs[at]
        return back_off + self._single_back_off[second] + self._single[last]

    def _far_cost(self, before: str, char: str) -> int:
        """The cost of a character after three others: better than ``cost``, and slower."""
        numbers = [self._number.get(one, -1) for one in before + char]
        if len(numbers) < 4 or min(numbers) < 0:
            return self.cost(before[-2:], char)
        first, second, third, last = numbers
        triple = (first << 13 | second) * _FACTORS[0] + third * _FACTORS[1]
        quad = (triple & 0xFFFFFFFF) * _FACTORS[0] + last * _FACTORS[1]
        at = _find(self._quads, self._quad_checks, quad)
        if at >= 0:
            return self._quad_costs[at]
        at = _find(self._triples, self._triple_checks, triple)
        return (self._triple_back_off[at] if at >= 0 else 0) + self.cost(before[-2:], char)

    def _find_back_off(self, pair: int) -> int:
        """What is added behind a pair where the table does not have the triple."""
        low, high = self._rows(pair >> 13)
        at = bisect_left(self._pairs, pair, low, high)
        return self._pair_back_off[at] if at < high and self._pairs[at] == pair else 0

    def _find_rows(self, number: int) -> tuple[int, int]:
        """Where the pairs are that begin with a character."""
        return bisect_left(self._pairs, number << 13), bisect_left(self._pairs, (number + 1) << 13)

    def _find_near(self, bucket: int) -> tuple[int, int]:
        """Where the triples are whose keys have the same upper bits."""
        return bisect_left(self._triples, bucket << _BUCKET), bisect_left(self._triples, (bucket + 1) << _BUCKET)

    def _find_followed(self, number: int) -> frozenset[str]:
        """The characters that the table has after a character."""
        low, high = self._rows(number)
        return frozenset([self._each[key & 0x1FFF] for key in self._pairs[low:high]])

    def candidates(self, before: str, chars: Chars) -> list[tuple[int, str]]:
        """The characters with their costs; of those that the table does not have after the last one, the likeliest.

        These differ by the character alone, so the likeliest of them are known beforehand.
        """
        first, second = self._number.get(before[:1]), self._number.get(before[1:])
        if second is None:
            unseen, followed = 0, frozenset[str]()
        else:
            back_off = 0 if first is None else self._back_off(first << 13 | second)
            unseen, followed = back_off + self._single_back_off[second], self._followed(second)
        found = [(self.cost(before, plain), char) for plain in followed & chars.of.keys() for char in chars.of[plain]]
        rest = [(unseen + own, plain) for own, plain in chars.likely[: chars.most] if plain not in followed]
        return found + [(own, char) for own, plain in rest for char in chars.of[plain]]

    def chars(self, chars: str, most: int) -> Chars:
        """The characters that the table has of some, made ready to be looked through again and again."""
        of: dict[str, str] = {}
        for char in chars:
            if simple(char) in self._number:
                of[simple(char)] = of.get(simple(char), "") + char
        return Chars(of, sorted((self._single[self._number[plain]], plain) for plain in of), most)

    def followers(self, char: str, most: int) -> Iterator[str]:
        """The characters that the table has after a character, at a cost of at most so much."""
        number = self._number.get(char)
        if number is None:
            return iter(())
        low, high = self._rows(number)
        rows = zip(self._pairs[low:high], self._pair_costs[low:high], strict=True)
        return (self._each[key & 0x1FFF] for key, cost in rows if cost <= most)

    def text(self, before: str, text: str) -> int:
        """The cost of a text after two characters."""
        whole = before + text
        cost = self.cost
        return sum(cost(whole[at : at + 2], whole[at + 2]) for at in range(len(text)))


def _parts(view: memoryview, sizes: Sequence[int]) -> list[memoryview]:
    """The parts of the file after its header, each begun at a multiple of four bytes."""
    at, parts = HEADER, []
    for size in sizes:
        parts.append(view[at : at + size])
        at += size + -size % 4
    return parts


def _find(keys: Sequence[int], checks: memoryview, whole: int) -> int:
    """Where a hash is among the keys, with its upper bits as the check; -1 where it is not."""
    key = whole & 0xFFFFFFFF
    at = bisect_left(keys, key)
    return at if at < len(keys) and keys[at] == key and checks[at] == whole >> 32 & 0xFF else -1


def keys_of(view: memoryview) -> Sequence[int]:
    """Little-endian 32-bit keys."""
    if sys.byteorder == "little":
        return view.cast("I")
    keys = array("I", view.tobytes())
    keys.byteswap()
    return keys


@functools.cache
def model() -> Model:
    """The model, loaded when a page is first suspicious."""
    with (Path(stdnews.tables.__file__).parent / "ngrams.bin").open("rb") as file:
        return Model(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@functools.cache
def _simplified() -> dict[int, int]:
    """Simplified forms of single characters, for str.translate."""
    from opencc import OpenCC  # noqa: PLC0415 - loaded when needed: sound pages do without

    traditional = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0x9FFF))]
    converted = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    return {ord(old): ord(new) for old, new in zip(traditional, converted, strict=True) if old != new and len(new) == 1}


@functools.cache
def written() -> dict[str, str]:
    """The characters that simplify to a character, itself first."""
    found: dict[str, str] = {}
    for old, new in _simplified().items():
        found[chr(new)] = found.get(chr(new), chr(new)) + chr(old)
    return found


@functools.cache
def _simple() -> dict[int, int | str]:
    return _FOLD | _simplified()


@functools.lru_cache(maxsize=1 << 15)
def simple(text: str) -> str:
    """A text as the model knows it: Simplified, folded; character for character.

    >>> simple("區（2023）")
    '区(0000)'
    """
    return text.translate(_simple())


@functools.lru_cache(maxsize=1 << 16)
def step(context: str, char: str) -> tuple[int, str]:
    """The cost of a character after two others, and the context behind it."""
    plain = simple(char)
    return model().cost(context, plain), context[1:] + plain
