"""The dates of web pages, and of the date lines on them: ours beside htmldate and dateparser.search, on the same pages.

    python benchmarks/page_dates.py [--pages $NUTGRAF_DATA/data/htmldate] [--only pages|lines] [--longest 100]

The pages are a fixed part of htmldate's own evaluation set, split by a hash of their ids, with the day that people
found on each (gold.json); nothing here is drawn by chance. Every system gets the same parsed page.

  pages  The day of each page. Right is the exact day, as in htmldate's tests/evaluation.py. `f1`: precision over the
         answers, recall over all pages; `f1_htmldate` is that script's figure, in which a wrong answer does not lower
         the recall. htmldate is asked for the original date, by its fast and by its extensive search, without the
         address, as in that script. Ours is the date of publication or, where none is told, of the update; it gets the
         address of the page unless --no-address.
  lines  The visible lines (as measure/as_scrapes.py cuts them) of at most 100 characters in which a day with its year
         is the page's gold day, in any usual order of digits or with a month name of any language that dateparser
         knows; a line counts once a page. The gold day decides between 3 April and 4 March. Right: the gold day is
         among the days that are found; wrong: only others are; missed: none is. dateparser.search gets the line alone,
         in its default setting; ours the locale that the page's language, other dates and address tell. --longest
         changes the limit: longer lines are mostly sentences and citations that hold the day by the way, which ours
         leaves alone, so that it misses the more of them the longer they may be.

The last line is the figures as JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pkgutil
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from figures import show

DATA = Path(os.environ.get("NUTGRAF_DATA", "."))
MAX_LINE = 100
MONTH_KEYS = "january february march april may june july august september october november december".split()

NUMBERS = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})\s?[-./年년 ]\s?(?P<m>\d\d?)\s?[-./月월 ]\s?(?P<d>\d\d?)"
    r"|(?P<a>\d\d?)\s?[-./ ]\s?(?P<b>\d\d?)\s?[-./ ]\s?(?P<last>\d{4}|\d\d))(?!\d)"
)
OF = r"\W{0,3}(?:(?:de|di|of|del|the)\s)?"
NAMED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th|er|º|ª|°)?\b{OF}(?P<month>[^\W\d_][^\W\d_.]*){OF}(?P<y>\d{{4}})(?!\d)",
        r"(?P<month>[^\W\d_]+)\W{0,3}(?P<d>\d\d?)(?:st|nd|rd|th)?\W{1,3}(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})\W{1,3}(?P<month>[^\W\d_]+)\W{1,3}(?P<d>\d\d?)(?!\d)",
    )
)


class Page(NamedTuple):
    """A page of the set: its address, its bytes, the day people found ("nan" where they found none)."""

    name: str
    url: str
    data: bytes
    gold: str


class DateLine(NamedTuple):
    """A line that holds the gold day of its page, with the locale that the page tells."""

    page: str
    text: str
    gold: str
    locale: str | None


def pages_of(folder: Path) -> list[Page]:
    """The pages in the order of gold.json."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [
        Page(one["file"], url, gzip.decompress((folder / "html" / f"{one['file']}.gz").read_bytes()), str(one["date"]))
        for url, one in gold.items()
    ]


def ours_of(page: Page, with_address: bool) -> str | None:
    """The day that we read from a page; an update where no date of publication is told."""
    from trafilatura.utils import load_html

    from articles.page_dates import dates_of

    tree = load_html(page.data)
    if tree is None:
        return None
    published, updated = dates_of(tree, page.url if with_address else None)
    return (published or updated or "")[:10] or None


def htmldate_of(page: Page, extensive: bool) -> str | None:
    """The day that htmldate finds on a page."""
    from htmldate import find_date
    from trafilatura.utils import load_html

    found: str | None = find_date(load_html(page.data), original_date=True, extensive_search=extensive)
    return found


def score_pages(pages: list[Page], read: Callable[[Page], str | None], misses: bool = False) -> dict[str, float]:
    """Right, wrong and missed days, and F1 in both ways."""
    start = time.perf_counter()
    found = [read(page) for page in pages]
    seconds = time.perf_counter() - start
    right = sum(day == page.gold for day, page in zip(found, pages, strict=True))
    given = sum(day is not None for day in found)
    if misses:
        for day, page in zip(found, pages, strict=True):
            if day != page.gold:
                print(f"{page.gold}  {day}  {page.name}")
    return {
        "f1": round(2 * right / (given + len(pages)), 4),
        "f1_htmldate": round(2 * right / (right + len(pages)), 4),
        "right": right,
        "wrong": given - right,
        "missed": len(pages) - given,
        "seconds": round(seconds, 2),
    }


def month_names() -> dict[str, set[int]]:
    """The names of the months in every language that dateparser knows, with their numbers."""
    import dateparser.data.date_translation_data as translations

    names: dict[str, set[int]] = defaultdict(set)
    for module in pkgutil.iter_modules(translations.__path__):
        info = import_module(f"{translations.__name__}.{module.name}").info
        for number, key in enumerate(MONTH_KEYS, 1):
            for name in info.get(key, ()):
                name = name.lower().strip(". ")
                if len(name) > 2 and name.isalpha():
                    names[name].add(number)
    return names


def holds(line: str, gold: str, names: dict[str, set[int]]) -> bool:
    """Is a day in this line, in one of its readings, the gold day?"""
    year, month, day = map(int, gold.split("-"))
    if f"{year % 100:02}" not in line:
        return False
    for m in NUMBERS.finditer(line):
        if m["y"] and (int(m["y"]), int(m["m"]), int(m["d"])) == (year, month, day):
            return True
        last = m["last"] in (str(year), f"{year % 100:02}")
        if last and (int(m["a"]), int(m["b"])) in ((day, month), (month, day)):
            return True
    return any(
        int(m["y"]) == year and int(m["d"]) == day and month in names.get(m["month"].lower(), ())
        for pattern in NAMED
        for m in pattern.finditer(line)
    )


def date_lines(pages: list[Page], longest: int = MAX_LINE) -> Iterator[DateLine]:
    """The lines that are scored."""
    sys.path.append(str(DATA / "measure"))
    from as_scrapes import lines_of
    from trafilatura.utils import load_html

    from articles.date_order import locale_of

    names = month_names()
    for page in pages:
        if page.gold == "nan":
            continue
        lines = lines_of(page.data)
        tree = load_html(page.data)
        locale = locale_of(None if tree is None else tree.get("lang"), lines, page.url)
        for line in dict.fromkeys(lines):
            if len(line) <= longest and holds(line, page.gold, names):
                yield DateLine(page.name, line, page.gold, locale)


def our_days(line: DateLine) -> set[str]:
    """The days that we read in a line."""
    from articles.dates import read_dates

    return {iso[:10] for iso in read_dates(line.text, locale=line.locale) if iso}


def dateparser_days(line: DateLine) -> set[str]:
    """The days that dateparser.search finds in a line."""
    from dateparser.search import search_dates

    return {instant.date().isoformat() for _, instant in search_dates(line.text) or ()}


def score_lines(lines: list[DateLine], read: Callable[[DateLine], set[str]], misses: bool = False) -> dict[str, float]:
    """Right, wrong and missed lines, in number and per cent."""
    start = time.perf_counter()
    found = [read(line) for line in lines]
    seconds = time.perf_counter() - start
    right = sum(line.gold in days for days, line in zip(found, lines, strict=True))
    wrong = sum(bool(days) and line.gold not in days for days, line in zip(found, lines, strict=True))
    if misses:
        for days, line in zip(found, lines, strict=True):
            if line.gold not in days:
                print(f"{line.gold}  {', '.join(sorted(days)) or '-'}  {line.locale}  {line.text}")
    return {
        "right_share": round(100 * right / len(lines), 2),
        "wrong_share": round(100 * wrong / len(lines), 2),
        "right": right,
        "wrong": wrong,
        "missed": len(lines) - right - wrong,
        "seconds": round(seconds, 2),
    }


def table(title: str, figures: dict[str, dict[str, float]]) -> None:
    """Print the figures of each system."""
    columns = list(next(iter(figures.values())))
    show((title, *columns), [(name, *(one[column] for column in columns)) for name, one in figures.items()])
    print()


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=DATA / "data" / "htmldate")
    parser.add_argument("--only", choices=("pages", "lines"))
    parser.add_argument("--no-peers", action="store_true", help="measure ours alone")
    parser.add_argument("--no-address", action="store_true", help="do not tell ours the address of a page")
    parser.add_argument("--longest", type=int, default=MAX_LINE, help="characters of a date line (%(default)s)")
    parser.add_argument("--misses", action="store_true", help="print what ours did not get right")
    asked = parser.parse_args()
    pages = pages_of(asked.pages)
    figures: dict[str, Any] = {}
    if asked.only != "lines":
        of_pages = {"ours": score_pages(pages, partial(ours_of, with_address=not asked.no_address), asked.misses)}
        if not asked.no_peers:
            for name, extensive in (("htmldate, fast", False), ("htmldate, extensive", True)):
                of_pages[name] = score_pages(pages, partial(htmldate_of, extensive=extensive))
        table(f"{len(pages)} pages", of_pages)
        figures["page_dates"] = of_pages
    if asked.only != "pages":
        lines = list(date_lines(pages, asked.longest))
        of_lines = {"ours": score_lines(lines, our_days, asked.misses)}
        if not asked.no_peers:
            of_lines["dateparser.search"] = score_lines(lines, dateparser_days)
        table(f"{len(lines)} lines", of_lines)
        figures["date_lines"] = of_lines
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
