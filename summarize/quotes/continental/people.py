"""The people that a text in a continental language names: where, with which role, and of which gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import dropwhile, islice
from typing import NamedTuple

from summarize.quotes.continental.grammar import Grammar
from summarize.quotes.continental.patterns import Patterns
from summarize.quotes.source import HIDDEN_STOP, Source, Span

_TOKEN = re.compile(r"[\w’'-]+")
_LONGEST_NAME = 4  # words
_LONGEST_RUN = 12  # capitalised words; a heading in capitals names nobody beyond
_LONGEST_ROLE = 90  # characters
_NEAREST = 40  # namings that a pronoun may reach back over


class Naming(NamedTuple):
    """A place where a person is named, in ``full`` or by the surname; ``start`` counts an honorific in."""

    start: int
    end: int
    name: str
    full: bool


class _Candidate(NamedTuple):
    words: tuple[str, ...]
    sure: bool
    gender: str
    role: str
    epithet: str


class People:
    """The people of one text; ``namings`` are in text order."""

    def __init__(self, source: Source, grammar: Grammar, patterns: Patterns) -> None:
        self.source, self.text, self.grammar, self._patterns = source, source.text, grammar, patterns
        self.genders: dict[str, str] = {}
        self.roles: dict[str, str] = {}
        self.holders: dict[str, list[str]] = {}
        self._by_surname: dict[str, str] = {}
        self._by_given: dict[str, str] = {}
        runs = list(self._runs())
        candidates = [c for run in runs if (c := self._candidate(run)) is not None]
        said = {self.text[a:b] for run in runs if len(run) == 1 for a, b in run if self._is_said(a, b)}
        self._register([c._replace(sure=c.sure or c.words[-1] in said) for c in candidates])
        self.namings = sorted(self._namings(runs))
        self._starts = [naming.start for naming in self.namings]

    def within(self, start: int, end: int) -> list[Naming]:
        """The namings inside a span, in text order."""
        found = []
        for k in range(bisect_left(self._starts, start), len(self.namings)):
            if self.namings[k].start >= end:
                break
            if self.namings[k].end <= end:
                found.append(self.namings[k])
        return found

    def starting_at(self, at: int) -> Naming | None:
        """The naming that begins exactly there."""
        k = bisect_left(self._starts, at)
        return self.namings[k] if k < len(self.namings) and self.namings[k].start == at else None

    def last_before(self, at: int, gender: str) -> Naming | None:
        """The person named last before an offset, of that gender or of an unknown one."""
        last = bisect_left(self._starts, at) - 1
        for k in range(last, max(-1, last - _NEAREST), -1):
            if self.fits(self.namings[k].name, gender):
                return self.namings[k]
        return None

    def first_after(self, at: int, limit: int, gender: str) -> Naming | None:
        """The person named first behind an offset, of that gender or of an unknown one."""
        return next((n for n in self.within(at, limit) if n.full and self.fits(n.name, gender)), None)

    def fits(self, name: str, gender: str) -> bool:
        """Could the person be meant by words of that gender?"""
        return not gender or self.genders.get(name, gender) == gender

    def is_role(self, noun: str) -> bool:
        """Is the noun one for people in an office or a part?"""
        low = _FORMER.sub("", _without_elision(noun.lower()))
        return low in self.grammar.roles or self._by_ending(low) is not None

    def role_gender(self, noun: str) -> str:
        """The gender of a role noun, "" where it does not tell."""
        low = _FORMER.sub("", _without_elision(noun.lower()))
        return self.grammar.roles.get(low) or self._by_ending(low) or ""

    def _by_ending(self, low: str) -> str | None:
        return next((gender for gender, ending in self._patterns.role_endings if ending.search(low)), None)

    # --- finding the names

    def _runs(self) -> Iterator[list[Span]]:
        """Runs of capitalised words, particles between them."""
        for match in self._patterns.run.finditer(self.text):
            pieces = islice(_PIECE.finditer(self.text, match.start(), match.end()), _LONGEST_RUN)
            run = list(dropwhile(self._opens_a_sentence, (piece.span() for piece in pieces)))
            if run:
                yield run

    def _opens_a_sentence(self, piece: Span) -> bool:
        """A capitalised word that is a common one ("Selon", "Der") is no part of a name."""
        low = self.text[piece[0] : piece[1]].lower()
        return low in self._patterns.stop_words or self._patterns.function_word.fullmatch(low + " ") is not None

    def _candidate(self, run: list[Span]) -> _Candidate | None:
        """The person that a run names, if it does."""
        words = [self.text[a:b] for a, b in run]
        honorific = self._patterns.honorific.search(self.text, max(0, run[0][0] - 14), run[0][0])
        first = 0 if honorific else self._first_of_name(words, self._has_article(run[0][0]))
        if first is None:
            return None
        name = words[first : first + _LONGEST_NAME]
        start, end = run[first][0], run[first + len(name) - 1][1]
        beside = words[first - 1] if first else ""
        before = beside if self.is_role(beside) else self._role_before(start)
        role = before or self._plain_role_after(end)
        if len(name) == 1 and not honorific and (not before or self._patterns.stop.search(before)):
            return None
        sure = bool(honorific or role) or name[0] in self._patterns.given or self._is_said(run[first][0], end)
        title = honorific.group(1).lower() if honorific else ""
        gender = self._gender(name[0], title, role)
        epithet = beside if beside and not role and self._has_article(run[0][0]) else ""
        return _Candidate(tuple(name), sure, gender, " ".join(role.replace(HIDDEN_STOP, ".").split()), epithet)

    def _first_of_name(self, words: list[str], article: bool) -> int | None:
        """Where in a run of capitalised words the name begins: at a given name, behind a role or "l'Espagnol"."""
        for k, word in enumerate(words[:-1]):
            if word in self._patterns.given:
                return k
        roles = [k for k, word in enumerate(words[:-1]) if self.is_role(word)]
        if roles:
            return roles[-1] + 1 if words[roles[-1] + 1][0].isupper() else None
        if len(words) > _LONGEST_NAME or any(w.lower() in self.grammar.organisations or w.isupper() for w in words):
            return None
        if article:
            return 1 if len(words) == 3 else None
        return 0

    def _has_article(self, at: int) -> bool:
        return self._patterns.article_at_end.search(self.text, max(0, at - 12), at) is not None

    def _is_said(self, start: int, end: int) -> bool:
        """Does a verb of saying stand just before or behind the name?"""
        beside = _LAST_WORD.search(self.text, max(0, start - 20), start), _WORD_AFTER.match(self.text, end)
        words = [found[1] for found in beside if found]
        return any(word in self.grammar.finite or word in self.grammar.participles for word in words)

    def _role_before(self, at: int) -> str:
        """The role that leads to a name: "la ministre des Finances Claire Roy", "le président du syndicat, Guy Roy"."""
        floor = self.source.sentence_start(at, max(0, at - _LONGEST_ROLE))
        lead = self.text[floor:at]
        honorific = self._patterns.honorific.search(lead)
        lead = lead[: honorific.start()] if honorific else lead
        article = self._patterns.article_at_end.search(lead)
        lead = (lead[: article.start()] if article else lead).rstrip()
        if (article and not lead.endswith(",")) or self._patterns.dependent.search(lead):
            return ""
        lead = re.split(r"[,:;()«»“”„\"—–.!?]", lead.removesuffix(","))[-1]
        for token in _TOKEN.finditer(lead):
            if self.is_role(token.group()):
                role = lead[token.start() :].strip()
                if not self._patterns.broken_role.search(role):
                    return _without_elision(role)
        return ""

    def role_after(self, at: int) -> re.Match[str] | None:
        """The role that follows a name behind a comma: ", présidente du syndicat", as the match's first group."""
        match = self._patterns.apposition.match(self.text, at)
        if match and any(self.is_role(word) for word in match[1].split()[:3]):
            return match
        return None

    def _plain_role_after(self, at: int) -> str:
        match = self.role_after(at)
        role = self._patterns.age_at_start.sub("", match[1]) if match else ""
        article = self._patterns.article.match(role)
        return role[article.end() if article else 0 :].strip()

    def _gender(self, given: str, title: str, role: str) -> str:
        if gender := self.grammar.honorifics.get(title, ""):
            return gender
        if gender := self._patterns.given.get(given, ""):
            return gender
        return next((gender for token in _TOKEN.findall(role)[:3] if (gender := self.role_gender(token))), "")

    def _register(self, candidates: list[_Candidate]) -> None:
        """Takes in those that are surely people; a candidate in full may be made sure by another one of its name."""
        sure = {c.words for c in candidates if c.sure}
        for c in candidates:
            if c.words not in sure:
                continue
            name, surname = _name(c.words), c.words[-1]
            if len(c.words) == 1:
                name = self._by_surname.get(surname, name)
            self._by_surname.setdefault(surname, name)
            if len(c.words) > 2:  # of two surnames the first serves alone
                self._by_surname.setdefault(c.words[1], name)
            if len(c.words) > 1:
                if self._by_surname[surname] == surname:
                    self._by_surname[surname] = name
                self._by_given.setdefault(c.words[0], name)
            if c.gender:
                self.genders.setdefault(name, c.gender)
            if c.role and name not in self.roles:
                self.roles[name] = c.role
                for noun in filter(self.is_role, _TOKEN.findall(c.role.lower())[:2]):
                    self.holders.setdefault(noun, []).append(name)
            if c.epithet:
                self.holders.setdefault(c.epithet.lower(), []).append(name)
        self.full = {_name(c.words): c for c in candidates if c.words in sure and len(c.words) > 1}

    def _namings(self, runs: list[list[Span]]) -> Iterator[Naming]:
        """Every place where a known person is named, by the whole name or by the surname that ends a run."""
        for run in runs:
            words = [self.text[a:b] for a, b in run]
            for k in range(len(words)):
                name = next(
                    (
                        n
                        for j in range(min(len(words), k + _LONGEST_NAME), k + 1, -1)
                        if (n := _name(tuple(words[k:j]))) in self.full
                    ),
                    None,
                )
                if name:
                    size = len(self.full[name].words)
                    yield Naming(self._with_honorific(run[k][0]), run[k + size - 1][1], name, True)
                    break
            else:
                person = self._by_surname.get(words[-1])
                if person is None and len(words) == 1:
                    person = self._by_given.get(words[0])
                if person and not (len(words) > 1 and self.grammar.organisations & {w.lower() for w in words}):
                    yield Naming(self._with_honorific(run[-1][0]), run[-1][1], person, False)

    def _with_honorific(self, start: int) -> int:
        honorific = self._patterns.honorific.search(self.text, max(0, start - 14), start)
        return honorific.start() if honorific else start


_FORMER = re.compile(r"^(?:ex|vice|co)-?(?=\w{4})")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_PIECE = re.compile(r"[^\s]+")


def _name(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(HIDDEN_STOP, ".")


def _without_elision(word: str) -> str:
    return re.sub(r"^[ldLD][’']", "", word)
