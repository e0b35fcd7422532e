"""Which field of a record is the page, and which its URL: as told, else by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from stdnews.errors import InputError
from stdnews.reading.record import Record
from stdnews.reading.record_files import RecordOptions
from stdnews.sizes import too_large

_HTML = ("html", "raw_html", "html_content", "content_html", "page_html", "body_html", "html_body", "源码")
_TEXT = ("text", "content", "body", "article", "raw_text", "raw_content", "page_content", "正文", "内容")
_URL = ("url", "uri", "link", "source_url", "page_url", "original_url", "canonical_url", "网址", "链接")
"""How crawls and data sets call them; a name counts whatever its case."""
_PAGES = frozenset((*_HTML, *_TEXT))
_NONE = ("", None)
_MANY, _LONG = 40, 60
"""Names of fields that an error tells, and characters of each."""


class Fields(NamedTuple):
    """The fields that are looked at; "" for one that there is not."""

    html: str
    text: str
    url: str
    is_sure: bool
    """Whether a person has named the field of the page; text under a usual name may be HTML."""

    def record(self, row: Mapping[str, Any], options: RecordOptions) -> Record | str:
        """The record of a row, without its key; or what is wrong with it."""
        name = self._page(row)
        if name not in row:
            return f"has no field {name!r}"
        value = row[name]
        if value is not None and not isinstance(value, str | bytes):
            return f"has no text in the field {name!r}, but {_kind(value)}"
        data = _as_bytes(value or "")
        if len(data) > options.most:
            return too_large(options.most)
        url = row.get(self.url)
        return Record(
            "",
            0,
            data,
            url if isinstance(url, str) else "",
            encoding="" if isinstance(value, bytes) else "utf-8",
            form="" if not self.is_sure else ("html" if name == self.html else "text"),
            fields={key: kept for key, kept in row.items() if key != name},
        )

    def _page(self, row: Mapping[str, Any]) -> str:
        """The field that is the page: the HTML, unless there is none and there is text."""
        if not self.html or (self.text and row.get(self.html) in _NONE):
            return self.text
        return self.html


def fields_of(names: Iterable[str], options: RecordOptions) -> Fields:
    """The fields of a file's records, as told, else by their names.

    >>> fields_of(["id", "Content", "link"], RecordOptions())
    Fields(html='', text='Content', url='link', is_sure=False)

    Args:
        names: the names of the fields of the first records.
        options: what a person has said.

    Raises:
        InputError: it cannot be told which field is the page; the error names those that there are.
    """
    known = list(dict.fromkeys(names))
    urls = [name for name in known if name.strip().lower() in _URL]
    url = options.url_field or (urls[0] if len(urls) == 1 else next((name for name in known if name == "url"), ""))
    told = [name for name in (options.html_field, options.text_field) if name]
    if told:
        if not any(name in known for name in told):
            raise InputError(f"no field {' or '.join(map(repr, told))}; the fields are {_names(known)}")
        return Fields(options.html_field, options.text_field, url, is_sure=True)
    pages = [name for name in known if name.strip().lower() in _PAGES]
    if len(pages) != 1:
        why = "more than one field may be the page" if pages else "no field has a usual name for the page"
        raise InputError(f"{why}: give --text-field or --html-field; the fields are {_names(known)}")
    is_html = pages[0].strip().lower() in _HTML
    return Fields(pages[0] if is_html else "", "" if is_html else pages[0], url, is_sure=is_html)


def _names(known: list[str]) -> str:
    """The names of fields in one line that is not too long; a damaged file may have any."""
    shown = [repr(name[:_LONG])[1:-1] for name in known[:_MANY]]
    return ", ".join([*shown, *(["..."] if len(known) > _MANY else [])]) or "none"


def _as_bytes(value: str | bytes) -> bytes:
    if isinstance(value, bytes):
        return value
    try:
        return value.encode()
    except UnicodeEncodeError:  # half a pair, as JSON can write it
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    return {int: "a number", float: "a number", list: "a list", dict: "an object"}.get(type(value), "something else")
