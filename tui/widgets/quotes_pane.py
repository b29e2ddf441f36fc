"""The quotes pane: who said what, by speaker or in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from textual.message import Message

from articles.spoken import spoken
from summarize import Quote
from tui.clipboard import copy
from tui.look import HUES
from tui.notes import Note
from tui.reading import Reading
from tui.safe_text import safe_line
from tui.screens.prompt import Prompt
from tui.speakers import TAG, Voice, voices
from tui.speech import cite, inferred, sign, why, words_of
from tui.widgets.item_pane import Item, ItemPane
from tui.widgets.text_pane import keys_of

HEADING = "WHO SAID WHAT"
NOBODY = "No speaker named"
LEAD = TAG + 1
"""Cells before a name, for its tag, and before a quotation, for its sign."""


class QuotesPane(ItemPane[Quote], inherit_bindings=False):
    """The quotations of the article under the names of their speakers."""

    BINDINGS = keys_of("quotes")
    DEFAULT_CSS = """
    QuotesPane {
        & > .quotes--speaker { text-style: bold; }
        & > .quotes--speaker-1 { color: $speaker-1; }
        & > .quotes--speaker-2 { color: $speaker-2; }
        & > .quotes--speaker-3 { color: $speaker-3; }
        & > .quotes--speaker-4 { color: $speaker-4; }
        & > .quotes--speaker-5 { color: $speaker-5; }
        & > .quotes--speaker-6 { color: $speaker-6; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "quotes--speaker",
        *(f"quotes--speaker-{hue}" for hue in range(1, HUES + 1)),
    }
    SHORT = 2

    class Moved(Message):
        """The cursor came to this quotation: the reader follows."""

        def __init__(self, quote: Quote) -> None:
            super().__init__()
            self.quote = quote

    class Chosen(Moved):
        """This quotation was chosen: the reader takes over there."""

    class SpeakerAsked(Message):
        """The speaker of this quotation of a reading is to be shown in all articles."""

        def __init__(self, reading: Reading, quote: Quote) -> None:
            super().__init__()
            self.reading, self.quote = reading, quote

    def __init__(self, id: str = "quotes") -> None:
        super().__init__(id)
        self._reading: Reading | None = None
        self._by_speaker = True
        self._words = ""
        self.say(HEADING)

    def show(self, reading: Reading | None) -> None:
        """Show the quotations of a reading; None shows nothing. The cursor keeps its place in the same article."""
        stay = bool(reading and self._reading and reading.article.id == self._reading.article.id)
        self._reading = reading
        if not stay:
            self._words = ""
        self._list(stay)

    def working(self) -> None:
        """Say that the quotations are being looked for."""
        self.say(HEADING, "reading …")

    def reached(self, value: Quote) -> None:
        """The reader follows."""
        self.post_message(self.Moved(value))

    def chosen(self, value: Quote) -> None:
        """The reader takes over."""
        self.post_message(self.Chosen(value))

    def _list(self, stay: bool) -> None:
        """List the quotations that hold the words typed, in the order chosen."""
        if self._reading is None:
            self.say(HEADING)
            self.say_only("")
            return
        every = spoken(self._reading.quotes)
        wanted = self._words.casefold().split()
        quotes = [q for q in every if all(word in _searched(q) for word in wanted)]
        count = f"{len(quotes):,} of {len(every):,} · “{self._words}”" if wanted else f"{len(every):,}"
        self.say(HEADING, f"{count} · by {'speaker' if self._by_speaker else 'place'}")
        if quotes:
            self.set_items(_items(every, quotes, self._by_speaker), stay)
        elif every:
            self.say_only("No quotation here has these words. Esc shows all.")
        else:
            self.say_only("Nobody is quoted in this article.")

    def action_order(self) -> None:
        """By speaker, or by place in the text."""
        self._by_speaker = not self._by_speaker
        self._list(stay=True)

    def action_narrow(self) -> None:
        """Narrow the quotations while words are typed; Escape shows all again."""
        if self._reading is None:
            return
        prompt = Prompt("narrow", "words of a speaker or a quotation · Enter keeps · Esc shows all", typed=self._narrow)
        self.app.push_screen(prompt, lambda words: self._narrow(words or ""))

    def _narrow(self, words: str) -> None:
        self._words = words
        self._list(stay=True)

    def cancel(self) -> bool:
        """Show all again; False if all are shown."""
        narrowed = bool(self._words)
        if narrowed:
            self._narrow("")
        return narrowed

    def action_speaker_everywhere(self) -> None:
        """Show the speaker of this quotation in all articles."""
        if (quote := self.current) is None or self._reading is None or not quote.speaker:
            self.post_message(Note("no speaker is named here"))
        else:
            self.post_message(self.SpeakerAsked(self._reading, quote))

    def action_copy(self) -> None:
        """Copy the quotation with speaker, article and date."""
        if (quote := self.current) is None or self._reading is None:
            self.post_message(Note("there is no quotation to copy"))
            return
        copy(self, cite(quote, self._reading.article), quote.text)


def _searched(quote: Quote) -> str:
    """The words in which narrowing looks."""
    return f"{quote.text} {quote.speaker or NOBODY} {quote.role or ''}".casefold()


def _items(every: Sequence[Quote], quotes: Sequence[Quote], by_speaker: bool) -> list[Item[Quote]]:
    """Headings with the speakers' names, and the quotations under them."""
    known = voices(quote.speaker for quote in every if quote.speaker)
    roles = {quote.speaker: quote.role for quote in reversed(every) if quote.role}
    before = dict(zip(every[1:], every, strict=False))
    if by_speaker:
        order = {speaker: number for number, speaker in enumerate(known)}
        quotes = sorted(quotes, key=lambda quote: order.get(quote.speaker or "", len(order)))
    items: list[Item[Quote]] = []
    for number, quote in enumerate(quotes):
        if number == 0 or quote.speaker != quotes[number - 1].speaker:
            items.append(_heading(quote.speaker, roles.get(quote.speaker), known.get(quote.speaker or "")))
        words = (safe_line(words_of(quote)), ("pane--dim",) if inferred(quote) else ())
        lead = f"{sign(quote, before.get(quote)):<{LEAD}}"
        reasons = "\n".join(f"· {safe_line(line)}" for line in why(quote).split("\n"))
        items.append(Item((words,), lead, quote, reasons))
    return items


def _heading(speaker: str | None, role: str | None, voice: Voice | None) -> Item[Quote]:
    """The tag, the name and the role of a speaker."""
    colour = f"quotes--speaker-{voice.hue}" if voice else "pane--dim"
    name = (safe_line(speaker or NOBODY), ("quotes--speaker", colour))
    tag = set_cell_size(voice.tag if voice else "", LEAD)
    return Item((name, ("  ", ()), (safe_line(role or ""), ("pane--dim",))), tag, space_above=True, lead_style=colour)
