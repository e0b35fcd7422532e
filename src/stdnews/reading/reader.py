"""One page from its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from stdnews.page import Page
from stdnews.reading.charset import Decoded, decode
from stdnews.reading.labels import require_codec
from stdnews.reading.nesting import limit_nesting
from stdnews.reading.sniff import fill_holes, has_tags, is_document, refuse_binary
from stdnews.reading.unclosed import close_title

Selectors = Mapping[str, str]
"""CSS selectors by the names that mark the paragraphs which they choose."""


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are to be read."""

    encoding: str = ""
    """The encoding of the pages, by any name that Python or a page has for it; "" to find it out."""
    form: str = ""
    """``html`` or ``text``; "" to find it out."""
    selectors: Callable[[str], Selectors] = field(default=lambda _: {}, compare=False)
    """The selectors for the pages of a site, by its name."""
    label: str = ""
    """The encoding that came with a page, as in the headers of HTTP, as a codec of Python: a hint."""


_DEFAULT = Options()
MARK = b"\xef\xbb\xbf"
HTML_NAMES = (".htm", ".html", ".shtml", ".xhtml")


def read_page(data: bytes, name: str = "", site: str = "", url: str = "", options: Options = _DEFAULT) -> Page:
    """A page from the bytes of a file: text, or HTML by its name or by its first bytes.

    The page's site is the host of ``url``, else of the page's canonical link, else ``site``. How the bytes were read
    is in the page's notes.

    >>> read_page("今天天氣很好。".encode("gb18030")).notes
    {'encoding': 'gb18030', 'evidence': 'its characters; no label', 'undecodable': 0, 'format': 'text'}

    Raises:
        InputError: the data is no text, or the encoding is not known.
    """
    refuse_binary(data)
    data = fill_holes(data)
    decoded = decode(data, require_codec(options.encoding) if options.encoding else "", options.label)
    notes: dict[str, str | int] = {
        "encoding": decoded.encoding,
        "evidence": decoded.evidence,
        "undecodable": decoded.undecodable,
    }
    if not _is_html(decoded.text, name, options.form):
        return Page(name, Page.from_text(decoded.text).paragraphs, notes | {"format": "text"}, host(url) or site)
    from stdnews.reading.html import Document  # noqa: PLC0415 - the parser loads when a page needs it

    document = Document(_source(data, decoded), url)
    site = host(url) or host(document.canonical) or site
    blocks = document.read(options.selectors(site))
    return Page(name, blocks.paragraphs, notes | {"format": "html", "hidden": blocks.hidden}, site)


def _source(data: bytes, decoded: Decoded) -> str | bytes:
    """What the parser is to read: it works on UTF-8, so a page that is sound UTF-8 need not go there and back."""
    text = close_title(limit_nesting(decoded.text))
    is_utf8 = decoded.encoding == "utf-8" and not (decoded.undecodable or decoded.others or data.startswith(MARK))
    return data if is_utf8 and text is decoded.text else text


def _is_html(text: str, name: str, form: str) -> bool:
    """Whether a page is HTML: as told, by its beginning, or by its name if it has any tag."""
    if form:
        return form == "html"
    return is_document(text) or (name.lower().endswith(HTML_NAMES) and has_tags(text))


def host(url: str) -> str:
    """The host of a URL in lower case, "" where it has none.

    >>> host("https://News.example.cn:8080/a/1.html"), host("/a/1.html"), host("news.example.cn/a/1.html")
    ('news.example.cn', '', '')
    """
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # an unclosed bracket of an IPv6 address
        return ""
