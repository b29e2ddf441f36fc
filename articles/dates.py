"""Date lines of news pages: a line -> when the piece was published and when it was updated, or nothing.

The first handler of `HANDLERS` that finds a day wins; its clock is read from the rest of the same part of the line. A
date is never guessed: where day and month cannot be told apart the page's locale decides, a line without a year needs
an anchor (when the page was fetched), and the date of an event, a range of days or a date within a sentence is no date
of publication.

    python -m articles.dates < LINES            one JSON object a line: {"published": ..., "updated": ...}
    python -m articles.dates --context < LINES  the same for {"line", "anchor", "locale"}; anchor and locale may be null
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from articles import limits
from articles.clock import clock_of
from articles.date_forms import HANDLERS, Context, Found
from articles.date_words import MONTHS, OTHER_OCCASIONS, PUBLISHED, UPDATED, WEEKDAYS, ZONES


class Dates(NamedTuple):
    """ISO 8601 as precise as the line is, or None."""

    published: str | None
    updated: str | None


class Label(NamedTuple):
    """A word like "Published" or "Updated" and where it stands."""

    start: int
    end: int
    updated: bool


_WORD = re.compile(r"[^\W\d_]+")
_PHRASES: dict[str, list[tuple[str, bool]]] = {}
"""The labels by their first word, the longer first; by "" those of Chinese, Japanese and Korean: no blanks there."""
for _phrase in sorted((*UPDATED, *PUBLISHED), key=len, reverse=True):
    _first = "" if _phrase[0] >= "\u3000" else _WORD.findall(_phrase)[0]
    _PHRASES.setdefault(_first, []).append((_phrase, _phrase in UPDATED))


def _labels(line: str) -> list[Label]:
    """The labels of a line in their order, the longest at each place."""
    folded = line.lower()
    if len(folded) != len(line):
        folded = "".join(c if len(c.lower()) > 1 else c.lower() for c in line)
    found: list[Label] = []
    for word in _WORD.finditer(folded):
        at = word.start()
        if found and at < found[-1].end:
            continue
        for phrase, updated in _PHRASES.get(word[0], ()):
            end = at + len(phrase)
            if folded.startswith(phrase, at) and _is_apart(folded, at, end):
                found.append(Label(at, end, updated))
                break
    return found if line.isascii() else sorted(found + _labels_without_blanks(line))


def _labels_without_blanks(line: str) -> list[Label]:
    found: list[Label] = []
    for phrase, updated in _PHRASES[""]:
        at = line.find(phrase)
        while at >= 0:
            if _stands_by_date(line, at, at + len(phrase)):
                found.append(Label(at, at + len(phrase), updated))
            at = line.find(phrase, at + len(phrase))
    return found


_CJK_DATE_AFTER = r"(?:日期|日時|日|时间|時間|于|於|일|시간)?\s?[:：]?\s?\d"
_CJK_DATE_BEFORE = r"[\d日分秒일분:]\s?$"


def _stands_by_date(line: str, start: int, end: int) -> bool:
    """Does a date stand beside these characters, or do they begin the line?"""
    return start == 0 or bool(re.match(_CJK_DATE_AFTER, line[end:]) or re.search(_CJK_DATE_BEFORE, line[:start]))


def _is_apart(line: str, start: int, end: int) -> bool:
    """Do these characters stand as words of their own?"""
    before, after = line[start - 1 : start], line[end : end + 1]
    return not (before.isalnum() or after.isalpha() or after in ("'", "’"))


def is_labelled(line: str) -> bool:
    """Does the line say "published", "updated" or the like, in one of many languages?"""
    return len(line) <= limits.current().date_line and bool(_labels(line))


def is_unsearched(line: str) -> bool:
    """Does the line begin with "published" or the like, and is too long to be searched for a date?"""
    most = limits.current().date_line
    labels = _labels(line[:most]) if len(line) > most else []
    return bool(labels) and labels[0].start == 0 and any(c.isdigit() for c in line)


def _parts(line: str) -> tuple[str, str | None, bool]:
    """The part of a line that tells when it was published, the part after "Updated", and whether the line has a label
    at all."""
    published, updated = "", None
    labels = _labels(line)
    if not labels:
        return line, None, False
    published = line[: labels[0].start]
    for n, label in enumerate(labels):
        end = labels[n + 1].start if n + 1 < len(labels) else len(line)
        part = line[label.end : end]
        if label.updated:
            if any(c.isdigit() for c in part) or updated is None:
                updated = part
        elif any(c.isdigit() for c in part) or not any(c.isdigit() for c in published):
            published = part
    if updated is not None and not re.search(r"\w", updated) and any(c.isdigit() for c in published):
        return "", published, True  # "20 November 2019, updated"
    return published, updated, True


def _moment(part: str, context: Context) -> tuple[date, datetime | None, Found | None] | None:
    """Day and, where it is told, instant of one part of a line; a part with only a clock means the day that stands
    before."""
    for handler in HANDLERS:
        if found := handler(part, context):
            if found.instant:
                return found.day, found.instant, found
            return (
                found.day,
                clock_of(f"{part[: found.start]} {part[found.end :].lstrip(':-–, ')}", found.day, context.locale),
                found,
            )
    if context.earlier and (instant := clock_of(part, context.earlier, context.locale)):
        return context.earlier, instant, None
    return None


def _iso(moment: tuple[date, datetime | None, Found | None] | None) -> str | None:
    if moment is None:
        return None
    day, instant, _ = moment
    return instant.isoformat(timespec="seconds") if instant else day.isoformat()


_DATE_WORDS = frozenset((*WEEKDAYS, *ZONES)) | frozenset(
    """at on by in of the um uhr am à à le las los a às alle ore ora kl klo om de del di da la hrs hours h min mins
    minute minutes read ago comments comment am pm from for и в г от и o""".split()
)


def _is_event(part: str, found: Found, labelled: bool) -> bool:
    """Is this the day of something else: an event, a deadline, one of several days, a day told of in a sentence?"""
    before, after = part[: found.start], part[found.end :]
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?|©", before.lower())
    if any(w in OTHER_OCCASIONS for w in words[-4:]) or _is_range(before, part[: found.end]):
        return True
    if labelled:
        return False
    before, after = re.split(_SEPARATOR, before)[-1], re.split(_SEPARATOR, after)[0]
    if before + after != part and _is_sentence(f"{before}{part[found.start : found.end]}{after}"):
        return True
    return _plain_words(before) > 3 or _plain_words(after) > 2 or len(re.findall(r"[^\W\d_]+", before)) > 10


_SEPARATOR = r"\s[|·•*]\s?|//"
"""Between the things that a line tells of an article: its author, its date, its comments."""

_ABOUT_ITSELF = (
    r"(?i)(?:this|dieser|diese|cet|este|esta|questo|dit|den här)\s(?:article|story|post|page|piece|report|artikel"
    r"|beitrag|seite|artículo|artigo|articolo)\b"
)


def _is_sentence(line: str) -> bool:
    """A sentence tells of other days than its own, unless it speaks of the article."""
    if not line.rstrip().endswith((".", "?", "!")) or re.match(_ABOUT_ITSELF, line):
        return False
    bare = "".join(" " if any(x.start <= n < x.end for x in _labels(line)) else c for n, c in enumerate(line))
    return _plain_words(bare) > 1


def _plain_words(text: str) -> int:
    """The words in small letters that do not belong to dates: more than a few make a sentence, not a date line.

    Chinese and Japanese set no blanks between words: there, four letters count for one.
    """
    words = _WORD.findall(text)
    return sum(
        len(w) // 4 if w[0] >= "\u3000" else len(w) > 1 and w.islower() and not (w in _DATE_WORDS or w in MONTHS)
        for w in words
    )


def _is_range(before: str, upto: str) -> bool:
    """3–5 May 2019; Nov 5 - Nov 9, 2019; May 3-5, 2019."""
    return bool(
        re.search(r"(?<![\d:.])\d{1,2}\.?\s?[/–—-]\s?$", before)
        or re.search(r"[^\W\d_]\.?\s\d{1,2}\s?[/–—-]\s?\d{1,2},?\s\d{4}$", upto)
    )


_PLAIN = {ord(sign): str(n % 10) for n, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | dict.fromkeys(
    map(ord, "\u200b\u200e\u200f")
)
"""Digits of Arabic and Persian as ours; marks that nobody sees are dropped."""


def read_dates(line: str, anchor: datetime | None = None, locale: str | None = None) -> Dates:
    """When the piece was published and updated, as this line tells; (None, None) for a line that is no date line.

    ``anchor`` is when the page was fetched: relative dates and dates without a year need it. ``locale`` ("en-GB", "de")
    says which of two small numbers is the day.
    """
    if len(line) > limits.current().date_line or not (any(c.isdigit() for c in line) or anchor):
        return Dates(None, None)
    line = " ".join(line.translate(_PLAIN).split())
    if not re.search(_SEPARATOR, line) and _is_sentence(line):
        return Dates(None, None)
    context = Context(anchor, locale)
    published_part, updated_part, labelled = _parts(line)
    published = _moment(published_part, context)
    if published and published[2] and _is_event(published_part, published[2], labelled):
        return Dates(None, None)
    if updated_part is None:
        return Dates(_iso(published), None)
    updated = _moment(updated_part, context._replace(earlier=published[0] if published else None))
    if updated and published and updated[1] and published[1] and updated[1].tzinfo is None:
        updated = (updated[0], updated[1].replace(tzinfo=published[1].tzinfo), updated[2])
    return Dates(_iso(published), _iso(updated))


def main(context: bool) -> None:
    """Date lines on standard input, one JSON object a line on standard output."""
    import json
    import sys

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for row in sys.stdin:
        asked = json.loads(row) if context else {"line": row.rstrip("\n")}
        anchor = datetime.fromisoformat(asked["anchor"]) if asked.get("anchor") else None
        print(json.dumps(read_dates(asked["line"], anchor, asked.get("locale"))._asdict(), ensure_ascii=False))


if __name__ == "__main__":
    import sys

    main("--context" in sys.argv[1:])
