"""What is learned of sectors in a library: of what was filed by hand, by the commands, and what becomes of articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from adds import TAXONOMY, add, lines, outcomes
from commands import objects, printed
from lessons import HILL, SEA, story
from stores import check, dump, new_store
from test_command import nutgraf

from articles.article import Article
from articles.filing import file_under
from articles.learning import file_by
from articles.store import Store, learned
from articles.store.filed import Filed, refiled
from articles.store.marks import Marks


def stories(folder: Path, count: int = 10, start: int = 0, name: str = "stories.jsonl", **more: Any) -> Path:
    """A file of so many articles on each of the two sectors."""
    numbers = range(start, start + count)
    told = [{"id": f"{one}-{n}", "text": story(one, n)} | more for n in numbers for one in ("sea", "hill")]
    return lines(folder, *told, name=name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A library of ten articles on each sector, filed under ports where they speak of ferries."""
    opened = new_store(tmp_path)
    add(opened, stories(tmp_path), quotes=False, fold=False)
    yield opened
    opened.close()


def file_by_hand(store: Store, count: int = 10) -> None:
    for sector in (SEA, HILL):
        Marks(store).edit([f"{sector.id}-{number}" for number in range(count)], {"sectors": [sector]})


def sectors_of(store: Store, *ids: str) -> list[list[str]]:
    found = [store.article(id) for id in ids]
    return [[sector.id for sector in article.sectors] for article in found if article]


def filing(store: Store) -> Any:
    model = learned.up_to_date(store)
    assert model

    def file(article: Article) -> Filed:
        found, scope = file_under(article.title, article.text, article.categories, TAXONOMY)
        return file_by(model, article.title, article.text, found, TAXONOMY), scope

    return file


class TestLearning:
    def test_nothing_is_learned_of_what_no_one_filed(self, store: Store) -> None:
        assert learned.up_to_date(store) is None

    def test_what_comes_is_filed_by_what_was_filed_by_hand(self, store: Store, tmp_path: Path) -> None:
        file_by_hand(store)
        add(store, stories(tmp_path, 2, 50, "more.jsonl"), quotes=False, fold=False)
        assert sectors_of(store, "sea-50", "hill-51") == [["sea"], ["hill"]]
        article = store.article("sea-50")
        assert article
        assert article.sectors[0].evidence[0].startswith("learned: ")
        check(store)

    def test_files_are_filed_by_it_too_and_stay_the_same_when_more_is_learned(
        self, store: Store, tmp_path: Path
    ) -> None:
        file_by_hand(store)
        (tmp_path / "a.txt").write_text(story("hill", 70))
        assert outcomes(add(store, tmp_path / "a.txt", fold=False)) == ["added"]
        (key,) = store.db.execute("SELECT id FROM article WHERE source LIKE '%a.txt'").fetchone()
        assert sectors_of(store, key) == [["hill"]]
        Marks(store).undo()
        assert outcomes(add(store, tmp_path / "a.txt", fold=False)) == ["same"]

    def test_what_tells_its_sectors_or_is_added_under_one_stays_there(self, store: Store, tmp_path: Path) -> None:
        file_by_hand(store)
        told = stories(tmp_path, 1, 60, "told.jsonl", sectors=[{"id": "snow"}])
        add(store, told, quotes=False, fold=False)
        add(store, stories(tmp_path, 1, 61, "named.jsonl"), quotes=False, fold=False, sectors=(HILL,))
        assert sectors_of(store, "sea-60", "sea-61") == [["snow"], ["hill"]]

    def test_it_is_learned_anew_when_articles_are_filed_by_hand_and_only_then(self, store: Store) -> None:
        file_by_hand(store, 8)
        before = learned.up_to_date(store)
        assert before
        assert [one.articles for one in before.sectors] == [8, 8]
        changes = store.db.total_changes
        assert learned.up_to_date(store) == before
        assert store.db.total_changes == changes
        file_by_hand(store, 9)
        after = learned.up_to_date(store)
        assert after
        assert [one.articles for one in after.sectors] == [9, 9]

    def test_it_is_forgotten_with_what_it_was_learned_from(self, store: Store) -> None:
        file_by_hand(store)
        assert learned.up_to_date(store)
        Marks(store).undo()
        assert learned.up_to_date(store) is None
        assert learned.model(store.db) is None

    def test_to_confirm_sectors_is_to_file_by_hand(self, store: Store) -> None:
        article = store.article("sea-1")
        assert article
        assert [one.id for one in article.sectors] == ["ports"]
        ports = article.sectors[0]._replace(evidence=(), score=0.0)
        assert Marks(store).edit(["sea-1"], {"sectors": [ports]}) == 1
        assert [one.sector and one.sector.id for one in learned.examples(store.db)] == ["ports"]
        assert Marks(store).edit(["sea-1"], {"sectors": article.sectors}) == 1
        assert learned.examples(store.db) == []

    def test_examples_stay_with_their_articles(self, store: Store) -> None:
        with store.transaction() as db:
            assert learned.learn_from(db, ["sea-1", "hill-1", "no-such"]) == 1
        Marks(store).edit(["sea-1"], {"published": "2024-05"})
        assert [one.sector and one.sector.id for one in learned.examples(store.db)] == ["ports"]
        Marks(store).remove(["sea-1"])
        assert learned.examples(store.db) == []


class TestFilingAnew:
    def test_it_is_one_step_that_can_be_undone(self, store: Store, tmp_path: Path) -> None:
        add(store, stories(tmp_path, 3, 50, "more.jsonl"), quotes=False, fold=False)
        file_by_hand(store)
        before = dump(store)
        found = [one for one in refiled(store.db, filing(store)) if one]
        assert {one.id for one in found} == {f"{name}-{n}" for n in range(50, 53) for name in ("sea", "hill")}
        marks = Marks(store)
        assert marks.file_anew(found) == 6
        assert sectors_of(store, "sea-50", "hill-52") == [["sea"], ["hill"]]
        check(store)
        after = dump(store)
        change = marks.undo()
        assert change
        assert change.words() == "6 articles filed as before"
        assert dump(store) == before
        change = marks.redo()
        assert change
        assert change.words() == "6 articles filed anew"
        assert dump(store) == after
        check(store)

    def test_what_was_set_by_hand_or_told_stays(self, store: Store, tmp_path: Path) -> None:
        add(store, stories(tmp_path, 1, 60, "told.jsonl", sectors=[{"id": "snow"}]), quotes=False, fold=False)
        file_by_hand(store)
        Marks(store).edit(["sea-3"], {"sectors": []})
        assert [one for one in refiled(store.db, filing(store)) if one] == []


class TestCommand:
    @pytest.fixture(autouse=True)
    def library(self, own_library: str, tmp_path: Path) -> str:
        printed("add", "--drop-samples", "--no-quotes", "--no-fold", str(stories(tmp_path)),
                said=b"nutgraf: 5 sample articles taken out; nutgraf mark --undo puts them back\n")  # fmt: skip
        return own_library

    def file_by_hand(self, count: int = 10) -> None:
        for sector in ("sea", "hill"):
            ids = "\n".join(f"{sector}-{number}" for number in range(count)).encode()
            known = b"" if sector == "education" else f"nutgraf: “{sector}” is a new sector\n".encode()
            printed("mark", "--sectors", sector, "-", stdin=ids, said=known)

    def test_sectors_with_their_articles(self) -> None:
        self.file_by_hand(8)
        rows = {row["id"]: row for row in objects("sectors", "--format", "json")}
        assert rows["sea"] == {"id": "sea", "name": "sea", "articles": 8, "by_hand": 8, "learned": 8, "rules": None}
        assert rows["education"]["rules"] == "labour"
        assert "sea\t8\t8\t8\tsea" in printed("sectors", "list").splitlines()

    def test_too_few_to_learn_from_is_said(self) -> None:
        said = "nutgraf: too few articles to learn from: two sectors need 8 each that were filed by hand ({})\n"
        assert not printed("sectors", "train", code=1, said=said.format("none so far").encode())
        self.file_by_hand(3)
        assert not printed("sectors", "train", code=1, said=said.format("sea 3, hill 3").encode())

    def test_train_and_apply_and_undo(self, tmp_path: Path) -> None:
        printed("add", "--no-quotes", "--no-fold", str(stories(tmp_path, 2, 50, "more.jsonl")))
        self.file_by_hand()
        assert printed("sectors", "train") == "learned from 20 articles: hill (10), sea (10)\n"
        told = {"sectors": {"hill": 10, "sea": 10}, "articles": 20, "filed": 4}
        assert objects("sectors", "train", "--apply", "--format", "json") == [told]
        assert printed("list", "--sector", "sea").count("\n") == 12
        assert printed("mark", "--undo") == "4 articles filed as before\n"

    def test_learning_from_what_a_query_takes(self, tmp_path: Path) -> None:
        for words, sector in (("sea", "education"), ("hill", "health care")):
            file = lines(tmp_path, *({"text": story(words, 200 + number)} for number in range(9)))
            printed("add", "--no-fold", "--no-quotes", "--sector", sector, str(file))
        (told,) = objects("sectors", "train", "--query", "sector:education OR sector:health", "--format", "json")
        assert told["sectors"] == {"education": 9, "health-care": 9}

    def test_how_well_it_works(self) -> None:
        self.file_by_hand()
        (told,) = objects("sectors", "test", "--format", "json")
        assert (told["articles"], told["taxonomy"], told["learned"], told["both"]) == (20, 0.0, 1.0, 1.0)
        assert {"by_hand": "sea", "filed": "sea", "articles": 10} in told["confusion"]
        assert "  100.0%  by both\n" in printed("sectors", "test")

    def test_why_an_article_is_where_it_is(self, tmp_path: Path) -> None:
        self.file_by_hand()
        file = tmp_path / "story.txt"
        file.write_text(f"Nurses at the hospital saw patients.\n\n{story('hill', 99)}")
        by_hand, read = objects("sectors", "explain", "sea-1", str(file), "--format", "json")
        assert (by_hand["by"], read["by"]) == ("hand", "learned")
        assert read["taxonomy"][0]["phrases"] == {"Nurses": 1, "hospital": 1, "patients": 1}
        assert read["learned"][0]["sector"] == "hill"
        assert read["learned"][0]["weight"] > 0 > read["learned"][1]["weight"]
        text = printed("sectors", "explain", "sea-1", str(file))
        assert "  filed under sea · set by hand\n" in text
        assert "  taxonomy  Health care 3: Nurses ×1, hospital ×1, patients ×1\n" in text

    def test_what_cannot_be_explained_is_said(self) -> None:
        unknown = "nutgraf: no article has the id “no-such”; nutgraf list shows all ids\n"
        assert not printed("sectors", "explain", "no-such", code=1, said=unknown.encode())

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["explain"], "explain what?"),
            (["test", "--apply"], "--query and --apply go with train"),
            (["list", "sea-1"], "list takes no articles"),
            (["learn"], "invalid choice: 'learn'"),
        ],
    )
    def test_wrong_use(self, arguments: list[str], message: str) -> None:
        done = nutgraf("sectors", *arguments)
        assert done.returncode == 2
        assert message in done.stderr.decode()


def test_corrections_that_confirm_come_back_from_an_export(own_library: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nurses at the hospital saw patients, and more nurses.")
    printed("add", "--drop-samples", str(tmp_path / "a.txt"),
            said=b"nutgraf: 5 sample articles taken out; nutgraf mark --undo puts them back\n")  # fmt: skip
    assert printed("mark", "--sectors", "Health care", "--query", "nurses") == "1 corrected\n"
    file = lines(tmp_path, *map(json.dumps, objects("export")))
    other = new_store(tmp_path)
    add(other, file)
    assert [one.sector and one.sector.id for one in learned.examples(other.db)] == ["health-care"]
