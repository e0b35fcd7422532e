"""A rule as the log names it, with the pages that show what it does, and the article that stands in most of them."""

from __future__ import annotations

from typing import NamedTuple

from stdnews.template import Template


class Row(NamedTuple):
    """A rule as the log names it."""

    id: str
    why: str
    hits: tuple[str, ...]
    """Lines, or pages of several lines, of which it changes something."""
    misses: tuple[str, ...]
    """Those that look alike, and that it leaves alone."""
    template: Template | None = None
    """What must have been learned of their site, for a rule that asks for it."""


FIRST = "江州市昨日召开春耕动员会，全市二十三个乡镇的负责人参加了会议，并交流了各自的做法。"
BODY = f"{FIRST}\n会议指出，今年的雨水比往年来得早，各地要提前检修水渠和泵站，确保秧苗按时下田。\n"
"""Two paragraphs that are surely an article, for the examples to stand around."""
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split())
"""The same as HTML."""
