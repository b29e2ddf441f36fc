"""Hostile files, small enough to be quick. `hard/test_limits.py` has them as large as they come."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import hostile_files
import pytest
from adds import add, outcomes
from hostile_files import MB, STORY, member, nitf, notices, of_path, read, rss, tarred, word, wxr, zipped
from stores import new_store
from web import Web, serving

from articles import limits
from articles.feeds import opml
from articles.limits import Limits
from articles.reading import Unreadable, containers, docx, read_paths
from articles.reading import mail as mail_reader
from articles.reading import pdf as pdf_reader
from articles.reading.containers import opened


class TestArchives:
    @pytest.mark.parametrize("kind", ["zip", "tar"])
    def test_names_that_lead_elsewhere_are_only_names(self, kind: str, tmp_path: Path) -> None:
        names = [
            "../../up.txt",
            "/root.txt",
            str(tmp_path / "absolute.txt"),
            "a/../../b.txt",
            "C:\\c.txt",
            "..\\..\\d.txt",
        ]
        told = [(name, f"Story {n}\n\n{STORY}".encode()) for n, name in enumerate(names)]
        inner = tmp_path / "in" / "ner"
        inner.mkdir(parents=True)
        data = zipped(told) if kind == "zip" else tarred((member(name), data) for name, data in told)
        (inner / f"a.{kind}").write_bytes(data)
        store = new_store(tmp_path)
        before = {path for path in tmp_path.rglob("*") if "library" not in path.name}
        assert outcomes(add(store, inner / f"a.{kind}")) == ["added"] * len(names)
        assert {path for path in tmp_path.rglob("*") if "library" not in path.name} == before
        assert not any(Path(place).exists() for place in ("/root.txt", tmp_path / "absolute.txt"))

    def test_members_that_overlap(self, tmp_path: Path) -> None:
        ((_, reason),) = of_path(tmp_path / "a.zip", hostile_files.overlapping_zip(50, MB))
        assert reason == "holds files that overlap one another, as no program packs them: it is not read"

    def test_a_size_that_is_a_lie(self, tmp_path: Path) -> None:
        ((source, reason),) = of_path(tmp_path / "a.zip", hostile_files.lying_zip())
        assert source == "/a.txt"
        assert "cannot be read any further" in reason

    def test_holes_of_a_terabyte(self, tmp_path: Path) -> None:
        (source, reason), (_, title) = of_path(tmp_path / "a.tar", hostile_files.sparse_tar())
        assert (source, title.startswith("The council")) == ("/holes.txt", True)
        assert "holds more than 10 MB (limits.member_mb)" in reason

    @pytest.mark.parametrize("kind", ["zip", "tar"])
    def test_too_many_in_a_row_that_hold_nothing(
        self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(containers, "MAX_FRUITLESS", 5)
        told = [(f"{n}.txt", STORY.encode() if n == 4 else b"") for n in range(20)]
        data = zipped(told) if kind == "zip" else tarred((member(name), data) for name, data in told)
        *found, last = of_path(tmp_path / f"a.{kind}", data)
        assert len(found) == 10
        assert last == ("", "5 files in a row cannot be read: what follows is left out (a fixed limit)")

    @pytest.mark.parametrize("start", ["title,text\n", '{"title": "Wall", "text": "It held."}\n'])
    def test_blank_lines_without_end(self, start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opened, "MAX_BLANK", 50)
        name = "a.csv" if "," in start.partition("\n")[0] and "{" not in start else "a.jsonl"
        row = "Late,It stays.\n" if name == "a.csv" else '{"title": "Late", "text": "It stays."}\n'
        assert of_path(tmp_path / name, (start + "\n" * 50 + row).encode())[-1] == ("", "Late")
        said = "50 lines in a row are blank: what follows is not read (a fixed limit)"
        assert of_path(tmp_path / name, (start + "\n" * 51 + row).encode())[-1] == ("", said)

    def test_blank_lines_alone(self, tmp_path: Path) -> None:
        assert of_path(tmp_path / "a.jsonl", b"\n" * 400_000) == [("", "the file holds only blanks")]


class TestDocuments:
    def test_paragraphs_of_a_word_document(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(docx, "MAX_BLOCKS", 5)
        assert notices(word("A word and more.", count=5), "a.docx") == ()
        assert notices(word("A word and more.", count=6), "a.docx") == ("Only 5 paragraphs were read (a fixed limit).",)

    def test_a_page_that_is_drawn_again_and_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf_reader, "MAX_DRAWN", 150)
        lines = (b"BT /F1 12 Tf 72 %d Td (One more line.) Tj ET\n" % (700 - 20 * n) for n in range(6))
        page = zlib.compress(b"".join(lines))
        assert notices(hostile_files.pdf(page, kids="3 0 R " * 5, count=5), "a.pdf") == ()
        assert notices(hostile_files.pdf(page, kids="3 0 R " * 9, count=9), "a.pdf") == (
            "Only 5 pages were read (a fixed limit).",
        )

    def test_a_page_that_is_too_large(self) -> None:
        limits.use(Limits(member=MB))
        (found,) = read(hostile_files.pdf(hostile_files.deflated(2 * MB)), "a.pdf")
        assert isinstance(found, Unreadable)
        assert "Limit reached while decompressing" in found.reason

    def test_parts_within_parts(self) -> None:
        (found,) = read(
            hostile_files.nested_parts(1_000, b"From: <Saved by Blink>\nMIME-Version: 1.0\n", "html"), "a.mhtml"
        )
        assert isinstance(found, Unreadable)
        assert found.reason == "its parts stand too deep in one another to be read (a fixed limit)"

    def test_messages_within_messages(self) -> None:
        (found,) = read(hostile_files.nested_messages(1_000), "a.eml")
        assert isinstance(found, Unreadable)
        assert "too deep" in found.reason

    def test_parts_without_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(mail_reader, "MAX_PARTS", 3)
        said = "Only the first 3 parts of the message were read (a fixed limit)."
        assert notices(hostile_files.many_parts(9), "a.eml") == (said,)

    def test_tags_within_tags(self) -> None:
        said = "Tags deeper than 200 in one another were left out (a fixed limit)."
        assert notices(f"<html><body>{'<div>' * 5_000}<p>{STORY}</p></body></html>".encode(), "a.html") == (said,)
        (found,) = read(nitf("<p>" * 5_000 + STORY), "a.xml")
        assert isinstance(found, Unreadable)
        assert found.reason == "its elements or entities stand too deep in one another to be read (a fixed limit)"

    def test_fields_within_fields(self) -> None:
        (found,) = read(b"+++\na = " + b"[" * 5_000 + b"\n+++\n" + STORY.encode(), "a.md")
        assert isinstance(found, Unreadable)
        assert "no TOML" in found.reason

    def test_a_feed_in_json_is_cut_before_its_entries_are_made(self) -> None:
        *_, last = read(hostile_files.json_feed(5_000), "S")
        assert isinstance(last, Unreadable)
        assert "3,001 were left out" in last.reason


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


class TestExternalEntities:
    """Nothing beyond the file is read: neither another file nor an address."""

    @pytest.mark.parametrize("name", ["rss", "atom", "nitf", "xml", "xhtml", "wxr", "docx", "opml"])
    @pytest.mark.parametrize("way", ["file", "address"])
    def test_they_are_not_fetched(self, name: str, way: str, web: Web, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("a secret word")
        address = web.put("/secret", "a secret word") if way == "address" else (tmp_path / "secret").as_uri()
        more = f'<!ENTITY % p SYSTEM "{address}"> %p;' if way == "address" else ""
        outer = f'SYSTEM "{address}"' if way == "address" else ""
        head = f'<?xml version="1.0"?><!DOCTYPE x {outer} [<!ENTITY s SYSTEM "{address}">{more}]>'
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'
        text = f"{STORY} &s; {include}"
        atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>{text}</content></entry></feed>'
        data = {
            "rss": rss(text, head),
            "atom": f"{head}{atom}".encode(),
            "nitf": nitf(text, head),
            "xml": f"{head}<x><headline>Plan</headline><body><p>{text}</p></body></x>".encode(),
            "xhtml": f"{head}<html><body><p>{text}</p></body></html>".encode(),
            "wxr": wxr(text, head),
            "docx": word(text, head),
            "opml": f'{head}<opml><body><outline text="&s;" xmlUrl="https://a.example/"/></body></opml>'.encode(),
        }[name]
        (tmp_path / "a").write_bytes(data)
        assert "a secret word" not in repr(list(read_paths([str(tmp_path / "a")])))
        if name == "opml":
            assert "a secret word" not in repr(opml.read(data))
        assert web.asked == []
