"""The reader: an article set as one column, with the sentences of its summary and its quotations marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import set_cell_size
from textual import events
from textual.message import Message

from articles.article import Article
from articles.spoken import spoken
from summarize import Quote
from summarize.document import KINDS
from tui.clipboard import copy
from tui.find import find
from tui.look import HUES
from tui.marks import SHOWN, Marks, at_hand, cut, found, standing
from tui.notes import Note
from tui.reading import Reading
from tui.safe_text import SafeText
from tui.speech import cite
from tui.typeset import NO_JOTTINGS, NOTED, Block, Jottings, article_blocks, raw_blocks
from tui.widgets.finding_pane import FindingPane
from tui.widgets.page_pane import GUTTER
from tui.widgets.text_pane import Piece, keys_of
from tui.wording import counted, place_words

BARS = {"": " ", "point": "▌", "current": "█"}
"""What stands in the gutter beside a row: left of it is room for the tag of a speaker, right of it for a pen."""

Place = tuple[tuple[int, int] | None, int]

NOTHING_OPEN = [Block("notice", SafeText("No article is open."))]


class Reader(FindingPane, inherit_bindings=False):
    """The reader pane. Offsets that come and go count in ``Article.text``."""

    BINDINGS = keys_of("reader")
    DEFAULT_CSS = """
    Reader {
        & > .reader--title { text-style: bold; }
        & > .reader--deck { text-style: italic; }
        & > .reader--facts, & > .reader--caption, & > .reader--credit, & > .reader--notice { color: $dim; }
        & > .reader--subhead { text-style: bold; }
        & > .reader--dropped { color: $dim; text-style: strike; }
        & > .reader--note { color: $accent; text-style: italic; }
        & > .reader--noted { background: $noted; }
        & > .reader--pen { color: $accent; }
        & > .reader--remark { color: $dim; text-style: italic; }
        & > .reader--point { background: $mark 14%; }
        & > .reader--current { background: $mark 32%; }
        & > .reader--margin-point { color: $mark; }
        & > .reader--margin-current { color: $primary; }
        & > .reader--indirect { text-style: underline; }
        & > .reader--doubtful { color: $foreground 80%; }
        & > .reader--unnamed { text-style: italic; }
        & > .reader--hit { background: $primary 35%; }
        & > .reader--hit-current { background: $primary; color: $background; text-style: bold; }
        & > .reader--speaker-1 { color: $speaker-1; }
        & > .reader--speaker-2 { color: $speaker-2; }
        & > .reader--speaker-3 { color: $speaker-3; }
        & > .reader--speaker-4 { color: $speaker-4; }
        & > .reader--speaker-5 { color: $speaker-5; }
        & > .reader--speaker-6 { color: $speaker-6; }
        & > .reader--doubtful-1 { color: $speaker-1 80%; }
        & > .reader--doubtful-2 { color: $speaker-2 80%; }
        & > .reader--doubtful-3 { color: $speaker-3 80%; }
        & > .reader--doubtful-4 { color: $speaker-4 80%; }
        & > .reader--doubtful-5 { color: $speaker-5 80%; }
        & > .reader--doubtful-6 { color: $speaker-6 80%; }
    }
    Reader:nocolor {
        & > .reader--current, & > .reader--hit { text-style: bold; }
        & > .reader--hit-current { text-style: reverse; }
        & > .reader--direct { text-style: italic; }
        & > .reader--noted { text-style: underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(
            f"reader--{kind}"
            for kind in (*KINDS, "title", "deck", "facts", "notice", "note", "raw", "dropped", "remark")
        ),
        *(f"reader--{mark}" for mark in ("point", "current", "margin-point", "margin-current", "noted", "pen")),
        *(f"reader--{mark}" for mark in ("direct", "indirect", "doubtful", "unnamed", "hit", "hit-current")),
        *(f"reader--{voice}-{hue}" for voice in ("speaker", "doubtful") for hue in range(1, HUES + 1)),
    }

    class ToList(Message):
        """The reader wants to go back to the list."""

    class NextArticle(Message):
        """The reader wants the next article, or the one before (``step`` -1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class NextUnread(NextArticle):
        """The reader wants the next unread article, or the one before (``step`` -1)."""

    class Reached(Message):
        """A key or a click made these characters the place one is at: a sentence of the summary, or a quotation."""

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start, self.end = start, end

    class PassageAsked(Message):
        """The reader wants to highlight a sentence or a quotation."""

    class Asked(Message):
        """The reader wants something done with the article: "source", "links", "copy" or "write"."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, id: str = "reader") -> None:
        super().__init__(id, NOTHING_OPEN)
        self._article: Article | None = None
        self._reading: Reading | None = None
        self._jottings = NO_JOTTINGS
        self._raw = False
        self._shown = SHOWN[0]
        self._current: tuple[int, int] | None = None
        self._standing = Marks()
        self._here = Marks()

    # what is shown

    def preview(self, article: Article, jottings: Jottings = NO_JOTTINGS) -> None:
        """Show the text at once; its marks come with `show`. The same article keeps its place."""
        same = self._article is not None and article.id == self._article.id
        top, self._jottings = self.first_character, jottings
        if not same:
            self._place, self._raw, self._current = (0, 0), False, None
            self.begin_search()
        self._article, self._reading, self._length = article, None, len(article.text.split())
        self._set_article()
        if same and top:
            self.start_at(top)

    def jot(self, jottings: Jottings) -> None:
        """Show with the article what stands beside it now."""
        if self._article and jottings != self._jottings:
            reading = self._reading
            self.preview(self._article, jottings)
            self.show(reading) if reading else None

    @property
    def raw(self) -> bool:
        """Whether the scrape is shown as it came."""
        return self._raw

    def show(self, reading: Reading | None) -> None:
        """Show an article with its summary and quotations marked; None shows that none is open."""
        if reading is None:
            self._article, self._reading, self._length = None, None, 0
            self._place = (0, 0)
            self._search.forget()
            self._set_article()
            return
        if reading.article != self._article:
            self.preview(reading.article)
        self._reading = reading
        self.mark()

    def go_to(self, start: int, end: int, below: int = 0) -> None:
        """Show these characters of the text, and ``below`` so many rows more, and mark them as the place one is at."""
        if self._raw:
            self._raw = False
            self._set_article()
        self._current = (start, end)
        self._mark_here()
        rows = [stretch.row for stretch in self._page.stretches("text", start, end)]
        if rows:
            self.bring(rows[0], rows[-1] + below)

    @property
    def place(self) -> Place:
        """The place one is at, and the row at the top."""
        return self._current, self.scroll_offset.y

    def return_to(self, place: Place) -> None:
        """Back to where one was."""
        self._current, top = place
        self._mark_here()
        self.top_to(top)

    def _set_article(self) -> None:
        """Set blocks anew: another article, or the other view of it."""
        if self._article is None:
            blocks = NOTHING_OPEN
        else:
            blocks = raw_blocks(self._article) if self._raw else article_blocks(self._article, self._jottings)
        self._search.again(blocks)
        self.set_page(blocks)

    def mark(self) -> None:
        """Mark summary and quotations, and the place one is at."""
        reading, notes = (None, ()) if self._raw else (self._reading, self._jottings.notes)
        self._standing = standing(self._page, reading, self._shown, notes)
        self._mark_here()

    def mark_found(self) -> None:
        """Mark what was found."""
        self._mark_here()

    def match_without_search(self, step: int) -> None:
        """The keys for matches go to unread articles."""
        self.post_message(self.NextUnread(step))

    def _mark_here(self) -> None:
        """Mark the place one is at, and what was found."""
        self._here = at_hand(self._page, None if self._raw else self._current)
        self._head()
        self.redraw()

    def _head(self) -> None:
        """Say in the heading what is out of the ordinary."""
        parts = []
        if self._raw and self._article:
            parts.append(f"as it came · {counted(len(self._article.dropped), 'line')} dropped")
        if self._shown != SHOWN[0]:
            parts.append(f"highlighted: {self._shown}")
        if self._search.words:
            parts.append(str(self._search))
        self.say("READER", " · ".join(parts))

    # drawing

    def row_pieces(self, row: int) -> Iterable[Piece]:
        """The speaker's tag, the bar beside the summary's sentences, then the text cut where a mark begins or ends."""
        line = self._page.lines[row]
        block = self._page.blocks[line.block]
        margin = self._here.margin.get(row) or self._standing.margin.get(row, "")
        marks = [*self._standing.rows.get(row, ()), *self._here.rows.get(row, ()), *found(self._search, line)]
        yield " " * self.left, ()
        tag, voice = self._standing.tags.get(row, ("", ""))
        yield set_cell_size(tag, GUTTER - 2), (f"reader--{voice}",) if tag else ()
        pen = row in self._standing.pens
        yield BARS[margin] + " " * (not pen), (f"reader--margin-{margin}",) if margin else ()
        yield NOTED if pen else "", ("reader--pen",)
        yield line.lead, ()
        remark = len(block.safe.text) - block.remark
        for start, end, names in cut(marks, line.start, min(line.end, max(line.start, remark))):
            yield block.safe.text[start:end], tuple(f"reader--{name}" for name in (block.kind, *names))
        if line.end > remark:
            yield block.safe.text[max(line.start, remark) : line.end], ("reader--remark",)

    def on_click(self, event: events.Click) -> None:
        """The quotation or the sentence of the summary that was clicked becomes the place one is at."""
        if self._reading is None or self._raw:
            return
        if (offset := event.get_content_offset(self)) is None:
            return
        place = self._page.source_at(offset.y + self.scroll_offset.y, offset.x - self.left - GUTTER)
        for start, end in [*self._places("quotes"), *self._places("summary")]:
            if place and place[0] == "text" and start <= place[1] < end:
                self._be_at(start, end)
                return

    def _be_at(self, start: int, end: int) -> None:
        """These characters, which are in sight, become the place one is at."""
        self._current = (start, end)
        self._mark_here()
        self.post_message(self.Reached(start, end))

    # moving

    def action_line(self, step: int) -> None:
        """Some lines further."""
        self.top_to(self.scroll_offset.y + step)

    def action_page(self, pages: float) -> None:
        """A page further, or a part of one; two lines of the old page stay."""
        self.action_line(int(pages * max(2, self.size.height - 2)))

    def action_top(self) -> None:
        """To the beginning."""
        self.top_to(0)

    def action_bottom(self) -> None:
        """To the end."""
        self.top_to(len(self._page.lines))

    def action_sentence(self, step: int) -> None:
        """To the next sentence of the summary, or the one before."""
        self._step(self._places("summary"), step, "point")

    def action_quote(self, step: int) -> None:
        """To the next quotation, or the one before."""
        self._step(self._places("quotes"), step, "quotation")

    def _places(self, of: str) -> list[tuple[int, int]]:
        """Where the sentences of the summary, or the quotations, stand in the text."""
        if self._reading is None:
            return []
        found = self._reading.summary.sentences if of == "summary" else spoken(self._reading.quotes)
        return [(one.start, one.end) for one in found]

    def _step(self, places: list[tuple[int, int]], step: int, noun: str) -> None:
        """To the next of these places, seen from the current one if it is in sight, else from the top of the pane."""
        at = self.at
        before = [place for place in places if place < at]
        after = [place for place in places if place > at]
        if target := (after[:1] if step > 0 else before[-1:]):
            self.go_to(*target[0])
            self.post_message(self.Reached(*target[0]))
            self.post_message(Note(f"{noun} {places.index(target[0]) + 1} of {len(places)}"))
        else:
            self.post_message(
                Note(f"no {noun} further {'down' if step > 0 else 'up'}" if places else f"no {noun} here")
            )

    @property
    def at(self) -> tuple[int, int]:
        """The current place if it can be seen, else the first character that can."""
        seen = self.in_sight
        if self._current and any(stretch.row in seen for stretch in self._page.stretches("text", *self._current)):
            return self._current
        field, offset = self._page.source_of(seen.start)
        return (offset, 0) if field == "text" else (-1, 0)

    def action_to_list(self) -> None:
        """Back to the list."""
        self.post_message(self.ToList())

    def action_article(self, step: int) -> None:
        """To the next article, or the one before."""
        self.post_message(self.NextArticle(step))

    # views

    def action_raw(self) -> None:
        """The scrape as it came, with what was dropped and why; again: the article. The words at the top stay."""
        if self._article is None:
            return
        rows = range(self.scroll_offset.y, len(self._page.lines))
        words = next((text for row in rows if (text := self._page.text(row)).strip()), "")
        at_top = rows.start == 0
        self._raw = not self._raw
        self._place = (0, 0)
        self._set_article()
        if not at_top and (hits := find(self._page.blocks, words)):
            self.top_to(self._page.row_at(hits[0].block, hits[0].start))

    def action_marks(self) -> None:
        """Highlight both, the summary, the quotations, or nothing."""
        self._shown = SHOWN[(SHOWN.index(self._shown) + 1) % len(SHOWN)]
        self.mark()
        self.post_message(Note(f"highlighted: {self._shown}"))

    def action_where(self) -> None:
        """Where in the text, how long to go."""
        if self._article is None:
            return
        self.post_message(Note(f"{place_words(*self.progress)} · {counted(self._length, 'word')}"))

    def action_highlight(self) -> None:
        """Highlight a sentence or a quotation, with a note or without."""
        self.post_message(self.PassageAsked())

    def action_ask(self, what: str) -> None:
        """Have something done with the article (`Asked`)."""
        self.post_message(self.Asked(what))

    def action_copy_quote(self) -> None:
        """Copy the quotation that one is at with its citation, and make it the place one is at."""
        if self._reading is None or not (quote := self._quote_here()):
            self.post_message(Note(self._no_quote_here()))
            return
        self._be_at(quote.start, quote.end)
        copy(self, cite(quote, self._reading.article), quote.text)

    def _quote_here(self) -> Quote | None:
        """The quotation at the current place, or touching it, if it is in sight; else the first that is."""
        quotes = spoken(self._reading.quotes) if self._reading and not self._raw else []
        seen = self.in_sight
        visible = [q for q in quotes if any(s.row in seen for s in self._page.stretches("text", q.start, q.end))]
        start, end = self._current or (0, 0)
        touching = [q for q in visible if q.start < end and start < q.end]
        exact = [q for q in touching if (q.start, q.end) == self._current]
        return next(iter([*exact, *touching, *visible]), None)

    def _no_quote_here(self) -> str:
        """What to say where no quotation is in sight: which key leads to one."""
        places, at = self._places("quotes"), self.at
        if not places:
            return "no quotation in this article"
        further = "] goes to the next" if places[-1] > at else "[ goes to the one before"
        return f"no quotation in sight · {further}"
