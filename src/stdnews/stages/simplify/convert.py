"""Traditional text as Simplified: OpenCC, and what OpenCC leaves or gets wrong."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from stdnews.stages.simplify import evidence
from stdnews.stages.simplify.variants import VARIANTS
from stdnews.steps import join, split_like


@functools.cache
def _t2s() -> Callable[[str], str]:
    """OpenCC without the dictionary of characters that few fonts can show."""
    from opencc import OpenCC  # noqa: PLC0415  # loaded when a page needs it

    converter: Callable[[str], str] = OpenCC("t2s", include_tofu_risk_dictionaries=False).convert
    return converter


@functools.cache
def version_note() -> str:
    """What converted: for the log."""
    from opencc import __version__  # noqa: PLC0415  # loaded when a page needs it

    return f"OpenCC {__version__} t2s"


@functools.cache
def _variant() -> re.Pattern[str]:
    return re.compile(f"[{''.join(VARIANTS)}]")


def _standard(variant: re.Match[str]) -> str:
    return VARIANTS[variant[0]]


def simplified(texts: list[str], foreign_share: float) -> list[str]:
    """The texts of a page, converted."""
    old = join(texts)
    new = _t2s()(_variant().sub(_standard, old))
    if len(new) != len(old):
        raise ValueError("OpenCC changed the length of a text")
    mixed = evidence.simplified().search(old) is not None
    foreign = evidence.foreign().search(old) is not None
    converted = split_like(texts, new)
    if not mixed and not foreign:
        return converted
    page = evidence.count(old)
    return [
        old if new == old or (foreign and evidence.is_foreign(old, foreign_share)) else _mixed(old, new, page)
        for old, new in zip(texts, converted, strict=True)
    ]


def _mixed(old: str, new: str, page: evidence.Counts) -> str:
    """A paragraph, converted where it is Traditional; elsewhere only what Simplified text has no use for."""
    out, at = [], 0
    for piece, is_traditional in evidence.pieces(old, page):
        end = at + len(piece)
        out.append(new[at:end] if is_traditional else _strays(piece, new[at:end]))
        at = end
    return "".join(out)


def _strays(old: str, new: str) -> str:
    """The old text with the new characters only where the old one has no place in Simplified text."""
    out, at = [], 0
    for stray in evidence.traditional().finditer(old):
        out += old[at : stray.start()], new[stray.start()]
        at = stray.end()
    return "".join([*out, old[at:]])
