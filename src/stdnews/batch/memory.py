"""What earlier runs have done need not be done again: the ledger is asked before a page, and told after it."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from stdnews.batch.again import Again
from stdnews.batch.attempt import Attempt, Wanted
from stdnews.batch.ledger import Ledger, Row, made_by
from stdnews.batch.limits import Stamp
from stdnews.batch.origins import Origins
from stdnews.batch.outputs import Outputs, Sizes
from stdnews.batch.portions import portions
from stdnews.batch.recalled import is_left_out, recalled
from stdnews.batch.refusals import Refusals
from stdnews.batch.task import Task
from stdnews.outcome import Outcome
from stdnews.settings import Settings
from stdnews.storage import is_remote

_FOR_NO_TEXT = {"limits", "changes", "facts", "templates"}
"""What is wanted that makes no difference to the text, or none that does pages again."""
_NO_STAMP = (-2, -2)
"""How no file looks, and no page is noted."""
_NEVER = Stamp(-1, -1)
"""How no file looks: a page that is noted so is done again."""


class LedgerMemory:
    """The memory of the runs on an output folder."""

    def __init__(self, ledger: Ledger, outputs: Outputs, wanted: Wanted, again: Again) -> None:
        self._ledger, self._outputs, self._again = ledger, outputs, again
        self._origins = Origins(ledger)
        self.refusals = Refusals(ledger, self._origins)
        self._copies: dict[str, bytes] = {}
        """What is to be written of pages, by their outputs, should they turn out not to have changed."""
        self._wanted = {name: value for name, value in wanted._asdict().items() if name not in _FOR_NO_TEXT}
        self._templates = wanted.templates
        self._is_whole = wanted.to != "text"
        """Whether what is written is made anew as a whole, so that nothing may be left out."""
        self._makers: dict[int, tuple[Settings, int]] = {}
        self._file: tuple[str, os.stat_result | None] = "", None
        """The last file of records, and how it looks."""
        self.waiting: Counter[str] = Counter()
        """Pages that were left for the next run, by the reason."""
        self.forced: Container[str] = ()
        """Outputs of pages that are done again, whatever is known of them."""
        self.older = 0
        """Pages that are left as they are though something else is known of their sites now."""

    def sort_out(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Attempt | None]]:
        """The tasks, each with what came of it if it need not be done again; those that wait are left out."""
        for some in portions(tasks):
            rows = self._ledger.look_up(task.output for task in some)
            for task in some:
                sorted_out = self._sort_out(task, rows.get(task.output))
                if sorted_out is not None:
                    yield sorted_out

    def _sort_out(self, task: Task, row: Row | None) -> tuple[Task, Attempt | None] | None:
        if task.problem or task.path == "-":
            return task, None
        self._ledger.saw(task.output)
        try:
            stat = self._stat(task)
        except OSError:
            return task, None
        if stat is None:  # a stream has no time, and that of a store may be any
            return self._again_or_not(task, row, _NO_STAMP)
        if 0 <= time.time() - stat.st_mtime < self._again.settle:
            self.waiting["too young"] += 1
            return self._as_it_was(task, row)
        stamp = (stat.st_size, stat.st_mtime_ns) if task.record is None else _NO_STAMP
        return self._again_or_not(task, row, stamp)

    def _stat(self, task: Task) -> os.stat_result | None:
        """How the file of a task looks; that of records is asked for once, as they come one after the other."""
        if task.record is None:
            return None if is_remote(task.path) else os.stat(task.path)
        path = task.path.rpartition("#")[0]
        if self._file[0] != path:
            self._file = path, None if path == "-" or is_remote(path) else os.stat(path)
        return self._file[1]

    def _as_it_was(self, task: Task, row: Row | None) -> tuple[Task, Attempt] | None:
        """A page that waits; its record is copied, while a file stays by itself."""
        if row is None or not self._is_whole:
            return None
        copy = self._outputs.find(task, Sizes(row.written, row.rejected))
        return None if copy is None else (task, recalled(row, copy))

    def _again_or_not(self, task: Task, row: Row | None, stamp: tuple[int, int]) -> tuple[Task, Attempt | None] | None:
        has_failed = row is not None and row.outcome == Outcome.FAILED.value
        if self._again.failed_only and not self.refusals.had(task) and (has_failed or not self._is_whole):
            return (task, None) if has_failed else None
        if row is None or self._is_forced(row, task) or (copy := self._standing(row, task)) is None:
            return task, None
        if self._again.refresh_sites and self._is_older(row):
            return task, None
        if self._is_unchanged(row, task, stamp):
            self.older += self._is_older(row)
            return task, recalled(row, copy)
        if task.record is not None:
            return task, None
        if copy:
            self._copies[task.output] = copy
        return task._replace(done=row.hash), None

    def _is_forced(self, row: Row, task: Task) -> bool:
        """Whether a page is done again in any case: so is a copy out of a stream, which cannot come back later."""
        return self._again.everything or task.output in self.forced or (task.is_stream and is_left_out(row))

    def _is_unchanged(self, row: Row, task: Task, stamp: tuple[int, int]) -> bool:
        """Whether a page is surely as it was; a record is in memory, and is hashed, a file may have to be read."""
        if task.record is not None:
            return task.record.digest() == row.hash
        return not self._again.verify and (row.size, row.mtime_ns) == stamp

    def _is_older(self, row: Row) -> bool:
        """Whether something else is known of the page's site than when it was done."""
        version = "" if self._templates is None else self._templates.version_of(row.site)
        return row.template != version and row.outcome != Outcome.FAILED.value

    def _standing(self, row: Row, task: Task) -> bytes | None:
        """What is to be written of a page if its content is the same; None when all else is not as it was."""
        is_same = (
            row.size != _NEVER.size
            and row.source == self._origins.source(task.path)
            and row.maker == self._maker(task.settings)
        )
        return self._outputs.find(task, Sizes(row.written, row.rejected)) if is_same else None

    def note(self, task: Task, found: Attempt) -> Attempt:
        """Tells the ledger what came of a page; gives what is known of it, where nothing had to be done."""
        if task.problem:
            self.refusals.note(task)
        if task.problem or task.path == "-":
            return found
        copy = self._copies.pop(task.output, b"")
        if found.is_known:
            return self._recall(task, found, copy)
        self._ledger.put(self._row(task, found))
        self.keep(now=False)
        return found

    def _recall(self, task: Task, found: Attempt, copy: bytes) -> Attempt:
        if found.stamp is None:  # nobody had to read it
            return found
        row = self._ledger.known(task.output)
        if row is None:  # never: its hash is known
            return found
        self.older += self._is_older(row)
        self._ledger.put(row._replace(size=found.stamp.size, mtime_ns=found.stamp.mtime_ns))
        self.keep(now=False)
        return recalled(row, copy)

    def keep(self, *, now: bool = True) -> None:
        """What was noted is kept, once its files are in place for good."""
        if now or self._ledger.is_due():
            self._outputs.flush()
            self._ledger.keep(final=now)

    def failed(self, path: str) -> Iterator[str]:
        """The whole paths of the pages of an input that failed."""
        return map(os.fsdecode, self._ledger.sources(Outcome.FAILED.value, os.fsencode(os.path.abspath(path))))

    def leave_out(self, output: str) -> None:
        """Removes what was written of a page that is a copy of another one, and knows that it is so on purpose.

        Raises:
            OutputError: it cannot be removed.
        """
        row = self._ledger.known(output)
        if row is not None and row.written is not None:
            self._outputs.leave_out(output)
            self._ledger.put(row._replace(written=None))
            self.keep(now=False)

    def gone(self, roots: Iterable[str]) -> Iterator[Row]:
        """The pages that came from these folders and have left them."""
        return self._ledger.gone([self._origins.root(root) for root in roots])

    def drop(self, row: Row) -> None:
        """Removes what there is of a page that is gone.

        Raises:
            OutputError: it cannot be removed.
        """
        self._outputs.drop(os.fsdecode(row.output))
        self._ledger.forget(row.output)

    def _row(self, task: Task, found: Attempt) -> Row:
        has_failed = found.outcome is Outcome.FAILED
        stamp = found.stamp if found.stamp is not None and (found.is_lasting or not has_failed) else _NEVER
        return Row(
            output=os.fsencode(task.output),
            source=self._origins.source(task.path),
            root=self._origins.root(task.root),
            size=stamp.size,
            mtime_ns=stamp.mtime_ns,
            hash=found.hash,
            maker=self._maker(task.settings),
            outcome=found.outcome.value,
            reason=found.reason,
            counts=json.dumps([[stage, rule, count] for (stage, rule), count in found.counts]),
            facts=found.facts,
            encoding=found.encoding,
            written=None if has_failed else len(found.text),
            rejected=(len(found.rejected) or None) if not has_failed else None,
            run=self._ledger.run,
            site=found.site,
            template=found.template,
            read=found.amounts.read,
            kept=found.amounts.kept,
            dropped=found.amounts.dropped,
            signature=found.signature,
        )

    def _maker(self, settings: Settings) -> int:
        known = self._makers.get(id(settings))
        if known is None:
            number = self._ledger.id_of("makers", "made_by", made_by(settings, self._wanted))
            known = self._makers[id(settings)] = settings, number  # held, so that its id stays its own
        return known[1]
