"""Text read with the wrong codec: the step that finds it, and has it read again.

Which pair of codecs it was, and whether it was any, the language model decides: a repair must read like Chinese, and
clearly better than the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.codec_exact import Exact, agreed, exact, in_the_light_of_the_page
from stdnews.stages.mojibake.codec_foreign import is_foreign
from stdnews.stages.mojibake.codec_lost import gone
from stdnews.stages.mojibake.codec_mend import WRONG_CODEC, Repair, look, spans, walk_through
from stdnews.stages.mojibake.codec_rest import like_the_others
from stdnews.stages.mojibake.codec_scan import suspicious
from stdnews.stages.mojibake.codec_specimens import without_specimens
from stdnews.stages.mojibake.lost import UNREADABLE
from stdnews.stages.mojibake.signs import MISREAD, lines_with

LEAST_SIGNS, SHORT = 2, 10
"""Suspicious characters that a paragraph has at least, if it is no shorter than this: one alone is a rare character."""
MOST_EFFORT = 40_000
"""Bytes of damaged paragraphs of a page that are walked through, which takes a second or so: these are twenty thousand
characters of Han, and few articles have a tenth of that."""

_TWO_BYTES = re.compile("[\u0100-\u07ff\u2e80-\uffef]")


def reread(page: Page) -> Iterator[Edit]:
    """Read again what was read with the wrong codec, where that is proved and clearly beats the text as it stands.

    >>> [(edit.text, edit.note) for edit in reread(Page.from_text("鏂伴椈"))]
    [('新闻', 'UTF-8 read as GBK')]
    """
    yield from without_specimens(page, _reread(page))


def _reread(page: Page) -> Iterator[Edit]:
    texts = _with_signs(page)
    found = {at: [] if is_foreign(text) else exact(text) for at, text in texts.items()}
    whole = in_the_light_of_the_page(texts, agreed(found))
    repairs = _repaired(texts, whole)
    edits = {at: edit for at, text in texts.items() if (edit := _edit(at, text, spans(repairs[at])))}
    proved = {at: one for at, one in whole.items() if at in edits and edits[at].text == one.text}
    for at, one in list(like_the_others(page, proved, edits)):
        text = page.paragraphs[at].text
        span = Span(0, len(text), one.text, WRONG_CODEC, f"{one.names}, as most lines of the page")
        edits[at] = Edit(at, one.text, WRONG_CODEC, span.note, (span,))
    yield from edits.values()


def _repaired(texts: Mapping[int, str], whole: Mapping[int, Exact]) -> dict[int, list[Repair]]:
    """The repairs of some paragraphs, of which all that need it are walked through, or, on a page of too many, none.

    Nothing is done in part: a second cleaning finds as much of the same damage, and leaves it as well.
    """
    found = {at: look(text, [whole[at]] if at in whole else []) for at, text in texts.items()}
    walk = _effort(texts[at] for at, one in found.items() if one.readings) <= MOST_EFFORT
    return {at: walk_through(texts[at], one) if walk and one.readings else one.repairs for at, one in found.items()}


def _effort(texts: Iterable[str]) -> int:
    """Bytes behind some paragraphs, about: most codecs show a character for each, some one for two of them."""
    return sum(len(text) + len(_TWO_BYTES.findall(text)) for text in texts)


def _edit(at: int, text: str, changed: tuple[Span, ...]) -> Edit | None:
    """The repair of a paragraph, or its end."""
    if changed:
        notes = ", ".join(dict.fromkeys(span.note.partition(", better")[0] for span in changed))
        return Edit(at, apply_spans(text, changed), WRONG_CODEC, notes, changed)
    if why := gone(text):
        return Edit(at, None, UNREADABLE, why)
    return None


def _with_signs(page: Page) -> dict[int, str]:
    """The paragraphs with as many suspicious characters as damage shows, by place."""
    return {
        at: text
        for at, text in lines_with(page, MISREAD)
        if len(suspicious().findall(text)) >= min(LEAST_SIGNS, 1 + len(text) // SHORT)
    }
