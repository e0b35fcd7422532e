"""The rows of the boilerplate stage, one table a theme."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule
from stdnews.stages.boilerplate.rules import (
    adverts,
    asks,
    bylines,
    comments,
    footer,
    institutions,
    lists,
    media,
    navigation,
    notices,
    platform,
    prints,
    share,
    spam,
)

RULES: tuple[Rule, ...] = (
    *lists.RULES,
    *comments.RULES,
    *navigation.RULES,
    *bylines.RULES,
    *prints.RULES,
    *share.RULES,
    *footer.RULES,
    *media.RULES,
    *platform.RULES,
    *adverts.RULES,
    *asks.RULES,
    *notices.RULES,
    *institutions.RULES,
    *spam.RULES,
)
