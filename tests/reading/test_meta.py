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
    "an author with a button": (
        "<div itemprop=author itemscope><span itemprop=name>何苗</span><a>关注</a></div>",
        [("itemprop:author", "何苗")],
    ),
    "the author and the date of a comment": (
        (
            "<div itemscope><p itemprop=author>何苗<div itemprop=comment itemscope><i itemprop=author>石磊</i>"
            "<meta itemprop=datePublished content=2023-03-04></div></div>"
        ),
        [("itemprop:author", "何苗")],
    ),
    "canonical link of a site": (
        "<base href='https://a.example.cn/'><link rel='canonical' href='/1.html'>",
        [("link:canonical", "https://a.example.cn/1.html")],
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


def test_names_may_stand_elsewhere_in_the_graph() -> None:
    author, site = {"@id": "#何", "name": "何苗"}, {"@id": "https://a.example.cn/#o", "name": "青山网"}
    article = {"@type": "Article", "@id": "https://a.example.cn/1#a", "author": {"@id": "#何"}}
    graph = {"@graph": [article | {"publisher": {"@id": "https://a.example.cn/#o"}}, author, site]}
    assert list(read_linked_data(json.dumps(graph))) == [("author", "何苗"), ("publisher", "青山网")]
    assert list(read_linked_data(json.dumps({"@graph": [article]}))) == []


def test_other_articles_of_the_site_are_not_the_page_s() -> None:
    other = {"@type": "NewsArticle", "headline": "别的事", "author": "黎明"}
    items = {"@type": "ItemList", "itemListElement": [other]}
    assert list(read_linked_data(json.dumps([items, ARTICLE]))) == FOUND
    assert list(read_linked_data(json.dumps(other), json.dumps(ARTICLE), title="标题_青山网")) == FOUND


def test_canonical_link_without_a_host_is_that_of_the_page() -> None:
    meta = Document("<link rel=canonical href='/1.html'>", "https://a.example.cn/x?id=1").meta
    assert [p.text for p in meta] == ["https://a.example.cn/1.html"]


def test_names_of_broken_data() -> None:
    script = '{"@type": "Article", "description": "他说"好"", "author": {"@type": "Person", "name": "何苗"}}'
    assert list(read_linked_data(script)) == [("author", "何苗")]


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
