"""Any string at all: no exception, sound offsets, and time that grows no faster than the text."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from steps import steps

from summarize.document import Document
from summarize.quotes import find_quotes, find_title_quotes

PIECES = [
    *"“”\"'‘’„«»‚‹›`,.?!:;—―-[]()@1é\xa0\u2024\u200b\x1b\ud800",
    *("''", "``", "Q:", "A:", "SMITH:", "(CROSSTALK)", "\n\n― Guy Smith", "as", "puts it", "adding", "I"),
    *"\n \t",
    "\n\n",
    *"said says told arguing according".split(),
    *"Guy Smith Jane Doe AUPE Union President Mr. he she it they who that the a letter report union president".split(),
    *"and but where by for of in Friday According".split(),
    "According to",
    "“No,”",
]

# Each makes a text of about the length that is asked for.
LONG: dict[str, Callable[[int], str]] = {
    "straight marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "single marks": lambda n: "'a " * (n // 3),
    "one word": lambda n: "a" * n,
    "capitals": lambda n: "A" * n,
    "hyphens": lambda n: "A-" * (n // 2),
    "blanks": lambda n: "a" + " " * n + "b",
    "lines": lambda n: "a\n" * (n // 2),
    "commas": lambda n: "a, " * (n // 3) + "he said that it is so",
    "cues": lambda n: "said " * (n // 5),
    "one sentence of attributions": lambda n: ", he said" * (n // 9),
    "one paragraph of quotations": lambda n: "“It is so,” he said. " * (n // 21),
    "unclosed paragraphs": lambda n: "“It is so, he said.\n\n" * (n // 21),
    "one name": lambda n: "Guy Smith " * (n // 10),
    "many names": lambda n: " ".join(f"Guy Smith{chr(97 + k % 26)}{'x' * (k // 26)} said so." for k in range(n // 100)),
    "doubled apostrophes": lambda n: "''a " * (n // 4),
    "low and angled marks": lambda n: "„a ‚b ‹c " * (n // 9),
    "turns": lambda n: "GUY SMITH: we go now\n\nDOE: to the town we go\n\n" * (n // 46),
    "stage directions": lambda n: "SMITH: we go now\n\n(A)\n\n" * (n // 23),
    "signed lines": lambda n: "“It is so.” — Guy Smith\n" * (n // 24),
    "hanging": lambda n: "“it is so,” adding, " * (n // 20),
    "roles of many": lambda n: "The chief Jane Walker said so. The chief said no. " * (n // 50),
    "companies": lambda n: "Drug firm Acme and Bolt said so. The company said no. " * (n // 55),
    "acronyms": lambda n: "The Big Old Club (BOC) said so. The club said no. " * (n // 51),
    "documents": lambda n: "The report said so. A survey by Acme said no. " * (n // 47),
    "compounds": lambda n: "Acme-based" * (n // 10),
    "relative clauses": lambda n: "Smith, who said it was, " * (n // 24),
    "words for things": lambda n: "called it “a very big thing” and " * (n // 33),
    "participles": lambda n: "it was, adding it was " * (n // 22),
    "clauses and clauses": lambda n: "Smith said that it was and " * (n // 27),
    "listeners": lambda n: "told the town " * (n // 14) + "that it was so",
    "pull quotes": lambda n: "“One two three four five six.”\nGuy Smith\n\n" * (n // 42),
}


@pytest.mark.parametrize("name", LONG)
def test_work_grows_with_the_length_of_the_text(name: str) -> None:
    short, long = (steps(Document.from_text(LONG[name](size))) for size in (2_000, 16_000))
    assert long < 8 * short * 1.6 + 2_000


@pytest.mark.parametrize("name", LONG)
def test_very_long_texts_are_read(name: str) -> None:
    text = LONG[name](100_000)
    quotes = find_quotes(Document.from_text(text))
    assert all(quote.text == text[quote.start : quote.end] for quote in quotes)


@pytest.mark.parametrize("seed", range(8))
def test_random_texts(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        text = "".join(chance.choice(PIECES) + chance.choice(["", " "]) for _ in range(chance.randint(0, 60)))
        document = Document.from_text(text, title=text)
        quotes = find_quotes(document)
        assert [q.start for q in quotes] == sorted(q.start for q in quotes)
        for quote in quotes:
            assert text[quote.start : quote.end] == quote.text != ""
            for words in (quote.mention, quote.cue):
                assert words is None or text[words.start : words.end] == words.text != ""
            assert quote.duplicate_of is None or 0 <= quote.duplicate_of < len(quotes)
            assert 0 <= quote.confidence <= 1
            assert quote.speaker is None or quote.attribution != "none"
        for quote in find_title_quotes(document):
            assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", '"', "“", "”", "'", "said", "“”", '""', "he said “", ": “a”", "\ud800"]
)
def test_tiny_texts(text: str) -> None:
    """Marks around a word or nothing are at most a scare quote, and nobody's."""
    document = Document.from_text(text, title=text)
    for quote in (*find_quotes(document), *find_title_quotes(document)):
        assert (quote.kind, quote.speaker, quote.text) == ("scare", None, text[quote.start : quote.end])


def test_no_paragraphs_at_all() -> None:
    assert find_quotes(Document("“It is so,” said Guy Smith.")) == ()
