"""Names of elements whose tags are found in texts."""

from __future__ import annotations

import re

PARTING = (
    "p|br|div|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|center|blockquote|section|article|hr|dl|dt|dd|pre|figure|"
    "figcaption|header|footer|nav|aside|main"
)
"""Elements before and behind which a paragraph ends."""
INLINE = (
    "span|font|strong|b|i|u|em|a|img|sup|sub|big|small|s|strike|del|ins|ruby|rb|rt|rp|rtc|label|code|tt|cite|q|abbr|mark|"
    "wbr|nobr|input|button|form|select|option|embed|object|param|iframe|video|audio|source|script|style|noscript|link|"
    "meta|o:p|st1:[a-z]+|v:[a-z]+|w:[a-z]+|body|html|head|title|map|area|canvas|svg|time|address"
)
"""All others that HTML, or a word processor, has; between them no paragraph ends."""


def is_element(name: str) -> bool:
    """Whether HTML, or a word processor, has an element of a name.

    >>> is_element("BR"), is_element("silent")
    (True, False)
    """
    return re.fullmatch(f"{PARTING}|{INLINE}", name, re.IGNORECASE) is not None
