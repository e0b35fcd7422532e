"""The stages in their order, and the one loop that applies what they propose and keeps the log."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from stdnews.edits import Change, apply, carry
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


STAGES = (
    Stage(
        "mojibake",
        "first: the others need real characters, and conversion or width folding would destroy the damaged bytes",
        lambda settings: mojibake.steps(settings.mojibake),
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
        lambda settings: boilerplate.steps(settings.boilerplate),
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
def _plan(settings: Settings) -> tuple[tuple[Stage, Step], ...]:
    """The steps to run: all stages up to the last one that may change the output."""
    wanted = [at for at, stage in enumerate(STAGES) if stage.name not in settings.skip]
    last = max(wanted, default=-1)
    return tuple((stage, step) for stage in STAGES[: last + 1] for step in stage.steps(settings))


def clean(page: Page, settings: Settings = DEFAULT) -> Cleaned:
    """The page with all stages applied, and the log.

    A stage that is skipped changes nothing in the result, but the stages that judge what stays still see the page
    with it applied (the comparison form): who keeps Traditional text gets the same paragraphs.

    >>> page, changes = clean(Page.from_text("今天天氣很好。"))
    >>> page.paragraphs[0].text, changes[0].stage
    ('今天天气很好。', 'simplify')
    """
    settings = settings.for_site(page.site)
    shown = form = page
    log: list[Change] = []
    for number, (stage, step) in enumerate(_plan(settings)):
        edits = list(step(form))
        skipped = stage.name in settings.skip
        if skipped:
            form = apply(form, edits) if edits else form
            continue
        if shown is form:
            shown_edits = edits
        elif stage.judges:
            shown_edits = [carry(edit, form, shown) for edit in edits]
        else:
            shown_edits = list(step(shown))
        log += [Change(stage.name, number, edit, shown.paragraphs[edit.at].text) for edit in shown_edits]
        after = apply(shown, shown_edits) if shown_edits else shown
        form = after if shown is form else apply(form, edits)
        shown = after
    return Cleaned(shown, tuple(log))


def clean_text(text: str, settings: Settings = DEFAULT) -> str:
    r"""Plain text, cleaned: paragraphs one a line, each with its ``\n``; no guessing whether it is HTML.

    >>> clean_text("產(chǎn)業(yè)發(fā)展。")
    '产业发展。\n'
    """
    return clean(Page.from_text(text), settings).page.to_text()
