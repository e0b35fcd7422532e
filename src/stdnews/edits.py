"""Edits: what a stage proposes, how it is applied, and the log that remains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from stdnews.errors import StageError
from stdnews.page import Page, Paragraph


class Span(NamedTuple):
    """A change inside a paragraph: ``text[start:end]`` of the text as found becomes ``new``."""

    start: int
    end: int
    new: str
    rule: str
    note: str = ""


class Edit(NamedTuple):
    """New text for the paragraph at ``at``; no text, or nothing but white space, means that it is dropped."""

    at: int
    text: str | None
    rule: str
    note: str = ""
    """The evidence, for a person."""
    spans: Sequence[Span] = ()
    """Where and why inside the paragraph, in order, not overlapping; none for a conversion of the whole text."""


class LateSpans(Sequence[Span]):
    """Spans that are made when somebody looks at them: a page may have hundreds, and most logs only count them."""

    def rules(self) -> Sequence[str]:
        """The rules of the spans, in their order."""
        raise NotImplementedError


class Change(NamedTuple):
    """A line of the log: an edit, the stage that proposed it, and the text that it found."""

    stage: str
    step: int
    """The number of the step within the run: edits of one step see one page."""
    edit: Edit
    before: str


def rules_at(edit: Edit) -> Sequence[str]:
    """The rule of each place that an edit changes: of its spans, or its own.

    >>> rules_at(Edit(0, "产品", "gloss", spans=[Span(1, 3, "", "gloss"), Span(4, 6, "", "gloss")]))
    ['gloss', 'gloss']
    """
    spans = edit.spans
    if not spans:
        return [edit.rule]
    return spans.rules() if isinstance(spans, LateSpans) else [span.rule for span in spans]


def count_rules(changes: Iterable[Change]) -> Counter[tuple[str, str]]:
    """How many places each rule changed, by its stage and its id, in the order of the log.

    >>> count_rules([Change("simplify", 0, Edit(0, "天气", "traditional"), "天氣")])
    Counter({('simplify', 'traditional'): 1})
    """
    counts: Counter[tuple[str, str]] = Counter()
    for change in changes:
        for rule, count in Counter(rules_at(change.edit)).items():
            counts[change.stage, rule] += count
    return counts


def by_stage(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Such counts as JSON has them: those of the rules of each stage by themselves.

    >>> by_stage({("glosses", "gloss"): 3, ("boilerplate", "crumb"): 1, ("boilerplate", "share"): 2})
    {'glosses': {'gloss': 3}, 'boilerplate': {'crumb': 1, 'share': 2}}
    """
    stages: dict[str, dict[str, int]] = {}
    for (stage, rule), count in counts.items():
        stages.setdefault(stage, {})[rule] = count
    return stages


def apply_spans(text: str, spans: Sequence[Span]) -> str:
    """The text with all spans applied; they refer to the text as it is given.

    >>> apply_spans("產(chǎn)品", [Span(1, 7, "", "gloss")])
    '產品'
    """
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += text[at : span.start], span.new
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)


def apply(page: Page, edits: Iterable[Edit]) -> Page:
    """The page after the edits of one step.

    Raises:
        StageError: two edits to one place, or an edit to a paragraph that has been dropped.
    """
    new = list(page.paragraphs)
    for at, text, rule, _, _ in edits:
        old = page.paragraphs[at]
        was, role, dropped_by, markup = old
        if new[at] is not old or dropped_by is not None:
            raise StageError(f"{page.name}: {rule} edits paragraph {at} twice or after it was dropped")
        changed = (was, role, rule, markup) if not text or text.isspace() else (text, role, None, markup)
        new[at] = tuple.__new__(Paragraph, changed)  # in a third of the time of its own constructor
    return replace(page, paragraphs=tuple(new))


def carry(edit: Edit, form: Page, shown: Page) -> Edit:
    """An edit proposed on the comparison form of a page, for the page as it is written.

    A drop stays a drop. A rewrite is carried over difference by difference: what it takes out of the form is taken
    out of the text that stands for it.

    >>> form, shown = Page.from_text("产品标准-某某网"), Page.from_text("產(chǎn)品標準-某某網")
    >>> carry(Edit(0, "产品标准", "site-suffix"), form, shown).text
    '產(chǎn)品標準'
    """
    found, text = form.paragraphs[edit.at].text, shown.paragraphs[edit.at].text
    if edit.text is None or found == text:
        return edit
    places = _places(found, text)
    spans = tuple(
        Span(places[start], places[end], edit.text[new:new_end], edit.rule, edit.note)
        for start, end, new, new_end in differences(found, edit.text)
    )
    return Edit(edit.at, apply_spans(text, spans), edit.rule, edit.note, spans)


def _places(found: str, text: str) -> list[int]:
    """For each place between two characters of ``found``, the place in ``text`` that stands for it."""
    places, shift, done = [], 0, 0
    for start, end, other, other_end in [*differences(found, text), (len(found), len(found), len(text), len(text))]:
        places += [at + shift for at in range(done, start)]
        places += [min(other + at - start, other_end) for at in range(start, end)]
        shift, done = other_end - end, end
    return [*places, len(text)]


def differences(before: str, after: str) -> list[tuple[int, int, int, int]]:
    """Where two texts differ: start and end in the one, start and end in the other.

    >>> differences("產品", "产品")
    [(0, 1, 0, 1)]
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - rarely needed, and import time is what a cold start pays

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [opcode[1:] for opcode in matcher.get_opcodes() if opcode[0] != "equal"]


def replay(page: Page, changes: Iterable[Change]) -> Page:
    r"""The page as the log leaves it: what a run gave, from the page as read and the log alone.

    >>> replay(Page.from_text("天氣"), [Change("simplify", 0, Edit(0, "天气", "traditional"), "天氣")]).to_text()
    '天气\n'
    """
    steps: dict[int, list[Edit]] = {}
    for change in changes:
        steps.setdefault(change.step, []).append(change.edit)
    for step in sorted(steps):
        page = apply(page, steps[step])
    return page
