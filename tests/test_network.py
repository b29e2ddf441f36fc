"""The network is used only when that is asked for, and what a feed at home may do goes to nobody else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from feed_library import FEED, FERRY, PAGE, SNOW, Net, feed, feed_store, pages, refresh, subscribe
from test_command import ROOT, STORY
from web import rss

from articles.feeds import subscriptions
from articles.feeds.fetch import Fetched, FetchError
from articles.feeds.subscriptions import Wish
from articles.store import Store
from tui.feeds import adding

EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.sendto")
LOOKED_UP = """
import os, sys

def watch(event, arguments):
    if event in {events}:
        os.write(2, f"dialled: {{event}} {{arguments!r}}".encode())
        os._exit(9)

sys.addaudithook(watch)
"""
"""Ends every Python process in which a name is looked up or something is dialled."""
APP = """
import asyncio
from articles.library import Library
from tui.app import NutgrafApp
from tui.settings import load_settings

async def open_it():
    settings = load_settings()
    app = NutgrafApp({library}, settings)
    async with app.run_test(size=(100, 30)) as pilot:
        for key in ("j", "j", "enter", "question_mark", "escape", "v", "escape", "j"):
            await pilot.press(key)
            await pilot.pause()

asyncio.run(open_it())
"""
PAGE_OF_LINKS = f"""<!doctype html><html><head><base href="http://news.example/">
<link rel="icon" href="http://news.example/icon.png"><link rel="stylesheet" href="http://news.example/a.css">
<link rel="alternate" type="application/rss+xml" href="http://news.example/feed.xml">
<meta http-equiv="refresh" content="0; url=http://news.example/b"><script src="http://news.example/a.js"></script>
</head><body><article><h1>Town hall opens</h1><p>{STORY}</p><img src="http://news.example/a.png">
<iframe src="http://news.example/c"></iframe><video src="http://news.example/d"></video></article></body></html>"""
FEED_OF_FILES = rss(FERRY).replace(
    "</item>", '<enclosure url="http://news.example/a.mp3" length="9" type="audio/mpeg"/></item>'
)
ENTITIES = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "http://news.example/x"> %y;]>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://news.example/xhtml.dtd"><rss version="2.0"><channel>
<title>T</title><item><title>A &x; story</title><description>Words &x; of it.</description></item></channel></rss>"""
MAIL = """From: ana@news.example\nSubject: News\nContent-Type: text/html\n\n<p>The town hall opened today.</p>
<img src="http://news.example/seen.gif">"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of articles that name addresses in all the ways in which something could be fetched."""
    folder = tmp_path / "news"
    folder.mkdir()
    texts = {
        "a.txt": STORY,
        "a.html": PAGE_OF_LINKS,
        "a.xml": FEED_OF_FILES,
        "b.xml": ENTITIES,
        "a.eml": MAIL,
        "a.md": "# News\n\n![seen](http://news.example/seen.gif) The town hall opened today.\n",
        "a.jsonl": json.dumps({"text": "Words.", "link": "http://news.example/", "source": "http://news.example/a"}),
        "a.url": "[InternetShortcut]\nURL=http://news.example/\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """An environment in which no Python process survives the use of the network."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(LOOKED_UP.format(events=EVENTS), encoding="utf-8")
    clean = {
        **os.environ,
        "NUTGRAF_CONFIG": os.devnull,
        "PYTHONPATH": os.pathsep.join((str(hook), str(ROOT))),
    }
    return {**clean, "NUTGRAF_LIBRARY": str(tmp_path / "library.db")}


def run(environment: dict[str, str], *command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run([sys.executable, *command], input=stdin, capture_output=True, env=environment, cwd=ROOT)
    assert b"dialled" not in done.stderr + done.stdout, done.stderr.decode()
    return done


class TestOnlyWhenAsked:
    def test_the_guard_of_these_tests_sees_who_dials(self, offline: dict[str, str]) -> None:
        for code in ("import socket; socket.getaddrinfo('news.example', 80)",
                     "import socket; socket.create_connection(('127.0.0.1', 9))"):  # fmt: skip
            with pytest.raises(AssertionError, match="dialled"):
                run(offline, "-c", code)
        with pytest.raises(AssertionError, match="dialled"):
            run(offline, "-m", "tui", "--summary", "http://127.0.0.1:9/")

    def test_no_file_makes_a_summary_dial(self, offline: dict[str, str], news: Path) -> None:
        done = run(offline, "-m", "tui", "--summary", "--format", "json", str(news))
        assert len(done.stdout.splitlines()) >= 7

    def test_no_command_on_a_library_dials(self, offline: dict[str, str], news: Path) -> None:
        assert b"added" in run(offline, "-m", "tui", "add", "--drop-samples", str(news)).stdout
        for command in (["list"], ["export"], ["feeds"]):
            assert run(offline, "-m", "tui", *command).returncode < 2

    def test_neither_does_the_app(self, offline: dict[str, str], news: Path) -> None:
        done = run(offline, "-c", APP.format(library=f"Library.of_paths([{str(news)!r}])"))
        assert done.returncode == 0, done.stderr.decode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with feed_store(tmp_path) as made:
        yield made


class Asked(Net):
    """A net that tells to whom the own network was open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: dict[str, Any] = {}

    def get(self, url: str, **options: str | bool | None) -> Fetched:
        self.open[url] = options["private"]
        return super().get(url, **options)


class TestAtHome:
    """A feed in the own network opens that to nobody but its own server."""

    @pytest.mark.parametrize(
        ("link", "open"),
        [
            ("http://news.example/snow", True),
            ("https://news.example/snow", True),
            ("http://news.example:9200/_search", False),
            ("http://127.0.0.1/admin", False),
            ("http://router.example/reboot", False),
        ],
    )
    def test_its_teasers_lead_to_its_own_server_only(self, link: str, open: bool, store: Store) -> None:
        net = Asked()
        net.pages = {FEED: rss((link, *SNOW[1:])), link: PAGE}
        subscribe(store)
        refresh(store, net)
        pages(store, net)
        assert net.open == {FEED: True, link: open}

    @pytest.mark.parametrize(
        ("to", "stays"),
        [
            ("http://news.example/new.xml", True),
            ("https://news.example/feed.xml", True),
            ("http://evil.example/", False),
        ],
    )
    def test_a_feed_that_moves_elsewhere_is_at_home_no_longer(self, to: str, stays: bool, store: Store) -> None:
        net = Net()
        net.pages[FEED] = Fetched(to, rss(FERRY).encode(), moved=to)
        subscribe(store)
        refresh(store, net)
        assert feed(store, to).private is stays

    def test_a_page_at_home_names_feeds_there_only(self, monkeypatch: pytest.MonkeyPatch) -> None:
        net = Asked()
        named = ["http://nas/feed.xml", "http://router/feed.xml", "http://nas:81/feed.xml"]
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in named)
        net.pages["http://nas/"] = f"<html><head>{links}</head></html>"
        monkeypatch.setattr(adding, "fetch", net.get)
        with pytest.raises(FetchError):
            adding.find("http://nas/", True)
        assert net.open == {"http://nas/": True, named[0]: True, named[1]: False, named[2]: False}

    def test_who_names_a_feed_by_hand_opens_it_after_a_list_from_elsewhere_did_not(self, store: Store) -> None:
        for private in (False, True, False):
            with store.transaction() as db:
                subscriptions.subscribe(db, Wish(FEED, private=private), subscriptions.now())
        assert feed(store).private

    def test_a_wish_not_to_be_asked_for_years_is_granted_for_a_week(self, store: Store) -> None:
        net = Net()
        net.pages[FEED] = FetchError("too many requests", wait=9e8, passing=True)
        subscribe(store)
        refresh(store, net)
        due = feed(store).due
        assert due is not None
        assert due <= subscriptions.stamp(subscriptions.now() + subscriptions.LONGEST_WAIT)
