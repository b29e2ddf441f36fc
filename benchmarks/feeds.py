"""Real feeds: how many entries are kept, and how long parsing takes beside fastfeedparser and feedparser.

    python benchmarks/feeds.py FOLDER [--rounds 7] [--feedparser]

FOLDER holds feeds, each gzipped (the development part; there is no seed: all are read in the order of their names).
In every round each parser reads them all, in turns; CPU seconds are told as medians, ours from bytes to a `Feed` with
its entries, and the making of pieces by itself. feedparser takes a minute and is asked once, without sanitizing.
"""

from __future__ import annotations

import argparse
import gzip
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from articles.reading import feed
from articles.reading.piece import Piece


def feeds_in(folder: Path) -> list[bytes]:
    """The feeds, unpacked."""
    return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.gz"))]


def by_fastfeedparser(data: bytes) -> int:
    """How many entries it reads."""
    import fastfeedparser

    try:
        return len(fastfeedparser.parse(data)["entries"])
    except ValueError:
        return 0


def by_feedparser(data: bytes) -> int:
    """How many entries it reads."""
    import feedparser

    return len(feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)["entries"])


def by_nutgraf(data: bytes) -> int:
    """How many entries it reads."""
    return len(feed.entries(data, "").entries)


def measured(read: Callable[[bytes], int], feeds: list[bytes]) -> tuple[float, int]:
    """The CPU seconds and the entries of one round."""
    start = time.process_time()
    entries = sum(map(read, feeds))
    return time.process_time() - start, entries


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--feedparser", action="store_true")
    given = parser.parse_args()
    feeds = feeds_in(given.folder)
    rounds = [(measured(by_fastfeedparser, feeds), measured(by_nutgraf, feeds)) for _ in range(given.rounds)]
    fast = statistics.median(theirs[0] for theirs, _ in rounds)
    ours = statistics.median(mine[0] for _, mine in rounds)
    print(f"{len(feeds)} feeds, {sum(map(len, feeds)) / 1e6:.1f} MB")
    print(f"fastfeedparser  {fast:.3f} s  {rounds[0][0][1]} entries")
    print(f"nutgraf         {ours:.3f} s  {rounds[0][1][1]} entries  {ours / fast:.2f} x")
    start = time.process_time()
    pieces = sum(isinstance(found, Piece) for data in feeds for found in feed.read(data, "feed"))
    print(f"to pieces       {time.process_time() - start:.1f} s  {pieces} pieces")
    if given.feedparser:
        seconds, entries = measured(by_feedparser, feeds)
        print(f"feedparser      {seconds:.1f} s  {entries} entries")


if __name__ == "__main__":
    main()
