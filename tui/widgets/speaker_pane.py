"""Everything that one speaker says in any article, newest first, under the articles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar

from textual.message import Message

from articles.people import Said, Speaker
from tui.citations import amount, cited
from tui.notes import Note
from tui.safe_text import safe_line
from tui.screens.prompt import Prompt
from tui.speech import sign, words_of
from tui.widgets.item_pane import Item, ItemPane
from tui.widgets.text_pane import keys_of

HEADING = "IN ALL ARTICLES"


class SpeakerPane(ItemPane[Said], inherit_bindings=False):
    """The quotations of one speaker. They come in as articles are read: the cursor and the rows in sight stay."""

    BINDINGS = keys_of("speaker")
    DEFAULT_CSS = """
    SpeakerPane {
        & > .speaker--article { text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"speaker--article"}

    class Chosen(Message):
        """This quotation was chosen: the reader is to open there."""

        def __init__(self, said: Said) -> None:
            super().__init__()
            self.said = said

    class CopyAsked(Chosen):
        """This quotation is to be copied with its citation."""

    class Closed(Message):
        """The reader wants back to where the speaker was asked for."""

    def __init__(self, at: tuple[str, int], id: str = "speaker") -> None:
        super().__init__(id)
        self._at = at  # article and begin of the quotation under the cursor
        self._speaker: Speaker | None = None
        self._working = ""
        self._words = ""

    def show(self, speaker: Speaker, working: str) -> None:
        """Show what is known of the speaker; ``working`` says how far the reading is, and nothing when it is done."""
        self._working = working
        if speaker is not self._speaker:
            self._speaker = speaker
            self._list()
        self._head()

    def reached(self, value: Said) -> None:
        """Remember the place: more may come in above it."""
        self._at = value.origin.article_id, value.start

    def chosen(self, value: Said) -> None:
        """The reader takes over there."""
        self.post_message(self.Chosen(value))

    # what is listed

    def _wanted(self) -> list[Said]:
        words = self._words.casefold().split()
        said = self._speaker.said if self._speaker else ()
        return [one for one in said if all(word in _searched(one) for word in words)]

    def _head(self) -> None:
        """Say how much there is, and what it was narrowed to."""
        if self._speaker is None:
            return
        if self._words:
            counts = f"{len(self._wanted()):,} of {len(self._speaker.said):,} · “{self._words}”"
        else:
            counts = amount(self._speaker.said)
        self.say(HEADING, " · ".join(part for part in (counts, self._working) if part))

    def _list(self) -> None:
        """List what is wanted, the cursor where it was, on the same row if that can be."""
        seen = self._cursor_row - self.scroll_offset.y
        items = _items(self._wanted())
        self._items = items or [Item((("No quotation here has these words. Esc shows all.", ("pane--dim",)),))]
        places = [(n, (item.value.origin.article_id, item.value.start)) for n, item in enumerate(items) if item.value]
        self._cursor = next((n for n, place in places if place == self._at), places[0][0] if places else 0)
        self._lay()
        self.top_to(self._cursor_row - seen)
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll so that the quotation under the cursor is seen, and with the first one of an article its heading."""
        headed = self._cursor > 0 and self._items[self._cursor - 1].value is None
        items = range(self._cursor - headed, self._cursor + 1)
        rows = [row for row, laid in enumerate(self._laid) if laid.item in items and laid.pieces]
        if rows and rows[-1] - rows[0] < self.size.height:
            self.bring(rows[0], rows[-1])
        else:
            super()._show_cursor()

    @property
    def _cursor_row(self) -> int:
        return next((row for row, laid in enumerate(self._laid) if laid.item == self._cursor), 0)

    # keys

    def action_page(self, pages: int) -> None:
        """The cursor a page on, or back."""
        row = max(0, self._cursor_row + pages * max(1, self.size.height - 1))
        values = self._values()
        rows = self._laid[row:] if pages > 0 else self._laid[row::-1]
        passed = (laid.item for laid in rows if self._items[laid.item].value)
        if values:
            self._go(next(passed, values[-1] if pages > 0 else values[0]))

    def action_article(self, step: int) -> None:
        """To the first quotation of the next article, or of the one before."""
        firsts = [number + 1 for number, item in enumerate(self._items[:-1]) if item.value is None]
        after = [number for number in firsts if number > self._cursor]
        before = [number for number in firsts if number < self._cursor]
        if target := (after[:1] if step > 0 else before[-1:]):
            self._go(target[0])

    def action_narrow(self) -> None:
        """Narrow the quotations while words are typed; Escape shows all again."""
        hint = "words of a quotation, an article or a role · Enter keeps · Esc shows all"
        self.app.push_screen(Prompt("narrow", hint, typed=self._narrow), lambda words: self._narrow(words or ""))

    def _narrow(self, words: str) -> None:
        self._words = words
        self._list()
        self._head()

    def cancel(self) -> bool:
        """Show all again; False if all are shown."""
        narrowed = bool(self._words)
        if narrowed:
            self._narrow("")
        return narrowed

    def action_copy(self) -> None:
        """Copy the quotation with speaker, article and date."""
        if self.current is None:
            self.post_message(Note("there is no quotation to copy"))
        else:
            self.post_message(self.CopyAsked(self.current))

    def action_close(self) -> None:
        """Back to where the speaker was asked for."""
        self.post_message(self.Closed())


def _searched(said: Said) -> str:
    """The words in which narrowing looks."""
    return f"{said.quote.text} {said.origin.headline} {said.origin.publisher or ''} {said.role or ''}".casefold()


def _items(said: Iterable[Said]) -> list[Item[Said]]:
    """Headings with the articles, and the quotations under them."""
    items: list[Item[Said]] = []
    for _, group in groupby(said, key=lambda one: one.origin.article_id):
        quotes = list(group)
        role = f" · as {safe_line(quotes[0].role)}" if quotes[0].role else ""
        heading = (safe_line(cited(quotes[0])), ("speaker--article",)), (role, ("pane--dim",))
        items.append(Item(heading, space_above=True))
        for number, one in enumerate(quotes):
            before = quotes[number - 1].quote if number else None
            lead = f"{sign(one.quote, before):<2} "
            items.append(Item(((safe_line(words_of(one.quote)), ()),), lead, one))
    return items
