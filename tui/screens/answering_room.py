"""What the panes of the reading room ask for, and what the room does then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.room import Room
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from summarize import Length
    from tui.widgets.quotes_pane import QuotesPane
    from tui.widgets.reader import Reader
    from tui.widgets.summary_pane import SummaryPane


class AnsweringRoom(Room):
    """The room with what it does when one of its panes has news or a question."""

    def on_article_list_changed(self) -> None:
        if self.furnished:
            self.reader.search_for(self.article_list.model.filter.query)
        self._draw_bars()

    def on_article_list_asked(self, event: ArticleList.Asked) -> None:
        from tui.screens import questions, searches

        {
            "search": searches.ask_search,
            "filter": questions.ask_filter,
            "sectors": questions.ask_sectors,
            "date": questions.ask_date,
            "views": searches.ask_view,
            "keep view": searches.keep_list,
        }[event.what](self)

    def on_article_list_group_read(self, event: ArticleList.GroupRead) -> None:
        with self.telling():
            count = self.library.mark("read", True, event.article_ids)
            self.article_list.refresh_marks()
            self.say(f"{count} marked read · u undoes" if count else "all of this group is read")

    def on_reader_to_list(self) -> None:
        self.go_to_pane("list")

    def on_reader_reached(self, event: Reader.Reached) -> None:
        for pane in self.notes:
            pane.follow(event.start, event.end)

    def on_reader_next_article(self, event: Reader.NextArticle) -> None:
        self._step(event.step, unread=False)

    def on_reader_next_unread(self, event: Reader.NextUnread) -> None:
        self._step(event.step, unread=True)

    def _step(self, step: int, unread: bool) -> None:
        self._open(self.article_list.step_article(step, unread, self._article.id if self._article else None))

    def on_summary_pane_moved(self, event: SummaryPane.Moved) -> None:
        self.reader.go_to(event.sentence.start, event.sentence.end)

    def on_quotes_pane_moved(self, event: QuotesPane.Moved) -> None:
        self.reader.go_to(event.quote.start, event.quote.end)

    def on_summary_pane_chosen(self, event: SummaryPane.Chosen) -> None:
        self.on_summary_pane_moved(event)
        self.go_to_pane("reader")

    def on_quotes_pane_chosen(self, event: QuotesPane.Chosen) -> None:
        self.on_quotes_pane_moved(event)
        self.go_to_pane("reader")

    def on_quotes_pane_speaker_asked(self, event: QuotesPane.SpeakerAsked) -> None:
        from tui.screens.questions import ask_speaker

        ask_speaker(self, event.reading, event.quote)

    def on_summary_pane_length_chosen(self, event: SummaryPane.LengthChosen) -> None:
        self.readings.length = event.length
        self.reader.show(event.reading)

    def on_summary_pane_focus_chosen(self, event: SummaryPane.FocusChosen) -> None:
        self.focus_on(event.words)

    def on_summary_pane_methods_asked(self) -> None:
        from tui.screens.questions import ask_method

        ask_method(self)

    # how articles are summarized

    def focus_on(self, words: str) -> None:
        """Bend the summary of this article, and of those opened next, towards these words; none take the focus off."""
        self.readings.focus = words.strip()
        self._read()

    def summarize_by(self, method: str) -> None:
        """Summarize this article, and those opened next, by this method."""
        self.readings.method = method
        self._read()

    def set_length(self, length: Length) -> None:
        """Give the summary of this article, and of those opened next, this length."""
        self.readings.length = length
        self._read()
