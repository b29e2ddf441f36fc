"""JSON Lines into the library: what they tell is kept, what is wrong with them is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from adds import TEXT, add, lines, only, outcomes
from stores import check
from test_command import STORY

from articles.article import Article
from articles.intake import Intake, Reader
from articles.limits import Limits
from articles.reading import Unreadable, read_paths
from articles.store import Store, record
from articles.store.whole import Marked, marked_of


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store") / "library.db"))


WHOLE: dict[str, Any] = {
    "schema": 1,
    "id": "ferry-1",
    "source": "https://example.org/ferry",
    "title": "“Never,” says the ferry",
    "deck": "A deck",
    "byline": "Tom Hill",
    "place": "HALIFAX",
    "publisher": "The Daily",
    "credit": "The Press",
    "published": "2024-05-17T08:30:00-04:00",
    "updated": "2024-06",
    "sectors": [
        {"id": "sea", "name": "Sea", "primary": True, "score": 2.5, "evidence": ["ferry"]},
        {"id": "towns", "name": "Towns", "primary": False, "score": 1.0, "evidence": []},
    ],
    "scope": "union-wide",
    "language": "fr",
    "text": TEXT,
    "paragraphs": [{"kind": "subhead", "start": 0, "end": 24}, {"kind": "paragraph", "start": 25, "end": 70}],
    "dropped": [{"text": "Menu", "reason": "navigation", "line": 3}],
    "link": "https://example.org/ferry/1",
    "categories": ["Transport"],
    "raw": f"Menu\n\n{TEXT}",
    "quotes": [
        {
            "kind": "direct", "start": 25, "end": 43, "text": TEXT[25:43], "group": 4, "speaker": "Ana Reyes",
            "speaker_kind": "person", "role": "a fisher", "mention": {"text": "Ana Reyes", "start": 49, "end": 58},
            "cue": {"text": "said", "start": 44, "end": 48}, "attribution": "explicit", "confidence": 0.9,
            "duplicate_of": None, "unmarked": True,
        }
    ],
    "title_quotes": [{"kind": "direct", "start": 0, "end": 8, "text": "“Never,”", "group": 0, "marked": [[1, 3]]}],
    "notices": ["Cut."],
    "read": True,
    "starred": True,
    "tags": ["sea", "strike"],
    "notes": [
        {"start": 4, "end": 9, "passage": "ferry", "words": "which?", "made": "2024-06-01T10:00:00+00:00"},
        {"start": None, "end": None, "passage": None, "words": "all", "made": "2024-06-01T11:00:00+00:00"},
        {"start": None, "end": None, "passage": "gone", "words": "", "made": "2024-06-01T12:00:00+00:00"},
    ],
}  # fmt: skip
"""An object that tells everything."""


class TestAnIdThatComesAgain:
    def test_the_later_one_stays_as_it_does_in_another_batch(self, store: Store, tmp_path: Path) -> None:
        note = {"words": "which?", "made": "2024-06-01", "start": 0, "end": 5}
        first = {"id": "1", "text": "First words of it.", "notes": [note], "tags": ["sea"]}
        later = {"id": "1", "text": "Now other words of it."}
        assert outcomes(add(store, lines(tmp_path, first, {"text": "Else."}, first, later))) == [
            "added", "added", "same", "changed",
        ]  # fmt: skip
        check(store)
        other = Store(f"{store.path}-2")
        for each in (first, {"text": "Else."}, first, later):
            add(other, lines(tmp_path, each, name="one.jsonl"))
        found, expected = ((one.article("1"), marked_of(one.db, one.key("1") or 0)) for one in (store, other))
        assert found[1] == expected[1]
        assert (found[0] or only(store)).text == "Now other words of it."

    def test_added_again_it_is_the_later_one_still(self, store: Store, tmp_path: Path) -> None:
        path = lines(tmp_path, {"id": "1", "text": "First words."}, {"id": "1", "text": "Later words."})
        for _ in range(3):
            add(store, path)
            assert only(store).text == "Later words."
        check(store)

    def test_a_file_that_changes_while_it_is_added_twice(self, store: Store, tmp_path: Path) -> None:
        def versions() -> Iterator[str]:
            for word in ("keeps", "sells"):
                (tmp_path / "a.txt").write_text(STORY.replace("keeps", word))
                yield str(tmp_path / "a.txt")

        assert outcomes(list(Intake(store, Reader()).add(versions()))) == ["added", "changed"]
        assert only(store).title == "Town sells its library"


class TestObjects:
    def test_everything_that_is_told_is_taken(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(record, "find_quotes", lambda _: pytest.fail("quotations were looked for"))
        assert outcomes(add(store, lines(tmp_path, WHOLE))) == ["added"]
        from tui.whole import as_json

        article = only(store)
        key = store.key(article.id)
        assert key is not None
        assert as_json(article, store.quoted(article.id), marked_of(store.db, key)) == {
            **WHOLE,
            "quotes": [{**WHOLE["quotes"][0], "unmarked": True}],
            "title_quotes": [
                {
                    **WHOLE["title_quotes"][0], "speaker": None, "speaker_kind": None, "role": None, "mention": None,
                    "cue": None, "attribution": "none", "confidence": 0.0, "duplicate_of": None,
                }
            ],
        }  # fmt: skip
        assert (article.raw, store.unread()) == (f"Menu\n\n{TEXT}", 0)
        check(store)

    def test_what_was_corrected_and_what_was_read(self, store: Store, tmp_path: Path) -> None:
        from articles.article import Sector

        as_read = {"title": "“Nothing, not now,” says the ferry", "published": None}
        title_quotes = [{**WHOLE["title_quotes"][0], "end": 19, "marked": []}]
        line = {**WHOLE, "as_read": as_read, "title_quotes": title_quotes}
        assert outcomes(add(store, lines(tmp_path, line))) == ["added"]
        read = store.as_read("ferry-1")
        assert read
        assert (read.title, read.published) == ("“Nothing, not now,” says the ferry", None)
        assert (only(store).title, only(store).published) == (WHOLE["title"], WHOLE["published"])
        check(store)
        other = Store(f"{store.path}-2")
        wrong = {**line, "as_read": {"sectors": "none", "title": None}}
        assert outcomes(add(other, lines(tmp_path, wrong))) == ["unreadable"]
        line["as_read"] = {"sectors": [], "title": WHOLE["title"]}
        line["title_quotes"] = []
        add(other, lines(tmp_path, line), sectors=(Sector("x", "X", True, 0.0),))
        assert [sector.id for sector in only(other).sectors] == ["x"]
        assert other.db.execute("SELECT edits FROM body").fetchall() == [(None,)]

    def test_what_is_not_told_is_found_in_the_text(self, store: Store, tmp_path: Path) -> None:
        path = lines(tmp_path, {"text": TEXT})
        assert outcomes(add(store, path)) == ["added"]
        article = only(store)
        assert [(p.kind, TEXT[p.start : p.end]) for p in article.paragraphs] == [
            ("paragraph", part) for part in TEXT.split("\n\n")
        ]
        assert ([sector.id for sector in article.sectors], article.language) == (["ports"], "en")
        assert (article.source, article.raw, article.published) == (str(path), TEXT, None)
        found = store.quoted(article.id)
        assert found
        assert [quote.speaker for quote in found.quotes] == ["Ana Reyes"]

    def test_the_id_is_that_of_the_line(self, store: Store, tmp_path: Path) -> None:
        add(store, lines(tmp_path, {"text": TEXT}))
        first = only(store).id
        assert outcomes(add(store, lines(tmp_path, {"text": TEXT}, name="other.jsonl"))) == ["same"]
        assert only(store).id == first

    def test_no_sectors_are_sectors_too(self, store: Store, tmp_path: Path) -> None:
        add(store, lines(tmp_path, {"text": TEXT, "sectors": []}))
        assert only(store).sectors == ()

    def test_the_primary_sector_stands_first_and_each_once(self, store: Store, tmp_path: Path) -> None:
        sectors = [{"id": "a", "primary": False}, {"id": "b", "primary": True, "name": "B"}, {"id": "b"}]
        add(store, lines(tmp_path, {"text": TEXT, "sectors": sectors}))
        assert [(s.id, s.name, s.primary) for s in only(store).sectors] == [("b", "B", True), ("a", "a", False)]
        check(store)

    @pytest.mark.parametrize(
        "date",
        ["yesterday", "2024-13-01", "20240517", "2024-5-1", "0000", "2024-05-17T25:00", 1715900000, ["2024"], ""],
    )
    def test_a_date_that_is_none_leaves_it_undated(self, date: object, store: Store, tmp_path: Path) -> None:
        assert outcomes(add(store, lines(tmp_path, {"text": TEXT, "published": date}))) == ["added"]
        article = only(store)
        assert article.published is None
        assert "so the article is undated" in article.notices[0]
        check(store)

    @pytest.mark.parametrize(
        "date", ["2024", "2024-05", "2024-05-17", "2024-05-17T08:30", "2024-05-17T08:30:01.5Z", "2024-05-17T08:30+0200"]
    )
    def test_a_date_is_as_precise_as_it_is(self, date: str, store: Store, tmp_path: Path) -> None:
        add(store, lines(tmp_path, {"text": TEXT, "published": date}))
        assert (only(store).published, only(store).notices) == (date, ())
        check(store)

    def test_what_is_no_character_is_replaced(self, store: Store, tmp_path: Path) -> None:
        path = lines(tmp_path, '{"text": "Half \\ud83d a pair, and \\u0000.", "title": "\\udfff", "sectors": []}')
        assert outcomes(add(store, path)) == ["added"]
        assert (only(store).text, only(store).title) == ("Half \ufffd a pair, and \x00.", "\ufffd")
        check(store)

    def test_marks_do_not_take_the_place_of_those_that_are_there(self, store: Store, tmp_path: Path) -> None:
        path = lines(tmp_path, {"id": "a", "text": TEXT, "tags": ["old"]})
        add(store, path)
        lines(tmp_path, {"id": "a", "text": f"{TEXT} More.", "tags": ["new"], "read": True})
        assert outcomes(add(store, path)) == ["changed"]
        assert marked_of(store.db, store.key("a") or 0) == Marked(tags=("old",))
        check(store)


WRONG: list[tuple[object, str]] = [
    ("{not json}", "no valid JSON at character 2"),
    ('["text"]', 'expected a JSON object with "text"'),
    ("null", 'expected a JSON object with "text"'),
    ('{"text": ' + "[" * 100_000, "no JSON that can be read"),
    ('{"text": "x", "n": ' + "9" * 5000 + "}", "no JSON that can be read"),
    ({"title": "Only this"}, "text: expected the words of the article"),
    ({"text": ""}, "text: expected the words of the article"),
    ({"text": " \n "}, "text: expected the words of the article"),
    ({"text": None}, "text: expected the words of the article"),
    ({"text": 12}, "text: expected text, not a whole number"),
    ({"text": "x", "title": ["a"]}, "title: expected text, not a list"),
    ({"text": "x", "id": ""}, "id: expected text"),
    ({"text": "x", "id": "a\nb"}, "id: expected text on one line"),
    ({"text": "x", "id": True}, "id: expected text, not true or false"),
    ({"text": "x", "sectors": "health"}, "sectors: expected a list, not text"),
    ({"text": "x", "sectors": ["health"]}, "sectors: expected objects, not text"),
    ({"text": "x", "sectors": [{"name": "Health"}]}, "sectors[0].id: expected text"),
    ('{"text": "x", "sectors": [{"id": "a", "score": NaN}]}', "sectors[0].score: expected a number"),
    ({"text": "x", "paragraphs": [{"start": 0, "end": 2}]}, "paragraphs[0].end: expected a whole number from 1 to 1"),
    (
        {"text": "x", "paragraphs": [{"start": -1, "end": 1}]},
        "paragraphs[0].start: expected a whole number from 0 to 1",
    ),
    ({"text": "x", "paragraphs": [{"start": 0.0, "end": 1}]}, "paragraphs[0].start: expected a whole number"),
    ({"text": "x", "paragraphs": [{"kind": "table", "start": 0, "end": 1}]}, "paragraphs[0].kind: expected one of"),
    (
        {"text": "abcd", "paragraphs": [{"start": 0, "end": 3}, {"start": 2, "end": 4}]},
        "paragraphs[1].start: expected paragraphs in text order",
    ),
    ({"text": "x", "quotes": [{"kind": "direct", "start": 0, "end": 9}]}, "quotes[0].end: expected a whole number"),
    ({"text": "x", "quotes": [{"kind": "said", "start": 0, "end": 1}]}, "quotes[0].kind: expected one of direct"),
    (
        {"text": "x", "quotes": [{"kind": "direct", "start": 0, "end": 1, "cue": {"start": 0, "end": 7}}]},
        "quotes[0].cue.end: expected a whole number",
    ),
    (
        {"text": "x", "quotes": [{"kind": "direct", "start": 0, "end": 1, "duplicate_of": 1}]},
        "quotes[0].duplicate_of: expected a whole number from 0 to 0",
    ),
    ({"text": "x", "quotes": [{"kind": "direct", "start": 0, "end": 1, "marked": [3]}]}, "quotes[0].marked: expected"),
    ({"text": "x", "tags": [1]}, "tags: expected a list of text"),
    ({"text": "x", "read": 1}, "read: expected true or false"),
    ({"text": "x", "tags": ["a\nb"]}, "tags: expected names on one line each"),
    ({"text": "x", "notes": [{"words": "w"}]}, "notes[0].made: expected text"),
    ({"text": "x", "notes": [{"words": "w", "made": "then"}]}, "notes[0].made: expected a time in ISO 8601"),
    ({"text": "x", "notes": [{"made": "2024"}]}, "notes[0].words: expected text, or a passage"),
    ({"text": "x", "notes": [{"made": "2024", "start": 0, "end": 9}]}, "notes[0].end: expected a whole number"),
    ({"text": "x", "dropped": ["Menu"]}, "dropped: expected objects"),
]


class TestLines:
    @pytest.mark.parametrize(("wrong", "said"), WRONG, ids=[said for _, said in WRONG])
    def test_a_wrong_line_is_told_with_its_number_and_the_rest_goes_on(
        self, wrong: object, said: str, store: Store, tmp_path: Path
    ) -> None:
        path = lines(tmp_path, {"text": "One.", "id": "1"}, "", wrong, {"text": "Two.", "id": "2"})
        found = add(store, path)
        assert outcomes(found) == ["added", "unreadable", "added"]
        assert isinstance(found[1], Unreadable)
        assert found[1].source == f"{path}, line 3"
        assert said in found[1].reason
        check(store)

    def test_an_object_by_itself_has_to_have_text_as_those_of_lists_have(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps({"name": "quay", "version": 2}, indent=2))
        (tmp_path / "b.json").write_text(json.dumps({"headline": "Ferry stays", "body": "The ferry stays."}, indent=2))
        (refused, read) = read_paths([str(tmp_path)])
        where = f"{tmp_path / 'a.json'}, line 1"
        assert refused == Unreadable(where, "text: expected the words of the article")
        assert isinstance(read, Article)
        assert (read.title, read.text) == ("Ferry stays", "The ferry stays.")

    def test_they_are_told_by_content(self, store: Store, tmp_path: Path) -> None:
        lines(tmp_path, "\ufeff", "  ", {"text": "One.", "id": "1"}, {"text": "Two.", "id": "2"}, name="a.txt")
        (tmp_path / "b.jsonl").write_text(STORY)
        (tmp_path / "c.txt").write_text("{Curly} words open this story, which is none of JSON.\n")
        (tmp_path / "d.json").write_text(json.dumps({"text": "Pretty.", "id": "3"}, indent=2))
        assert outcomes(add(store, tmp_path)) == ["added"] * 5
        assert store.article("3") is not None
        assert {"1", "2", "3"} < set(store.ids_beginning("", 9))

    def test_a_name_tells_where_the_first_line_is_broken(self, store: Store, tmp_path: Path) -> None:
        found = add(store, lines(tmp_path, '{"text": "cut', {"text": "Two.", "id": "2"}))
        assert outcomes(found) == ["unreadable", "added"]

    def test_a_line_that_is_too_long_is_passed_over(self, store: Store, tmp_path: Path) -> None:
        long = json.dumps({"text": "x" * Limits().article})
        found = add(store, lines(tmp_path, long, {"text": "One.", "id": "1"}, long, {"text": "Two.", "id": "2"}))
        assert outcomes(found) == ["unreadable", "added", "unreadable", "added"]
        assert [one[0].rpartition(", ")[2] for one in found if isinstance(one, Unreadable)] == ["line 1", "line 3"]
        assert "longer than 5 MB (limits.article_mb)" in found[0][1]

    def test_the_last_line_needs_no_end(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text('{"text": "One."}\r\n{"text": "Two."}')
        assert outcomes(add(store, path)) == ["added", "added"]
        path.write_text('{"text": "One."}\n{"text": "Two."}\n')
        assert outcomes(add(store, path)) == ["same", "same"]

    def test_an_error_of_ours_is_one_line_and_no_end(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(document: object) -> None:
            raise RuntimeError("out of ink")

        monkeypatch.setattr(record, "find_quotes", broken)
        found = add(store, lines(tmp_path, {"text": "One."}, WHOLE))
        assert outcomes(found) == ["unreadable", "added"]
        assert found[0][1] == "could not be read: RuntimeError: out of ink"


@pytest.mark.parametrize("broken", ['{"text": "x"', '{\n  "title": "a",\n  "text": "ab', '{"text": "x",}'])
def test_an_object_that_is_broken_is_no_text(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(broken)
    (found,) = read_paths([str(path)])
    assert isinstance(found, Unreadable)
    assert "no valid JSON" in found.reason


def test_a_text_may_begin_with_an_object(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    for head in ('{"layout": "post"}', '{"name": foo}', "{{name}}"):
        path.write_text(f"{head}\n\n{TEXT}")
        (found,) = read_paths([str(path)])
        assert isinstance(found, Article)
