"""What the reading room asks when its reader writes: tags, notes, highlighted passages, corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from articles.article import Article, Sector
from tui.corrections import WrongInputError, read_date, read_sectors
from tui.passages import Passages
from tui.safe_text import safe_line
from tui.screens.marking_room import MANY
from tui.screens.prompt import Prompt
from tui.screens.room import GONE
from tui.wording import counted

if TYPE_CHECKING:
    from articles.store.notes import Note
    from tui.reading import Reading
    from tui.screens.marking_room import MarkingRoom
    from tui.screens.notes import Wish

COVERED = 3
"""Rows at the foot that a question about a passage may cover: the passage is shown above them."""


def ask_tags(room: MarkingRoom, ids: Sequence[str]) -> None:
    """Give tags to these articles, or take them away."""
    from tui.screens.tags import Tags, told

    many = len(ids) >= MANY

    def change(changes: dict[str, bool]) -> None:
        room.library.tag_several(changes, ids)
        room.written(f"tags: {told(changes)}" + (f" · {len(ids):,} articles" if len(ids) > 1 else ""))

    def check(changes: dict[str, bool]) -> str | None:
        return room.refusal(partial(change, changes)) if changes and not many else None

    def done(changes: dict[str, bool] | None) -> None:
        if changes and many:
            room.do(ids, partial(change, changes))

    room.app.push_screen(Tags(room.library.tags(), room.library.tags_among(ids), len(ids), check), done)


def ask_note(room: MarkingRoom, ids: Sequence[str]) -> None:
    """Write a note on an article, or change the one that is there; on several articles always a new one."""
    notes = room.library.notes_of(ids[0]) if len(ids) == 1 else []
    before = next((note for note in notes if note.passage is None), None)
    if before:
        ask_change(room, before)
        return

    def change(words: str) -> None:
        if words.strip():
            count = room.library.note_all(ids, words)
            room.written("note added" if count == 1 else f"{counted(count, 'note')} added")

    hint = "on the article · Enter keeps it" if len(ids) == 1 else f"on each of {len(ids):,} articles · Enter keeps it"
    room.app.push_screen(Prompt("note", hint, check=lambda words: room.refusal(partial(change, words))))


def ask_change(room: MarkingRoom, note: Note) -> None:
    """Change the words of a note; without words a highlighted passage stays highlighted, any other note is removed."""

    shown = safe_line(note.words)

    def change(words: str) -> None:
        if words.strip() == shown:
            return
        if words.strip() or note.passage is not None:
            change_note(room, note, words)
        else:
            remove_note(room, note)

    empty = "removes it" if note.passage is None else "leaves it highlighted"
    hint = f"Enter keeps it · no words: {empty} · Esc leaves it as it is"
    room.app.push_screen(Prompt("note", hint, shown, lambda words: room.refusal(partial(change, words))))


def change_note(room: MarkingRoom, note: Note, words: str) -> None:
    """Give a note other words. Raises `sqlite3.Error`."""
    room.library.change_note(note.num, words)
    room.written("note changed")


def remove_note(room: MarkingRoom, note: Note) -> None:
    """Remove a note, or what is only highlighted."""
    with room.telling():
        room.library.remove_note(note.num)
        room.written("note removed" if note.words else "no longer highlighted")


def show_notes(room: MarkingRoom, article_id: str, first: int = 0) -> None:
    """The notes of an article, the one of number ``first`` chosen."""
    from tui.screens.notes import Notes

    notes = room.library.notes_of(article_id)
    if not notes:
        room.say("no note on this article: e writes one, a in the reader highlights a passage")
        return

    def done(wish: Wish | None) -> None:
        if wish is None:
            return
        if wish.what == "go":
            room.open_at(article_id, wish.note.start or 0, wish.note.end or 0)
        elif wish.what == "change":
            ask_change(room, wish.note)
        else:
            remove_note(room, wish.note)
            if len(notes) > 1:
                show_notes(room, article_id, notes.index(wish.note))

    room.app.push_screen(Notes(notes, first), done)


def ask_passage(room: MarkingRoom, reading: Reading) -> None:
    """Highlight a sentence or quotation, with a note or without: the one at hand, or another that arrows step to."""
    try:
        passages = Passages(reading, room.reader.at)
    except ValueError as error:
        room.say(str(error))
        return
    _Highlighting(room, reading.article.id, passages).ask()


class _Highlighting:
    """The question for a note on a passage of the article that is read."""

    def __init__(self, room: MarkingRoom, article_id: str, passages: Passages) -> None:
        self._room, self._article_id, self._passages = room, article_id, passages
        self._before = room.reader.place
        self._noted = {(note.start, note.end): note for note in room.library.notes_of(article_id)}
        passed: dict[str, Callable[[], object]] = {
            "down": partial(self._step, 1),
            "up": partial(self._step, -1),
            "ctrl+x": self._remove,
        }
        self._prompt = Prompt("note", self._hint(), self._words(), self._check, passed=passed)

    def ask(self) -> None:
        """Show the passage, and ask."""
        self._room.reader.go_to(*self._passages.chosen, below=COVERED)
        self._room.app.push_screen(self._prompt, self._done)

    @property
    def _at_hand(self) -> Note | None:
        return self._noted.get(self._passages.chosen)

    def _hint(self) -> str:
        further = (
            "Enter keeps it · ctrl+x removes it" if self._at_hand else "Enter highlights, with these words or none"
        )
        return f"this {self._passages.kind} · {further} · ↓ ↑ another · Esc"

    def _words(self) -> str:
        return safe_line(self._at_hand.words) if self._at_hand else ""

    def _step(self, step: int) -> None:
        if self._passages.step(step):
            self._room.reader.go_to(*self._passages.chosen, below=COVERED)
            self._prompt.ask(self._hint(), self._words())

    def _remove(self) -> None:
        if note := self._at_hand:
            self._prompt.dismiss(None)
            remove_note(self._room, note)

    def _check(self, words: str) -> str | None:
        return self._room.refusal(partial(self._change, words))

    def _change(self, words: str) -> None:
        if (note := self._at_hand) is None:
            self._room.library.add_note(self._article_id, words, *self._passages.chosen)
            self._room.written("note added" if words.strip() else f"{self._passages.kind} highlighted")
        elif words.strip() != safe_line(note.words):
            change_note(self._room, note, words)

    def _done(self, words: str | None) -> None:
        if words is None:
            self._room.reader.return_to(self._before)


def ask_correction(room: MarkingRoom, ids: Sequence[str]) -> None:
    """Correct title, date and sectors of an article, or date and sectors of several."""
    from tui.screens.correct import Correct

    article = room.library.article(ids[0]) if len(ids) == 1 else None
    if len(ids) == 1 and article is None:
        room.say(GONE)
        return
    known = room.known_sectors()
    if article:
        values = {"title": article.title or "", "published": article.published or "", "sectors": _names(article)}
        empty = "empty: as it was read"
    else:
        values = {"published": "", "sectors": ""}
        empty = f"empty: {len(ids):,} articles keep theirs"

    def check(field: str, value: str) -> str | None:
        try:
            _value(field, value, known)
        except WrongInputError as error:
            return str(error)
        return None

    def change(changed: dict[str, str]) -> None:
        read = room.library.as_read(ids[0]) if article else None
        if article and read is None:
            room.say(GONE)
            return
        fields = {
            field: _value(field, value, known) if value.strip() else getattr(read, field)
            for field, value in changed.items()
            if article or value.strip()
        }
        told = " and ".join("date" if field == "published" else field for field in fields)
        count = room.library.edit(ids, fields)
        room.corrected(f"{told} corrected" + (f" in {count:,} articles" if len(ids) > 1 else "") if count else "")

    def keep(changed: dict[str, str]) -> str | None:
        return room.refusal(partial(change, changed)) if changed else None

    room.app.push_screen(Correct(values, [safe_line(sector.name) for sector in known], check, empty, keep))


def _value(field: str, value: str, known: Sequence[Sector]) -> object:
    """What was typed into a field; raises `WrongInputError`."""
    if field == "published":
        return read_date(value)
    return read_sectors(value, known) if field == "sectors" else value.strip() or None


def _names(article: Article) -> str:
    return ", ".join(safe_line(sector.name) for sector in article.sectors)
