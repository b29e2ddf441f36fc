"""What a quotation carries: offsets, mention, cue, role, kind of speaker, confidence, duplicates; and headlines."""

from __future__ import annotations

import pytest

from summarize.document import Document, Paragraph
from summarize.quotes import Quote, find_quotes, find_title_quotes
from summarize.quotes.quote import ATTRIBUTIONS, KINDS, SPEAKER_KINDS


def read(text: str, title: str | None = None) -> tuple[Quote, ...]:
    return find_quotes(Document.from_text(text, title))


def with_kinds(*parts: tuple[str, str]) -> Document:
    """A document of (kind, text) paragraphs."""
    text, paragraphs = "", []
    for kind, part in parts:
        paragraphs.append(Paragraph(kind, len(text), len(text) + len(part)))
        text += part + "\n\n"
    return Document(text, tuple(paragraphs))


class TestOffsets:
    def test_quote_mention_and_cue_are_words_of_the_text(self) -> None:
        text = "  Ferry news.\n\n“It floats,” whispered Captain Jane Doe, and left.  "
        (quote,) = read(text)
        assert text[quote.start : quote.end] == quote.text == "“It floats,”"
        assert quote.mention is not None
        assert quote.cue is not None
        assert text[quote.mention.start : quote.mention.end] == quote.mention.text == "Jane Doe"
        assert text[quote.cue.start : quote.cue.end] == quote.cue.text == "whispered"

    def test_mention_keeps_the_honorific_and_leaves_the_role_out(self) -> None:
        (quote,) = read("Jane Doe sails. \n\n“It floats,” said harbour master Mrs. Doe.")[-1:]
        assert quote.mention is not None
        assert quote.mention.text == "Mrs. Doe"
        assert quote.speaker == "Jane Doe"

    def test_full_stops_of_abbreviations_are_given_back(self) -> None:
        (quote,) = read("Sen. Jane D. Doe of the Harbour Board said the ferry floats again.")
        assert quote.speaker == "Jane D. Doe"
        assert quote.mention is not None
        assert quote.mention.text == "Jane D. Doe"

    def test_inherited_and_continued_stretches_have_no_words_of_their_own(self) -> None:
        quotes = read("“One came,” said Jane Doe. “Then two.\n\n“Then three.”\n\n“Four never came back to us.”")
        assert [(q.attribution, q.mention is None, q.cue is None) for q in quotes] == [
            ("explicit", False, False),
            ("split", False, False),
            ("continued", True, True),
            ("inherited", True, True),
        ]


class TestSpeakers:
    @pytest.mark.parametrize(
        ("mention", "kind"),
        [
            ("Jane Doe", "person"),
            ("a neighbour", "person"),
            ("the Harbour Committee", "organisation"),
            ("police", "organisation"),
            ("some officials", "group"),
            ("residents of the pier", "group"),
            ("a report by the Harbour Committee", "document"),
        ],
    )
    def test_kind(self, mention: str, kind: str) -> None:
        (quote,) = read(f"{mention[0].upper()}{mention[1:]} said the ferry floats again.")
        assert quote.speaker_kind == kind

    @pytest.mark.parametrize(
        ("words", "role"),
        [
            ("Harbour Master Jane Doe said", "Harbour Master"),
            ("Jane Doe, the harbour's engineer, said", "harbour's engineer"),
            ("Jane Doe of the Harbour Committee said", "Harbour Committee"),
            ("Jane Doe said", None),
        ],
    )
    def test_role_is_as_the_text_gives_it(self, words: str, role: str | None) -> None:
        (quote,) = read(f"{words} the ferry floats again.")
        assert (quote.speaker, quote.role) == ("Jane Doe", role)

    def test_a_role_given_once_goes_with_the_name(self) -> None:
        quotes = read("“It floats,” said Harbour Master Jane Doe.\n\n“It will sail,” said Doe.")
        assert [q.role for q in quotes] == ["Harbour Master", "Harbour Master"]

    def test_a_pronoun_that_nobody_fits_is_no_name(self) -> None:
        (quote,) = read("“It floats,” he said.")
        assert quote.speaker is None
        assert quote.attribution == "explicit"
        assert quote.mention is not None
        assert quote.mention.text == "he"

    def test_the_given_name_alone_is_enough(self) -> None:
        quotes = read("Jane Doe built it.\n\n“It floats,” Jane said.")
        assert quotes[0].speaker == "Jane Doe"


class TestConfidence:
    def test_no_pronoun_is_surer_than_a_name_and_an_inherited_speaker_is_the_least_sure(self) -> None:
        said = ["“One came,” said Jane Doe.", "“Two came,” said Doe.", "“Three came,” she said.", "“Four came home.”"]
        text = "\n\n".join(said)
        confidences = [q.confidence for q in read(text)]
        assert confidences == sorted(confidences, reverse=True)
        assert confidences[-2] >= 0.9 > confidences[-1] > 0
        assert confidences[0] > confidences[1], "a full name is surer than a surname"

    def test_words_without_marks_of_their_own_are_verbatim_and_as_sure_as_direct_speech(self) -> None:
        texts = "''One came,'' said Jane Doe.", "“One came,” said Jane Doe.", "Doe said one came."
        doubled, marked, clause = (read(text)[0] for text in texts)
        assert (doubled.kind, doubled.unmarked, doubled.verbatim) == ("indirect", True, True)
        assert (marked.unmarked, marked.verbatim) == (False, True)
        assert (clause.unmarked, clause.verbatim) == (False, False)
        assert doubled.confidence == marked.confidence > clause.confidence

    def test_nobody_is_sure_of_nothing(self) -> None:
        assert [q.confidence for q in read("The “new” ferry sank.")] == [0.0]


class TestKindsOfParagraphs:
    def test_a_pull_quote_is_told_by_its_paragraph(self) -> None:
        document = with_kinds(
            ("paragraph", "“The old ferry floats again,” said Jane Doe. “It will sail in the spring, ice or no ice.”"),
            ("pullquote", "“The old ferry floats again. It will sail in the spring, ice or no ice.”"),
            ("caption", "Harbour Master Jane Doe"),
        )
        pull = find_quotes(document)[-1]
        assert (pull.kind, pull.attribution, pull.speaker) == ("pull", "caption", "Jane Doe")
        assert pull.role == "Harbour Master"
        assert pull.duplicate_of == 0

    def test_a_pull_quote_without_marks_and_caption_has_the_speaker_of_what_it_repeats(self) -> None:
        document = with_kinds(
            ("pullquote", "The old ferry floats again"),
            ("paragraph", "“The old ferry floats again,” said Jane Doe."),
        )
        pull, direct = find_quotes(document)
        assert (pull.kind, pull.attribution, pull.speaker) == ("pull", "inherited", "Jane Doe")
        assert pull.duplicate_of == 1
        assert direct.duplicate_of is None

    def test_a_pull_quote_repeats_the_first_of_two_equal_quotations(self) -> None:
        document = with_kinds(
            ("paragraph", "“The old ferry floats again,” said Jane Doe."),
            ("paragraph", "“The old ferry floats again,” said Peter Stone."),
            ("pullquote", "“The old ferry floats again”"),
        )
        assert find_quotes(document)[-1].duplicate_of == 0

    def test_a_few_words_in_common_are_no_repeat(self) -> None:
        document = with_kinds(
            (
                "paragraph",
                "“At the end of the day we have a ferry that floats and a crew that knows it,” said Jane Doe.",
            ),
            ("pullquote", "“At the end of the day nobody asked the people who live along the river”"),
        )
        assert find_quotes(document)[-1].duplicate_of is None

    def test_a_quotation_runs_on_past_a_pull_quote(self) -> None:
        document = with_kinds(
            ("paragraph", "“We waited for the thaw,” said Jane Doe. “Then the ice went."),
            ("pullquote", "“We waited for the thaw”"),
            ("paragraph", "“After that there was nothing to save.”"),
        )
        quotes = [q for q in find_quotes(document) if q.kind == "direct"]
        assert [q.attribution for q in quotes] == ["explicit", "split", "continued"]
        assert len({q.group for q in quotes}) == 1

    def test_a_credit_quotes_nobody(self) -> None:
        assert find_quotes(with_kinds(("credit", "Reporting by Jane Doe, who says “hello” to all"))) == ()


class TestHeadlines:
    def test_offsets_are_those_of_the_title(self) -> None:
        document = Document.from_text("Jane Doe spoke on Monday.", title="‘It floats’, says Doe")
        (quote,) = find_title_quotes(document)
        assert quote.text == "‘It floats’"
        assert document.title is not None
        assert document.title[quote.start : quote.end] == quote.text

    def test_a_surname_in_the_title_is_the_person_of_the_text(self) -> None:
        document = Document.from_text("Jane Doe spoke on Monday.", title="Doe Says Old Ferry Will Sail In Spring")
        (quote,) = find_title_quotes(document)
        assert (quote.kind, quote.speaker, quote.text) == ("indirect", "Jane Doe", "Old Ferry Will Sail In Spring")

    @pytest.mark.parametrize("title", [None, "", "Ferry sails", "What's new: the ferry"])
    def test_titles_without_quotations(self, title: str | None) -> None:
        assert find_title_quotes(Document.from_text("Jane Doe said the ferry will sail.", title=title)) == ()


def test_values_are_of_the_contract() -> None:
    text = (
        "“One,” said Jane Doe. “Two.\n\n“Three.” She said it was “four” times. Some officials said it was so. A “so” b."
    )
    for quote in read(text):
        assert quote.kind in KINDS
        assert quote.attribution in ATTRIBUTIONS
        assert quote.speaker_kind in (None, *SPEAKER_KINDS)


def test_the_same_text_gives_the_same_quotations() -> None:
    text = "“One,” said Jane Doe of the Harbour Committee. The committee said it was “four” times that."
    assert read(text) == read(text)
