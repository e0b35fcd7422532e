"""The log of a page for people and for programs: two renderings of the same changes."""

from stdnews.explain.account import Account
from stdnews.explain.composed import Piece, Reason, composed
from stdnews.explain.data import SCHEMA, as_data, changes_as_data
from stdnews.explain.differences import Difference, differences
from stdnews.explain.lines import UNSAFE, Line, Part, explain_lines, plain, visible

__all__ = [
    "SCHEMA",
    "UNSAFE",
    "Account",
    "Difference",
    "Line",
    "Part",
    "Piece",
    "Reason",
    "as_data",
    "changes_as_data",
    "composed",
    "differences",
    "explain_lines",
    "plain",
    "visible",
]
