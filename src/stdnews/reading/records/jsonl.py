"""JSON lines: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stdnews.reading.records.lines import Lines
from stdnews.sizes import too_large


def objects(lines: Lines, most: int) -> Iterator[dict[str, Any] | str]:
    """The objects; instead of one that cannot be read, what is wrong with it. Blank lines are none.

    Args:
        lines: the lines of the file.
        most: bytes that one may have.
    """
    for line in lines:
        if line is None:
            yield f"line {lines.number} {too_large(most)}"
        elif line and not line.isspace():
            yield _object(line, lines.number)


def _object(line: str, number: int) -> dict[str, Any] | str:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        return f"line {number} is no JSON: {error.msg}, character {error.pos + 1}"
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or thousands of brackets
        return f"line {number} is no JSON that can be read: {error}"
    if not isinstance(found, dict):
        return f"line {number} is no JSON object"
    return found
