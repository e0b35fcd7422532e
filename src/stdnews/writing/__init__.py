"""From pages to text, records and reports."""

from stdnews.writing.rejected import rejected_text
from stdnews.writing.tree import OutputError, OutputTree

__all__ = ["OutputError", "OutputTree", "rejected_text"]
