"""How an element looks by its own attributes: hidden, centred, grey or small, with line ends that count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

HIDDEN: Final = 1
UNSEEN: Final = 2
"""Hidden by ``visibility``, which a script may lift, or in letters of no size: see ``stdnews.reading.marks``."""
CENTRED: Final = 4
DIM: Final = 8
"""Grey, or small."""
VERBATIM: Final = 16
"""With line ends that count."""
BLOCK: Final = 32
# Bits of what an element says of its look; what it does not say is as it is around it.

STYLED = "[style], [hidden], [align='center' i], center, small, font, dialog:not([open])"
"""Elements that may say something of their look."""

_RULE = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;!]*)")
_SMALL_SIZES = frozenset(("1", "2", "-1", "-2", "small", "x-small", "xx-small", "smaller"))
_SIZE = re.compile(r"(\d*\.?\d+)\s*(px|pt|em|rem)?")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0}
_SMALL = 12.0
"""Pixels: captions and notes are set so, running text in 14 and more."""
_GREYS = frozenset(("gray", "grey", "darkgray", "darkgrey", "silver", "lightslategray", "slategray", "dimgray"))
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
_GREY = range(0x70, 0xD0)
"""Brightness: #666 and below is running text on many pages, #d0d0d0 and above is hardly to be read."""
_TINT = 24
"""Steps between the channels up to which a colour is a grey."""
_BLOCK = frozenset(("block", "flex", "grid", "table", "list-item"))
_LOOKS: dict[str | None, int] = {"center": CENTRED, "small": DIM, "dialog": HIDDEN}
_TAGS = frozenset((*_LOOKS, "font", "html", "body"))
_ZERO = re.compile(r"[01](?:px)?|0(?:pt|r?em|%|v[hw])")
"""No room for a letter."""
_AWAY = re.compile(r"-\d{3,}")


def look_of(tag: str | None, attributes: Mapping[str, str | None]) -> int:
    """What an element says of its look, by its name and its attributes.

    Nothing hides the page itself: a script shows it when it has loaded.

    >>> look_of("p", {"style": "display:none"}) == HIDDEN, look_of("body", {"hidden": ""})
    (True, 0)
    """
    style = attributes.get("style")
    look = _styled(style) if style else 0
    if "hidden" in attributes:
        look |= HIDDEN
    if "align" in attributes and (attributes["align"] or "").lower() == "center":
        look |= CENTRED
    if tag in _TAGS:
        look = _of_tag(look, tag, attributes)
    return look


def _of_tag(look: int, tag: str | None, attributes: Mapping[str, str | None]) -> int:
    """The look of an element whose name has a say in it."""
    if tag in {"html", "body"}:
        return 0
    if tag == "font":
        return look | DIM if _is_dim_font(attributes) else look
    return look | _LOOKS[tag] if "open" not in attributes else look


def _is_dim_font(attributes: Mapping[str, str | None]) -> bool:
    return is_grey((attributes.get("color") or "").lower()) or (attributes.get("size") or "") in _SMALL_SIZES


@lru_cache(maxsize=4096)
def _styled(style: str) -> int:
    """What a style attribute says; pages repeat a few styles over and over."""
    rules = {name: value.strip() for name, value in _RULE.findall(style.lower())}
    look = 0
    if rules.get("display") == "none" or _is_off_screen(rules) or _is_closed(rules):
        look |= HIDDEN
    if rules.get("display", "") in _BLOCK:
        look |= BLOCK
    if rules.get("visibility") == "hidden" or _ZERO.fullmatch(rules.get("font-size", "")):
        look |= UNSEEN
    if rules.get("text-align") == "center":
        look |= CENTRED
    if is_grey(rules.get("color", "")) or is_small(rules.get("font-size", "")):
        look |= DIM
    if rules.get("white-space", "").startswith(("pre", "break-spaces")):
        look |= VERBATIM
    return look


def _is_off_screen(rules: dict[str, str]) -> bool:
    """Whether an element is put where nobody sees it, as hidden keywords are."""
    if rules.get("position") in {"absolute", "fixed"}:
        return any(_AWAY.match(rules.get(side, "")) for side in ("left", "top"))
    return _AWAY.match(rules.get("text-indent", "")) is not None


def _is_closed(rules: dict[str, str]) -> bool:
    """Whether an element has no room for its text, and cuts off what does not fit: so keywords are hidden too."""
    sizes = (rules.get(side, "") for side in ("height", "width"))
    return rules.get("overflow", "").startswith("hidden") and any(map(_ZERO.fullmatch, sizes))


def is_grey(colour: str) -> bool:
    """Whether a colour is a middle grey.

    >>> is_grey("#999"), is_grey("rgb(136, 136, 136)"), is_grey("#333"), is_grey("#c00")
    (True, True, False, False)
    """
    if colour in _GREYS:
        return True
    channels = _channels(colour)
    return bool(channels) and max(channels) - min(channels) <= _TINT and sum(channels) // 3 in _GREY


def _channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue; nothing where the colour is not given in numbers."""
    if hit := _HEX.search(colour):
        digits = hit[1] if len(hit[1]) == 6 else "".join(digit * 2 for digit in hit[1])
        return tuple(bytes.fromhex(digits))
    hit = _RGB.search(colour)
    return tuple(map(int, hit.groups())) if hit else ()


def is_small(size: str) -> bool:
    """Whether letters of a size are smaller than those of running text.

    >>> is_small("12px"), is_small("9pt"), is_small("0.75em"), is_small("14px"), is_small("0")
    (True, True, True, False, False)
    """
    if size in _SMALL_SIZES:
        return True
    hit = _SIZE.match(size)
    return hit is not None and 0 < float(hit[1]) * _PIXELS[hit[2] or ""] <= _SMALL
