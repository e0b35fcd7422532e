"""The visible text of an HTML document, a paragraph for each block, and what its head says."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from stdnews.page import parted_at_tags
from stdnews.reading.blocks import Blocks, read_blocks
from stdnews.reading.found import find
from stdnews.reading.marks import marks_of
from stdnews.reading.meta import read_meta
from stdnews.reading.shadow import show_shadows

_URLS = ("link:canonical", "meta:og:url")


class Document:
    """An HTML document, parsed."""

    def __init__(self, source: str | bytes, url: str = "") -> None:
        """Parses the source; bytes are valid UTF-8. Addresses without a host are those of ``url``."""
        self._tree = LexborHTMLParser(source)
        self._found = find(self._tree)
        if self._found.has_shadows:
            show_shadows(self._tree)
            self._found = find(self._tree)
        self.meta = read_meta(self._found, url)
        """What stands outside the body."""

    @property
    def canonical(self) -> str:
        """The URL that the document gives as its own, "" where it gives none."""
        urls = {p.markup.tag: p.text for p in self.meta if p.markup and p.markup.tag in _URLS}
        return next((urls[tag] for tag in _URLS if tag in urls), "")

    def read(self, selectors: Mapping[str, str]) -> Blocks:
        r"""What stands outside the body, then the visible text: block elements and ``<br>`` end a paragraph.

        All visible text is there, navigation and footers too: what of it is the article is for the stages to say.
        Text is hidden only where the element itself says so; style sheets are not read.

        >>> page = Document("<title>标题</title><div>正文，<b>重点</b>\n在此。<p hidden>无</p><br>次段。").read({})
        >>> [p.text for p in page.paragraphs]
        ['标题', '正文，重点在此。', '次段。']

        Args:
            selectors: CSS selectors by the names that mark what they choose.
        """
        body = self._body(selectors)
        if not body.paragraphs and (inside := self._inside()):
            body = Document(inside)._body(selectors)  # noqa: SLF001 - what stands in there is read like this
        return Blocks(self.meta + parted_at_tags(body.paragraphs), body.hidden)

    def _body(self, selectors: Mapping[str, str]) -> Blocks:
        tree = self._tree
        return Blocks() if tree.body is None else read_blocks(tree.body, marks_of(tree, self._found, selectors))

    def _inside(self) -> str:
        """The source of what a page without text has for programs that know no frames or scripts, and in its frames."""
        tree = self._tree
        frames = (node.attributes.get("srcdoc") for node in tree.css("iframe[srcdoc]"))
        return "".join(filter(None, (*(node.inner_html for node in tree.css("noframes, noscript")), *frames)))
