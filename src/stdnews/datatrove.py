"""A step for pipelines of datatrove: documents in, clean documents out. Needs ``stdnews[datatrove]``."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from typing import Any

from stdnews.edits import by_stage, count_rules
from stdnews.errors import StdnewsError
from stdnews.facts import facts
from stdnews.outcome import Outcome, outcome_of
from stdnews.pipeline import Cleaned, clean
from stdnews.reading import Options, read_page
from stdnews.settings import DEFAULT, Settings
from stdnews.writing import row_of

try:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ImportError as error:
    raise ImportError("stdnews.datatrove needs datatrove: pip install 'stdnews[datatrove]'") from error

__all__ = ["Clean"]

_WITHOUT_TEXT = frozenset({Outcome.EMPTY, Outcome.NO_ARTICLE, Outcome.FAILED})
_STATED = ("title", "date", "source", "author")
"""Of a record's keys those that hold what a page says of itself."""


class Clean(PipelineStep):  # type: ignore[misc] # datatrove has no types
    """Cleans the text of each document, and adds what the page says of itself to the metadata.

    The text is a page: plain text, or HTML; which, is told by the text unless ``form`` says so. The host of
    ``metadata["url"]`` chooses the settings of a site. Added to the metadata: ``title``, ``date``, ``source`` (None
    where the page states none), ``author`` (a list), ``outcome``, and ``counts`` (places changed, by stage and rule).
    What stood under these names is replaced; id, media and all other metadata stay.

    Documents that have no text afterwards (nothing but boilerplate) or cannot be cleaned are not passed on; they go to
    ``exclusion_writer`` with the text that they came with, and their metadata say why (``outcome``, ``reason``). The
    statistics count every outcome and every rule.

    Args:
        settings: how pages are cleaned, as ``stdnews.config.load`` reads them from a settings file.
        form: ``html`` or ``text``; "" to find it out for each document.
        keep: outcomes that are passed on all the same: ``empty``, ``no article``, ``failed`` (with the text
            that it came with).
        exclusion_writer: where documents go that are not passed on.
    """

    name = "stdnews"
    type = "CLEANER"

    def __init__(
        self,
        settings: Settings = DEFAULT,
        *,
        form: str = "",
        keep: Collection[str] = (),
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.form = form
        self.dropped = _WITHOUT_TEXT - {Outcome(name) for name in keep}
        self.exclusion_writer = exclusion_writer

    def run(self, data: Iterator[Document] | None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents, each after the other; nothing of one is left when the next is taken."""
        del world_size
        with self.exclusion_writer or contextlib.nullcontext() as writer:
            for document in data or ():
                with self.track_time():
                    outcome, text, more = self._cleaned(document)
                self.stat_update("total", outcome.value)
                document.metadata.update(more)
                if outcome not in self.dropped:
                    document.text = text
                    self.update_doc_stats(document)
                    yield document
                elif writer is not None:
                    writer.write(document, rank)

    def _cleaned(self, document: Document) -> tuple[Outcome, str, dict[str, Any]]:
        options = Options("utf-8", self.form or self.settings.form, self.settings.selectors)
        data = document.text.encode("utf-8", "replace")
        try:
            page = read_page(data, document.id, url=str(document.metadata.get("url") or ""), options=options)
            cleaned = clean(page, self.settings)
        except StdnewsError as error:
            return Outcome.FAILED, document.text, {"outcome": Outcome.FAILED.value, "reason": str(error)}
        outcome = outcome_of(page, cleaned)
        return outcome, cleaned.page.to_text(), self._more(outcome, cleaned)

    def _more(self, outcome: Outcome, cleaned: Cleaned) -> dict[str, Any]:
        """What is added to the metadata; each rule is counted in the statistics too."""
        stated = [(fact.name, fact.value) for fact in facts(cleaned.page)]
        counts = count_rules(cleaned.changes)
        for (stage, rule), count in counts.items():
            self.stat_update(f"{stage}/{rule}", value=count, unit="place")
        row = row_of("", stated, {}, {})
        return {
            **{name: row[name] for name in _STATED},
            "outcome": outcome.value,
            "counts": by_stage(counts),
        }
