"""The escapes and tags of a page that are not meant, taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnews.edits import Edit
from stdnews.literal import is_of_markup
from stdnews.page import Page
from stdnews.stages.mojibake.escapes import characters
from stdnews.stages.mojibake.escapes.protected import is_meant
from stdnews.stages.mojibake.escapes.tags import tags, without_tags
from stdnews.stages.mojibake.layers import layered, rewrite
from stdnews.stages.mojibake.signs import ESCAPES, signs

_FIXES = 3 * (
    characters.references,
    characters.lost_ampersands,
    characters.code_escapes,
    characters.percent_encoded,
    tags,
)
"""What was escaped thrice takes three rounds, and a tag that was an escape shows when the escapes are gone."""

_FIRST = re.compile(r"[&＆#\\%<>;]")
"""What each escape and each tag has in it; most paragraphs have none."""


def mended(page: Page) -> Iterator[Edit]:
    """The edits to a page that has signs of escapes; none where it is source or speaks of mark-up."""
    edits = [edit for at, text in page.live() if _FIRST.search(text) and (edit := _mended(at, text))]
    if edits and not is_of_markup([text for _, text in page.live()]):
        yield from edits


def _mended(at: int, text: str) -> Edit | None:
    escaped = ESCAPES & signs(text) and not is_meant(without_tags(text))
    return rewrite(at, text, layered(text, _FIXES)) if escaped else None
