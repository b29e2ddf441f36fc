"""The head of an article: title, standfirst, author and dates; and the dateline, the credit and the publisher of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.dates import Dates, read_dates
from articles.lines import Line

HEAD_LINES = 12
"""Title, standfirst, author and dates are looked for in so many lines."""

MAX_TITLE_WORDS = 28
MAX_DECK_WORDS = 60

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"(?:{_CAPITAL}[\w'’.-]*|(?:de|da|di|du|van|von|der|den|la|le|el|al|bin|ter|ten)(?=\s))"
_BYLINE = re.compile(
    rf"(?:by|written by|story by|words by|reported by|text by|von|par|por|di|door|af|av|автор:?)[:\s]\s*"
    rf"(?P<names>{_NAME}(?:\s{_NAME}){{0,4}}(?:(?:,|\s(?:and|und|et|y|e|en|&))\s{_NAME}(?:\s{_NAME}){{1,4}}){{0,4}})"
    rf"(?P<role>\s?[,|•·–—/-].{{0,80}}|\s(?:for|in|of|at)\s.{{1,60}})?",
)
_ROLE_WORD = re.compile(
    r"\b(?:staff|reporter|correspondent|editor|writer|columnist|news|press|times|post|communications|journalist|bureau|contributor|desk|officer|director|president)\b",
    re.I,
)
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITAL}{{2}}[^\W\d_a-z.'’ -]*(?:[\s,.'’-]{{1,2}}[^\W\d_][\w.'’-]*){{0,4}}?)"
    rf"(?:,?\s(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}))?(?:,?\s?\((?P<agency>[^()]{{2,40}})\))?\s?(?:--|[-–—])\s?(?=\S)"
)
_AGENCY_START = re.compile(r"\((?P<agency>[A-Z][\w. ]{1,30})\)\s?(?:--|[-–—])?\s?")
_CREDIT = re.compile(
    r"[-–—(]*\s*(?:with files from|with (?:additional )?reporting by|additional reporting by|files from|reporting by|source:|credit:|editing by|"
    r"avec (?:des informations de|l'afp)|mit material von|con información de|com informações d[aeo])\s?(?P<agency>.{2,100}?)[.)]?",
    re.I,
)
_AGENCY_ALONE = re.compile(
    r"[-–—(]*\s*(?:the )?(?:canadian press|associated press|ap|reuters|afp|agence france-presse|dpa|efe|ansa|pa media|press association|bloomberg(?: news)?)[.)]?",
    re.I,
)
_PUBLISHER = re.compile(
    r"(?:also on|more from|read more (?:on|at)|follow) (?P<name>[A-Z][\w.'’& ]{1,30}?)(?: on (?:twitter|facebook|instagram))?",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©,]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)[\s,]*(?P<name>[A-Z][\w.'’& ]{1,40}?)(?:[.,|].*|\sall rights reserved.*)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines before the body tell; ``used`` are their line numbers, the body starts at index ``body`` of the lines."""

    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    dates: Dates = Dates(None, None)
    used: frozenset[int] = frozenset()
    body: int = 0


def author_of(text: str) -> str | None:
    """The names of a by-line ("By Ann Lee and Bo Day, Staff Writers" -> "Ann Lee and Bo Day"), or None where the line is none."""
    if len(text) > 140:
        return None
    folded = text[:1].lower() + text[1:] if not text.isupper() else text[:2].lower() + text[2:].title()
    match = _BYLINE.fullmatch(folded)
    if match is None:
        return None
    names, role = match["names"], match["role"]
    if role and text.endswith((".", "!", "?")) and not _ROLE_WORD.search(role):
        return None
    parts = [p for p in names.split(", ")]
    while len(parts) > 1 and _ROLE_WORD.search(parts[-1]):
        parts.pop()
    return ", ".join(parts).rstrip(".,")


def dateline_of(text: str) -> tuple[str | None, str | None, int]:
    """Place, agency and length of a dateline at the start of a body: ``EDMONTON - ``, ``PARIS (AFP) -- ``, ``(CNN) -- ``."""
    match = _DATELINE.match(text[:90])
    if match and sum(c.isupper() for c in match["place"]) * 2 > sum(c.isalpha() for c in match["place"]):
        return match["place"].rstrip(" ,"), match["agency"], match.end()
    match = _AGENCY_START.match(text[:40])
    return (None, match["agency"], match.end()) if match else (None, None, 0)


def credit_of(line: Line) -> str | None:
    """The agency of a credit line ("With files from The Canadian Press"), or None."""
    if line.words > 20:
        return None
    if match := _CREDIT.fullmatch(line.text):
        return match["agency"].strip()
    return line.text.strip("-–—() .") if _AGENCY_ALONE.fullmatch(line.text) else None


def publisher_of(texts: list[str]) -> str | None:
    """The publisher, where a line of the page's furniture names it."""
    for text in texts:
        if len(text) < 120 and (match := _PUBLISHER.fullmatch(text) or _COPYRIGHT.fullmatch(text)):
            return match["name"].strip()
    return None


def read_head(lines: list[Line], locale: str | None = None) -> Head:
    """Title, standfirst, author and dates from the lines before the body.

    The by-line and the date lines are found first; the title is the nearest heading above them, or below where they come first.
    """
    dated = {n: dates for n, line in enumerate(lines[:HEAD_LINES]) if any(dates := _dates_of(line, locale))}
    authored = {n: author for n, line in enumerate(lines[:HEAD_LINES]) if (author := author_of(line.text))}
    meta = _head_run(lines, sorted(dated.keys() | authored.keys()))
    title, deck = _title_and_deck(lines, meta)
    last = max([*meta, -1 if title is None else title, -1 if deck is None else deck], default=-1)
    published = next((dated[n].published for n in meta if n in dated and dated[n].published), None)
    updated = next((dated[n].updated for n in meta if n in dated and dated[n].updated), None)
    used = frozenset(lines[n].number for n in [*meta, title, deck] if n is not None)
    return Head(
        title=None if title is None else lines[title].text,
        deck=None if deck is None else lines[deck].text,
        byline=next((authored[n] for n in meta if n in authored), None),
        dates=Dates(published, updated),
        used=used,
        body=last + 1,
    )


def _dates_of(line: Line, locale: str | None) -> Dates:
    if line.words > 20 or dateline_of(line.text)[2]:
        return Dates(None, None)
    return read_dates(line.text, locale=locale)


def _head_run(lines: list[Line], meta: list[int]) -> list[int]:
    """The by-line and date lines that belong to the head: before any running text but a standfirst."""
    run: list[int] = []
    for n in meta:
        between = lines[(run[-1] + 1 if run else 0) : n]
        if sum(line.is_prose for line in between) > 1 or (run and len(between) > 3):
            break
        run.append(n)
    return run


def _title_and_deck(lines: list[Line], meta: list[int]) -> tuple[int | None, int | None]:
    if not meta:
        return (0, None) if len(lines) > 1 and is_title(lines[0]) and _opens_body(lines[1]) else (None, None)
    above = list(range(meta[0]))
    if not above:
        below = next((n for n in range(meta[0] + 1, min(meta[-1] + 3, len(lines))) if n not in meta), None)
        if below is None or not is_title(lines[below]):
            return None, None
        return below, next(
            (n for n in range(below + 1, meta[-1]) if n not in meta and lines[n].words <= MAX_DECK_WORDS), None
        )
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
    if line.words > MAX_TITLE_WORDS or len(text) > 220 or dateline_of(text)[2] or author_of(text) or credit_of(line):
        return False
    if text[-1] in ".。:,;" and not text.endswith(("...", "U.S.", "U.K.")):
        return text[-1] == "." and _is_title_case(text) and line.words > 3
    return not (line.is_quotation and line.words > 12)


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _opens_body(line: Line) -> bool:
    return line.words >= 5 or line.ends_sentence
