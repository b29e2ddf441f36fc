"""Who said what across articles: every speaker with names, roles and the dates at which they were held, and quotations.

The register keeps what each article says and derives the speakers from it when they are asked for, so that adding,
replacing and removing an article, in any order, always gives the same speakers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articles.article import Article
from articles.identity import Appearance, Group, Origin, organisations, people
from articles.names import acronym, fold, is_name, is_title_only, parse
from articles.spoken import spoken
from summarize import Quote

__all__ = ["Held", "Origin", "Register", "Said", "Speaker", "newest_first"]


class Said(NamedTuple):
    """A quotation, the article it stands in, and the role in which the article has the speaker say it."""

    quote: Quote
    origin: Origin
    role: str | None

    @property
    def start(self) -> int:
        """Where it begins in the article's text."""
        return self.quote.start

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.quote.end


class Held(NamedTuple):
    """A role as the newest article gives it, and the dates (``published``) of the first and the last one that do.

    The dates are None where no article that gives it is dated; ``articles`` is their number.
    """

    role: str
    first: str | None
    last: str | None
    articles: int


class Speaker(NamedTuple):
    """One speaker: the name, all names found (the most frequent first), and everything said.

    ``kind`` is one of `summarize.quotes.quote.SPEAKER_KINDS` or None. ``roles`` and ``said`` are newest first, undated
    ones last; within an article what is said stands in text order.
    """

    name: str
    names: tuple[str, ...]
    kind: str | None
    roles: tuple[Held, ...]
    said: tuple[Said, ...]

    @property
    def articles(self) -> int:
        """How many articles quote the speaker."""
        return len({said.origin.article_id for said in self.said})


def newest_first(said: Iterable[Said]) -> list[Said]:
    """Quotations by the dates of their articles, undated ones last, in text order within an article."""
    ordered = sorted(said, key=lambda one: (one.origin.article_id, one.quote.start))
    return sorted(ordered, key=lambda one: one.origin.published or "", reverse=True)


Key = tuple[str, str]
"""What appearances that may be one speaker's share: the kind of name and the surname or the acronym."""

Place = tuple[str, str]
"""The id of an article and the name of a speaker in it."""


class Register:
    """The speakers of a library. Adding an article takes time in proportion to its quotations.

    Looking a speaker up takes none to speak of, but for the first time after a namesake was added or removed: then
    the appearances of that surname are told apart anew.
    """

    def __init__(self) -> None:
        self._places: dict[str, dict[str, Key]] = {}
        self._appearances: dict[Key, dict[Place, Appearance]] = defaultdict(dict)
        self._words: dict[str, Counter[Key]] = defaultdict(Counter)
        self._known: dict[Key, tuple[list[Speaker], dict[Place, int]]] = {}

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._places

    def __len__(self) -> int:
        """How many articles it knows, whether or not someone is quoted there."""
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        """The ids of the articles it knows."""
        return iter(self._places)

    # what articles say

    def add(self, article: Article, quotes: Iterable[Quote]) -> None:
        """Note who says what in an article; what was known of an article of this id is replaced."""
        self.remove(article.id)
        by_name: dict[str, list[Quote]] = {}
        for quote in spoken(quotes):
            if quote.speaker:
                by_name.setdefault(quote.speaker, []).append(quote)
        keys = self._places[article.id] = {}
        if not by_name:
            return
        origin = Origin.of(article)
        for name, said in by_name.items():
            kind = Counter(quote.speaker_kind for quote in said).most_common(1)[0][0]
            keys[name] = self._keep(Appearance(origin, name, kind, tuple(said)))

    def remove(self, article_id: str) -> None:
        """Forget an article; one that is not known is no error."""
        for name, key in self._places.pop(article_id, {}).items():
            self._drop(key, self._appearances[key][article_id, name])

    def _keep(self, appearance: Appearance) -> Key:
        key = _key(appearance)
        self._appearances[key][appearance.origin.article_id, appearance.name] = appearance
        self._known.pop(key, None)
        for word in _words(appearance.names):
            self._words[word][key] += 1
        return key

    def _drop(self, key: Key, appearance: Appearance) -> None:
        del self._appearances[key][appearance.origin.article_id, appearance.name]
        self._known.pop(key, None)
        if not self._appearances[key]:
            del self._appearances[key]
        for word in _words(appearance.names):
            self._words[word][key] -= 1
            if not self._words[word][key]:
                del self._words[word][key]
            if not self._words[word]:
                del self._words[word]

    # who says it

    def speaker(self, article_id: str, name: str) -> Speaker | None:
        """The speaker whom an article calls by this name, with all that is known from the other articles."""
        key = self._places.get(article_id, {}).get(name)
        if key is None:
            return None
        speakers, numbers = self._tell_apart(key)
        return speakers[numbers[article_id, name]]

    def role(self, article_id: str, quote: Quote) -> str | None:
        """The role in which an article has the speaker of this quotation say it."""
        key = self._places.get(article_id, {}).get(quote.speaker or "")
        return self._appearances[key][article_id, quote.speaker or ""].role_in(quote) if key else None

    def find(self, name: str) -> list[Speaker]:
        """All speakers who have the words of ``name`` in one of their names, the most quoted first.

        Case, accents, hyphens and titles make no difference; a surname or an acronym is enough.
        """
        words = set(_plain_words(name))
        keys = [self._words.get(word, Counter()).keys() for word in words]
        found = sorted(set.intersection(*map(set, keys))) if keys else []
        speakers = [speaker for key in found for speaker in self._tell_apart(key)[0]]
        named = [one for one in speakers if any(words <= set(fold(called).split()) for called in one.names)]
        return sorted(named, key=lambda speaker: -len(speaker.said))

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Names of known speakers that are spelled much like ``name``; else those who are quoted most."""
        from difflib import get_close_matches

        near: set[Key] = set()
        for word in _plain_words(name):
            like = [known for known in self._words if known[0] == word[0] and abs(len(known) - len(word)) < 3]
            near.update(key for known in get_close_matches(word, like) for key in self._words[known])
        speakers = [speaker for key in sorted(near) for speaker in self._tell_apart(key)[0]] or list(self.speakers())
        named = [one for one in speakers if is_name(one.name, one.kind)]
        return list(dict.fromkeys(one.name for one in sorted(named, key=lambda one: -len(one.said))))[:most]

    def speakers(self) -> Iterator[Speaker]:
        """Every speaker, in no order that means anything."""
        for key in list(self._appearances):
            yield from self._tell_apart(key)[0]

    def _tell_apart(self, key: Key) -> tuple[list[Speaker], dict[Place, int]]:
        """The speakers of a key, and which of them speaks where."""
        if key not in self._known:
            grouped = people if key[0] == "person" else organisations
            groups = grouped(self._appearances[key].values())
            numbers = {(one.origin.article_id, one.name): n for n, group in enumerate(groups) for one in group}
            self._known[key] = [_speaker(group) for group in groups], numbers
        return self._known[key]


def _key(appearance: Appearance) -> Key:
    """Unnamed speakers ("a spokesperson", "the council") are kept by article: they are not the same everywhere."""
    if not is_name(appearance.name, appearance.kind):
        return "unnamed", f"{appearance.origin.article_id} {appearance.name}"
    if appearance.kind == "person":
        return "person", parse(appearance.name).surname
    return "named", acronym(appearance.name)


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in fold(name).split()}


def _plain_words(name: str) -> list[str]:
    """The folded words of a name without titles, unless it has no others."""
    words = fold(name).split()
    return [word for word in words if not is_title_only(word)] or words


def _speaker(group: Group) -> Speaker:
    """What the appearances of one speaker come to."""
    newest = sorted(group, key=lambda one: (one.origin.article_id, one.name))
    newest.sort(key=lambda one: one.origin.published or "", reverse=True)
    names = Counter(one.name for one in newest)
    ranked = sorted(names, key=lambda name: (-names[name], -len(name), name))
    ranked = list(dict.fromkeys([*ranked, *(name for one in newest for name in one.names)]))
    full = [name for name in ranked if parse(name).given] if newest[0].kind == "person" else []
    said = (Said(quote, one.origin, one.role_in(quote)) for one in group for quote in one.quotes)
    kind = Counter(one.kind for one in newest).most_common(1)[0][0]
    return Speaker((full or ranked)[0], tuple(ranked), kind, _roles(newest), tuple(newest_first(said)))


def _roles(newest: Sequence[Appearance]) -> tuple[Held, ...]:
    """The roles with their dates, that of the newest article first."""
    given: dict[str, list[tuple[str, str | None]]] = {}
    for one in newest:
        for role in one.roles:
            given.setdefault(fold(role), []).append((role, one.origin.published))
    held = []
    for uses in given.values():
        dates = [published for _, published in uses if published]
        held.append(Held(uses[0][0], min(dates, default=None), max(dates, default=None), len(uses)))
    return tuple(sorted(held, key=lambda one: one.last or "", reverse=True))
