"""A cluster of two nodes on this machine, and crawls to clean on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="needs stdnews[ray]")

from stdnews.ray.engine import signals_kept  # noqa: E402

_STORE = 100 << 20
"""Bytes of a node's object store: two of them fit into the shared memory of a small machine."""
ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_worker_niceness": "0"}
"""Nothing is told to anybody, and workers do not give way to whatever else runs."""


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A head and one more node, a core each."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - after the skip

    os.environ.update(ENVIRONMENT)
    with signals_kept():
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
    os.environ.update(ENVIRONMENT)
    with signals_kept():
        ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=_STORE)
    yield
    ray.shutdown()
