"""The head of an article: title, standfirst, author and dates, from the lines before its body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from articles.byline import author_of, bare_names, credit_of, dateline_of, is_signature
from articles.dates import Dates, is_labelled, read_dates
from articles.furniture import reason_of
from articles.lines import Line
from articles.pictures import is_caption

HEAD_LINES = 12
"""Title, standfirst, author and dates of a small scrape are looked for in so many lines."""

PAGE_HEAD_LINES = 40
"""On a whole copied page the title is looked for in so many lines before the body."""

MAX_TITLE_WORDS = 28
MAX_DECK_WORDS = 60
MIN_TITLE_SCORE = 0.2

NO_DATES = Dates(None, None)
SOME_DAY = datetime(2001, 2, 3)
"""With an anchor "5 hours ago" shows to be a date, although nobody can tell which."""

KICKERS = frozenset(
    """opinion opinions analysis comment commentary editorial column feature features interview exclusive review
    reviews explainer explained news breaking live video podcast sport sports business politics world local national
    culture letters obituary obituaries meinung kommentar leitartikel analyse reportage opinión análisis editoriale
    opinione analisi opinie interview entrevista entretien""".split()
)
"""What kind of piece it is, or its section: stands above or under the headline and is none itself."""

_TITLE_LABEL = re.compile(r"(?:title|headline|titel|titre|título|titolo)\s?:\s+(?=\S)", re.I)


_NAME_END = re.compile(
    r"\s?@|\s\S+@\S|\s[-–—|•·/]\s|\s[Oo]n\s|\s(?:[^\W\d_]{3,9}\.?\s)?\d"
    r"|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
"""Where a name at the start of a line ends: an account, an address, a date."""

_BY_ALONE = frozenset({"by", "written by", "author", "posted by", "von", "par", "por", "di"})


class Head(NamedTuple):
    """What the lines before the body tell; ``used`` are their line numbers, the body starts at index ``body`` of the
    lines."""

    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    dates: Dates = NO_DATES
    used: frozenset[int] = frozenset()
    body: int = 0


def read_head(lines: list[Line], locale: str | None = None) -> Head:
    """Title, standfirst, author and dates from the lines before the body.

    The by-line and the date lines are found first; the title is the nearest heading above them, or below where they
    come first.
    """
    dated = {n: dates for n, line in enumerate(lines[:HEAD_LINES]) if any(dates := _dates_of(line, locale))}
    authored = {n: author for n, line in enumerate(lines[:HEAD_LINES]) if (author := author_of(line.text))}
    if not authored:
        authored = _bare_names(lines, dated)
    meta = _head_run(lines, sorted(dated.keys() | authored.keys()))
    title, deck = _title_and_deck(lines, meta)
    last = max([*meta, -1 if title is None else title, -1 if deck is None else deck], default=-1)
    if not any(n in dated for n in meta):
        foot = _dated_foot(lines, last + 1, locale)
        dated |= foot
        meta += foot
    published = next((dated[n].published for n in meta if n in dated and dated[n].published), None)
    updated = next((dated[n].updated for n in meta if n in dated and dated[n].updated), None)
    used = frozenset(lines[n].number for n in [*meta, title, deck] if n is not None)
    return Head(
        title=None if title is None else _TITLE_LABEL.sub("", lines[title].text, count=1),
        deck=None if deck is None else lines[deck].text,
        byline=next((authored[n] for n in meta if n in authored), None),
        dates=Dates(published, updated),
        used=used,
        body=last + 1,
    )


def _bare_names(lines: list[Line], dated: Iterable[int]) -> dict[int, str]:
    """A by-line without "By": a bare name between a longer heading and the date."""
    return {
        n - 1: names
        for n in dated
        if n > 1 and n - 1 not in dated and lines[n - 2].words > 3 and (names := bare_names(lines[n - 1].text))
    }


def _is_beside_title(line: Line) -> bool:
    """A line of the head that is neither title nor standfirst: a kicker, a publisher, a date that tells too little."""
    text = line.text
    if is_signature(text) or credit_of(line) or (line.words < 3 and text.rstrip(":").lower() in KICKERS):
        return True
    told = line.words < 8 and any(c.isdigit() for c in text)
    return told and ((":" in text and is_labelled(text)) or any(read_dates(text, SOME_DAY)))


def _dates_of(line: Line, locale: str | None) -> Dates:
    if line.words > 20 or dateline_of(line.text)[2]:
        return NO_DATES
    return read_dates(line.text, locale=locale)


def _dated_foot(lines: list[Line], body: int, locale: str | None) -> dict[int, Dates]:
    """The date lines under the body that say what they are: "Published ..."."""
    where = range(max(body, len(lines) - 3), len(lines))
    return dict(_dated(lines, [n for n in where if is_labelled(lines[n].text)], locale))


def _head_run(lines: list[Line], meta: list[int]) -> list[int]:
    """The by-line and date lines that belong to the head: before any running text but a standfirst."""
    run: list[int] = []
    for n in meta:
        between = lines[(run[-1] + 1 if run else 0) : n]
        told = sum(line.is_prose or (line.words > 3 and line.text.endswith(".")) for line in between)
        if told > 1 or (run and len(between) > 3) or not any(line.is_prose for line in lines[n + 1 :]):
            break
        run.append(n)
    return run


def _title_and_deck(lines: list[Line], meta: list[int]) -> tuple[int | None, int | None]:
    if not meta:
        heading = (n for n, x in enumerate(lines[:2]) if "://" not in x.text and not _is_beside_title(x))
        first = next(heading, 0)
        titled = lines[first : first + 1] and is_title(lines[first])
        return (first if titled and any(x.is_prose for x in lines[first + 1 : first + 4]) else None), None
    above = list(range(meta[0]))
    if not above:
        under = range(meta[0] + 1, min(meta[-1] + 4, len(lines)))
        below = next((n for n in under if n not in meta and not _is_beside_title(lines[n])), None)
        if below is None or not is_title(lines[below]):
            return None, None
        return below, next(
            (n for n in range(below + 1, meta[-1]) if n not in meta and lines[n].words <= MAX_DECK_WORDS), None
        )
    while len(above) > 1 and _is_beside_title(lines[above[-1]]):
        above.pop()
    nearest = above[-1]
    if len(above) > 1 and _is_deck(lines[nearest], lines[nearest - 1]):
        return nearest - 1, nearest
    return (nearest, None) if is_title(lines[nearest]) else (None, None)


def _is_deck(line: Line, above: Line) -> bool:
    """A standfirst is a sentence, or longer than the headline above it."""
    if line.words > MAX_DECK_WORDS or not is_title(above):
        return False
    return (line.ends_sentence and line.words > 6) or (line.words >= 12 and line.words > above.words >= 4)


def is_title(line: Line) -> bool:
    """Can this line be a headline: short, not a sentence with its full stop, no dateline, no quotation?"""
    text = line.text
    if (
        line.words > MAX_TITLE_WORDS
        or len(text) > 220
        or "://" in text
        or dateline_of(text)[2]
        or author_of(text)
        or credit_of(line)
    ):
        return False
    if text[-1] in ".。:,;" and not text.endswith(("...", "U.S.", "U.K.")):
        return text[-1] == "." and _is_title_case(text) and line.words > 3
    return not (line.is_quotation and line.words > 12)


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def read_page_head(lines: list[Line], start: int, end: int, locale: str | None = None) -> Head:
    """The head on a whole copied page whose body is ``lines[start:end]``.

    The title is the heading before the body that shares most words with it; author and dates stand near it, within the
    first lines of the body or, where "Published" or the like says so, right under it.
    """
    title = _page_title(lines, start)
    near = range(max(0, start - 8) if title is None else max(0, title - 5), min(start + 4, len(lines)))
    under = [n for n in range(end, min(end + 5, len(lines))) if is_labelled(lines[n].text)]
    dated = _dated(lines, near, locale) or _dated(lines, under, locale)
    authored = _page_authors(lines, near, title or 0)
    deck = _page_deck(lines, title, start, {n for n, _ in (*dated, *authored)})
    used = {n for n, _ in (*dated, *authored[:1])} | {n for n in (title, deck) if n is not None}
    return Head(
        title=None if title is None else lines[title].text,
        deck=None if deck is None else lines[deck].text,
        byline=authored[0][1] if authored else None,
        dates=Dates(
            next((d.published for _, d in dated if d.published), None),
            next((d.updated for _, d in dated if d.updated), None),
        ),
        used=frozenset(lines[n].number for n in used),
        body=start,
    )


def _dated(lines: list[Line], where: Iterable[int], locale: str | None) -> list[tuple[int, Dates]]:
    return [(n, dates) for n in where if any(dates := _dates_of(lines[n], locale))]


def _page_authors(lines: list[Line], near: Iterable[int], title: int) -> list[tuple[int, str]]:
    """The by-lines: with "By" in the line or alone above it, beside a date or an account, or a bare name under the
    title and next to a date line."""
    found = []
    for n in near:
        text = lines[n].text
        author = author_of(text) or _author_beside_date(text)
        if author is None and not is_caption(text) and _is_signed(lines, n, title):
            author = bare_names(text)
        if author:
            found.append((n, author))
    return found


def _is_signed(lines: list[Line], n: int, title: int) -> bool:
    """Does a line stand under "By", or under the title and next to a date?"""
    above, below = lines[n - 1].text if n else "", lines[n + 1].text if n + 1 < len(lines) else ""
    return above.lower().rstrip(":") in _BY_ALONE or (n > title and (_is_dated(above) or _is_dated(below)))


def _author_beside_date(text: str) -> str | None:
    """Ann Lee of ``By Ann Lee on 3 May 2021``, ``Ann Lee - 3 May 2021``, ``Ann Lee @annlee`` and ``3 May 2021 by Ann
    Lee``."""
    if len(text) > 140 or not (end := _NAME_END.search(text)):
        return None
    named = text[: end.start()].rstrip(" ,-–—|•·/")
    if author := author_of(named):
        return author
    if "@" in end[0] or (_is_dated(text) and not is_labelled(text)):
        _, by, after = text.rpartition(" by ")
        return bare_names(named) if not by else author_of(f"by {after}")
    return None


def _is_dated(text: str) -> bool:
    return len(text) < 80 and any(read_dates(text, SOME_DAY))


def _page_title(lines: list[Line], start: int) -> int | None:
    """The heading before the body that shares most words with it, near to the author and date, better when the page
    repeats it."""
    spoken = Counter(w for line in lines[start : start + 40] if line.is_prose for w in set(_long_words(line)))
    best, best_score = None, MIN_TITLE_SCORE
    for n in range(max(0, start - PAGE_HEAD_LINES), min(start + 1, len(lines))):
        line = lines[n]
        if (
            line.words < 2
            or not is_title(line)
            or reason_of(line)
            or any(_dates_of(line, None))
            or re.search(r"[|>»]|(?:\.\.\.|…)$", line.text)
            or line.is_quotation
            or is_signature(line.text)
            or is_caption(line.text)
        ):
            continue
        words = set(_long_words(line))
        shared = sum(min(spoken[w], 2) for w in words) / (2 * max(len(words), 5))
        repeated = any(other.text == line.text for other in lines[max(0, n - 60) : n])
        signed = any(author_of(x.text) or any(_dates_of(x, None)) for x in lines[n + 1 : n + 6])
        if n == start and not (signed or repeated):
            continue  # rather the first sentence
        score = shared + 0.15 * repeated + 0.25 * signed + 0.15 * (line.words >= 5) - 0.008 * (start - n)
        if shared and score > best_score:
            best, best_score = n, score
    return best


def _long_words(line: Line) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", line.text.lower())


def _page_deck(lines: list[Line], title: int | None, start: int, meta: set[int]) -> int | None:
    """The standfirst: a sentence under the headline, before the body."""
    if title is None:
        return None
    for n in range(title + 1, min(title + 4, start)):
        line = lines[n]
        if (
            n not in meta
            and not reason_of(line)
            and 7 <= line.words <= MAX_DECK_WORDS
            and (line.ends_sentence or line.words > 12)
        ):
            told = credit_of(line) or dateline_of(line.text)[2] or line.text == lines[title].text
            return None if told else n
    return None
