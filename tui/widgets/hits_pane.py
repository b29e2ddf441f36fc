"""What a search found: headline, date and sector, and the words in their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.message import Message

from articles.conditions import Query
from articles.hits import Span, spans
from articles.store.search import Hit
from tui.safe_text import safe_block, safe_line
from tui.widgets.item_pane import Item, ItemPane
from tui.widgets.text_pane import Piece
from tui.wording import date_in_words

WIDTH = 110
"""The widest this gets in cells (`app.tcss` says the same)."""
LANGUAGE = (
    ("overtime nurses", "both words, anywhere"),
    ('"tentative deal"   strik*', "the phrase, words that begin so"),
    ("-casino   strike OR lockout   (…)", "without the word, either, groups"),
    ('title:   body:   quote:   speaker:"Guy Smith"', "words of the headline, the text, a quotation, its speaker"),
    ('sector:health   source:cbc.ca   tag:"to do"', "where it is filed, read from, tagged"),
    ('on:2023-10   after:2023   before:"last week"', "the date: after includes it, before does not"),
    ("is:unread   is:starred   is:tagged   is:noted", "marks; is:read is:undated is:sample has:note too"),
)
"""What one may write, and what it finds."""


class Shown(NamedTuple):
    """A hit and its place among the others."""

    start: int
    end: int
    hit: Hit


class HitsPane(ItemPane[Shown], inherit_bindings=False):
    """The hits of a search. The line that one types in keeps the focus; the screen moves the cursor."""

    DEFAULT_CSS = """
    HitsPane {
        & > .pane--cursor-away { background: $cursor; }
        & > .pane--bar-away { color: $accent; text-style: bold; }
        & > .hits--headline { text-style: bold; }
        & > .hits--word { color: $accent; text-style: bold; }
        & > .hits--written { color: $accent; }
    }
    HitsPane:nocolor {
        & > .hits--word { text-style: bold underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"hits--headline", "hits--word", "hits--written"}
    can_focus = False

    class Chosen(Message):
        """The hit that the cursor was on was clicked."""

    def __init__(self) -> None:
        super().__init__("hits")

    def show(self, hits: Sequence[Hit], query: Query) -> None:
        """Show these hits, the cursor on the first."""
        self.set_items([_item(number, hit, query) for number, hit in enumerate(hits)], stay=False)

    def explain(self) -> None:
        """Show what one may write."""
        self.set_items(list(_language(min(self.app.size.width, WIDTH))), stay=False)

    def page(self, pages: int) -> None:
        """The cursor a page on, or back."""
        rows = [row for row, laid in enumerate(self._laid) if laid.item == self._cursor]
        if rows and self.current:
            row = max(0, min(rows[0] + pages * max(1, self.size.height - 2), len(self._laid) - 1))
            self._go(self._laid[row].item)

    def on_click(self, event: events.Click) -> None:
        """The cursor to the hit that was clicked; the one that it is on already is chosen."""
        before = self._cursor
        super().on_click(event)
        if self.current and self._cursor == before:
            self.post_message(self.Chosen())


def _item(number: int, hit: Hit, query: Query) -> Item[Shown]:
    """The hit in three lines or more: headline, facts, context."""
    row, headline = hit.row, safe_line(hit.row.headline)
    parts = [*lit(headline, spans(query, headline, "title"), "hits--headline"), (f"\n{_facts(hit)}", ("pane--dim",))]
    if hit.field != "title":  # the headline shows it
        parts += [("\n", ()), *_context(hit)]
    return Item(tuple(parts), lead="★ " if row.star else "● " if not row.read else "  ", space_above=True,
                value=Shown(number, number + 1, hit), lead_style="hits--written")  # fmt: skip


def _facts(hit: Hit) -> str:
    row = hit.row
    sector = f" · {safe_line(row.sector.name)}" if row.sector else ""
    others = f" +{row.others}" if row.others else ""
    said = {"quote": " · quoted", "speaker": " · says"}.get(hit.field, "")
    return f"{date_in_words(row.published) if row.published else 'Undated'}{sector}{others}{said}"


def _context(hit: Hit) -> Iterator[Piece]:
    safe = safe_block(hit.snippet.text)
    places = [(safe.to_safe(start), safe.to_safe(end)) for start, end in hit.snippet.spans]
    yield ("… " if hit.snippet.cut_left else ""), ("pane--dim",)
    yield from lit(safe.text.replace("\n", " "), places)
    yield (" …" if hit.snippet.cut_right else ""), ("pane--dim",)


def lit(text: str, places: Sequence[Span], style: str = "") -> Iterator[Piece]:
    """Clean text in a style, and the words at these places as those that were found."""
    own, at = (style,) if style else (), 0
    for start, end in places:
        yield text[at:start], own
        yield text[start:end], (*own, "hits--word")
        at = end
    yield text[at:], own


def _language(width: int) -> Iterator[Item[Shown]]:
    """What one may write and, beside it or below, what it finds."""
    yield Item((("What one may write, and what it finds", ("hits--headline",)),), lead="  ")
    beside = max(len(written) for written, _ in LANGUAGE) + 3
    for number, (written, finds) in enumerate(LANGUAGE):
        wide = beside + len(finds) + 4 <= width
        gap = " " * (beside - len(written)) if wide else "\n"
        parts = (written, ("hits--written",)), (f"{gap}{finds}", ("pane--dim",))
        yield Item(parts, lead="  ", space_above=not wide or not number)
