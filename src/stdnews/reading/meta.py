"""What stands outside the body of a document: its title, meta elements, JSON-LD, the canonical link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from stdnews.page import Markup, Paragraph
from stdnews.reading.fold import fold
from stdnews.reading.found import Found
from stdnews.reading.linked_data import read_linked_data

NAMES = frozenset(
    {
        *("title", "og:title", "twitter:title", "articletitle", "dc.title", "dcterms.title"),
        *("date", "pubdate", "pubtime", "_pubtime", "publishdate", "publish_date", "publish_time", "publish-date"),
        *("publication_date", "firstpublishedtime", "article:published_time", "og:published_time", "og:release_date"),
        *("bytedance:published_time", "weibo:article:create_at", "weibo:article:create_time", "parsely-pub-date"),
        *("sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created"),
        *("apub:time", "datepublished", "uploaddate"),
        *("article:modified_time", "og:updated_time", "bytedance:updated_time", "lastmodifieddate", "datemodified"),
        *("source", "mediaid", "contentsource", "og:article:source", "article:source", "dc.source"),
        *("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "weibo:article:author"),
        *("contentauthor", "editor", "contenteditor", "article:editor"),
        *("og:site_name", "application-name", "sitename", "apple-mobile-web-app-title", "dc.publisher"),
        *("og:url", "url", "headline", "publisher"),
    }
)
"""Names of meta elements that say something of the article, in lower case; what each says is in ``stdnews.facts``."""
_LONGEST = 300
"""Characters of a value; what is longer is a text."""
_MOST = 200
"""Elements with a property of microdata that are looked at: a list of products has thousands."""
_DEEPEST = 50
"""Elements around one among which that of its item is sought."""


def read_meta(found: Found, url: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs with the role ``meta``, the title first, each value once for each name.

    Args:
        found: what was looked up in the document.
        url: where the document comes from, where that is known.
    """
    stated = dict.fromkeys((tag, text) for tag, text in _stated(found, url) if 0 < len(text) <= _LONGEST)
    return tuple(Paragraph(text, "meta", None, Markup(tag)) for tag, text in stated)


def _stated(found: Found, url: str) -> Iterator[tuple[str, str]]:
    outside = found.outside
    if title := _title(outside["title"]):
        yield "title", title
    for node in outside["meta"]:
        attributes = node.attributes
        if "itemprop" not in attributes or _is_of_page(node):
            yield from _of_meta(attributes)
    if canonical := _link(outside["link"], url):
        yield "link:canonical", canonical
    scripts = (node.text() or "" for node in outside["script"])
    yield from ((f"ld:{name}", fold(value)) for name, value in read_linked_data(*scripts, title=title))
    yield from (_of_item(node, attributes) for node, attributes in found.items[:_MOST] if _is_of_page(node))


def _is_of_page(node: LexborNode) -> bool:
    """Whether a property of microdata is the page's or its article's, not that of a person or a comment in it."""
    around = node.parent
    for _ in range(_DEEPEST):
        if around is None or around.tag in {None, "body", "html"}:
            return True
        attributes = around.attributes
        if "itemscope" in attributes:
            return "itemprop" not in attributes
        around = around.parent
    return False


def _title(titles: list[LexborNode]) -> str:
    """The document's title, "" where it has none; a drawing may have one of its own."""
    texts = (node.text() for node in titles if node.parent is None or node.parent.tag != "svg")
    return fold(next(texts, ""))[:_LONGEST].strip()


def _of_meta(attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """A meta element that is wanted: pages put names of any sort into any of three attributes."""
    content = fold(attributes.get("content") or "")
    if content:
        names = ((attributes.get(key) or "").strip().lower() for key in ("name", "property", "itemprop"))
        yield from ((f"meta:{name}", content) for name in names if name in NAMES)


def _link(links: list[LexborNode], url: str) -> str:
    """The URL that the document gives as its own, "" where it gives none; one without a host is that of ``url``."""
    for node in links:
        rel, href = (node.attributes.get(name) or "" for name in ("rel", "href"))
        if "canonical" in rel.lower().split() and (href := fold(href)):
            return href if "//" in href else _joined(_joined(url, _base(node)), href)
    return ""


def _base(link: LexborNode) -> str:
    """What the document says that its addresses begin with."""
    base = link.parent.css_first("base[href]") if link.parent is not None else None
    return "" if base is None else fold(base.attributes.get("href") or "")


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:  # an unclosed bracket of an IPv6 address
        return url


def _of_item(node: LexborNode, attributes: Mapping[str, str | None]) -> tuple[str, str]:
    """A visible element that says of itself what it is; ("", "") for one that is not wanted."""
    name = (attributes.get("itemprop") or ("datePublished" if "pubdate" in attributes else "")).strip().lower()
    if name not in NAMES or (name == "url" and not attributes.get("content")):
        return "", ""
    if "itemscope" in attributes and (inner := node.css_first("[itemprop~='name']")) is not None:
        node, attributes = inner, inner.attributes
    return f"itemprop:{name}", fold(attributes.get("content") or attributes.get("datetime") or node.text())
