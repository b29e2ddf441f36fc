"""The reading room as far as its reader writes in it: marks, tags, notes, corrections, all of which can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from articles.article import Sector
from articles.sectors import default
from articles.store.marks import MARKED, Change, Mark
from tui.safe_text import safe_line
from tui.screens.room import Room
from tui.wording import counted, date_in_words

MANY = 20_000
"""From so many articles on, changing all of them takes long enough to be told."""


class MarkingRoom(Room):
    """Acts on the selected articles of the list, or on the one under its cursor, or, elsewhere, on the one shown."""

    def _chosen(self) -> list[str]:
        if self._pane == "list" and self.article_list.selection:
            return list(self.article_list.selection)
        here = self.article_list.current_id if self._pane == "list" else self._article and self._article.id
        return [here] if here else []

    def _chosen_or_say(self) -> list[str]:
        ids = self._chosen()
        if not ids:
            heading = self._pane == "list" and len(self.library)
            self.say("no article here: A marks a whole group read, v selects it" if heading else "no article here")
        return ids

    # marks

    def action_toggle_read(self) -> None:
        self._toggle("read")

    def action_toggle_star(self) -> None:
        self._toggle("star")

    def _toggle(self, mark: Mark) -> None:
        """Set a mark, or take it away where all have it."""
        if not (ids := self._chosen_or_say()):
            return

        def toggle() -> None:
            value = self.library.lacking(mark, ids)
            count = self.library.mark(mark, value, ids)
            self.written(f"{f'{count:,} ' if len(ids) > 1 else ''}{MARKED[mark, value]}")

        self.do(ids, toggle)

    def do(self, ids: Sequence[str], change: Callable[[], None]) -> None:
        """Change these articles; where they are many, the foot says first that it will take a moment."""
        if len(ids) < MANY:
            self._change(change)
        else:
            self.say(f"changing {len(ids):,} articles …")
            self.call_after_refresh(self._change, change)

    def _change(self, change: Callable[[], None]) -> None:
        with self.telling():
            change()

    def action_tags(self) -> None:
        from tui.screens.written import ask_tags

        if ids := self._chosen_or_say():
            ask_tags(self, ids)

    def action_note(self) -> None:
        from tui.screens.written import ask_note

        if ids := self._chosen_or_say():
            ask_note(self, ids)

    def action_notes(self) -> None:
        from tui.screens.written import show_notes

        if ids := self._chosen_or_say():
            show_notes(self, ids[0])

    def action_correct(self) -> None:
        from tui.screens.written import ask_correction

        if ids := self._chosen_or_say():
            ask_correction(self, ids)

    def on_reader_passage_asked(self) -> None:
        from tui.screens.written import ask_passage

        reading = self.readings.kept(self._article) if self._article else None
        if reading:
            ask_passage(self, reading)
        else:
            self.say("the sentences of this article are not known yet" if self._article else "no article is open")

    def on_article_list_copy_asked(self) -> None:
        from tui.clipboard import copy

        if ids := self._chosen_or_say():
            found = self.library.headlines(ids)
            lines = [_citation(*one) for one in found]
            copy(self.article_list, "\n".join(lines), lines[0] if len(lines) == 1 else counted(len(lines), "headline"))

    # the same story elsewhere

    def action_same(self) -> None:
        from tui.screens.same import SameScreen

        ids = self._chosen_or_say()
        article = self.library.article(ids[0]) if ids else None
        if article is None:
            return
        screen = SameScreen(self.library, article, self.settings.keymap)

        def done(article_id: str | None) -> None:
            if screen.unfolded:
                self.corrected(f"{counted(screen.unfolded, 'article')} unfolded")
            if article_id is not None:
                self.open_at(article_id, 0, 0)

        self.app.push_screen(screen, done)

    # what was written

    def written(self, words: str) -> None:
        """Marks, tags or notes changed: show them, and say so."""
        self.article_list.refresh_marks()
        if self._article:
            self.reader.jot(self.jottings(self._article.id))
        self.say(f"{words} · u undoes")

    def corrected(self, words: str) -> None:
        """Titles, dates or sectors changed: the list is laid out anew."""
        self.article_list.reload()
        self._show_anew()
        self.say(f"{words} · u undoes" if words else "nothing to correct: that is how it stands")

    def _show_anew(self) -> None:
        article = self.library.article(self._article.id) if self._article else None
        if article and article != self._article:
            self._show(article)
        elif article:
            self.reader.jot(self.jottings(article.id))
        else:
            self._show_current()

    def action_undo(self) -> None:
        with self.telling():
            self._say_change(self.library.undo(), "nothing to undo", "ctrl+r does it again")

    def action_redo(self) -> None:
        with self.telling():
            self._say_change(self.library.redo(), "nothing to do again", "u undoes")

    def _say_change(self, change: Change | None, nothing: str, further: str) -> None:
        if change is None:
            self.say(nothing)
            return
        if change.kind in ("edit", "file", "remove"):
            self.article_list.reload()
        else:
            self.article_list.refresh_marks()
        self._show_anew()
        self.say(f"{change.words()} · {further}")

    def known_sectors(self) -> list[Sector]:
        """The sectors that an article may be given: those of the library, and those of the taxonomy."""
        rules = (self.taxonomy or default()).rules
        found = {rule.id: Sector(rule.id, rule.name, False, 1.0) for rule in rules}
        found |= {sector.id: Sector(sector.id, sector.name, False, 1.0) for sector, _ in self.library.sectors()}
        return sorted(found.values(), key=lambda sector: sector.name)


def _citation(headline: str, source: str, published: str | None) -> str:
    date = date_in_words(published) if published else "undated"
    return safe_line(f"{headline} — {source}, {date}")
