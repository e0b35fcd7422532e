"""Traditional text as Simplified: OpenCC, and what OpenCC leaves or gets wrong."""

from __future__ import annotations

import functools
import re

from stdnews.conversion import t2s
from stdnews.stages.simplify import evidence, words
from stdnews.stages.simplify.evidence import Script
from stdnews.stages.simplify.variants import VARIANTS
from stdnews.steps import join, split_like

_SURROGATES = re.compile("([\ud800-\udfff]+)")
"""Halves of characters: no file has them, but a str of the library's caller may; OpenCC cannot read them."""
_MENTION = re.compile("“.”|‘.’|「.」|『.』|\".\"|'.'")


@functools.cache
def _variant() -> re.Pattern[str]:
    return re.compile(f"[{''.join(VARIANTS)}]")


def _standard(variant: re.Match[str]) -> str:
    return VARIANTS[variant[0]]


def _opencc(text: str) -> str:
    convert = t2s()
    try:
        return convert(text)
    except UnicodeEncodeError:
        return "".join(part if at % 2 else convert(part) for at, part in enumerate(_SURROGATES.split(text)))


def _converted(text: str) -> str:
    """A Traditional text as Simplified, place for place.

    Raises:
        ValueError: this version of OpenCC does not keep places; 1.4.2 does.
    """
    standard = _variant().sub(_standard, text)
    new = _opencc(standard)
    if len(new) != len(text):
        raise ValueError("OpenCC changed the length of a text")
    out: list[str] = []
    at = 0
    for start, correct in words.corrections(standard):
        if start >= at:
            out += new[at:start], correct
            at = start + len(correct)
    return "".join([*out, new[at:]])


def simplified(texts: list[str], foreign_share: float) -> list[str]:
    """The texts of a page, converted.

    >>> simplified(["沈先生說復興", "沈先生说復兴"], 0.1)
    ['沈先生说复兴', '沈先生说复兴']
    """
    old = join(texts)
    if evidence.mixed().search(old) is None:
        return split_like(texts, _converted(old))
    page = _count(texts, foreign_share)
    # On a Simplified page only a paragraph with a Traditional character may change; the others need no conversion.
    shown = texts if page.is_traditional() else [text if evidence.has_traditional(text) else "" for text in texts]
    return [
        old if new in {"", old} else _by_script(new, evidence.pieces(old, page, foreign_share))
        for old, new in zip(texts, split_like(shown, _converted(join(shown))), strict=True)
    ]


def _count(texts: list[str], foreign_share: float) -> evidence.Counts:
    """What the texts of a page show, those in another language left out."""
    joined = join(texts)
    if evidence.foreign().search(joined) is not None:
        joined = join(text for text in texts if not evidence.is_foreign(text, foreign_share))
    return evidence.count_enough(joined)


def _by_script(new: str, pieces: list[tuple[str, Script]]) -> str:
    """A paragraph, converted as the script of each piece demands."""
    out: list[str] = []
    at = 0
    for piece, script in pieces:
        end = at + len(piece)
        if script is Script.SIMPLIFIED:
            out.append(_strays(piece, new[at:end]))
        else:
            out.append(piece if script is Script.FOREIGN else new[at:end])
        at = end
    return "".join(out)


def _strays(old: str, new: str) -> str:
    """The old text with the new characters only where the old one has no place in Simplified text.

    A lone character in quotation marks stays: the sentence is about it.

    >>> _strays("恢復使用“龍”字,沈某说", "恢复使用“龙”字,沉某说")
    '恢复使用“龍”字,沈某说'
    """
    out: list[str] = []
    at = 0
    for stray in evidence.traditional().finditer(old):
        start, end = stray.span()
        if not _MENTION.fullmatch(old, max(start - 1, 0), end + 1):
            out += old[at:start], new[start]
            at = end
    return "".join([*out, old[at:]])
