"""What became of a page: one word for each page of a run."""

from __future__ import annotations

import enum

from stdnews.page import Page
from stdnews.pipeline import Cleaned
from stdnews.stages.mojibake import past_saving


class Outcome(enum.Enum):
    """What became of a page; every page has exactly one."""

    UNCHANGED = "unchanged"
    """No stage changed a line that is written."""
    CLEANED = "cleaned"
    EMPTY = "empty"
    """No text came in."""
    NO_ARTICLE = "no article"
    """Text came in, and nothing of it is an article: all of it was boilerplate."""
    PAST_SAVING = "past saving"
    """Most of the page is unreadable, also after repair."""
    FAILED = "failed"
    """The page could not be read, cleaned or written; it has no output."""


def outcome_of(page: Page, cleaned: Cleaned) -> Outcome:
    """The outcome of a page that was cleaned; ``page`` is the page as read.

    >>> from stdnews.pipeline import clean
    >>> page = Page.from_text("今天天氣很好。")
    >>> outcome_of(page, clean(page)), outcome_of(page, Cleaned(page, ()))
    (<Outcome.CLEANED: 'cleaned'>, <Outcome.UNCHANGED: 'unchanged'>)
    """
    if not _has_text(page):
        return Outcome.EMPTY
    if all(page.paragraphs[change.edit.at].role != "body" for change in cleaned.changes):
        return Outcome.UNCHANGED
    if past_saving(cleaned.page):
        return Outcome.PAST_SAVING
    return Outcome.CLEANED if _has_text(cleaned.page) else Outcome.NO_ARTICLE


def _has_text(page: Page) -> bool:
    """Whether the page has a line to write."""
    return any(p.text and p.dropped_by is None and p.role == "body" for p in page.paragraphs)
