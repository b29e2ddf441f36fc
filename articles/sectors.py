"""Which sectors an article is about: phrases of a taxonomy counted in its title and text, with the words found as
evidence.

The taxonomy is data: `sectors.toml` beside this file says how one is written. It is the one of a labour union,
`sectors_general.toml` that of general news, and a user's own file replaces or extends either.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from articles.article import Sector
from articles.regular import read_regular

NAME_POINTS = 2.0
PHRASE_POINTS = 1.0
TITLE_FACTOR = 2.0
"""A phrase counts so many times as much in the headline."""

MIN_SCORE = 2.0
MIN_SHARE = 0.15
"""A sector with less than these points, or this share of the leading sector's, is only mentioned."""

MAX_EVIDENCE = 8
MAX_CHARACTERS = 100_000
"""A longer text is counted so far: what an article is about shows long before."""


BUILT_IN = {"labour": "sectors.toml", "general": "sectors_general.toml"}
"""The taxonomies that come with the package, by name; the first one is the default."""

WORD = r"\w+(?:['’]\w+)?"
_WITHIN = " \u00a0,&/'’–-"
"""Signs that may stand between the words of one phrase."""

Hits = dict[tuple[str, str], list[tuple[int, int]]]
"""Where phrases stand, by the id of their rule and their kind."""


class TaxonomyError(ValueError):
    """A sectors file that cannot be used; the message says where and why, in one line."""


class Rule(NamedTuple):
    """One sector: what it is called, which words tell of it, and what publishers call it who file articles there."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


class Taxonomy(NamedTuple):
    """The sectors in their order, and the scope that is no sector but says "every sector"."""

    rules: tuple[Rule, ...]
    scope: Rule | None = None


class Counted(NamedTuple):
    """The points of a sector in an article, how often each of its phrases stands there, in text order, and whether one
    of them is a name."""

    rule: Rule
    points: float
    phrases: Mapping[str, int]
    named: bool

    @property
    def tells(self) -> bool:
        """Whether this is enough to file by: one word that is no name may stand anywhere."""
        return self.points >= MIN_SCORE and (self.named or len(self.phrases) > 1)


@cache
def default() -> Taxonomy:
    """The taxonomy that is used where none is chosen."""
    return _built_in(next(iter(BUILT_IN)))


@cache
def _built_in(name: str) -> Taxonomy:
    return _read(os.path.join(os.path.dirname(__file__), BUILT_IN[name]))


def load(named: str | os.PathLike[str]) -> Taxonomy:
    """The taxonomy of this name, one of `BUILT_IN`, or in this file.

    With ``extends = true`` the sectors of a file are added to the default ones, with ``extends = "general"`` to those
    of that name; they replace those of the same id. Raises TaxonomyError.
    """
    return _built_in(named) if isinstance(named, str) and named in BUILT_IN else _read(named)


def _read(path: str | os.PathLike[str]) -> Taxonomy:
    import tomllib  # slow to import: only here

    try:
        data = tomllib.loads(read_regular(path).decode())
    except OSError as error:
        raise TaxonomyError(f"{path}: cannot be read ({error.strerror}).") from error
    except RecursionError as error:
        raise TaxonomyError(f"{path}: is nested too deeply.") from error
    except ValueError as error:  # TOMLDecodeError, UnicodeDecodeError, or a number of thousands of digits
        raise TaxonomyError(f"{path}: no valid TOML ({error}).") from error
    return _taxonomy(data, str(path))


def _taxonomy(data: Mapping[str, Any], where: str) -> Taxonomy:
    _known(data, {"extends", "sector", "scope"}, where)
    rows = data.get("sector", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TaxonomyError(f"{where}: sectors are written as [[sector]], each a table of its own.")
    rules = [_rule(row, f"{where}: sector {n}") for n, row in enumerate(rows, 1)]
    scope = _rule(data["scope"], f"{where}: scope") if "scope" in data else None
    ids = [rule.id for rule in rules]
    if twice := next((x for x in ids if ids.count(x) > 1), None):
        raise TaxonomyError(f"{where}: the id {twice!r} is given to two sectors.")
    if base := _extended(data.get("extends", False), where):
        kept = [rule for rule in base.rules if rule.id not in ids]
        return Taxonomy((*kept, *rules), scope or base.scope)
    if not rules:
        raise TaxonomyError(f"{where}: holds no [[sector]].")
    return Taxonomy(tuple(rules), scope)


def _extended(given: object, where: str) -> Taxonomy | None:
    """The taxonomy that a file extends, if it extends one."""
    if isinstance(given, bool):
        return default() if given else None
    if isinstance(given, str) and given in BUILT_IN:
        return _built_in(given)
    raise TaxonomyError(f"{where}: extends must be true, false or one of {', '.join(map(repr, BUILT_IN))}.")


def _rule(row: Mapping[str, Any], where: str) -> Rule:
    _known(row, {"id", "name", "names", "phrases", "not", "categories"}, where)
    if not isinstance(row.get("id"), str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["id"]):
        raise TaxonomyError(f'{where}: needs an id of small letters, digits and dashes, as in id = "health-care".')
    lists = {}
    for key in ("names", "phrases", "not", "categories"):
        lists[key] = row.get(key, [])
        if not isinstance(lists[key], list) or not all(isinstance(x, str) and re.match(r"\w", x) for x in lists[key]):
            raise TaxonomyError(f"{where} ({row['id']}): {key} must be a list of phrases, each beginning with a word.")
    name = row.get("name", row["id"])
    if not isinstance(name, str) or not name.strip():
        raise TaxonomyError(f"{where} ({row['id']}): name must be words in quotes.")
    return Rule(row["id"], name, *map(tuple, lists.values()))


def _known(row: Mapping[str, Any], keys: set[str], where: str) -> None:
    if unknown := sorted(set(row) - keys):
        raise TaxonomyError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}.")


def classify(title: str | None, text: str, taxonomy: Taxonomy | None = None) -> tuple[tuple[Sector, ...], str | None]:
    """The sectors, the leading one first, and the id of the scope or None."""
    scored, scope = count(title, text, taxonomy)
    telling = [one for one in scored if one.tells]
    sectors = tuple(
        Sector(one.rule.id, one.rule.name, n == 0, round(one.points, 1), tuple(one.phrases)[:MAX_EVIDENCE])
        for n, one in enumerate(telling)
        if one.points >= MIN_SHARE * telling[0].points
    )
    return sectors, scope


def count(title: str | None, text: str, taxonomy: Taxonomy | None = None) -> tuple[list[Counted], str | None]:
    """What was counted for each sector, the most first, and the id of the scope or None."""
    taxonomy = taxonomy or default()
    parts = [
        (words, _hits(taxonomy, words), factor)
        for words, factor in ((title or "", TITLE_FACTOR), (text[:MAX_CHARACTERS], 1.0))
    ]
    scored = sorted((_score(rule, parts) for rule in taxonomy.rules), key=lambda one: -one.points)
    scope = taxonomy.scope
    return scored, scope.id if scope and any((scope.id, "phrases") in hits for _, hits, _ in parts) else None


def _score(rule: Rule, parts: list[tuple[str, Hits, float]]) -> Counted:
    """What was counted for one sector; ``parts`` are text, hits and factor."""
    score, named = 0.0, False
    distinct: dict[str, str] = {}
    times: Counter[str] = Counter()
    for text, hits, factor in parts:
        void = hits.get((rule.id, "negative"), [])
        names = _apart(hits.get((rule.id, "names"), []), void)
        phrases = _apart(hits.get((rule.id, "phrases"), []), sorted(void + names))
        named = named or bool(names)
        score += factor * (NAME_POINTS * len(names) + PHRASE_POINTS * len(phrases))
        for start, end in sorted(names + phrases):
            words = " ".join(text[start:end].split())
            distinct.setdefault(words.lower(), words)
            times[words.lower()] += 1
    return Counted(rule, score, {words: times[folded] for folded, words in distinct.items()}, named)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Small letters, without a possessive or plural s."""
    word = word.lower()
    if word[-2:] in ("'s", "’s"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def _hits(taxonomy: Taxonomy, text: str) -> Hits:
    """Where the phrases of each kind stand in a text, in text order: the longest at each place, none within another."""
    index, words = _index(taxonomy), re.findall(WORD, text)
    found = [
        (at, len(phrase), key)
        for at, word in enumerate(words)
        for phrase, key in index.get(word.lower(), ())
        if at + len(phrase) <= len(words) and all(map(_matches, phrase, words[at : at + len(phrase)]))
    ]
    spans = [match.span() for match in re.finditer(WORD, text)] if found else []
    hits: Hits = {}
    for at, count, key in found:
        run = spans[at : at + count]
        if (key not in hits or hits[key][-1][1] <= run[0][0]) and _is_joined(text, run):
            hits.setdefault(key, []).append((run[0][0], run[-1][1]))
    return hits


def _matches(word: str, token: str) -> bool:
    """``*`` stands for any word; a word in capitals only stands for itself."""
    return word == "*" or word == (token if len(word) > 1 and word.isupper() else fold(token))


def _is_joined(text: str, run: list[tuple[int, int]]) -> bool:
    """Whether no other signs than blanks, commas, hyphens and the like stand between the words."""
    return not any(text[end:start].strip(_WITHIN) for (_, end), (start, _) in pairwise(run))


@cache
def _index(taxonomy: Taxonomy) -> dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]]:
    """The words of every phrase with its rule and kind, under every form of the first of them in small letters; longer
    phrases first."""
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
    for rule in (*taxonomy.rules, *([taxonomy.scope] if taxonomy.scope else [])):
        for kind in ("names", "phrases", "negative"):
            for phrase in getattr(rule, kind):
                words = re.findall(rf"{WORD}|\*", phrase)
                cased = tuple(w if phrase.isupper() else fold(w) for w in words)
                for form in _forms(fold(words[0])):
                    index.setdefault(form, []).append((cased, (rule.id, kind)))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _forms(word: str) -> list[str]:
    """The words that fold to this one."""
    return [form for form in (word, f"{word}s", f"{word}'s", f"{word}’s") if fold(form) == word]


def _apart(spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that do not overlap one of the taken ones; both in text order."""
    kept, at = [], 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            kept.append((start, end))
    return kept
