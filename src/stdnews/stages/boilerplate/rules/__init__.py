"""The rows of the boilerplate stage, one table a theme."""

from __future__ import annotations

from stdnews.stages.boilerplate.rule import Rule
from stdnews.stages.boilerplate.rules import (
    adverts,
    bylines,
    comments,
    footer,
    lists,
    media,
    navigation,
    notices,
    platform,
    share,
    spam,
)

RULES: tuple[Rule, ...] = (
    *lists.RULES,
    *comments.RULES,
    *navigation.RULES,
    *bylines.RULES,
    *share.RULES,
    *footer.RULES,
    *media.RULES,
    *platform.RULES,
    *adverts.RULES,
    *notices.RULES,
    *spam.RULES,
)
