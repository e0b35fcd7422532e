"""From bytes to a page."""

from stdnews.reading.reader import Options, read_page

__all__ = ["Options", "read_page"]
