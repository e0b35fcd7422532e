"""Quality must not fall: measures on the text that the project ships and compares with ``floors.json``.

    python -m bench.gate [--update [--allow-regression]]

``--update`` pins each floor a quarter of a point below its figure; it refuses to lower one without
``--allow-regression``. The floors hold for the text with the hash beside them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import boilerplate, codec, encodings, glosses, mojibake, reprints, simplify, sites

TEXT = Path(__file__).parent / "text/news.txt"
FLOORS = Path(__file__).parent / "floors.json"
BELOW = 0.25
"""Points between a figure and its floor: a floor is there to catch a loss, not to fail on a draw of the dice."""

BENCHES: dict[str, Callable[[list[str]], dict[str, float]]] = {
    "shift": mojibake.figures,
    "codec": codec.figures,
    "glosses": glosses.figures,
    "simplify": simplify.figures,
    "encodings": encodings.figures,
    "reprints": reprints.figures,
    "sites": sites.figures,
}


def figures(text: str) -> dict[str, float]:
    """All figures on a text, by the name of the bench and of the figure."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = {name: measure(lines) for name, measure in BENCHES.items()} | {"pages": boilerplate.of_own_pages()}
    return {f"{name}: {figure}": round(value, 2) for name, values in found.items() for figure, value in values.items()}


def read_floors(text: str) -> dict[str, float]:
    """The floors, if they were measured on this text."""
    pinned = json.loads(FLOORS.read_text("utf-8"))
    if pinned["text"] != digest(text):
        sys.exit(f"{FLOORS.name} was measured on another text; measure again with --update")
    floors: dict[str, float] = pinned["floors"]
    return floors


def digest(text: str) -> str:
    """The hash that says which text the floors belong to."""
    return hashlib.sha256(text.encode()).hexdigest()


def update(text: str, found: dict[str, float], *, may_fall: bool) -> None:
    """Pins new floors.

    A floor that would fall is an error unless that is asked for.
    """
    new = {name: max(0.0, round(value - BELOW, 2)) for name, value in found.items()}
    if FLOORS.exists() and not may_fall:
        old = json.loads(FLOORS.read_text("utf-8"))["floors"]
        fallen = [name for name, floor in old.items() if new.get(name, 0.0) < floor]
        if fallen:
            sys.exit(f"these floors would fall: {', '.join(fallen)}; --allow-regression lets them")
    FLOORS.write_text(json.dumps({"text": digest(text), "floors": new}, indent=2, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Compare, or pin anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    args = parser.parse_args()
    text = TEXT.read_text("utf-8")
    found = figures(text)
    if args.update:
        update(text, found, may_fall=args.allow_regression)
    floors = read_floors(text)
    print(f"{'figure, %':52}{'now':>8}{'floor':>8}")
    for name in found | floors:
        print(f"{name:52}{found.get(name, 0.0):8.2f}{floors.get(name, 0.0):8.2f}")
    low = [name for name, floor in floors.items() if found.get(name, 0.0) < floor]
    unpinned = found.keys() - floors.keys()
    if low or unpinned:
        sys.exit(f"below their floors: {', '.join(low) or 'none'}; without a floor: {', '.join(unpinned) or 'none'}")


if __name__ == "__main__":
    main()
