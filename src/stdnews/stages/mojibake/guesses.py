"""The likeliest choice for lost characters that stand close together, and by how much it beats the next best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stdnews.stages.mojibake.choices import all_around_gap
from stdnews.stages.mojibake.memory import Memory
from stdnews.stages.mojibake.model import Chars, model, simple
from stdnews.stages.mojibake.priors import OTHER_SCRIPT
from stdnews.stages.mojibake.words import as_words

FAR = 3
"""Characters on either side that are looked at."""
BEAM = 12
"""Choices that are carried along for each lost character; 32 chose no better."""
MOST = 6
"""Lost characters of a group that the choices are multiplied by: no group had more than three in 700 lines of news,
damaged in eight ways, and a hundred in a row, which are none, would take the square of their time."""
BEHIND = 80
"""A choice that is this far behind the best is given up: 10 nats."""


WORDS = 0.6
"""Share at which the cost of a text as words joins that of its characters."""
NEAR = 48
"""Guesses that are further behind the best are not divided into words."""
REACH = 5
"""Characters on either side that are divided into words."""


class Lost(NamedTuple):
    """A character of which one byte is lost, or two around a pair of bytes that vanished."""

    at: int
    """Its place in the text, glosses not counted."""
    own: str
    """What was chosen before."""
    chars: Chars | None
    """What it may be, by the byte that is left; None for two characters."""
    extra: Mapping[str, int]
    """What some cost besides, in Simplified form."""
    foreign: frozenset[str] = frozenset()
    """Characters of the other script."""


class _Guess(NamedTuple):
    """One choice for the lost characters up to some place."""

    cost: int
    context: str
    chosen: str


def together(lost: Sequence[Lost]) -> Iterator[list[Lost]]:
    """Groups of lost characters that are each other's context."""
    group: list[Lost] = []
    for one in lost:
        if group and one.at > group[-1].at + len(group[-1].own) + FAR - 1:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def best(text: str, group: Sequence[Lost], page: Memory) -> tuple[str, list[int]]:
    """The best choice for the characters of a group, and by how much each of them beats the next best."""
    lost, inside = {one.at: one for one in group}, {one.at + 1 for one in group if len(one.own) > 1}
    start, end = group[0].at, min(len(text), group[-1].at + len(group[-1].own) + FAR)
    guesses = [_Guess(0, simple("\n" * FAR + text[:start])[-FAR:], "")]
    for at in range(start, end):
        if at in inside:
            continue
        guesses = sorted(_on(guesses, lost.get(at) or simple(text[at]), page))
        guesses = [guess for guess in guesses[: BEAM * min(len(group), MOST)] if guess.cost <= guesses[0].cost + BEHIND]
    guesses = sorted(_with_words(guesses, text, group))
    chosen = guesses[0].chosen
    return chosen, [_ahead(guesses, number) for number in range(len(chosen))]


def _with_words(guesses: Sequence[_Guess], text: str, group: Sequence[Lost]) -> Iterator[_Guess]:
    """Guesses with what their text costs as words besides."""
    start, end = max(0, group[0].at - REACH), min(len(text), group[-1].at + len(group[-1].own) + REACH)
    chars = list(simple(text[start:end]))
    places = [one.at - start + more for one in group for more in range(len(one.own))]
    words = 0.0
    for guess in guesses:
        if guess.cost <= guesses[0].cost + NEAR:
            for at, char in zip(places, simple(guess.chosen), strict=True):
                chars[at] = char
            words = WORDS * as_words("".join(chars))
        yield guess._replace(cost=guess.cost + round(words))


def _on(guesses: Sequence[_Guess], one: Lost | str, page: Memory) -> Iterable[_Guess]:
    """Guesses with what comes next: a lost character, two, or one that stands there."""
    if isinstance(one, str):
        return [_Guess(cost + page.cost(context, one), (context + one)[-FAR:], to) for cost, context, to in guesses]
    return [
        _Guess(guess.cost + own, context, guess.chosen + more)
        for guess in guesses
        for more in _options(one, guess.context, page)
        for own, context in [_with_lost(one, more, guess.context, page)]
    ]


def _with_lost(one: Lost, more: str, context: str, page: Memory) -> tuple[int, str]:
    """What a choice for lost characters costs in a context, and the context behind it."""
    cost = 0 if one.foreign.isdisjoint(more) else OTHER_SCRIPT
    for char in simple(more):
        cost += one.extra.get(char, 0) + page.cost(context, char)
        context = (context + char)[-FAR:]
    return cost, context


def _options(one: Lost, context: str, page: Memory) -> set[str]:
    """What lost characters may be behind some others: what the model finds likely, and what the page has there."""
    if not one.chars:
        lead, trail = one.own[0].encode("gb18030")[0], one.own[1].encode("gb18030")[1]
        return {one.own, *("".join(both) for both in all_around_gap(context[-2:], lead, trail))}
    found = {char for _, char in model().candidates(context[-2:], one.chars)}
    return found.union({one.own}, *(forms for plain, forms in one.chars.of.items() if page.has(context, plain)))


def _ahead(guesses: Sequence[_Guess], number: int) -> int:
    """By how much the first of some guesses beats those that have another character at a place."""
    first = guesses[0]
    own = simple(first.chosen[number])
    others = [guess.cost for guess in guesses if simple(guess.chosen[number]) != own]
    return min(others, default=first.cost + BEHIND) - first.cost
