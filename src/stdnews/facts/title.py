"""The title of a page: its headline, as a line that was kept."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.comparison import fold_widths
from stdnews.facts.values import Fact
from stdnews.facts.visible import EVIDENCE
from stdnews.page import Page
from stdnews.stages.boilerplate.lines import SENTENCE, Shape, shape_of

LONGEST_TITLE = 80
"""Characters; a longer first line is a paragraph without its full stop."""

HEAD = 6
"""Lines among which the headline stands when ``<title>`` names it: kickers and what a menu left may come first."""

MOVED = "headline-first"
"""The rule that puts a headline above its kicker: the line that it stood in is still the evidence."""


def find_titles(page: Page) -> Iterator[Fact]:
    """The headline: the first line that was kept, when a sentence or a byline below it shows that it is one.

    Where the page has a ``<title>``, what that names, else the greatest heading above all that was kept.
    """
    body = [(at, p) for at, p in enumerate(page.paragraphs) if p.role == "body"]
    kept = [(at, p) for at, p in body if p.dropped_by is None]
    said = next((p.text for p in page.paragraphs if p.role == "meta" and p.markup and p.markup.tag == "title"), "")
    if said:
        shown = [(at, p) for at, p in body if p.dropped_by in {None, MOVED}]
        named = [(at, p) for at, p in shown[:HEAD] if len(p.text) > 4 and said.startswith(p.text)]
        named += [(at, p) for at, p in kept[:1] if p.markup is not None and p.markup.heading == 1]
        yield from (Fact("title", p.text, at) for at, p in named[:1])
        return
    if (
        kept
        and _is_headline(kept[0][1].text)
        and (
            any(len(p.text) >= SENTENCE and shape_of(fold_widths(p.text)) is Shape.SENTENCE for _, p in kept[1:])
            or any(p.dropped_by in EVIDENCE for at, p in body if at > kept[0][0])
        )
    ):
        yield Fact("title", kept[0][1].text, kept[0][0])


def _is_headline(text: str) -> bool:
    folded = fold_widths(text)
    return len(text) <= LONGEST_TITLE and (shape_of(folded) is Shape.PLAIN or folded[-1] in "!?")
