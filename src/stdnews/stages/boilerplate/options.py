"""Options of the boilerplate stage."""

from __future__ import annotations

from dataclasses import dataclass

from stdnews.stages.boilerplate.rule import OwnRule, OwnSelector


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may change about the boilerplate stage. Frozen and hashable."""

    own: tuple[OwnRule, ...] = ()
    """Rows of the person's own, tried before those of the tables."""
    selectors: tuple[OwnSelector, ...] = ()
    """Elements of HTML pages that the person chose; the reader marks their paragraphs."""
    off: frozenset[str] = frozenset()
    """Ids of rules that are switched off: rows of the tables and rules of the score."""
    keep: frozenset[str] = frozenset()
    """Classes of lines that stay: ``captions``, ``bylines``, ``credits``."""
    seconds: float = 0.1
    """Time that all own rows together may take for one page."""
