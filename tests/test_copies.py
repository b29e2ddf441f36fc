"""What was published again elsewhere is folded into one entry, kept whole, seen, and unfolded if its reader wants."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from adds import add, lines, outcomes
from commands import objects, printed
from stores import check, dump, new_store
from test_command import nutgraf

from articles.intake import Added
from articles.shingles import SKETCH, covered, runs_of, sketch_of
from articles.store import Store, arrivals, copies
from articles.store.events import same_event
from articles.store.marks import Marks

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]


def story(seed: int, words: int = 200) -> str:
    """A text of words that no other seed sets one after the other."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(words)]
    return " ".join(f"{word}." if number % 12 == 11 else word for number, word in enumerate(made))


def edited(text: str, seed: int = 0) -> str:
    """The same with two fifths cut off, a tenth of the words replaced, and something else around it."""
    chance = random.Random(seed)
    words = [chance.choice(SYLLABLES) if chance.random() < 0.1 else word for word in text.split()]
    return f"{story(seed + 1000, 12)}\n\n{' '.join(words[: len(words) * 3 // 5])}\n\n{story(seed + 2000, 12)}"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path)


def put(store: Store, folder: Path, *objects: object) -> list[str]:
    """What becomes of these objects, added one after the other."""
    return outcomes(add(store, lines(folder, *objects), fold=True))


ORIGINAL = {"id": "first", "title": "Original", "source": "https://a.example/1", "text": story(1)}
COPY = {"id": "second", "title": "Elsewhere", "source": "https://b.example/2", "text": edited(story(1))}
OTHER = {"id": "third", "title": "Another", "source": "https://b.example/3", "text": story(2)}


class TestShingles:
    def test_a_sketch_is_the_same_for_the_same_words(self) -> None:
        text = story(3)
        assert sketch_of(text) == sketch_of(text.upper().replace(" ", "\n"))
        assert len(sketch_of(text)) == SKETCH
        assert sketch_of("one of the") == sketch_of("") == ()

    def test_a_part_shares_much_of_its_sketch_with_the_whole(self) -> None:
        assert len(set(sketch_of(story(3))) & set(sketch_of(edited(story(3))))) >= 2
        assert not set(sketch_of(story(3))) & set(sketch_of(story(4)))

    def test_what_is_covered_is_counted_in_words(self) -> None:
        runs = runs_of("a b c d e f g h i j".split())
        assert covered(runs, set(runs)) == 1.0
        assert covered(runs, set(runs_of("x a b c d y".split()))) == 0.4
        assert covered(runs, set(runs_of("c b a".split()))) == covered([], set(runs)) == 0.0


class TestFolding:
    def test_a_copy_is_folded_into_what_came_before(self, store: Store, tmp_path: Path) -> None:
        assert put(store, tmp_path, ORIGINAL) == ["added"]
        assert put(store, tmp_path, COPY, OTHER) == ["folded", "added"]
        assert len(store) == 2
        (copy,) = copies.copies_of(store.db, "first")
        assert (copy.id, copy.source, copy.headline) == ("second", "https://b.example/2", "Elsewhere")
        check(store)

    def test_within_one_batch_too(self, store: Store, tmp_path: Path) -> None:
        assert put(store, tmp_path, ORIGINAL, COPY, OTHER) == ["added", "folded", "added"]
        check(store)

    @pytest.mark.parametrize("link", ["http://[bad", "http://\u2100.example/"])
    def test_an_address_that_is_none_keeps_nothing_from_being_folded(
        self, store: Store, tmp_path: Path, link: str
    ) -> None:
        copy = COPY | {"source": link, "link": link}
        assert put(store, tmp_path, ORIGINAL | {"source": link}, copy, OTHER) == ["added", "folded", "added"]
        assert copies.places(copies.copies_of(store.db, "first"))

    def test_it_is_kept_whole(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        copy = copies.copy(store.db, "second")
        assert copy
        assert (copy.text, copy.title, copy.source) == (COPY["text"], "Elsewhere", "https://b.example/2")
        assert copies.copy(store.db, "first") is None

    def test_the_same_again_is_the_same_and_a_new_text_is_kept(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        before = dump(store)
        assert put(store, tmp_path, ORIGINAL, COPY) == ["same", "same"]
        assert dump(store) == before
        assert put(store, tmp_path, COPY | {"text": f"{COPY['text']} More."}) == ["changed"]
        copy = copies.copy(store.db, "second")
        assert copy
        assert copy.text.endswith("More.")

    def test_what_tells_something_else_by_now_is_a_copy_no_more(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        assert put(store, tmp_path, COPY | {"text": story(9)}) == ["added"]
        assert copies.copies_of(store.db, "first") == []
        article = store.article("second")
        assert article
        assert article.text == story(9)
        check(store)

    def test_the_log_tells_how_many(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY, OTHER, {"text": 3})
        (arrival,) = arrivals.arrivals(store.db)
        assert (arrival.added, arrival.folded, arrival.unreadable) == (2, 1, 1)

    def test_of_one_publisher_only_the_same_words_are_a_copy(self, store: Store, tmp_path: Path) -> None:
        corrected = {"id": "second", "source": "https://www.a.example/2", "text": f"{story(1)} More."}
        again = {"id": "third", "publisher": "a.example", "text": story(1).upper()}
        assert put(store, tmp_path, ORIGINAL, corrected, again) == ["added", "added", "folded"]

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({"text": f"{story(1)} {story(5, 300)}"}, id="much longer"),
            pytest.param({"text": story(1, 30)}, id="very short"),
            pytest.param({"text": story(1), "starred": True}, id="marked by its reader"),
            pytest.param({"text": story(1), "apart": True}, id="unfolded before"),
        ],
    )
    def test_what_tells_more_or_little_or_is_marked_stays_apart(
        self, other: dict[str, object], store: Store, tmp_path: Path
    ) -> None:
        assert put(store, tmp_path, ORIGINAL, other) == ["added", "added"]

    def test_unless_it_is_wanted_nothing_is_folded(self, store: Store, tmp_path: Path) -> None:
        assert outcomes(add(store, lines(tmp_path, ORIGINAL, COPY), fold=False)) == ["added", "added"]

    def test_a_phrase_that_stands_everywhere_tells_nothing(self, store: Store, tmp_path: Path) -> None:
        notice = story(7, 20)
        many = [{"text": f"{notice} {story(100 + number)}"} for number in range(60)]
        assert set(put(store, tmp_path, *many)) == {"added"}

    def test_the_same_bytes_at_two_places_are_two_copies(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL)
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(edited(story(1)))
        files = (tmp_path / "a.txt", tmp_path / "b.txt")
        assert outcomes(add(store, *files, fold=True)) == ["folded", "folded"]
        assert [Path(copy.source).name for copy in copies.copies_of(store.db, "first")] == ["a.txt", "b.txt"]
        assert outcomes(add(store, *files, fold=True)) == ["same", "same"]

    def test_samples_take_in_nothing(self, store: Store, tmp_path: Path) -> None:
        add(store, lines(tmp_path, ORIGINAL), sample=True)
        assert put(store, tmp_path, COPY) == ["added"]


class TestUnfolding:
    def test_a_copy_becomes_an_article_and_stays_one(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        assert Marks(store).unfold(["second"]) == 1
        article = store.article("second")
        assert article
        assert (article.text, article.source) == (COPY["text"], "https://b.example/2")
        assert copies.copies_of(store.db, "first") == []
        assert put(store, tmp_path, ORIGINAL, COPY) == ["same", "same"]
        check(store)

    def test_all_copies_of_an_article(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY, COPY | {"id": "again", "source": "c"})
        assert Marks(store).unfold(["first"]) == 2
        assert len(store) == 3

    def test_it_is_undone_and_done_again(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        before = dump(store)
        marks = Marks(store)
        marks.unfold(["second"])
        unfolded = dump(store)
        step = marks.undo()
        assert step
        assert step.words() == "1 copy folded again"
        assert [row[1:] for row in dump(store).pop("copy")] == [row[1:] for row in before.pop("copy")]
        assert {name: rows for name, rows in dump(store).items() if name != "copy"} == before
        marks.redo()
        assert dump(store) == unfolded
        check(store)

    def test_what_was_folded_into_it_meanwhile_goes_with_it(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        marks = Marks(store)
        marks.unfold(["second"])
        marks.remove(["first"])
        assert put(store, tmp_path, COPY | {"id": "third", "source": "https://c.example/3"}) == ["folded"]
        marks.undo()
        marks.undo()
        assert {copy.id for copy in marks.copies("first")} == {"second", "third"}
        check(store)

    def test_what_is_no_copy_changes_nothing(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL)
        assert Marks(store).unfold(["first", "nobody"]) == 0
        assert Marks(store).undo() is None


class TestRemoval:
    def test_copies_come_back_with_their_article(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        marks = Marks(store)
        marks.remove(["first"])
        marks.undo()
        assert [copy.id for copy in marks.copies("first")] == ["second"]
        check(store)

    def test_a_copy_of_what_was_taken_out_is_an_article_when_it_comes_again(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, ORIGINAL, COPY)
        Marks(store).remove(["first"])
        assert put(store, tmp_path, COPY) == ["added"]
        assert put(store, tmp_path, ORIGINAL) == ["folded"]
        check(store)

    def test_what_came_as_a_copy_and_is_put_back_is_an_article_only(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, COPY)
        marks = Marks(store)
        marks.remove(["second"])
        assert put(store, tmp_path, ORIGINAL, COPY) == ["added", "folded"]
        marks.undo()
        assert marks.copies("first") == []
        assert store.article("second")
        assert marks.unfold(["first", "second"]) == 0
        check(store)


def test_an_export_holds_what_is_folded_and_comes_back_as_it_was(own_library: str, tmp_path: Path) -> None:
    text = "\n".join(map(json.dumps, (ORIGINAL, COPY, OTHER, OTHER | {"id": "fourth", "source": "d"})))
    assert nutgraf("add", "--drop-samples", "-", stdin=text.encode()).stdout == b"2 added, 2 folded into others\n"
    Marks(Store(own_library)).unfold(["fourth"])
    kept = tmp_path / "kept.jsonl"
    assert nutgraf("export", "--output", str(kept)).returncode == 0
    again = Store(str(tmp_path / "again.db"))
    found = add(again, kept, fold=True)
    assert {one.id: one.outcome for one in found if isinstance(one, Added)} == {
        **dict.fromkeys(("first", "third", "fourth"), "added"),
        "second": "folded",
    }


class TestEvents:
    def test_others_of_the_same_days_on_the_same_matter(self, store: Store, tmp_path: Path) -> None:
        matter = "The ferry crews of Halden vote to strike over night shifts, the harbour union says."
        near = {"title": "Halden ferry strike nears", "text": f"{matter} The company will meet the crews on Friday."}
        far = near | {"title": "Halden ferry strike ends", "text": f"{near['text']} It is over."}
        texts = ("Rain fell on the valley.", "A baker won a prize.", "The museum opens late.", "Snow closes a pass.")
        others = [{"text": text, "published": "2024-05-17"} for text in texts]
        first = {"id": "ferry", "title": "Halden ferry crews vote to strike", "text": matter, "published": "2024-05-17"}
        put(store, tmp_path, first, near | {"published": "2024-05-19"}, far | {"published": "2024-06-19"}, *others)
        event = same_event(store, "ferry")
        assert [row.headline for row in event.rows] == ["Halden ferry strike nears"]
        assert event.likeness == [pytest.approx(1.0)]

    def test_what_says_nothing_is_of_no_event(self, store: Store, tmp_path: Path) -> None:
        put(store, tmp_path, {"id": "blank", "title": "The", "text": "Of the."}, ORIGINAL)
        assert same_event(store, "blank").rows == []
        assert same_event(store, "nobody").rows == []


class TestCommand:
    @pytest.fixture(autouse=True)
    def _three(self, own_library: str) -> None:
        text = "\n".join(map(json.dumps, (ORIGINAL, COPY, OTHER)))
        nutgraf("add", "--drop-samples", "-", stdin=text.encode())

    def test_where_else_a_story_is(self) -> None:
        assert printed("same", "first") == "copy\tsecond\t\thttps://b.example/2\tElsewhere\n"
        (told,) = objects("same", "--format", "json", "first")
        assert told["copies"] == [
            {"id": "second", "source": "https://b.example/2", "title": "Elsewhere", "published": None}
        ]

    @pytest.mark.parametrize("name", ["first", "second"])
    def test_copies_are_unfolded_by_their_own_name_or_their_article_s(self, name: str) -> None:
        assert printed("same", "--unfold", name) == "1 article unfolded\n"
        assert printed("mark", "--undo") == "1 copy folded again\n"

    def test_where_there_is_nothing_it_says_so(self) -> None:
        assert not printed("same", "third", code=1, said=b"nutgraf: the story stands nowhere else in the library\n")
        assert not printed("same", "--unfold", "third", code=1, said=b"nutgraf: nothing is folded there\n")
        unknown = "nutgraf: no article has the id “no”; nutgraf list shows all ids\n"
        assert not printed("same", "no", code=1, said=unknown.encode())

    def test_a_copy_is_printed_whole(self) -> None:
        text = printed("show", "second")
        assert "Elsewhere" in text
        assert "a copy, folded into first" in text
        (told,) = objects("show", "--format", "json", "second")
        assert told["text"] == COPY["text"]
