from __future__ import annotations

import itertools
import math
import os

import pytest

from stdnews.batch.workers import share_out
from stdnews.errors import StdnewsError


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert list(share_out(math.isqrt, range(100), 2)) == [math.isqrt(number) for number in range(100)]


def test_tasks_are_taken_as_they_are_needed() -> None:
    tasks = itertools.count()
    results = share_out(math.isqrt, tasks, 2)
    assert [next(results) for _ in range(3)] == [0, 1, 1]
    assert next(tasks) < 1000


def test_no_task_is_no_result() -> None:
    assert list(share_out(math.isqrt, [], 2)) == []


def test_a_process_that_dies_is_an_error_and_no_endless_wait() -> None:
    with pytest.raises(StdnewsError, match="a worker process died"):
        list(share_out(os._exit, [3], 1))
