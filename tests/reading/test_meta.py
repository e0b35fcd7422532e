from __future__ import annotations

import json

import pytest

from stdnews.reading.html import Document
from stdnews.reading.linked_data import read_linked_data


def stated(html: str) -> list[tuple[str, str]]:
    return [(p.markup.tag, p.text) for p in Document(html).meta if p.markup]


CASES = {
    "names in any attribute": (
        "<meta name=Author content='何苗'><meta property='og:site_name' content=青山网><meta itemprop=datePublished content=2023-03-03>",
        [("meta:author", "何苗"), ("meta:og:site_name", "青山网"), ("meta:datepublished", "2023-03-03")],
    ),
    "names of the state's sites": (
        "<meta name=ArticleTitle content=标题><meta name=PubDate content='2023-03-03 11:04'><meta name=ContentSource content=青山县>",
        [("meta:articletitle", "标题"), ("meta:pubdate", "2023-03-03 11:04"), ("meta:contentsource", "青山县")],
    ),
    "twice the same": ("<meta name=author content=何苗><meta name=author content='何苗 '>", [("meta:author", "何苗")]),
    "not wanted, empty, too long": (
        f"<meta name=keywords content=春耕><meta name=author content=''><meta name=source content={'长' * 301}>",
        [],
    ),
    "canonical link": (
        "<link rel='canonical' href=' http://a.example.cn/1 '>",
        [("link:canonical", "http://a.example.cn/1")],
    ),
    "linked data": (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"标题","publisher":{"name":"青山网"}}</script>',
        [("ld:headline", "标题"), ("ld:publisher", "青山网")],
    ),
    "items in the body": (
        "<span itemprop=author>何苗</span><time itemprop=datePublished datetime=2023-03-03>昨天</time><p itemprop=articleBody>文",
        [("itemprop:author", "何苗"), ("itemprop:datepublished", "2023-03-03")],
    ),
    "a time of publication": (
        "<time pubdate datetime='2023-03-03T11:04'>昨天</time>",
        [("itemprop:datepublished", "2023-03-03T11:04")],
    ),
}


@pytest.mark.parametrize(("html", "found"), CASES.values(), ids=CASES)
def test_what_stands_outside_the_body(html: str, found: list[tuple[str, str]]) -> None:
    assert stated(html) == found


ARTICLE = {"@type": "NewsArticle", "headline": "标题", "author": [{"@type": "Person", "name": "何苗"}, "石磊"]}
FOUND = [("headline", "标题"), ("author", "何苗"), ("author", "石磊")]


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Article", "Thing"]},
    ],
)
def test_an_article_is_found_wherever_it_stands(data: object) -> None:
    assert list(read_linked_data(json.dumps(data))) == FOUND


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "标题",} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "标题"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "标题", "description": "一\n二\t三"}',
        '{"@type": "NewsArticle", "headline": "标题", "description": "他说"好"。"}',
        '{"@type": "NewsArticle", "headline": "标题", "image": [',
        '{"@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld", "title": "标题"}',
    ],
)
def test_what_can_be_read_of_broken_data_is_read(script: str) -> None:
    assert list(read_linked_data(script)) == [("headline", "标题")]


@pytest.mark.parametrize(
    "script", ["", "null", "[[[[", "[" * 100_000, '{"@type": "Person", "name": "何苗"}', '"Article"', "{}"]
)
def test_other_data_says_nothing_of_the_article(script: str) -> None:
    assert list(read_linked_data(script)) == []
