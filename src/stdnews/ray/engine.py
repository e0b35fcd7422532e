"""A run on a cluster: what it reads, cleans and writes, and what it tells."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import NamedTuple

import ray
from ray.data import DataContext, Dataset

from stdnews.batch.attempt import Wanted
from stdnews.batch.record_tasks import RecordSource
from stdnews.batch.task import Task
from stdnews.errors import StdnewsError
from stdnews.outcome import Outcome
from stdnews.ray.cleaning import clean_tasks
from stdnews.ray.copies import Group, copies_in, groups_of, with_copies
from stdnews.ray.sink import Form, Records, Written
from stdnews.ray.sources import CLEANING, READING, read, sources
from stdnews.reading.record_files import RecordOptions
from stdnews.settings import Settings

_BLOCK = 2 << 20
"""Bytes of text that one task of the engine cleans: some two seconds. Ray's own 128 MiB would leave cores idle at the
end of a run, and cost minutes when a machine is lost."""

_PATIENCE = 10.0
"""Seconds for the head of a cluster to answer a call: more than a slow network needs."""


@contextmanager
def cluster(address: str = "", cores: int = 0) -> Iterator[None]:
    """A cluster to work on, connected to while the context lasts; one that is connected to already stays so.

    Args:
        address: where its head is, ``auto`` for the one that this machine belongs to; "" to start one of this machine.
        cores: of the one that is started, 0 for all.

    Raises:
        StdnewsError: it cannot be reached.
    """
    if ray.is_initialized():
        yield
        return
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # else Ray reports over the network
    try:
        with signals_kept():
            _connect(address, cores)
    except (OSError, ValueError, RuntimeError) as error:
        raise StdnewsError(f"cannot reach the cluster {address}: {' '.join(str(error).split())[:200]}") from error
    try:
        yield
    finally:
        ray.shutdown()


@contextmanager
def signals_kept() -> Iterator[None]:
    """What SIGTERM does stays as it was: Ray has its own idea of that, and of the exit status."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        with suppress(ValueError):  # not in the main thread, where Ray changes nothing
            signal.signal(signal.SIGTERM, before)


def _connect(address: str, cores: int) -> None:
    if address:
        _call(address)
        ray.init(address, log_to_driver=False, logging_level=logging.ERROR)
    else:
        ray.init(
            "local", num_cpus=cores or None, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR
        )


def _call(address: str) -> None:
    """Nothing, when somebody answers at an address, or it names no port: Ray itself waits for minutes, silently.

    Raises:
        OSError: nobody does.
    """
    host, colon, port = address.rpartition("/")[2].rpartition(":")
    if colon and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()


@dataclass(frozen=True)
class Work:
    """What is done with every page of a run."""

    wanted: Wanted
    records: RecordOptions
    """How files of records are read."""
    form: Form
    """What the files of records are like."""
    bad: frozenset[Outcome]
    """Outcomes of pages that somebody wants to hear of by name."""
    durable: bool = False
    """Whether the files are on the disk when they are complete."""
    drops_copies: bool = False
    """Whether copies are left out, where pages are compared."""


class Done(NamedTuple):
    """What came of a run."""

    written: list[Written]
    """What each task of the engine has written."""
    copies: Dataset | None = None
    """Pages that are copies, in the engine; None where there are none."""

    def groups(self) -> Iterator[Group]:
        """Each page that is kept, with its copies, one at a time while there is the cluster.

        Raises:
            StdnewsError: the engine gives up.
        """
        with _context(), _told():
            yield from () if self.copies is None else groups_of(self.copies)


def clean_to(found: Iterable[Task | RecordSource], folder: str, work: Work) -> Done:
    """Cleans what was found, and writes the records to files in a folder.

    The engine does what failed with a machine again, and spills to disk what does not fit in memory.

    Raises:
        StdnewsError: the engine gives up.
    """
    sink = Records(folder, work.form, work.bad, durable=work.durable)
    settings: list[Settings] = []
    with _context():
        tasks = sources(found, settings)
        if tasks is None:
            return Done([])
        copies = None
        with _told():
            done = clean_tasks(read(tasks, work.records), work.wanted, tuple(settings))
            if work.wanted.signature:
                done = done.materialize()
                copies = copies_in(done)
                done = with_copies(done, copies, work.wanted.to, drop=work.drops_copies)
            share = READING if work.form.naming.per_shard else CLEANING
            done.write_datasink(sink, ray_remote_args={"num_cpus": share})
    return Done(sink.written, copies)


@contextmanager
def _told() -> Iterator[None]:
    """Says in one line why the engine gives up."""
    try:
        yield
    except ray.exceptions.RayError as error:
        raise StdnewsError(f"the cluster gave up: {' '.join(str(error).split())[-300:]}") from error


@contextmanager
def _context() -> Iterator[None]:
    """Ray Data's options for this run."""
    context = DataContext.get_current()
    before = context.target_max_block_size, context.enable_progress_bars
    context.target_max_block_size, context.enable_progress_bars = _BLOCK, False
    try:
        yield
    finally:
        context.target_max_block_size, context.enable_progress_bars = before
