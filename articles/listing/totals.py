"""What the counters tell of a whole library."""

from __future__ import annotations

from articles.values import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_SECTORS = """
SELECT sector, name, coalesce(articles, 0) + also AS total
FROM filing LEFT JOIN (SELECT filing, sum(articles) AS articles FROM counter GROUP BY filing) ON filing = num
WHERE sector <> '' AND total > 0 ORDER BY name, num"""


def unread(db: sqlite3.Connection) -> int:
    """How many articles are not marked read."""
    return int(db.execute("SELECT coalesce(sum(unread), 0) FROM counter").fetchone()[0])


def sectors(db: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """Every sector that an article is about, by name: its id, its name and the number of its articles."""
    return db.execute(_SECTORS).fetchall()
