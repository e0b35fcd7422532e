"""From pages to text, records and reports."""

from stdnews.writing.records import RECORDS, LastRecords, RecordFile, RecordsError, record
from stdnews.writing.rejected import rejected_text
from stdnews.writing.tree import ASIDE, OutputError, OutputTree

__all__ = [
    "ASIDE",
    "RECORDS",
    "LastRecords",
    "OutputError",
    "OutputTree",
    "RecordFile",
    "RecordsError",
    "record",
    "rejected_text",
]
