"""What can be set for the glosses stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the glosses stage. The numbers were set on pages glossed on purpose and on sound ones."""

    remove: Literal["auto", "always", "never"] = "auto"
    """``auto``: on pages that show their glosses to be an artefact; ``always``: wherever a bracket is a reading of
    the character before it; ``never``: nowhere."""
    evidence: int = field(default=10, metadata={"least": 1})
    """Points that a page needs, see ``points.of_reading``: two glosses of everyday Traditional characters (7 each), or
    four everyday characters of both scripts (3 each), which nobody glosses for readers. More is more careful."""
    annotated_run: int = field(default=4, metadata={"least": 2})
    """Glosses in a row, on characters of any sort, from which on a passage is taken as annotated for learners: its
    glosses prove nothing. With a random gloss on 15 % of the characters, four in a row begin at one in 2,000."""
    throughout: float = field(default=0.5, metadata={"most": 1})
    """Share of the Chinese characters of a paragraph that must be glossed for the repeated marks ``,(,)`` to go."""
