"""Articles taken out by their reader, kept aside as long as the step can be undone.

Every function here works inside a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from articles.store import writing
from articles.store.change import Change
from articles.store.marking import choose, mark_chosen, named
from articles.store.record import article_of, record_of, unpack_quotes

_MARKS = """json_object(
    'id', id, 'source', source, 'read', read, 'star', star, 'sample', sample, 'digest', digest, 'edits', edits,
    'tags', (SELECT json_group_array(name) FROM tag WHERE article = key),
    'notes', (SELECT json_group_array(json_array(num, start, end, passage, words, made)) FROM note WHERE article = key),
    'place', (SELECT offset FROM place WHERE article = key))"""


def take_out_chosen(db: sqlite3.Connection, step: int) -> int:
    """Take what was chosen out of the library and keep it with this step of the journal; how many articles."""
    count = db.execute(
        f"INSERT INTO removed SELECT ?, key, {_MARKS}, data, quotes"
        " FROM chosen CROSS JOIN article USING (key) JOIN body ON article = key",
        (step,),
    ).rowcount
    writing.remove(db, [key for (key,) in db.execute("SELECT key FROM chosen")])
    return count


def removed_from(db: sqlite3.Connection, sources: Iterable[str]) -> dict[str, str]:
    """The ids that articles of these sources had before they were taken out, where nothing has them or is from there.

    A file that is added again is the article that it was: were it another one, undoing the removal would make two.
    """
    rows = db.execute(
        "SELECT json_extract(marks, '$.source') AS source, json_extract(marks, '$.id') AS id FROM removed"
        " WHERE json_extract(marks, '$.source') IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE article.source = json_extract(marks, '$.source'))"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = json_extract(marks, '$.id')) ORDER BY step",
        (json.dumps(list(sources)),),
    )
    return dict(rows.fetchall())


def is_removed(db: sqlite3.Connection, source: str) -> bool:
    """Whether an article of this source was taken out, and can still be put back."""
    query = "SELECT 1 FROM removed WHERE json_extract(marks, '$.source') = ? LIMIT 1"
    return db.execute(query, (source,)).fetchone() is not None


def apply_removal(db: sqlite3.Connection, change: Change, step: int) -> int:
    """Take articles out again, or put them back; how many."""
    if change.after:
        return _put_back(db, step)
    choose(db, named(change.names), "0")
    return take_out_chosen(db, step)


def _put_back(db: sqlite3.Connection, step: int) -> int:
    """Put the articles of a step back whole, in place of what was added again meanwhile under the same ids."""
    again = "SELECT article.key FROM removed JOIN article ON id = json_extract(marks, '$.id') WHERE step = ?"
    writing.remove(db, [key for (key,) in db.execute(again, (step,)).fetchall()])
    count = 0
    for row in db.execute("SELECT key, marks, data, quotes FROM removed WHERE step = ? ORDER BY key", (step,)):
        _restore(db, *row)
        count += 1
    db.execute("DELETE FROM removed WHERE step = ?", (step,))
    return count


def _restore(db: sqlite3.Connection, former: int, marks_json: str, data: bytes, quotes: bytes | None) -> None:
    marks = json.loads(marks_json)
    quoted = unpack_quotes(quotes) if quotes else None
    edits = json.loads(marks["edits"]) if marks["edits"] else {}
    record = record_of(article_of(data), marks["digest"], quoted, sample=bool(marks["sample"]), edits=edits)
    record = record._replace(id=marks["id"], source=marks["source"], data=data)
    key = writing.restore(db, record, former)
    if marks["read"]:
        choose(db, ("SELECT ?", (key,)), "0")
        mark_chosen(db, "read", True)
    db.execute("UPDATE article SET star = ? WHERE key = ?", (marks["star"], key))
    db.executemany("INSERT INTO tag VALUES (?, ?)", [(name, key) for name in marks["tags"]])
    db.executemany(
        "INSERT INTO note SELECT iif(EXISTS (SELECT 1 FROM note WHERE num = ?1), NULL, ?1), ?2, ?3, ?4, ?5, ?6, ?7",
        [(num, key, *rest) for num, *rest in marks["notes"]],
    )
    if marks["place"] is not None:
        db.execute("INSERT INTO place VALUES (?, ?)", (key, marks["place"]))
