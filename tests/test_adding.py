"""Files, folders and JSON Lines into the library: what comes in, what is refused, and that nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from stores import check, dump
from test_command import ROOT, STORY, nutgraf

from articles import intake
from articles.article import Article
from articles.intake import Added, Intake, Reader
from articles.intake.inputs import MAX_LINE
from articles.reading import Unreadable
from articles.sectors import Rule, Taxonomy
from articles.store import Store
from articles.store.whole import Marked, marked_of

TEXT = "The ferry stays in port. “Nobody asked us,” said Ana Reyes, a fisher.\n\nThe wall held in the night."
TAXONOMY = Taxonomy((Rule("ports", "Ports", ("ferry", "port")),))


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store") / "library.db"))


def add(store: Store, *paths: object, workers: int = 1, **reader: Any) -> list[Added | Unreadable]:
    return list(Intake(store, Reader(**{"taxonomy": TAXONOMY, **reader}), workers).add(map(str, paths)))


def outcomes(found: list[Added | Unreadable]) -> list[str]:
    return [one.outcome if isinstance(one, Added) else "unreadable" for one in found]


def lines(folder: Path, *objects: object, name: str = "news.jsonl") -> Path:
    """A file of these objects, or lines where they are text already."""
    written = [one if isinstance(one, str) else json.dumps(one) for one in objects]
    (folder / name).write_text("\n".join(written) + "\n", encoding="utf-8", errors="surrogatepass")
    return folder / name


def only(store: Store) -> Article:
    """The one article that is there."""
    (article_id,) = store.ids_beginning("", 2)
    article = store.article(article_id)
    assert article
    return article


class TestFiles:
    def test_a_folder_is_added_once(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY.replace("Town", "City"))
        assert outcomes(add(store, tmp_path)) == ["added", "added"]
        before = dump(store)
        assert outcomes(add(store, tmp_path)) == ["same", "same"]
        assert dump(store) == before
        check(store)

    def test_what_is_there_is_not_read_again(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        lines(tmp_path, {"text": TEXT}, {"text": TEXT, "id": "b", "sectors": [{"id": "x"}]})
        add(store, tmp_path)
        monkeypatch.setattr(Reader, "_read", lambda *_: pytest.fail("was read"))
        assert outcomes(add(store, tmp_path)) == ["same"] * 3

    def test_a_changed_file_keeps_its_id_and_marks(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (first,) = add(store, tmp_path)
        assert isinstance(first, Added)
        store.db.execute("UPDATE article SET star = 1")
        (tmp_path / "a.txt").write_text(STORY.replace("keeps", "sells"))
        assert add(store, tmp_path) == [first._replace(outcome="changed")]
        assert only(store).title == "Town sells its library"
        assert store.db.execute("SELECT star FROM article").fetchone() == (1,)
        check(store)

    def test_the_same_bytes_elsewhere_are_the_same_article(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY)
        assert outcomes(add(store, tmp_path)) == ["added", "same"]
        assert outcomes(add(store, tmp_path)) == ["same", "same"]

    def test_quotations_are_looked_for_or_not_and_later(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (one,) = add(store, tmp_path, quotes=False)
        assert isinstance(one, Added)
        assert store.quoted(one.id) is None
        assert outcomes(add(store, tmp_path)) == ["same"]
        found = store.quoted(one.id)
        assert found
        assert [quote.speaker for quote in found.quotes] == ["Jane Hill"]
        check(store)

    def test_a_sector_that_is_asked_for(self, store: Store, tmp_path: Path) -> None:
        from articles.article import Sector

        (tmp_path / "a.txt").write_text(STORY)
        add(store, tmp_path, sectors=(Sector("towns", "Towns", True, 0.0),))
        assert [(sector.id, count) for sector, count in store.sectors()] == [("towns", 1)]

    def test_what_cannot_be_read_is_told_in_its_place(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.bin").write_bytes(bytes(range(256)))
        found = add(store, tmp_path / "none.txt", tmp_path)
        assert outcomes(found) == ["unreadable", "added", "unreadable"]
        assert str(found[0][0]).endswith("none.txt")

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
    def test_a_name_that_is_no_text(self, store: Store, tmp_path: Path) -> None:
        for name in (b"a\xff.txt", b"a\xfe.txt"):
            with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
                file.write(STORY.encode() + name)
        assert outcomes(add(store, tmp_path)) == ["added", "added"]
        assert outcomes(add(store, tmp_path)) == ["same", "same"]
        check(store)


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


class TestObjects:
    def test_everything_that_is_told_is_taken(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(intake.reader, "find_quotes", lambda _: pytest.fail("quotations were looked for"))
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
        long = json.dumps({"text": "x" * MAX_LINE})
        found = add(store, lines(tmp_path, long, {"text": "One.", "id": "1"}, long, {"text": "Two.", "id": "2"}))
        assert outcomes(found) == ["unreadable", "added", "unreadable", "added"]
        assert [one[0].rpartition(", ")[2] for one in found if isinstance(one, Unreadable)] == ["line 1", "line 3"]
        assert "longer than 5 MB" in found[0][1]

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

        monkeypatch.setattr(intake.reader, "find_quotes", broken)
        found = add(store, lines(tmp_path, {"text": "One."}, WHOLE))
        assert outcomes(found) == ["unreadable", "added"]
        assert found[0][1] == "could not be read: RuntimeError: out of ink"


def many(folder: Path, count: int, name: str = "many.jsonl", start: int = 0) -> Path:
    """A file of so many articles, with quotations to look for."""
    return lines(
        folder,
        *(
            {
                "id": f"a{number}",
                "title": f"Story {number}",
                "text": f"{TEXT} It is {number}.",
                "published": "2024-05-17",
            }
            for number in range(start, start + count)
        ),
        name=name,
    )


class TestProcesses:
    def test_several_give_what_one_gives(self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "BATCH_SECONDS", 1e9)  # articles of one day stand in the order of their batches
        path = many(tmp_path, 1300)
        other = Store(f"{store.path}-2")
        found = add(store, path, workers=2)
        assert found == add(other, path, workers=1)
        assert [one[0] for one in found] == [f"a{number}" for number in range(1300)]
        assert dump(store) == dump(other)
        check(store)

    def test_nothing_is_told_before_it_is_committed(self, store: Store, tmp_path: Path) -> None:
        other = store.again()
        for number, one in enumerate(Intake(store, Reader(TAXONOMY), 1).add([str(many(tmp_path, 700))])):
            assert isinstance(one, Added)
            assert number % 50 or other.article(one.id) is not None

    def test_a_process_that_dies_is_told(self, tmp_path: Path) -> None:
        path = many(tmp_path, 5000)
        with adding(path) as process:
            assert process.stdout
            process.stdout.readline()
            os.kill(started_by(process)[-1], signal.SIGKILL)
            _, said = process.communicate()
        assert process.returncode == 1
        assert b"ended before it was done" in said
        assert b"Traceback" not in said


def adding(path: Path) -> subprocess.Popen[bytes]:
    """The command, adding these and telling of each."""
    code = "import articles.intake.processes as p; p.processors = lambda: 2; import tui.__main__ as m; m.run()"
    command = [sys.executable, "-c", code, "add", "--format", "json", str(path)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, bufsize=0, stdout=pipe, stderr=pipe, cwd=ROOT, start_new_session=True)


def children(pid: int) -> list[int]:
    """The processes that this one started to read articles."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat, command = (entry / "stat").read_text(), (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == pid and b"spawn_main" in command:
                found.append(int(entry.name))
    return sorted(found)


def started_by(process: subprocess.Popen[bytes]) -> list[int]:
    """The same, waited for."""
    for _ in range(400):
        if found := children(process.pid):
            return found
        time.sleep(0.05)
    raise AssertionError("it started no process")


def reported(out: bytes) -> list[str]:
    """The ids in whole lines of the output."""
    return [json.loads(line)["id"] for line in out.splitlines(keepends=True) if line.endswith(b"\n")]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
class TestInterrupted:
    @pytest.mark.parametrize("after", [0, 300, 900, 1700])
    def test_killed_what_was_reported_is_there_and_adding_again_makes_it_whole(
        self, after: int, own_library: str, tmp_path: Path
    ) -> None:
        path = many(tmp_path, 2500)
        with adding(path) as process:
            assert process.stdout
            head = b"".join(process.stdout.readline() for _ in range(after))
            time.sleep(0.05 + (after % 7) / 50)
            process.kill()
            out, _ = process.communicate()
        store = Store(own_library)
        told = reported(head + out)
        assert len(told) >= after
        assert [id for id in told if store.article(id) is None or store.quoted(id) is None] == []
        check(store)
        again = outcomes(add(store, path))
        assert again.count("same") >= len(told)
        assert set(again) <= {"same", "added"}
        check(store)
        assert len(store.ids_beginning("a", 9999)) == 2500

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_interrupted_it_says_so_and_leaves_no_process(
        self, number: signal.Signals, own_library: str, tmp_path: Path
    ) -> None:
        with adding(many(tmp_path, 20_000)) as process:
            assert process.stdout
            head = b"".join(process.stdout.readline() for _ in range(600))
            started = started_by(process)
            os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
            out, said = process.communicate(timeout=20)
        assert process.returncode == 130
        assert said.startswith(b"nutgraf: interrupted: ")
        assert said.count(b"\n") == 1
        for _ in range(100):
            left = [pid for pid in started if Path(f"/proc/{pid}").exists()]
            if not left:
                break
            time.sleep(0.05)
        assert left == []
        store = Store(own_library)
        assert set(reported(head + out)) <= set(store.ids_beginning("a", 30_000))
        check(store)

    def test_killed_it_leaves_no_process(self, tmp_path: Path) -> None:
        with adding(many(tmp_path, 20_000)) as process:
            assert process.stdout
            process.stdout.readline()
            started = started_by(process)
            process.kill()
            process.communicate()
        for _ in range(100):
            left = [pid for pid in started if Path(f"/proc/{pid}").exists()]
            if not left:
                break
            time.sleep(0.05)
        assert left == []


class TestTwoAtOnce:
    def test_two_that_add_get_all_in(self, own_library: str, tmp_path: Path) -> None:
        first, second = many(tmp_path, 1500), many(tmp_path, 1500, "other.jsonl", 1000)
        with adding(first) as one, adding(second) as other:
            for process in (one, other):
                _, said = process.communicate()
                assert process.returncode == 0, said
                assert b"Traceback" not in said
        store = Store(own_library)
        assert len(store.ids_beginning("a", 9999)) == 2500
        check(store)


class TestCommand:
    def test_it_says_what_became_of_all(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_bytes(b"")
        done = nutgraf("add", str(tmp_path))
        assert (done.returncode, done.stdout) == (1, b"1 added, 1 could not be read\n")
        assert b"b.txt: the file is empty" in done.stderr
        (tmp_path / "b.txt").unlink()
        assert nutgraf("add", str(tmp_path)).stdout == b"1 unchanged\n"

    def test_json_tells_of_each(self, tmp_path: Path) -> None:
        path = lines(tmp_path, {"text": "One.", "id": "1", "source": "s"}, {"title": "Two."})
        done = nutgraf("add", "--format", "json", str(path))
        assert done.returncode == 1
        assert [json.loads(line) for line in done.stdout.splitlines()] == [
            {"id": "1", "source": "s", "outcome": "added"},
            {
                "source": f"{path}, line 2",
                "outcome": "unreadable",
                "reason": "text: expected the words of the article",
            },
        ]

    def test_standard_input(self) -> None:
        assert nutgraf("add", "-", stdin=STORY.encode()).stdout == b"1 added\n"
        assert nutgraf("add", "-", stdin=b'{"text": "One."}\n{"text": "Two."}\n').stdout == b"2 added\n"

    def test_the_samples_stay_and_how_they_go_is_said_once(self, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.txt").write_text(STORY.replace("Town", "City"))
        first = nutgraf("add", str(tmp_path / "a.txt"))
        assert b"still holds 5 sample articles: nutgraf remove --samples" in first.stderr
        assert nutgraf("add", str(tmp_path / "b.txt")).stderr == b""
        assert len(Store(own_library)) == 7
        assert nutgraf("remove", "--samples").stdout.startswith(b"5 articles taken out")
        assert len(Store(own_library)) == 2

    @pytest.mark.parametrize(("option", "left"), [("--drop-samples", 1), ("--keep-samples", 6)])
    def test_they_go_or_stay_unasked(self, option: str, left: int, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        assert nutgraf("add", option, str(tmp_path / "a.txt")).returncode == 0
        assert len(Store(own_library)) == left

    def test_under_a_sector_of_the_taxonomy_or_a_new_one(self, own_library: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        nutgraf("add", "--drop-samples", "--sector", "health care, Town Halls", str(tmp_path / "a.txt"))
        known = [(sector.id, sector.name) for sector, _ in Store(own_library).sectors()]
        assert known == [("health-care", "Health care"), ("town-halls", "Town Halls")]

    def test_what_summary_prints_can_be_added(self, own_library: str, tmp_path: Path) -> None:
        printed = nutgraf("--summary", "--format", "json", "seeds").stdout
        done = nutgraf("add", "--library", str(tmp_path / "l.db"), "--drop-samples", "-", stdin=printed)
        assert done.stdout == b"5 changed\n"
        store = Store(str(tmp_path / "l.db"))
        for line in printed.splitlines():
            told = json.loads(line)
            article = store.article(told["id"])
            assert article
            assert (article.text, article.published, article.title) == (told["text"], told["published"], told["title"])
            assert [s.id for s in article.sectors] == [s["id"] for s in told["sectors"]]
        check(store)

    def test_a_library_of_another_program_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "l.db").write_bytes(b"no database, but long enough to be one of something else" * 100)
        done = nutgraf("add", "--library", str(tmp_path / "l.db"), "seeds")
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"Traceback" not in done.stderr
        assert done.stderr.count(b"\n") == 1
