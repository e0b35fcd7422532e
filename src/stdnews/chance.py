"""Chance that is the same on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b


def chance(name: str) -> int:
    """A number for a name that says nothing of it: who takes the smallest ones takes a sample.

    A name may hold bytes that are no UTF-8.

    >>> chance("a.txt") == chance("a.txt"), chance("a.txt") < 1 << 64
    (True, True)
    """
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
