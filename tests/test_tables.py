"""Tables: an article a row, by the names of their columns, whatever signs they are written with."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from adds import add, outcomes
from stores import check

from articles import limits
from articles.article import Article
from articles.reading import Unreadable, read_paths
from articles.reading.containers import json_array, table_rows
from articles.reading.rows import iso_date
from articles.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "library.db"))


def read(folder: Path, content: str | bytes, name: str = "news.csv") -> list[Article | Unreadable]:
    """What a table holds, by sources within it."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    found = read_paths([str(folder / name)])
    return [one._replace(source=one.source.removeprefix(str(folder / name))) for one in found]


def article(folder: Path, content: str | bytes, name: str = "news.csv") -> Article:
    (found,) = read(folder, content, name)
    assert isinstance(found, Article)
    return found


class TestColumns:
    def test_every_field_by_the_names_of_others(self, tmp_path: Path) -> None:
        found = article(
            tmp_path,
            "Headline,Story,Stand-First,Published At,last_modified,Authors,URL,Outlet,Section,tags,Lang,Id\n"
            'Ferry stays,The ferry stays in port.,A deck,17/05/2024 08:30,2024-05-18,"Reyes, Ana",https://e.org/1,'
            "The Daily,Transport,\"['sea', 'strike']\",en-CA,12\n",
        )
        assert found._replace(id="", sectors=(), scope=None, raw="", paragraphs=()) == Article(
            id="", source="#row 1", text="The ferry stays in port.", title="Ferry stays", deck="A deck",
            byline="Reyes, Ana", publisher="The Daily", published="2024-05-17T08:30:00", updated="2024-05-18",
            link="https://e.org/1", categories=("Transport", "sea", "strike"),
        )  # fmt: skip

    @pytest.mark.parametrize("name", ["text", "Content", "body", "full_text", "article", "Story", "articleBody"])
    def test_names_of_the_text(self, name: str, tmp_path: Path) -> None:
        assert article(tmp_path, f"title,{name}\nOne,The ferry stays.\n").text == "The ferry stays."

    @pytest.mark.parametrize(
        "names",
        [
            "Überschrift;Inhalt;Datum;Ressort;Autor",
            "Titre;Texte;Date de publication;Rubrique;Auteur",
            "Título;Texto;Fecha;Sección;Autor",
        ],
    )
    def test_names_in_other_languages(self, names: str, tmp_path: Path) -> None:
        found = article(tmp_path, f"{names}\nEins;The ferry stays.;2024-05-17;Sea;Ana Reyes\n")
        assert (found.title, found.text, found.published) == ("Eins", "The ferry stays.", "2024-05-17")
        assert (found.categories, found.byline) == (("Sea",), "Ana Reyes")

    def test_a_description_is_the_text_where_there_is_no_other(self, tmp_path: Path) -> None:
        assert article(tmp_path, "title,description\nOne,It stays.\n").text == "It stays."
        found = article(tmp_path, "title,description,content\nOne,It stays.,The ferry stays in port.\n")
        assert (found.deck, found.text) == ("It stays.", "The ferry stays in port.")

    def test_a_table_without_a_column_for_the_text_says_what_it_has(self, tmp_path: Path) -> None:
        reason = "no column has the articles' text: there are title, views; expected text, content, body or story"
        assert read(tmp_path, "title;views\nOne;2\n") == [Unreadable("", reason)]

    def test_a_text_without_a_title_is_read_as_any_text(self, tmp_path: Path) -> None:
        text = "Ferry stays in port\n\nBy Ana Reyes\n\nMay 17, 2024\n\nThe ferry stays in port all this year."
        found = article(tmp_path, f'text\n"{text}"\n')
        assert (found.title, found.byline, found.published) == ("Ferry stays in port", "Ana Reyes", "2024-05-17")

    def test_markup_in_a_cell_is_read_as_such(self, tmp_path: Path) -> None:
        found = article(tmp_path, "title,text\nA &amp; B,<p>It <b>stays</b>.</p><h2>Why</h2><ul><li>one</li></ul>\n")
        kinds = [(p.kind, found.text[p.start : p.end]) for p in found.paragraphs]
        assert found.title == "A & B"
        assert kinds == [("paragraph", "It stays."), ("subhead", "Why"), ("list_item", "one")]


class TestSigns:
    @pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
    def test_what_parts_the_columns(self, sign: str, tmp_path: Path) -> None:
        content = f'title{sign}text\n"One{sign} two"{sign}"It said ""no"".\n\nTwice."\n'
        found = article(tmp_path, content)
        assert (found.title, found.text) == (" ".join(f"One{sign} two".split()), 'It said "no".\n\nTwice.')

    def test_quote_marks_after_a_backslash(self, tmp_path: Path) -> None:
        found = article(tmp_path, 'title,text\nOne,"It said \\"no\\", twice."\n')
        assert found.text == 'It said "no", twice.'

    def test_a_line_that_tells_the_sign(self, tmp_path: Path) -> None:
        assert article(tmp_path, "sep=;\ntitle;text\nOne;It stays.\n").text == "It stays."

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_encodings_and_line_ends(self, encoding: str, tmp_path: Path) -> None:
        found = article(tmp_path, 'title,text\r\nCafé,"It stays\r\n\r\nopen."\r\n'.encode(encoding))
        assert (found.title, found.text) == ("Café", "It stays\n\nopen.")

    @pytest.mark.parametrize("name", ["news", "news.txt"])
    def test_a_name_that_tells_nothing(self, name: str, tmp_path: Path) -> None:
        assert article(tmp_path, "date,title,content\n2024,One,It stays.\n", name).title == "One"
        text = "Ferry, crew, text and all\n\nThe ferry stays in port all this year, as they said."
        assert article(tmp_path, text, name).source == ""


class TestRows:
    def test_a_row_that_cannot_be_read_does_not_stop_the_others(self, tmp_path: Path) -> None:
        limits.use(limits.Limits(article=100))
        found = read(
            tmp_path, f'title,text\nOne,It stays.\nNone,\n\n,,\nMany,a,b,c\nLong,"{"x" * 200}"\nLast,It goes.\n'
        )
        assert [(one.source, one.reason) for one in found if isinstance(one, Unreadable)] == [
            ("#row 2", "holds no text"),
            ("#row 5", "has 4 cells, and the table 2 columns: are quote marks missing?"),
            ("#row 6", "cannot be read: a cell is longer than 100 bytes (limits.article_mb); is a quote mark missing?"),
        ]
        assert [one.title for one in found if isinstance(one, Article)] == ["One", "Last"]

    def test_the_same_rows_again_are_known_wherever_they_stand(self, store: Store, tmp_path: Path) -> None:
        rows = ["One,The ferry stays in port.\n", "Two,The wall held in the night.\n"]
        (tmp_path / "a.csv").write_text("".join(["title,text\n", *rows]))
        assert outcomes(add(store, tmp_path / "a.csv")) == ["added", "added"]
        (tmp_path / "a.csv").write_text("".join(["title,text\nNew,It rained.\n", *rows]))
        assert outcomes(add(store, tmp_path / "a.csv")) == ["added", "same", "same"]
        check(store)

    def test_compressed(self, tmp_path: Path) -> None:
        data = gzip.compress(b"title\ttext\nOne\tIt stays.\n")
        assert article(tmp_path, data, "news.tsv.gz").source == "#row 1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05", "2024-05"),
        ("2024-13", None),
        ("2024-05-17 08:30:00+0200", "2024-05-17T08:30:00+0200"),
        ("20240517", "2024-05-17"),
        ("20240517T083000Z", "2024-05-17T08:30:00+00:00"),
        ("20249917", None),
        ("1715934600", "2024-05-17T08:30:00+00:00"),
        (1715934600000, "2024-05-17T08:30:00+00:00"),
        (1715934600.0, "2024-05-17T08:30:00+00:00"),
        ("Fri, 17 May 2024 08:30:00 -0400", "2024-05-17T08:30:00-04:00"),
        ("17 May 2024", "2024-05-17"),
        ("99999999999999999999", None),
        ("0000", None),
        ("2024-02-31", None),
        ("soon", None),
        (None, None),
    ],
)
def test_dates(given: object, expected: str | None) -> None:
    assert iso_date(given) == expected


class TestOrderOfDayAndMonth:
    """It is decided once for a table, by its first rows."""

    def dates(self, folder: Path, *given: str, text: str = "The ferry stays in port.") -> list[str | None]:
        rows = "".join(f"One {n},{text},{date}\n" for n, date in enumerate(given))
        found = read(folder, f"title,text,date\n{rows}")
        return [one.published for one in found if isinstance(one, Article)]

    def test_a_date_that_can_be_read_in_one_way_tells_it_for_those_before_and_after(self, tmp_path: Path) -> None:
        assert self.dates(tmp_path, "06/05/2024", "13/05/2024", "07/05/24") == [
            "2024-05-06",
            "2024-05-13",
            "2024-05-07",
        ]
        assert self.dates(tmp_path, "06/05/2024", "05/13/2024", "07/05/24") == [
            "2024-06-05",
            "2024-05-13",
            "2024-07-05",
        ]

    def test_the_language_of_the_texts_tells_it_where_no_date_does(self, tmp_path: Path) -> None:
        german = "Die Fähre bleibt im Hafen und wird dort von der Werft nicht vor dem Herbst wieder flott gemacht."
        assert self.dates(tmp_path, "06.05.2024", text=german) == ["2024-05-06"]
        assert self.dates(tmp_path, "06/05/2024") == ["2024-06-05"]

    def test_the_language_and_the_address_that_a_row_tells(self, tmp_path: Path) -> None:
        row = "One,It stays in port,06/05/2024"
        (by_language,) = read(tmp_path, f"title,text,date,lang\n{row},en-GB\n")
        (by_address,) = read(tmp_path, f"title,text,date,url\n{row},https://news.example.co.uk/1\n")
        assert isinstance(by_language, Article)
        assert isinstance(by_address, Article)
        assert (by_language.published, by_address.published) == ("2024-05-06", "2024-05-06")

    def test_no_more_rows_are_held_than_may_be(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(table_rows, "MAX_ROWS", 2)
        told = ("06/05/2024", "07/05/2024", "13/05/2024")
        assert self.dates(tmp_path, *told) == ["2024-06-05", "2024-07-05", "2024-05-13"]


def test_rows_are_held_only_where_there_are_dates() -> None:
    def rows() -> table_rows.Rows:
        for n in range(9):
            asked.append(n)
            yield table_rows.Row(f"#row {n}", {"text": "It stays."})

    asked: list[int] = []
    assert next(table_rows.parts_of(rows(), {"text"})) is not None
    assert asked == [0]
    assert next(table_rows.parts_of(rows(), {"text", "published"})) is not None
    assert asked == [0, *range(9)]


def test_a_date_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    found = article(tmp_path, "title,text,date\nOne,It stays in port.,soon\n")
    assert (found.published, found.notices) == (
        None,
        ("The date “soon” cannot be read, so the article is undated.",),
    )


class TestJsonLinesByOtherNames:
    def test_those_that_ours_leave_free_are_taken(self, store: Store, tmp_path: Path) -> None:
        told = {"text": "The ferry stays.", "headline": "One", "date": "17 May 2024", "author": ["Ana Reyes"], "id": 3}
        rows = [{**told, "section": "Sea", "tags": []}, {**told, "title": "Two", "date": "soon", "published": None}]
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
        one, two = read_paths([str(tmp_path / "a.jsonl")])
        assert isinstance(one, Article)
        assert isinstance(two, Article)
        assert (one.title, one.published, one.byline, one.categories) == ("One", "2024-05-17", "Ana Reyes", ("Sea",))
        assert (two.title, two.published) == ("Two", None)

    def test_the_names_of_columns_are_taken(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(
            '{"headline": "One", "id": "x1", "body": "The ferry stays.", "date": "17 May 2024", "keywords": ["sea"]}\n'
            '{"headline": "Two", "body": ""}\n'
        )
        found, wrong = read_paths([str(tmp_path / "a.jsonl")])
        assert isinstance(found, Article)
        assert (found.title, found.text, found.published) == ("One", "The ferry stays.", "2024-05-17")
        assert found.categories == ("sea",)
        assert wrong == Unreadable(f"{tmp_path}/a.jsonl, line 2", "holds no text")
        assert outcomes(add(store, tmp_path / "a.jsonl")) == ["added", "unreadable"]
        assert outcomes(add(store, tmp_path / "a.jsonl")) == ["same", "unreadable"]


class TestJsonLists:
    @pytest.mark.parametrize("indent", [None, 2])
    def test_each_object(
        self, indent: int | None, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(json_array, "BUFFER", 50)
        rows = [{"title": f"Café {n}", "text": "The ferry stays.\n" * 20} for n in range(3)]
        (tmp_path / "a.json").write_text(json.dumps([*rows, {"title": "None"}, 3, *rows[:1]], indent=indent))
        found = list(read_paths([str(tmp_path / "a.json")]))
        assert [one.title for one in found if isinstance(one, Article)] == ["Café 0", "Café 1", "Café 2", "Café 0"]
        assert [one.source[-7:] for one in found if isinstance(one, Unreadable)] == [", item 4"[1:], ", item 5"[1:]]
        assert outcomes(add(store, tmp_path / "a.json")) == ["added"] * 3 + ["unreadable"] * 2 + ["same"]
        assert outcomes(add(store, tmp_path / "a.json")) == ["same"] * 3 + ["unreadable"] * 2 + ["same"]

    @pytest.mark.parametrize("end", ["", ", {", "x", '"text": 1'])
    def test_a_list_that_is_cut_tells_so_after_what_could_be_read(self, end: str, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('[{"text": "The ferry stays."}' + end)
        first, last = read_paths([str(tmp_path / "a.json")])
        assert isinstance(first, Article)
        assert isinstance(last, Unreadable)
        assert "what follows is not read" in last.reason


class TestParquet:
    def test_rows(self, store: Store, tmp_path: Path) -> None:
        pyarrow = pytest.importorskip("pyarrow")
        import pyarrow.parquet as parquet

        columns: dict[str, Any] = {
            "title": ["One", "Two", "Three"],
            "views": [1, 2, 3],
            "article": ["The ferry stays in port.", None, "<p>It <b>goes</b>.</p>"],
            "date": [datetime(2024, 5, 17, 8, 30), None, None],
            "updated": [date(2024, 5, 18), None, None],
            "authors": [["Ana Reyes", "Tom Hill"], [], None],
            "tags": [["sea"], None, ["a", "b"]],
        }
        parquet.write_table(pyarrow.table(columns), tmp_path / "news", row_group_size=2)
        one, two, three = read_paths([str(tmp_path / "news")])
        assert isinstance(one, Article)
        assert (one.title, one.byline, one.published, one.updated, one.categories) == (
            "One", "Ana Reyes, Tom Hill", "2024-05-17T08:30:00", "2024-05-18", ("sea",),
        )  # fmt: skip
        assert two == Unreadable(f"{tmp_path}/news#row 2", "holds no text")
        assert isinstance(three, Article)
        assert (three.text, three.categories) == ("It goes.", ("a", "b"))
        assert outcomes(add(store, tmp_path / "news")) == ["added", "unreadable", "added"]
        assert outcomes(add(store, tmp_path / "news")) == ["same", "unreadable", "same"]

    def test_without_the_library_it_says_what_is_needed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import sys

        monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        assert read(tmp_path, b"PAR1 and more", "news.parquet") == [
            Unreadable("", "reading Parquet needs pyarrow: pip install 'nutgraf[parquet]'")
        ]
