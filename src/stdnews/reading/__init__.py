"""From bytes to a page."""

from stdnews.reading.reader import read_page

__all__ = ["read_page"]
