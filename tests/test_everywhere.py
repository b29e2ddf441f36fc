"""The articles that may quote a speaker: which are read, which are passed over, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from room import article, library

from articles.article import Article
from articles.library import Library
from articles.people import Register, Speaker
from tui.everywhere import Search, spellings

QUIET = "Snow fell on the valley for three days. Trains stood still between the river and the coast."


def speaker(name: str, kind: str | None = "person", *names: str) -> Speaker:
    return Speaker(name, (name, *names), kind, (), ())


LIBRARIES: list[Library] = []
"""Open as long as the searches through them."""


def search_of(articles: Sequence[Article], spellings: Sequence[str] = ("Reyes",)) -> Search:
    """A search through a library of these articles."""
    LIBRARIES.append(library(articles))
    return Search(LIBRARIES[-1].store.again(), spellings)


def searched(one: Search, known: Register | None = None) -> list[str]:
    """The articles that a search reads, to its end."""
    found = []
    while not one.done:
        found += [article.id for article, _ in one.some(known or Register(), seconds=1)]
    return found


class TestSpellings:
    def test_the_surnames_of_a_person_as_written_in_capitals_and_without_accents(self) -> None:
        assert set(spellings(speaker("José Peña"))) == {"Peña", "Pena", "PEÑA", "PENA"}

    def test_the_names_and_the_acronym_of_an_organisation(self) -> None:
        found = spellings(speaker("North Fishers Union", "organisation"))
        assert {"North Fishers Union", "NFU"} <= set(found)

    @pytest.mark.parametrize(("name", "kind"), [("spokesperson", "person"), ("the council", "organisation")])
    def test_the_unnamed_have_none(self, name: str, kind: str) -> None:
        assert spellings(speaker(name, kind)) == ()


class TestSearch:
    def test_only_articles_with_the_name_are_read(self) -> None:
        articles = [article("wall", None), article("snow", None, text=QUIET), article("ferry", None)]
        search = search_of(articles)
        assert searched(search) == ["wall", "ferry"]
        assert (search.tested, search.count, search.done) == (2, 2, True)

    def test_it_gives_their_quotations(self) -> None:
        ((_, quotes),) = search_of([article("wall", None)]).some(Register(), seconds=1)
        assert [quote.text for quote in quotes if quote.speaker == "Ana Reyes"] == [
            "“Nobody asked us,”",
            "“We will stay.”",
        ]

    def test_what_is_known_is_not_read_again(self) -> None:
        known = Register()
        known.add(article("wall", None), [])
        assert searched(search_of([article("wall", None), article("ferry", None)]), known) == ["ferry"]

    def test_without_a_name_there_is_nothing_to_look_for(self) -> None:
        search = search_of([article("wall", None)], [])
        assert search.done
        assert search.some(Register(), seconds=1) == []

    def test_a_call_without_time_goes_one_article_on(self) -> None:
        search = search_of([article(str(n), None) for n in range(3)])
        assert len(search.some(Register(), seconds=0)) == 1
        assert (search.tested, search.done) == (1, False)

    def test_what_was_found_is_kept_and_not_looked_for_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        kept = library([article("wall", None)])
        assert kept.quoted("wall") is None
        Search(kept.store.again(), ["Reyes"]).some(Register(), seconds=1)
        assert kept.quoted("wall")
        monkeypatch.setattr("tui.everywhere.look_for_quotes", lambda _: pytest.fail("looked for again"))
        ((_, quotes),) = Search(kept.store.again(), ["Reyes"]).some(Register(), seconds=1)
        assert quotes
