"""Bytes, files and folders -> articles: encodings, what is no text, what cannot be read, and hostile input."""

import io
import os
import sys
from pathlib import Path

import pytest
from readings import read_bytes

from articles.article import Article
from articles.limits import Limits, partly_summarized
from articles.reading import Unreadable, files_of, read_paths
from articles.reading.text import NotTextError, decode
from articles.sectors import Rule, Taxonomy

TEXT = "Café workers’ “new” deal\n\nThe café’s workers — all of them — won a deal worth £4,000 a year, they said.\n"
PROSE = "The board of the harbour met on Friday and talked about the ferry for an hour. "


def read(data: bytes) -> Article:
    article = read_bytes(data, "x.txt")
    assert isinstance(article, Article)
    return article


def refused(data: bytes) -> str:
    answer = read_bytes(data, "x.txt")
    assert isinstance(answer, Unreadable)
    assert "\n" not in answer.reason
    return answer.reason


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    def test_the_same_text(self, encoding: str) -> None:
        article = read(TEXT.encode(encoding))
        assert article.title == "Café workers’ “new” deal"
        assert article.text == TEXT.split("\n\n")[1].strip()

    def test_utf16_big_endian_with_mark(self) -> None:
        assert read(b"\xfe\xff" + TEXT.encode("utf-16-be")).raw == TEXT

    def test_a_broken_byte_does_not_turn_utf8_into_windows_1252(self) -> None:
        assert decode(TEXT.encode() + b"\xff") == TEXT + "\ufffd"

    def test_windows_1252_that_holds_a_pair_of_utf8(self) -> None:
        assert decode(b"caf\xe9 na\xefve r\xe9sum\xe9 \xc3\xa9") == "café naïve résumé Ã©"

    def test_line_ends(self) -> None:
        assert read(TEXT.replace("\n", "\r\n").encode()).text == read(TEXT.encode()).text
        assert read(TEXT.replace("\n", "\r").encode()).text == read(TEXT.encode()).text

    def test_typography_is_kept(self) -> None:
        line = "Ten\u00a0people “said so” — and ‘meant’ it\u202f: the whole of it, in the end, was sung."
        assert read(f"A title\n\n{line}\u00a0\n".encode()).text == line


class TestNotText:
    def test_empty(self) -> None:
        assert "empty" in refused(b"")
        assert "blanks" in refused(b" \n\t\n\xc2\xa0\n")

    def test_binary(self) -> None:
        assert "binary" in refused(bytes(range(256)) * 20)
        assert "a PNG picture" in refused(b"\x89PNG\r\n\x1a\n" + b"\0\x01\x02" * 100)
        assert "binary" in refused(b"\x7fELF" + b"\0\x01\x02" * 100)

    def test_the_exception_says_why(self) -> None:
        with pytest.raises(NotTextError, match="empty"):
            decode(b"")


class TestLength:
    def test_cut_at_a_line_with_a_notice(self) -> None:
        article = read((PROSE.strip() + "\n").encode() * (Limits().article // len(PROSE) + 10))
        assert article.notices == ("The text was cut at 5 MB (limits.article_mb).", partly_summarized())
        assert article.raw.rstrip().endswith("hour.")

    def test_never_within_a_character(self) -> None:
        assert "\ufffd" not in decode("€".encode() * (Limits().article // 3 + 5))

    def test_no_notice_below(self) -> None:
        assert read(PROSE.encode()).notices == ()


class TestPaths:
    def test_folders_recursive_in_name_order_without_hidden_files(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.txt", ".git/config", "c/.hidden"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(TEXT)
        assert [Path(a.source).name for a in read_paths([str(tmp_path)])] == ["b.txt", "z.txt"]

    def test_a_bad_file_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        (tmp_path / "a.bin").write_bytes(b"\0\0\0")
        (tmp_path / "b.txt").write_text(TEXT)
        answers = list(read_paths([str(tmp_path), str(tmp_path / "missing.txt")]))
        assert [type(a) for a in answers] == [Unreadable, Article, Unreadable]
        assert answers[2] == Unreadable(str(tmp_path / "missing.txt"), "cannot be read: no such file or directory")

    @pytest.mark.parametrize("beside", ["News_files", "News.files", "News-Dateien", "News_fichiers"])
    def test_what_a_browser_saved_beside_a_page_is_left_out_with_a_line(self, beside: str, tmp_path: Path) -> None:
        for name in ("News.html", "Other.txt", f"{beside}/ad.html", "Other_files/b.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(TEXT)
        found = list(read_paths([str(tmp_path)]))
        assert [Path(a.source).name for a in found] == ["News.html", "Other.txt", beside, "b.txt"]
        assert found[2] == Unreadable(str(tmp_path / beside), "belongs to the saved page News.html: left out")
        assert [Path(path).name for path in files_of(str(tmp_path))] == ["News.html", "Other.txt", "b.txt"]
        assert [Path(a.source).name for a in read_paths([str(tmp_path / beside)])] == ["ad.html"]

    def test_an_empty_folder_says_so(self, tmp_path: Path) -> None:
        assert [type(a) for a in read_paths([str(tmp_path)])] == [Unreadable]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_no_permission(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "a.txt").chmod(0)
        assert [type(a) for a in read_paths([str(tmp_path / "a.txt")])] == [Unreadable]

    def test_a_name_that_no_file_can_have(self) -> None:
        assert [type(a) for a in read_paths(["a\0b", "x" * 5000])] == [Unreadable, Unreadable]

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        (article,) = read_paths(["-"])
        assert isinstance(article, Article)
        assert (article.source, article.title) == ("-", "Café workers’ “new” deal")

    def test_the_date_of_the_file_is_no_date(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        (article,) = read_paths([str(tmp_path / "a.txt")])
        assert isinstance(article, Article)
        assert (article.published, article.updated) == (None, None)

    def test_a_taxonomy_of_ones_own(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        cafes = Taxonomy((Rule("cafes", "Cafés", ("café",)),))
        (article,) = read_paths([str(tmp_path)], cafes)
        assert isinstance(article, Article)
        assert [s.id for s in article.sectors] == ["cafes"]

    def test_neighbours_do_not_matter(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("A headline\n\nOdd little line\n\n" + PROSE * 3)
        (alone,) = read_paths([str(tmp_path)])
        for n in range(5):
            (tmp_path / f"b{n}.txt").write_text(f"Headline {n}\n\nOdd little line\n\n" + PROSE * 3)
        assert next(iter(read_paths([str(tmp_path)]))) == alone


HOSTILE = {
    "letters": "a" * 200_000,
    "quote marks": '"' * 100_000,
    "end marks": "word word word word word word word.\n-30-\n" * 20_000,
    "contact headings": "Contact:\n" * 20_000,
    "opening marks": "“x " * 50_000,
    "blank lines": "\n" * 200_000 + "x",
    "short lines": "a\n" * 20_000,
    "brackets": "(" * 200_000,
    "digits": "1" * 200_000,
    "one wrapped paragraph": ("word " * 14).strip().join("\n" * 30_000),
    "pull quotes": "“We looked under every boat in the whole harbour.”\n\nAnn Lee\n\n" * 10_000,
    "labels": "Updated " * 25_000,
    "bullets": "• x\n" * 10_000,
    "headings": "Related articles\n\n" * 5_000,
    "dates": "Nov 5, 2019\n\n" * 5_000,
    "names": "By Ann Lee and " * 10_000,
    "capitals": "A " * 100_000,
    "menu": "Home\n\nSports\n\nNews and more\n\n" * 3_000,
    "controls": "x\x1b[31mred\x9b2J\u202egnp\n\n" + PROSE,
    "markup": "[@click=app.quit]A title[/]\n\n[sic] " + PROSE,
    "surrogates": "a\ud800b".encode("utf-8", "surrogatepass").decode("utf-8", "replace") + PROSE,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read(text: str) -> None:
    article = read_bytes(text.encode(), "x")
    assert isinstance(article, Article)
    assert "\n\n".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text


def test_foreign_text_is_stored_as_it_came() -> None:
    article = read(HOSTILE["controls"].encode())
    assert article.title == "x\x1b[31mred\x9b2J\u202egnp"


@pytest.mark.parametrize("text", ["Sign in", "Advertisement\n\nShare", "Jun 3, 2021", "By Ann Lee", "A headline alone"])
def test_a_scrape_without_a_body(text: str) -> None:
    article = read_bytes(text.encode(), "name.txt")
    assert isinstance(article, Article)
    assert article.headline


@pytest.mark.parametrize("dateline", ["EDMONTON (June 4, 2024) - ", "EDMONTON, June 4, 2024 – "])
def test_a_dateline_tells_the_day_where_nothing_else_does_and_no_agency(dateline: str) -> None:
    article = read(f"{dateline}{PROSE}\n\n{PROSE}\n".encode())
    assert (article.place, article.published, article.credit) == ("EDMONTON", "2024-06-04", None)
    article = read(f"The ferry stays in port\n\nMay 17, 2024\n\n{dateline}{PROSE}\n\n{PROSE}\n".encode())
    assert (article.place, article.published) == ("EDMONTON", "2024-05-17")
