"""Sites learned from the pages of a job: a sample of each is read, and what it shows waits on the disk."""

from __future__ import annotations

import functools
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple, Self

from stdnews.batch import Job, Limits, Task
from stdnews.batch.task_page import data_of, page_of
from stdnews.chance import chance
from stdnews.errors import StdnewsError
from stdnews.reading.record import Broken
from stdnews.sites.learn import learn
from stdnews.sites.sample import SAMPLE, choose, hash_of, is_page
from stdnews.sites.sketch import Sketch, sketch_of
from stdnews.template import Template, Templates


class How(NamedTuple):
    """How sites are learned."""

    sample: int = SAMPLE
    """Pages of a site that are looked at, at most."""
    url: str = ""
    """The URL that the pages come from."""
    jobs: int = 0
    """Processes to work with; 0 is this one alone."""
    limits: Limits = Limits()


class Lessons(NamedTuple):
    """What came of it."""

    templates: Templates
    pages: int
    """Pages that were looked at."""
    sites: int
    """Sites that they are of; not all may have pages enough."""
    failed: tuple[tuple[str, str], ...] = ()
    """Pages that could not be read, each with the reason."""


def learn_sites(job: Job, how: How) -> Lessons:
    """Learns the sites of the pages of a job; the order of the pages and the number of processes make no difference.

    The pages are gone through twice, for their names and for those that were chosen; never more than the pages of one
    site are held.

    Args:
        job: the pages; what it counts is left as it is.
        how: how many pages of a site, and how they are read.
    """
    chosen = choose(job.again().tasks(), how.sample, how.url)
    failed: list[tuple[str, str]] = []
    with _Shelf() as shelf:
        for task, sketch in _sketches(job.again().tasks(), chosen, how):
            if sketch.problem:
                failed.append((task.path, sketch.problem))
            else:
                shelf.put(sketch)
        found = {site: learn(site, sampled(shelf.take(site), how.sample)) for site in shelf.sites()}
        return Lessons(templates_of(found, how.sample), shelf.pages, len(found), tuple(failed))


def templates_of(found: dict[str, Template | None], sample: int) -> Templates:
    """Those sites of which anything was learned."""
    return Templates({site: one for site, one in found.items() if one and (one.lines or one.places)}, sample)


def sampled(sketches: Iterable[Sketch], sample: int) -> list[Sketch]:
    """So many pages at most: the quick look may have taken some for those of another site."""
    return sorted(sketches, key=lambda sketch: chance(sketch.name))[:sample]


def _sketches(tasks: Iterable[Task], chosen: frozenset[int], how: How) -> Iterator[tuple[Task, Sketch]]:
    work = functools.partial(sketch_of_task, url=how.url, limits=how.limits)
    wanted = (task for task in tasks if _problem(task) or (is_page(task) and hash_of(task) in chosen))
    if how.jobs == 0:
        yield from ((task, work(task)) for task in wanted)
        return
    from stdnews.batch.workers import share_out  # noqa: PLC0415 - multiprocessing is slow to load

    failed = functools.partial(Sketch, "", "", ())
    yield from share_out(work, ((task, None) for task in wanted), how.jobs, how.limits, failed)


def _problem(task: Task) -> str:
    return task.record.reason if isinstance(task.record, Broken) else task.problem


def sketch_of_task(task: Task, url: str, limits: Limits) -> Sketch:
    """The sketch of a page; whatever goes wrong with it stays with it."""
    if problem := _problem(task):
        return Sketch(task.name, problem=problem)
    try:
        data, _ = data_of(task, limits.size)
        sketch = sketch_of(page_of(task, data, url), task.settings)
    except MemoryError:
        raise
    except StdnewsError as error:
        return Sketch(task.name, problem=str(error))
    except Exception as error:  # noqa: BLE001 - a bug that one page brings out must not cost the others
        return Sketch(task.name, problem=f"{type(error).__name__}: {error}")
    return sketch._replace(name=task.name)


class _Shelf:
    """Sketches in a file, to be had again site by site."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - stays open
        self._places: dict[str, list[int]] = {}
        self.pages = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, sketch: Sketch) -> None:
        self._places.setdefault(sketch.site, []).append(self._file.tell())
        pickle.dump(sketch, self._file)
        self.pages += 1

    def sites(self) -> list[str]:
        return sorted(self._places)

    def take(self, site: str) -> Iterator[Sketch]:
        for place in self._places[site]:
            self._file.seek(place)
            yield pickle.load(self._file)  # noqa: S301 - nobody else has the file
