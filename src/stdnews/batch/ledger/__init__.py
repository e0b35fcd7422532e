"""The ledger of an output folder: which page was made of what, so that a run does only what has changed."""

from stdnews.batch.ledger.database import LedgerError
from stdnews.batch.ledger.ledger import Ledger
from stdnews.batch.ledger.maker import made_by
from stdnews.batch.ledger.rows import Refusal, Row

__all__ = ["Ledger", "LedgerError", "Refusal", "Row", "made_by"]
