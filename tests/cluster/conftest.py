"""A cluster of two nodes on this machine, and crawls to clean on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="needs stdnews[ray]")

_STORE = 100 << 20
"""Bytes of a node's object store: two of them fit into the shared memory of a small machine."""


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A head and one more node, a core each."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - after the skip

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    found: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": _STORE})
    found.other = found.add_node(num_cpus=1, object_store_memory=_STORE)
    try:
        yield found
    finally:
        ray.shutdown()
        found.shutdown()


@pytest.fixture(scope="module")
def engine() -> Iterator[None]:
    """A cluster of this machine alone, which runs in this process join."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=_STORE)
    yield
    ray.shutdown()
