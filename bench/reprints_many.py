"""What comparing many pages takes: time a page, memory, and the room of the temporary file.

    python -m bench.reprints_many [PAGES]

Signatures are drawn, as texts for millions of pages are not at hand: two pages in ten are equal to an earlier one, one
in ten is nearly so, and one in a hundred shares a shingle with many others, as a notice does. A tenth of the pages
comes first, so that growth can be seen.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from stdnews.reprints import Signature
from stdnews.reprints.search import Search

SAMPLE, KEYS, NUMBERS = 190, 16, 30
"""As many as a text of a thousand letters has."""


def drawn(number: int) -> Signature:
    """The signature of a page: always the same one of the same number."""
    draw = random.Random(number)
    sort = draw.random()
    if sort < 0.2 and number > 1:
        return drawn(number // 2)
    if sort < 0.3 and number > 1:
        found = drawn(number // 2)
        return found._replace(letters=found.letters - 1, digest=draw.randbytes(16), sample=found.sample[:-9])
    keys = sorted(draw.getrandbits(58) for _ in range(KEYS))
    shared = (number % 7, *keys[1:]) if sort > 0.99 else tuple(keys)
    sample = tuple(draw.getrandbits(30) for _ in range(SAMPLE))
    numbers = tuple(sorted(draw.getrandbits(32) for _ in range(NUMBERS)))
    return Signature(1000 + number % 977, draw.randbytes(16), 2, sample, shared, numbers)


def measure(pages: int) -> str:
    """A row of the table."""
    adding = 0.0
    with Search() as search:
        for number in range(pages):
            signature = drawn(number)
            began = time.perf_counter()
            search.add(b"%d" % number, "", signature)
            adding += time.perf_counter() - began
        began = time.perf_counter()
        search.finish()
        comparing = time.perf_counter() - began
        copies, groups = search.counts()
        room = search.room()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times = f"{adding / pages * 1e6:10.0f}{comparing / pages * 1e6:12.0f}"
    return f"{pages:10}{copies:10}{groups:10}{times}{memory:12.0f}{room / pages:14.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=int, default=100_000)
    pages = parser.parse_args().pages
    heads = f"{'µs adding':>10}{'comparing':>12}{'MB memory':>12}{'bytes a page':>14}"
    print(f"{'pages':>10}{'copies':>10}{'groups':>10}{heads}")
    for count in (pages // 10, pages):
        print(measure(count))


if __name__ == "__main__":
    main()
