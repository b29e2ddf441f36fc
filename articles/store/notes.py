"""Notes on articles and on passages of them, which keep their place when the text of an article changes.

Every function that writes works inside a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from articles.store.change import Change

CONTEXT = 60
"""So many characters before and after a passage tell it from the same words elsewhere."""

_NOTES = (
    "SELECT num, id, start, end, passage, words, made FROM note JOIN article ON article = key"
    " {} ORDER BY key DESC, start, num"
)


class Note(NamedTuple):
    """A note: ``num`` is its number, ``article`` the public id, ``made`` an ISO 8601 time in UTC.

    ``start`` and ``end`` are offsets into the text of the article, ``passage`` what stands there; all None for a note
    on the whole article, offsets None where the passage is no longer in the text. Without ``words`` a passage is only
    highlighted.
    """

    num: int
    article: str
    start: int | None
    end: int | None
    passage: str | None
    words: str
    made: str


def notes_of(db: sqlite3.Connection, article_id: str) -> list[Note]:
    """The notes of an article: on the whole of it, then in the order of the text."""
    return [Note(*row) for row in db.execute(_NOTES.format("WHERE id = ?"), (article_id,))]


def all_notes(db: sqlite3.Connection) -> list[Note]:
    """Every note, the newest article first."""
    return [Note(*row) for row in db.execute(_NOTES.format(""))]


def note(db: sqlite3.Connection, num: int) -> Note | None:
    """The note of this number, or None."""
    row = db.execute(_NOTES.format("WHERE num = ?"), (num,)).fetchone()
    return Note(*row) if row else None


def new_notes(db: sqlite3.Connection, ids: Sequence[str], words: str, start: int | None, end: int | None) -> list[Note]:
    """Notes for these articles, not written yet; raises ValueError where a note would say nothing, or of no passage."""
    words = clean(words)
    if start is None and not words:
        raise ValueError("a note on a whole article needs words")
    made = datetime.now(UTC).isoformat(timespec="seconds")
    first: int = db.execute("SELECT coalesce(max(num), 0) + 1 FROM note").fetchone()[0]
    found: list[Note] = []
    for article_id in dict.fromkeys(ids):
        text = _text(db, article_id)
        if text is None:
            continue
        passage = None
        if start is not None or end is not None:
            if start is None or end is None or not 0 <= start < end <= len(text):
                raise ValueError(f"no passage from {start} to {end} in a text of {len(text)} characters")
            passage = text[start:end]
        found.append(Note(first + len(found), article_id, start, end, passage, words, made))
    return found


def clean(words: str) -> str:
    """Words as they are kept: trimmed, and nothing in them that cannot be written."""
    return words.strip().encode("utf-8", "replace").decode("utf-8")


def apply_notes(db: sqlite3.Connection, change: Change) -> int:
    """Add, change or remove notes wherever they and their articles still are; how many."""
    return sum(
        _apply(db, article_id, before, after)
        for article_id, before, after in zip(change.ids, change.before, change.after, strict=True)
    )


def _apply(db: sqlite3.Connection, article_id: str, before: Any, after: Any) -> int:
    """Bring about one change from and to the values of a `Note`, or None."""
    row = db.execute("SELECT key FROM article WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return 0
    if before is None:
        _insert(db, row[0], Note(*after))
        return 1
    here = Note(*before).num, row[0]
    if after is None:
        return db.execute("DELETE FROM note WHERE num = ? AND article = ?", here).rowcount
    return db.execute("UPDATE note SET words = ? WHERE num = ? AND article = ?", (Note(*after).words, *here)).rowcount


def _insert(db: sqlite3.Connection, key: int, one: Note) -> None:
    """Write a note under its number, or under another one if that is taken; its passage wherever it stands by now."""
    taken = db.execute("SELECT 1 FROM note WHERE num = ?", (one.num,)).fetchone()
    start, end = one.start, one.end
    text = _text(db, one.article)
    if one.passage is not None and text is not None and text[start:end] != one.passage:
        start, end = _standing(one.passage, start or 0, "", text)
    db.execute(
        "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?)",
        (None if taken else one.num, key, start, end, one.passage, one.words, one.made),
    )


def _text(db: sqlite3.Connection, article_id: str) -> str | None:
    from articles.store.record import unpacked

    row = db.execute("SELECT data FROM article JOIN body ON article = key WHERE id = ?", (article_id,)).fetchone()
    return unpacked(row[0])["text"] if row else None


def replace_passages(db: sqlite3.Connection, key: int, old_text: str, new_text: str) -> None:
    """Move the passages of an article's notes to where they stand in its new text.

    A passage that is not there any more is kept without offsets, and found again should it come back.
    """
    rows = db.execute("SELECT num, start, passage FROM note WHERE article = ? AND passage IS NOT NULL", (key,))
    for num, start, passage in rows.fetchall():
        place = _standing(passage, start or 0, old_text if start is not None else "", new_text)
        db.execute("UPDATE note SET start = ?, end = ? WHERE num = ?", (*place, num))


def _standing(passage: str, start: int, old_text: str, new_text: str) -> tuple[int, int] | tuple[None, None]:
    """Where the passage stands in the new text: best with the words that it had around it, and near to its place."""
    before = old_text[max(0, start - CONTEXT) : start]
    after = old_text[start + len(passage) : start + len(passage) + CONTEXT]
    for left, right in ((before, after), (before, ""), ("", after), ("", "")):
        at = _nearest(new_text, left + passage + right, start - len(left))
        if at is not None:
            return at + len(left), at + len(left) + len(passage)
    return None, None


def _nearest(text: str, words: str, place: int) -> int | None:
    """Where the words stand in the text nearest to a place, or None.

    The way back is searched in the text turned round: that takes linear time, as `str.rfind` does not.
    """
    ahead = text.find(words, place)
    passed = text[: place + len(words)]
    back = passed[::-1].find(words[::-1])
    behind = len(passed) - back - len(words) if back >= 0 else -1
    found = [at for at in (ahead, behind) if at >= 0]
    return min(found, key=lambda at: abs(at - place)) if found else None
