"""The glosses stage."""

from __future__ import annotations

from dataclasses import dataclass

from stdnews.steps import Step


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the glosses stage."""


def steps(options: Options) -> tuple[Step, ...]:
    """The steps of the stage."""
    del options
    return ()
