"""One page from its bytes."""

from __future__ import annotations

from stdnews.page import Page
from stdnews.reading.charset import decode


def read_page(data: bytes, name: str = "", site: str = "") -> Page:
    """A page from the bytes of a file."""
    decoded = decode(data)
    page = Page.from_text(decoded.text, name)
    notes = {"encoding": decoded.encoding, "undecodable": decoded.undecodable}
    return Page(name, page.paragraphs, notes, site)
