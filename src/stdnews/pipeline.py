"""The stages in their order, and the one loop that applies what they propose and keeps the log."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from stdnews.edits import Change, Edit, apply, carry
from stdnews.page import Page
from stdnews.settings import DEFAULT, Settings
from stdnews.stages import boilerplate, duplicates, glosses, mojibake, simplify
from stdnews.steps import Step


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the pipeline: its name, the reason for its place, and its steps for given settings."""

    name: str
    why: str
    steps: Callable[[Settings], tuple[Step, ...]]
    judges: bool = False
    """Whether it decides what stays: such a stage looks at the comparison form, see ``clean``."""
    looks: int = 1
    """How often it looks at a page; again only when it has found something, which may have hidden something else."""
    shows_nothing: Callable[[Page], bool] = lambda _: False
    """Whether a page has no sign of what the stage is about: none of its steps would find anything."""


STAGES = (
    Stage(
        "mojibake",
        "first: the others need real characters, and conversion or width folding would destroy the damaged bytes",
        lambda settings: mojibake.steps(settings.mojibake),
        looks=3,
        shows_nothing=mojibake.shows_nothing,
    ),
    Stage(
        "glosses",
        "before conversion: glosses cut phrases in two, and OpenCC converts by phrase",
        lambda settings: glosses.steps(settings.glosses),
    ),
    Stage(
        "simplify",
        "before the rules, so that they are written once, in Simplified",
        lambda settings: simplify.steps(settings.simplify),
    ),
    Stage(
        "boilerplate",
        "before duplicates, so that a headline repeated in a sidebar is not the first copy",
        lambda settings: boilerplate.steps(settings.boilerplate, settings.templates),
        judges=True,
    ),
    Stage(
        "duplicates",
        "last: copies of a paragraph are equal only when all else is clean",
        lambda settings: duplicates.steps(settings.duplicates),
        judges=True,
    ),
)
"""The order is the design; tests/test_order.py has, for each neighbouring pair, a page that a swap gets wrong."""


class Cleaned(NamedTuple):
    """A page after the last stage, and the log of every difference."""

    page: Page
    changes: tuple[Change, ...]


@functools.lru_cache(maxsize=256)
def _plan(settings: Settings) -> tuple[tuple[Stage, tuple[Step, ...]], ...]:
    """The stages to run: all up to the last one that may change the output; of those that judge, all or none."""
    wanted = [stage for stage in STAGES if stage.name not in settings.skip]
    if not wanted:
        return ()
    last = STAGES[-1] if wanted[-1].judges else wanted[-1]
    run = STAGES[: STAGES.index(last) + 1]
    return tuple((stage, stage.steps(settings)) for stage in run)


@dataclass(slots=True)
class _Run:
    """A page on its way through the steps: as it will be written, its comparison form, and the log."""

    shown: Page
    form: Page
    skip: frozenset[str]
    log: list[Change] = field(default_factory=list)
    steps: int = 0

    def look(self, stage: Stage, steps: tuple[Step, ...]) -> bool:
        """Applies what a stage proposes, and says whether that was anything."""
        found = False
        if self.shown is self.form and stage.shows_nothing(self.form):
            return False
        for _ in range(stage.looks):
            edited = [self._take(stage, step) for step in steps]
            if not any(edited):
                break
            found = True
        return found

    def _take(self, stage: Stage, step: Step) -> bool:
        edits = list(step(self.form))
        number, self.steps = self.steps, self.steps + 1
        if not edits and self.shown is self.form:
            return False
        shown_edits = self._shown_edits(stage, step, edits)
        name, paragraphs = stage.name, self.shown.paragraphs
        self.log += [
            tuple.__new__(Change, (name, number, edit, paragraphs[edit.at].text))  # a third of its own time
            for edit in shown_edits
        ]
        is_one = self.shown is self.form and shown_edits is edits
        self.shown = apply(self.shown, shown_edits) if shown_edits else self.shown
        if is_one:
            self.form = self.shown
        elif edits:
            self.form = apply(self.form, edits)
        return bool(edits)

    def _shown_edits(self, stage: Stage, step: Step, edits: list[Edit]) -> list[Edit]:
        """The edits for the page as it will be written."""
        if stage.name in self.skip:
            return []
        if self.shown is self.form:
            return edits
        return [carry(edit, self.form, self.shown) for edit in edits] if stage.judges else list(step(self.shown))


def clean(page: Page, settings: Settings = DEFAULT) -> Cleaned:
    """The page with all stages applied, and the log.

    A stage that is skipped changes nothing in the result, but the stages that judge what stays still see the page
    with it applied (the comparison form): who keeps Traditional text gets the same paragraphs. They judge again as
    long as copies go, since an earlier verdict may have rested on a copy; each time the page gets shorter.

    >>> page, changes = clean(Page.from_text("今天天氣很好。"))
    >>> page.paragraphs[0].text, changes[0].stage
    ('今天天气很好。', 'simplify')
    """
    settings = settings.for_site(page.site)
    run = _Run(page, page, settings.skip)
    plan = _plan(settings)
    found = [run.look(stage, steps) for stage, steps in plan]
    judges = [(stage, steps) for stage, steps in plan if stage.judges]
    while judges and found[-1]:  # the last stage is the one that looks for copies
        found = [run.look(stage, steps) for stage, steps in judges]
    return Cleaned(run.shown, tuple(run.log))


def clean_text(text: str, settings: Settings = DEFAULT) -> str:
    r"""Plain text, cleaned: paragraphs one a line, each with its ``\n``; no guessing whether it is HTML.

    >>> clean_text("產(chǎn)業(yè)發(fā)展。")
    '产业发展。\n'
    """
    return clean(Page.from_text(text), settings).page.to_text()
