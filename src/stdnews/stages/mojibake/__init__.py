"""The mojibake stage: undo byte damage whose process is known, leave the rest, drop what nobody can read."""

from __future__ import annotations

from stdnews.stages.mojibake.codec import reread
from stdnews.stages.mojibake.escapes import unescape
from stdnews.stages.mojibake.lost import past_saving, unreadable
from stdnews.stages.mojibake.options import Options
from stdnews.stages.mojibake.qmarks import mend_qmarks
from stdnews.stages.mojibake.runs import shifts
from stdnews.stages.mojibake.standins import other_forms, put_in, spaces_inside, unseen, unwrap
from stdnews.steps import Step

__all__ = ["Options", "past_saving", "steps"]


def steps(options: Options) -> tuple[Step, ...]:
    """The steps of the stage."""
    del options
    return (reread, unseen, unescape, put_in, shifts, other_forms, mend_qmarks, unwrap, spaces_inside, unreadable)
