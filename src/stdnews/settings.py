"""Settings: which stages run, their options, and what differs from site to site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stdnews.stages import boilerplate, duplicates, glosses, mojibake, simplify
from stdnews.template import Templates


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told beyond its pages. Frozen and hashable: the stages are built once for each value."""

    skip: frozenset[str] = frozenset()
    """Names of the stages that must not change what is written."""
    mojibake: mojibake.Options = mojibake.Options()
    glosses: glosses.Options = glosses.Options()
    simplify: simplify.Options = simplify.Options()
    boilerplate: boilerplate.Options = boilerplate.Options()
    duplicates: duplicates.Options = duplicates.Options()
    encoding: str = ""
    """The encoding of the pages; "" to find it out for each."""
    form: str = ""
    """``html`` or ``text``: what the pages are; "" to find it out for each."""
    sites: Mapping[str, Settings] = field(default_factory=dict, hash=False)
    """The settings of a site, complete, by its name."""
    templates: Templates | None = None
    """What was learned of the sites of the pages; it holds for the settings of each site too."""

    def selectors(self, site: str) -> Mapping[str, str]:
        """The CSS selectors for the pages of a site, by their ids: what the reader marks."""
        return {row.id: row.selector for row in self.for_site(site).boilerplate.selectors}

    def for_site(self, site: str) -> Settings:
        """The settings for a page of a site."""
        found = self.sites.get(site, self)
        return found if found.templates is self.templates else replace(found, templates=self.templates)


DEFAULT = Settings()
