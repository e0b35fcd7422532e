"""The rules of a stage, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol


class Row(Protocol):
    """A rule as its stage has it in ``RULES``."""

    @property
    def id(self) -> str:
        """Its name in the log, in the counts and in the settings."""

    @property
    def why(self) -> str:
        """The reason for it."""

    @property
    def hits(self) -> Sequence[str]:
        """Texts that it finds."""

    @property
    def misses(self) -> Sequence[str]:
        """Texts that look alike, and that it leaves alone."""


def rules_of(stage: str) -> tuple[Row, ...]:
    """The rules of a stage that are rows with an id; none for a stage that is not made of such rows."""
    module = import_module(f"stdnews.stages.{stage}")
    return tuple(getattr(getattr(module, "rules", module), "RULES", ()))
