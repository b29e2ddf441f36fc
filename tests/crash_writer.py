"""One who writes a library, and a log of what is done there that outlives its process."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from stores import record

from articles.library import Library
from articles.store import Store
from articles.store.record import Record
from articles.view import Order

State = str | int | None
Things = Mapping[str, State]
"""What is so, by the name of the thing: a word for its kind and what it is of."""


class Log:
    """What a program does, told so that it is known after its death."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    @contextmanager
    def step(self, things: Things) -> Iterator[None]:
        """What is done inside makes these things so."""
        self._line(things)
        yield
        self._line(None)

    def _line(self, told: Things | None) -> None:
        os.write(self._file, json.dumps(told).encode() + b"\n")


class Writer:
    """Does what readers and their programs do, in an order that hangs on the seed: ``name`` marks what is its own.

    ``shared`` are articles that others write too, ``many`` is how many are added at once at times. Steps are undone
    only where nobody else writes: the last one may be another's.
    """

    def __init__(
        self, path: Path, log: Path, name: str, seed: int, alone: bool, many: int = 0, shared: Sequence[str] = ()
    ) -> None:
        self.library = Library(Store(str(path)))
        self._store = self.library.store
        self._log, self._folder = Log(log), log.parent
        self._name = f"{name}{seed}x"
        self._random = random.Random(seed)
        self._is: dict[str, State] = {}
        self._back: list[Things] = []
        self._ids: list[str] = []
        self._many, self._shared = many, shared
        self._number = 0
        self._steps: list[Callable[[], None]] = [self._add, self._add_file, self._star, self._tag, self._note]
        self._steps += [self._correct, self._remove, self._view, self._feed] + [self._undo] * alone
        self._steps += [self._add_many] * bool(many)

    def write(self, steps: int | None = None) -> None:
        """Do so many steps, or go on until the end of the process."""
        if not self._ids:
            self._add()
        while steps is None or steps > 0:
            self._random.choice(self._steps)()
            steps = None if steps is None else steps - 1

    def write_each(self) -> None:
        """Do every kind of step once."""
        self._add()
        for step in self._steps:
            step()

    def _next(self) -> str:
        self._number += 1
        return f"{self._name}{self._number}"

    @contextmanager
    def _step(self, things: Things, undoable: bool = True) -> Iterator[None]:
        with self._log.step(things):
            yield
        if undoable:
            self._back.append({thing: self._is.get(thing, 0) for thing in things})
        self._is |= things

    def _add(self) -> None:
        self._add_some(self._random.randint(1, 8))

    def _add_many(self) -> None:
        self._add_some(self._many)

    def _add_some(self, count: int) -> None:
        ids = [self._next() for _ in range(count)]
        dates = self._random.choices((None, "2023", "2024-05", "2024-05-17T08:30:00-04:00"), k=len(ids))
        with self._step({f"title {one}": one.capitalize() for one in ids}, undoable=False):
            self._store.add([article(one, date) for one, date in zip(ids, dates, strict=True)])
        self._ids += ids

    def _add_file(self) -> None:
        from adds import add, lines

        ids = [self._next() for _ in range(3)]
        objects = [{"id": one, "title": one, "text": f"{one} opens. “We wait,” said Ana Reyes."} for one in ids]
        file = lines(self._folder, *objects, name=f"{self._name}.jsonl")
        with self._step({f"title {one}": one for one in ids}, undoable=False):
            add(self._store, file)
        self._ids += ids

    def _star(self) -> None:
        one = self._random.choice(self._ids)
        value = not self._is.get(f"star {one}", 0)
        with self._step({f"star {one}": int(value)}):
            self.library.mark("star", value, [one])

    def _tag(self) -> None:
        some = [*self._shared, *self._random.sample(self._ids, min(3, len(self._ids)))]
        name = self._next()
        with self._step({f"tag {name} {one}": 1 for one in some}):
            self.library.tag(name, True, some)

    def _note(self) -> None:
        words = self._next()
        with self._step({f"note {words}": 1}):
            self.library.add_note(self._random.choice([*self._shared, *self._ids[-3:]]), words)

    def _correct(self) -> None:
        one, title = self._random.choice(self._ids), self._next()
        thing = f"title {one}"
        with self._step({thing: title}):
            self.library.edit([one], {"title": title})

    def _remove(self) -> None:
        one = self._next()
        with self._step({f"title {one}": one.capitalize()}, undoable=False):
            self._store.add([article(one, None)])
        with self._step({f"title {one}": None}):
            self.library.remove([one])

    def _view(self) -> None:
        name = self._next()
        with self._step({f"view {name}": "is:unread"}, undoable=False):
            self.library.keep_view(name, "is:unread", Order())

    def _feed(self) -> None:
        from feed_library import Net, feed, refresh, subscribe
        from web import rss

        name = self._next()
        url, link = f"http://news.example/{name}.xml", f"http://news.example/{name}"
        with self._step({f"feed {url}": 1}, undoable=False):
            subscribe(self._store, url)
        net = Net()
        net.pages[url] = rss((link, name, f"{name} came. The gates are open to all who want to walk there again."))
        with self._step({f"came {link}": name}, undoable=False):
            refresh(self._store, net, feed(self._store, url))

    def _undo(self) -> None:
        if self._back:
            things = self._back.pop()
            with self._step(things, undoable=False):
                self.library.undo()


def article(name: str, date: str | None) -> Record:
    return record(
        name, date, "ports", text=f"{name} opens here. The wall held.\n\n“We wait,” said Ana Reyes of {name}."
    )
