"""Makes a library of invented articles, so that every figure about large libraries can be repeated by anybody.

    python benchmarks/made_library.py 100000 library.jsonl

JSON Lines as `nutgraf add` reads them, written as they are made; the same number always gives the same bytes. An
article has about 1,800 characters of six paragraphs, a by-line, one of seven sectors and a minute within 13 years, and
every third paragraph quotes somebody. "council" stands in nearly every article, "zugzwang" in one of 5,000.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import IO

COMMON, RARE = "council", "zugzwang"
RARE_EVERY = 5000
BEGIN, YEARS = datetime(2012, 1, 1, tzinfo=UTC), 13
LONG_ENOUGH = 1800  # characters
SENTENCES = 3  # a paragraph

SECTORS = {
    "harbours": "Harbours",
    "libraries": "Libraries",
    "forestry": "Forestry",
    "railways": "Railways",
    "fisheries": "Fisheries",
    "theatres": "Theatres",
    "bakeries": "Bakeries",
}
FIRST = "Ada Bruno Clara Dmitri Esther Farid Greta Hugo Ines Jonas Kamala Leon Mira Nils Olga Pavel".split()
LAST = "Abbott Bergman Castillo Dufour Eriksen Fontaine Grant Holm Ivanov Jensen Kaplan Lund Mercer Novak".split()
ROLES = "treasurer,harbour master,chief librarian,mayor,union secretary,professor,spokeswoman,deputy minister".split(
    ","
)
SUBJECTS = "the council,a committee,the ferry company,the town,the guild,a court,the museum,the ministry".split(",")
VERBS = "approved,postponed,reviewed,published,rejected,defended,extended,questioned,announced,withdrew".split(",")
OBJECTS = """the budget for repairs,a plan for longer opening hours,the timetable of the night ferry,a study of wages
the lease of the old mill,a ban on heavy lorries,the sale of two warehouses,a pension agreement
new rules for apprentices,the price of season tickets,a report about flooding,the rebuilding of the pier""".replace(
    "\n", ","
).split(",")
CIRCUMSTANCES = """after months of talks,on the eve of the election,without a vote,in spite of protests
for the third year in a row,before the summer recess,at a crowded meeting,by a narrow margin
against the advice of engineers,as costs continued to rise,while repairs went on,to the surprise of many""".replace(
    "\n", ","
).split(",")


def articles(count: int) -> Iterator[dict[str, object]]:
    """So many articles, with the field names of the JSON that nutgraf prints."""
    chance = random.Random(1)
    minutes = YEARS * 365 * 24 * 60
    for number in range(count):
        sector = chance.choice(list(SECTORS))
        published = BEGIN + timedelta(minutes=chance.randrange(minutes))
        yield {
            "id": f"made-{number:07d}",
            "source": f"made/{number:07d}",
            "title": f"{_clause(chance, capital=True)}, no. {number}",
            "byline": _name(chance),
            "published": published.isoformat(),
            "sectors": [{"id": sector, "name": SECTORS[sector], "primary": True}],
            "text": _text(chance, number),
        }


def write(count: int, file: IO[str]) -> None:
    """Write so many articles as JSON Lines."""
    for article in articles(count):
        file.write(json.dumps(article, ensure_ascii=False) + "\n")


def _text(chance: random.Random, number: int) -> str:
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < LONG_ENOUGH:
        sentences = [_sentence(chance) for _ in range(SENTENCES)]
        if len(paragraphs) % 3 == 1:
            sentences[1] = f"“{sentences[1][:-1]},” said {_name(chance)}, {chance.choice(ROLES)} of {_place(chance)}."
        paragraphs.append(" ".join(sentences))
    if number % RARE_EVERY == RARE_EVERY // 2:
        paragraphs[-1] += f" One member called it a {RARE}."
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    """Two clauses, with a word of its own here and there so that the index has a tail as that of a language has."""
    joined = f"{_clause(chance, capital=True)}, and {_clause(chance)}"
    return f"{joined} in {_place(chance)}." if chance.random() < 0.5 else f"{joined}."


def _clause(chance: random.Random, *, capital: bool = False) -> str:
    subject = chance.choice(SUBJECTS)
    subject = subject[0].upper() + subject[1:] if capital else subject
    return f"{subject} {chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(CIRCUMSTANCES)}"


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def _place(chance: random.Random) -> str:
    """One of some 30,000 invented towns, few of which are named often."""
    rank, syllables = int(30_000 * chance.random() ** 3), ("ba", "do", "fi", "ka", "lu", "mo", "ne", "ri", "sa", "tu")
    return "".join(syllables[int(digit)] for digit in f"{rank:05d}").capitalize()


def main() -> None:
    """Write the file that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="number of articles")
    parser.add_argument("file", help="JSON Lines to write; - is standard output")
    options = parser.parse_args()
    if options.file == "-":
        write(options.count, sys.stdout)
    else:
        with open(options.file, "w", encoding="utf-8") as file:
            write(options.count, file)


if __name__ == "__main__":
    main()
