"""Evidence of a page: whether its glosses, taken together, are an artefact.

Everything that counts is local to a paragraph, so that a page that has lost paragraphs or glosses never proves more
than it did before: what a first run leaves, a second one leaves too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from stdnews.stages.glosses.options import Options
from stdnews.stages.glosses.points import REPEATED
from stdnews.stages.glosses.scan import PROOF, Gloss, Line
from stdnews.stages.glosses.spelling import HAN

_SENTENCE, _PHRASE = 5, 3
"""Chinese characters in a row that are more than a word (words have four at most), and more than most words: enough for
a character that hardly any reader needs a reading of."""


def evidence(lines: Sequence[Line], options: Options) -> str:
    """What shows that the glosses of a page are an artefact, for the log; an empty string when nothing does.

    Each character counts once, one that is glossed by a list (``points.REPEATED``) at each place. A gloss in a word
    that stands alone (人(ren)、山(shan)、國(guó)), or in a passage annotated throughout, does not count.
    """
    seen: dict[str, str] = {}
    total = 0
    for line in lines:
        for number, gloss in _telling(line):
            char = line.pieces[2 * number][-1]
            if (char in seen and gloss.points < REPEATED) or (
                gloss.points < PROOF and not _counts(line, number, gloss.points, options.annotated_run)
            ):
                continue
            seen[char] = char + line.pieces[2 * number + 1]
            total += gloss.points
            if total >= options.evidence:
                return _note(lines, seen.values())
    return ""


def _telling(line: Line) -> Iterator[tuple[int, Gloss]]:
    """The glosses of a line that may count, by their number."""
    for number, gloss in enumerate(line.found):
        if gloss is None:
            continue
        if gloss.points:
            yield number, gloss
        elif gloss.rule == "gloss-mark" and number and line.found[number - 1] and len(line.pieces[2 * number]) == 1:
            yield number, gloss._replace(points=PROOF)  # 说(shuo),(,): the mark of a glossed character


def _note(lines: Sequence[Line], shown: Iterable[str]) -> str:
    total = sum(len(list(filter(None, line.found))) for line in lines)
    return f"glosses on the page: {total}, an artefact by {' '.join(list(shown)[:4])}"


def _counts(line: Line, number: int, points: int, run: int) -> bool:
    least = _PHRASE if points >= REPEATED else _SENTENCE
    return _around(line, number) >= least and not _is_annotated(line, number, run)


@functools.cache
def _ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"[{HAN}]*\\Z"), re.compile(f"[{HAN}]*")


def _around(line: Line, number: int) -> int:
    """How many Chinese characters stand in a row around the gloss, all brackets left out; no more than tell."""
    kept = line.pieces[::2]
    left = "".join(kept[max(0, number - _SENTENCE) : number + 1])[-_SENTENCE:]
    right = "".join(kept[number + 1 : number + 1 + _SENTENCE])[:_SENTENCE]
    before, after = _ends()
    return sum(len(found[0]) for found in (before.search(left), after.match(right)) if found)


def _is_annotated(line: Line, number: int, run: int) -> bool:
    """Whether the gloss is one of many in a row, also on characters that are the same in both scripts."""
    start = end = number
    while start > 0 and len(line.pieces[2 * start]) == 1:
        start -= 1
    while end + 1 < len(line.found) and len(line.pieces[2 * end + 2]) == 1:
        end += 1
    row = line.found[start : end + 1]
    return len(row) >= run and not all(gloss and gloss.is_traditional for gloss in row)
