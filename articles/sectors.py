"""Which sectors an article is about: phrases of a taxonomy counted in its title and text, with the words found as evidence.

The taxonomy is data: `sectors.toml` beside this file says how one is written, and a user's own file replaces or extends it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from articles.article import Sector

NAME_POINTS = 2.0
PHRASE_POINTS = 1.0
TITLE_FACTOR = 2.0
"""A phrase counts so many times as much in the headline."""

MIN_SCORE = 2.0
MIN_SHARE = 0.15
"""A sector with less than these points, or this share of the leading sector's, is only mentioned."""

MAX_EVIDENCE = 8


class TaxonomyError(ValueError):
    """A sectors file that cannot be used; the message says where and why, in one line."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One sector: what it is called and which words tell of it."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The sectors in their order, and the scope that is no sector but says "every sector"."""

    rules: tuple[Rule, ...]
    scope: Rule | None = None


@cache
def default() -> Taxonomy:
    """The taxonomy that comes with the package."""
    return load(Path(__file__).with_name("sectors.toml"))


def load(path: Path) -> Taxonomy:
    """A taxonomy file; with ``extends = true`` its sectors are added to the default ones or replace those of the same id.

    Raises TaxonomyError.
    """
    import tomllib  # slow to import: only here

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaxonomyError(f"{path}: cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
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
    if data.get("extends"):
        base = default()
        kept = [rule for rule in base.rules if rule.id not in ids]
        return Taxonomy((*kept, *rules), scope or base.scope)
    if not rules:
        raise TaxonomyError(f"{where}: holds no [[sector]].")
    return Taxonomy(tuple(rules), scope)


def _rule(row: Mapping[str, Any], where: str) -> Rule:
    _known(row, {"id", "name", "names", "phrases", "not"}, where)
    if not isinstance(row.get("id"), str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["id"]):
        raise TaxonomyError(f'{where}: needs an id of small letters, digits and dashes, as in id = "health-care".')
    lists = {}
    for key in ("names", "phrases", "not"):
        lists[key] = row.get(key, [])
        if not isinstance(lists[key], list) or not all(isinstance(x, str) and re.search(r"\w", x) for x in lists[key]):
            raise TaxonomyError(f"{where} ({row['id']}): {key} must be a list of phrases in quotes.")
    name = row.get("name", row["id"])
    if not isinstance(name, str) or not name.strip():
        raise TaxonomyError(f"{where} ({row['id']}): name must be words in quotes.")
    return Rule(row["id"], name, tuple(lists["names"]), tuple(lists["phrases"]), tuple(lists["not"]))


def _known(row: Mapping[str, Any], keys: set[str], where: str) -> None:
    if unknown := sorted(set(row) - keys):
        raise TaxonomyError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}.")


def classify(title: str | None, text: str, taxonomy: Taxonomy | None = None) -> tuple[tuple[Sector, ...], str | None]:
    """The sectors, the leading one first, and the id of the scope or None."""
    taxonomy = taxonomy or default()
    counted = [(rule, *_score(rule, title or "", text)) for rule in taxonomy.rules]
    counted.sort(key=lambda row: -row[1])
    top = counted[0][1] if counted else 0.0
    sectors = tuple(
        Sector(rule.id, rule.name, n == 0, round(score, 1), tuple(evidence[:MAX_EVIDENCE]))
        for n, (rule, score, evidence) in enumerate(counted)
        if score >= max(MIN_SCORE, MIN_SHARE * top)
    )
    scope = taxonomy.scope
    return sectors, scope.id if scope and (_hits(scope.phrases, text) or _hits(scope.phrases, title or "")) else None


def _score(rule: Rule, title: str, text: str) -> tuple[float, list[str]]:
    """Points and the distinct words found, in text order."""
    score = 0.0
    distinct: dict[str, str] = {}
    for part, factor in ((title, TITLE_FACTOR), (text, 1.0)):
        void = _hits(rule.negative, part)
        names = _apart(_hits(rule.names, part), void)
        phrases = _apart(_hits(rule.phrases, part), sorted(void + names))
        score += factor * (NAME_POINTS * len(names) + PHRASE_POINTS * len(phrases))
        for start, end in sorted(names + phrases):
            words = " ".join(part[start:end].split())
            distinct.setdefault(words.lower(), words)
    return score, list(distinct.values())


def _hits(phrases: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Where the phrases stand in the text, the longest at each place."""
    pattern = _pattern(phrases)
    return [m.span() for m in pattern.finditer(text)] if pattern else []


def _apart(spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that do not overlap one of the taken ones; both in text order."""
    kept, at = [], 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            kept.append((start, end))
    return kept


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(_phrase_pattern(p) for p in ordered) + r")(?!\w)")


def _phrase_pattern(phrase: str) -> str:
    words = [r"[\w'’&-]+" if w == "*" else re.escape(w).replace("'", "['’]") for w in phrase.split()]
    body = r"\s+".join(words)
    if phrase.isupper():
        return body
    return f"(?i:{body.removesuffix('s')}s?)" if not phrase.endswith("*") else f"(?i:{body})"
