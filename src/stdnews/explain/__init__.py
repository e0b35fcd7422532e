"""The log of a page for people and for programs: two renderings of the same changes."""

from stdnews.explain.account import Account
from stdnews.explain.data import SCHEMA, as_data
from stdnews.explain.differences import Difference, differences
from stdnews.explain.lines import Line, Part, explain_lines, plain, visible

__all__ = [
    "SCHEMA",
    "Account",
    "Difference",
    "Line",
    "Part",
    "as_data",
    "differences",
    "explain_lines",
    "plain",
    "visible",
]
