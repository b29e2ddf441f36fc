"""Which appearances of one surname, or of one acronym, are the same speaker's.

A full name is one person, unless offices that exclude each other tell two (`articles.offices`). A shorter form joins
the fuller one that it is a part of ("George Bush": "George W. Bush"), a familiar one ("Sue": "Susan") if their roles
agree too, a surname alone the person so called in its article, else among those of its publisher, else the one of like
role: each only if a single one fits. An acronym joins the name that its article writes out, else the one name that has
these initials.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articles.article import Article
from articles.names import Name, acronym, fold, gender_of, is_title_only, parse, without_article
from articles.offices import NEAR, Career, day_of, office
from summarize import Quote


class Origin(NamedTuple):
    """The article that something was said in, as far as a citation needs it."""

    article_id: str
    title: str | None
    headline: str
    publisher: str | None
    published: str | None
    source: str

    @classmethod
    def of(cls, article: Article) -> Origin:
        """What a citation needs of an article."""
        return cls(article.id, article.title, article.headline, article.publisher, article.published, article.source)


class Appearance(NamedTuple):
    """A speaker in one article under one name, with what is said there, in text order."""

    origin: Origin
    name: str
    kind: str | None
    quotes: tuple[Quote, ...]

    @property
    def roles(self) -> list[str]:
        """The roles that the article gives, each once; a mere title is none."""
        roles = dict.fromkeys(quote.role for quote in self.quotes if quote.role)
        return [role for role in roles if not is_title_only(role)]

    def role_in(self, quote: Quote) -> str | None:
        """The role in which this is said: the one told beside it, or else the first that the article gives."""
        roles = self.roles
        return quote.role if quote.role in roles else next(iter(roles), None)

    @property
    def names(self) -> list[str]:
        """The name, and where it is an acronym that the article writes out, that name too."""
        key = fold(self.name)
        mentions = (quote.mention.text.partition(" (")[0] for quote in self.quotes if quote.mention)
        names = (said for said in mentions if said.removeprefix("the ")[:1].isupper())
        written_out = (said for said in names if acronym(said) == key != without_article(fold(said)))
        return [self.name] if self.kind == "person" else list(dict.fromkeys([self.name, *written_out]))

    @property
    def gender(self) -> str | None:
        """What an honorific in the article tells."""
        words = (part for quote in self.quotes for part in (quote.role, quote.mention and quote.mention.text) if part)
        return next((gender for gender in map(gender_of, words) if gender), None)


Group = list[Appearance]


def people(appearances: Iterable[Appearance]) -> list[Group]:
    """The appearances under one surname, in a group for each person; the order in which they come does not matter."""
    forms: dict[Name, Group] = defaultdict(list)
    for appearance in sorted(appearances, key=_by_date):
        forms[parse(appearance.name)].append(appearance)
    alone = [one for name, group in forms.items() if not name.given for one in group]
    full = _familiar(_written_out({name: group for name, group in forms.items() if name.given}))
    known = [(name, career) for name, group in full.items() for career in _careers(sorted(group, key=_by_date))]
    left = _join_surnames(alone, known)
    return [group for _, group in known] + _careers(left)


def organisations(appearances: Iterable[Appearance]) -> list[Group]:
    """The appearances under one acronym, in a group for each organisation."""
    forms: dict[str, Group] = defaultdict(list)
    for appearance in sorted(appearances, key=_by_date):
        forms[without_article(fold(appearance.names[-1]))].append(appearance)
    key = acronym(next(iter(forms.values()))[0].name) if forms else ""
    if len(forms) == 2 and key in forms:
        return [[one for group in forms.values() for one in group]]
    return list(forms.values())


def _by_date(appearance: Appearance) -> tuple[str, str, str]:
    return appearance.origin.published or "", appearance.origin.article_id, appearance.name


def _written_out(forms: dict[Name, Group]) -> dict[Name, Group]:
    """Shorter forms under the fuller one that each is a part of; those that fit several stay by themselves."""
    by_initial: dict[str, list[Name]] = defaultdict(list)
    for name in forms:
        by_initial[name.given[0][:1]].append(name)
    full: dict[Name, Group] = defaultdict(list)
    for name, group in forms.items():
        fuller = [other for other in by_initial[name.given[0][:1]] if name.is_part_of(other)]
        fullest = [one for one in fuller if not any(one.is_part_of(other) for other in fuller)]
        full[fullest[0] if len(fullest) == 1 else name] += group
    return full


def _familiar(forms: dict[Name, Group]) -> dict[Name, Group]:
    """Familiar forms ("Sue Hill") under the one full form ("Susan Hill") that has a role of theirs."""
    by_first: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in forms:
        by_first[name.first, name.suffix].append(name)
    joined = dict(forms)
    for (first, _), names in by_first.items():
        written = [name for name in names if name.given[0] == first]
        for name in names:
            if len(written) == 1 and name not in written and _agree(forms[name], forms[written[0]]):
                joined[written[0]] = joined[written[0]] + joined.pop(name)
    return joined


def _agree(group: Sequence[Appearance], other: Sequence[Appearance]) -> bool:
    """Whether a role of the one is a role of the other."""
    roles = {fold(role) for one in group for role in one.roles}
    return any(fold(role) in roles for one in other for role in one.roles)


def _careers(group: Group) -> list[Group]:
    """The appearances of one name, by date, in a group for each person that their offices tell."""
    told = [(one, [held for held in map(office, one.roles) if held]) for one in group]
    if len({held for _, offices in told for held in offices}) < 2:
        return [group] if group else []
    careers: list[tuple[Career, Group]] = []
    for one, offices in told:
        if not offices:
            continue
        day = day_of(one.origin.published)
        open_to = [pair for pair in careers if pair[0].allows(offices, day)]
        fitting = next((pair for pair in open_to if pair[0].holds(offices)), open_to[0] if open_to else None)
        if fitting is None:
            careers.append(fitting := (Career(), []))
        fitting[0].add(offices, day)
        fitting[1].append(one)
    groups = [members for _, members in careers]
    _add_doubtful([one for one, offices in told if not offices], groups)
    return groups


def _add_doubtful(doubtful: Group, groups: Sequence[Group]) -> None:
    """Add those without an office to whom their publisher quotes most often, else to who is quoted most."""
    quoted = [(Counter(one.origin.publisher for one in group), len(group)) for group in groups]
    for one in doubtful:
        publisher = one.origin.publisher
        likeliest = max(range(len(groups)), key=lambda number: (quoted[number][0][publisher], quoted[number][1]))
        groups[likeliest].append(one)


def _join_surnames(alone: Sequence[Appearance], known: Sequence[tuple[Name, Group]]) -> Group:
    """Add each lone surname to the one person whom it can mean; those that are left."""
    by_article: dict[str | None, set[int]] = defaultdict(set)
    by_publisher: dict[str | None, set[int]] = defaultdict(set)
    by_role: dict[str, set[int]] = defaultdict(set)
    for number, (_, group) in enumerate(known if alone else ()):
        for one in group:
            by_article[one.origin.article_id].add(number)
            by_publisher[one.origin.publisher].add(number)
            for role in one.roles:
                by_role[fold(role)].add(number)
    by_publisher.pop(None, None)
    left, joins = [], []
    for one in alone:
        alike = {number for role in one.roles for number in by_role.get(fold(role), ())}
        near = by_article.get(one.origin.article_id) or by_publisher.get(one.origin.publisher) or alike
        fits = [number for number in near & alike or near if _can_be(one, *known[number])]
        if len(fits) == 1:
            joins.append((one, fits[0]))
        else:
            left.append(one)
    for one, number in joins:  # when all are decided, so that none of them counts for another
        known[number][1].append(one)
    return left


def _can_be(one: Appearance, name: Name, group: Group) -> bool:
    """Whether neither an honorific nor an office speaks against a lone surname's meaning this person."""
    if one.gender and name.gender not in (None, one.gender):
        return False
    offices = [held for held in map(office, one.roles) if held]
    day = day_of(one.origin.published)
    if not offices or day is None:
        return True
    near = [other for other in group if abs((day_of(other.origin.published) or 0) - day) <= NEAR]
    held = [held for other in near for held in map(office, other.roles) if held]
    return not any(mine.excludes(theirs) for mine in offices for theirs in held)
