"""What the quality tables compare with: extractors, which are extras (``bench`` in pyproject.toml), and ftfy."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence

Extract = Callable[[str], str]
"""The article's text from a document."""


def peers() -> dict[str, Extract]:
    """The extractors that are installed, by name."""
    wanted = {
        "trafilatura": ("trafilatura", _trafilatura),
        "readability-lxml": ("readability", _readability),
        "newspaper4k": ("newspaper", _newspaper),
        "resiliparse": ("resiliparse", resiliparse),
    }
    return {name: make for name, (module, make) in wanted.items() if importlib.util.find_spec(module)}


def resiliparse(html: str) -> str:
    """The main text."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - an extra

    return str(extract_plain_text(html, main_content=True, alt_texts=False, preserve_formatting=True))


def by_ftfy(lines: Sequence[str]) -> list[str]:
    """Lines after ftfy, with the settings that leave Chinese punctuation alone."""
    from ftfy import TextFixerConfig, fix_text  # noqa: PLC0415 - loads when it is compared with

    config = TextFixerConfig(uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False)
    return [fix_text(line, config) for line in lines]


def _trafilatura(html: str) -> str:
    from trafilatura import extract  # noqa: PLC0415 - an extra

    return extract(html, include_comments=False, favor_precision=True) or ""


def _readability(html: str) -> str:
    from lxml.html import fromstring  # noqa: PLC0415 - an extra
    from readability import Document  # noqa: PLC0415 - an extra

    document = Document(html)
    root = fromstring(document.summary(html_partial=True))
    for element in root.iter("br", "p", "div", "section", "li", "tr", "h1", "h2", "h3", "h4"):
        element.tail = "\n" + (element.tail or "")
    return f"{document.short_title()}\n{root.text_content()}"


def _newspaper(html: str) -> str:
    from newspaper import Article  # noqa: PLC0415 - an extra

    article = Article("https://news.example/", language="zh", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return f"{article.title}\n{article.text}"
