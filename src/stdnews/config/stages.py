"""Which stages run, what they keep and how pages are read, when a command is told so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from stdnews.pipeline import STAGES
from stdnews.settings import Settings


def keep_classes(settings: Settings, classes: Collection[str]) -> Settings:
    """The settings with classes of lines that stay, for all sites and besides those that the file names.

    >>> sorted(keep_classes(Settings(), ["captions"]).boilerplate.keep)
    ['captions']
    """
    if not classes:
        return settings
    kept = replace(settings.boilerplate, keep=settings.boilerplate.keep | frozenset(classes))
    sites = {name: keep_classes(site, classes) for name, site in settings.sites.items()}
    return replace(settings, boilerplate=kept, sites=sites)


def choose_stages(settings: Settings, only: Collection[str] = (), skip: Collection[str] = ()) -> Settings:
    """The settings with the stages that a command names: for all sites, and before what the file says.

    >>> sorted(choose_stages(Settings(), only=["glosses", "simplify"]).skip)
    ['boilerplate', 'duplicates', 'mojibake']
    >>> sorted(choose_stages(Settings(skip=frozenset({"simplify"})), skip=["glosses"]).skip)
    ['glosses', 'simplify']

    Args:
        settings: what the settings file says.
        only: the stages that run, and no others; none named leaves it to the file.
        skip: stages that do not run.
    """
    if not only and not skip:
        return settings
    skipped = frozenset(stage.name for stage in STAGES) - set(only) if only else settings.skip
    sites = {name: choose_stages(site, only, skip) for name, site in settings.sites.items()}
    return replace(settings, skip=skipped | set(skip), sites=sites)


def read_as(settings: Settings, encoding: str = "", form: str = "") -> Settings:
    """The settings with the encoding and the form of the pages that a command names, for all sites.

    >>> read_as(Settings(), "gbk").encoding
    'gbk'
    """
    return replace(settings, encoding=encoding, form=form) if encoding or form else settings
