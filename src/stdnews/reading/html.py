"""The visible text of an HTML document, a paragraph for each block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stdnews.page import Markup, Paragraph, parted_at_tags
from stdnews.reading.blocks import Blocks, read_blocks
from stdnews.reading.fold import fold
from stdnews.reading.looks import STYLED
from stdnews.reading.marks import marks_of

_WANTED = f"title, link[rel], meta[property], table, {STYLED}"
"""All that is to be known before the walk, looked up at one go: each look-up goes through the whole tree."""


class Document:
    """An HTML document, parsed."""

    def __init__(self, source: str | bytes) -> None:
        """Parses the source; bytes are valid UTF-8."""
        self._tree = LexborHTMLParser(source)
        self._found: defaultdict[str | None, list[LexborNode]] = defaultdict(list)
        """What was looked up, by the tag."""
        for node in self._tree.css(_WANTED):
            self._found[node.tag].append(node)

    @property
    def canonical(self) -> str:
        """The URL that the document gives as its own, "" where it gives none."""
        links = (node.attributes for node in self._found["link"])
        urls = [at.get("href") for at in links if "canonical" in (at.get("rel") or "").lower().split()]
        meta = (node.attributes for node in self._found["meta"])
        urls += [at.get("content") for at in meta if (at.get("property") or "").lower() == "og:url"]
        return next(filter(None, urls), "")

    @property
    def title(self) -> str:
        """The document's title, "" where it has none; a drawing may have one of its own."""
        titles = (node.text() for node in self._found["title"] if node.parent is None or node.parent.tag != "svg")
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
        body = Blocks() if tree.body is None else read_blocks(tree.body, marks_of(tree, self._found, selectors))
        return Blocks(meta + parted_at_tags(body.paragraphs), body.hidden)
