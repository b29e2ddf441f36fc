"""The register: who is one speaker across articles and who is not, names, roles and dates, adding and removing."""

from __future__ import annotations

from itertools import permutations

import pytest

from articles.article import Article
from articles.library import samples
from articles.people import Register, Speaker
from articles.reading import read_paths
from summarize import Mention, Quote, find_quotes

Line = tuple[str, str | None]
"""A speaker and the role, if any."""


def article(name: str, published: str | None = None, publisher: str | None = None) -> Article:
    return Article(name, f"{name}.txt", "…", title=name.capitalize(), published=published, publisher=publisher)


def said(speaker: str, role: str | None = None, at: int = 0, kind: str = "person", mention: str | None = None) -> Quote:
    named = Mention(mention, at, at + len(mention)) if mention else None
    return Quote("direct", at, at + 5, "“Yes”", at, speaker, kind, role, named, attribution="explicit", confidence=0.9)


def register(*entries: tuple[Article, Quote]) -> Register:
    """A register of these articles, each with the quotations given for it."""
    made = Register()
    for one in dict.fromkeys(entry[0] for entry in entries):
        made.add(one, [quote for other, quote in entries if other == one])
    return made


def of(made: Register) -> dict[str, list[str]]:
    """The articles of every speaker, by name; a number tells namesakes apart."""
    found: dict[str, list[str]] = {}
    for speaker in sorted(made.speakers(), key=lambda one: (one.name, sorted(s.origin.article_id for s in one.said))):
        name = speaker.name if speaker.name not in found else f"{speaker.name} {len(found)}"
        found[name] = sorted({one.origin.article_id for one in speaker.said})
    return found


def only(made: Register, name: str) -> Speaker:
    (speaker,) = made.find(name)
    return speaker


class TestOnePerson:
    def test_a_full_name_is_one_person_whatever_the_case_and_accents(self) -> None:
        made = register((article("a"), said("José Peña")), (article("b"), said("Jose Pena")))
        assert list(of(made).values()) == [["a", "b"]]

    def test_a_career_is_one_person(self) -> None:
        made = register(
            (article("a", "2001"), said("Ana Reyes", "RCMP officer from Moncton")),
            (article("b", "2014-05-02"), said("Ana Reyes", "mayor of Moncton")),
            (article("c", "2019-02-11"), said("Ana Reyes", "finance minister of Ontario")),
        )
        assert of(made) == {"Ana Reyes": ["a", "b", "c"]}

    def test_what_nobody_holds_together_one_may_hold_years_apart(self) -> None:
        made = register(
            (article("a", "2001-05-01"), said("Ana Reyes", "RCMP officer from Moncton")),
            (article("b", "2003-05-01"), said("Ana Reyes", "finance minister of Ontario")),
        )
        assert of(made) == {"Ana Reyes": ["a", "b"]}

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("RCMP officer from Moncton", "Moncton mayor"),  # the same town
            ("police officer", "finance minister of Ontario"),  # an officer of where?
            ("former RCMP officer from Moncton", "finance minister of Ontario"),
            ("chief executive officer of Acme", "finance minister of Ontario"),
            ("spokesman for Ontario's finance minister", "RCMP officer from Moncton"),
            ("union president", "nurse at Northside hospital"),
            ("Health Minister of Ontario", "Finance Minister of Canada"),
            ("mayor of Quebec", "Quebecer mayor"),
        ],
    )
    def test_in_doubt_two_roles_are_one_persons(self, one: str, other: str) -> None:
        made = register(
            (article("a", "2020-05-01"), said("Ana Reyes", one)), (article("b", "2020-06-01"), said("Ana Reyes", other))
        )
        assert of(made) == {"Ana Reyes": ["a", "b"]}

    def test_without_a_date_roles_are_one_persons(self) -> None:
        made = register(
            (article("a"), said("Ana Reyes", "mayor of Halifax")), (article("b"), said("Ana Reyes", "mayor of Calgary"))
        )
        assert of(made) == {"Ana Reyes": ["a", "b"]}


class TestNamesakes:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("RCMP officer from Moncton", "finance minister of Ontario"),
            ("Ontario finance minister", "RCMP officer from Moncton"),
            ("Calgary Mayor", "mayor of Halifax"),
            ("Leeds striker", "judge of the Court of Appeal"),
        ],
    )
    def test_offices_that_nobody_holds_together_tell_two(self, one: str, other: str) -> None:
        made = register(
            (article("a", "2020-05-01"), said("Ana Reyes", one)), (article("b", "2020-06"), said("Ana Reyes", other))
        )
        assert of(made) == {"Ana Reyes": ["a"], "Ana Reyes 1": ["b"]}
        first = made.speaker("a", "Ana Reyes")
        assert first is not None
        assert [held.role for held in first.roles] == [one]

    def test_each_keeps_the_articles_of_the_same_office(self) -> None:
        made = register(
            *((article(f"m{n}", f"2020-0{n}-01"), said("Ana Reyes", "mayor of Halifax")) for n in (1, 3, 5)),
            *((article(f"s{n}", f"2020-0{n}-01"), said("Ana Reyes", "mayor of Calgary")) for n in (2, 4)),
        )
        assert of(made) == {"Ana Reyes": ["m1", "m3", "m5"], "Ana Reyes 1": ["s2", "s4"]}

    def test_one_without_an_office_goes_where_the_publisher_quotes(self) -> None:
        made = register(
            (article("a", "2020-05-01", "The Coast"), said("Ana Reyes", "mayor of Halifax")),
            (article("b", "2020-06-01", "The Herald"), said("Ana Reyes", "mayor of Calgary")),
            (article("c", "2020-07-01", "The Herald"), said("Ana Reyes")),
        )
        assert of(made) == {"Ana Reyes": ["a"], "Ana Reyes 1": ["b", "c"]}

    def test_father_and_son(self) -> None:
        made = register((article("a"), said("Tom Hill")), (article("b"), said("Tom Hill Jr.")))
        assert of(made) == {"Tom Hill": ["a"], "Tom Hill Jr.": ["b"]}


class TestForms:
    def test_a_surname_joins_in_its_article(self) -> None:
        made = register(
            (article("a"), said("Guy Smith")), (article("a"), said("Mr. Smith", at=9)), (article("b"), said("Jo Smith"))
        )
        assert only(made, "guy smith").names == ("Guy Smith", "Mr. Smith")
        assert len(only(made, "guy smith").said) == 2

    def test_a_surname_joins_the_only_one_of_its_publisher(self) -> None:
        made = register(
            (article("a", publisher="The Coast"), said("Guy Smith")),
            (article("b", publisher="The Herald"), said("Jo Smith")),
            (article("c", publisher="The Coast"), said("Smith")),
        )
        assert of(made) == {"Guy Smith": ["a", "c"], "Jo Smith": ["b"]}

    def test_a_surname_joins_the_only_one_of_its_role(self) -> None:
        made = register(
            (article("a"), said("Guy Smith", "mayor")), (article("b"), said("Jo Smith")), (article("c"), said("Smith"))
        )
        assert of(made) == {"Guy Smith": ["a"], "Jo Smith": ["b"], "Smith": ["c"]}
        made.add(article("c"), [said("Smith", "Mayor")])
        assert of(made) == {"Guy Smith": ["a", "c"], "Jo Smith": ["b"]}

    def test_articles_that_tell_no_publisher_have_none_in_common(self) -> None:
        made = register((article("a"), said("Guy Smith")), (article("b"), said("Smith")))
        assert of(made) == {"Guy Smith": ["a"], "Smith": ["b"]}

    def test_an_ambiguous_surname_stays_alone(self) -> None:
        made = register(
            *((article(f"{name}", publisher="The Coast"), said(f"{name} Smith")) for name in ("Guy", "Jo")),
            (article("c", publisher="The Coast"), said("Smith")),
        )
        assert of(made) == {"Guy Smith": ["Guy"], "Jo Smith": ["Jo"], "Smith": ["c"]}

    def test_an_honorific_tells_whom_a_surname_means(self) -> None:
        made = register(
            *((article(f"{name}", publisher="The Coast"), said(f"{name} Smith")) for name in ("John", "Susan")),
            (article("c", publisher="The Coast"), said("Smith", mention="Ms. Smith")),
        )
        assert of(made) == {"John Smith": ["John"], "Susan Smith": ["Susan", "c"]}

    def test_an_office_speaks_against_a_surname(self) -> None:
        made = register(
            (article("a", "2020-05-01", "The Coast"), said("Guy Smith", "finance minister of Ontario")),
            (article("b", "2020-06-01", "The Coast"), said("Smith", "RCMP officer from Moncton")),
        )
        assert of(made) == {"Guy Smith": ["a"], "Smith": ["b"]}

    def test_initials_and_middle_names_join_the_name_written_out(self) -> None:
        made = register(
            *((article(str(n)), said(name)) for n, name in enumerate(("George Bush", "George W. Bush", "G. Bush")))
        )
        assert list(of(made).values()) == [["0", "1", "2"]]

    def test_a_form_that_fits_two_stays_alone(self) -> None:
        names = ("George Bush", "George W. Bush", "George H. W. Bush")
        made = register(*((article(str(n)), said(name)) for n, name in enumerate(names)))
        assert of(made) == {name: [str(n)] for n, name in enumerate(names)}

    def test_a_familiar_form_joins_where_the_role_agrees(self) -> None:
        susan = article("a"), said("Susan Slade", "Union president")
        assert len(of(register(susan, (article("b"), said("Sue Slade", "union president"))))) == 1
        assert len(of(register(susan, (article("b"), said("Sue Slade", "baker"))))) == 2
        assert len(of(register(susan, (article("b"), said("Jo Slade", "union president"))))) == 2

    def test_a_surname_with_a_particle_is_no_given_name(self) -> None:
        made = register((article("a"), said("Bill de Blasio")), (article("a"), said("De Blasio", at=9)))
        assert of(made) == {"Bill de Blasio": ["a"]}


class TestOthers:
    def test_organisations_and_documents_speak_too(self) -> None:
        made = register(
            (article("a"), said("Northside Bank", kind="organisation")),
            (article("b"), said("the Northside Bank", kind="organisation")),
            (article("b"), said("Herald", kind="document", at=9)),
        )
        assert {speaker.kind for speaker in made.speakers()} == {"organisation", "document"}
        assert only(made, "northside").articles == 2

    @pytest.mark.parametrize(
        ("mention", "names"),
        [
            ("The NFU", ["NFU"]),
            ("North Fishers Union (NFU)", ["NFU", "North Fishers Union"]),
            ("a report by the North Fishers Union", ["NFU"]),
        ],
    )
    def test_an_article_is_no_other_name_and_what_stands_in_brackets_no_part(
        self, mention: str, names: list[str]
    ) -> None:
        made = register((article("a"), said("NFU", kind="organisation", mention=mention)))
        assert list(only(made, "nfu").names) == names

    def test_an_acronym_joins_its_name(self) -> None:
        made = register(
            (article("a"), said("NFU", kind="organisation", mention="The North Fishers Union")),
            (article("b"), said("North Fishers Union", kind="organisation")),
        )
        assert only(made, "north fishers").articles == 2
        made.add(article("c"), [said("National Farmers Union", kind="organisation")])
        assert only(made, "national farmers").articles == 1
        assert only(made, "nfu").names == ("North Fishers Union", "NFU", "The North Fishers Union")
        made.add(article("d"), [said("NFU", kind="organisation")])
        assert [one.articles for one in made.find("nfu")] == [2, 1], "which of the two is meant there is not told"

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("spokesperson", "person"),
            ("spokeswoman for the Harbour Centre in Cardiff", "person"),
            ("the council", "organisation"),
            ("Police", "organisation"),
            ("message", "document"),
            ("Some members", "group"),
        ],
    )
    def test_the_unnamed_are_not_the_same_in_two_articles(self, name: str, kind: str) -> None:
        made = register((article("a"), said(name, kind=kind)), (article("b"), said(name, kind=kind)))
        assert len(of(made)) == 2
        assert {speaker.kind for speaker in made.speakers()} == {kind}

    def test_a_person_and_an_organisation_of_one_name_are_two(self) -> None:
        made = register((article("a"), said("Alice Martin")), (article("b"), said("Martin", kind="organisation")))
        assert len(made.find("martin")) == 2


class TestRolesAndTime:
    MADE = register(
        (article("a", "2014-01-24T04:31:00-05:00"), said("Ana Reyes", "Union Secretary")),
        (article("b", "2019-06-30"), said("Ana Reyes", "union president")),
        (article("c", "2023-10"), said("Ana Reyes", "Union President", at=30)),
        (article("c", "2023-10"), said("Reyes", "Ms.", at=9)),
        (article("d"), said("Ana Reyes")),
    )

    def test_roles_have_the_dates_of_their_articles(self) -> None:
        assert [tuple(held) for held in only(self.MADE, "ana").roles] == [
            ("Union President", "2019-06-30", "2023-10", 2),
            ("Union Secretary", "2014-01-24T04:31:00-05:00", "2014-01-24T04:31:00-05:00", 1),
        ]

    def test_what_is_said_is_newest_first_and_in_text_order(self) -> None:
        places = [(one.origin.article_id, one.start) for one in only(self.MADE, "ana").said]
        assert places == [("c", 9), ("c", 30), ("b", 0), ("a", 0), ("d", 0)]

    def test_the_role_is_that_of_the_article(self) -> None:
        roles = [one.role for one in only(self.MADE, "ana").said]
        assert roles == [None, "Union President", "union president", "Union Secretary", None]

    def test_scare_quotes_and_repeated_pull_quotes_are_not_said(self) -> None:
        quotes = [said("Ana Reyes"), said("Ana Reyes")._replace(kind="scare"), said("Ana Reyes")._replace(kind="pull")]
        made = Register()
        made.add(article("a"), [*quotes[:2], quotes[2]._replace(duplicate_of=0)])
        assert [one.quote for one in only(made, "reyes").said] == quotes[:1]


class TestChanges:
    ENTRIES = (
        (article("a", "2020-05-01", "The Coast"), said("Guy Smith", "mayor of Halifax")),
        (article("b", "2020-06-01", "The Coast"), said("Guy Smith", "mayor of Calgary")),
        (article("c", "2020-07-01", "The Coast"), said("Smith", "mayor of Calgary")),
        (article("d", "2020-08-01"), said("Jo Smith")),
    )

    def test_the_order_of_adding_makes_no_difference(self) -> None:
        found = [of(register(*entries)) for entries in permutations(self.ENTRIES)]
        assert found == [{"Guy Smith": ["a"], "Guy Smith 1": ["b", "c"], "Jo Smith": ["d"]}] * len(found)

    def test_nor_does_it_for_surnames_alone(self) -> None:
        entries = (
            (article("a", "2020-05-01"), said("Hill", "mayor of Halifax")),
            (article("b", "2020-06-01"), said("Hill", "mayor of Calgary")),
            (article("c", "2020-07-01"), said("Hill")),
        )
        found = [of(register(*one)) for one in permutations(entries)]
        assert found == [{"Hill": ["a", "c"], "Hill 1": ["b"]}] * len(found)

    def test_a_removed_article_leaves_nothing_behind(self) -> None:
        made = register(*self.ENTRIES)
        for name in "abcd":
            made.remove(name)
        assert (len(made), list(made.speakers()), made.find("smith"), made.speaker("a", "Guy Smith")) == (
            0,
            [],
            [],
            None,
        )
        assert (made._words, made._appearances, made._known) == ({}, {}, {})

    def test_removing_an_article_joins_what_it_kept_apart(self) -> None:
        made = register(*self.ENTRIES)
        made.remove("a")
        assert of(made) == {"Guy Smith": ["b", "c"], "Jo Smith": ["d"]}

    def test_an_article_added_again_is_replaced(self) -> None:
        made = register(*self.ENTRIES)
        made.add(article("d"), [said("Ana Reyes")])
        assert made.find("jo") == []
        assert only(made, "reyes").articles == 1
        assert len(made) == 4

    def test_removing_what_is_not_there_is_no_error(self) -> None:
        made = Register()
        made.remove("a")
        assert "a" not in made

    def test_an_article_in_which_nobody_speaks_is_known(self) -> None:
        made = Register()
        made.add(article("a"), [])
        assert "a" in made
        assert list(made) == ["a"]


class TestFinding:
    MADE = register(
        (article("a"), said("Guy Smith")),
        *((article("b"), said("Jo Smith", at=n)) for n in range(3)),
        (article("c"), said("José Peña-Ruiz")),
        (article("d"), said("spokesperson")),
    )

    @pytest.mark.parametrize("name", ["Guy Smith", "guy", "SMITH, Guy".replace(",", ""), "Mr. Guy Smith"])
    def test_by_any_words_of_a_name(self, name: str) -> None:
        assert [one.name for one in self.MADE.find(name)] == ["Guy Smith"]

    def test_an_ambiguous_name_finds_all_the_most_quoted_first(self) -> None:
        assert [one.name for one in self.MADE.find("smith")] == ["Jo Smith", "Guy Smith"]

    @pytest.mark.parametrize("name", ["pena", "PEÑA RUIZ", "jose pena-ruiz"])
    def test_case_accents_and_hyphens_make_no_difference(self, name: str) -> None:
        assert [one.name for one in self.MADE.find(name)] == ["José Peña-Ruiz"]

    @pytest.mark.parametrize("name", ["", " ", "Guy Pena", "nobody"])
    def test_nobody_of_that_name(self, name: str) -> None:
        assert self.MADE.find(name) == []

    def test_the_nearest_names(self) -> None:
        assert self.MADE.nearest("Smyth") == ["Jo Smith", "Guy Smith"]
        assert self.MADE.nearest("Penna") == ["José Peña-Ruiz"]
        assert self.MADE.nearest("xxxx", most=1) == ["Jo Smith"], "else the most quoted"


def test_the_samples() -> None:
    made = Register()
    for one in read_paths([str(samples())]):
        assert isinstance(one, Article)
        made.add(one, find_quotes(one.document))
    smith = only(made, "smith")
    assert (smith.name, smith.articles) == ("Guy Smith", 3)
    assert ("AUPE President", "2023-10-11") in [(held.role, held.last) for held in smith.roles]
    assert only(made, "Alberta Union of Provincial Employees").name == "AUPE"
    for speaker in made.speakers():
        for words in speaker.said:
            assert made.speaker(words.origin.article_id, words.quote.speaker or "") is speaker
