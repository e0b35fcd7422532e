"""Sites learned on a cluster: the pages of a site come together by a shuffle of the engine."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa
import ray
from ray.data import Dataset

from stdnews.batch.record_tasks import RecordSource
from stdnews.batch.task import Task
from stdnews.ray.sources import map_tables, read, sources, tasks_of
from stdnews.reading.record_files import RecordOptions
from stdnews.settings import Settings
from stdnews.sites.gather import How, Lessons, sampled, sketch_of_task, templates_of
from stdnews.sites.learn import learn
from stdnews.sites.sample import hash_of, is_page, site_of

_PARTS_A_CORE = 4
"""Parts of a shuffle for each core; Ray's own 200 would cost a small cluster more than the work."""
_NAMES = pa.schema([("site", pa.string()), ("hash", pa.uint64())])
_SKETCHES = pa.schema([("site", pa.string()), ("sketch", pa.binary())])
_LEARNED = pa.schema([("site", pa.string()), ("pages", pa.int64()), ("template", pa.binary())])


def learn_sites(found: Iterable[Task | RecordSource], how: How, records: RecordOptions) -> Lessons:
    """The same as on one machine: a sample of the pages of each site is looked at, and one machine learns a site.

    The driver holds the hashes of the pages that were chosen, so many for each site, and what was learned.

    Args:
        found: what the pages are in.
        how: how many pages of a site, and how they are read.
        records: how files of records are read.
    """
    settings: list[Settings] = []
    tasks = sources(found, settings)
    if tasks is None:
        return Lessons(templates_of({}, how.sample), 0, 0)
    tasks = read(tasks, records)
    more = {"settings": tuple(settings), "how": how._replace(jobs=0)}
    names = map_tables(tasks, _names, more)
    chosen = frozenset(row["hash"] for row in _by_site(names, _smallest, how.sample))
    sketches = map_tables(tasks, _sketches, {**more, "chosen": chosen})
    learned = list(_by_site(sketches, _learned, how.sample))
    templates = {row["site"]: pickle.loads(row["template"]) for row in learned}  # noqa: S301 - of this run's own
    return Lessons(templates_of(templates, how.sample), sum(row["pages"] for row in learned), len(learned))


def _by_site(rows: Dataset, work: Callable[..., pa.Table], sample: int) -> Iterator[dict[str, Any]]:
    """The rows that a function makes of the rows of each site."""
    cluster_resources: Any = ray.cluster_resources
    parts = _PARTS_A_CORE * max(1, int(cluster_resources().get("CPU", 1)))
    groups: Any = rows.groupby("site", num_partitions=parts)
    found: Dataset = groups.map_groups(work, batch_format="pyarrow", fn_kwargs={"sample": sample})
    return iter(found.iter_rows())


def _names(table: pa.Table, settings: tuple[Settings, ...], how: How) -> pa.Table:
    """The sites of pages, and the hashes of their names."""
    tasks = [task for task in tasks_of(table, settings) if is_page(task)]
    sites = [site_of(task, how.url) for task in tasks]
    return pa.table([sites, list(map(hash_of, tasks))], schema=_NAMES)


def _smallest(group: pa.Table, sample: int) -> pa.Table:
    return group.sort_by("hash").slice(0, sample)


def _sketches(table: pa.Table, settings: tuple[Settings, ...], how: How, chosen: frozenset[int]) -> pa.Table:
    """What those pages that were chosen tell of their sites."""
    tasks = [task for task in tasks_of(table, settings) if is_page(task) and hash_of(task) in chosen]
    found = [sketch for task in tasks if not (sketch := sketch_of_task(task, how.url, how.limits)).problem]
    return pa.table([[sketch.site for sketch in found], list(map(pickle.dumps, found))], schema=_SKETCHES)


def _learned(group: pa.Table, sample: int) -> pa.Table:
    """What was learned of one site."""
    site = group["site"][0].as_py()
    sketches = [pickle.loads(data) for data in group["sketch"].to_pylist()]  # noqa: S301 - of this run's own
    template = learn(site, sampled(sketches, sample))
    return pa.table([[site], [len(sketches)], [pickle.dumps(template)]], schema=_LEARNED)
