"""The step that undoes byte shifts: finds the suspicious marks of a page, and has each run undone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from stdnews.edits import Edit, Span, apply_spans
from stdnews.page import Page
from stdnews.stages.mojibake.shift import Repair, undo
from stdnews.stages.mojibake.walk import GLOSS, MARK_PRIOR, SYLLABLE, Setting

BYTE_SHIFT = "byte-shift"
"""The rule of these repairs."""
LEAST_SURE = 40
"""By how much a repair must beat the text as it stands: 5 nats."""
READABLE = 92
"""Mean cost of a character up to which a repair is text: nothing is gained by changing one garbage into another."""
NARROW = 32
"""Cost of a ``?`` in ASCII on a page whose marks are full-width."""
HOLES = 4
"""Question marks between Han characters from which on a paragraph is taken for full of lost characters."""
CLOSED_QUOTE = 40
"""What it counts that a repair closes a quotation that was left open."""
STRONG, STRONG_MARGIN = 72, 30
"""How sure a single character must be that alone stands for a damage: ``市??,但`` is 市場; a typed ``??,`` in 2.5
million characters of readers' reviews came to 57 at most."""
LEAST_MARGIN = 12
"""By how much a character with a lost byte must beat the next best; else ``?`` stands for it: 1.5 nats. Half of that
for 。 (most bytes before a mark are lost at the starts of sentences), and where the byte was not lost before a mark."""


@functools.cache
def _suspicious() -> re.Pattern[str]:
    """A mark where a byte may have been lost: before one of the six marks, or before a gloss.

    A ``??`` or ``?!`` that ends a sentence is none, unless a third one follows where nobody puts it.
    """
    before_mark = "[。，、；,;]|[？！?!][^\\s?!？！”’\"'」』）)]|[！!][?\ufffd](?:$|[，。、；,;]|/?[a-z]{1,6}[ />])"
    return re.compile(rf"[?\ufffd](?:(?={before_mark})|(?=\(?{SYLLABLE} ?\)))", re.MULTILINE)


@functools.cache
def _glosses() -> re.Pattern[str]:
    return re.compile(rf"([\u3400-\u9fff])\({SYLLABLE} ?\)")


OPEN = "of the characters left open"
"""How a note says that a ``?`` stands for a character that the text around does not decide."""
_BEFORE_MARK = "a byte stood"
_MEANT = re.compile(r"[\u3400-\u9fff]\?(?![?!,;。，、；？！])")
"""A question mark in ASCII that ends a question."""
_UNTYPED_FOLDED = re.compile(r"\?[，；、。,;]\?|\?[！!]\?(?:[，；、。,;]|/?[a-z]{1,6}[ />])")
_UNTYPED = re.compile(rf"{_UNTYPED_FOLDED.pattern}|\?\?[，；]")
_HOLE = re.compile(r"(?<=[\u3400-\u9fff])\?(?=[\u3400-\u9fff])")
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
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
    setting = _setting(joined)
    texts = {at: text for at, text in texts.items() if _suspicious().search(text)}
    texts = {at: text for at, text in texts.items() if not (_is_japanese(text) or _is_full_of_holes(text))}
    found = {at: _spans(text, setting, joined) for at, text in texts.items()}
    if any(_BEFORE_MARK in span.note for spans, _ in found.values() for span in spans):
        easier = setting._replace(marks=MARK_PRIOR // 4)
        found |= {at: _spans(texts[at], easier, joined) for at, (_, left) in found.items() if left}
    for at, (maybe, _) in found.items():
        if spans := _stable(texts[at], maybe, setting._replace(marks=MARK_PRIOR // 4), joined):
            yield Edit(at, apply_spans(texts[at], spans), BYTE_SHIFT, "; ".join(span.note for span in spans), spans)


def _stable(text: str, spans: tuple[Span, ...], setting: Setting, page: str) -> tuple[Span, ...]:
    """The repairs of a paragraph without those whose open characters would look like another damage."""
    if any(OPEN in span.note for span in spans) and _spans(apply_spans(text, spans), setting, page)[0]:
        return tuple(span for span in spans if OPEN not in span.note)
    return spans


def _is_japanese(text: str) -> bool:
    """Whether a paragraph has more kana than a run of shifted bytes shows by chance."""
    return 8 * len(_KANA.findall(text)) > len(text)


def _is_full_of_holes(text: str) -> bool:
    """Whether a paragraph has lost single characters everywhere: its question marks stand for them."""
    return len(_HOLE.findall(text)) >= HOLES and not _glosses().search(text)


def _setting(joined: str) -> Setting:
    """What the page tells about its damage."""
    folded = not _WIDE_MARK.search(joined)
    narrow = 0 if folded or _MEANT.search(joined) else NARROW
    return Setting(folded, narrow)


def _spans(text: str, setting: Setting, page: str) -> tuple[tuple[Span, ...], bool]:
    """The repairs of a paragraph, and whether a suspicious mark was left."""
    at, found, left = 0, [], False
    while hit := _suspicious().search(text, at):
        repair = undo(text, hit.start(), setting, page)
        if repair is None or not _sure(text, repair, setting):
            at, left = hit.end(), True
            continue
        found.append(_span(text, repair))
        at = repair.end
    return tuple(found), left


def _sure(text: str, repair: Repair, setting: Setting) -> bool:
    """Whether a repair clearly beats the text as it stands.

    One that brings back no gloss and no character with both its bytes is a guess: the page must have shown the damage
    elsewhere, the repair must close a quotation that the text as it stands leaves open or be very sure, or the marks
    must stand as nobody types them.
    """
    open_before = text.count("“") - text.count("”")
    closed = repair.text.count("”") - repair.text.count("“")
    closes = open_before == closed > 0
    untyped = _UNTYPED if setting.narrow else _UNTYPED_FOLDED
    known = repair.way.known or any(cut.inserted[:1] == b"(" for cut in repair.way.cuts)
    strong = repair.way.sure >= STRONG and all(margin >= STRONG_MARGIN for _, margin in repair.way.margins)
    evidence = closes or strong or setting.marks < MARK_PRIOR or untyped.match(text, repair.start)
    says = closes or any(_HAN.match(repair.text, cut.at) for cut in repair.way.cuts)
    if not known and not (evidence and says and len(_open(repair)) < 2):
        return False
    if repair.way.cost > READABLE * len(GLOSS.sub("", repair.text)):
        return False
    return repair.way.sure + (CLOSED_QUOTE if closes else 0) >= LEAST_SURE


def _open(repair: Repair) -> list[int]:
    """The characters of a repair that stay open: the next best choice is too close."""
    doubtful = {
        cut.at for cut in repair.way.cuts if cut.unknown and cut.inserted and repair.text[cut.at : cut.at + 1] != "。"
    }
    least = {at: LEAST_MARGIN if at in doubtful else LEAST_MARGIN // 2 for at, _ in repair.way.margins}
    return [at for at, margin in repair.way.margins if margin < least[at]]


def _span(text: str, repair: Repair) -> Span:
    """A repair as a span, without the characters at its end that it leaves as they are."""
    new = list(repair.text)
    unsure = _open(repair)
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
    return ", ".join(notes)
