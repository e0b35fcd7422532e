"""The frame of a report: one file that fetches nothing and runs nothing, whatever stands in it."""

from __future__ import annotations

import functools
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from stdnews.report.elements import Html, flat, tag


def document(title: str, head: Html, parts: Iterable[Html]) -> Iterator[bytes]:
    """The file, piece by piece, as UTF-8.

    A browser that heeds its policy takes the one style sheet, by its hash, and nothing else: no script, no image, no
    address. None of that is in the file either; the policy stands guard should an escape have been forgotten.

    Args:
        title: for the window.
        head: what stands above the main part: the heading, and where to find what.
        parts: the main part.
    """
    yield _start(title).encode()
    yield head.encode()
    yield b'\n<main id="main" tabindex="-1">\n'
    for part in parts:
        yield part.encode() + b"\n"
    yield b"</main>\n</body>\n</html>\n"


def _start(title: str) -> str:
    style = _style()
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
{tag("title", flat(title))}
<style>{style}</style>
</head>
<body>
{tag("a", "Skip to the content", class_="skip", href="#main")}
"""


@functools.cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text("utf-8")


def _digest(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode()
