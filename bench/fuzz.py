"""Hostile input: no crash, no hang, memory under a limit, whatever a page holds.

    python -m bench.fuzz [--inputs 100000] [--jobs 2] [--seed 0] [--record FILE] [--no-monsters]

Random bytes, mutated samples, and soup of tags and of the tokens that the stages look for are read, cleaned and asked
for their facts; so are a few monsters: a hundred thousand nested tags, one line of 30 MB, a million short lines, bombs
of brackets and quotes, and what makes regular expressions explode. An input may take two seconds of processor time and
one for each MB, and its process 512 MiB and 40 bytes for each byte of the input. The processes are those that a run
has, and are watched in the same way, so that a hang or a crash is named. Prints a line for each input that does not
pass, with what makes it again, and a table in the end; the exit status is 1 when an input did not pass.

``--record`` keeps what came of each thousand inputs, so that a long run may be stopped and goes on where it was; what
other code has recorded does not count.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from bench.hostile import MONSTERS, Input, made, monsters, plan

from stdnews.batch.ledger import made_by
from stdnews.batch.limits import Limits
from stdnews.batch.workers import share_out
from stdnews.errors import InputError
from stdnews.facts import facts
from stdnews.outcome import outcome_of
from stdnews.pipeline import clean
from stdnews.reading import read_page
from stdnews.sizes import MIB

SECONDS, SECONDS_PER_MB = 2.0, 1.0
HANG = 600.0
"""Seconds by the clock after which an input is given up: the machine may do other things too."""
MEMORY, MEMORY_PER_BYTE = 512 * MIB, 40
SHARD = 1000
"""Inputs that are recorded together."""


class Seen(NamedTuple):
    """What came of an input."""

    trouble: str
    seconds: float = 0
    size: int = 0
    memory: float = 0
    """The most MB that its process has held so far."""


@dataclass(slots=True)
class Sums:
    """What came of many inputs of a kind."""

    inputs: int = 0
    bytes: int = 0
    broken: int = 0
    """Inputs that raised an error, ended their process or were given up."""
    slow: int = 0
    slowest: float = 0
    seed: int = 0
    """Of the slowest."""
    memory: float = 0

    def add(self, what: Input, seen: Seen) -> None:
        """One more input."""
        self.inputs += 1
        self.bytes += seen.size
        self.slow += is_slow(seen)
        self.broken += bool(seen.trouble) and not is_slow(seen)
        self.memory = max(self.memory, seen.memory)
        if seen.seconds > self.slowest:
            self.slowest, self.seed = seen.seconds, what.seed

    def merge(self, other: Sums) -> None:
        """The inputs of another one too."""
        for name in ("inputs", "bytes", "broken", "slow"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.memory = max(self.memory, other.memory)
        if other.slowest > self.slowest:
            self.slowest, self.seed = other.slowest, other.seed


def try_one(what: Input) -> Seen:
    """Reads and cleans an input, and asks it for its facts; a slow one is tried again, with all tables loaded."""
    data = made(what)
    seen = _tried(data, what)
    if is_slow(seen):
        again = _tried(data, what)
        seen = again if again.seconds < seen.seconds else seen
    took = f"took {seen.seconds:.1f} s for {len(data) / 1e6:.1f} MB"
    return seen._replace(trouble=took) if is_slow(seen) else seen


def _tried(data: bytes, what: Input) -> Seen:
    """InputError is an answer, any other exception is not."""
    begin, trouble = time.process_time(), ""
    try:
        trouble = _wrong(data, "a.html" if what.is_html else "a.txt")
    except InputError:
        pass
    except Exception as error:  # noqa: BLE001 - that is what we are looking for
        trouble = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begin
    return Seen(trouble, seconds, len(data), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def is_slow(seen: Seen) -> bool:
    """Whether an input took too long, and nothing else was wrong with it."""
    took = seen.trouble.startswith("took ")
    return took or (not seen.trouble and seen.seconds > SECONDS + SECONDS_PER_MB * seen.size / 1e6)


def _wrong(data: bytes, name: str) -> str:
    """What is wrong with a text whatever the page: half a line, a blank line, a fact that the page does not have."""
    page = read_page(data, name)
    cleaned = clean(page)
    outcome_of(page, cleaned)
    places = len(cleaned.page.paragraphs)
    if not all(0 <= fact.at < places for fact in facts(cleaned.page)):
        return "a fact without its paragraph"
    text = cleaned.page.to_text()
    text.encode()
    if text and not text.endswith("\n"):
        return "the text does not end with a newline"
    return "a blank line" if "\n\n" in text or text.startswith("\n") else ""


def attempt_all(inputs: Iterable[Input], jobs: int, limits: Limits) -> Iterator[tuple[Input, Seen]]:
    """What comes of each input, in processes that are watched."""
    return share_out(try_one, ((what, None) for what in inputs), jobs, limits, Seen)


@dataclass(slots=True)
class Record:
    """What came of the shards that were tried, in a file where one is named."""

    path: Path | None = None
    shards: dict[tuple[int, int], dict[str, Sums]] = field(default_factory=dict)
    """By their first seed and their inputs."""

    def load(self) -> None:
        """Reads what this very code has recorded; half a line is of a run that was stopped."""
        for text in self.path.read_text("utf-8").splitlines() if self.path and self.path.exists() else ():
            with contextlib.suppress(ValueError):
                line = json.loads(text)
                if line["code"] == _code():
                    kinds = {kind: Sums(**sums) for kind, sums in line["kinds"].items()}
                    self.shards[line["seed"], line["inputs"]] = kinds

    def add(self, seed: int, inputs: int, kinds: dict[str, Sums]) -> None:
        """One more shard."""
        self.shards[seed, inputs] = kinds
        if self.path is not None:
            sums = {kind: asdict(of_kind) for kind, of_kind in kinds.items()}
            line: dict[str, Any] = {"code": _code(), "seed": seed, "inputs": inputs, "kinds": sums}
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"\n{json.dumps(line)}\n")  # on a line of its own, whatever the last one is


def _code() -> str:
    """What tells this code from other code: versions, tables, rules."""
    return blake2b(made_by(None, {}).encode(), digest_size=8).hexdigest()


def fuzz(inputs: int, jobs: int, seed: int, record: Record) -> int:
    """Tries all that was not tried, prints what does not pass and a table; the number of inputs that did not pass."""
    shards = [(at, min(SHARD, seed + inputs - at)) for at in range(seed, seed + inputs, SHARD)]
    for shard in shards:
        if shard not in record.shards:
            record.add(*shard, _try_shard(*shard, jobs))
            print(f"{sum(shard)} of {seed + inputs} seeds are done", file=sys.stderr, flush=True)
    sums: dict[str, Sums] = {}
    for shard in shards:
        for kind, of_kind in record.shards[shard].items():
            sums.setdefault(kind, Sums()).merge(of_kind)
    return _show(sums)


def _try_shard(seed: int, inputs: int, jobs: int) -> dict[str, Sums]:
    kinds: dict[str, Sums] = {}
    for what, seen in attempt_all(plan(inputs, seed), jobs, Limits(HANG, MEMORY)):
        _tell(what, seen)
        kinds.setdefault(what.kind, Sums()).add(what, seen)
    return kinds


def _show(sums: dict[str, Sums]) -> int:
    total = Counter[str]()
    print(f"{'kind':<16} {'inputs':>7} {'MB':>6} {'broken':>7} {'too slow':>9} {'slowest':>9} (seed)  {'MB held':>8}")
    for kind, of_kind in sums.items():
        print(
            f"{kind:<16} {of_kind.inputs:>7} {of_kind.bytes / 1e6:>6.1f} {of_kind.broken:>7} {of_kind.slow:>9} "
            f"{of_kind.slowest:>7.2f} s {f'({of_kind.seed})':>8} {of_kind.memory:>6.0f}"
        )
        total += Counter(inputs=of_kind.inputs, bad=of_kind.broken + of_kind.slow)
    print(f"{total['inputs']} inputs, {total['bad']} did not pass; code {_code()}", flush=True)
    return total["bad"]


def meet_monsters() -> int:
    """Each monster alone in its process, and a table; the number of those that did not pass."""
    bad = 0
    for what in monsters():
        size = len(made(what))
        limits = Limits(HANG, MEMORY + MEMORY_PER_BYTE * size)
        for _, seen in attempt_all([what], 1, limits):
            bad += _tell(what, seen)
            print(f"{what.kind:<28} {size / 1e6:>5.1f} MB {seen.seconds:>6.2f} s {seen.memory:>5.0f} MB held")
    print(f"{len(MONSTERS)} monsters, {bad} did not pass")
    return bad


def _tell(what: Input, seen: Seen) -> int:
    if seen.trouble:
        print(f"{what.kind}, seed {what.seed}: {seen.trouble}", flush=True)
    return bool(seen.trouble)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--no-monsters", action="store_true")
    given = parser.parse_args()
    record = Record(given.record)
    record.load()
    bad = fuzz(given.inputs, given.jobs, given.seed, record)
    if not given.no_monsters:
        bad += meet_monsters()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
