"""A library of three articles in the commands' own place, and the commands as users run them on it."""

from __future__ import annotations

import json
from typing import Any

from test_command import nutgraf

from articles.store import Store

FERRY = {
    "id": "ferry", "title": "Ferry stays in port", "published": "2024-05-17", "publisher": "The Daily",
    "sectors": [{"id": "sea", "name": "Sea and ports"}], "source": "news/ferry.txt",
    "text": "The ferry stays in port. “Nobody asked us,” said Ana Reyes, a fisher.\n\nThe wall held in the night.",
}  # fmt: skip
WALL = {
    "id": "fe-wall", "title": "Harbour wall is mended", "published": "2023-02", "source": "news/wall.txt",
    "sectors": [{"id": "sea", "name": "Sea and ports"}, {"id": "towns", "name": "Towns"}],
    "text": "The wall in the port is mended. “It will hold,” said Tom Hill, the harbour master.",
}  # fmt: skip
SNOW: dict[str, Any] = {
    "id": "snow",
    "title": None,
    "sectors": [],
    "text": "Snow fell on the valley. Trains stood still.",
    "source": "x",
}


def three_articles(path: str) -> Store:
    """The library that the commands take, of three articles, two of them dated."""
    add(FERRY, WALL, SNOW)
    store = Store(path)
    store.db.execute("DELETE FROM journal")  # that the samples were taken out is no step of these tests
    return store


def add(*objects: dict[str, Any]) -> None:
    done = nutgraf("add", "--drop-samples", "-", stdin="\n".join(map(json.dumps, objects)).encode())
    assert done.returncode == 0, done.stderr


def printed(*arguments: str, code: int = 0, stdin: bytes = b"", said: bytes = b"") -> str:
    """What a command prints; stderr says this and no more."""
    done = nutgraf(*arguments, stdin=stdin)
    assert (done.returncode, done.stderr) == (code, said)
    return done.stdout.decode()


def objects(*arguments: str, stdin: bytes = b"") -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed(*arguments, stdin=stdin).splitlines()]


def ids(*arguments: str) -> list[str]:
    return [line.partition("\t")[0] for line in printed("list", *arguments).splitlines()]
