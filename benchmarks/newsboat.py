"""newsboat with a filled cache, to be measured beside nutgraf: Debian's package, or any of that name on the path."""

from __future__ import annotations

import contextlib
import html
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import format_datetime
from itertools import islice
from pathlib import Path

ABSENT = "newsboat is not installed (apt install newsboat), so nutgraf is measured alone"
FEEDS = 100
ALL = "All articles"
CONFIG = "auto-reload no\nreload-threads 2\nmax-items 0\n"

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Feed {number:04d}</title><link>http://127.0.0.1/</link><description>made</description>
"""
ITEM = """<item><title>{title}</title><link>http://127.0.0.1/{id}</link><guid isPermaLink="false">{id}</guid>\
<pubDate>{date}</pubDate><description>{text}</description></item>
"""


def installed() -> bool:
    """Whether newsboat can be run."""
    return shutil.which("newsboat") is not None


class Newsboat:
    """newsboat over a folder of its own with feeds, configuration and cache."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fill(self, articles: Iterable[Mapping[str, str]], count: int, feeds: int = FEEDS) -> None:
        """Write so many articles as feeds and let newsboat take them into its cache, unless that is done already."""
        if (self._folder / "filled").exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "cache.db").unlink(missing_ok=True)
        files = write_feeds(articles, self._folder, -(-count // feeds))
        urls = "".join(f"{file.resolve().as_uri()}\n" for file in files)
        everything = f'"query:{ALL}:unread = \\"yes\\" or unread = \\"no\\""\n'
        (self._folder / "urls").write_text(urls, encoding="utf-8")
        (self._folder / "urls-and-all").write_text(urls + everything, encoding="utf-8")
        (self._folder / "config").write_text(CONFIG, encoding="utf-8")
        subprocess.run([*self.command(), "-x", "reload"], env=os.environ | self.environment(), check=True)
        for file in files:
            file.unlink()
        (self._folder / "filled").touch()

    def command(self, urls: str = "urls") -> list[str]:
        """How it is started: without the feed of all articles, or with "urls-and-all"."""
        place = self._folder
        return ["newsboat", "-u", f"{place / urls}", "-c", f"{place / 'cache.db'}", "-C", f"{place / 'config'}"]

    def environment(self) -> dict[str, str]:
        """Variables that keep the reader's own settings out."""
        return {"HOME": str(self._folder)}


def write_feeds(articles: Iterable[Mapping[str, str]], folder: Path, most: int) -> list[Path]:
    """RSS files of at most so many articles each."""
    files: list[Path] = []
    remaining = iter(articles)
    while part := list(islice(remaining, most)):
        files.append(folder / f"feed{len(files):04d}.xml")
        items = "".join(map(_item, part))
        files[-1].write_text(f"{FEED.format(number=len(files) - 1)}{items}</channel></rss>\n", encoding="utf-8")
    return files


def _item(article: Mapping[str, str]) -> str:
    paragraphs = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in article["text"].split("\n\n"))
    date = ""
    with contextlib.suppress(TypeError, ValueError):  # no date, or only a year or month
        date = format_datetime(datetime.fromisoformat(article["published"]))
    return ITEM.format(
        title=html.escape(article["title"]), id=html.escape(article["id"]), date=date, text=html.escape(paragraphs)
    )
