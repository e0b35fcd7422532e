"""The step that undoes byte shifts: finds the suspicious marks of a page, and has each run undone."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterator, Mapping

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.evidence import in_paragraph, is_full_of_holes, is_japanese, is_sure, left_open, setting_of
from stdnews.stages.mojibake.model import SCALE
from stdnews.stages.mojibake.shift import Repair, undo
from stdnews.stages.mojibake.walk import CUT_GLOSS, SYLLABLE
from stdnews.stages.mojibake.ways import MARK_PRIOR, Setting
from stdnews.tables.readings import characters

BYTE_SHIFT = "byte-shift"
"""The rule of these repairs."""


def _suspicious(text: str, at: int = 0) -> re.Match[str] | None:
    """The next mark where a byte may have been lost."""
    return _suspicions("[?\ufffd]" if "\ufffd" in text else r"\?").search(text, at)


@functools.cache
def _suspicions(lost: str) -> re.Pattern[str]:
    """A mark where a byte may have been lost: before one of the six marks, or before a gloss.

    A ``??`` or ``?!`` that ends a sentence is none, unless a third one follows where nobody puts it. Most pages have
    one kind of lost character only, and a pattern that begins with a single character searches far faster.
    """
    before_mark = "[。，、；,;]|[？！?!][^\\s?!？！”’\"'」』）)]|[！!][?\ufffd](?:$|[，。、；,;]|/?[a-z]{1,6}[ />])"
    return re.compile(rf"{lost}(?:(?={before_mark})|(?=\(?{SYLLABLE} ?\)))", re.MULTILINE)


OPEN = "of the characters left open"
"""How a note says that a ``?`` stands for a character that the text around does not decide."""
MOST_TRIED = 12
"""Marks in a row that are no damage, or none that can be undone, behind which the rest of a part is left as it is: each
of them may be looked at for hundreds of characters. In 64 damaged pages of news not one came before a damage."""
PART = 4000
"""Characters of a longer paragraph that are looked at as one: no sentence is as long, and few articles."""
MOST_MARKS = 1000
"""Suspicious marks of a page from which on the rest of it is left as it is: each may take a millisecond. A page of 7 kB
whose every character of the longest list was glossed byte by byte has about eighty."""
MOST_AHEAD = 50 * SCALE
"""More is not told: a reading that was given up on the way is behind by at least this much."""
_BEFORE_MARK = "a byte stood"


def shifts(page: Page) -> Iterator[Edit]:
    """Undo the byte shifts of a page, where that is proved and clearly beats the text as it stands.

    >>> page = Page.from_text("多領(lǐng)域?qū)<医M成的委員會(huì)")
    >>> [(edit.text, edit.note) for edit in shifts(page)]
    [('多領(lǐng)域專家組成的委員會(huì)', '(qū) stood inside 專; ahead of any other reading by 50 nats')]
    """
    joined = page.live_text()
    if not _suspicious(joined):
        return
    setting = setting_of(joined)
    setting = setting._replace(glosses=setting.script != "Simplified" or is_glossed(joined))
    lost = [(at, text) for at, text in page.live() if "?" in text or "\ufffd" in text]
    texts = {at: text for at, text in lost if _suspicious(text)}
    texts = {at: text for at, text in texts.items() if not (is_japanese(text) or is_full_of_holes(text))}
    parts = dict(_first_parts(texts))
    found = {place: _spans(part, setting, joined) for place, part in parts.items()}
    if any(_BEFORE_MARK in span.note for spans, _ in found.values() for span in spans):
        easier = setting._replace(marks=MARK_PRIOR // 4)
        found |= {place: _spans(parts[place], easier, joined) for place, (_, left) in found.items() if left}
    spans_of: dict[int, list[Span]] = {}
    for (at, start), (maybe, _) in found.items():
        spans = _stable(parts[at, start], maybe, setting, joined)
        spans_of.setdefault(at, []).extend(one._replace(start=one.start + start, end=one.end + start) for one in spans)
    for at, all_spans in spans_of.items():
        if all_spans:
            notes = "; ".join(span.note for span in all_spans)
            yield Edit(at, apply_spans(texts[at], all_spans), BYTE_SHIFT, notes, tuple(all_spans))


def _first_parts(texts: Mapping[int, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The parts of paragraphs by their places, up to the one with the last mark that is looked at."""
    marks = 0
    for at, text in texts.items():
        for start, part in _parts(text):
            if marks >= MOST_MARKS:
                return
            marks += len(_suspicions("[?\ufffd]").findall(part))
            yield (at, start), part


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """A paragraph, or the parts of one that is longer than any article, each with its place.

    >>> [(start, len(part)) for start, part in _parts("早市。" * 2000)]
    [(0, 4002), (4002, 1998)]
    """
    start = 0
    while start < len(text):
        end = text.find("。", start + PART, start + 2 * PART) + 1 or start + 2 * PART
        yield start, text[start:end]
        start = end


def is_glossed(text: str) -> bool:
    """Whether a gloss stands behind its character somewhere.

    Sites gloss Traditional pages, all over. On a page in Simplified that has no other gloss, one behind a ``?`` was
    left by an earlier cleaning, which has converted the characters around it: their bytes are no longer those of the
    damage.

    >>> is_glossed("領(lǐng)域?qū)<医M成"), is_glossed("他(he)说?qū)<医M成")
    (True, False)
    """
    return any(hit[1] in characters(hit[2]) for hit in re.finditer(rf"([\u3400-\u9fff])\(({SYLLABLE})\)", text))


def _stable(text: str, spans: tuple[Span, ...], setting: Setting, page: str) -> tuple[Span, ...]:
    """The repairs of a paragraph without those whose open characters would look like another damage."""
    if any(OPEN in span.note for span in spans) and _spans(apply_spans(text, spans), setting, page, most=1)[0]:
        return tuple(span for span in spans if OPEN not in span.note)
    return spans


def _spans(text: str, setting: Setting, page: str, most: int = sys.maxsize) -> tuple[tuple[Span, ...], bool]:
    """The repairs of a paragraph, the first ``most`` of them, and whether a suspicious mark was left.

    Each is made before the next one is looked for: it may have opened a quotation that the next one closes.
    """
    setting = in_paragraph(setting, text)
    found: list[Span] = []
    at, longer, left, tried = 0, 0, False, 0
    while len(found) < most and tried < MOST_TRIED and (hit := _suspicious(text, at)):
        known = setting.glosses or not CUT_GLOSS.match(text, hit.start())
        repair = undo(text, hit.start(), setting, page) if known else None
        if repair is None or not is_sure(text, repair, setting):
            at, left, tried = hit.end(), True, tried + 1
            continue
        tried = 0
        span = _span(text, repair)
        found.append(span._replace(start=span.start - longer, end=span.end - longer))
        more = len(span.new) - (span.end - span.start)
        text, at, longer = apply_spans(text, [span]), repair.end + more, longer + more
    return tuple(found), left


def _span(text: str, repair: Repair) -> Span:
    """A repair as a span, without the characters at its end that it leaves as they are."""
    new = list(repair.text)
    unsure = left_open(repair)
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
        elif cut.inserted[:1] == b"<":
            notes.append(f"a byte of {char} was eaten with the < of {cut.inserted.decode()[1:]}")
        elif cut.inserted:
            notes.append(f"{_BEFORE_MARK} {'inside' if cut.half == 1 else 'after'} {char}")
        else:
            notes.append(f"a byte of {char} is lost")
    if unsure:
        notes.append(f"{unsure} {OPEN}")
    ahead = [repair.way.sure, *(margin for _, margin in repair.way.margins)]
    return f"{', '.join(notes)}; ahead of any other reading by {min(*ahead, MOST_AHEAD) // SCALE} nats"
