"""The headline is the first line of the output: a kicker that a page sets above it comes out below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdnews.stages.boilerplate.cuts import Cut, rewrite
from stdnews.stages.boilerplate.kicker import NEAR
from stdnews.stages.boilerplate.lines import Line, Shape
from stdnews.stages.boilerplate.view import View

HEADLINE_FIRST = "headline-first"


def headline_first(
    looked: View, left: Sequence[Line], texts: Mapping[int, str], cuts: Mapping[int, Cut]
) -> tuple[int, Cut] | None:
    """Where the headline goes above its kicker: the place of the headline, and the kicker with the headline above.

    Only on HTML pages: there an element shows which line is the headline. Where one of the lines stands on the page
    again, nothing is done: the duplicates stage must see the copy.
    """
    headline = None if looked.headline is None else looked.lines[looked.headline]
    if headline is None or headline.markup is None or not left or left[0].at == headline.at:
        return None
    above = _above(left, headline.at)
    if not above or any(line.shape is Shape.SENTENCE for line in above) or above[0].at in cuts:
        return None
    shown = [line.text for line in left]
    if any(shown.count(text) > 1 for text in (headline.text, above[0].text)):
        return None
    old, cut = texts[headline.at], cuts.get(headline.at)
    text = old if cut is None else rewrite(headline.at, old, cut).text
    return headline.at, Cut(f"{text}\n{texts[above[0].at]}", HEADLINE_FIRST, "the headline goes above its kicker")


def _above(left: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines above the headline, none when there are more than kickers."""
    number = next((number for number, line in enumerate(left) if line.at == at), 0)
    return left[:number] if number <= NEAR else ()
