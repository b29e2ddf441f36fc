"""Lines that say who and where: by-lines, datelines, credits, publishers."""

from __future__ import annotations

import re

from articles.lines import Line

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
    r"(?i:also on|more from|read more (?:on|at)|follow)\s(?P<name>(?:The\s)?[A-Z][\w.'’&]{1,20}(?:\s[A-Z&][\w.'’&]{0,20}){0,3})"
    r"(?:\s(?i:on (?:twitter|facebook|instagram)).*)?"
)
_COPYRIGHT = re.compile(
    r"(?i:copyright|©|\(c\))[\s©,]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)[\s,]*(?i:by\s)?"
    r"(?P<name>(?:The\s)?[A-Z][\w.'’&]{1,20}(?:\s[A-Z&][\w.'’&]{0,20}){0,4}?)(?:[.,|].*|\s(?i:all rights reserved).*)?"
)
_NO_PUBLISHER = frozenset({"us", "this", "me", "all"})


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
            if match["name"].lower() not in _NO_PUBLISHER:
                return match["name"]
    return None
