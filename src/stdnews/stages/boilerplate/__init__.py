"""The boilerplate stage: headline and body stay, what the site put around them goes.

Two kinds of evidence decide. The tables in ``rules`` know wording: a whole line that reads like a byline, a crumb, a
footer. The score in ``block`` and ``verdicts`` knows shapes and places: where the article is, and what stands outside
of it as a list or below a line that says that the article is over. A page that shows no such sign loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdnews.stages.boilerplate.options import Options
from stdnews.stages.boilerplate.rule import OwnRule, OwnSelector, Rule
from stdnews.stages.boilerplate.stage import steps

if TYPE_CHECKING:
    from stdnews.stages.boilerplate.rules import RULES

__all__ = ["RULES", "Options", "OwnRule", "OwnSelector", "Rule", "steps"]


def __getattr__(name: str) -> Any:
    """The tables load when first asked for."""
    if name == "RULES":
        from stdnews.stages.boilerplate.rules import RULES  # noqa: PLC0415 - see above

        return RULES
    raise AttributeError(name)
