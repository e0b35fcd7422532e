"""The short lines of a page: what proves nothing alone is read as the other lines were misread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from stdnews.page import Page
from stdnews.stages.mojibake.codec_exact import Exact, exact
from stdnews.stages.mojibake.codec_verdict import cost_as_it_stands
from stdnews.stages.mojibake.model import SCALE

LEAST_LINES = 3
"""Lines that the same wrong reading must explain before it is taken for the page's."""
LEAST_GAIN = SCALE
"""By how much each character as it stands must cost more."""
_HIGH = re.compile("[^\x00-\x7f]")
_HAN = re.compile("[\u3400-\u9fff]")


def like_the_others(page: Page, whole: Mapping[int, Exact], done: Collection[int]) -> Iterator[tuple[int, Exact]]:
    """The paragraphs that are not ``done`` and read better when they are taken for misread like most of the page.

    ``whole`` are the paragraphs that lost no byte, and what they were.
    """
    ways = Counter(one.way for at, one in whole.items() if at in done)
    way, count = max(ways.items(), key=lambda item: item[1], default=((), 0))
    rest = [(at, text) for at, text in page.live() if at not in done and _HIGH.search(text)]
    if count < max(LEAST_LINES, len(rest)):
        return
    for at, text in rest:
        for one in exact(text, len(way)):
            if one.way == way and _reads_better(one.text, text):
                yield at, one


def _reads_better(new: str, old: str) -> bool:
    return _HAN.search(new) is not None and cost_as_it_stands(old) - cost_as_it_stands(new) >= LEAST_GAIN * len(new)
