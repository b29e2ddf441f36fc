"""Whatever comes, in whatever format, is an article, a copy of one, or a line in the log: the numbers add up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from adds import TAXONOMY
from stores import check, new_store
from test_archives import zipped
from test_copies import edited, story

from articles.intake import Added, Intake, Reader
from articles.reading import Unreadable
from articles.store import arrivals, copies

PICTURE = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256))


def page(text: str) -> str:
    return f"<!doctype html><html><body><article><h1>Headline</h1><p>{text}</p></article></body></html>"


def mail(text: str, subject: str) -> str:
    return f"From: a@b.example\nTo: c@d.example\nSubject: {subject}\nDate: Fri, 17 May 2024 08:30:00 +0000\n\n{text}\n"


def feed(*texts: str) -> str:
    items = "".join(
        f"<item><title>{number}</title><link>https://e.example/{number}</link><description>{text}</description></item>"
        for number, text in enumerate(texts)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'


ENTRIES: dict[str, tuple[bytes | str, dict[str, int]]] = {
    "page.html": (page(story(1)), {"added": 1}),
    "republished.html": (page(edited(story(1))), {"folded": 1}),
    "feed.xml": (feed(story(2), story(3), ""), {"added": 3}),
    "letters.mbox": (
        "".join(f"From a@b.example Fri May 17 08:30:00 2024\n{mail(story(n), str(n))}\n" for n in (4, 5)),
        {"added": 2},
    ),
    "rows.csv": (f"title,text\nOne,{story(6)}\nTwo,\nThree,{story(7)}\n", {"added": 2, "unreadable": 1}),
    "lines.jsonl": ("\n".join(map(json.dumps, ({"text": story(8)}, {"text": 3}))), {"added": 1, "unreadable": 1}),
    "notes.md": (f"# Notes\n\n{story(9)}\n", {"added": 1}),
    "picture.jpg": (PICTURE, {"unreadable": 1}),
    "nothing.txt": ("", {"unreadable": 1}),
    "within.zip": (zipped([("a.txt", story(10)), ("b.jpg", PICTURE)]), {"added": 1, "unreadable": 1}),
}
"""Files, and what becomes of what they hold."""
AMOUNTS = {name: sum(told.get(name, 0) for _, told in ENTRIES.values()) for name in ("added", "folded", "unreadable")}


@pytest.mark.parametrize("packed", [False, True], ids=["in a folder", "in an archive"])
@pytest.mark.parametrize("workers", [1, 2])
def test_everything_is_told_and_counted(packed: bool, workers: int, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    contents = {name: one.encode() if isinstance(one, str) else one for name, (one, _) in ENTRIES.items()}
    if packed:
        (folder / "all.zip").write_bytes(zipped(contents.items()))
    else:
        for name, content in contents.items():
            (folder / name).write_bytes(content)
    store = new_store(tmp_path)
    found = list(Intake(store, Reader(TAXONOMY), workers).add([str(folder)]))
    told = [one.outcome if isinstance(one, Added) else "unreadable" for one in found]
    assert {name: told.count(name) for name in AMOUNTS} == AMOUNTS
    assert len(told) == sum(AMOUNTS.values())
    (arrival,) = arrivals.arrivals(store.db)
    assert (arrival.added, arrival.changed, arrival.same) == (AMOUNTS["added"], 0, 0)
    assert (arrival.folded, arrival.unreadable) == (AMOUNTS["folded"], AMOUNTS["unreadable"])
    assert len(store) == AMOUNTS["added"]
    refused = {(one.source, one.reason) for one in found if isinstance(one, Unreadable)}
    assert {tuple(one) for one in arrivals.refused(store.db, arrival.num)} == refused
    added = [one for one in found if isinstance(one, Added) and one.outcome == "added"]
    (main,) = (one.id for one in added if one.source.endswith("page.html"))
    assert len(copies.copies_of(store.db, main)) == 1
    check(store)
