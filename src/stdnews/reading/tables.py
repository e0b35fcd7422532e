"""Tables of data, told from those that only lay out a page."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

_LONGEST = 120
"""Characters of a cell of data; what lays out a page holds paragraphs."""
_LINKED = 0.5
"""Share of the text in links from which a table is a menu."""
_PARTS = "p + p, br, div + div, li, h1, h2, h3, form, img"
_LOTS = 200
"""Rows looked at; a table of data shows in its first ones."""


def data_tables(tables: Sequence[LexborNode]) -> frozenset[int]:
    """The addresses of the tables of data among all of a page; a table around another lays out a page."""
    around = {_table_around(inner) for inner in tables} if len(tables) > 1 else set()
    return frozenset(table.mem_id for table in tables if table.mem_id not in around and is_data(table))


def _table_around(inner: LexborNode) -> int:
    """The address of the table that another stands in."""
    node = inner.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else 0


def is_data(table: LexborNode) -> bool:
    """Whether a table holds data: two rows and two columns or more, short cells.

    A menu of links in a table is none.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def first(html): return LexborHTMLParser(html).css_first("table")
    >>> is_data(first("<table><tr><th>县<th>亩<tr><td>青山<td>12</table>"))
    True
    >>> is_data(first("<table><tr><td><p>县里的消息。<p>次段。<td>广告<tr><td>页脚<td></table>"))
    False
    """
    if (table.attributes.get("role") or "").lower() in {"presentation", "none"}:
        return False
    rows = [cells for row in table.css("tr")[:_LOTS] if (cells := row.css("td, th"))]
    if len(rows) < 2 or 2 * sum(len(cells) >= 2 for cells in rows) <= len(rows):
        return False
    return all(_is_short(cell) for cells in rows for cell in cells) and not _is_menu(table)


def _is_short(cell: LexborNode) -> bool:
    """Whether a cell may hold a value: no paragraphs, no picture."""
    return len(cell.text(strip=True)) <= _LONGEST and (cell.first_child is None or cell.css_first(_PARTS) is None)


def _is_menu(table: LexborNode) -> bool:
    linked = sum(len(link.text(strip=True)) for link in table.css("a"))
    return linked > _LINKED * len(table.text(strip=True))
