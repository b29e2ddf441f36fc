"""A small app around one pane, and articles made by hand, for the tests of the panes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rich.style import Style
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from articles.article import Article
from summarize import Length, Mention, Paragraph, Quote, Ranking, select
from tui.notes import Note
from tui.reading import Reading
from tui.themes import THEMES
from tui.widgets.page_pane import GUTTER
from tui.widgets.text_pane import TextPane

Sent = TypeVar("Sent", bound=Message)

STORY = (
    ("paragraph", "The harbour will close on Monday. Boats must leave by noon, the council said."),
    ("paragraph", "“Nobody asked us,” said Ana Reyes, a fisher. “We will stay.”"),
    ("pullquote", "“Nobody asked us”"),
    ("caption", "Ana Reyes at the quay"),
    ("subhead", "What comes next"),
    ("paragraph", "Mayor Tom Hill said the wall is failing. He called it a “detail”. Work ends in May."),
    ("list_item", "Ferries move north"),
    ("list_item", "• Fish is sold in the hall"),
    ("credit", "With files from the wire"),
)


def make_article(blocks: Sequence[tuple[str, str]] = STORY, **fields: Any) -> Article:
    """An article of these (kind, text) blocks."""
    text, paragraphs = "", []
    for kind, words in blocks:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        paragraphs.append(Paragraph(kind, start, start + len(words)))
    fields = {"id": "one", "source": "one.txt", "title": "Harbour closes", "raw": text} | fields
    return Article(text=text, paragraphs=tuple(paragraphs), **fields)


def quote(article: Article, words: str, kind: str = "direct", nth: int = 0, **fields: Any) -> Quote:
    """The quotation of the article that consists of these words."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Quote(kind, start, start + len(words), words, **({"group": start, "confidence": 0.9} | fields))


def story_quotes(article: Article) -> tuple[Quote, ...]:
    """Who says what in `STORY`: every kind, a split utterance, an inferred speaker and a repeated pull quote."""
    reyes: dict[str, Any] = {
        "speaker": "Ana Reyes",
        "role": "fisher",
        "speaker_kind": "person",
        "confidence": 0.9,
        "group": 1,
    }
    council: dict[str, Any] = {"speaker": "the council", "attribution": "explicit", "confidence": 0.7}
    cue = Mention("said", article.text.index("said Ana"), article.text.index("said Ana") + 4)
    name = Mention("Ana Reyes", cue.end + 1, cue.end + 10)
    return (
        quote(article, "Boats must leave by noon", "indirect", **council),
        quote(article, "“Nobody asked us,”", **reyes, attribution="explicit", cue=cue, mention=name),
        quote(article, "“We will stay.”", **reyes, attribution="split"),
        quote(article, "“Nobody asked us”", "pull", **reyes | {"group": 2}, attribution="caption", duplicate_of=1),
        quote(article, "the wall is failing", "indirect", speaker="Tom Hill", attribution="inherited", confidence=0.6),
        quote(article, "“detail”", "scare"),
    )


def make_reading(
    article: Article | None = None,
    quotes: Sequence[Quote] | None = None,
    sentences: int = 2,
    scores: Sequence[float] | None = None,
) -> Reading:
    """The reading of an article; without scores the sentences rank as they stand."""
    article = article or make_article()
    count = len(article.document.sentences)
    reasons = [(f"reason {n}",) for n in range(1, count + 1)]
    ranking = Ranking("nutgraf", scores or [1.0 / (n + 1) for n in range(count)], reasons)
    summary = select(article.document, ranking, Length(sentences=sentences))
    return Reading(article, ranking, summary, story_quotes(article) if quotes is None else tuple(quotes), ())


class PaneApp(App[None]):
    """One pane and nothing else."""

    def __init__(self, pane: Widget, theme: str = "dark") -> None:
        super().__init__()
        self.pane = pane
        self.wanted_theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return THEMES[0].variables

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.wanted_theme
        self.pane.focus()

    def compose(self) -> ComposeResult:
        yield self.pane


@dataclass
class Session:
    """A running pane and what it sent."""

    pane: TextPane
    pilot: Pilot[None]
    messages: list[Message] = field(default_factory=list)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def sent(self, kind: type[Sent]) -> list[Sent]:
        """The messages of this class, in order, each once."""
        return list(dict.fromkeys(message for message in self.messages if type(message) is kind))

    @property
    def note(self) -> str:
        """The last note."""
        return self.sent(Note)[-1].text

    @property
    def heading(self) -> str:
        """The heading as it is drawn; `border_title` itself gives markup, from which some do not come back."""
        return self.pane._border_title.plain if self.pane._border_title else ""

    @property
    def rows(self) -> list[str]:
        """What the rows of the pane show."""
        return [self.pane.render_line(y).text.rstrip() for y in range(self.pane.size.height)]

    def row(self, words: str) -> int:
        """The row of the pane that shows these words."""
        return next(number for number, row in enumerate(self.rows) if words in row)

    def beside(self, words: str) -> tuple[str, str]:
        """The tag and the bar that the reader, which is narrow, has beside the row that shows these words."""
        margin = self.pane.render_line(self.row(words))
        return margin.crop(0, GUTTER - 2).text.strip(), margin.crop(GUTTER - 2, GUTTER).text.strip()

    def style(self, words: str) -> Style:
        """The style of the piece that holds these words."""
        for y in range(self.pane.size.height):
            for text, style, _ in self.pane.render_line(y):
                if words in text and style:
                    return style
        raise AssertionError(f"{words!r} does not stand in one piece in {self.rows}")


@asynccontextmanager
async def running(pane: TextPane, size: tuple[int, int] = (70, 40), theme: str = "dark") -> AsyncIterator[Session]:
    """The pane in an app of this size."""
    messages: list[Message] = []
    app = PaneApp(pane, theme)
    async with app.run_test(size=size, message_hook=messages.append) as pilot:
        await pilot.pause()
        yield Session(pane, pilot, messages)
