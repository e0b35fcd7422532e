"""All that there is to tell of the cleaning of one page."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from stdnews.edits import by_stage, count_rules
from stdnews.page import Page
from stdnews.pipeline import Cleaned


class Account(NamedTuple):
    """A page as read, what cleaning made of it, and how."""

    page: Page
    cleaned: Cleaned
    outcome: str
    """What became of the page, in a word or two."""
    skipped: frozenset[str] = frozenset()
    """The stages that were not to change anything."""

    def rule_counts(self, stage: str) -> Counter[str]:
        """How often each rule of a stage changed the page: an edit with spans counts once for each of them."""
        return Counter(by_stage(count_rules(self.cleaned.changes)).get(stage))
