"""The report of one page."""

from __future__ import annotations

from collections.abc import Iterator

from stdnews.explain import Account
from stdnews.report.document import document
from stdnews.report.elements import joined, tag
from stdnews.report.page_view import page_view
from stdnews.report.tables import name


def page_report(account: Account) -> Iterator[bytes]:
    """The file, piece by piece: the page as read and as written, and what was done.

    Args:
        account: the page and what was done.
    """
    shown = account.page.name if account.page.name not in {"", "-"} else "standard input"
    head = tag("header", tag("h1", name(shown)), tag("p", f"What stdnews did to this page: {account.outcome}."))
    view = tag("section", joined(tag("h2", "Before and after"), page_view(account, "page")))
    return document(f"stdnews: {shown}", head, [view])
