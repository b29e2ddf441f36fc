"""The summary pane: the sentences that say what the article says, each with its place in the text."""

from __future__ import annotations

from textual.message import Message

from summarize import Length, Summary, SummarySentence
from summarize.methods import names
from tui.notes import Note
from tui.reading import Reading
from tui.safe_text import safe_block, safe_line
from tui.speech import source_line
from tui.widgets.item_pane import Item, ItemPane
from tui.widgets.text_pane import keys_of
from tui.wording import counted

HEADING = "SUMMARY"


class SummaryPane(ItemPane[SummarySentence], inherit_bindings=False):
    """The summary of the article, numbered as its sentences stand in the text."""

    BINDINGS = keys_of("summary")

    class Moved(Message):
        """The cursor came to this sentence: the reader follows."""

        def __init__(self, sentence: SummarySentence) -> None:
            super().__init__()
            self.sentence = sentence

    class Chosen(Moved):
        """This sentence was chosen: the reader takes over there."""

    class LengthChosen(Message):
        """The summary has another length; ``reading`` holds it already."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    class MethodChosen(Message):
        """The summary is to be made by this method."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, id: str = "summary") -> None:
        super().__init__(id)
        self._reading: Reading | None = None
        self._asked = ""  # the method asked for last: one that fails must not be offered for ever
        self.say(HEADING)

    def show(self, reading: Reading | None) -> None:
        """Show the summary of a reading; None shows nothing. The cursor keeps its place in the same article."""
        stay = bool(reading and self._reading and reading.article.id == self._reading.article.id)
        self._reading = reading
        if reading is None:
            self.say(HEADING)
            self.say_only("")
            return
        summary = reading.summary
        self.say(HEADING, f"{summary.method} · {len(summary.sentences)} of {counted(summary.of, 'sentence')}")
        self.set_items([*_sentences(summary), *_remarks(summary)], stay)

    def working(self) -> None:
        """Say that the summary is being made."""
        self.say(HEADING, "reading …")

    def reached(self, value: SummarySentence) -> None:
        """The reader follows."""
        self.post_message(self.Moved(value))

    def chosen(self, value: SummarySentence) -> None:
        """The reader takes over."""
        self.post_message(self.Chosen(value))

    def action_longer(self, step: int) -> None:
        """One sentence more, or less."""
        if self._reading is None:
            return
        summary = self._reading.summary
        wanted = len(summary.sentences) + step
        if wanted < 1 or (len(summary.sentences) in (0, summary.of) and step > 0):
            self.post_message(Note("one sentence is the least" if step < 0 else "this is the whole text"))
            return
        self.show(self._reading.with_length(Length(sentences=wanted)))
        self.post_message(self.LengthChosen(self._reading))

    def action_method(self) -> None:
        """The next method of summarizing."""
        if self._reading is None:
            return
        known = names()
        method = self._asked or self._reading.ranking.method
        self._asked = known[(known.index(method) + 1) % len(known)] if method in known else known[0]
        self.post_message(self.MethodChosen(self._asked))

    def action_copy(self) -> None:
        """Copy the summary with its source."""
        if self._reading is None or not self._reading.summary.sentences:
            self.post_message(Note("there is no summary to copy"))
            return
        sentences = self._reading.summary.sentences
        text = "\n\n".join([*(sentence.text for sentence in sentences), source_line(self._reading.article)])
        self.app.copy_to_clipboard(safe_block(text).text)
        self.post_message(Note(f"copied: {counted(len(sentences), 'sentence')} and the source"))


def _sentences(summary: Summary) -> list[Item[SummarySentence]]:
    """The sentences, numbered."""
    width = len(str(len(summary.sentences)))
    return [
        Item(
            ((safe_line(sentence.text), ()),),
            lead=f"{number:>{width}}  ",
            value=sentence,
            why=safe_line("; ".join(sentence.reasons)) or "the method gives no reason",
            space_above=True,
        )
        for number, sentence in enumerate(summary.sentences, 1)
    ]


def _remarks(summary: Summary) -> list[Item[SummarySentence]]:
    """What the reader should know of this summary."""
    remarks = list(summary.notices)
    if not summary.of:
        remarks.insert(0, "No running text: there is nothing to summarize.")
    elif len(summary.sentences) == summary.of:
        remarks.insert(0, f"The whole text: it has only {counted(summary.of, 'sentence')}.")
    return [Item(((safe_line(remark), ("pane--dim",)),), space_above=True) for remark in remarks]
