"""From pages to text, records and reports."""

from stdnews.writing.rejected import rejected_text
from stdnews.writing.tree import ASIDE, OutputError, OutputTree

__all__ = ["ASIDE", "OutputError", "OutputTree", "rejected_text"]
