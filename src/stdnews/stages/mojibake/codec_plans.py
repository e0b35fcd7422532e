"""What the bytes of one character give behind a pending one, where the bytes are pairs and some may be missing."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from stdnews.stages.mojibake.model import SCALE, simple

ORPHAN = 9 * SCALE // 2
"""Cost of a byte that is left of a broken character: one in 94."""
BEFORE_ASCII = 6 * SCALE
"""The same, more, where it and ASCII are shown as one character: such a loss sets right what it shifts."""

ALIGNED, AS_IT_STANDS = "", " "
"""No byte is pending; the text is not damaged here."""
LOST = "?\ufffd"
"""Marks of lost bytes; as a pending byte, one that is unknown."""


class Read(NamedTuple):
    """A character of a way: its text, the place behind it, and the bytes that are left of a broken one."""

    text: str
    end: int
    damaged: bool = True
    data: str = ""


class Plan(NamedTuple):
    """What some bytes give behind a pending one, whatever was read before: most ways come to the same ones."""

    reads: tuple[Read, ...]
    """Their place is left open."""
    pending: str
    cost: int
    """Without that of the characters, which depends on the context."""
    plain: tuple[tuple[str, bool], ...] = ()
    """What was read as the model knows it, each with whether it is whole and so has a cost; known when all is read."""


@functools.lru_cache(maxsize=1 << 15)
def plans(pending: str, data: str, source: str, unseen: int) -> tuple[Plan, ...]:
    """All ways to go on with the bytes of a character."""
    found = [Plan((), pending, 0)]
    for place, byte in enumerate(data):
        loss = unseen + BEFORE_ASCII * (place > 0 and byte < "\x80")
        found = [new for one in found for new in _byte(one, byte, source, loss)]
    return tuple(plan._replace(plain=tuple(map(_plain, plan.reads))) for plan in found)


def _plain(read: Read) -> tuple[str, bool]:
    return ("?", False) if read.data else (simple(read.text), True)


def _byte(plan: Plan, byte: str, source: str, loss: int) -> Iterator[Plan]:
    """All ways to go on with a byte, where a lost one that nothing shows costs so much."""
    if plan.pending and plan.pending in LOST:
        if byte >= "@":
            yield _orphaned(plan, plan.pending + byte, 0)
        return
    if plan.pending:
        whole = character(plan.pending + byte, source)
        if whole:
            yield Plan((*plan.reads, Read(whole, 0)), ALIGNED, plan.cost)
        plan = _orphaned(plan, plan.pending, loss)
    if byte < "\x80":
        yield Plan((*plan.reads, Read(byte, 0)), ALIGNED, plan.cost)
    elif "\x81" <= byte <= "\xfe":
        yield plan._replace(pending=byte)


def _orphaned(plan: Plan, data: str, cost: int) -> Plan:
    return Plan((*plan.reads, orphan(data, 0)), ALIGNED, plan.cost + cost + cost_of_orphan(data))


def orphan(data: str, end: int) -> Read:
    """What is left of a broken character."""
    return Read("?" if "?" in data else "\ufffd", end, damaged=True, data=data)


def cost_of_orphan(data: str) -> int:
    """What it costs that so many bytes are left of a broken character."""
    return ORPHAN * sum(byte not in LOST for byte in data)


@functools.lru_cache(maxsize=1 << 14)
def character(pair: str, source: str) -> str:
    """The character of two bytes; nothing where they are none, one is lost, or the character is of private use."""
    if "\ufffd" in pair:
        return ""
    char = pair.encode("latin-1").decode(source, "ignore")
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" and char > "\x7f" else ""
