"""The visible text of an HTML document, a paragraph for each block."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from stdnews.page import Markup, Paragraph
from stdnews.reading.blocks import Blocks, read_blocks
from stdnews.reading.fold import fold
from stdnews.reading.marks import marks_of


class Document:
    """An HTML document, parsed."""

    def __init__(self, text: str) -> None:
        self._tree = LexborHTMLParser(text)

    @property
    def canonical(self) -> str:
        """The URL that the document gives as its own, "" where it gives none."""
        link = self._tree.css_first("link[rel~='canonical' i]")
        if link is not None and link.attributes.get("href"):
            return link.attributes["href"] or ""
        graph = self._tree.css_first("meta[property='og:url' i]")
        return (graph.attributes.get("content") if graph is not None else "") or ""

    @property
    def title(self) -> str:
        """The document's title, "" where it has none; a drawing may have one of its own."""
        titles = (node.text() for node in self._tree.css("title") if node.parent is None or node.parent.tag != "svg")
        return fold(next(titles, ""))

    def read(self, selectors: Mapping[str, str]) -> Blocks:
        r"""The title as a meta paragraph, then the visible text: block elements and ``<br>`` end a paragraph.

        All visible text is there, navigation and footers too: what of it is the article is for the stages to say.
        Text is hidden only where the element itself says so; style sheets are not read.

        >>> page = Document("<title>标题</title><div>正文，<b>重点</b>\n在此。<p hidden>无</p><br>次段。").read({})
        >>> [p.text for p in page.paragraphs]
        ['标题', '正文，重点在此。', '次段。']

        Args:
            selectors: CSS selectors by the names that mark what they choose.
        """
        tree, title = self._tree, self.title
        meta = (Paragraph(title, "meta", None, Markup("title")),) if title else ()
        body = read_blocks(tree.body, marks_of(tree, selectors)) if tree.body is not None else Blocks()
        return Blocks(meta + body.paragraphs, body.hidden)
