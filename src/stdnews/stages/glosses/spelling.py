"""Spellings of pinyin: all ways in which pages write a reading, and whether one is a reading of a character."""

from __future__ import annotations

import functools
import re
import unicodedata

from stdnews.conversion import t2s
from stdnews.tables.readings import readings

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, for a character class: the zero, the unified ideographs, the compatibility ones."""
LETTERS = (
    "A-Za-z\u00c0-\u00f6\u00f8-\u017f\u01cd-\u01dc\u01f8\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3e\u1e3f \u3000\xa0"
)
"""What stands in the bracket of a gloss: letters with or without tone marks (precomposed or combining), the IPA forms
of a and g that GBK holds (A8BB, A8C0), spaces."""

TONES = "\u0304\u0301\u030c\u0300"
"""The marks of the four tones, in order."""
_SAME = str.maketrans(
    {"ɡ": "g", "ɑ": "a", "v": "u", "\u0306": "\u030c", "\u0308": None, " ": None, "\u3000": None, "\xa0": None}
)
"""IPA letters, v for ü, a breve for the caron; ü and u are one letter: 绿 is lü, lv, lu or lyu."""
_Y = re.compile("(?<=^[ln])yu")
_SECOND_TONE = frozenset("七八")
"""Read with the second tone before a fourth, in some dictionaries; those of 一 and 不 are in the table."""


@functools.lru_cache(maxsize=1 << 14)
def key(spelled: str) -> str:
    """A reading in the one form that readings are compared in: letters, then the tone mark, if any.

    >>> key("chǎn") == key("Chăn ") == "chan" + TONES[2], key("lǜ") == key("lyù"), key("wǎnɡ")[:4]
    (True, True, 'wang')
    """
    parts = unicodedata.normalize("NFD", spelled.lower()).translate(_SAME)
    letters = "".join(part for part in parts if part not in TONES)
    tone = "".join(part for part in parts if part in TONES)
    return _Y.sub("u", letters) + tone


def is_toned(spelled_key: str) -> bool:
    """Whether a key has a tone.

    >>> is_toned(key("hàn")), is_toned(key("han"))
    (True, False)
    """
    return spelled_key[-1:] > "z"


@functools.lru_cache(maxsize=1 << 14)
def simplified(char: str) -> str:
    """The Simplified form of a single character, itself if it has none.

    >>> simplified("產"), simplified("人")
    ('产', '人')
    """
    return t2s()(char)


@functools.lru_cache(maxsize=1 << 14)
def keys(char: str) -> frozenset[str]:
    """The keys of all readings of a character, toned ones with and without tone.

    The readings of its Simplified form belong to them: what is no reading here must not become one by conversion.
    A third tone may be written as the second that it is spoken as before another third (sandhi).

    >>> key("cháng") in keys("長"), key("chang") in keys("長"), key("chàng") in keys("長"), key("ní") in keys("你")
    (True, True, False, True)
    """
    toned = {key(reading) for reading in readings(char) | readings(simplified(char))}
    second = {k[:-1] + TONES[1] for k in toned if k[-1] == TONES[2] or char in _SECOND_TONE}
    return frozenset(toned | second | {k.rstrip(TONES) for k in toned})


def is_reading(char: str, spelled: str) -> bool:
    """Whether a character can be read so; a spelling without tone fits any tone.

    >>> is_reading("單", "shàn"), is_reading("他", "he"), is_reading("女", "nv"), is_reading("某", "Li")
    (True, False, True, False)
    """
    return key(spelled) in keys(char)


def begins_reading(char: str, spelled: str) -> bool:
    """Whether a reading of the character may be cut off to this; nothing at all begins every one.

    >>> begins_reading("鎮", "zhè"), begins_reading("鎮", "zhé"), begins_reading("穩", "w"), begins_reading("穩", "x")
    (True, False, True, False)
    """
    begun = key(spelled)
    letters = begun.rstrip(TONES)
    tone = begun[len(letters) :]
    return any(k.startswith(letters) and k.endswith(tone) for k in keys(char))
