"""Classes of characters that stand for others, or for nothing, in the notation of ``re``."""

from __future__ import annotations

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d"
MARKS = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20"
WIDE = HAN + KANA + MARKS + "\uff10-\uff9f"
"""Characters between which nobody writes a space to part words."""

UNSEEN = "\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc"
"""Shown nowhere: C0 controls that are no white space, soft hyphen, zero-width space, word joiner, byte order mark,
marks of annotations."""
JOINERS = "\u200c\u200d"
FILLERS = "\u034f\u115f\u1160\u180e\U000e0001\U000e0020-\U000e007f"
"""Shown nowhere, but needed inside words of other scripts and in flags: a grapheme joiner, fillers of Hangul, the
Mongolian separator of vowels, tags."""
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
C1 = "\x80-\x84\x86-\x9f"
INVISIBLE = UNSEEN + JOINERS + FILLERS + BIDI + C1

RADICALS = "\u2e80-\u2ef3\u2f00-\u2fd5"
COMPATIBLE = (
    "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufa6d\ufa70-\ufad9\U0002f800-\U0002fa1d"
)
"""The compatibility ideographs, without the twelve of FA0E to FA29 that are ideographs of their own."""
PRIVATE = "\ue5e5\ue766-\ue864\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc"

_PICTURES = (
    "\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u25fd\u25fe\u2602-\u2604\u2614\u2615\u2618\u2620\u2622\u2623\u2626\u262a\u262e\u262f"
    "\u2638-\u263a\u2648-\u2653\u2668\u267b\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26aa\u26ab\u26b0\u26b1\u26bd"
    "\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2708-\u270d"
    "\u270f\u2712\u271d\u2721\u2728\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c"
    "\u2b50\u2b55\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f201\U0001f202\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f64f"
    "\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f90c-\U0001faff"
)
"""Emoji (Unicode, emoji-data.txt) without those that print as signs in lists and forms, like ☀ ★ ☎ ☑ ♠ ✅ ✔ ✖ ✳ ➡."""
_FLAGS = "\U0001f1e6-\U0001f1ff"
EMOJI = _PICTURES + _FLAGS + "\ufe0f\u20e3\U0001f3fb-\U0001f3ff"
_ONE = (
    f"(?:[{_FLAGS}]{{2}}|[0-9#*]\ufe0f?\u20e3"
    f"|(?:[{_PICTURES}]|[\u203c-\u3299]\ufe0f)\ufe0f?[\U0001f3fb-\U0001f3ff]?\ufe0f?)"
)
EMOJI_SEQUENCE = f"{_ONE}(?:\u200d(?:{_ONE}|[\u2190-\u27ff]))*\ufe0f?"
"""A picture as the reader sees it: a flag, a keycap, or pictures joined, with skin tones and variation selectors."""


def codes(text: str) -> str:
    r"""The code points of a text, each once, for a note.

    >>> codes("\u200b\ufeff\u200b")
    'U+200B U+FEFF'
    """
    return " ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in text))
