"""The step of the stage: looks at a page until nothing more goes, and proposes all of it as one set of edits.

A line below a dropped one becomes a neighbour of the body. So that a second run over the output finds nothing, the
decisions are taken again on what is left until there are none; each look drops or shortens lines, so it ends.
"""

from __future__ import annotations

import operator
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from stdnews.edits import Edit
from stdnews.page import Markup, Page
from stdnews.stages.boilerplate.cuts import Cut, find_cuts, from_title, meta_cuts, rewrite
from stdnews.stages.boilerplate.first_line import HEADLINE_FIRST, headline_first
from stdnews.stages.boilerplate.flat import told_by_pictures
from stdnews.stages.boilerplate.lines import Line
from stdnews.stages.boilerplate.matching import compile_own, own_rule_of
from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.page_lines import as_text, lines_of, shortened
from stdnews.stages.boilerplate.rule import Kind
from stdnews.stages.boilerplate.site_rows import SiteRows
from stdnews.stages.boilerplate.verdicts import find_verdicts
from stdnews.stages.boilerplate.view import View, view
from stdnews.steps import Step
from stdnews.template import Template, Templates

_new = tuple.__new__
"""Makes a named tuple in a third of the time that its own constructor takes."""
KINDS: Mapping[str, Kind] = {"picture-caption": "captions", "head-data": "bylines"}
"""The classes of lines that no row names."""


def steps(options: Options, templates: Templates | None = None) -> tuple[Step, ...]:
    """The step of the stage: all edits of a page in one look, so that they refer to the page as it was found."""

    def step(page: Page) -> list[Edit]:
        return find_boilerplate(page, options, None if templates is None else templates.of(page.site))

    return (step,)


def find_boilerplate(page: Page, options: Options, template: Template | None = None) -> list[Edit]:
    """What goes from a page, with the rule and the evidence; a page that is all article gives no edits."""
    texts = dict(page.live())
    meta = {at: text for at, text in texts.items() if page.paragraphs[at].role == "meta"}
    title = next((text for at, text in meta.items() if _is_title(page, at)), "")
    site = None if template is None else SiteRows(template, page, options.off)
    found = _Found(page, options, _own_drops(page, texts, options) | _selected_drops(page, texts, options), site)
    lines = lines_of(page, texts, options)
    if found.drops:
        lines = [line for line in lines if line.at not in found.drops]
    left, looked = found.look(lines, title)
    if title or left != lines or any(line.markup for line in left):  # the output is text: a second run sees it so
        lines = found.settle(as_text(left, options.off) if any(line.markup for line in left) else left)
    found.cuts |= from_title(looked, lines, texts, found.cuts, options)
    found.put_headline_first(looked, lines, texts)
    found.cuts |= {at: cut for at, cut in meta_cuts(meta).items() if cut.rule not in options.off}
    edits = [_new(Edit, (at, None, rule, note, ())) for at, (rule, note) in found.drops.items()]
    edits += [rewrite(at, texts[at], cut) for at, cut in found.cuts.items() if at not in found.drops]
    return sorted(edits, key=operator.attrgetter("at"))


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    page: Page
    options: Options
    drops: dict[int, tuple[str, str]]
    site: SiteRows | None = None
    """What is known of the page's site."""
    cuts: dict[int, Cut] = field(default_factory=dict)

    def settle(self, lines: list[Line]) -> list[Line]:
        """Looks until nothing more goes; the lines that are left."""
        while True:
            left, _ = self.look(lines, "")
            if left == lines:
                return lines
            lines = left

    def look(self, lines: list[Line], title: str) -> tuple[list[Line], View]:
        """One look: the lines that it leaves, and what it saw."""
        looked = self._view(lines, title)
        drops = _drops(looked, self.page, self.options)
        left = [line for line in lines if line.at not in drops]
        cuts = {at: cut for at, cut in find_cuts(looked, left, self.options) if at not in drops}
        cuts = {at: cut for at, cut in cuts.items() if cut.rule not in self.options.off}
        self.drops |= drops
        self.cuts |= {at: cut.after(self.cuts.get(at)) for at, cut in cuts.items()}
        return [self._shortened(line, cuts) for line in left] if cuts else left, looked

    def _view(self, lines: list[Line], title: str) -> View:
        """The lines with what is known of the site; where that would leave no article, without it."""
        if self.site is not None:
            looked = view([self.site.mark(line) for line in lines], title, self.options.off)
            if looked.block is not None:
                return looked
        looked = view(lines, title, self.options.off)
        if looked.block is None and (told := told_by_pictures(lines)) is not None:
            return view(told, title, self.options.off)
        return looked

    def put_headline_first(self, looked: View, left: list[Line], texts: dict[int, str]) -> None:
        """Moves the headline above its kicker."""
        moved = None if HEADLINE_FIRST in self.options.off else headline_first(looked, left, texts, self.cuts)
        if moved is not None:
            at, cut = moved
            self.drops[at] = (cut.rule, "stands above its kicker now")
            self.cuts[left[0].at] = cut

    def _shortened(self, line: Line, cuts: dict[int, Cut]) -> Line:
        """A line after what was cut off it."""
        cut = cuts.get(line.at)
        return line if cut is None or cut.text == line.text else shortened(line, cut.text, self.options.off)


def _is_title(page: Page, at: int) -> bool:
    markup = page.paragraphs[at].markup
    return markup is not None and markup.tag == "title"


def _drops(looked: View, page: Page, options: Options) -> dict[int, tuple[str, str]]:
    """What goes from a page, by place, with the rule and the evidence that were named first."""
    found: dict[int, tuple[str, str]] = {}
    chosen, lines = _chosen(page, options), looked.lines
    for number, rule, note in find_verdicts(looked):
        at = lines[number].at
        if at in found or rule in options.off or at in chosen:
            continue
        if not options.keep or not _is_kept(looked, number, rule, options):
            found[at] = (rule, note)
    return found


def _chosen(page: Page, options: Options) -> frozenset[int]:
    """The paragraphs that stay by the person's selectors."""
    if not options.selectors:
        return frozenset()
    return frozenset(at for at, row in enumerate(page.paragraphs) if _action(row.markup, options) == "keep")


def _is_kept(looked: View, number: int, rule: str, options: Options) -> bool:
    """Whether a line is of a class that stays, at the article: the same wording in a site's lists goes."""
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
