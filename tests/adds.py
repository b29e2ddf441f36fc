"""Articles to add, and the adding of them, for the tests of what comes into a library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from articles.article import Article
from articles.intake import Added, Intake, Reader
from articles.reading import Unreadable
from articles.sectors import Rule, Taxonomy
from articles.store import Store

TEXT = "The ferry stays in port. “Nobody asked us,” said Ana Reyes, a fisher.\n\nThe wall held in the night."
TAXONOMY = Taxonomy((Rule("ports", "Ports", ("ferry", "port")),))


def add(store: Store, *paths: object, workers: int = 1, **reader: Any) -> list[Added | Unreadable]:
    return list(Intake(store, Reader(**{"taxonomy": TAXONOMY, "fold": False, **reader}), workers).add(map(str, paths)))


def outcomes(found: list[Added | Unreadable]) -> list[str]:
    return [one.outcome if isinstance(one, Added) else "unreadable" for one in found]


def lines(folder: Path, *objects: object, name: str = "news.jsonl") -> Path:
    """A file of these objects, or lines where they are text already."""
    written = [one if isinstance(one, str) else json.dumps(one) for one in objects]
    (folder / name).write_text("\n".join(written) + "\n", encoding="utf-8", errors="surrogatepass")
    return folder / name


def only(store: Store) -> Article:
    """The one article that is there."""
    (article_id,) = store.ids_beginning("", 2)
    article = store.article(article_id)
    assert article
    return article


def many(folder: Path, count: int, name: str = "many.jsonl", start: int = 0) -> Path:
    """A file of so many articles, with quotations to look for."""
    return lines(
        folder,
        *(
            {
                "id": f"a{number}",
                "title": f"Story {number}",
                "text": f"{TEXT} It is {number}.",
                "published": "2024-05-17",
            }
            for number in range(start, start + count)
        ),
        name=name,
    )
