"""What stands outside the body of a document: its title, meta elements, JSON-LD, the canonical link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def read_meta(found: Found) -> tuple[Paragraph, ...]:
    """The paragraphs with the role ``meta``, the title first, each value once for each name."""
    stated = dict.fromkeys((tag, text) for tag, text in _stated(found) if 0 < len(text) <= _LONGEST)
    return tuple(Paragraph(text, "meta", None, Markup(tag)) for tag, text in stated)


def _stated(found: Found) -> Iterator[tuple[str, str]]:
    outside = found.outside
    if title := _title(outside["title"]):
        yield "title", title
    for node in outside["meta"]:
        yield from _of_meta(node.attributes)
    if canonical := _link(outside["link"]):
        yield "link:canonical", canonical
    for node in outside["script"]:
        yield from ((f"ld:{name}", fold(value)) for name, value in read_linked_data(node.text() or ""))
    yield from (_of_item(node, attributes) for node, attributes in found.items)


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


def _link(links: list[LexborNode]) -> str:
    """The URL that the document gives as its own, "" where it gives none."""
    listed = (node.attributes for node in links)
    urls = (at.get("href") for at in listed if "canonical" in (at.get("rel") or "").lower().split())
    return fold(next(filter(None, urls), ""))


def _of_item(node: LexborNode, attributes: Mapping[str, str | None]) -> tuple[str, str]:
    """A visible element that says of itself what it is; ("", "") for one that is not wanted."""
    name = (attributes.get("itemprop") or ("datePublished" if "pubdate" in attributes else "")).strip().lower()
    if name not in NAMES or (name == "url" and not attributes.get("content")):
        return "", ""
    return f"itemprop:{name}", fold(attributes.get("content") or attributes.get("datetime") or node.text())
