"""What an earlier run has found of a page, as the ledger gives it back."""

from __future__ import annotations

import json

from stdnews.amounts import Amounts
from stdnews.batch.attempt import Attempt
from stdnews.batch.ledger import Row
from stdnews.outcome import Outcome


def recalled(row: Row, copy: bytes) -> Attempt:
    """What came of a page, as its row has it.

    Args:
        row: what is known of it.
        copy: what is to be written of it once more.
    """
    return Attempt(
        Outcome(row.outcome),
        row.reason,
        copy,
        counts=tuple(((stage, rule), count) for stage, rule, count in json.loads(row.counts)),
        amounts=Amounts(row.read, row.kept, row.dropped),
        facts=row.facts,
        site=row.site,
        signature=row.signature,
        is_known=True,
        is_left_out=is_left_out(row),
    )


def is_left_out(row: Row) -> bool:
    """Whether nothing is written of a page because it is a copy of another one."""
    return row.written is None and row.outcome != Outcome.FAILED.value
