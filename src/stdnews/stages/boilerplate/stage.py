"""The step of the stage: looks at a page until nothing more goes, and proposes all of it as one set of edits.

A line below a dropped one becomes a neighbour of the body. So that a second run over the output finds nothing, the
decisions are taken again on what is left until there are none; each look drops or shortens lines, so it ends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from stdnews.edits import Edit
from stdnews.page import Markup, Page
from stdnews.stages.boilerplate.cuts import Cut, find_cuts, from_title, meta_cuts, rewrite
from stdnews.stages.boilerplate.lines import Line
from stdnews.stages.boilerplate.matching import compile_own, own_rule_of, rule_of
from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.page_lines import line_of, lines_of
from stdnews.stages.boilerplate.rule import Kind
from stdnews.stages.boilerplate.verdicts import find_verdicts
from stdnews.stages.boilerplate.view import View, view
from stdnews.steps import Step

KINDS: Mapping[str, Kind] = {"picture-caption": "captions", "head-data": "bylines"}
"""The classes of lines that no row names."""


def steps(options: Options) -> tuple[Step, ...]:
    """The step of the stage: all edits of a page in one look, so that they refer to the page as it was found."""

    def step(page: Page) -> list[Edit]:
        return find_boilerplate(page, options)

    return (step,)


def find_boilerplate(page: Page, options: Options) -> list[Edit]:
    """What goes from a page, with the rule and the evidence; a page that is all article gives no edits."""
    texts = dict(page.live())
    meta = {at: text for at, text in texts.items() if page.paragraphs[at].role == "meta"}
    title = next((text for at, text in meta.items() if _is_title(page, at)), "")
    drops = _own_drops(page, texts, options) | _selected_drops(page, texts, options)
    lines = [line for line in lines_of(page, texts, options) if line.at not in drops]
    cuts: dict[int, Cut] = {}
    while True:
        looked = view(lines, title)
        found = dict(_drops(looked, options))
        new = {at: cut for at, cut in find_cuts(looked, options) if at not in found and cut.rule not in options.off}
        if not found and not new:
            break
        drops |= found
        cuts |= {
            at: cut._replace(rule=cuts[at].rule, note=cuts[at].note) if at in cuts else cut for at, cut in new.items()
        }
        lines = [_shortened(page, line, new, options) for line in lines if line.at not in found]
    cuts |= from_title(looked, texts, cuts, options)
    cuts |= {at: cut for at, cut in meta_cuts(meta).items() if cut.rule not in options.off}
    edits = [Edit(at, None, rule, note) for at, (rule, note) in drops.items()]
    edits += [rewrite(at, texts[at], cut) for at, cut in cuts.items() if at not in drops]
    return sorted(edits, key=lambda edit: edit.at)


def _is_title(page: Page, at: int) -> bool:
    markup = page.paragraphs[at].markup
    return markup is not None and markup.tag == "title"


def _shortened(page: Page, line: Line, cuts: dict[int, Cut], options: Options) -> Line:
    """A line after what was cut off it."""
    if line.at not in cuts:
        return line
    text = cuts[line.at].text
    return line_of(page.paragraphs[line.at], line.at, text, rule_of(text, options.off))


def _drops(looked: View, options: Options) -> Iterator[tuple[int, tuple[str, str]]]:
    seen: set[int] = set()
    for number, rule, note in find_verdicts(looked):
        if number not in seen and rule not in options.off and not _is_kept(looked, number, rule, options):
            seen.add(number)
            yield looked.lines[number].at, (rule, note)


def _is_kept(looked: View, number: int, rule: str, options: Options) -> bool:
    """Whether a line stays by the person's wish: a chosen element, or a class of lines at the article."""
    if options.selectors and _action(looked.lines[number].markup, options) == "keep":
        return True
    if not options.keep:
        return False
    own = looked.lines[number].rule
    return (KINDS.get(rule) or (own.kind if own else "")) in options.keep and looked.is_near(number)


def _action(markup: Markup | None, options: Options) -> str:
    """What the person wants of a paragraph by a selector, "" when nothing."""
    selected = markup.selected if markup else ""
    return next((row.action for row in options.selectors if row.id == selected), "")


def _selected_drops(page: Page, texts: dict[int, str], options: Options) -> dict[int, tuple[str, str]]:
    """What a person's own selectors drop."""
    if not options.selectors:
        return {}
    found = {at: page.paragraphs[at].markup for at in texts}
    return {
        at: (markup.selected, "own selector")
        for at, markup in found.items()
        if markup and _action(markup, options) == "drop"
    }


def _own_drops(page: Page, texts: dict[int, str], options: Options) -> dict[int, tuple[str, str]]:
    """What a person's own rows drop; their places are measured on the page as it was found."""
    if not options.own:
        return {}
    looked = view(lines_of(page, texts, options))
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
