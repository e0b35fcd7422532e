"""Near-duplicate detection by others, where it is installed: what is kept of a text, and whether two are alike by it.

pip install datasketch
pip install --no-deps text-dedup && pip install datasets xxhash click-option-group psutil fire ftfy bitarray
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

Peer = tuple[Callable[[str], Any], Callable[[Any, Any], bool]]

_SHINGLE = 5
_PERMUTATIONS = 128


def peers() -> dict[str, Peer]:
    """The peers that are installed, by their names and thresholds."""
    found: dict[str, Peer] = {}
    if importlib.util.find_spec("datasketch"):
        found |= {f"datasketch {threshold}": _datasketch(threshold) for threshold in (0.5, 0.7)}
    if importlib.util.find_spec("text_dedup"):
        found |= {"text-dedup": _text_dedup(str), "text-dedup, spaced": _text_dedup(" ".join)}
    return found


def _datasketch(threshold: float) -> Peer:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - not everybody has it

    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)

    def keep(text: str) -> list[bytes]:
        shingles = {text[at : at + _SHINGLE].encode() for at in range(max(1, len(text) - _SHINGLE + 1))}
        found = MinHash(num_perm=_PERMUTATIONS)
        found.update_batch(shingles)
        return [found.hashvalues[start:end].tobytes() for start, end in index.hashranges]

    return keep, _shares_a_band


def _text_dedup(prepare: Callable[[str], str]) -> Peer:
    """With the defaults of its command: 250 permutations, threshold 0.7, five words a shingle, SHA-1, 64 bits."""
    import numpy as np  # noqa: PLC0415
    from text_dedup import minhash  # noqa: PLC0415 - not everybody has it

    bands, rows = minhash.optimal_param(0.7, 250, false_positive_weight=0.5, false_negative_weight=0.5)
    prime, draw = np.uint64((1 << 61) - 1), np.random.RandomState(42)
    settings = {
        "num_perm": 250,
        "ngram_size": 5,
        "min_length": 5,
        "hashranges": [(band * rows, (band + 1) * rows) for band in range(bands)],
        "permutations": (
            draw.randint(1, prime, size=(250,), dtype=np.uint64),
            draw.randint(0, prime, size=(250,), dtype=np.uint64),
        ),
        "hash_func": lambda data: minhash.sha1_hash(data, d=32),
        "dtype": np.uint64,
        "max_hash": np.uint32((1 << 32) - 1),
        "modulo_prime": prime,
    }

    def keep(text: str) -> list[bytes]:
        found: list[bytes] = minhash.embed_func(prepare(text), 0, **settings)[minhash.SIGNATURE_COLUMN]
        return found

    return keep, _shares_a_band


def _shares_a_band(one: list[bytes], other: list[bytes]) -> bool:
    """Whether both have the same hashes in any band, which is what puts them into one cluster."""
    return any(mine == theirs for mine, theirs in zip(one, other, strict=True))
