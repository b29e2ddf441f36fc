"""The quotation reader: how its time grows on the worst texts, and how many articles a second it reads.

    python benchmarks/quotations.py [--sizes 10 100 1000] [--rounds 3] [--cap 60] [--only PATTERN ...]
    python benchmarks/quotations.py --articles ARTICLES.jsonl [--beside READER.py] [--rounds 5]

Without articles each pattern is repeated to the sizes (in kilobytes), and the CPU seconds from the text to its
quotations are told with the ratio to the size before: ten times the text may take fifteen times as long. A pattern that
takes longer than the cap is left out of longer texts.

With ``--articles`` (JSON Lines with "text") all are read in every round, sentences and all, and articles a second
are told. READER.py is another reader with a function `extract(text)`: it reads the same texts in turns with ours, and
the median of the ratios is told.
"""

import argparse
import importlib.util
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from summarize.document import Document
from summarize.quotes import find_quotes

MOST = 15  # times as long for ten times the text

# Repeated to the length that is asked for.
REPEATED = {
    "straight marks": '"',
    "straight marks apart": '" ',
    "opening marks": "“",
    "closing marks apart": "” ",
    "opening and closing marks": "“”",
    "marked letters": "“a” ",
    "nested marks": "“a ‘b “c ‘d ",
    "nested and closed marks": "“a “b” c” ",
    "guillemets": "«a» ‹b› ",
    "low marks": "„a “ ‚b ",
    "apostrophes": "'",
    "curly apostrophes": "’",
    "single opening marks": "'a ",
    "single marks and stops": "‘a. b’s ",
    "doubled apostrophes": "''a ",
    "backquotes": "``",
    "elisions": "’n’ ’90s ",
    "one word": "a",
    "one capital": "A",
    "capitals": "AB ",
    "names": "Guy Smith ",
    "initials": "A. B. ",
    "titles": "Mr. ",
    "roles": "the president of ",
    "role and name": "president Guy Smith, ",
    "organisations": "The Union of Public Employees (UPE) ",
    "hyphens": "A-",
    "dashes": "— ",
    "signed": "” — Guy Smith ",
    "signed lines": "“a” — Guy Smith\n",
    "commas": "a, ",
    "colons": "a: ",
    "relative clauses": "Smith, who said it was, ",
    "words for things": "called it “a very big thing” and ",
    "participles": "it was, adding it was ",
    "clauses and clauses": "Smith said that it was and ",
    "listeners": "told the town ",
    "labels": "GUY SMITH: we go now\n\n",
    "labels without words": "A: ",
    "semicolons": "a; ",
    "parentheses": "(",
    "parentheses closed": "(a) ",
    "stage directions": "(A)\n\n",
    "brackets": "[a] ",
    "full stops": ". ",
    "ellipses": "… ",
    "stops and marks": '. "',
    "exclamation": "!? ",
    "newlines": "\n",
    "lines": "a\n",
    "blank lines": "a\n\n",
    "blanks": " ",
    "no-break blanks": "\xa0",
    "digits": "5'10\" ",
    "numbers": "1,234.5 ",
    "handles": "@a ",
    "said": "said ",
    "he said": "he said ",
    "he said and commas": ", he said",
    "said that": "said that ",
    "saying": ", saying ",
    "according to": "according to ",
    "according to him": "according to him, ",
    "and": "and ",
    "that": "that ",
    "who": ", who ",
    "the": "the ",
    "to": "to ",
    "adverbs": "really ",
    "has said": "has also later said ",
    "one sentence": "the council of the city said it would not build the bridge and ",
    "sentences": "The council said it would not build the bridge. ",
    "quotations": "“It is so,” he said. ",
    "quotations in one sentence": "“it is so,” he said, ",
    "unclosed paragraphs": "“It is so, he said.\n\n",
    "pull quotes": "“One two three four five six.”\nGuy Smith\n\n",
    "invisible": "\u200b",
    "hidden stops": "\u2024",
    "surrogates": "\ud800",
    "accents": "É",
    "combining": "e\u0301",
}


def random_text(size: int) -> str:
    """Pieces of all patterns in a random order, the same every time."""
    chance, pieces = random.Random(size), list(REPEATED.values())
    return "".join(chance.choice(pieces) for _ in range(size // 4))[:size]


def many_names(size: int) -> str:
    """A different person in every sentence."""
    return " ".join(f"Guy Smith{chr(97 + k % 26) * (k // 26 + 1)} said so." for k in range(size // 40))[:size]


def at_the_end(size: int) -> str:
    """A quotation after one long sentence."""
    return "a " * (size // 2) + ", he said: “It is so.”"


def patterns() -> dict[str, Callable[[int], str]]:
    """Name -> what makes a text of about that many characters."""

    def repeated(piece: str) -> Callable[[int], str]:
        return lambda size: piece * (size // len(piece))

    made = {name: repeated(piece) for name, piece in REPEATED.items()}
    return made | {"random pieces": random_text, "many names": many_names, "a sentence before": at_the_end}


def read(text: str) -> int:
    """From a text to its quotations; how many."""
    return len(find_quotes(Document.from_text(text)))


def seconds(work: Callable[[], object]) -> float:
    """CPU time of a call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def growth(make: Callable[[int], str], sizes: list[int], rounds: int, cap: float) -> Iterator[float]:
    """Seconds at each size (in kilobytes), the least of the rounds; stops after the cap."""
    for size in sizes:
        text = make(1000 * size)
        least = seconds(lambda text=text: read(text))
        for _ in range(rounds - 1 if least < cap / rounds else 0):
            least = min(least, seconds(lambda text=text: read(text)))
        yield least
        if least > cap:
            return


def worst_texts(options: argparse.Namespace) -> None:
    """Print one line a pattern, and the worst ratio."""
    worst, slow = 0.0, []
    print(f"{'':<28}" + "".join(f"{size:>9} KB" for size in options.sizes) + "   times")
    for name, make in patterns().items():
        if options.only and not any(part in name for part in options.only):
            continue
        taken = list(growth(make, options.sizes, options.rounds, options.cap))
        ratios = [after / before for before, after in pairwise(taken) if before > 0]
        told = "".join(f"{1000 * t:9.1f} ms" for t in taken) + "".join(f"{ratio:8.1f}" for ratio in ratios)
        print(f"{name:<28}{told}", flush=True)
        if ratios and max(ratios) > MOST:
            slow.append(name)
        worst = max([worst, *ratios])
    print(f"worst ratio {worst:.1f}; more than {MOST}: {', '.join(slow) or 'none'}")


def loaded(path: Path) -> Callable[[str], object]:
    """The function `extract` of a Python file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.extract


def articles(options: argparse.Namespace) -> None:
    """Print how many articles a second each reader reads."""
    with options.articles.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    readers: dict[str, Callable[[str], object]] = {"nutgraf": read}
    if options.beside:
        readers[options.beside.name] = loaded(options.beside)
    for reader in readers.values():
        reader(texts[0])
    rounds = [
        {name: seconds(lambda reader=reader: [reader(t) for t in texts]) for name, reader in readers.items()}
        for _ in range(options.rounds)
    ]
    for name in readers:
        rate = statistics.median(len(texts) / times[name] for times in rounds)
        ratio = statistics.median(times[name] / times["nutgraf"] for times in rounds)
        print(f"{name:<24}{rate:8.1f} articles a second, {ratio:6.2f} x the time of nutgraf")


def main() -> None:
    """Time the worst texts or real articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cap", type=float, default=60)
    parser.add_argument("--only", nargs="+", help="parts of the names of patterns")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--beside", type=Path)
    options = parser.parse_args()
    if options.articles:
        articles(options)
    else:
        worst_texts(options)


if __name__ == "__main__":
    main()
