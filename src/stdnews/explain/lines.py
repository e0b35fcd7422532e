"""The log of a page for people: lines of parts, plain for a pipe, coloured by ``stdnews.render`` for a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from stdnews.edits import Change, rules_at
from stdnews.explain.account import Account
from stdnews.explain.differences import Difference, differences
from stdnews.facts import facts
from stdnews.pipeline import STAGES
from stdnews.stages.rules import reasons_of

Style = Literal["plain", "label", "stage", "rule", "old", "new", "note"]
_AROUND = 12
"""Characters shown on each side of a difference; enough to find the place."""
_DROPPED = 60
"""Characters shown of a paragraph that was dropped."""
_NOTES = 3
"""Different notes shown for one paragraph."""
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
)
"""What steers a terminal (C0, C1, line and direction marks) or shows nothing (zero width, private use, surrogates,
tags, no characters)."""


class Part(NamedTuple):
    """A piece of a line, and what it is."""

    text: str
    style: Style = "plain"


Line = list[Part]


def explain_lines(account: Account) -> Iterator[Line]:
    """What became of the page, what it says of itself, and what each stage did to which paragraph, and why.

    Places count from 0, as in the notes. The page's text is shown with its control and invisible characters escaped.
    """
    yield from _head(account)
    for stage in STAGES:
        counts = account.rule_counts(stage.name)
        yield []
        idle = ": skipped" if stage.name in account.skipped else ": nothing to do"
        yield [Part(stage.name, "stage"), Part("" if counts else idle)]
        yield from _reasons(stage.name, counts)
        told = ""
        for change in account.cleaned.changes:
            if change.stage == stage.name:
                yield _change(change, told)
                told = change.edit.note


def plain(line: Iterable[Part]) -> str:
    """A line without colours: ``[-gone-]`` and ``{+come+}`` stand for them.

    >>> plain([Part("天"), Part("氣", "old"), Part("气", "new")])
    '天[-氣-]{+气+}'
    """
    marks = {"old": ("[-", "-]"), "new": ("{+", "+}")}
    return "".join(part.text.join(marks.get(part.style, ("", ""))) for part in line)


def visible(text: str) -> str:
    r"""A text with each character escaped that steers a terminal or shows nothing.

    >>> visible("天\x1b[31m气\u200b")
    '天\\x1b[31m气\\u200b'
    """
    return UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def _head(account: Account) -> Iterator[Line]:
    page = account.page
    yield _labelled("page", page.name or "-")
    if page.site:
        yield _labelled("site", page.site)
    yield _labelled("outcome", account.outcome)
    for name, value in page.notes.items():
        yield _labelled(name, str(value))
    for fact in facts(account.cleaned.page):
        yield [*_labelled(fact.name, fact.value), Part(f"  (paragraph {fact.at})", "note")]


def _labelled(label: str, value: str) -> Line:
    return [Part(f"{label:<12} ", "label"), Part(visible(value))]


def _reasons(stage: str, counts: Counter[str]) -> Iterator[Line]:
    """How often each rule did something, and the reason for it; a person's own rule has none."""
    why = reasons_of(stage) if counts else {}
    for rule, count in counts.items():
        yield [Part(f"{count:>4} x "), Part(rule, "rule"), Part(f": {why[rule]}")]


def _change(change: Change, told: str) -> Line:
    """One line for what a step did to one paragraph; ``told`` is the note of the paragraph before."""
    edit = change.edit
    line = [Part(f"{edit.at:>5}  "), Part(_counted(Counter(rules_at(edit))), "rule"), Part("  ")]
    if edit.text is None:
        line.append(Part(visible(_cut(change.before, _DROPPED)), "old"))
    else:
        line += _inline(differences(change))
    if notes := _notes(change, told):
        more = "; …" if len(notes) > _NOTES else ""
        line.append(Part(f"  ({visible('; '.join(notes[:_NOTES]))}{more})", "note"))
    return line


def _notes(change: Change, told: str) -> list[str]:
    """What there is to say beyond what the line shows: no note twice, none that only repeats what went."""
    edit = change.edit
    notes = [edit.note] if edit.note != told else []
    shown = ((span.note, f"{edit.note}\n{change.before[span.start : span.end]}") for span in edit.spans)
    notes += [note for note, text in shown if note not in text]
    return [note for note in dict.fromkeys(notes) if note]


def _inline(pieces: list[Difference]) -> Iterator[Part]:
    """The paragraph with what went and what came, and a little of the text around."""
    for number, (old, new) in enumerate(pieces):
        if old == new:
            head = _AROUND if number else 0
            tail = _AROUND if number + 1 < len(pieces) else 0
            yield Part(visible(_cut(old, head + tail, head)))
        else:
            if old:
                yield Part(visible(old), "old")
            if new:
                yield Part(visible(new), "new")


def _cut(text: str, length: int, head: int | None = None) -> str:
    """A text of at most this length, with an ellipsis, after ``head`` characters, for what is left out."""
    if len(text) <= length + 1:
        return text
    head = length * 3 // 4 if head is None else head
    return f"{text[:head]}…{text[len(text) - (length - head) :]}"


def _counted(rules: Counter[str]) -> str:
    """``gloss 12, gloss-cut``: a rule that did something once needs no number."""
    return ", ".join(f"{rule} {count}" if count > 1 else rule for rule, count in rules.items())
