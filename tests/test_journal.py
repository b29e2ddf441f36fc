"""Undo and redo: everything a reader changes, step by step, across restarts and processes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from stores import SECTORS, check, dump, new_store, record, varied

from articles.article import Sector
from articles.store import Store, journal, writing
from articles.store.change import Change, pack, unpack
from articles.store.marks import Marks

TITLES = ("A new title", "Another title", None, "Article3")
DATES = ("2019", "2024-05-17", "2024-05-17T08:30:00-04:00", "2021-11", None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path, 12)
    yield opened
    opened.close()


@pytest.fixture
def marks(store: Store) -> Marks:
    return Marks(store)


def sector(name: str) -> Sector:
    return Sector(name, SECTORS[name], True, 1.0)


STEPS: dict[str, tuple[Callable[[Marks], Any], str, str]] = {
    "read": (lambda m: m.mark("read", True, ["article1", "article2"]), "2 marked unread", "2 marked read"),
    "star": (lambda m: m.mark("star", True, ["article1"]), "1 no longer starred", "1 starred"),
    "tag": (
        lambda m: m.tag("strike", True, ["article1", "article2", "article3"]),
        "tag “strike” taken from 3 articles",
        "tag “strike” given to 3 articles",
    ),
    "tags": (
        lambda m: m.tag_several({"strike": True, "wages": True}, ["article1", "article2"]),
        "tag “wages” taken from 2 articles, tag “strike” taken from 2 articles",
        "tag “strike” given to 2 articles, tag “wages” given to 2 articles",
    ),
    "note": (lambda m: m.add_note("article1", "Ask her."), "note removed", "note added"),
    "notes": (lambda m: m.note_all(["article1", "article2"], "Ask."), "2 notes removed", "2 notes added"),
    "passage": (lambda m: m.add_note("article1", "", 0, 5), "note removed", "note added"),
    "title": (lambda m: m.edit(["article1"], {"title": "Corrected"}), "title set back", "title set"),
    "date": (
        lambda m: m.edit(["article1", "article4"], {"published": "2001-02-03"}),
        "date set back in 2 articles",
        "date set in 2 articles",
    ),
    "sectors": (
        lambda m: m.edit(["article1"], {"sectors": [sector("ports"), sector("schools")]}),
        "sectors set back",
        "sectors set",
    ),
    "remove": (
        lambda m: m.remove(["article1", "article3", "article4"]),
        "3 articles put back",
        "3 articles removed",
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_every_kind_of_step_is_undone_and_redone_and_told_in_words(store: Store, marks: Marks, name: str) -> None:
    do, undone_words, redone_words = STEPS[name]
    before = dump(store)
    assert do(marks)
    after = dump(store)
    assert after != before
    undone = marks.undo()
    assert undone is not None
    assert undone.words() == undone_words
    assert dump(store) == before
    redone = marks.redo()
    assert redone is not None
    assert redone.words() == redone_words
    assert dump(store) == after
    check(store)


def test_changed_and_removed_notes_are_undone(store: Store, marks: Marks) -> None:
    number = marks.add_note("article1", "First words")
    assert number is not None
    marks.change_note(number, "Other words")
    marks.remove_note(number)
    told = []
    for words in ("Other words", "First words"):
        undone = marks.undo()
        assert undone
        told.append(undone.words())
        assert [one.words for one in marks.notes_of("article1")] == [words]
    assert told == ["note put back", "note set back"]


def test_there_is_nothing_to_undo_in_a_new_library(marks: Marks) -> None:
    assert marks.undo() is None
    assert marks.redo() is None


def test_undo_leaves_what_had_the_mark_before(store: Store, marks: Marks) -> None:
    marks.mark("read", True, ["article1"])
    assert marks.mark("read", True, ["article1", "article2"]) == 1
    marks.undo()
    assert marks.has("read", "article1")
    assert not marks.has("read", "article2")


def test_a_new_step_drops_what_was_undone(marks: Marks) -> None:
    marks.mark("star", True, ["article1"])
    marks.undo()
    marks.mark("star", True, ["article2"])
    assert marks.redo() is None
    assert not marks.has("star", "article1")


def test_what_changes_nothing_is_no_step(marks: Marks) -> None:
    marks.mark("star", True, ["article1"])
    marks.undo()
    assert marks.mark("read", False, ["article1", "not here"]) == 0
    assert marks.edit(["article1"], {"title": "Article1"}) == 0
    assert marks.remove(["not here"]) == 0
    redone = marks.redo()
    assert redone
    assert redone.words() == "1 starred"


def test_opening_an_article_and_its_reading_place_are_no_steps(store: Store, marks: Marks) -> None:
    marks.opened("article1")
    marks.keep_place("article1", 12)
    assert marks.has("read", "article1")
    assert marks.place("article1") == 12
    assert marks.undo() is None
    check(store)


def test_another_connection_undoes_what_this_one_did(store: Store, marks: Marks) -> None:
    before = dump(store)
    marks.tag("strike", True, ["article1"])
    other = store.again()
    assert Marks(other).undo()
    assert dump(store) == before
    assert marks.redo()
    assert Marks(other).tags() == [("strike", 1)]
    other.close()


def test_steps_outlive_the_process(store: Store, marks: Marks) -> None:
    before = dump(store)
    marks.remove(["article3"])
    store.close()
    again = Store(store.path)
    assert Marks(again).undo()
    assert dump(again) == before
    again.close()


def test_only_the_newest_steps_are_kept(store: Store, marks: Marks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "STEPS", 3)
    marks.remove(["article0"])
    for number in range(1, 5):
        marks.mark("star", True, [f"article{number}"])
    assert store.db.execute("SELECT count(*) FROM journal").fetchone() == (3,)
    assert store.db.execute("SELECT count(*) FROM removed").fetchone() == (0,)
    undone = [marks.undo() for _ in range(4)]
    assert [bool(one) for one in undone] == [True, True, True, False]
    assert [marks.has("star", f"article{number}") for number in range(1, 5)] == [True, False, False, False]


def test_a_step_whose_article_is_gone_undoes_what_it_can(store: Store, marks: Marks) -> None:
    marks.mark("read", True, ["article1", "article2"])
    marks.tag("strike", True, ["article1", "article2"])
    marks.edit(["article1", "article2"], {"title": "Corrected"})
    marks.note_all(["article1", "article2"], "Ask.")
    key = store.key("article1")
    assert key is not None
    with store.transaction() as db:
        writing.remove(db, [key])
    for _ in range(4):
        undone = marks.undo()
        assert undone
        assert undone.changed == 1
        check(store)
    assert (marks.has("read", "article2"), marks.tags(), marks.notes_of("article2")) == (False, [], [])


def test_a_step_of_which_nothing_is_left_says_so_and_gives_way(store: Store, marks: Marks) -> None:
    marks.mark("star", True, ["article2"])
    marks.mark("read", True, ["article1"])
    key = store.key("article1")
    assert key is not None
    with store.transaction() as db:
        writing.remove(db, [key])
    nothing, star = marks.undo(), marks.undo()
    assert nothing
    assert (nothing.changed, nothing.words()) == (0, "nothing is left to change there")
    assert star
    assert star.words() == "1 no longer starred"


def test_removed_articles_come_back_with_everything_that_hung_on_them(store: Store, marks: Marks) -> None:
    marks.opened("article3")
    marks.mark("star", True, ["article3"])
    marks.tag("strike", True, ["article3"])
    marks.tag("budget", True, ["article3"])
    marks.add_note("article3", "On all of it")
    marks.add_note("article3", "On words", 0, 7)
    marks.keep_place("article3", 40)
    marks.edit(["article3"], {"title": "Corrected", "published": "2020-02-02"})
    before = dump(store)
    marks.remove(["article3", "article5"])
    assert store.article("article3") is None
    marks.undo()
    assert dump(store) == before
    article, quotations = store.article("article3"), store.quoted("article3")
    assert article
    assert (article.title, article.published) == ("Corrected", "2020-02-02")
    assert quotations
    assert quotations.quotes[0].speaker == "Tom Hill"
    check(store)


def test_a_removed_article_that_was_added_again_comes_back_as_it_was(store: Store, marks: Marks) -> None:
    marks.tag("strike", True, ["article3"])
    marks.remove(["article3"])
    store.add([record("article3", "2024-05-17")])
    undone = marks.undo()
    assert undone
    assert undone.changed == 1
    assert marks.tags_of("article3") == ["strike"]
    check(store)


def test_a_key_that_was_given_away_is_not_taken_back(store: Store, marks: Marks) -> None:
    store.add([record("last", "2024-05-17")])
    key = store.key("last")
    marks.remove(["last"])
    store.add([record("newer", "2024-05-17")])
    assert store.key("newer") == key
    marks.undo()
    assert {store.key("newer"), store.key("last")} > {key}
    check(store)


def test_of_several_keys_those_that_were_not_given_away_are_taken_back(store: Store, marks: Marks) -> None:
    names = ["a", "b", "c", "d"]
    store.add([record(name, "2011-11-11") for name in names])
    keys = sorted(key for key in map(store.key, names) if key is not None)
    by_key = sorted(names, key=lambda name: store.key(name) or 0)
    first, second, third, fourth = by_key
    marks.edit([first, fourth, second, third], {"published": "2012-12-12"})
    store.add([record("new", "2011-11-11"), record("newer", "2011-11-11")])
    assert {store.key("new"), store.key("newer")} == set(keys[2:])
    assert marks.undo()
    assert store.key(first) == keys[0]
    check(store)


def test_a_removed_article_keeps_its_id_although_its_file_has_changed(store: Store, marks: Marks) -> None:
    store.add([record("other-id", "2019")._replace(source="article3.txt")])
    before = dump(store)
    marks.remove(["article3"])
    marks.undo()
    assert dump(store) == before
    check(store)


def test_a_note_whose_number_was_given_away_does_no_harm_to_the_other(store: Store, marks: Marks) -> None:
    marks.add_note("article1", "On one")
    key = store.key("article1")
    assert key is not None
    with store.transaction() as db:
        writing.remove(db, [key])
    marks.add_note("article2", "On another")
    store.add([varied(1)])
    for turn in (marks.undo, marks.undo, marks.redo, marks.redo):
        assert turn()
    assert [(one.article, one.words) for one in marks.all_notes()] == [
        ("article2", "On another"),
        ("article1", "On one"),
    ]
    assert marks.undo()
    assert "On one" in [one.words for one in marks.all_notes()]
    check(store)


def test_a_failure_while_undoing_changes_nothing(store: Store, marks: Marks, monkeypatch: pytest.MonkeyPatch) -> None:
    marks.remove(["article1", "article2", "article3"])
    before = dump(store)
    restore = writing.restore
    calls = iter([None, None, OSError("disk full")])

    def failing(*values: Any) -> int:
        problem = next(calls)
        if problem:
            raise problem
        return restore(*values)

    monkeypatch.setattr(writing, "restore", failing)
    with pytest.raises(OSError, match="disk full"):
        marks.undo()
    assert dump(store) == before
    check(store)
    monkeypatch.undo()
    undone = marks.undo()
    assert undone
    assert undone.changed == 3


def test_a_change_is_the_same_after_it_was_kept() -> None:
    change = Change("edit", "title", [[7, {}]], [[None, {"title": "Überall\n“hier”"}]], '["a"]', 1)
    assert unpack(pack(change)) == change
    assert change.inverse().inverse() == change


def test_a_mark_on_very_many_articles_takes_some_megabytes_at_most() -> None:
    source = random.Random(5)
    names = [f"{source.getrandbits(64):016x}" for _ in range(20_000)]
    kept = pack(Change("read", "", False, True, str(names).replace("'", '"'), len(names)))
    assert len(kept) / len(names) < 12


def _some(source: random.Random, known: list[str]) -> list[str]:
    return source.sample(known, source.randint(1, min(6, len(known))))


def _random_step(source: random.Random, marks: Marks, known: list[str]) -> None:
    """Change something or other; often that is no change at all."""
    chosen = _some(source, known)
    notes = marks.all_notes()
    kind = source.choice(("read", "star", "tag", "note", "passage", "reword", "unnote", "edit", "remove"))
    if kind in ("read", "star"):
        marks.mark("read" if kind == "read" else "star", source.random() < 0.6, chosen)
    elif kind == "tag":
        marks.tag(source.choice(("strike", "Strike", "budget")), source.random() < 0.6, chosen)
    elif kind == "note":
        marks.note_all(chosen, source.choice(("Why?", "Ask her.")))
    elif kind == "passage":
        start = source.randrange(5)
        marks.add_note(chosen[0], source.choice(("", "Here.")), start, start + 8)
    elif kind == "reword" and notes:
        marks.change_note(source.choice(notes).num, f"Words {source.randrange(99)}")
    elif kind == "unnote" and notes:
        marks.remove_note(source.choice(notes).num)
    elif kind == "edit":
        sectors = [sector(name) for name in source.sample(sorted(SECTORS), source.randrange(3))]
        fields = {"title": source.choice(TITLES), "published": source.choice(DATES), "sectors": sectors}
        marks.edit(chosen, {name: fields[name] for name in source.sample(sorted(fields), source.randint(1, 3))})
    elif kind == "remove":
        marks.remove(chosen[:2])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hundreds_of_random_steps_are_undone_and_redone_one_by_one(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)
    store = new_store(tmp_path, 24)
    known = [f"article{number}" for number in range(24)]
    for name in source.sample(known, 6):
        Marks(store).keep_place(name, source.randrange(50))

    def reopened(often: float = 0.1) -> Marks:
        nonlocal store
        if source.random() < often:
            store.close()
            store = Store(store.path)
        store.db.execute("PRAGMA synchronous = OFF")
        return Marks(store)

    states = [dump(store)]
    for _ in range(150):
        _random_step(source, reopened(), known)
        check(store)
        if (state := dump(store)) != states[-1]:
            states.append(state)
    assert len(states) > 100
    for _ in range(2):
        for state in states[-2::-1]:
            assert reopened().undo()
            assert dump(store) == state
            check(store)
        assert reopened().undo() is None
        for state in states[1:]:
            assert reopened().redo()
            assert dump(store) == state
        check(store)
        assert reopened().redo() is None
    store.close()
