"""What a reader does to articles. Each change is one transaction with its step of the journal, durable on return."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articles.article import Article
from articles.store import Store, copies, edits, folding, journal, marking, notes, removal, selected
from articles.store.change import MARKED, Change, Mark, names_of, of_tags
from articles.store.copies import Copy
from articles.store.filed import Refiling, change_of
from articles.store.marking import Selection
from articles.store.notes import Note

__all__ = ["MARKED", "Change", "Mark", "Marks", "Note", "Selection"]


class Marks:
    """The marks, tags, notes and corrections of a reader; all that changes them can be undone.

    Articles are named by their public ids or, any number of them, by a query that gives their keys (`Selection`).
    Ids that are not in the library are passed over.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db: sqlite3.Connection = store.db

    # read and star

    def has(self, mark: Mark, article_id: str) -> bool:
        """Whether the article has the mark."""
        row = self._db.execute(f"SELECT {mark} FROM article WHERE id = ?", (article_id,)).fetchone()
        return bool(row and row[0])

    def mark(self, mark: Mark, value: bool, ids: Iterable[str]) -> int:
        """Set or take away a mark; how many articles changed."""
        return self.mark_all(mark, value, _named(ids))

    def mark_all(self, mark: Mark, value: bool, selection: Selection) -> int:
        """Set or take away the mark of every article that is selected; how many changed."""
        with self._store.transaction() as db:
            marking.choose_for_mark(db, selection, mark, value)
            count, names = marking.chosen(db)
            if count:
                journal.write(db, Change(mark, "", not value, value, names, count))
                marking.mark_chosen(db, mark, value)
        return count

    def opened(self, article_id: str) -> None:
        """An article was opened, and so is read; nothing that could be undone."""
        if not self.has("read", article_id):
            with self._store.transaction() as db:
                marking.choose_for_mark(db, _named([article_id]), "read", True)
                marking.mark_chosen(db, "read", True)

    # tags

    def tags(self) -> list[tuple[str, int]]:
        """Every tag in alphabetical order, with the number of its articles."""
        found = self._db.execute("SELECT name, count(*) FROM tag GROUP BY name").fetchall()
        return sorted(found, key=lambda pair: pair[0].casefold())

    def tags_of(self, article_id: str) -> list[str]:
        """The tags of an article in alphabetical order."""
        rows = self._db.execute("SELECT name FROM tag JOIN article ON article = key WHERE id = ?", (article_id,))
        return sorted((name for (name,) in rows), key=str.casefold)

    def tag(self, name: str, value: bool, ids: Iterable[str]) -> int:
        """Give or take away a tag; how many articles changed. Raises ValueError for what cannot be a tag."""
        return self.tag_all(name, value, _named(ids))

    def tag_all(self, name: str, value: bool, selection: Selection) -> int:
        """Give the tag to every article that is selected, or take it away; how many changed. Raises ValueError."""
        return self._tag({name: value}, selection)

    def tag_several(self, values: Mapping[str, bool], ids: Iterable[str]) -> int:
        """Give (True) and take away (False) several tags in one step; how many tags of articles changed. Raises
        ValueError for what cannot be a tag."""
        return self._tag(values, _named(ids))

    def _tag(self, values: Mapping[str, bool], selection: Selection) -> int:
        with self._store.transaction() as db:
            changes = [marking.tag_selected(db, selection, name, value) for name, value in values.items()]
            changes = [change for change in changes if change.changed]
            if changes:
                journal.write(db, of_tags(changes))
        return sum(change.changed for change in changes)

    # what is the case in any number of articles

    def lacking(self, mark: Mark, ids: Sequence[str]) -> bool:
        """Whether any of these articles lacks the mark."""
        return selected.lacking(self._db, mark, ids)

    def tags_among(self, ids: Sequence[str]) -> dict[str, int]:
        """The tags that these articles have, with how many of them have each."""
        return selected.tags_among(self._db, ids)

    def headlines(self, ids: Sequence[str]) -> list[tuple[str, str, str | None]]:
        """Headline, source and date of these articles, newest first."""
        return selected.headlines(self._db, ids)

    # notes

    def notes_of(self, article_id: str) -> list[Note]:
        """The notes of an article: on the whole of it, then in the order of the text."""
        return notes.notes_of(self._db, article_id)

    def all_notes(self) -> list[Note]:
        """Every note, the newest article first."""
        return notes.all_notes(self._db)

    def add_note(self, article_id: str, words: str, start: int | None = None, end: int | None = None) -> int | None:
        """Note something on an article, or on the passage from ``start`` to ``end``; the number of the note.

        Without words the passage is only highlighted. None if the article is not here. Raises ValueError for a note
        that says nothing, and for offsets that are not in the text.
        """
        with self._store.transaction() as db:
            found = notes.new_notes(db, [article_id], words, start, end)
            self._change_notes(db, [(None, one) for one in found])
        return found[0].num if found else None

    def note_all(self, ids: Iterable[str], words: str) -> int:
        """The same note on each of these articles; how many. Raises ValueError for a note that says nothing."""
        with self._store.transaction() as db:
            return self._change_notes(db, [(None, one) for one in notes.new_notes(db, list(ids), words, None, None)])

    def change_note(self, num: int, words: str) -> bool:
        """Give a note other words; whether it changed. Raises ValueError if it would say nothing."""
        with self._store.transaction() as db:
            before = notes.note(db, num)
            words = notes.clean(words)
            if before is None or before.words == words:
                return False
            if before.passage is None and not words:
                raise ValueError("a note on a whole article needs words")
            return bool(self._change_notes(db, [(before, before._replace(words=words))]))

    def remove_note(self, num: int) -> bool:
        """Remove a note; whether it was there."""
        with self._store.transaction() as db:
            before = notes.note(db, num)
            return bool(before and self._change_notes(db, [(before, None)]))

    def _change_notes(self, db: sqlite3.Connection, pairs: list[tuple[Note | None, Note | None]]) -> int:
        before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        ids = [one.article for pair in pairs if (one := pair[0] or pair[1])]
        return journal.do(db, Change("note", "", before, after, names_of(ids), len(pairs)))

    # corrections and removal

    def edit(self, ids: Iterable[str], fields: Mapping[str, Any]) -> int:
        """Set ``title``, ``published`` (both may be None) or ``sectors`` by hand; how many articles changed.

        A value that was read anyhow is not kept as set by hand. Raises ValueError for other fields and bad values.
        """
        with self._store.transaction() as db:
            return journal.do(db, edits.changed_by(db, ids, fields))

    def file_anew(self, found: Sequence[Refiling]) -> int:
        """File these articles where they belong now; how many. What was set by hand stays."""
        with self._store.transaction() as db:
            return journal.do(db, change_of(found))

    def remove(self, ids: Iterable[str]) -> int:
        """Take articles out of the library; how many."""
        return self.remove_all(_named(ids))

    def remove_all(self, selection: Selection) -> int:
        """Take every article that is selected out of the library; how many."""
        with self._store.transaction() as db:
            marking.choose(db, selection, "0")
            count, names = marking.chosen(db)
            if count:
                removal.take_out_chosen(db, journal.write(db, Change("remove", "", True, False, names, count)))
        return count

    # the same story

    def copies(self, article_id: str) -> list[Copy]:
        """What was published again elsewhere, and is folded into this article."""
        return copies.copies_of(self._db, article_id)

    def copy(self, copy_id: str) -> Article | None:
        """The whole article of a copy, or None if there is none of this id."""
        return copies.copy(self._db, copy_id)

    def unfold(self, ids: Iterable[str]) -> int:
        """Make articles of their own of these copies, or of all copies of these articles; how many."""
        with self._store.transaction() as db:
            return journal.do(db, folding.unfolding(db, ids))

    # the reading place

    def place(self, article_id: str) -> int | None:
        """The offset in the text up to which the article was read, or None."""
        row = self._db.execute("SELECT offset FROM place JOIN article ON article = key WHERE id = ?", (article_id,))
        found: tuple[int] | None = row.fetchone()
        return found[0] if found else None

    def keep_place(self, article_id: str, offset: int) -> None:
        """Remember how far the article was read; nothing that could be undone."""
        if self.place(article_id) != offset:
            with self._store.transaction() as db:
                db.execute("INSERT OR REPLACE INTO place SELECT key, ? FROM article WHERE id = ?", (offset, article_id))

    # undo and redo

    def undo(self) -> Change | None:
        """Take the last step back, whoever made it; what was done to that end, or None if there is none."""
        with self._store.transaction() as db:
            return journal.undo(db)

    def redo(self) -> Change | None:
        """Do the step again that was undone last; what was done, or None."""
        with self._store.transaction() as db:
            return journal.redo(db)


def _named(ids: Iterable[str]) -> Selection:
    return marking.named(names_of(ids))
