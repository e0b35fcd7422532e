"""What a page's JSON-LD says of its article: the scripts of type ``application/ld+json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
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
_STRING = r'"((?:[^"\\]|\\.){1,300})"'
_PAIR = re.compile(rf'"({"|".join(key for key in _KEYS if key != "@id")})"\s*:\s*{_STRING}')
_NAMED = re.compile(rf'"(author|editor|creator|publisher)"\s*:\s*\[?\s*\{{[^{{}}]{{0,300}}?"name"\s*:\s*{_STRING}')


def read_linked_data(*scripts: str, title: str = "") -> Iterator[tuple[str, str]]:
    """Names and values that a page's scripts state of its article; of what is broken, what can be read.

    >>> list(read_linked_data('{"@graph": [{"@type": "NewsArticle", "author": {"name": "何苗"}},]}'))
    [('author', '何苗')]
    >>> list(read_linked_data('{"@type": "WebSite", "headline": "某网"}'))
    []
    >>> list(read_linked_data('{"@type": "Article", "headline": "标题", "description": "他说"好""'))
    [('headline', '标题')]

    Args:
        scripts: the text of each script.
        title: what ``<title>`` says: of several articles the one counts that it names.
    """
    nodes = [node for script in scripts for node in _nodes(_loaded(script))]
    named = {node["@id"]: node["name"] for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    for node in _of_page([node for node in nodes if _is_article(node)], title):
        for key, value in node.items():
            if says := _KEYS.get(key):
                yield from ((says, name) for name in (_urls(value) if says == "url" else _names(value, named)))


def _loaded(script: str) -> Any:
    """The data of a script; of one that is broken, an object of the strings that can be read."""
    try:
        return json.loads(_COMMA.sub("", _COMMENT.sub("", script)), strict=False)
    except (ValueError, RecursionError):
        found = [*_PAIR.findall(script), *_NAMED.findall(script)] if _ARTICLE.search(script) else []
        return {"@type": "Article"} | {key: _plain(value) for key, value in reversed(found)}


def _plain(value: str) -> str:
    """A string of JSON with its escapes resolved, where they are sound."""
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects that lists and graphs hold at whatever depth; the items of a list of other pages are none of them."""
    todo, seen = [data], 0
    while todo and seen < _MOST:
        node, seen = todo.pop(0), seen + 1
        if isinstance(node, list):
            todo[:0] = node[:_MOST]
        elif isinstance(node, dict):
            yield node
            todo += [value for key, value in node.items() if key in {"@graph", "mainEntity"}]


def _is_article(node: dict[str, Any]) -> bool:
    return _ARTICLE.search(f"{node.get('@type', '')} {node.get('@context', '')}") is not None


def _of_page(articles: list[dict[str, Any]], title: str) -> list[dict[str, Any]]:
    """Of several articles the one that the title names, else the first, with what else is said of it."""
    heads = [str(node.get("headline") or node.get("title") or "") for node in articles]
    own = next((head for head in heads if head and head in title), heads[0] if heads else "")
    return [node for node, head in zip(articles, heads, strict=True) if head in {own, ""}]


def _names(value: Any, named: Mapping[str, Any]) -> Iterator[str]:
    """A value as text: itself, or the names of persons and organisations, with the names known by their ``@id``."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _names(value.get("name") or named.get(str(value.get("@id"))), {})
    elif isinstance(value, list):
        for item in value[:20]:
            if not isinstance(item, list):
                yield from _names(item, named)


def _urls(value: Any) -> Iterator[str]:
    """The URL of a page; with a ``#`` it is that of an object on it."""
    url = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    if isinstance(url, str) and "#" not in url:
        yield url
