"""The limits of what is read: just below one all is there, just above it what was left out is told, with its setting;
and hostile files, small enough to be quick. `hard/test_limits.py` has them as large as they come."""

from __future__ import annotations

import gzip
import json
import tomllib
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from adds import add, outcomes
from hostile_files import (
    MAIL,
    MB,
    STORY,
    attributes,
    deflated,
    json_feed,
    lying_zip,
    many_parts,
    member,
    nested_messages,
    nested_parts,
    nitf,
    overlapping_zip,
    pdf,
    rss,
    sparse_tar,
    tarred,
    word,
    wxr,
    zipped,
)
from room import reading
from stores import new_store
from test_command import nutgraf
from web import Web, serving

from articles import limits
from articles.article import Article
from articles.dates import read_dates
from articles.feeds import opml
from articles.intake import Added
from articles.intake.processes import InOrder
from articles.limits import Limits
from articles.reading import Unreadable, containers, docx, read_bytes, read_paths
from articles.reading import mail as mail_reader
from articles.reading import pdf as pdf_reader
from articles.reading.containers import opened
from articles.store.arrivals import arrivals, refused
from summarize import Document, rank, summarize
from summarize.methods import apart
from tui.cli import main
from tui.config_text import config_lines
from tui.fetching import BOOT, Order
from tui.settings import Settings, SettingsError, load_settings, parse_settings

Captured = pytest.CaptureFixture[str]

IN_TABLE = "[limits]\narticle_mb = 0.5\nfeed_entries = 9"
DOTTED = "limits.article_mb = 0.5\nlimits.feed_entries = 9"
LINE = "The harbour wall held in the night, and nobody was hurt.\n\n"


def read(data: bytes, name: str) -> list[Article | Unreadable]:
    return list(read_bytes(data, name))


def notices(data: bytes, name: str) -> tuple[str, ...]:
    """The notices of the one article that these bytes hold."""
    (found,) = read(data, name)
    assert isinstance(found, Article), found
    assert found.text
    return found.notices


def of_path(path: Path, data: bytes) -> list[tuple[str, str]]:
    """What a file holds: titles of articles, and for all else where it stands and why it cannot be read."""
    path.write_bytes(data)
    return [
        ("", one.title or one.text[:20])
        if isinstance(one, Article)
        else (one.source.removeprefix(str(path)), one.reason)
        for one in read_paths([str(path)])
    ]


class TestArticle:
    @pytest.mark.parametrize(
        ("name", "before", "after"),
        [
            ("a.txt", "", ""),
            ("a.md", "# Wall\n\n", ""),
            ("a.html", "<html><body><p>", ""),
            ("a.rtf", "{\\rtf1 ", "}"),
            ("a.nitf.xml", "<nitf><body><body.content><p>", "</p></body.content></body></nitf>"),
        ],
    )
    def test_a_longer_file_is_cut_with_a_notice(self, name: str, before: str, after: str) -> None:
        data = f"{before}{LINE * 30}{after}".encode()
        limits.use(Limits(article=len(data)))
        assert notices(data, name) == ()
        limits.use(Limits(article=len(data) - 1))
        assert notices(data, name)[-1] == f"The text was cut at {len(data) - 1:,} bytes (limits.article_mb)."

    def test_no_text_is_longer_whatever_it_came_in(self) -> None:
        data = MAIL + b"\n" + LINE.encode() * 30
        assert notices(data, "a.eml") == ()
        limits.use(Limits(article=1_000))
        (found,) = read(data, "a.eml")
        assert isinstance(found, Article)
        assert len(found.text) <= 1_000 + 2 * found.text.count("\n\n")
        assert found.notices == ("The text was cut at 1,000 bytes (limits.article_mb).",)

    def test_a_line_of_json_has_its_line(self, tmp_path: Path) -> None:
        line = json.dumps({"title": "Wall", "text": LINE * 3}).encode() + b"\n"
        limits.use(Limits(article=len(line)))
        assert of_path(tmp_path / "a.jsonl", line) == [("", "Wall")]
        limits.use(Limits(article=len(line) - 2))
        long = f"longer than {len(line) - 2:,} bytes (limits.article_mb): expected one article a line"
        assert of_path(tmp_path / "a.jsonl", line) == [(", line 1", long)]

    def test_a_list_of_feeds_is_refused_and_not_cut(self) -> None:
        data = b'<opml><body><outline xmlUrl="https://a.example/feed"/></body></opml>'
        assert len(opml.read(data)) == 1
        limits.use(Limits(article=len(data) - 1))
        with pytest.raises(ValueError, match=r"\(limits.article_mb\): split the list"):
            opml.read(data)

    def test_items_of_an_agency_are_refused_and_not_cut(self) -> None:
        data = json.dumps({"uri": "a", "headline": "Wall", "body_text": LINE * 9}).encode()
        assert notices(data, "a.json") == ()
        limits.use(Limits(member=len(data) - 1))
        (found,) = read(data, "a.json")
        assert isinstance(found, Unreadable)
        assert "(limits.member_mb)" in found.reason


class TestMember:
    @pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.txt.gz"])
    def test_a_larger_file_in_an_archive_has_its_line(self, name: str, tmp_path: Path) -> None:
        data = STORY.encode()
        packed = {
            "a.zip": zipped([("a.txt", data)]),
            "a.tar": tarred([(member("a.txt"), data)]),
            "a.txt.gz": gzip.compress(data),
        }[name]
        limits.use(Limits(member=len(data)))
        ((_, title),) = of_path(tmp_path / name, packed)
        assert title.startswith("The council met")
        limits.use(Limits(member=len(data) - 1))
        ((_, reason),) = of_path(tmp_path / name, packed)
        assert reason == f"holds more than {len(data) - 1:,} bytes (limits.member_mb): unpack it, and add it by itself"

    def test_a_longer_message_is_cut_with_a_notice(self) -> None:
        data = MAIL + b"\n" + STORY.encode()
        limits.use(Limits(member=len(data) - 1))
        assert notices(data, "a.eml") == (f"The text was cut at {len(data) - 1:,} bytes (limits.member_mb).",)

    def test_a_word_document_whose_text_is_larger(self) -> None:
        limits.use(Limits(member=2_000))
        (found,) = read(word("word " * 500), "a.docx")
        assert isinstance(found, Unreadable)
        assert found.reason == "its word/document.xml holds more than 2,000 bytes (limits.member_mb)"

    def test_a_file_that_is_no_archive_has_no_such_limit(self, tmp_path: Path) -> None:
        limits.use(Limits(member=100))
        lines = b"".join(json.dumps({"title": f"{n}", "text": LINE}).encode() + b"\n" for n in range(50))
        assert len(of_path(tmp_path / "a.jsonl", lines)) == 50
        assert len(of_path(tmp_path / "a.jsonl.gz", gzip.compress(lines))) == 50


class TestFeed:
    @staticmethod
    def feed(count: int, kind: str) -> bytes:
        told = [(f"T{n}", f"https://a.example/{n}") for n in range(count)]
        if kind == "json":
            items = [{"id": link, "url": link, "title": title, "content_text": LINE} for title, link in told]
            return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
        told_items = "".join(
            f"<item><title>{title}</title><link>{link}</link><description>{LINE}</description></item>"
            for title, link in told
        )
        return f'<rss version="2.0"><channel><title>N</title>{told_items}</channel></rss>'.encode()

    @pytest.mark.parametrize("kind", ["rss", "json"])
    @pytest.mark.parametrize("count", [7, 8, 60])
    def test_more_entries_are_left_out_and_counted(self, kind: str, count: int) -> None:
        limits.use(Limits(entries=7))
        *found, last = read(self.feed(count, kind), "https://a.example/feed")
        assert [one.title for one in found if isinstance(one, Article)] == [f"T{n}" for n in range(7 - (count == 7))]
        said = f"the feed has more than 7 entries (limits.feed_entries): {count - 7} were left out"
        assert last == Unreadable("https://a.example/feed", said) if count > 7 else isinstance(last, Article)

    def test_a_feed_of_more_bytes_ends_with_a_whole_entry(self) -> None:
        data = self.feed(9, "rss")
        limits.use(Limits(member=data.index(b"T5")))
        *found, last = read(data, "https://a.example/feed")
        assert [one.title for one in found if isinstance(one, Article)] == ["T0", "T1", "T2", "T3", "T4"]
        assert isinstance(last, Unreadable)
        assert "(limits.member_mb): what follows its first 5 entries was left out" in last.reason

    def test_a_file_may_be_as_large_as_a_fetched_feed(self, tmp_path: Path) -> None:
        limits.use(Limits(article=500))
        assert len(of_path(tmp_path / "a.xml", self.feed(20, "rss"))) == 20

    def test_attributes_without_number_are_left_out(self) -> None:
        found = read(
            rss(STORY, more=f"<item {attributes(3_000)}><title>Two</title><link>https://a.example/2</link></item>"), "S"
        )
        assert [one.title for one in found if isinstance(one, Article)] == ["Plan voted", "Two"]


class TestDateLine:
    LINE = "Published 3 May 2024 in the"

    def test_the_default(self) -> None:
        assert read_dates(f"{'By Ana Reyes':<142} | 3 May 2024".ljust(160)).published == "2024-05-03"
        assert read_dates(f"{'By Ana Reyes':<142} | 3 May 2024".ljust(161)).published is None

    @pytest.mark.parametrize(("most", "dated"), [(27, True), (26, False)])
    def test_a_longer_line_is_not_searched_and_that_is_told(self, most: int, dated: bool) -> None:
        limits.use(Limits(date_line=most))
        (found,) = read(f"Wall holds\n\n{self.LINE}\n\n{STORY}".encode(), "a.txt")
        assert isinstance(found, Article)
        said = f"No date was looked for in “{self.LINE}…”: over 26 characters (limits.date_line)."
        assert found.notices == (() if dated else (said,))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Methods that run apart have time, however busy the machine is."""
    monkeypatch.setattr(apart, "SECONDS", 60.0)


@pytest.mark.usefixtures("patient")
class TestSumy:
    def test_its_methods_rank_so_many_sentences(self) -> None:
        document = Document.from_text(LINE * 6)
        assert rank(document, "sumy-random", 6).notices == ()
        ranking = rank(document, "sumy-random", 4)
        assert ranking.notices[0].endswith("ranked only the first 4 of 6 sentences (limits.sumy_sentences)")
        assert len(ranking.scores) == 6
        assert ranking.reasons[4:] == [("beyond what the method ranks",)] * 2
        assert {one.number for one in summarize(document, "sumy-random", sumy_sentences=4).sentences} < {0, 1, 2, 3}

    def test_the_default(self) -> None:
        ranking = rank(Document.from_text(LINE * 501), "sumy-random")
        assert "the first 500 of 501 sentences" in ranking.notices[0]


class TestSettings:
    @pytest.mark.parametrize("text", [IN_TABLE, DOTTED])
    def test_they_stand_in_a_table_or_by_their_dotted_names(self, text: str) -> None:
        settings = parse_settings(tomllib.loads(text))
        assert settings.limits == Limits(article=MB // 2, entries=9)
        printed = "\n".join(config_lines(tomllib.loads(text)))
        assert parse_settings(tomllib.loads(printed)).limits == settings.limits

    def test_the_defaults_are_those_that_hold_without_a_file(self) -> None:
        settings = parse_settings({})
        assert settings.limits == limits.current() == Limits(5 * MB, 10 * MB, 2000, 160)
        assert settings.sumy_sentences == 500

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ({"article_mb": 0}, "limits.article_mb must be a number above 0 and up to 100, not 0"),
            ({"member_mb": 101}, "limits.member_mb must be"),
            ({"feed_entries": 1.5}, "limits.feed_entries must be a whole number from 1 to 100000, not 1.5"),
            ({"date_line": 5}, "limits.date_line must be a whole number from 20 to 1000"),
            ({"sumy_sentences": True}, "limits.sumy_sentences must be"),
            ({"articles_mb": 1}, "there is no setting 'limits.articles_mb': did you mean 'limits.article_mb'?"),
        ],
    )
    def test_a_wrong_one_is_one_line(self, table: dict[str, object], said: str) -> None:
        with pytest.raises(SettingsError) as error:
            parse_settings({"limits": table})
        assert said in str(error.value)


def _article_limit(_: int) -> int:
    return limits.current().article


class TestEverywhere:
    @pytest.fixture
    def config(self, tmp_path: Path) -> str:
        path = tmp_path / "config.toml"
        path.write_text("[limits]\narticle_mb = 0.001\nsumy_sentences = 2\n")
        return str(path)

    def test_adding_tells_it_and_the_log_keeps_it(self, config: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(LINE * 30)
        done = nutgraf("add", "--keep-samples", "--format", "json", str(tmp_path / "a.txt"), NUTGRAF_CONFIG=config)
        said = "The text was cut at 1,048 bytes (limits.article_mb)."
        assert done.stderr.decode() == f"nutgraf: {tmp_path}/a.txt: {said}\n"
        told = json.loads(done.stdout)
        assert (told["outcome"], told["cut"], done.returncode) == ("added", [said], 0)
        log = nutgraf("log").stdout.decode()
        assert f"{tmp_path}/a.txt\t{said}" in log

    def test_a_summary_has_it_among_its_notices(
        self, config: str, tmp_path: Path, patient: None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setenv("NUTGRAF_CONFIG", config)
        (tmp_path / "a.txt").write_text(LINE * 30)
        assert main(["--summary", "--format", "json", "--method", "sumy-luhn", str(tmp_path / "a.txt")]) == 0
        cut, ranked = json.loads(capsys.readouterr().out)["notices"]
        assert "(limits.article_mb)" in cut
        assert "ranked only the first 2 of" in ranked

    def test_the_configuration_is_read_once_a_command_and_again_when_it_changed(
        self, config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        reads = []

        def counted() -> Settings:
            reads.append(1)
            return load_settings()

        monkeypatch.setattr("tui.settings.load_settings", counted)
        monkeypatch.setenv("NUTGRAF_CONFIG", config)
        (tmp_path / "a.txt").write_text(LINE * 30)
        for told in ("1,048 bytes", "0.02 MB"):
            assert main(["--summary", "--format", "json", str(tmp_path / "a.txt")]) == 0
            assert (told in capsys.readouterr().out) is (told == "1,048 bytes")
            Path(config).write_text("[limits]\narticle_mb = 0.02\n")
        assert len(reads) == 2

    def test_processes_that_read_are_given_them(self) -> None:
        limits.use(Limits(article=77))
        work = InOrder(_article_limit, 2)
        assert [one for one in work.results([1, 2, 3], lambda _: True) if one] == [77, 77, 77]
        work.close()

    def test_the_process_that_fetches_is_given_them(self) -> None:
        order = Order("library.db", True, 30, limits=tuple(Limits(article=77)))
        assert "(77, " in BOOT.format(path=[], order=tuple(order))

    async def test_the_reader_shows_it(self) -> None:
        limits.use(Limits(article=1_000))
        async with reading(read((LINE * 30).encode(), "a.txt")) as session:
            assert "cut at 1,000 bytes (limits.article_mb)" in "\n".join(session.frame())

    def test_an_article_that_is_cut_counts_as_added(self, tmp_path: Path) -> None:
        limits.use(Limits(article=1_000))
        (tmp_path / "a.txt").write_text(LINE * 30)
        store = new_store(tmp_path)
        (found,) = add(store, tmp_path / "a.txt")
        assert isinstance(found, Added)
        (arrival,) = arrivals(store.db)
        assert (arrival.added, arrival.unreadable) == (1, 0)
        assert [one.reason for one in refused(store.db, arrival.num)] == list(found.cut)
        assert outcomes(add(store, tmp_path / "a.txt")) == ["same"]


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
        ((_, reason),) = of_path(tmp_path / "a.zip", overlapping_zip(50, MB))
        assert reason == "holds files that overlap one another, as no program packs them: it is not read"

    def test_a_size_that_is_a_lie(self, tmp_path: Path) -> None:
        ((source, reason),) = of_path(tmp_path / "a.zip", lying_zip())
        assert source == "/a.txt"
        assert "cannot be read any further" in reason

    def test_holes_of_a_terabyte(self, tmp_path: Path) -> None:
        (source, reason), (_, title) = of_path(tmp_path / "a.tar", sparse_tar())
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
        assert notices(pdf(page, kids="3 0 R " * 5, count=5), "a.pdf") == ()
        assert notices(pdf(page, kids="3 0 R " * 9, count=9), "a.pdf") == ("Only 5 pages were read (a fixed limit).",)

    def test_a_page_that_is_too_large(self) -> None:
        limits.use(Limits(member=MB))
        (found,) = read(pdf(deflated(2 * MB)), "a.pdf")
        assert isinstance(found, Unreadable)
        assert "Limit reached while decompressing" in found.reason

    def test_parts_within_parts(self) -> None:
        (found,) = read(nested_parts(1_000, b"From: <Saved by Blink>\nMIME-Version: 1.0\n", "html"), "a.mhtml")
        assert isinstance(found, Unreadable)
        assert found.reason == "its parts stand too deep in one another to be read (a fixed limit)"

    def test_messages_within_messages(self) -> None:
        (found,) = read(nested_messages(1_000), "a.eml")
        assert isinstance(found, Unreadable)
        assert "too deep" in found.reason

    def test_parts_without_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(mail_reader, "MAX_PARTS", 3)
        said = "Only the first 3 parts of the message were read (a fixed limit)."
        assert notices(many_parts(9), "a.eml") == (said,)

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
        *_, last = read(json_feed(5_000), "S")
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
