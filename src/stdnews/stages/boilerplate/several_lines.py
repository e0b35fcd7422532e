"""Headlines that a page breaks into several lines, as documents of authorities do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdnews.comparison import fold_widths, letters
from stdnews.stages.boilerplate.lines import Line, Shape

MOST = 4
"""Lines of the longest headline."""

SEAM = 3
"""Characters on both sides of a line's end by which the place is found in ``<title>``."""


def headline_lines(lines: Sequence[Line], headline: int, title: str) -> range:
    """The lines that together are the headline; several only where ``<title>`` says one behind the other.

    They look alike: a kicker in letters of its own is none of them, though some sites put it into ``<title>`` too.
    """
    said = letters(title)
    key = letters(lines[headline].text)
    first, stop = headline, headline + 1
    if lines[headline].markup is None or not key or key not in said:
        return range(first, stop)
    while stop < len(lines) and stop - first < MOST and _goes_with(lines[headline], lines[stop]):
        if (longer := key + letters(lines[stop].text)) not in said or longer == key:
            break
        key, stop = longer, stop + 1
    while first > 0 and stop - first < MOST and _goes_with(lines[headline], lines[first - 1]):
        if (longer := letters(lines[first - 1].text) + key) not in said or longer == key:
            break
        key, first = longer, first - 1
    return range(first, stop)


def _goes_with(line: Line, other: Line) -> bool:
    """Whether another line looks like one: in the same element, or both headings of one level, or both centred."""
    one, two = line.markup, other.markup
    if one is None or two is None or other.linked or other.shape is Shape.SENTENCE:
        return False
    alike = (one.heading, one.centred) == (two.heading, two.centred) and (one.heading > 0 or one.centred)
    return alike or (one.box is not None and one.box is two.box)


def join_headline(texts: Iterable[str], title: str) -> str:
    """The lines as one, with a space between two where ``<title>`` has one.

    >>> join_headline(["青山县人民政府", "关于开放粮站的通告"], "青山县人民政府关于开放粮站的通告_青山网")
    '青山县人民政府关于开放粮站的通告'
    >>> join_headline(["粮站开门了", "三万册书上架"], "粮站开门了 三万册书上架")
    '粮站开门了 三万册书上架'
    """
    joined, said = "", fold_widths(title)
    for text in texts:
        joined += text if not joined or joined[-SEAM:] + text[:SEAM] in said else f" {text}"
    return joined
