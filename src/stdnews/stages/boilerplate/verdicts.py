"""The decisions about the lines of a page: what goes by its wording, and what by where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.stages.boilerplate.above import before_body
from stdnews.stages.boilerplate.below import after_body, inside_body
from stdnews.stages.boilerplate.between import between_headline_and_text
from stdnews.stages.boilerplate.captions import find_captions
from stdnews.stages.boilerplate.flat import in_flat_page
from stdnews.stages.boilerplate.kicker import above_headline, broken_headline
from stdnews.stages.boilerplate.legal import legal_notices
from stdnews.stages.boilerplate.limbs import among_links, headings_of_nothing
from stdnews.stages.boilerplate.outside import asides, outside_place
from stdnews.stages.boilerplate.repeats import repeated_widgets
from stdnews.stages.boilerplate.view import Verdict, View
from stdnews.stages.boilerplate.wording import by_rule
from stdnews.stages.boilerplate.zone import above_text, in_place_above, widgets_above


def find_verdicts(page: View) -> Iterator[Verdict]:
    """Every line that goes, in one look at the page; a line may be named twice, and the first name counts."""
    yield from by_rule(page)
    yield from broken_headline(page)
    if page.block is None:
        yield from in_flat_page(page)
        return
    if page.place is not None:
        yield from outside_place(page, page.place)
        yield from above_headline(page, page.place.first)
        yield from asides(page, page.place)
        yield from repeated_widgets(page, page.place)
        yield from among_links(page, page.place)
        yield from headings_of_nothing(page, page.place)
        yield from above_text(page, page.block.first, in_place_above(page, page.place))
        yield from widgets_above(page, page.place)
    else:
        yield from before_body(page, page.block)
        yield from between_headline_and_text(page, page.block)
        yield from above_text(page, page.block.first)
    yield from find_captions(page, page.block)
    yield from inside_body(page, page.block)
    yield from legal_notices(page, page.block)
    yield from after_body(page, page.block)
