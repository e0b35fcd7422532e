"""From files of records to the pages in them, one at a time: JSON lines, CSV, Parquet, WARC and WET, packed or not."""

from stdnews.reading.record import Broken, Record
from stdnews.reading.record_files import FORMATS, Kind, RecordOptions, is_records, kind_of
from stdnews.reading.records.reader import read_records

__all__ = ["FORMATS", "Broken", "Kind", "Record", "RecordOptions", "is_records", "kind_of", "read_records"]
