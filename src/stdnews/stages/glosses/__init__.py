"""The glosses stage: pinyin that a spam step put behind the characters of a page, ``產(chǎn)業(yè)``, goes.

A bracket goes only when it is a reading of the character before it, and only on a page whose glosses, taken together,
cannot have been meant for readers (``evidence``). Place names with their reading, language lessons, surnames, formulas
and English in brackets stay.
"""

from __future__ import annotations

from functools import partial

from stdnews.stages.glosses.find import find_glosses
from stdnews.stages.glosses.options import Options
from stdnews.steps import Step

__all__ = ["Options", "steps"]


def steps(options: Options) -> tuple[Step, ...]:
    """The steps of the stage; none when removal is forbidden."""
    return () if options.remove == "never" else (partial(find_glosses, options=options),)
