"""Which characters may stand at a damaged place: by the reading of a gloss, by one known byte, around a gap.

All lists are remembered: the same bytes and contexts come again and again.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from stdnews.stages.mojibake.gbk import forms, pair, with_lead, with_trail
from stdnews.stages.mojibake.model import Chars, model, simple, written
from stdnews.tables import scripts
from stdnews.tables.readings import characters

CHOICES = 16
"""Characters that are tried for one with a lost byte."""
VANISHED_CHOICES = 8
"""Pairs of characters that are tried for a gap."""
MOST_AROUND = 32
"""Pairs that are kept for it."""
UNLIKELY = 88
"""Cost beyond which a character with a lost byte is not tried: 11 nats."""


def owners(gloss: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The characters with a reading, and their bytes."""
    for owner in characters(gloss.rstrip(" )").replace("ɡ", "g").replace("ɑ", "a")):
        for form in forms(owner, folded=False):
            yield owner, form


@functools.lru_cache(maxsize=1 << 11)
def owners_by_lead(gloss: str) -> dict[int, tuple[tuple[str, int], ...]]:
    """The characters with a reading, and their second bytes, by their first ones."""
    found: dict[int, tuple[tuple[str, int], ...]] = {}
    for owner, (lead, trail) in owners(gloss):
        found[lead] = (*found.get(lead, ()), (owner, trail))
    return found


@functools.cache
def not_in_script(script: str) -> frozenset[str]:
    """The characters that a page in a script does not have."""
    return frozenset({"Traditional": scripts.SIMPLIFIED, "Simplified": scripts.TRADITIONAL}.get(script, ""))


@functools.cache
def _vanishing() -> dict[int, frozenset[int]]:
    """Pairs of bytes for which GBK has no character and sites show nothing: second bytes by first byte."""
    found = {
        first: frozenset(second for second in range(0x81, 0xFF) if not pair(first, second))
        for first in range(0x81, 0xFF)
    }
    return {first: seconds for first, seconds in found.items() if seconds}


def around_gap(context: str, pending: int, second: int) -> tuple[tuple[str, str], ...]:
    """The likeliest pairs of characters around a vanished pair of bytes: a few of those of ``all_around_gap``."""
    return all_around_gap(context, pending, second)[:VANISHED_CHOICES]


@functools.lru_cache(maxsize=1 << 14)
def all_around_gap(context: str, pending: int, second: int) -> tuple[tuple[str, str], ...]:
    """The likely pairs of characters around a vanished pair of bytes, the likeliest first.

    The first begins with the pending byte, the other ends with the byte that stands behind the gap.
    """
    cost, found = model().cost, []
    for own, whole in model().candidates(context, _vanished_half(pending)):
        if own <= UNLIKELY:
            leads, new = _vanishing()[whole.encode("gb18030")[1]], context[1:] + simple(whole)
            for after in _followers(new[-1]).get(second, ""):
                lead = forms(after, folded=False)[0][0]
                if lead in leads and (next_one := cost(new, simple(after))) <= UNLIKELY:
                    found.append((own + next_one, whole, after))
    return tuple((whole, after) for _, whole, after in sorted(found)[:MOST_AROUND])


@functools.cache
def _vanished_half(pending: int) -> Chars:
    """The characters with a lead byte whose other byte may have vanished."""
    return model().chars("".join(pair(pending, first) for first in _vanishing()), CHOICES)


@functools.lru_cache(maxsize=1 << 12)
def before_gap(context: str, pending: int, lead: int) -> tuple[str, ...]:
    """The characters that begin with the pending byte, of which the other vanished together with a lead byte."""
    cost = model().cost
    return tuple(whole for whole, plain in _halves(pending, lead) if cost(context, plain) <= UNLIKELY)


@functools.cache
def _halves(pending: int, lead: int) -> tuple[tuple[str, str], ...]:
    """The characters with a first byte whose second one vanishes with another first byte, and their plain forms."""
    wholes = (pair(pending, first) for first, leads in _vanishing().items() if lead in leads)
    return tuple((whole, simple(whole)) for whole in wholes if whole)


@functools.lru_cache(maxsize=1 << 13)
def ending_with(context: str, trail: int) -> tuple[tuple[int, str], ...]:
    """The likeliest characters with a trail byte after a context, and their costs."""
    return _likeliest(context, known_by_trail(trail))


@functools.lru_cache(maxsize=1 << 13)
def beginning_with(context: str, lead: int) -> tuple[str, ...]:
    """The likeliest characters with a lead byte after a context."""
    return tuple(char for _, char in _likeliest(context, known_by_lead(lead)))


def _likeliest(context: str, chars: Chars) -> tuple[tuple[int, str], ...]:
    """The characters that may follow a context, not much less likely than the best."""
    found = sorted(model().candidates(context, chars))
    return tuple((own, char) for own, char in found[:CHOICES] if own <= found[0][0] + UNLIKELY)


@functools.cache
def known_by_trail(trail: int) -> Chars:
    """The characters with a trail byte that the model knows."""
    return model().chars(with_trail(trail), CHOICES)


@functools.cache
def known_by_lead(lead: int) -> Chars:
    """The characters with a lead byte that the model knows."""
    return model().chars(with_lead(lead), CHOICES)


@functools.lru_cache(maxsize=1 << 12)
def _followers(char: str) -> dict[int, str]:
    """What the model has seen after a character, by trail byte."""
    found: dict[int, str] = {}
    for plain in model().followers(char, UNLIKELY):
        for trail, whole in _spelled(plain):
            found[trail] = found.get(trail, "") + whole
    return found


@functools.cache
def _spelled(plain: str) -> tuple[tuple[int, str], ...]:
    """The characters that simplify to one, full-width where there is such a form, and their trail bytes."""
    spelled = (form for whole in written().get(plain, plain) for form in forms(whole, folded=True)[-1:])
    return tuple((trail, pair(lead, trail)) for lead, trail in spelled if pair(lead, trail))
