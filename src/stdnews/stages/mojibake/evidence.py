"""What speaks for a repair of a byte shift and against it, beyond what the model says of its characters."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from stdnews.stages.mojibake.choices import not_in_script
from stdnews.stages.mojibake.gbk import mark
from stdnews.stages.mojibake.shift import Repair
from stdnews.stages.mojibake.walk import GLOSS, SYLLABLE
from stdnews.stages.mojibake.ways import MARK_PRIOR, Setting

LEAST_SURE = 40
"""By how much a repair must beat the text as it stands: 5 nats."""
READABLE = 92
"""Mean cost of a character up to which a repair is text: nothing is gained by changing one garbage into another."""
NARROW = 32
"""Cost of a ``?`` in ASCII on a page whose marks are full-width."""
HOLES = 4
"""Question marks between Han characters from which on a paragraph is taken for full of lost characters."""
FEW_OTHERS = 3
"""How many times as many characters of the one script than of the other make it the page's."""
NEAR = 12
"""Characters before a repair among which one must be Han: a gloss may stand between."""
GLOSSES = 8
"""Glosses with a tone from which on a page is one of the sites that also put bytes before marks."""
CLOSED_QUOTE = 40
"""What it counts that a repair closes a quotation that was left open."""
STRONG, STRONG_MARGIN = 72, 30
"""How sure a single character must be that alone stands for a damage: ``市??,但`` is 市場; a typed ``??,`` in 2.5
million characters of readers' reviews came to 57 at most."""
LEAST_MARGIN, LEAST_AT_END, LEAST_BESIDE = 12, 30, 6
"""By how much a character with a lost byte must beat the next best: between characters that are there; before a mark or
beside another lost one that is none too clear, where only what stands before it tells; and where the byte was not lost
before a mark. Else ``?`` stands for it. At the end, of those that beat the next best by less than 30 four in ten were
wrong, by 30 to 44 one in eight, by more one in fifty."""

_MEANT = re.compile(r"[\u3400-\u9fff]\?(?![?!,;。，、；？！])|\?\?\?")
"""A question mark in ASCII that ends a question, or three that somebody typed."""
_UNTYPED_FOLDED = re.compile(r"\?[，；、。,;]\?|\?[！!]\?(?:[，；、。,;]|/?[a-z]{1,6}[ />])")
_UNTYPED = re.compile(rf"{_UNTYPED_FOLDED.pattern}|\?\?[，；]|\?[？！]\?[，；、。]")
_ONLY_MARKS = re.compile("[。，、；：？！,;:?!.…]+")
_HOLE = re.compile(r"(?<=[\u3400-\u9fff])\?(?=[\u3400-\u9fff])")
_HAN = re.compile("[\u3400-\u9fff]")
_A_GLOSS = re.compile(rf"[\u3400-\u9fff]\({SYLLABLE} ?\)")
_TONED_GLOSS = re.compile("[\u3400-\u9fff]\\([a-z]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4} ?\\)")
_KANA = re.compile("[\u3040-\u30ff]")
_WIDE_MARK = re.compile("[，；？！：]")
_MARK = re.compile("[，；？！：]|(?<=[\u3400-\u9fff)”」』》])[,;:!](?=[\u3400-\u9fff“「『《0-9])")


def is_japanese(text: str) -> bool:
    """Whether a paragraph has more kana than a run of shifted bytes shows by chance."""
    return 8 * len(_KANA.findall(text)) > len(text)


def is_full_of_holes(text: str) -> bool:
    """Whether a paragraph has lost single characters everywhere: its question marks stand for them."""
    return len(_HOLE.findall(text)) >= HOLES and not _A_GLOSS.search(text)


def setting_of(joined: str) -> Setting:
    """What the text of a page tells about its damage."""
    folded = not _WIDE_MARK.search(joined)
    narrow = 0 if folded or _MEANT.search(joined) else NARROW
    glossed = len(_TONED_GLOSS.findall(joined)) >= GLOSSES
    return Setting(folded, narrow, MARK_PRIOR // 2 if glossed else MARK_PRIOR, _script(joined))


def in_paragraph(setting: Setting, text: str) -> Setting:
    """The same for a paragraph: its own marks say whether it is folded, the page's only where it has none."""
    folded = not _WIDE_MARK.search(text) if _MARK.search(text) else setting.folded
    return setting if folded == setting.folded else setting._replace(folded=folded, narrow=0)


def _script(joined: str) -> str:
    """The script of a page, if it has one: a damaged run shows characters of both."""
    for script, other in (("Traditional", "Simplified"), ("Simplified", "Traditional")):
        strange = len(set(_missing_in(script).findall(joined)))
        if _has_more(joined, _missing_in(other), FEW_OTHERS * strange):
            return script
    return ""


def _has_more(text: str, pattern: re.Pattern[str], count: int) -> bool:
    """Whether a text has more than so many different characters of a pattern: no more of it is looked at than tells."""
    seen = set()
    for hit in pattern.finditer(text):
        seen.add(hit[0])
        if len(seen) > count:
            return True
    return False


@functools.cache
def _missing_in(script: str) -> re.Pattern[str]:
    """A character that a script does not have."""
    return re.compile(f"[{''.join(sorted(not_in_script(script)))}]")


def is_sure(text: str, repair: Repair, setting: Setting) -> bool:
    """Whether a repair clearly beats the text as it stands.

    It must stand in Chinese text and be text itself. One that brings back no gloss and no character with both its bytes
    is a guess: the page must have shown the damage elsewhere, the repair must close a quotation that the text as it
    stands leaves open or be very sure; or nothing stays open, and the page has glosses or the marks stand as nobody
    types them.
    """
    open_before = text.count("“") - text.count("”")
    closed = repair.text.count("”") - repair.text.count("“")
    closes = open_before == closed > 0
    untyped = _UNTYPED if setting.narrow else _UNTYPED_FOLDED
    known = repair.way.known or any(cut.inserted[:1] == b"(" for cut in repair.way.cuts)
    strong = repair.way.sure >= STRONG and all(margin >= STRONG_MARGIN for _, margin in repair.way.margins)
    unsure = left_open(repair)
    shown = setting.marks < (MARK_PRIOR // 2 if unsure else MARK_PRIOR)
    evidence = closes or strong or shown or (untyped.match(text, repair.start) and not unsure)
    says = closes or any(_HAN.match(repair.text, cut.at) for cut in repair.way.cuts)
    if not known and not (evidence and says and len(unsure) < 2):
        return False
    if not _HAN.search(text, max(0, repair.start - NEAR), repair.end + 1) or _ONLY_MARKS.fullmatch(repair.text):
        return False
    if repair.way.cost > READABLE * len(GLOSS.sub("", repair.text)):
        return False
    return repair.way.sure + (CLOSED_QUOTE if closes else 0) >= LEAST_SURE


def left_open(repair: Repair) -> list[int]:
    """The characters of a repair that stay open: the next best choice is too close."""
    margins = dict(repair.way.margins)
    before_marks = {cut.at for cut in repair.way.cuts if cut.unknown and cut.inserted}
    close = {at for at, margin in margins.items() if margin < LEAST_AT_END}
    return [at for at in margins if margins[at] < _least(repair.text, at, close, before_marks)]


def _least(text: str, at: int, close: Collection[int], before_marks: Collection[int]) -> int:
    """By how much a lost character must beat the next best; some beside it are none too clear themselves."""
    if at not in before_marks:
        return LEAST_BESIDE
    return LEAST_AT_END if mark(text[at + 1 : at + 2]) or at - 1 in close or at + 1 in close else LEAST_MARGIN
