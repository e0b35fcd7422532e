"""How much of a page stays: its characters as read, as written, and in the paragraphs that were dropped."""

from __future__ import annotations

from typing import NamedTuple

from stdnews.page import Page


class Amounts(NamedTuple):
    """Characters of the body of a page, or of many pages; text outside the body, a title say, does not count."""

    read: int = 0
    """In all paragraphs, as they were read."""
    kept: int = 0
    """In those that are written, as they are written."""
    dropped: int = 0
    """In those that were dropped, as they were when they were dropped: glosses and the like have gone by then."""

    @property
    def lost(self) -> float:
        """The dropped characters as a share of the dropped and the kept ones; what was repaired or cut is no loss.

        >>> Amounts(130, 90, 10).lost, Amounts().lost
        (0.1, 0.0)
        """
        return self.dropped / (self.dropped + self.kept) if self.dropped else 0.0


def amounts_of(page: Page, cleaned: Page) -> Amounts:
    """What was kept and dropped of a page.

    Args:
        page: the page as read.
        cleaned: the page after the last stage.
    """
    body = [p for p in cleaned.paragraphs if p.role == "body"]
    return Amounts(
        sum(len(p.text) for p in page.paragraphs if p.role == "body"),
        sum(len(p.text) for p in body if p.dropped_by is None),
        sum(len(p.text) for p in body if p.dropped_by is not None),
    )
