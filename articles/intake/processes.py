"""Work in other processes, with its results in the order in which it was given."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, Generic, TypeVar

from articles import limits

Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 3
"""How many jobs of each process wait or are done before their results are taken."""
PATIENCE = 5.0
"""Seconds that processes have for what they have begun, when no more is wanted."""
LOOK = 1.0
"""Seconds between two looks whether a process has ended that has a result to hand over."""
ALLOCATIONS = 50_000
"""Net allocations between two runs of the garbage collector: reading articles makes no garbage that goes in circles."""


class BrokenError(Exception):
    """A process ended before its work was done."""


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class InOrder(Generic[Job, Result]):
    """Does jobs in other processes, as many as there are processors; they are started with the second job.

    The first one is done here: for a handful of articles starting processes takes longer than reading them. The
    processes end when this object is closed, and when this process ends in whatever way.
    """

    def __init__(self, work: Callable[[Job], Result], workers: int | None = None) -> None:
        self._work = work
        self._workers = processors() if workers is None else workers
        self._pool: ProcessPoolExecutor | None = None
        self._context = _Context()
        self._lifeline: Connection | None = None
        self._begun = False
        self._broken = False

    def results(self, jobs: Iterable[Job | None], is_work: Callable[[Job], bool]) -> Iterator[Job | Result | None]:
        """The result of each job in their order; those that are no work are passed on as they are.

        None among the jobs says that the next one may be long in coming, so that results are waited for first. It
        stands among these too, and as the last of them. Raises `BrokenError` where a process ended.
        """
        waiting: deque[Future[Result] | Job | Result] = deque()
        try:
            for job in chain(jobs, [None]):
                if job is not None:
                    waiting.append(self._begin(job) if is_work(job) else job)
                while waiting and (job is None or len(waiting) > self._workers * AHEAD or _is_done(waiting[0])):
                    yield self._result(waiting.popleft())
                if job is None:
                    yield None
        except BrokenProcessPool as error:
            self._broken = True
            raise BrokenError("a process that reads articles ended before it was done") from error

    def close(self) -> None:
        """End the processes: what they have begun they may finish, for one that ends while it hands over a result would
        leave this one waiting for the rest of it; after `PATIENCE` seconds they end whatever they are doing."""
        if self._pool and self._lifeline:
            patience = 0 if self._broken else PATIENCE
            ending = threading.Timer(patience, _end, (self._lifeline, *_pipes_of(self._pool)))
            ending.daemon = True
            ending.start()
            self._pool.shutdown(cancel_futures=True)
            ending.cancel()
            self._lifeline.close()

    def _begin(self, job: Job) -> Future[Result] | Result:
        if not self._begun or self._workers < 2:
            self._begun = True
            return self._work(job)
        with _without_interrupts():  # a process inherits what is blocked when it is started
            resource_tracker.ensure_running()  # lets ctrl+c through again when it has begun its own process
        with _without_interrupts():
            if self._pool is None:
                self._pool = self._started()
            return self._pool.submit(_do, job)

    def _started(self) -> ProcessPoolExecutor:
        end, self._lifeline = self._context.Pipe(duplex=False)
        given = (end, self._work, limits.current())
        return ProcessPoolExecutor(self._workers, self._context, _begin_process, given)

    def _result(self, job: Any) -> Any:
        """What became of a job; raises `BrokenProcessPool` where a process ended.

        The pool does not notice one that ended while it handed over a result: it waits for the rest of that.
        """
        ended = False
        while isinstance(job, Future):
            try:
                return job.result(LOOK)
            except TimeoutError:
                if job.done():
                    raise
            if ended:  # and was so at the last look: the pool had time to notice
                raise BrokenProcessPool("a process ended while it handed over a result")
            ended = any(one.exitcode is not None for one in self._context.started)
        return job


class _Context(SpawnContext):
    """How processes are started; knows those that were."""

    def __init__(self) -> None:
        self.started: list[SpawnProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        process = SpawnProcess(*given, **named)
        self.started.append(process)
        return process


def _end(*pipes: Connection) -> None:
    """End all processes, whatever they are doing, by closing these."""
    for one in pipes:
        one.close()


def _pipes_of(pool: ProcessPoolExecutor) -> list[Connection]:
    """This process's own ends of the pipes that its jobs are taken from and their results come by. While they are open,
    the pool waits for ever for what no process is left to take, or to send all of:
    https://github.com/python/cpython/issues/94777."""
    jobs: Any = pool._call_queue  # type: ignore[attr-defined]
    results: Any = pool._result_queue
    return [jobs._reader, results._writer] if jobs else []


def _is_done(job: Any) -> bool:
    return not isinstance(job, Future) or job.done()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What a terminal sends reaches every process of it; those started inside leave that to who started them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGQUIT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# in the processes

_work: Callable[[Any], Any]


def _begin_process(lifeline: Connection, work: Callable[[Any], Any], given: limits.Limits) -> None:
    global _work
    _work = work
    limits.use(given)
    gc.set_threshold(ALLOCATIONS)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    """End when the other end of the line is closed, be it by the end of its process."""
    try:
        lifeline.recv()
    except (EOFError, OSError):
        os._exit(0)


def _do(job: Any) -> Any:
    return _work(job)
