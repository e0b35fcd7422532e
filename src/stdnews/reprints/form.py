"""What of a text is compared with other texts: its letters and digits, in Simplified, as numbers."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stdnews.comparison import fold_widths
from stdnews.conversion import t2s

Units = NDArray[np.uint16]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]

_ENDS = "。！？!?；;…”』」）)》"
"""How a line of prose ends; dates, counters and menus that boilerplate leaves behind do not."""
_GLOSS = re.compile(r"[(（][A-Za-zÀ-ǿ]{1,6}[)）]")
_NEWLINE = ord("\n")
_HAN = range(0x3400, 0xA000)
_HALVES = slice(0xD800, 0xE000)
"""Of the pairs that rare characters are."""
_ALSO = str.maketrans("著", "着")
"""What OpenCC converts by phrase only, and Taiwan writes in every text."""


class Form(NamedTuple):
    """The comparison form of a text."""

    units: Units
    """UTF-16 units of its letters and digits, folded."""
    places: Places
    """Where each stands in the text as it is."""
    text: Units
    """All units of the text."""

    def in_prose(self, at: Places) -> Flags:
        """Whether these of its units stand in lines that end as prose does."""
        ends = np.append(np.flatnonzero(self.text == _NEWLINE), len(self.text))
        here = ends[np.searchsorted(ends, self.places[at])]
        is_prose: Flags = _ends()[self.text[here - 1]]
        return is_prose


def form(text: str) -> Form:
    """The letters and digits of a text: widths, case and script folded, glosses and all else left out.

    Copies that differ in script, spaces, marks, widths or the ends of paragraphs have the same units. Script is folded
    by character: no conversion that anybody would want to read, and no time that anybody would notice.

    >>> form("產(chǎn)業 發展，ＡＩ！").units.tobytes().decode("utf-16-le")
    '产业发展ai'
    """
    if "(" in text or "（" in text:
        text = _GLOSS.sub("", text)
    raw = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    folded = _folds()[raw]
    places = np.flatnonzero(folded)
    return Form(folded[places], places, raw)


@functools.cache
def _folds() -> Units:
    """What each UTF-16 unit is compared as, 0 for what is left out; halves of pairs stand for themselves."""
    table = np.array([_folded(chr(unit)) for unit in range(1 << 16)], np.uint16)
    table[_HALVES] = np.arange(_HALVES.start, _HALVES.stop)
    simple = t2s()("\n".join(map(chr, _HAN))).translate(_ALSO).split("\n")
    table[_HAN] = [
        ord(new) if len(new.encode("utf-16-le")) == 2 else old for old, new in zip(_HAN, simple, strict=True)
    ]
    return table


def _folded(char: str) -> int:
    plain = fold_widths(char)
    return ord(plain.lower()[0]) if plain.isalnum() else 0


@functools.cache
def _ends() -> Flags:
    table = np.zeros(1 << 16, np.bool_)
    table[[ord(char) for char in _ENDS]] = True
    return table
