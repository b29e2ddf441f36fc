"""Does a quotation's confidence say how often its speaker is right? Measured on annotated articles.

    NUTGRAF_DATA=... python benchmarks/calibration.py [--table] [--plot FILE.png]

Told are, for each rule and form of mention (`summarize/quotes/confidence.py`), how many speakers were right in each set
and the value that the table has; then, for each set, the quotations by their confidence: how many there are, and how
many of them have the right speaker. ``--table`` prints the table as it should be: the share right of both sets together
less its standard error. The plot needs matplotlib.

The sets: ``bbc``, 32 BBC articles with resolved speakers, right by strict name as in measure/speakers.py, a quotation
that is not there counting as wrong; ``polnear``, the training part of PolNeAR, right as in measure/quotes.py where a
quotation matches one of the annotation: its speakers are words of the text, so it tells less about names;
``polnear-dev``, its development part, which the table is not made from.
"""

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from summarize import Document
from summarize.quotes.confidence import ORDERS, TABLE, column
from summarize.quotes.reader import Reader

DATA = Path(os.environ.get("NUTGRAF_DATA", "/nonexistent"))
PRIOR = 4
"""So many quotations of the rule's own share are added to each form of mention: few of a kind tell little."""

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


class Judged(NamedTuple):
    """A quotation whose speaker is right or wrong."""

    rule: str
    form: str
    confidence: float
    right: bool


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The annotated articles of a file of the measuring data."""
    path = DATA / "data" / name
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def read(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The quotations of an article as the scorers want them, each with the form of its mention."""
    document = Document.from_text(row["text"])
    found = []
    for draft in Reader(document).read():
        quote = draft.quote(document.text)
        mention = quote.mention and quote.mention._asdict()
        form = draft.speaker.form if draft.speaker else ""
        found.append(quote._asdict() | {"mention": mention, "cue": None, "form": form})
    return found


def judged(quote: dict[str, Any], right: bool) -> Judged:
    """A quotation as read, with the judgement on its speaker."""
    kind = "direct" if quote["unmarked"] else quote["kind"]
    return Judged(column(quote["attribution"], kind), quote["form"], quote["confidence"], right)


def bbc() -> Iterator[Judged]:
    """By strict name; borderline and uncertain ones are left out."""
    speakers = import_module("speakers")
    for row in rows("bbc_quotes_dev.jsonl"):
        text, gold = row["text"], row["quotes"]
        found = speakers.placed({"text": text, "quotes": read(row)}, text)
        spans = [speakers.trim(text, q["start"], q["end"]) for q in gold]
        matched = {k: gold[g] for _, g, k in speakers.pairs(spans, [span for span, _ in found], 0.3)}
        border = [span for span, q in zip(spans, gold, strict=True) if q.get("borderline")]
        for k, (span, quote) in enumerate(found):
            want = matched.get(k)
            skipped = want.get("borderline") or want.get("speaker_uncertain") if want else None
            if not quote["speaker"] or skipped or (not want and any(speakers.iou(span, b) > 0.3 for b in border)):
                continue
            names = speakers.names(want) if want and want["speaker"] else ()
            yield judged(quote, speakers.name(quote["speaker"]) in names)


def polnear(name: str) -> Iterator[Judged]:
    """Of a part of PolNeAR, by the words that mention the speaker; what matches none of the annotation is left out."""
    quotes = import_module("quotes")
    for row in rows(name):
        text, found = row["text"], read(row)
        placed = quotes.carry({"text": text, "quotes": found}, text, Counter())
        listed = [(p, q) for p, q in zip(placed, found, strict=True) if p["span"] and p["kind"] != "scare"]
        spans = [quotes.trim(text, *p["span"]) for p, _ in listed]
        gold = [q for q in row["quotes"] if q["type"] != "scare"]
        hulls = [quotes.trim(text, q["start"], q["end"]) for q in gold]
        for _, g, k in quotes.pairs(hulls, spans, 0.5):
            placed_quote, quote = listed[k]
            if quote["speaker"]:
                yield judged(quote, bool(quotes.speaker_right(placed_quote, gold[g])))


def shares(sets: dict[str, list[Judged]]) -> None:
    """Prints, for each rule and form, what was right in each set."""
    counts = {name: Counter((j.rule, j.form) for j in found) for name, found in sets.items()}
    right = {name: Counter((j.rule, j.form) for j in found if j.right) for name, found in sets.items()}
    print(f"{'rule':10} {'form':18}" + "".join(f"{name:>18}" for name in sets) + f"{'table':>8}")
    for rule, form in sorted(set().union(*counts.values())):
        cells = [f"{right[name][rule, form]} of {counts[name][rule, form]}" for name in sets]
        print(f"{rule:10} {form:18}" + "".join(f"{cell:>18}" for cell in cells), end="")
        print(f"{TABLE.get(rule, {}).get(form, 0):8.2f}")


def table_of(found: list[Judged]) -> dict[str, dict[str, float]]:
    """The share that is right of each rule and form, less its standard error; few of a form lean on their rule.

    A form that says less than another (`ORDERS`) is never surer.
    """
    table: dict[str, dict[str, float]] = {}
    for rule in sorted({j.rule for j in found}):
        of_rule = [j.right for j in found if j.rule == rule]
        table[rule] = {}
        for form in sorted({j.form for j in found if j.rule == rule}):
            of_form = [j.right for j in found if (j.rule, j.form) == (rule, form)]
            n = len(of_form) + PRIOR
            share = (sum(of_form) + PRIOR * sum(of_rule) / len(of_rule)) / n
            table[rule][form] = round(share - sqrt(share * (1 - share) / n), 2)
        for surer, less in (pair for order in ORDERS for pair in pairwise(order)):
            if less in table[rule]:
                table[rule][less] = min(table[rule][less], table[rule].get(surer, 1.0))
    return table


def reliability(found: list[Judged]) -> list[tuple[str, int, float, float]]:
    """For each bin of confidence: its name, how many quotations, their mean confidence, the share that is right."""
    table = []
    for low, high in pairwise(BINS):
        inside = [j for j in found if low <= j.confidence < high]
        if inside:
            mean = sum(j.confidence for j in inside) / len(inside)
            share = sum(j.right for j in inside) / len(inside)
            table.append((f"{low:.2f} to {min(high, 1):.2f}", len(inside), mean, share))
    return table


def plot(sets: dict[str, list[Judged]], path: str) -> None:
    """Draws the share that is right over the confidence."""
    from matplotlib import pyplot  # type: ignore[import-not-found]

    pyplot.plot([0, 1], [0, 1], color="grey", linestyle=":")
    for name, found in sets.items():
        table = reliability(found)
        pyplot.plot([row[2] for row in table], [row[3] for row in table], marker="o", label=name)
    pyplot.xlabel("confidence")
    pyplot.ylabel("share with the right speaker")
    pyplot.legend()
    pyplot.savefig(path)


def main() -> None:
    """Judges, prints, plots."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--plot", metavar="FILE.png")
    options = parser.parse_args()
    if not (DATA / "measure").is_dir():
        sys.exit("calibration.py: NUTGRAF_DATA names no measuring data (it needs measure/ and data/)")
    sys.path.insert(0, str(DATA / "measure"))
    sets = {"bbc": list(bbc()), "polnear": list(polnear("polnear_train.jsonl.gz"))}
    if options.table:
        print(json.dumps(table_of([j for found in sets.values() for j in found]), indent=4))
    sets["polnear-dev"] = list(polnear("polnear_dev.jsonl"))
    shares(sets)
    for name, found in sets.items():
        print(f"\n{name}: {len(found)} quotations with a speaker\n{'confidence':16}{'n':>6}{'mean':>8}{'right':>8}")
        for label, n, mean, share in reliability(found):
            print(f"{label:16}{n:6}{mean:8.2f}{share:8.1%}")
        sure = [j.right for j in found if j.confidence >= 0.9]
        if sure:
            print(f"0.9 and above: {len(sure) / len(found):.0%} of all, {sum(sure) / len(sure):.1%} of them right")
    if options.plot:
        plot(sets, options.plot)


if __name__ == "__main__":
    main()
