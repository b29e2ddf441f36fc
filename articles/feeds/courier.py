"""Many requests at once, but few at one server: it is asked as a guest asks.

A host is asked two things at a time at the most, and after each answer that one waits for a moment. This machine is
asked as much as we like. Only the host of the address that is asked for counts, not those that it leads to.
"""

from __future__ import annotations

import heapq
import ipaddress
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from queue import Empty, Queue
from typing import Generic, NamedTuple, TypeVar

from articles.feeds.fetch import Fetched, FetchError
from articles.urls import host_of

AT_ONCE = 16
"""So many requests are under way."""
AT_A_HOST = 2
PAUSE = 0.5
"""Seconds between an answer of a host and the next request in its place."""
WAITING = 32
"""So many answers wait to be taken, before no more is asked for."""

Name = TypeVar("Name")


class Errand(NamedTuple, Generic[Name]):
    """A request to be made, and what its asker knows it by."""

    name: Name
    url: str
    private: bool = False
    etag: str | None = None
    modified: str | None = None


class _Turn(NamedTuple):
    """Leave to ask a host once, from this time on."""

    time: float
    number: int
    host: str


class Courier(Generic[Name]):
    """Runs errands in threads of its own; ``fetch`` is how one is run."""

    def __init__(self, fetch: Callable[[Errand[Name]], Fetched]) -> None:
        self._fetch = fetch
        self._errands: defaultdict[str, deque[Errand[Name]]] = defaultdict(deque)
        self._turns: list[_Turn] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._answers: Queue[tuple[Errand[Name], Fetched | FetchError]] = Queue(WAITING)
        self._ended = False

    def answers(
        self, errands: Iterable[Errand[Name]], patience: float
    ) -> Iterator[tuple[Errand[Name], Fetched | FetchError] | None]:
        """What came of each errand, as it comes; None whenever nothing came for so many seconds."""
        left = 0
        for errand in errands:
            self._errands[host_of(errand.url)].append(errand)
            left += 1
        for host, waiting in self._errands.items():
            for _ in range(min(AT_ONCE if _is_this_machine(host) else AT_A_HOST, len(waiting))):
                heapq.heappush(self._turns, _Turn(0.0, next(self._numbers), host))
        for _ in range(min(AT_ONCE, left)):
            threading.Thread(target=self._run, daemon=True).start()
        try:
            while left:
                try:
                    yield self._answers.get(timeout=patience)
                    left -= 1
                except Empty:
                    yield None
        finally:
            self._end()

    def _run(self) -> None:
        """Run one errand after the other."""
        while taken := self._take():
            errand, host = taken
            found: Fetched | FetchError
            try:
                found = self._fetch(errand)
            except FetchError as error:
                found = error
            except Exception as error:  # whatever a server makes of us, its neighbours are still to be asked
                found = FetchError(f"could not be fetched: {type(error).__name__}: {error}")
            self._give_back(host)
            self._answers.put((errand, found))

    def _take(self) -> tuple[Errand[Name], str] | None:
        """The next errand whose host may be asked, when it may; None when there is none any more."""
        with self._changed:
            while not self._ended:
                if not any(self._errands.values()):
                    return None
                wait = self._turns[0].time - time.monotonic() if self._turns else None
                if wait is None or wait > 0:
                    self._changed.wait(wait)
                    continue
                host = heapq.heappop(self._turns).host
                if self._errands[host]:
                    return self._errands[host].popleft(), host
        return None

    def _give_back(self, host: str) -> None:
        """The host was asked, and may be again after a moment."""
        with self._changed:
            pause = 0.0 if _is_this_machine(host) else PAUSE
            heapq.heappush(self._turns, _Turn(time.monotonic() + pause, next(self._numbers), host))
            self._changed.notify_all()

    def _end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        while not self._answers.empty():  # who waits to hand one over need not any longer
            self._answers.get_nowait()


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
