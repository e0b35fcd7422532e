"""From pages to text, records and reports."""

from stdnews.writing.naming import Naming
from stdnews.writing.rejected import rejected_text
from stdnews.writing.remote import RemoteTree, tree_of
from stdnews.writing.rows import line_of, row_of
from stdnews.writing.tree import ASIDE, OutputError, OutputTree
from stdnews.writing.whole import RecordsError, WholeFile

__all__ = [
    "ASIDE",
    "Naming",
    "OutputError",
    "OutputTree",
    "RecordsError",
    "RemoteTree",
    "WholeFile",
    "line_of",
    "rejected_text",
    "row_of",
    "tree_of",
]
