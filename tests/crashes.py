"""Programs that write a library until they are killed, and what must hold of it then.

What a program did is told by a log that is written past all buffers: a line before each step says what will be so after
it, and a line when it returned. What the last line of a step acknowledged has to be there; of a step that was cut short
all or nothing.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from crash_writer import Log, State, Writer, article
from stores import check, dump, varied

from articles.library import Library
from articles.store import Store, StoreError, schema
from articles.store.lists import view
from articles.view import Filter, Order

PATIENCE = 60.0
"""Seconds that a program has to begin."""

Program = tuple[Callable[..., None], Path, Path, *tuple[Any, ...]]
"""A function and what it takes: the library first, then the log."""

SHARED = "shared"
"""An article that several programs tag and note something on."""
MANY = 200
"""So many articles are added at once by one of several programs."""

FULL = 3
"""The exit code of a program that found its disk full."""

STATES = {
    "title": "SELECT headline FROM article WHERE id = ?",
    "star": "SELECT star FROM article WHERE id = ?",
    "tag": "SELECT count(*) FROM tag JOIN article ON article = key WHERE name = ? AND id = ?",
    "note": "SELECT count(*) FROM note WHERE words = ?",
    "came": "SELECT headline FROM article WHERE source = ?",
    "feed": "SELECT count(*) FROM feed WHERE url = ?",
    "view": "SELECT query FROM saved_view WHERE name = ?",
}
"""How the library tells of a thing of each kind."""

processes = get_context("forkserver")
processes.set_forkserver_preload(
    ["articles.library", "articles.intake", "articles.feeds.refresh", "tui.commands.export"]
)


class Told(NamedTuple):
    """What a log tells: the things that were acknowledged, those of a step that was not, and how many steps were."""

    kept: dict[str, State]
    begun: dict[str, State]
    steps: int


def told(path: Path) -> Told:
    """What a log tells, which may not be there."""
    kept: dict[str, State] = {}
    begun: dict[str, State] = {}
    steps = 0
    for line in path.read_bytes().splitlines() if path.exists() else ():
        found = json.loads(line)
        if found is None:
            kept |= begun
            begun = {}
            steps += 1
        else:
            begun = found
    return Told(kept, begun, steps)


def state(db: sqlite3.Connection, thing: str) -> State:
    """How a thing is in the library."""
    kind, *names = thing.split(" ")
    row = db.execute(STATES[kind], names).fetchone()
    return row[0] if row else None


def sound(path: Path, *logs: Path, full: bool = False) -> int:
    """Assert that the library at this path is whole, has all that these logs acknowledged, and that the last step can
    be taken back and done again unless the disk is ``full``; how many steps were acknowledged."""
    store = Store(str(path))
    try:
        check(store)
        steps = 0
        for log in logs:
            kept, begun, count = told(log)
            steps += count
            lost = {
                thing: value for thing, value in kept.items() if thing not in begun if state(store.db, thing) != value
            }
            assert lost == {}, f"lost of {log.name}"
            now = {thing: state(store.db, thing) or None for thing in begun}
            either = (
                {thing: begun[thing] or None for thing in begun},
                {thing: kept.get(thing) or None for thing in begun},
            )
            assert now in either, f"torn by {log.name}"
        if not full:
            _turned_twice(store)
    finally:
        store.close()
    return steps


def _turned_twice(store: Store) -> None:
    """Assert that to undo the last step and do it again changes nothing."""
    library, before = Library(store), dump(store)
    if library.undo():
        check(store)
        assert library.redo()
        assert dump(store) == before


# the programs


def write(path: Path, log: Path, name: str, seed: int, alone: bool) -> None:
    """Write this library until the end of the process."""
    Writer(path, log, name, seed, alone).write()


def write_up_to(path: Path, log: Path, border: int) -> None:
    """Do every kind of step, and die at this beginning or end of a transaction, just before it; they are counted."""
    writer, borders = Writer(path, log, f"at{border}b", border, True), count(1)

    def die(statement: str) -> None:
        if statement.startswith(("BEGIN", "COMMIT")) and next(borders) == border:
            os.kill(os.getpid(), signal.SIGKILL)

    writer.library.store.db.set_trace_callback(die)
    writer.write_each()


def write_some(path: Path, log: Path, name: str, seed: int) -> None:
    """Do two steps in this library."""
    Writer(path, log, name, seed, False).write(2)


def write_until_full(path: Path, log: Path, seed: int, limit: int | None = None) -> None:
    """Write this library until the disk is full, or no file may be larger than ``limit`` bytes; what is there can be
    read all the same. The exit code is `FULL`."""
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    writer = None
    try:
        writer = Writer(path, log, "w", seed, True)
        writer.write()
    except (sqlite3.Error, StoreError):
        for store in [writer.library.store, Store(str(path))] if writer else []:
            for row in view(store, Filter(), Order(())).rows(0, 20):
                assert store.article(row.id)
        sys.exit(FULL)


def read(path: Path, log: Path) -> None:
    """Read this library until the end of the process: what is seen at one moment has to agree, and whatever is found
    has to be whole. The log has a step for each look, and what was wrong in the last one."""
    store, looks = Store(str(path)), Log(log)
    while True:
        with looks.step({}):
            store.db.execute("BEGIN")
            (articles,) = store.db.execute("SELECT count(*) FROM article").fetchone()
            bodies, counted = store.db.execute(
                "SELECT (SELECT count(*) FROM body), sum(articles) FROM counter"
            ).fetchone()
            (indexed,) = store.db.execute("SELECT count(*) FROM words WHERE words MATCH 'opens OR came'").fetchone()
            store.db.execute("COMMIT")
            assert articles == bodies == (counted or 0) == indexed
            for row in view(store, Filter(), Order(())).rows(0, 20):
                assert (article := store.article(row.id)) is None or article.text


def open_first(path: Path, log: Path) -> None:
    """Make the reader's own library, or bring an older one up to date, and go on with it."""
    with Log(log).step({}):
        library = Library.open(str(path))
    library.close()
    time.sleep(PATIENCE)


def export(path: Path, log: Path, target: Path) -> None:
    """Export the library to this file, again and again."""
    from tui.commands import export

    assert export.run(["--library", str(path), "--output", f"{target}.first"]) == 0  # all is loaded then
    runs = Log(log)
    while True:
        with runs.step({}):
            assert export.run(["--library", str(path), "--output", str(target)]) == 0


def make_old(path: Path, articles: int) -> None:
    """A library of the first version, with so many articles."""
    with closing(sqlite3.connect(":memory:")) as first:
        first.executescript(schema.TABLES)
        known = {name for (name,) in first.execute("SELECT name FROM sqlite_schema")}
    store = Store(str(path))
    store.add([varied(number) for number in range(articles)])
    store.db.execute("PRAGMA foreign_keys = OFF")
    for kind in ("index", "table"):
        made = store.db.execute("SELECT name FROM sqlite_schema WHERE type = ? AND sql NOT NULL", (kind,)).fetchall()
        for name in {name for (name,) in made} - known:
            store.db.execute(f"DROP {kind} {name}")
    store.db.execute("PRAGMA user_version = 1")
    store.close()


def killed(moment: float, *programs: Program) -> None:
    """Start these programs, each a function with what it takes, library and log first, and kill them that many seconds
    after all of them began."""
    running = [processes.Process(target=function, args=rest, daemon=True) for function, *rest in programs]
    begun = [program[2].stat().st_size if program[2].exists() else 0 for program in programs]
    for one in running:
        one.start()
    due = time.monotonic() + PATIENCE
    while any(
        not program[2].exists() or program[2].stat().st_size == size
        for program, size in zip(programs, begun, strict=True)
    ):
        assert time.monotonic() < due, "it did not begin"
        assert all(one.exitcode is None for one in running), "it ended by itself"
        time.sleep(0.002)
    time.sleep(moment)
    ended = [one.exitcode for one in running]
    for one in running:
        one.kill()
        one.join()
    assert ended == [None] * len(running), "it ended by itself"


def work(path: Path, log: Path, name: str, many: int, seconds: float) -> None:
    """Write this library for so long, with so many articles at once where it adds many, and leave the longest time that
    a step took beside the log."""
    writer = Writer(path, log, name, 0, False, many, shared=[SHARED])
    worst, end = 0.0, time.monotonic() + seconds
    while (begun := time.monotonic()) < end:
        writer.write(1)
        worst = max(worst, time.monotonic() - begun)
    log.with_suffix(".worst").write_text(f"{worst:.3f}")


def together(folder: Path, programs: int, seconds: float) -> tuple[int, int, float]:
    """Let so many programs work on one library for so long, one of them reading, one adding many articles at once.

    Asserts that each did and found what it should; how many steps and looks that were, and the longest step in seconds.
    """
    path = folder / "library.db"
    store = Store(str(path))
    store.add([article(SHARED, None)])
    store.close()
    logs = [folder / f"{number}.log" for number in range(programs)]
    running = [processes.Process(target=read, args=(path, logs[0]), daemon=True)]
    for number, log in enumerate(logs[1:]):
        taken = path, log, f"p{number}n", MANY if number == 0 else 0, seconds
        running.append(processes.Process(target=work, args=taken, daemon=True))
    for one in running:
        one.start()
    for one in running[1:]:
        one.join()
    assert running[0].exitcode is None, "what was read did not agree"
    running[0].kill()
    running[0].join()
    assert [one.exitcode for one in running[1:]] == [0] * (programs - 1)
    worst = max(float(log.with_suffix(".worst").read_text()) for log in logs[1:])
    return sound(path, *logs[1:]), told(logs[0]).steps, worst
