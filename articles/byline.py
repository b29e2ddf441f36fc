"""Lines that say who and where: by-lines, datelines, credits, publishers."""

from __future__ import annotations

import re
from functools import cache

from articles.dates import read_dates
from articles.lines import Line

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_BY = (
    "by ", "by:", "written by ", "story by ", "words by ", "reported by ", "text by ", "interview by ", "author: ",
    "author of the article: ", "text: ", "words: ", "story: ",
    "von ", "par ", "por ", "di ", "door ", "af ", "av ", "autor: ", "autora: ", "auteur : ", "autore: ", "texte : ",
    "texto: ", "testo: ", "tekst: ",
)  # fmt: skip
_POSTED_BY = re.compile(r"(?:posted|published|submitted|filed|created|updated)\b[^.]{0,60}?\s(?=by:?\s\S)", re.I)
_PART = re.compile(r"\s?[|·•/]\s?")
_ROLES = frozenset(
    """staff reporter reporters correspondent editor writer columnist news press times post communications journalist
    bureau contributor contributing desk officer director president special senior""".split()
)
_EMPLOYERS = frozenset(
    "staff reporter correspondent editor writer columnist news press times post journal bureau journalist".split()
)
_PARTICLES = frozenset("de da di du van von der den la le el al bin ter ten".split())
_TOWN = r"([^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+){0,3}) \(([A-Z]{2,4}|[A-Z][a-z]+)\)\s?(?:--|[-–—])\s?"
_JOINERS = frozenset("and und et y e en".split())
_PLACE = re.compile(r"\sin\s[^,]{2,40}?(?=,|\s(?:and|und|et|y|e|en|&)\s|$)")
_PUBLISHER_WORDS = ("also on", "more from", "read more", "follow", "copyright", "©", "(c)")
_NO_PUBLISHER = frozenset({"us", "this", "me", "all"})


@cache
def _byline() -> re.Pattern[str]:
    name = rf"(?:{_CAPITAL}[\w'’.-]*|(?:{'|'.join(sorted(_PARTICLES))})(?=\s))"
    joined = rf"(?:\sin\s{name}(?:\s{name}){{0,2}})?(?:,|\s(?:and|und|et|y|e|en|&))\s"
    role = r"\s?[,|•·–—/-].{0,80}|\s(?:for|in|of|at)\s.{1,60}"
    return re.compile(
        rf"(?P<names>{name}(?:\s{name}){{0,4}}(?:{joined}{name}(?:\s{name}){{1,4}}){{0,4}})(?P<role>{role})?"
    )


@cache
def _dateline() -> re.Pattern[str]:
    day, year = r"[A-Z][a-z]{2,8}\.?\s\d{1,2}", r",?\s\d{4}"
    dash = r"(?:\s?(?:--|[–—])\s?|\s-\s)"
    word = r"[^\W\d_](?>[\w.'’]*+(?:-(?!-)[\w.'’]*+){0,9})"
    return re.compile(
        rf"(?P<place>{_CAPITAL}{{2}}[^\W\d_a-z.'’ -]*(?:[\s,.'’-]{{1,2}}{word}){{0,4}}?)"
        rf"(?:,?\s(?P<day>{day}(?:{year})?))?(?:,?\s?\((?:(?P<within>{day}{year})|(?P<agency>[^()]{{2,40}}))\))?{dash}"
        rf"(?:(?P<after>{day}{year}){dash})?(?=\S)"
        r"|\((?P<alone>[A-Z][\w. ]{1,30})\)\s?(?:--|[-–—])?\s?"
    )


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"[-–—(]*\s*(?:(?:with files from|with (?:additional )?reporting by|additional reporting by|files from"
        r"|reporting by|source:|credit:|editing by|avec (?:des informations de|l'afp)|mit material (?:von|der)"
        r"|con información de|com informações d[aeo])"
        r"\s?(?P<agency>.{2,100}?)|(?P<alone>(?:the )?(?:canadian press|associated press|ap|reuters|afp"
        r"|agence france-presse|dpa|efe"
        r"|ansa|pa media|press association|bloomberg(?: news)?))"
        r"|(?P<writer>.{2,100}?) contributed (?:reporting )?to this (?:report|story|article|piece))[.)]?",
        re.I,
    )


@cache
def _publisher() -> re.Pattern[str]:
    name = r"(?:The\s)?[A-Z][\w'’&]{1,20}(?:[\s.][A-Z&][\w'’&]{0,20}){0,4}?"
    return re.compile(
        rf"(?i:also on|more from|read more (?:on|at)|follow)\s(?P<name>{name})"
        r"(?:\s(?i:on (?:twitter|facebook|instagram)).*)?"
        rf"|(?i:(?:(?:copyright|©|\(c\))[\s,]*){{1,3}})(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)[\s,]*(?i:by\s)?(?P<owner>{name})"
        r"(?:[.,|].*|\s(?i:all rights reserved).*)?"
    )


def author_of(text: str) -> str | None:
    """The names of a by-line ("By Ann Lee and Bo Day, Staff Writers" -> "Ann Lee and Bo Day"), or None where the line
    is none."""
    if len(text) > 140:
        return None
    if posted := _POSTED_BY.match(text):
        return _author_after_by(text[posted.end() :])
    if (author := _author_after_by(text) or _author_with_employer(text)) or " by " not in text.lower():
        return author
    return next((author for part in _PART.split(text)[1:] if (author := _author_after_by(part))), None)


def _author_after_by(text: str) -> str | None:
    """The names of a line that begins with "By" or a like word."""
    start = next((len(by) for by in _BY if text[:24].lower().startswith(by)), None)
    if start is None:
        return None
    names = text[start:].strip().removeprefix("By ")
    shouted = re.match(r"(?:[A-Z][A-Z'’.-]+\s){2,4}(?=[A-Z][a-z])", names)  # "ANN LEE Associated Press"
    names = shouted[0].strip() if shouted else names
    match = _byline().fullmatch(names.title() if names.isupper() else names)
    if match is None:
        return None
    role = match["role"] or ""
    if role and text.endswith((".", "!", "?")) and not _is_role(role):
        return None
    parts = _PLACE.sub("", match["names"]).split(", ")
    while len(parts) > 1 and _is_role(parts[-1]):
        parts.pop()
    names = ", ".join(parts).rstrip(".,")
    return _in_small_letters(names)


def _in_small_letters(names: str) -> str:
    """ANN LEE and BO DAY -> Ann Lee and Bo Day."""
    capitals = all(word.isupper() for word in re.findall(r"[^\W\d_]+", names) if word not in _JOINERS)
    return " ".join(w if w in _JOINERS else w.title() for w in names.split(" ")) if capitals else names


def bare_names(text: str) -> str | None:
    """The names of a line that may be nothing but people's names: ``Ann van der Lee and Bo Day``."""
    if len(text) > 100 or not all(_is_bare_name(part) for part in re.split(r",\s|\s(?:and|und|et|y|e|en|&)\s", text)):
        return None
    return _in_small_letters(text)


def _is_bare_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 50 or {w.lower() for w in words} & _ROLES:
        return False
    large = [w for w in words if w[0].isupper() and w.replace("-", "").replace("'", "").replace("’", "").isalpha()]
    small = [w for w in words if w in _PARTICLES]
    return 2 <= len(large) <= 3 and len(large) + len(small) == len(words) and words[-1] not in _PARTICLES


def is_signature(text: str) -> bool:
    """Is this the bare name of a newspaper or agency, as it stands under a headline: ``Crab News``?"""
    words = re.findall(r"[^\W\d_]+", text)
    return 0 < len(words) <= 4 and words[-1].lower() in _EMPLOYERS and all(w[0].isupper() for w in words)


def _author_with_employer(text: str) -> str | None:
    """A name without "By", told by its employer: ``Ann Lee, Crab Press``; ``Ann Lee · Crab News · Posted: ...``."""
    parted = re.split(r"(\s?[·•|]\s|,\s)", text, maxsplit=1)
    if len(parted) < 3 or text.endswith((".", ":")):
        return None
    name, _, employer = parted
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(w[0].isupper() and not w.isupper() for w in words):
        return None
    described = re.split(r"[·•|]", employer)[0]
    known = {w.lower() for w in re.findall(r"\w+", described)} & _EMPLOYERS
    return name if known and len(described.split()) <= 6 else None


def _is_role(text: str) -> bool:
    return any(w in _ROLES for w in re.findall(r"\w+", text.lower()))


def dateline_of(text: str) -> tuple[str | None, str | None, int]:
    """Place, agency and length of a dateline at the start of a body: ``EDMONTON - ``, ``PARIS (AFP) -- ``, ``(CNN) --
    ``."""
    if not (text[:2].isupper() or text[:1] == "("):
        town = re.match(_TOWN, text[:90]) if text[:1].isupper() and "(" in text[:60] else None
        return (town[1], town[2], town.end()) if town else (None, None, 0)
    match = _dateline().match(text[:90])
    if match is None:
        return None, None, 0
    if match["alone"]:
        return None, match["alone"], match.end()
    place = match["place"]
    if sum(c.isupper() for c in place) * 2 <= sum(c.isalpha() for c in place):
        return None, None, 0
    return place.rstrip(" ,"), match["agency"], match.end()


def date_of_dateline(text: str) -> str | None:
    """The day in ISO 8601 of ``EDMONTON, June 4, 2024 – ``, ``OTTAWA (June 4, 2024) - ``; None without its year."""
    match = _dateline().match(text[:90]) if dateline_of(text)[0] else None
    if match is None:
        return None
    day = match["after"] or match["within"] or match["day"]
    return read_dates(day).published if day else None


def credit_of(line: Line) -> str | None:
    """The agency of a credit line ("With files from The Canadian Press"), or None."""
    if line.words > 20 or len(line.text) > 160:
        return None
    match = _credit().fullmatch(line.text)
    return (match["agency"] or match["alone"] or match["writer"]).strip() if match else None


def publisher_of(texts: list[str], byline: str | None = None) -> str | None:
    """The publisher, where a line of the page's furniture names it; the author to follow is none."""
    for text in texts:
        likely = len(text) < 120 and any(words in text.lower() for words in _PUBLISHER_WORDS)
        match = _publisher().fullmatch(text) if likely else None
        name = (match["name"] or match["owner"]) if match else None
        if (
            name
            and not (name.isupper() and len(name.split()) > 3)
            and name.lower() not in _NO_PUBLISHER
            and name not in (byline or "")
        ):
            return name
    return None
