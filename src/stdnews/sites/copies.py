"""Pages of which another one has the article: what recurs on those alone is the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stdnews.sites.sketch import Sketch

SAME = 0.5
"""Share of a page's own sentences that stand on an earlier page from which it is a copy, or goes on with its story."""


def distinct(sketches: Iterable[Sketch]) -> list[Sketch]:
    """The pages in their order, without those that copy an earlier one.

    Sentences that stand on more than half of all pages do not count: a site may repeat more than it has to say.
    """
    pages = list(sketches)
    texts = [frozenset(line.text for line in page.lines if line.is_text) for page in pages]
    counts = Counter(text for page in texts for text in page)
    own = [frozenset(text for text in page if counts[text] * 2 <= len(pages)) for page in texts]
    kept: list[Sketch] = []
    seen: set[str] = set()
    for page, sentences in zip(pages, own, strict=True):
        if not sentences or len(sentences & seen) < SAME * len(sentences):
            kept.append(page)
            seen |= sentences
    return kept
