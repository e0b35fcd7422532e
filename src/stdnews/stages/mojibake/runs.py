"""The step that undoes byte shifts: finds the suspicious marks of a page, and has each run undone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.shift import Repair, undo
from stdnews.stages.mojibake.walk import SYLLABLE, Setting

BYTE_SHIFT = "byte-shift"
"""The rule of these repairs."""
LEAST_SURE = 40
"""By how much a repair must beat the text as it stands: 5 nats."""
LEAST_MARGIN = 8
"""By how much a character with a lost byte must beat the next best; else ``?`` stands for it: 1 nat."""


@functools.cache
def _suspicious() -> re.Pattern[str]:
    """A mark where a byte may have been lost: before one of the six marks, or before a gloss."""
    return re.compile(rf"[?\ufffd](?:(?=[。，、；？！,;?!][^\s?!])|(?=\(?{SYLLABLE} ?\)))")


@functools.cache
def _glosses() -> re.Pattern[str]:
    return re.compile(rf"([\u3400-\u9fff])\({SYLLABLE} ?\)")


_WIDE_MARK = re.compile("[，；？！：]")


def shifts(page: Page) -> Iterator[Edit]:
    """Undo the byte shifts of a page, where that is proved and clearly beats the text as it stands.

    >>> page = Page.from_text("多領(lǐng)域?qū)<医M成的委員會(huì)")
    >>> [(edit.text, edit.note) for edit in shifts(page)]
    [('多領(lǐng)域專家組成的委員會(huì)', '(qū) stood inside 專')]
    """
    texts = dict(page.live())
    joined = "\n".join(texts.values())
    if not _suspicious().search(joined):
        return
    setting = Setting(not _WIDE_MARK.search(joined), frozenset(_glosses().findall(joined)))
    for at, text in texts.items():
        spans = tuple(_spans(text, setting))
        if spans:
            yield Edit(at, apply_spans(text, spans), BYTE_SHIFT, "; ".join(span.note for span in spans), spans)


def _spans(text: str, setting: Setting) -> Iterator[Span]:
    """The repairs of a paragraph."""
    at = 0
    while hit := _suspicious().search(text, at):
        repair = undo(text, hit.start(), setting)
        if repair is None or repair.way.sure < LEAST_SURE:
            at = hit.end()
            continue
        yield _span(text, repair)
        at = repair.end


def _span(text: str, repair: Repair) -> Span:
    """A repair as a span, without the characters at its end that it leaves as they are."""
    new = list(repair.text)
    unsure = [place for place, margin in repair.way.margins if margin < LEAST_MARGIN]
    for place in unsure:
        new[place] = "?"
    old, end, after = text[repair.start : repair.end], repair.end, "".join(new)
    while old and after and old[-1] == after[-1]:
        old, after, end = old[:-1], after[:-1], end - 1
    return Span(repair.start, end, after, BYTE_SHIFT, _note(repair, len(unsure)))


def _note(repair: Repair, unsure: int) -> str:
    """What happened to the run, for a person."""
    notes = []
    for cut in repair.way.cuts:
        char = repair.text[cut.at : cut.at + 1]
        if cut.inserted[:1] == b"(":
            notes.append(f"{cut.inserted.decode('gb18030')} stood {'inside' if cut.half == 1 else 'after'} {char}")
        elif cut.inserted:
            notes.append(f"a byte stood {'inside' if cut.half == 1 else 'after'} {char}")
        else:
            notes.append(f"a byte of {char} is lost")
    if unsure:
        notes.append(f"{unsure} of the characters left open")
    return ", ".join(notes)
