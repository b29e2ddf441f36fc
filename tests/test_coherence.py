"""What a sentence needs to be read by itself, and summaries of the five samples as a careful editor reads them."""

import re
from functools import cache
from pathlib import Path

import pytest
from readings import read_bytes

from articles.article import Article
from summarize import Document, Length, Ranking, rank, select
from summarize.coherence import Standing, leaned_on, standings

SEEDS = {path.stem[:3]: path for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))}
BEFORE = "A bakery opened in the old mill near the river."


def standing(sentence: str, before: str = BEFORE, **fields: str) -> Standing:
    """The standing of one sentence that follows another."""
    found = standings(Document.from_text(f"{before}\n\n{sentence}", **fields))
    assert len(found) == 2, "the example is one sentence"
    return found[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "He bakes two hundred loaves every morning.",
        "“It sells bread and rolls all day,” said Ann Reed.",
        "Its owner is looking for a second baker.",
        "They’ve been selling bread since early spring.",
        "This decision has cost the town a lot.",
        "That was the best bread of the whole county.",
        "It was closed again within the first month.",
        "On Tuesday, he sold the mill to a neighbour.",
        "In March she moved back to the coast.",
        "Despite the rain, they opened at six o'clock.",
        "Some of them came from the other bank.",
        "Others drove past it without a single look.",
        "Some said the bread was far too dear.",
        "The mill is a hundred years old, she said.",
        "“The bread here is as good as ever,” he said.",
        "Further to this, the town has bought an oven.",
        "But the mill is too small for a bakery.",
        "“And the flour comes from here,” said Ann Reed.",
        "However, bread is cheaper in the next town.",
        "As a result, two other bakeries have closed.",
        "For example, rolls are sold out by nine.",
        "Instead, people go to the market for rolls.",
        "That said, nobody complains about the bread here.",
        "LONDON (Reuters) - But bread has become dear again.",
        "Yes, the bread is as good as promised.",
        "The company said it was a risk.",
        "The 62-year-old learned her trade in France.",
    ],
)
def test_what_points_back_needs_the_sentence_before(sentence: str) -> None:
    assert standing(sentence).needs == (0,)
    assert standing(sentence).fault is None


@pytest.mark.parametrize(
    "sentence",
    [
        "It is hard to bake without any flour.",
        "It rained for a week before the harvest.",
        "It was Ann Reed who bought the mill.",
        "It is believed the mill will be sold soon.",
        "It can be extremely hard to find good bread.",
        "It took three years to repair the roof.",
        "This week the bakers of the county meet.",
        "Those who come early get the best rolls.",
        "These days bread is made by machines only.",
        "Some people come here from the other bank.",
        "So far nobody has complained about the smell.",
        "Instead of bread the old shop sells shoes.",
        "Both Ann Reed and Joe Hall bake bread.",
        "On Tuesday, the council sold the old mill.",
        "When Ann Reed came, she brought an oven.",
        "There is no other bakery in the valley.",
        "The minister for trade came to the opening.",
        "Butter has become dear in the whole county.",
        "Thatcher Lane is closed to cars on Sundays.",
    ],
)
def test_what_points_at_nothing_stands_alone(sentence: str) -> None:
    assert standing(sentence).alone


def test_the_first_sentence_has_nothing_before_it() -> None:
    assert standings(Document.from_text("It has been a long and dry year for the farmers."))[0].alone


def test_a_caption_between_them_is_passed_over() -> None:
    text = f"{BEFORE} Scroll down for the video of it. He bakes two hundred loaves every morning."
    assert [s.needs for s in standings(Document.from_text(text))] == [(), (), (0,)]


class TestNames:
    def test_a_bare_name_is_known_from_the_full_one(self) -> None:
        found = standing("Reed had been looking for a mill.", "The baker Ann Reed has bought the old mill.")
        assert found.names == ("Reed",)
        assert not found.alone

    @pytest.mark.parametrize("sentence", ["Last year Mr Hall sold the mill.", "The town thanked Hall for the mill."])
    def test_with_a_title_and_anywhere_in_the_sentence(self, sentence: str) -> None:
        assert standing(sentence, "Its owner was Joe Hall of Leeds.").names == ("Hall",)

    def test_the_headline_introduces_too(self) -> None:
        found = standing("Reed had been looking for a mill.", "Ann Reed has bought it.", title="Ann Reed buys a mill")
        assert found.names == ()

    def test_a_name_that_nobody_introduced_is_let_be(self) -> None:
        assert standing("Tesco had been looking for a mill.").alone

    def test_a_role_is_known_from_its_noun(self) -> None:
        assert standing("The minister came by train.", "Trade minister Ann Reed saw it.").names == ("minister",)
        assert standing("The minister came by train.", "Ann Reed was there all day.").needs == (0,)


class TestQuotations:
    def test_all_sentences_of_it_are_needed(self) -> None:
        text = "“We bake at night. We sleep by day. Nobody minds it,” Ann Reed said."
        assert [s.needs for s in standings(Document.from_text(text))] == [(1, 2), (0, 2), (0, 1)]

    def test_over_paragraphs_that_open_again(self) -> None:
        text = "“We bake at night all the year,” Ann Reed said. “We sleep by day.\n\n“Nobody has ever minded it.”"
        assert standings(Document.from_text(text))[2].needs == (0, 1)

    def test_without_a_speaker_the_sentence_before_must_speak(self) -> None:
        said = "“We bake at night all the year,” Ann Reed said."
        assert standing("“The town sleeps while we are at work.”", said).needs == (0,)
        assert standing("“The town sleeps while we are at work.”").fault == "nobody says it"

    def test_an_expression_in_marks_needs_no_speaker(self) -> None:
        assert standing("The mill is known as “the old lady” of the valley.").alone

    @pytest.mark.parametrize(
        "half", ["“The town sleeps while we work, Ann Reed said.", "We are at work,” Ann Reed said."]
    )
    def test_half_a_quotation_is_a_fault(self, half: str) -> None:
        assert standing(half).fault == "half a quotation"

    def test_in_single_marks(self) -> None:
        text = "'We bake at night. We sleep by day,' Ann Reed said. The bakers' oven isn't old."
        assert [s.needs for s in standings(Document.from_text(text))] == [(1,), (0,), ()]


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("The bakery is open.", "too short"),
        ("Bread " * 61 + "is all they ever had.", "too long"),
        ("The bakery opens its doors in March", "no whole sentence"),
        ("Proud owner: Ann Reed in front of her old mill .", "no whole sentence"),
        ("The road has been closed by order of Lt.", "cut off"),
        ("and then they went on to the next town.", "starts in the middle"),
        ("Scroll down for the video of the oven.", "page furniture"),
        ("Click here to see all of the pictures.", "page furniture"),
        ("10:32 GMT: The doors of the bakery open.", "page furniture"),
        ("Ann Reed (left) opens the doors of her bakery.", "page furniture"),
        ("Correction: The bakery was opened in May, not in March.", "page furniture"),
        ("Ann Reed and Joe Hall contributed to this report.", "page furniture"),
        ("Reporting by Ann Reed and Joe Hall in Leeds.", "page furniture"),
        ("Read more: The best bakeries of the whole county.", "page furniture"),
        ("Read more on bread: The best bakeries of all.", "page furniture"),
        ("A: The bread is baked in the old mill.", "page furniture"),
        ("Copyright 2015 The Valley Post, all rights reserved.", "page furniture"),
        ("Follow us for news from all over the valley.", "page furniture"),
        ("Tell us what you think of the new bread.", "page furniture"),
        ("- The bakery opens its doors at six in the morning.", "page furniture"),
        ("London, Leeds, York, Hull, Bath, Dover, Ely.", "list"),
        ("Which of these breads would you like to try?", "asks the reader"),
    ],
)
def test_what_is_no_sentence_of_the_story_is_a_fault(sentence: str, fault: str) -> None:
    assert standing(sentence).fault == fault


def test_the_headline_again_is_a_fault() -> None:
    assert standing("Council closes the town library.", title="Council Closes the Town Library").fault


@pytest.mark.parametrize(
    "sentence",
    [
        "Published in spring, the study speaks of bread.",
        "The baker shared pictures of her oven on Twitter.",
        "More than two hundred people came to the opening.",
        "The opening (the first since 1998) drew a crowd.",
        "At 10:32 the doors of the bakery were opened.",
        "The bread sold out on the day it came out.",
        "A spokesman for the bakery said: “The bread is still good.”",
        "More than forty people told the paper: “The bread is good.”",
        "The views expressed by bakers and millers are much the same.",
        "A bakery on Main Street gave away four hundred loaves of bread before breakfast and ran out of flour.",
        "The bread is baked every morning by Ant and Dec.",
        "The guests include Ann Reed, Joe Hall, Guy Smith and Mary Bell.",
        "On Friday the bakers Ann Reed and Joe Hall meet Guy Smith, Mary Bell and Jim Hill in London, Leeds and York.",
        "“The bread is as good as ever,” recommended Ann Reed.",
        "Its slogan is: “The best bread in the whole valley”.",
        "Is the bread of the mill still good ?",
    ],
)
def test_what_only_looks_like_furniture_is_none(sentence: str) -> None:
    assert standing(sentence).fault is None


HOSTILE = {
    "marks": '"' * 100_000,
    "parted marks": "' " * 100_000,
    "apostrophes": "’" * 200_000,
    "one letter": "A" * 200_000,
    "names": "Aa " * 60_000,
    "brackets": "(" * 200_000,
    "it": "It is " + "very " * 40_000 + "late.",
    "on": "On x, he " * 25_000,
    "more": "more on the " * 20_000,
    "open": "He said “yes to it.\n\n" * 4_000,
    "people": "Guy Smith met Smith again. " * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_no_trouble(text: str) -> None:
    document = Document.from_text(text)
    assert len(standings(document)) == len(document.sentences)


# --- The five samples, judged by plain rules of this test.

POINTS_BACK = set(
    "He She They It This That These Those His Her Their Its But And Or So However Meanwhile Also Then Instead Still "
    "Yet Yes, No, Nor Thus Therefore Moreover".split()
)
FURNITURE = (
    "Sign in", "Text only", "Related articles", "Also on HuffPost", "With files", "Photo gallery", "Quick Exit",
    "CONTACT US", "Town Halls", "All details",
)  # fmt: skip
PEOPLE = (
    "Guy Smith", "Dave Hancock", "Alison Redford", "Travis Toews", "Rachel Notley", "Sandra Azocar", "Darren Graham",
)  # fmt: skip
IMPERSONAL = re.compile(r"It is (?:\w+ )?(?:hard|difficult|easy) (?:for|to)\b")
SAYS = re.compile(r"\b(?:sa(?:id|ys)|wrote|responded|told|adds|explains|sends out)\b")
MARK = re.compile('["“”]')


@cache
def sample(name: str) -> Article:
    """The article of a sample."""
    article = read_bytes(SEEDS[name].read_bytes(), name)
    assert isinstance(article, Article)
    return article


def runs(numbers: list[int]) -> list[list[int]]:
    """The numbers in runs that follow each other without a gap."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark opens a quotation: nothing or a blank stands before it."""
    return mark.start() == 0 or text[mark.start() - 1] in " (\n"


def faults(numbers: list[int], texts: list[str], title: str | None) -> list[str]:
    """The faults of a summary that has these sentences of the article."""
    found = []
    before = (title or "") + " "
    for number in numbers:
        text = texts[number]
        first = re.sub(r"^EDMONTON --? ", "", text).lstrip('“"').partition(" ")[0]
        if (
            not POINTS_BACK.isdisjoint((first, first.rstrip(",")))
            and not IMPERSONAL.match(text)
            and number
            and number - 1 not in numbers
        ):
            found.append(f"points back: {text}")
        before += text + " "
        found += [f"bare name: {text}" for name in PEOPLE if name.split()[1] in text and name not in before]
        if not 5 <= len(text.split()) <= 60 or not re.search(r"[.!?][\"”’)]?$", text) or first[:1].islower():
            found.append(f"no sentence: {text}")
        if any(words in text for words in FURNITURE) or text.rstrip(".") == title or "<" in text:
            found.append(f"furniture: {text}")
    for run in runs(numbers):
        text = "\n".join(texts[number] for number in run)
        marks = list(MARK.finditer(text))
        if marks and (not opens(text, marks[0]) or opens(text, marks[-1])):
            found.append(f"half a quotation: {text}")
        if any(texts[number][0] in '"“' for number in run) and not SAYS.search(text):
            found.append(f"nobody says it: {text}")
    for a, b in ((a, b) for a in numbers for b in numbers if a < b):
        words = [set(re.findall(r"\w{4,}", texts[number].lower())) for number in (a, b)]
        if len(words[0] & words[1]) > 0.75 * min(map(len, words)):
            found.append(f"twice: {texts[a]} / {texts[b]}")
    return found


@pytest.mark.parametrize("method", ["nutgraf", "lead", "lexrank", "textrank"])
@pytest.mark.parametrize("name", SEEDS)
def test_the_summaries_of_the_samples_have_no_faults(name: str, method: str) -> None:
    article = sample(name)
    texts = [article.text[sentence.start : sentence.end] for sentence in article.document.sentences]
    ranking = rank(article.document, method)
    for count in range(1, 11):
        numbers = [sentence.number for sentence in select(article.document, ranking, Length(sentences=count)).sentences]
        assert 0 < len(numbers) <= count
        assert numbers == sorted(numbers)
        assert faults(numbers, texts, article.title) == []


def test_the_rules_of_this_test_see_faults() -> None:
    article = sample("000")
    texts = [article.text[sentence.start : sentence.end] for sentence in article.document.sentences]
    assert faults([0, 1, 2], texts, article.title) == []
    kinds = {fault.partition(":")[0] for fault in faults([3, 4, 9, 20, 25], texts, article.title)}
    assert kinds >= {"half a quotation", "nobody says it", "points back"}
    assert faults([12], texts, article.title)[0].startswith("bare name")


class TestLeanedOn:
    """Why a sentence of a summary is there, where another one needs it."""

    def test_the_sentence_that_a_pronoun_points_to(self) -> None:
        document = Document.from_text("The mill on the river burned. It made paper for many years. Nobody was hurt.")
        assert leaned_on(document, 0, [0, 1]) == "is read together with the sentence after it"
        assert leaned_on(document, 0, [0, 2]) == ""
        assert leaned_on(document, 1, [0, 1]) == ""

    def test_the_sentence_that_introduces_a_name(self) -> None:
        document = Document.from_text("Mayor Anna Holm spoke first. Rain fell on the town. Holm left at noon.")
        assert leaned_on(document, 0, [0, 2]) == "introduces Holm"

    def test_a_run_of_letters_that_never_ends_is_no_name(self) -> None:
        name = "Holm" * 50_000
        document = Document.from_text(f"Mayor Anna {name} spoke first. Rain fell on the town. {name} left at noon.")
        assert leaned_on(document, 0, [0, 2]) == ""

    def test_a_summary_says_it_of_a_sentence_that_its_score_did_not_choose(self) -> None:
        document = Document.from_text("The mill on the river burned. It made paper for many years. Nobody was hurt.")
        ranking = Ranking("any", [0.0, 9.0, 8.0], [("own",), (), ()])
        first, second = select(document, ranking, Length(sentences=2)).sentences
        assert first.reasons == ("is read together with the sentence after it", "own")
        assert second.reasons == ()
