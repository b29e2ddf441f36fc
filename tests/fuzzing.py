"""Inputs changed at random, and what takes them: each part of nutgraf that reads what strangers wrote.

A target takes bytes and raises where something is wrong: an exception that is no answer to bad input, or a value that
does not keep its contract.
"""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st
from pdfs import pdf_of

HERE = Path(__file__).parent
FORMATS = HERE / "data" / "formats"
TODAY = date(2025, 6, 3)
WORDS = ("Ferry workers vote", "They voted on Tuesday.")
SURPRISES = (b"could not be read: ",)
"""How `articles.reading` begins the reason of what it did not expect."""

TOKENS = (
    *(
        b"\0",
        b"\x1b[2J",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xf0\x9f",
        b"\r",
        b"\n\n",
        b"\t",
        b"\\",
        b"{",
        b"}",
        b"[" * 200,
    ),
    *("\u202e".encode(), "\u0301".encode() * 9, "“".encode(), "”".encode(), "«".encode(), b'"', b"'"),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE a [<!ENTITY b '&b;&b;'>]>", b"&b;", b"&#xD800;", b"&#0;"),
    *(b"<p>" * 50, b"</p>", b"<", b'" said ', b" according to ", b"[@click=app.quit]x[/]", b"[/]"),
    *(b"9" * 5000, b"-1", b"1e999", b"NaN", b"null", b"true", b"\\ud800", b"Feb 30"),
    *(b"99/99/9999", b"0000-00-00", b"9999-12-31T23:59:59+99:99", b"title: ", b"AND ", b"OR ", b"-(", b"before:"),
    *(b"http://[", b"<item>", b"charset=punycode", b'encoding="undefined"', b"From: " + b"(" * 3000),
    *(b'"""', b"charset=utf-7", b"encoding='utf-16'", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"),
)
"""What parsers stumble over: put in anywhere."""


class Target(NamedTuple):
    """What takes the inputs, and the sound ones that are changed."""

    take: Callable[[bytes], None]
    samples: tuple[bytes, ...]


def mutated(samples: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """One of the samples with one to eight changes: bytes set, cut out, doubled, moved, tokens put in, or the rest of
    another sample."""
    places, tokens = st.floats(0, 1), st.binary(max_size=4) | st.sampled_from(TOKENS)
    change = st.tuples(st.sampled_from(sorted(CHANGES)), places, places, tokens)
    some = st.sampled_from(samples)

    def changed(drawn: tuple[bytes, bytes, list[tuple[str, float, float, bytes]]]) -> bytes:
        data, other, changes = drawn
        for name, first, second, token in changes:
            start, end = sorted((int(first * len(data)), int(second * len(data))))
            data = CHANGES[name](data, start, min(end, start + 4000), token, other)
        return data

    return st.tuples(some, some, st.lists(change, min_size=1, max_size=8)).map(changed)


CHANGES: Mapping[str, Callable[[bytes, int, int, bytes, bytes], bytes]] = {
    "set": lambda data, start, end, token, other: data[:start] + token[:1] + data[start + 1 :],
    "put in": lambda data, start, end, token, other: data[:start] + token + data[start:],
    "cut out": lambda data, start, end, token, other: data[:start] + data[end:],
    "double": lambda data, start, end, token, other: data[:end] + data[start:],
    "end": lambda data, start, end, token, other: data[:start],
    "go on with another": lambda data, start, end, token, other: data[:start] + other[end:],
    "flip": lambda data, start, end, token, other: data[:start] + bytes(b ^ 0x20 for b in data[start:end]) + data[end:],
}


def samples_of(*names: str) -> tuple[bytes, ...]:
    """The articles of these formats."""
    found = tuple((FORMATS / name).read_bytes() for name in names)
    assert found
    return found


def read_formats(data: bytes) -> None:
    """Any bytes are articles, or one line says why not; articles go through summary, quotations and output."""
    from articles.article import Article
    from articles.reading import read_bytes
    from summarize import find_quotes, find_title_quotes, summarize

    for found in read_bytes(data, "sample"):
        if isinstance(found, Article):
            check_article(found)
            summarize(found.document)
            find_quotes(found.document)
            find_title_quotes(found.document)
        else:
            check_reason(found.reason)


def read_files(data: bytes) -> None:
    """The same for archives, mailboxes, tables and lists of articles, which are read from files."""
    from articles.article import Article
    from articles.reading import read_paths

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sample")
        Path(path).write_bytes(data)
        for found in read_paths([path]):
            if isinstance(found, Article):
                check_article(found)
            else:
                check_reason(found.reason)


def check_article(article: object) -> None:
    """It can be stored and printed, and its offsets lie within its text."""
    from articles.article import Article
    from tui.output import article_json

    assert isinstance(article, Article)
    repr(article_json(article)).encode()
    ends = [0]
    for paragraph in article.paragraphs:
        assert ends[-1] <= paragraph.start < paragraph.end <= len(article.text)
        ends.append(paragraph.end)
    for written in (article.published, article.updated):
        assert written is None or datetime.fromisoformat(written)


def check_reason(reason: str) -> None:
    assert reason
    assert "\n" not in reason
    assert not any(reason.startswith(surprise.decode()) for surprise in SURPRISES), reason


def read_date_line(data: bytes) -> None:
    from articles.date_order import locale_of
    from articles.dates import read_dates

    line = data.decode("utf-8", "replace")
    for locale in (None, locale_of("en", [line], "https://harbour.example.uk/")):
        dates = read_dates(line, datetime(2025, 6, 3, 12), locale)
        for written in dates:
            assert written is None or datetime.fromisoformat(written)


def read_quotes(data: bytes) -> None:
    from summarize import Document, find_quotes, find_title_quotes, summarize

    text = data.decode("utf-8", "replace")
    document = Document.from_text(text, title=text[:80])
    for quote in find_quotes(document):
        assert text[quote.start : quote.end] == quote.text
    for quote in find_title_quotes(document):
        assert text[:80][quote.start : quote.end] == quote.text
    for sentence in summarize(document).sentences:
        assert text[sentence.start : sentence.end] == sentence.text


def read_query(data: bytes) -> None:
    from articles.periods import UnknownPeriodError, parse_period
    from articles.query import Wrong, parse

    text = data.decode("utf-8", "replace")
    found = parse(text, TODAY)
    if isinstance(found, Wrong):
        assert 0 <= found.start <= found.end <= len(text)
    try:
        parse_period(text, TODAY)
    except UnknownPeriodError as error:
        check_reason(str(error))


def read_settings(data: bytes) -> None:
    """The configuration file and a file of sectors."""
    from articles.sectors import TaxonomyError, classify, load
    from tui.config_text import config_lines
    from tui.settings import SettingsError, read_config

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.toml"
        path.write_bytes(data)
        before = os.environ.get("NUTGRAF_CONFIG")
        os.environ["NUTGRAF_CONFIG"] = str(path)
        try:
            table, _ = read_config()
            assert list(config_lines(table))
        except SettingsError as error:
            check_reason(str(error))
        finally:
            os.environ.pop("NUTGRAF_CONFIG")
            if before is not None:
                os.environ["NUTGRAF_CONFIG"] = before
        try:
            classify("Ferry workers", "The port authority asked every port.", load(path))
        except TaxonomyError as error:
            check_reason(str(error))


def read_lists(data: bytes) -> None:
    """Lists of feeds, the feeds that a page names, and addresses."""
    from articles.feeds import discovery, opml
    from articles.reading.piece import FormatError

    try:
        outlines = opml.read(data)
        assert len(opml.read(opml.write(outlines))) == len(outlines)
    except FormatError as error:
        check_reason(str(error))
    for found in discovery.feeds_of(data, "https://harbour.example/"):
        assert found.url.startswith(("http://", "https://"))


def show(data: bytes) -> None:
    """What is drawn commands no terminal, and its offsets lead back."""
    from tui.safe_text import json_line, safe_block, safe_line

    text = data.decode("utf-8", "surrogateescape")
    safe = safe_block(text)
    for shown in (safe.text.replace("\n", ""), safe_line(text), json_line(text)):
        shown.encode()
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066" for char in shown)
    for offset in range(0, len(text), 1 + len(text) // 50):
        assert 0 <= safe.to_safe(offset) <= len(safe.text)
    for offset in range(0, len(safe.text), 1 + len(safe.text) // 50):
        assert 0 <= safe.to_source(offset) <= len(text)


def _archives() -> Iterator[bytes]:
    members = {"a.txt": samples_of("scrape.txt")[0], "b/c.html": samples_of("page.html")[0]}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    yield packed.getvalue()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    yield packed.getvalue()


def _docx() -> bytes:
    words = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in WORDS)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {space}><w:body>{words}</w:body></w:document>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in {"[Content_Types].xml": "<Types/>", "word/document.xml": document}.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


FEEDS = samples_of("atom.xml", "rss.xml", "rdf.xml", "feed.json")
PAGES = samples_of("page.html", "page.mhtml")
OTHERS = samples_of(
    *("mail.eml", "nitf.xml", "newsml.xml", "newsml_g2.xml", "ninjs.json", "agency.xml", "story.rtf", "story.md"),
    *("scrape.txt", "wire.anpa", "wire.iptc"),
)
DOCUMENTS = (pdf_of([WORDS]), _docx())
LANGUAGES = ((HERE / "data" / f"quotes_{code}.txt").read_bytes() for code in ("de", "es", "fr"))
TEXTS = (*samples_of("scrape.txt"), *LANGUAGES)
LINES = (
    *(b"Published June 3, 2025 10:00 am ET | Updated 2h ago", b"Tue, 03 Jun 2025 10:00:00 +0200"),
    *("3 juin 2025 à 10 h 30".encode(), "2025年6月3日 10時30分".encode(), b"2025-06-03T10:00:00.000Z"),
    *(b"03/06/2025 10:00", b"Last updated on Monday, 3rd of June"),
)
QUERIES = (
    b'wages "cost of living" -strike OR title:ferry (body:crew quote:choice) speaker:"Tom Hale"',
    b"sector:health source:post before:2025-06 after:last-week on:2025-06-03 is:unread tag:night",
    *(b"2023-10", b"last week", b"2025-06..2025-07", b"yesterday", b"June 2025"),
)

TARGETS = {
    "feeds": Target(read_formats, FEEDS),
    "pages": Target(read_formats, PAGES),
    "other formats": Target(read_formats, OTHERS),
    "documents": Target(read_formats, DOCUMENTS),
    "files": Target(read_files, (*_archives(), *samples_of("stories.jsonl", "stories.csv", "box.mbox", "blog.xml"))),
    "dates": Target(read_date_line, LINES),
    "quotations": Target(read_quotes, TEXTS),
    "queries": Target(read_query, QUERIES),
    "settings": Target(read_settings, samples_of("config.toml", "sectors.toml")),
    "lists": Target(read_lists, (*samples_of("list.opml"), *PAGES)),
    "screen": Target(show, (*TEXTS, *TOKENS)),
}
