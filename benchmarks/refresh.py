"""What a refresh of many feeds takes, slow, broken and hostile ones among them, and how the app answers meanwhile.

    python benchmarks/refresh.py [--feeds 100] [--entries 100] [--rounds 3]

The feeds come from a server in another process on this machine (feed_server.py): so many good ones of so many entries
with their whole texts (two of them slow), and 16 that drip, break off, loop, never answer, or are bombs.

  first     `nutgraf feeds refresh` into an empty library: wall and CPU seconds until the command ends, and articles
  again     the same with --force, when nothing has changed
  app       the app over that many other articles, which refreshes by itself: Down is pressed every tenth of a second
            until all articles are there; milliseconds from the key to the first output after it

Medians over the rounds; of the keys median, 95th percentile and the longest of all rounds.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from figures import count, median, show, tell
from made_library import articles
from reader import IN_LIST, environment
from terminal import NeverShownError, Session

from articles.feeds.subscriptions import Wish, now, subscribe
from articles.store import Store

HERE = Path(__file__).parent
BEFORE = 1000
"""Articles in the library of the app before the refresh."""
EVERY = 0.1
PATIENCE = 120.0


@contextmanager
def serving(feeds: int, entries: int) -> Iterator[list[str]]:
    """The addresses of all feeds, as long as their server runs."""
    command = [sys.executable, HERE / "feed_server.py", "--feeds", str(feeds), "--entries", str(entries)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    assert server.stdin
    try:
        base = server.stdout.readline().strip()
        with urlopen(f"{base}/list.opml") as found:
            yield re.findall(r'xmlUrl="([^"]*)"', found.read().decode())
    finally:
        server.stdin.close()
        server.terminate()
        server.wait()


def subscribed(library: Path, urls: Sequence[str]) -> None:
    """Subscribe a library to these feeds, and take out its samples."""
    nutgraf(library, "remove", "--samples")
    store = Store(str(library))
    with store.transaction() as db:
        for url in urls:
            subscribe(db, Wish(url, private=True), now())
    store.close()


def nutgraf(library: Path, *arguments: str, stdin: bytes = b"") -> tuple[float, float]:
    """Wall and CPU seconds of a command; what it says of failing feeds is not shown."""
    before, begin = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        env=os.environ | environment(library),
        input=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wall, after = time.perf_counter() - begin, os.times()
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def refreshes(urls: Sequence[str], folder: Path) -> dict[str, float]:
    """The figures of a first and of a second refresh."""
    library = folder / "refresh.db"
    subscribed(library, urls)
    wall, cpu = nutgraf(library, "feeds", "refresh")
    came = count(library)
    again, again_cpu = nutgraf(library, "feeds", "refresh", "--force")
    library.unlink()
    return {"wall": wall, "cpu": cpu, "came": came, "again wall": again, "again cpu": again_cpu}


def key_times(urls: Sequence[str], folder: Path, expected: int) -> list[float]:
    """Milliseconds from each key to what it shows, while the app refreshes."""
    library = folder / "app.db"
    made = (f'{{"id": "{one["id"]}", "text": "{one["title"]}. So it is."}}\n' for one in articles(BEFORE))
    nutgraf(library, "add", "--no-quotes", "-", stdin="".join(made).encode())
    subscribed(library, urls)
    times, begun, looked = [], time.monotonic(), 0.0
    with Session([sys.executable, "-m", "tui"], environment(library)) as session:
        session.until(IN_LIST)
        while time.monotonic() < begun + PATIENCE:
            times.append(session.answer("down"))
            time.sleep(EVERY)
            session.settle(0.001)
            if time.monotonic() > looked + 1:
                looked = time.monotonic()
                if count(library) >= expected + BEFORE:
                    break
        else:
            raise NeverShownError(f"{count(library) - BEFORE} of {expected} articles came in {PATIENCE:g} seconds")
    library.unlink()
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=100)
    parser.add_argument("--entries", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with serving(options.feeds, options.entries) as urls, TemporaryDirectory() as place:
        folder = Path(place)
        rounds = [refreshes(urls, folder) for _ in range(options.rounds)]
        figures = {name: median(one[name] for one in rounds) for name in rounds[0]}
        show(("seconds", "wall", "cpu", "articles"), [
            ("first", figures["wall"], figures["cpu"], figures["came"]),
            ("again", figures["again wall"], figures["again cpu"], 0),
        ])  # fmt: skip
        expected = options.feeds * options.entries
        times = [time for _ in range(options.rounds) for time in key_times(urls, folder, expected)]
        keys = [statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times)]
        show(("key to answer, ms", "median", "95%", "longest", "keys"), [("while it refreshes", *keys, len(times))])
        tell("refresh", expected, rounds=options.rounds, **figures, keys=[*map(round, keys)])


if __name__ == "__main__":
    try:
        main()
    except NeverShownError as error:
        sys.exit(str(error))
