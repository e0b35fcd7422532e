"""What a run does of what earlier runs have done."""

from __future__ import annotations

from typing import NamedTuple


class Again(NamedTuple):
    """What is done again although it was done before, and what is left for later."""

    everything: bool = False
    verify: bool = False
    """Whether files are read also when their size and time are as they were."""
    failed_only: bool = False
    """Whether the pages that failed are done again, and no others."""
    settle: float = 0
    """Seconds that a page must have been left alone; a younger one waits for the next run."""
    refresh_sites: bool = False
    """Whether pages are done again of whose sites something else is known now."""
