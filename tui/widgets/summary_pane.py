"""The summary pane: the sentences that say what the article says, each with its place in the text."""

from __future__ import annotations

from textual.message import Message

from summarize import Length, Summary, SummarySentence
from tui.clipboard import copy
from tui.lengths import EXPECTED, UnknownLengthError, parse_length
from tui.notes import Note
from tui.reading import Reading
from tui.safe_text import safe_line
from tui.screens.prompt import Prompt
from tui.speech import source_line
from tui.widgets.item_pane import Item, ItemPane
from tui.widgets.text_pane import keys_of
from tui.wording import counted, ordinal

HEADING = "SUMMARY"
LONGEST_STEP = 10
"""One step longer or shorter is fewer sentences than this."""


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
        """Summaries are to have this length; ``reading`` has it already."""

        def __init__(self, length: Length, reading: Reading) -> None:
            super().__init__()
            self.length = length
            self.reading = reading

    class FocusChosen(Message):
        """Summaries are to be bent towards these words; without any, they are of the whole article."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class MethodsAsked(Message):
        """The reader wants to choose among the methods of summarizing."""

    def __init__(self, id: str = "summary") -> None:
        super().__init__(id)
        self._reading: Reading | None = None
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
        self.say(HEADING, _heading(reading))
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

    def _known(self) -> Reading | None:
        """The reading that a key is about; without one the reader is told so."""
        if self._reading is None:
            self.post_message(Note("there is no summary yet"))
        return self._reading

    def action_longer(self, step: int) -> None:
        """One sentence more, or less; more than one where a quotation is only shown whole."""
        if not (reading := self._known()):
            return
        count, of = len(reading.summary.sentences), reading.summary.of
        for wanted in range(count + step, count + LONGEST_STEP * step, step):
            if not 0 < wanted <= of:
                break
            length = Length(sentences=wanted)
            if (len(reading.with_length(length).summary.sentences) - count) * step > 0:
                self._choose_length(length)
                return
        least, most = "one sentence is the least", "this is the whole text"
        self.post_message(Note(least if step < 0 else most if count == of else "no other sentence can stand by itself"))

    def _choose_length(self, length: Length) -> None:
        if self._reading is not None:
            self.show(self._reading.with_length(length))
            self.post_message(self.LengthChosen(length, self._reading))

    def action_length(self) -> None:
        """Ask for a length in sentences, words, or as a share of the text."""
        if not self._known():
            return

        def check(words: str) -> str | None:
            try:
                parse_length(words)
            except UnknownLengthError as error:
                return str(error)
            return None

        def done(words: str | None) -> None:
            if words is not None:
                self._choose_length(parse_length(words))

        self.app.push_screen(Prompt("length", EXPECTED, check=check), done)

    def action_focus(self) -> None:
        """Ask for words that the summary is to speak of; Escape or an empty answer gives that of the whole article."""
        if not (reading := self._known()):
            return
        hint = 'what do you want to know? words, or "a phrase" · Esc or nothing: the whole article again'
        prompt = Prompt("focus", hint, safe_line(reading.focus))
        self.app.push_screen(prompt, lambda words: self._choose_focus(words or ""))

    def _choose_focus(self, words: str) -> None:
        self.post_message(self.FocusChosen(words.strip()))

    def cancel(self) -> bool:
        """Take the focus off; False if there is none."""
        focus = bool(self._reading and self._reading.focus)
        if focus:
            self._choose_focus("")
        return focus

    def action_method(self) -> None:
        """Choose among the methods of summarizing."""
        if self._known():
            self.post_message(self.MethodsAsked())

    def action_copy(self) -> None:
        """Copy the summary with its source."""
        if self._reading is None or not self._reading.summary.sentences:
            self.post_message(Note("there is no summary to copy"))
            return
        sentences = self._reading.summary.sentences
        text = "\n\n".join([*(sentence.text for sentence in sentences), source_line(self._reading.article)])
        copy(self, text, f"{counted(len(sentences), 'sentence')} and the source")


def _heading(reading: Reading) -> str:
    """Towards what, by which method and how long; in words too where the length was not asked for in sentences."""
    summary = reading.summary
    shown = f"{len(summary.sentences)} of {counted(summary.of, 'sentence')}"
    if reading.length and reading.length.sentences is None:
        shown = f"{counted(sum(len(one.text.split()) for one in summary.sentences), 'word')}, {shown}"
    if reading.focus:  # the words asked for need the room
        return f"focus: {reading.focus} · {summary.method} · {len(summary.sentences)} of {summary.of:,}"
    return f"{summary.method} · {shown}"


def _sentences(summary: Summary) -> list[Item[SummarySentence]]:
    """The sentences, numbered."""
    width = len(str(len(summary.sentences)))
    return [
        Item(
            ((safe_line(sentence.text), ()),),
            lead=f"{number:>{width}}  ",
            value=sentence,
            why=_why(sentence, summary),
            space_above=True,
        )
        for number, sentence in enumerate(summary.sentences, 1)
    ]


def _why(sentence: SummarySentence, summary: Summary) -> str:
    """Why this sentence, in lines: its place among all by score, and the method's reasons."""
    place = f"{ordinal(sentence.place)} of {summary.of:,} by {summary.method} · score {sentence.score:.3g}"
    return "\n".join(safe_line(line) for line in (place, *(f"· {reason}" for reason in sentence.reasons)))


def _remarks(summary: Summary) -> list[Item[SummarySentence]]:
    """What the reader should know of this summary."""
    remarks = list(summary.notices)
    if not summary.of:
        remarks.insert(0, "No running text: there is nothing to summarize.")
    elif len(summary.sentences) == summary.of:
        remarks.insert(0, f"The whole text: it has only {counted(summary.of, 'sentence')}.")
    return [Item(((safe_line(remark), ("pane--dim",)),), space_above=True) for remark in remarks]
