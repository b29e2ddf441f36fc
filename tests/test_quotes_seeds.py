"""The five sample articles: every quotation with its kind, its speaker, the rule that found it and its cue."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.document import Document
from summarize.quotes import Quote, find_quotes, find_title_quotes

SEEDS = Path(__file__).parent.parent / "seeds"

# File stem: the expected quotations, one a row: kind, attribution, speaker, cue, group (a letter), first words.
EXPECTED = {
    "000": """
        indirect explicit  Guy_Smith     says    a workers have made significant
        indirect explicit  Guy_Smith     says    b the AUPE has reduced its demands
        direct   explicit  Guy_Smith     said    c "We've made it very clear
        direct   split     Guy_Smith     said    c "We made significant movement.
        direct   continued Guy_Smith     -       c "But at the same time,
        indirect explicit  AUPE          arguing d the laws violate charter freedoms
        indirect explicit  Guy_Smith     said    e while workers want a deal
        direct   explicit  Guy_Smith     said    f "I'm not going to sign a bad deal
        direct   inherited Guy_Smith     -       g "These are hard-working,
        indirect explicit  Dave_Hancock  said    h the province would prefer
        direct   explicit  Dave_Hancock  said    i "I think there's been
        direct   inherited Dave_Hancock  -       j "We're flexible at the table.
        indirect explicit  Dave_Hancock  said    k they need to have a deal
        indirect explicit  Alison_Redford said   l salary restraint is crucial
        indirect explicit  Dave_Hancock  said    m a decision on that
    """,
    "001": """
        indirect explicit  AUPE          says    a the province has proposed
        direct   explicit  Guy_Smith     said    b “This is an act of revenge
        direct   inherited Guy_Smith     -       c “An independent arbitrator ruled
        direct   continued Guy_Smith     -       c “Yet here we see
        mixed    explicit  AUPE          According_to d the government is also looking
        indirect explicit  Travis_Toews  said    e hard choices would have
        direct   explicit  Travis_Toews  wrote   f “Holding the line
        direct   inherited Travis_Toews  -       g "I have said many times
        direct   explicit  Guy_Smith     responded h “It is clear that these
        indirect explicit  Travis_Toews  said    i the government would have to find
        indirect explicit  Rachel_Notley noted   j the arbitration award
        direct   inherited Rachel_Notley -       k “The government's attempt
        indirect explicit  Alberta_government said l union jobs would be guaranteed
    """,
    "002": """
        direct   explicit  Guy_Smith     sends_out_a_rally_cry a "Never before
        pull     caption   Guy_Smith     -       b “Members are going to need
        direct   explicit  Guy_Smith     says    c "We must prepare
        direct   explicit  Guy_Smith     says    d “It’s our job
        direct   split     Guy_Smith     says    d “These are our guiding principles.”
        direct   explicit  Guy_Smith     says    e “When we met the government
        direct   split     Guy_Smith     says    e “We can expect to see more
        direct   continued Guy_Smith     -       e “Members are going to need
        scare    none      -             -       f “in power,”
        direct   explicit  Guy_Smith     says    g “I know how dedicated
        direct   split     Guy_Smith     says    g “Sucessful negotiations
    """,
    "003": """
        pull     caption   Sandra_Azocar -       a “There are no sure things
        direct   explicit  Sandra_Azocar says    b “Our experiences with the government
        direct   explicit  Sandra_Azocar says    c “There are no sure things
        direct   split     Sandra_Azocar says    c “However, there are many important
        indirect explicit  Sandra_Azocar According_to d there are three big takeaways
        direct   explicit  Sandra_Azocar says    e "We always want the data
        direct   split     Sandra_Azocar says    e “But we must also recognize
        direct   explicit  Sandra_Azocar says    f “A union is not some kind
        direct   split     Sandra_Azocar says    f “Unions are groups of people
        pull     caption   Sandra_Azocar -       g “Our employers take us seriously
        direct   explicit  Sandra_Azocar says    h “Our employers take us seriously
        direct   split     Sandra_Azocar says    h “After a full year
        pull     caption   Sandra_Azocar -       i “Creating a MyAUPE account
        direct   explicit  Sandra_Azocar says    j “You must be prepared
        direct   split     Sandra_Azocar says    j “Creating a MyAUPE account
    """,
    "004": """
        direct   explicit  Darren_Graham says    a “Members set the mandate
        direct   split     Darren_Graham says    a “I was on our AHS
        pull     caption   Darren_Graham -       b “The most important action
        direct   explicit  Darren_Graham says    c “The course is tailored
        direct   split     Darren_Graham says    c “For example, if Essential
        direct   explicit  Darren_Graham says    d “The most important action
        direct   split     Darren_Graham says    d “This is a concept
    """,
}
# Kept out of the table: reports that readers may disagree on.
BORDERLINE = ("feeling energized and confident", "we are not afraid to take to the streets", "“YES”")


def raw_document(stem: str) -> Document:
    """The sample as it was scraped, nothing told about its paragraphs, but for the lines of menus and the like."""
    path = next(SEEDS.glob(f"{stem}_*.txt"))
    return Document.from_text(path.read_text(encoding="utf-8").replace("Text only block\n", ""))


@pytest.fixture(scope="module", params=sorted(EXPECTED))
def seed(request: pytest.FixtureRequest) -> tuple[str, tuple[Quote, ...]]:
    stem = request.param
    document = raw_document(stem)
    title = len("01/24/2014 04:31 EST | Updated 03/26/2014 05:59 EDT\n\nAUPE President Says Concessions Made,")
    first = title if stem == "000" else 0
    found = [q for q in find_quotes(document) if q.start >= first and not q.text.startswith(BORDERLINE)]
    return stem, tuple(found)


def rows(stem: str) -> list[list[str]]:
    return [line.split(maxsplit=5) for line in EXPECTED[stem].strip().split("\n")]


def test_kinds_rules_speakers_and_cues(seed: tuple[str, tuple[Quote, ...]]) -> None:
    stem, found = seed
    expected = [
        (kind, rule, None if who == "-" else who.replace("_", " "), None if cue == "-" else cue.replace("_", " "))
        for kind, rule, who, cue, _, _ in rows(stem)
    ]
    assert [(q.kind, q.attribution, q.speaker, q.cue and q.cue.text) for q in found] == expected


def test_first_words(seed: tuple[str, tuple[Quote, ...]]) -> None:
    stem, found = seed
    for quote, row in zip(found, rows(stem), strict=True):
        assert quote.text.startswith(row[5])


def test_stretches_of_one_utterance_share_a_group(seed: tuple[str, tuple[Quote, ...]]) -> None:
    stem, found = seed
    letters: dict[int, str] = {}
    assert [letters.setdefault(q.group, row[4]) for q, row in zip(found, rows(stem), strict=True)] == [
        row[4] for row in rows(stem)
    ]


def test_quotations_begin_and_end_with_the_marks_of_the_text() -> None:
    quotes = find_quotes(raw_document("002"))
    cry = next(q for q in quotes if q.text.startswith('"Never before'))
    assert cry.text.endswith('2024 will be OUR year of bargaining."')
    unclosed = next(q for q in quotes if q.text.startswith("“We can expect"))
    assert unclosed.text == "“We can expect to see more of the same this time around."


def test_clauses_end_before_the_full_stop_and_keep_their_marked_words() -> None:
    mixed = next(q for q in find_quotes(raw_document("001")) if q.kind == "mixed")
    assert mixed.text.endswith('and to make "it easier to contract out the work of AUPE members."')
    (marked,) = mixed.marked
    text = raw_document("001").text
    assert text[slice(*marked)] == '"it easier to contract out the work of AUPE members."'


def test_pull_quotes_point_to_what_they_repeat_although_that_has_its_attribution_inside() -> None:
    quotes = find_quotes(raw_document("003"))
    repeated = [quotes[q.duplicate_of] for q in quotes if q.duplicate_of is not None]
    assert [q.text.split(",")[0] for q in repeated] == [
        "“There are no sure things in bargaining",
        "“Our employers take us seriously when they see our solidarity in action",
        "“Creating a MyAUPE account is the best way to stay informed",
    ]


def test_roles_are_as_the_text_gives_them() -> None:
    roles = {(q.speaker, q.role) for q in find_quotes(raw_document("001")) if q.mention and q.mention.text == q.speaker}
    assert ("Guy Smith", "AUPE President") in roles
    assert ("Travis Toews", "Finance Minister") in roles
    assert ("Rachel Notley", "Opposition NDP Leader") in roles


def test_the_headline_gives_its_clause_to_the_president_whom_only_the_text_names() -> None:
    whole = raw_document("000").text
    title = "AUPE President Says Concessions Made, But Union Won't Sign A 'Bad Deal'"
    body = whole[whole.index("EDMONTON") :]
    (quote,) = find_title_quotes(Document.from_text(body, title=title))
    assert quote.text == title[title.index("Concessions") :]
    assert (quote.kind, quote.speaker, quote.role) == ("mixed", "Guy Smith", "AUPE President")
    assert quote.mention is not None
    assert (quote.mention.text, title[quote.mention.start : quote.mention.end]) == ("AUPE President", "AUPE President")
    assert [title[a:b] for a, b in quote.marked] == ["'Bad Deal'"]
