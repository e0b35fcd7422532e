"""What a person may set for the mojibake stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the mojibake stage."""
