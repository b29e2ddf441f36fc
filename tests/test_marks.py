"""What a reader marks: read, star, tags, notes and passages, corrections, reading places."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from stores import check, dump, new_store, record

from articles.article import Sector
from articles.store import Store
from articles.store.marks import Marks

EVERYTHING = ("SELECT key FROM article", ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path, 12)
    yield opened
    opened.close()


@pytest.fixture
def marks(store: Store) -> Marks:
    return Marks(store)


class TestReadAndStar:
    def test_marks_are_set_and_taken_away(self, store: Store, marks: Marks) -> None:
        assert marks.mark("read", True, ["article1", "article2", "nowhere", "article1"]) == 2
        assert (marks.has("read", "article1"), marks.has("star", "article1")) == (True, False)
        assert marks.mark("read", True, ["article1", "article3"]) == 1
        assert store.unread() == 9
        assert marks.mark("read", False, ["article1"]) == 1
        assert store.unread() == 10
        check(store)

    def test_an_article_that_is_not_here_has_no_mark(self, marks: Marks) -> None:
        assert not marks.has("star", "nowhere")

    def test_whatever_a_query_selects_is_marked_at_once(self, store: Store, marks: Marks) -> None:
        marks.mark("star", True, ["article1"])
        assert marks.mark_all("read", True, EVERYTHING) == 12
        assert store.unread() == 0
        check(store)
        assert marks.mark_all("read", False, ("SELECT key FROM article WHERE star = ?", (1,))) == 1
        assert store.unread() == 1
        check(store)

    def test_a_query_that_looks_at_the_mark_itself(self, store: Store, marks: Marks) -> None:
        assert marks.mark_all("read", True, ("SELECT key FROM article WHERE read = 0 LIMIT 5", ())) == 5
        check(store)

    def test_a_month_of_a_sector_is_marked(self, store: Store, marks: Marks) -> None:
        row = store.db.execute("SELECT month, filing, unread FROM counter ORDER BY unread DESC").fetchone()
        published = "SELECT key FROM article WHERE filing = ? AND substr(published, 1, 7) = ?"
        month = f"{row[0] // 13:04}-{row[0] % 13:02}"
        assert marks.mark_all("read", True, (published, (row[1], month))) == row[2]
        check(store)

    def test_opening_marks_read_once(self, store: Store, marks: Marks) -> None:
        marks.opened("article1")
        marks.opened("article1")
        marks.opened("nowhere")
        assert store.unread() == 11
        check(store)

    def test_a_mark_is_in_the_file_when_the_call_returns(self, store: Store, marks: Marks) -> None:
        marks.mark("star", True, ["article1"])
        other = sqlite3.connect(store.path)
        assert other.execute("SELECT id FROM article WHERE star = 1").fetchall() == [("article1",)]
        assert other.execute("SELECT count(*) FROM journal").fetchone() == (1,)
        other.close()

    def test_a_mark_and_its_step_are_written_together_or_not_at_all(self, store: Store, marks: Marks) -> None:
        before = dump(store)
        store.db.execute("CREATE TEMP TRIGGER full BEFORE UPDATE ON main.article BEGIN SELECT raise(FAIL, 'full'); END")
        with pytest.raises(sqlite3.Error, match="full"):
            marks.mark("read", True, ["article1", "article2"])
        assert dump(store) == before
        assert marks.undo() is None
        check(store)


class TestTags:
    def test_articles_get_tags_and_lose_them(self, marks: Marks) -> None:
        assert marks.tag("strike", True, ["article1", "article2", "nowhere"]) == 2
        assert marks.tag("budget", True, ["article1"]) == 1
        assert marks.tags() == [("budget", 1), ("strike", 2)]
        assert marks.tags_of("article1") == ["budget", "strike"]
        assert marks.tag("strike", False, ["article1", "article3"]) == 1
        assert marks.tags_of("article1") == ["budget"]

    def test_a_query_is_tagged(self, marks: Marks) -> None:
        assert marks.tag_all("all", True, EVERYTHING) == 12
        assert marks.tags() == [("all", 12)]

    def test_capitals_do_not_make_another_tag(self, marks: Marks) -> None:
        marks.tag("  Straße ", True, ["article1"])
        assert marks.tag("STRASSE", True, ["article1", "article2"]) == 1
        assert marks.tags() == [("Straße", 2)]
        assert marks.tag("strasse", False, ["article1"]) == 1

    def test_an_accent_is_the_same_however_it_is_typed(self, marks: Marks) -> None:
        marks.tag("café", True, ["article1"])
        assert marks.tag("cafe\u0301", True, ["article1"]) == 0

    def test_a_tag_that_no_article_has_any_more_is_forgotten(self, marks: Marks) -> None:
        marks.tag("Strike", True, ["article1"])
        marks.tag("Strike", False, ["article1"])
        marks.tag("strike", True, ["article1"])
        assert marks.tags() == [("strike", 1)]

    @pytest.mark.parametrize("name", ["", "  ", "two\nlines", "a\x1b[31m", "a\u2028b", "nul\x00", "\udc80"])
    def test_what_cannot_be_a_tag_is_refused(self, marks: Marks, name: str) -> None:
        with pytest.raises(ValueError, match="a tag"):
            marks.tag(name, True, ["article1"])
        assert marks.tags() == []


class TestNotes:
    def test_a_note_on_an_article_and_on_a_passage(self, store: Store, marks: Marks) -> None:
        article = store.article("article1")
        assert article
        assert marks.add_note("article1", " On words ", 6, 13)
        assert marks.add_note("article1", "On all\nof it")
        whole, part = marks.notes_of("article1")
        assert (whole.start, whole.end, whole.passage, whole.words) == (None, None, None, "On all\nof it")
        assert (part.start, part.end, part.passage, part.words) == (6, 13, article.text[6:13], "On words")
        assert part.made.endswith("+00:00")

    def test_a_passage_is_highlighted_without_words(self, marks: Marks) -> None:
        number = marks.add_note("article1", "", 0, 5)
        assert number
        assert marks.change_note(number, "Now with words")
        assert marks.change_note(number, "")
        assert marks.notes_of("article1")[0].words == ""

    def test_notes_are_changed_and_removed(self, marks: Marks) -> None:
        number = marks.add_note("article1", "First")
        assert number
        assert marks.change_note(number, "Second")
        assert not marks.change_note(number, "Second ")
        assert marks.remove_note(number)
        assert not marks.remove_note(number)
        assert not marks.change_note(number, "Third")
        assert marks.notes_of("article1") == []

    def test_every_note_is_told_the_newest_article_first(self, marks: Marks) -> None:
        for name in ("article0", "article3", "article1"):
            marks.add_note(name, f"On {name}")
        assert [one.article for one in marks.all_notes()] == ["article3", "article1", "article0"]

    def test_nothing_is_noted_on_an_article_that_is_not_here(self, marks: Marks) -> None:
        assert marks.add_note("nowhere", "Words") is None
        assert marks.note_all(["nowhere"], "Words") == 0
        assert marks.undo() is None

    @pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10_000), (0, None), (None, 4)])
    def test_a_passage_lies_in_the_text(self, marks: Marks, start: int | None, end: int | None) -> None:
        with pytest.raises(ValueError, match="no passage from"):
            marks.add_note("article1", "Words", start, end)

    def test_a_note_says_something(self, marks: Marks) -> None:
        number = marks.add_note("article1", "Words")
        assert number
        with pytest.raises(ValueError, match="needs words"):
            marks.add_note("article1", " ")
        with pytest.raises(ValueError, match="needs words"):
            marks.change_note(number, "")
        assert len(marks.notes_of("article1")) == 1

    def test_words_that_cannot_be_written_are_replaced(self, marks: Marks) -> None:
        marks.add_note("article1", "a\udc80b")
        assert marks.notes_of("article1")[0].words == "a?b"


OLD = "The wall held. Boats left. The wall held. Nobody was hurt, said Ana Reyes."


class TestPassagesOfChangedArticles:
    @pytest.mark.parametrize(
        ("new", "start"),
        [
            pytest.param(OLD, 27, id="as it was"),
            pytest.param("Updated. " + OLD, 36, id="something before"),
            pytest.param("The wall held. The wall held. Nobody was hurt, said Ana Reyes.", 15, id="less before"),
            pytest.param("The wall held. Boats left. The wall held. Ten were hurt.", 27, id="something else behind"),
            pytest.param("Calm. The wall held. Nobody was hurt, said Ana Reyes.", 6, id="something else before"),
            pytest.param("Now that the news is out: The wall held.", 26, id="something else around"),
            pytest.param("The wall fell.", None, id="gone"),
            pytest.param("", None, id="no text"),
        ],
    )
    def test_a_passage_is_found_again(self, tmp_path: Path, new: str, start: int | None) -> None:
        store = Store(str(tmp_path / "library.db"))
        store.add([record("news", text=OLD)])
        marks = Marks(store)
        marks.add_note("news", "Again?", 27, 41)
        assert store.add([record("news", text=new, digest=2)]) == ["changed"]
        (note,) = marks.notes_of("news")
        assert (note.start, note.passage, note.words) == (start, "The wall held.", "Again?")
        if start is not None:
            assert new[note.start : note.end] == note.passage
        store.close()

    def test_a_passage_that_was_gone_may_come_back(self, tmp_path: Path) -> None:
        store = Store(str(tmp_path / "library.db"))
        store.add([record("news", text=OLD)])
        marks = Marks(store)
        marks.add_note("news", "", 15, 26)
        store.add([record("news", text="Nothing.", digest=2)])
        store.add([record("news", text=f"First. {OLD}", digest=3)])
        assert (marks.notes_of("news")[0].start, marks.notes_of("news")[0].end) == (22, 33)
        store.close()

    def test_a_removed_note_comes_back_to_where_its_passage_stands_by_now(self, tmp_path: Path) -> None:
        store = Store(str(tmp_path / "library.db"))
        store.add([record("news", text=OLD)])
        marks = Marks(store)
        number = marks.add_note("news", "", 15, 26)
        assert number
        marks.remove_note(number)
        store.add([record("news", text=f"First. {OLD}", digest=3)])
        marks.undo()
        assert (marks.notes_of("news")[0].start, marks.notes_of("news")[0].end) == (22, 33)
        store.close()

    @pytest.mark.parametrize("word", ["—", "Lines", "Long line", "On line"])
    def test_of_several_places_the_nearest_is_taken(self, tmp_path: Path, word: str) -> None:
        store = Store(str(tmp_path / "library.db"))
        text = " ".join(f"Line {number}: it rains." for number in range(9))
        store.add([record("news", text=text)])
        at = text.index("it rains", 100)
        Marks(store).add_note("news", "", at, at + 8)
        new = text.replace("Line", word)
        store.add([record("news", text=new, digest=2)])
        places = [place for place in range(len(new)) if new.startswith("it rains", place)]
        (note,) = Marks(store).notes_of("news")
        assert note.start == min(places, key=lambda place: abs(place - at))
        store.close()

    @pytest.mark.parametrize("middle", ["“", "x"])
    def test_very_long_texts_of_one_character_take_no_time(self, tmp_path: Path, middle: str) -> None:
        text = "“" * 100_000 + middle + "“" * 100_000
        store = Store(str(tmp_path / "library.db"))
        store.add([record("news", text=text)])
        Marks(store).add_note("news", "", 50_000, 150_000)
        Marks(store).add_note("news", "", 100_000, 100_001)
        store.add([record("news", text="“" * 190_000, digest=3)])
        starts = [one.start for one in Marks(store).notes_of("news")]
        assert starts == ([50_000, 100_000] if middle == "“" else [None, None])
        store.close()


class TestCorrections:
    def test_title_date_and_sectors_are_set_in_several_articles(self, store: Store, marks: Marks) -> None:
        fields = {
            "title": " A  new\ntitle ",
            "published": "2019-03",
            "sectors": [Sector("ports", "Ports", False, 0.0), Sector("health", "Health care", True, 2.0)],
        }
        assert marks.edit(["article1", "article2", "nowhere"], fields) == 2
        for name in ("article1", "article2"):
            article = store.article(name)
            assert article
            assert (article.title, article.published) == ("A new title", "2019-03")
            assert [(sector.id, sector.primary) for sector in article.sectors] == [("ports", True), ("health", False)]
        check(store)

    def test_a_title_and_a_date_may_be_taken_away(self, store: Store, marks: Marks) -> None:
        assert marks.edit(["article1"], {"title": "", "published": None, "sectors": ()}) == 1
        article = store.article("article1")
        assert article
        assert (article.title, article.published, article.sectors) == (None, None, ())
        check(store)

    def test_corrections_of_other_fields_stay(self, store: Store, marks: Marks) -> None:
        marks.edit(["article1"], {"title": "Corrected"})
        marks.edit(["article1"], {"published": "2019"})
        article = store.article("article1")
        assert article
        assert (article.title, article.published) == ("Corrected", "2019")

    def test_what_is_set_as_it_was_read_is_no_correction(self, store: Store, marks: Marks) -> None:
        marks.edit(["article1"], {"title": "Corrected"})
        assert marks.edit(["article1"], {"title": "Article1"}) == 1
        assert store.db.execute("SELECT count(*) FROM body WHERE edits IS NOT NULL").fetchone() == (0,)

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"published": "yesterday"}, "yesterday"),
            ({"published": "2024-13"}, "2024-13. is no date"),
            ({"text": "Words"}, "text: cannot be set by hand"),
            ({"sectors": [Sector("", "Nothing", True, 1.0)]}, "a sector needs an id"),
        ],
    )
    def test_bad_values_are_refused(self, store: Store, marks: Marks, fields: dict[str, object], message: str) -> None:
        before = dump(store)
        with pytest.raises(ValueError, match=message):
            marks.edit(["article1"], fields)
        assert dump(store) == before


class TestPlaces:
    def test_the_reading_place_is_kept(self, marks: Marks) -> None:
        assert marks.place("article1") is None
        marks.keep_place("article1", 120)
        marks.keep_place("article1", 240)
        marks.keep_place("nowhere", 5)
        assert marks.place("article1") == 240
        assert marks.place("nowhere") is None

    def test_it_goes_with_the_article_to_another_date(self, store: Store, marks: Marks) -> None:
        marks.keep_place("article1", 120)
        key = store.key("article1")
        marks.edit(["article1"], {"published": "1999"})
        assert store.key("article1") != key
        assert marks.place("article1") == 120


def test_removing_takes_everything_along(store: Store, marks: Marks) -> None:
    marks.note_all(["article1"], "Words")
    marks.tag("strike", True, ["article1"])
    marks.keep_place("article1", 3)
    assert marks.remove(["article1", "nowhere"]) == 1
    assert (len(store), marks.all_notes(), marks.tags(), marks.place("article1")) == (11, [], [], None)
    assert marks.remove_all(EVERYTHING) == 11
    assert len(store) == 0
    check(store)
