"""The step of the stage: looks at a page until nothing more goes, and proposes all of it as one set of edits.

A line below a dropped one becomes a neighbour of the body. So that a second run over the output finds nothing, the
decisions are taken again on what is left until there are none; each look drops or shortens lines, so it ends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from stdnews.comparison import fold_widths
from stdnews.edits import Edit, Span
from stdnews.page import Page, Paragraph
from stdnews.stages.boilerplate.lines import Line, Shape, shape_of
from stdnews.stages.boilerplate.matching import (
    compile_own,
    glued_label,
    is_short,
    long_rows,
    own_rule_of,
    rule_of,
    rule_of_long,
)
from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.rule import Rule
from stdnews.stages.boilerplate.spam_phrases import find_phrases, may_hold_phrases
from stdnews.stages.boilerplate.suffixes import strip_titles
from stdnews.stages.boilerplate.verdicts import find_verdicts
from stdnews.stages.boilerplate.view import View, view
from stdnews.steps import Step, join, split_like

LINKED = 0.6
"""Share of link text from which a paragraph of an HTML page is a link."""


def steps(options: Options) -> tuple[Step, ...]:
    """The step of the stage: all edits of a page in one look, so that they refer to the page as it was found."""

    def step(page: Page) -> list[Edit]:
        return find_boilerplate(page, options)

    return (step,)


def find_boilerplate(page: Page, options: Options) -> list[Edit]:
    """What goes from a page, with the rule and the evidence; a page that is all article gives no edits."""
    texts = dict(page.live())
    meta = [at for at in texts if page.paragraphs[at].role == "meta"]
    title = next((texts[at] for at in meta if _tag(page.paragraphs[at]) == "title"), "")
    drops = _own_drops(page, texts, options)
    lines = [line for line in _lines(page, texts, options) if line.at not in drops]
    new: dict[int, tuple[str, str, str]] = {}
    while True:
        looked = view(lines, title)
        found = dict(_drops(looked, options))
        cuts = {at: cut for at, cut in _cuts(looked, options) if at not in found and cut[1] not in options.off}
        if not found and not cuts:
            break
        drops |= found
        new |= {
            at: (text, *new[at][1:]) if at in new else (text, rule, note) for at, (text, rule, note) in cuts.items()
        }
        lines = [
            _line(page.paragraphs[line.at], line.at, cuts[line.at][0], rule_of(cuts[line.at][0], options.off))
            if line.at in cuts
            else line
            for line in lines
            if line.at not in found
        ]
    new |= {at: cut for at, cut in _title_cuts(meta, texts).items() if cut[1] not in options.off}
    edits = [Edit(at, None, rule, note) for at, (rule, note) in drops.items()]
    edits += [_rewrite(at, texts[at], *new[at]) for at in new if at not in drops]
    return sorted(edits, key=lambda edit: edit.at)


def _tag(paragraph: Paragraph) -> str:
    return paragraph.markup.tag if paragraph.markup else ""


def _lines(page: Page, texts: dict[int, str], options: Options) -> list[Line]:
    """The body's paragraphs as the score sees them."""
    body = [at for at in texts if page.paragraphs[at].role == "body"]
    shown = [texts[at] for at in body]
    joined = fold_widths(join(shown))
    rows = long_rows(joined, options.off)
    return [
        _line(
            page.paragraphs[at],
            at,
            folded,
            rule_of(folded, options.off) if is_short(folded) else rule_of_long(folded, rows),
        )
        for at, folded in zip(body, split_like(shown, joined), strict=True)
    ]


def _line(paragraph: Paragraph, at: int, folded: str, rule: Rule | None) -> Line:
    shape, markup = shape_of(folded), paragraph.markup
    linked = markup is not None and markup.link_share >= LINKED and not markup.heading
    if linked and shape is not Shape.SENTENCE and shape is not Shape.LINK:
        shape = Shape.ITEM
    return Line(at, folded, shape, rule, linked, markup)


def _drops(looked: View, options: Options) -> Iterator[tuple[int, tuple[str, str]]]:
    seen: set[int] = set()
    for number, rule, note in find_verdicts(looked):
        if number not in seen and rule not in options.off:
            seen.add(number)
            yield looked.lines[number].at, (rule, note)


def _own_drops(page: Page, texts: dict[int, str], options: Options) -> dict[int, tuple[str, str]]:
    """What a person's own rows drop; their places are measured on the page as it was found."""
    if not options.own:
        return {}
    looked = view(_lines(page, texts, options))
    compile_own(options.own)
    deadline = time.monotonic() + options.seconds
    first = looked.block.first if looked.block else 0
    drops = {}
    for number, line in enumerate(looked.lines):
        fitting = tuple(
            row
            for row in options.own
            if row.where == "anywhere" or looked.block is None or (row.where == "after") == (number > first)
        )
        if row := own_rule_of(line.text, fitting, deadline) or own_rule_of(texts[line.at], fitting, deadline):
            drops[line.at] = (row.id, "own rule")
    return drops


def _cuts(looked: View, options: Options) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """New texts: headlines without additions, the last sentence without a label, sentences without spam."""
    done = set()
    for at, cut in _headline_cuts(looked):
        done.add(at)
        yield at, cut
    if looked.block is not None:
        line = looked.lines[looked.block.last]
        if line.at not in done and (hit := glued_label(line.text, options.off)):
            done.add(line.at)
            yield line.at, (line.text[: hit[1]].rstrip(), hit[0].id, "")
    if may_hold_phrases("\n".join(line.text for line in looked.lines)):
        for line in looked.lines:
            if line.at not in done and (places := find_phrases(line.text)):
                start, end = places[-1]
                yield line.at, (line.text[:start] + line.text[end:], "spam-phrase", line.text[start:end])


def _headline_cuts(looked: View) -> Iterator[tuple[int, tuple[str, str, str]]]:
    others = frozenset(line.text for line in looked.lines if len(line.text) <= 80)
    for line in _headlines(looked):
        if cut := strip_titles(line.text, others - {line.text}):
            yield line.at, (cut.text, cut.rule, f"cut {cut.tail}")


def _headlines(looked: View) -> Sequence[Line]:
    """The lines that may be headlines: those without a rule before the body, or the first one."""
    first = looked.block.first if looked.block else len(looked.lines)
    lines = [line for line in looked.lines[:first] if line.rule is None and line.shape is not Shape.SENTENCE]
    return lines if looked.block else lines[:1]


def _title_cuts(meta: list[int], texts: dict[int, str]) -> dict[int, tuple[str, str, str]]:
    cuts = {at: strip_titles(fold_widths(texts[at])) for at in meta}
    return {at: (cut.text, cut.rule, f"cut {cut.tail}") for at, cut in cuts.items() if cut}


def _rewrite(at: int, old: str, new: str, rule: str, note: str) -> Edit:
    """An edit whose one span is the part in which the old and the new text, equal but for widths, differ."""
    folded = fold_widths(old)
    start = _common(folded, new)
    end = min(_common(folded[::-1], new[::-1]), len(folded) - start, len(new) - start)
    span = Span(start, len(old) - end, new[start : len(new) - end], rule, note)
    return Edit(at, old[:start] + span.new + old[len(old) - end :], rule, note, (span,))


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
