"""The mojibake stage: undo byte damage whose process is known, leave the rest, drop what nobody can read."""

from __future__ import annotations

from collections.abc import Iterable

from stdnews.edits import Edit
from stdnews.page import Page
from stdnews.stages.mojibake.codec_scan import suspicious
from stdnews.stages.mojibake.escapes import unescape
from stdnews.stages.mojibake.lost import lost_in, past_saving, unreadable
from stdnews.stages.mojibake.options import Options
from stdnews.stages.mojibake.signs import CODEC, MISREAD, lines_with, signs_of
from stdnews.stages.mojibake.standins import may_be_wrapped, other_forms, put_in, spaces_inside, unseen, unwrap
from stdnews.steps import Step

__all__ = ["Options", "lost_in", "past_saving", "shows_nothing", "steps"]


def steps(options: Options) -> tuple[Step, ...]:
    """The steps of the stage; what undoes bytes loads when a page has a sign of it."""
    del options
    return (
        _wrong_codec,
        unseen,
        unescape,
        put_in,
        _byte_shifts,
        other_forms,
        _question_marks,
        unwrap,
        spaces_inside,
        unreadable,
    )


def shows_nothing(page: Page) -> bool:
    """Whether a page has no sign of damage, as most have: one scan tells it, and no step would find anything.

    >>> shows_nothing(Page.from_text("今天，天气很好。")), shows_nothing(Page.from_text("今天&nbsp;天气很好。"))
    (True, False)
    """
    return not signs_of(page) and "?" not in page.live_text() and not may_be_wrapped(page)


def _wrong_codec(page: Page) -> Iterable[Edit]:
    if not CODEC & signs_of(page) or not any(suspicious().search(text) for _, text in lines_with(page, MISREAD)):
        return ()
    from stdnews.stages.mojibake.codec import reread  # noqa: PLC0415 - see ``steps``

    return reread(page)


def _byte_shifts(page: Page) -> Iterable[Edit]:
    text = page.live_text()
    if "?" not in text and "\ufffd" not in text:
        return ()
    from stdnews.stages.mojibake.runs import shifts  # noqa: PLC0415 - see ``steps``

    return shifts(page)


def _question_marks(page: Page) -> Iterable[Edit]:
    if "?" not in page.live_text():
        return ()
    from stdnews.stages.mojibake.qmarks import mend_qmarks  # noqa: PLC0415 - see ``steps``

    return mend_qmarks(page)
