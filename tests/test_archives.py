"""Archives, compressed files and files of many articles: each article by itself, whatever stands beside it."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from adds import add, outcomes
from stores import check
from test_command import STORY

from articles.article import Article
from articles.intake import Added, Reader
from articles.limits import Limits
from articles.reading import Unreadable, read_paths
from articles.reading.containers import opened
from articles.reading.signs import OLE
from articles.store import Store

OTHER = STORY.replace("Town", "City")


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(str(tmp_path_factory.mktemp("store") / "library.db"))


def zipped(members: Iterable[tuple[str, bytes | str]]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: Iterable[tuple[str, bytes | str]], mode: str = "w") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            content = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def told(path: Path) -> list[tuple[str, str]]:
    """What a file holds: the source within it, and the title or what was wrong."""
    return [
        (one.source.removeprefix(str(path)), one.title or "" if isinstance(one, Article) else one.reason)
        for one in read_paths([str(path)])
    ]


TWO = [("b.txt", STORY), ("in/a.txt", OTHER)]
BOTH = [("/b.txt", "Town keeps its library"), ("/in/a.txt", "City keeps its library")]


class TestArchives:
    @pytest.mark.parametrize(
        ("name", "make"),
        [
            ("a.zip", zipped),
            ("a.tar", tarred),
            ("a.tar.gz", lambda members: tarred(members, "w:gz")),
            ("a.tgz", lambda members: tarred(members, "w:gz")),
            ("a.tar.bz2", lambda members: tarred(members, "w:bz2")),
            ("a.tar.xz", lambda members: tarred(members, "w:xz")),
            ("no-suffix", zipped),
            ("other-none", lambda members: tarred(members, "w:gz")),
        ],
    )
    def test_every_file_in_the_order_of_the_archive(
        self, name: str, make: Callable[[list[tuple[str, bytes | str]]], bytes], tmp_path: Path
    ) -> None:
        (tmp_path / name).write_bytes(make([*TWO]))
        assert told(tmp_path / name) == BOTH

    def test_hidden_files_and_folders_are_left_out(self, tmp_path: Path) -> None:
        members = [(".DS_Store", "x"), ("__MACOSX/b.txt", STORY), ("in/", ""), (".git/a.txt", STORY), *TWO]
        (tmp_path / "a.zip").write_bytes(zipped(members))
        (tmp_path / "a.tar").write_bytes(tarred([one for one in members if one[0] != "in/"]))
        assert told(tmp_path / "a.zip") == told(tmp_path / "a.tar") == BOTH

    def test_archives_within_archives(self, tmp_path: Path) -> None:
        inner = zipped([("c.txt", STORY), ("d.txt.gz", gzip.compress(OTHER.encode()))])
        (tmp_path / "a.tar.gz").write_bytes(tarred([("in/b.zip", inner), ("e.tar.xz", tarred(TWO, "w:xz"))], "w:gz"))
        assert told(tmp_path / "a.tar.gz") == [
            ("/in/b.zip/c.txt", "Town keeps its library"),
            ("/in/b.zip/d.txt.gz", "City keeps its library"),
            *[(f"/e.tar.xz{source}", title) for source, title in BOTH],
        ]

    def test_no_more_than_some_within_one_another(self, tmp_path: Path) -> None:
        data = STORY.encode()
        for _ in range(5):
            data = gzip.compress(data)
        (tmp_path / "a.gz").write_bytes(data)
        assert told(tmp_path / "a.gz") == [
            ("", "stands in 4 archives within one another (a fixed limit): unpack it first")
        ]

    def test_a_file_that_cannot_be_read_does_not_stop_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped([("a.bin", b"\0\1\0"), ("b.zip", b"PK\3\4 broken"), *TWO]))
        found = told(tmp_path / "a.zip")
        assert [source for source, _ in found] == ["/a.bin", "/b.zip", "/b.txt", "/in/a.txt"]
        assert "binary" in found[0][1]
        assert "damaged or cut off" in found[1][1]
        assert found[2:] == BOTH

    def test_an_archive_that_is_cut_tells_so_after_what_could_be_read(self, tmp_path: Path) -> None:
        data = tarred([("a.txt", STORY), ("b.txt", OTHER * 5000)])
        (tmp_path / "a.tar").write_bytes(data[:20_000])
        first, *rest = told(tmp_path / "a.tar")
        assert first == ("/a.txt", "Town keeps its library")
        assert "cannot be read any further" in rest[-1][1]
        (tmp_path / "b.zip").write_bytes(zipped(TWO)[:-30])
        assert [source for source, _ in told(tmp_path / "b.zip")] == [""]
        (tmp_path / "c.gz").write_bytes(gzip.compress(STORY.encode())[:-12])
        assert "cannot be read any further" in told(tmp_path / "c.gz")[0][1]

    def test_an_archive_without_files_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped([]))
        (tmp_path / "b.tar").write_bytes(tarred([(".hidden", STORY)]))
        assert told(tmp_path) == [("/a.zip", "the archive holds no files"), ("/b.tar", "the archive holds no files")]

    def test_an_encrypted_file_has_its_line(self, tmp_path: Path) -> None:
        data = bytearray(zipped(TWO))
        for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            data[data.index(sign) + at] |= 1
        (tmp_path / "a.zip").write_bytes(data)
        assert told(tmp_path / "a.zip") == [
            ("/b.txt", "is encrypted: unpack it with its password, and add it by itself"),
            BOTH[1],
        ]

    def test_a_name_that_leads_out_of_the_archive_is_only_a_name(self, tmp_path: Path) -> None:
        before = sorted(tmp_path.parent.iterdir())
        (tmp_path / "a.zip").write_bytes(zipped([("../out.txt", STORY)]))
        (tmp_path / "b.tar").write_bytes(tarred([("/../out.txt", STORY)]))
        assert [title for _, title in told(tmp_path)] == ["Town keeps its library"] * 2
        assert sorted(tmp_path.parent.iterdir()) == before
        assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip", "b.tar"]

    def test_a_name_that_is_no_text(self, store: Store, tmp_path: Path) -> None:
        info = tarfile.TarInfo("caf\udce9.txt")
        info.size = len(STORY)
        with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.GNU_FORMAT) as archive:
            archive.addfile(info, io.BytesIO(STORY.encode()))
        (found,) = add(store, tmp_path / "a.tar")
        assert found.source.endswith("/caf\\udce9.txt")

    def test_links_in_an_archive_lead_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_text(STORY)
        with tarfile.open(tmp_path / "a.tar", "w") as archive:
            for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
                link = tarfile.TarInfo(f"link{kind!r}.txt")
                link.type, link.linkname = kind, str(tmp_path / "secret.txt")
                archive.addfile(link)
        assert told(tmp_path / "a.tar") == [("", "the archive holds no files")]

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("xl/workbook.xml", "x", "is an Excel table (.xlsx): save it as CSV first"),
            ("ppt/a.xml", "x", "is slides of PowerPoint (.pptx): save their text first"),
            ("visio/a.xml", "x", "is a spreadsheet, slides or a book: save it as text, HTML or .docx first"),
        ],
    )
    def test_documents_of_office_are_no_archives(self, name: str, content: str, reason: str, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped([("[Content_Types].xml", "<x/>"), (name, content)]))
        assert told(tmp_path / "a.zip") == [("", reason)]

    @pytest.mark.parametrize(
        ("kind", "reason"),
        [
            (
                "application/vnd.oasis.opendocument.text",
                "is an OpenDocument text (.odt): save it as .docx, HTML or text first",
            ),
            ("application/epub+zip", "is a book (.epub): save it as HTML or text first"),
        ],
    )
    def test_open_documents_and_books_are_no_archives(self, kind: str, reason: str, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped([("mimetype", kind), ("content.xml", "<x/>")]))
        assert told(tmp_path / "a.zip") == [("", reason)]

    def test_a_zip_file_that_is_cut_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped(TWO)[:-30])
        reason = "is a ZIP archive or document that is damaged or cut off: copy or download it again"
        assert told(tmp_path / "a.zip") == [("", reason)]

    @pytest.mark.parametrize(
        ("stream", "what"),
        [
            ("WordDocument", "an old Word document (.doc)"),
            ("Workbook", "an old Excel table (.xls)"),
            ("", "(.doc, .xls,"),
        ],
    )
    def test_old_files_of_office_are_told(self, stream: str, what: str, tmp_path: Path) -> None:
        (tmp_path / "a.doc").write_bytes(OLE + bytes(600) + stream.encode("utf-16-le") + bytes(100))
        ((source, reason),) = told(tmp_path / "a.doc")
        assert (source, what in reason, " first" in reason) == ("", True, True)


class TestBombs:
    def test_a_file_in_an_archive_that_is_too_large_has_its_line(self, tmp_path: Path) -> None:
        large = b"Words of a text. \n" * (Limits().member // 18 + 1)
        (tmp_path / "a.zip").write_bytes(zipped([("large.txt", large), *TWO]))
        (tmp_path / "b.tar.gz").write_bytes(tarred([("large.txt", large), *TWO], "w:gz"))
        for name in ("a.zip", "b.tar.gz"):
            assert told(tmp_path / name) == [
                ("/large.txt", "holds more than 10 MB (limits.member_mb): unpack it, and add it by itself"),
                *BOTH,
            ]

    @pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
    @pytest.mark.parametrize("start", [b'{"text": "', b"ustar", b""])
    def test_a_bomb_ends_at_the_limit(
        self, compress: Callable[[bytes], bytes], start: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(opened, "GROWN", 1 << 20)
        content = tarred([("a.txt", b"a" * (12 << 20))]) if start == b"ustar" else start + b"a" * (12 << 20)
        (tmp_path / "a.gz").write_bytes(compress(content))
        source, reason = told(tmp_path / "a.gz")[-1]
        assert source in ("", "/a.txt")
        assert "grows more than 500 times" in reason

    def test_a_bomb_in_an_archive_ends_at_the_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opened, "GROWN", 1 << 20)
        (tmp_path / "a.zip").write_bytes(zipped([("a.csv", b"title,text\n" + b"a" * (12 << 20)), *TWO]))
        first, *others = told(tmp_path / "a.zip")
        assert first[0] == "/a.csv"
        assert "grows more than 500 times" in first[1]
        assert others == BOTH

    def test_names_of_any_length_are_not_held(self, tmp_path: Path) -> None:
        info = tarfile.TarInfo("long")
        info.type, info.size = tarfile.XHDTYPE, 8 << 20
        (tmp_path / "a.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"0" * (8 << 20) + tarred(TWO))
        assert told(tmp_path / "a.tar") == [
            ("", "cannot be read any further: a header of more than 1 MB (a fixed limit)")
        ]


class TestCompressed:
    @pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
    def test_an_article(self, compress: Callable[[bytes], bytes], tmp_path: Path) -> None:
        (tmp_path / "a.txt.gz").write_bytes(compress(STORY.encode()))
        assert told(tmp_path / "a.txt.gz") == [("", "Town keeps its library")]

    def test_json_lines(self, tmp_path: Path) -> None:
        rows = [json.dumps({"title": f"Story {n}", "text": "The ferry stays in port."}) for n in range(3)]
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join([rows[0], "{broken", *rows[1:]]).encode()))
        found = told(tmp_path / "a.jsonl.gz")
        assert [title for _, title in found if title.startswith("Story")] == ["Story 0", "Story 1", "Story 2"]
        assert found[1][0] == ", line 2"

    def test_the_format_is_told_by_the_name_within(self, tmp_path: Path) -> None:
        (tmp_path / "a.md.gz").write_bytes(gzip.compress(b"# A *bold* move\n\nThe ferry stays in port this year.\n"))
        assert told(tmp_path / "a.md.gz") == [("", "A bold move")]


class TestAdding:
    def test_the_same_archive_again_is_not_read_again(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = "\n".join(json.dumps({"text": f"The ferry stays, it is {n}."}) for n in range(3))
        (tmp_path / "a.zip").write_bytes(zipped([*TWO, ("c.jsonl", rows), ("d.csv", "title,text\nPort,Ferry one\n")]))
        first = add(store, tmp_path / "a.zip")
        assert outcomes(first) == ["added"] * 6
        assert [one.source.removeprefix(f"{tmp_path}/a.zip") for one in first] == [
            "/b.txt", "/in/a.txt", *["/c.jsonl"] * 3, "/d.csv#row 1",
        ]  # fmt: skip
        monkeypatch.setattr(Reader, "_read", lambda *_: pytest.fail("was read"))
        assert outcomes(add(store, tmp_path / "a.zip")) == ["same"] * 6
        check(store)

    def test_a_file_that_changed_in_an_archive_keeps_its_id_and_marks(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped(TWO))
        first, _ = add(store, tmp_path / "a.zip")
        assert isinstance(first, Added)
        (tmp_path / "a.zip").write_bytes(zipped([("b.txt", STORY.replace("keeps", "sells")), TWO[1]]))
        assert add(store, tmp_path / "a.zip")[0] == first._replace(outcome="changed")
        check(store)

    def test_a_text_stays_that_an_archive_holds_too(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "b.zip").write_bytes(zipped(TWO))
        (tmp_path / "c.txt").write_text("Later\n\nOnly that the order is kept, whatever comes.")
        add(store, tmp_path)
        add(store, tmp_path / "b.zip", tmp_path / "a.txt")
        (tmp_path / "a.txt").write_text(STORY.replace("keeps", "sells"))
        found = add(store, tmp_path / "b.zip", tmp_path / "a.txt")
        assert "unreadable" not in outcomes(found)
        titles = {row[0] for row in store.db.execute("SELECT headline FROM article")}
        assert {"Town keeps its library", "Town sells its library"} <= titles
        check(store)

    def test_an_archive_by_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for data, prefix in ((zipped(TWO), "-"), (tarred(TWO, "w:gz"), "-")):
            reading, writing = os.pipe()
            os.write(writing, data)
            os.close(writing)
            for given in (os.fdopen(reading), io.TextIOWrapper(io.BytesIO(data))):
                monkeypatch.setattr(sys, "stdin", given)
                found = list(read_paths(["-"]))
                assert [one.source for one in found] == [f"{prefix}/b.txt", f"{prefix}/in/a.txt"]
                assert not any(isinstance(one, Unreadable) for one in found)
                given.close()
