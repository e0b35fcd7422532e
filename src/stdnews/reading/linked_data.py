"""What a page's JSON-LD says of its article: the scripts of type ``application/ld+json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_MOST = 500
"""Objects looked at in one script: sites list all they have."""
_ARTICLE = re.compile(r"Article|Posting|Report|NewsItem|cambrian", re.IGNORECASE)
"""In the type of what is an article (schema.org), and in the context of what the largest search engine asks for."""
_KEYS = {
    "headline": "headline",
    "title": "headline",
    "datePublished": "datePublished",
    "pubDate": "datePublished",
    "dateModified": "dateModified",
    "upDate": "dateModified",
    "author": "author",
    "editor": "editor",
    "creator": "author",
    "publisher": "publisher",
    "sourceOrganization": "source",
    "mainEntityOfPage": "url",
    "url": "url",
    "@id": "url",
}
"""Keys of an article, and what each is noted as."""
_COMMENT = re.compile(r"<!--|-->|(?://|/\*)\s*(?:<!\[CDATA\[|\]\]>)\s*(?:\*/)?|<!\[CDATA\[|\]\]>")
_COMMA = re.compile(r",(?=\s*[}\]])")
_PAIR = re.compile(rf'"({"|".join(map(re.escape, _KEYS))})"\s*:\s*"((?:[^"\\]|\\.){{1,300}})"')


def read_linked_data(script: str) -> Iterator[tuple[str, str]]:
    """Names and values that a script states of an article; of what is broken, what can be read.

    >>> list(read_linked_data('{"@graph": [{"@type": "NewsArticle", "author": {"name": "何苗"}},]}'))
    [('author', '何苗')]
    >>> list(read_linked_data('{"@type": "WebSite", "headline": "某网"}'))
    []
    >>> list(read_linked_data('{"@type": "Article", "headline": "标题", "description": "他说"好""'))
    [('headline', '标题')]
    """
    try:
        data = json.loads(_COMMA.sub("", _COMMENT.sub("", script)), strict=False)
    except (ValueError, RecursionError):
        if _ARTICLE.search(script):
            yield from ((_KEYS[key], _plain(value)) for key, value in _PAIR.findall(script) if key != "@id")
        return
    for node in _articles(data):
        for key, value in node.items():
            if key in _KEYS:
                yield from ((_KEYS[key], name) for name in _names(value))


def _plain(value: str) -> str:
    """A string of JSON with its escapes resolved, where they are sound."""
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """The objects that are articles, at whatever depth lists and graphs hold them."""
    todo, seen = [data], 0
    while todo and seen < _MOST:
        node, seen = todo.pop(0), seen + 1
        if isinstance(node, list):
            todo[:0] = node[:_MOST]
        elif isinstance(node, dict):
            if _ARTICLE.search(f"{node.get('@type', '')} {node.get('@context', '')}"):
                yield node
            else:
                todo += [value for key, value in node.items() if key in {"@graph", "mainEntity", "itemListElement"}]


def _names(value: Any) -> Iterator[str]:
    """A value as text: itself, or the names of persons and organisations."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        named = value.get("name") or value.get("@id")
        if isinstance(named, str):
            yield named
    elif isinstance(value, list):
        for item in value[:20]:
            if not isinstance(item, list):
                yield from _names(item)
