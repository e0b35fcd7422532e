"""From files of records to the pages in them, one at a time: JSON lines, CSV, Parquet, WARC and WET, packed or not."""

from stdnews.reading.records.formats import FORMATS, Kind, is_records, kind_of
from stdnews.reading.records.reader import read_records
from stdnews.reading.records.record import Broken, Choice, Record

__all__ = ["FORMATS", "Broken", "Choice", "Kind", "Record", "is_records", "kind_of", "read_records"]
