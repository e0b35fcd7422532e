from __future__ import annotations

import random
from pathlib import Path

import pytest
from bench.near_copies import Lines

NEWS = (Path(__file__).parents[2] / "bench/text/news.txt").read_text("utf-8").splitlines()


@pytest.fixture
def lines() -> Lines:
    """Lines of invented news, each of which is taken once."""
    draw = random.Random(7)  # noqa: S311 - always the same lines
    return Lines(draw.sample(NEWS, len(NEWS)), draw)
