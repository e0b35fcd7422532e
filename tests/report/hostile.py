"""What a page, or the name of one, may hold to break out of a report."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser


def payloads(address: str) -> list[str]:
    """Strings that would run, fetch, restyle or end something if they stood anywhere as markup.

    Args:
        address: where a request that leaves is seen.
    """
    call = f"document.title='pwned';fetch('{address}/run')"
    return [
        f"<script>{call}</script>",
        f"</script></style></title></textarea></svg></table></main><script>{call}</script>",
        f'<img src={address}/image onerror="{call}">',
        f'"><img src={address}/quoted onerror={call}>',
        f"' onmouseover='{call}' onfocus='{call}' autofocus tabindex=0 x='",
        f'<svg onload="{call}"><image href={address}/svg></svg>',
        f'<a href="javascript:{call}">甲</a>',
        f'<meta http-equiv=refresh content="0;url={address}/refresh">',
        f"<base href={address}/base/>",
        f"<style>@import url({address}/import);body{{display:none}}</style>",
        f"<link rel=stylesheet href={address}/link>",
        f'<iframe src={address}/frame srcdoc="<script>{call}</script>"></iframe>',
        f"<form action={address}/form><button>甲</button></form>",
        f"]]><![CDATA[<script>{call}</script>",
        f"<!-- --><script>{call}</script><!--",
        f'<!DOCTYPE html><html><body onload="{call}">',
        f"&lt;script&gt;{call}&lt;/script&gt; &#60;script&#62;{call}&#60;/script&#62;",
        f"{{{{{call}}}}} ${{{call}}} `{call}`",
        "\x00<\x00script>\x1b[31m\x08\x7f\x85",
        "\u202e\u2066<script>\u200b\u2028\u2029\ufeff\ue000\ufffe\U000e0041",
        "\udcd6\udcd0<b>\ud800",
        "甲\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    ]


def all_nodes(document: str) -> list[str]:
    """The names of all elements, and of all their attributes."""
    found = []
    for node in LexborHTMLParser(document).css("*"):
        found += [node.tag or "", *(f"@{name}" for name in node.attributes)]
    return found


_NAMES = (
    "html head meta title style body main a b bdi caption dd del details div dl dt h1 h2 h3 h4 header ins li nav ol p "
    "section small span summary table tbody td th thead time tr ul svg desc g rect text"
)
ALLOWED = frozenset(_NAMES.split())
"""Elements of which none can run or fetch anything; a ``style`` and the ``meta`` stand in the head alone."""


def is_harmless(document: str) -> bool:
    """Whether a document has no element and no attribute that could do anything."""
    names = all_nodes(document)
    tree = LexborHTMLParser(document)
    return (
        {name for name in names if not name.startswith("@")} <= ALLOWED
        and not any(name.startswith("@on") or name in {"@src", "@style", "@srcdoc", "@action"} for name in names)
        and all((node.attributes.get("href") or "#").startswith("#") for node in tree.css("*"))
        and len(tree.css("style")) <= 1
        and len(tree.css("body meta, body title:not(svg title), body style, body base, body link")) == 0
    )
