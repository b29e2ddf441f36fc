"""What hostile files cost: each is added by a process of its own, within 5 s and 300 MB, with one line or an article.

python -m pytest -m hard -s tests/hard/test_limits.py      prints a table of seconds (of a processor) and megabytes
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import threading
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_files import (
    BILLION,
    MAIL,
    MB,
    QUADRATIC,
    STORY,
    TEXT,
    attributes,
    deflated,
    gzipped,
    huge_tar_header,
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
    warc,
    word,
    wxr,
    xz,
    zip_bomb,
    zipped,
    zips_in_zips,
)

SECONDS, MEGABYTES = 5.0, 300.0
PATIENCE = 300.0
"""Seconds of a busy machine after which a file is given up."""

GB = 1024 * MB
DRAWN = b"BT /F1 12 Tf 72 700 Td (word) Tj ET \n"
MARKED = b"From a@b.example Tue Oct 10 10:00:00 2023\nSubject: a\n\n"

FILES: dict[str, Callable[[], bytes]] = {
    "laughs.rss": lambda: rss("&l9;", BILLION),
    "laughs.nitf.xml": lambda: nitf("&l9;", BILLION),
    "laughs.wxr.xml": lambda: wxr("&l9;", BILLION),
    "laughs.docx": lambda: word("&l9;", BILLION),
    "laughs.xml": lambda: f"{BILLION}<x>&l9;</x>".encode(),
    "laughs.xhtml": lambda: f"{BILLION}<html><body><p>{STORY}&l9;</p></body></html>".encode(),
    "quadratic.rss": lambda: rss("&a;" * 20_000, QUADRATIC),
    "quadratic.nitf.xml": lambda: nitf("&a;" * 20_000, QUADRATIC),
    "quadratic.docx": lambda: word("&a;" * 20_000, QUADRATIC),
    "zeros.gz": lambda: gzipped(GB),
    "line.txt.gz": lambda: gzipped(GB, b"word "),
    "zeros.gz.gz": lambda: gzip.compress(gzipped(GB), 9),
    "zeros.gz.gz.gz.gz.gz": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzipped(256 * MB))))),
    "zeros.bz2": lambda: bz2.compress(b"\0" * (256 * MB)),
    "line.txt.xz": lambda: xz(256 * MB),
    "blank.csv.gz": lambda: gzip.compress(b"title,text\n") + gzipped(256 * MB, b"\n"),
    "blank.jsonl": lambda: b'{"text": "a"}' + b"\n" * (64 * MB),
    "zeros.zip": lambda: zip_bomb(GB),
    "zips.zip": lambda: zips_in_zips(5),
    "lying.zip": lying_zip,
    "overlapping.zip": lambda: overlapping_zip(60_000, 21 * MB),
    "members.zip": lambda: zipped((f"{n}", b"") for n in range(100_000)),
    "members.tar": lambda: tarred((member(f"{n}"), b"") for n in range(100_000)),
    "links.tar": lambda: tarred((member(f"{n}", type=tarfile.SYMTYPE, linkname="/x"), b"") for n in range(100_000)),
    "sparse.tar": sparse_tar,
    "header.tar.gz": huge_tar_header,
    "attribute.nitf.xml": lambda: nitf(STORY, tag=f"p a='{'x' * 4 * MB}'"),
    "attributes.nitf.xml": lambda: nitf(STORY, tag=f"p {attributes(300_000)}"),
    "name.nitf.xml": lambda: nitf(STORY, tag=f"{'x' * 4 * MB}/><p"),
    "nested.nitf.xml": lambda: nitf("<p>" * 100_000 + STORY),
    "attributes.rss": lambda: rss(STORY, more=f"<item {attributes(300_000)}/>"),
    "nested.rss": lambda: rss("<p>" * 100_000 + STORY),
    "items.rss": lambda: rss(STORY, more="<item>" * 100_000),
    "entries.rss": lambda: rss(STORY, more="<item/>" * 1_000_000),
    "titles.rss": lambda: rss(STORY, more="<item><title>a</title></item>" * 1_000_000),
    "entries.json": lambda: json_feed(1_000_000),
    "attributes.html": lambda: f"<html><body><p {attributes(300_000)}>{STORY}</p></body></html>".encode(),
    "attribute.html": lambda: f"<html><body><p title='{'x' * 4 * MB}'>{STORY}</p></body></html>".encode(),
    "nested.html": lambda: f"<html><body>{'<div>' * 100_000}<p>{STORY}</p></body></html>".encode(),
    "bomb.docx": lambda: word("word " * (20 * MB)),
    "paragraphs.docx": lambda: word("word", count=200_000),
    "book.epub": lambda: zipped([("mimetype", b"application/epub+zip"), ("a.xhtml", b"0" * 50 * MB)]),
    "zeros.pdf": lambda: pdf(deflated(GB)),
    "words.pdf": lambda: pdf(deflated(64 * MB, DRAWN)),
    "twice.pdf": lambda: pdf(zlib.compress(deflated(GB), 9), "/FlateDecode /FlateDecode"),
    "pages.pdf": lambda: pdf(zlib.compress(DRAWN), kids="3 0 R " * 100_000, count=100_000),
    "loop.pdf": lambda: pdf(b"", kids="2 0 R 3 0 R"),
    "nested.pdf": lambda: pdf(zlib.compress(b"[" * 100_000)),
    "nested.eml": lambda: nested_parts(5_000),
    "messages.eml": lambda: nested_messages(5_000),
    "parts.eml": lambda: many_parts(500_000),
    "header.eml": lambda: MAIL + b"Keywords: " + b"=?utf-8?q?a?= " * 300_000 + b"\n\n" + STORY.encode(),
    "headers.eml": lambda: MAIL + b"X-A: b\n" * 700_000 + b"\n" + STORY.encode(),
    "nested.mhtml": lambda: nested_parts(5_000, b"From: <Saved by Blink>\nMIME-Version: 1.0\n", "html"),
    "unstarted.mbox": lambda: (b"Subject: Plan\n\n" + STORY.encode()) * 500,
    "message.mbox": lambda: MARKED + TEXT.encode() * 300_000,
    "nested.json": lambda: b"[" * 100_000,
    "objects.json": lambda: b'{"text": ' * 100_000 + b'"a"' + b"}" * 100_000,
    "items.json": lambda: b"[" + b'{"text": ' * 100_000 + b'"a"' + b"}" * 100_000 + b"]",
    "nested.jsonl": lambda: (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n") * 10,
    "number.json": lambda: b'{"text": "words", "published": ' + b"1" * (4 * MB) + b"}",
    "number.jsonl": lambda: b'{"text": "words", "published": ' + b"1" * (4 * MB) + b"}\n",
    "string.json": lambda: b'[{"text": "' + b"word " * (4 * MB) + b'"}]',
    "items.ninjs.json": lambda: b'{"uri": "a", "headline": "b", "associations": ' * 20_000 + b"{}" + b"}" * 20_000,
    "quotes.md": lambda: b">" * 100_000 + STORY.encode(),
    "lists.md": lambda: "".join(f"{' ' * n}- a\n" for n in range(700)).encode() + STORY.encode(),
    "brackets.md": lambda: b"[" * 250_000 + STORY.encode(),
    "links.md": lambda: b"[a](" * 200_000 + STORY.encode(),
    "yaml.md": lambda: b"---\n" + b"a: [" * 10_000 + b"\n---\n" + STORY.encode(),
    "toml.md": lambda: b"+++\na = " + b"[" * 10_000 + b"\n+++\n" + STORY.encode(),
    "nested.rtf": lambda: b"{\\rtf1 " + b"{" * 1_000_000 + STORY.encode(),
    "words.rtf": lambda: b"{\\rtf1 " + b"\\b " * 1_500_000 + STORY.encode(),
    "links.rtf": lambda: b"{\\rtf1 " + b"{\\field{\\*\\fldinst HYPERLINK " * 100_000 + STORY.encode(),
    "cell.csv": lambda: b'title,text\na,"' + b"word " * (4 * MB) + b'"\n',
    "columns.csv": lambda: b"title,text," + b"a," * 1_000_000 + b"\n" + b"b," * 1_000_000 + b"\n",
    "page.warc.gz": lambda: warc(gzipped(64 * MB, b"<p>word ")),
}

MAKE = "import sys; sys.path[:0] = {path!r}; from test_limits import {name}; {name}({arguments})"
"""Files are made by a process of their own: what this one holds would count for those that it starts."""


def write(name: str, path: str) -> None:
    """Make the file of this name."""
    Path(path).write_bytes(FILES[name]())


def write_lines(path: str, size: int) -> None:
    """JSON Lines of so many bytes in a ZIP archive or a gzip file, made as they are written; one is an article."""
    line = json.dumps({"text": "", "note": "".join(f"{n * 7919 % 1_009:x} " for n in range(20_000))}).encode() + b"\n"
    article = json.dumps({"title": "Plan voted", "text": STORY}).encode() + b"\n"
    with open(path, "wb") as file, _packed(path, file) as packed:
        for _ in range(size // len(line)):
            packed.write(line)
        packed.write(article)


def _packed(path: str, file: io.BufferedWriter) -> io.BufferedIOBase | gzip.GzipFile:
    if path.endswith(".gz"):
        return gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1)
    archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    return _Last(archive)


class _Last(io.BufferedIOBase):
    """The one member of an archive, which is closed with it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._member = archive.open("news.jsonl", "w", force_zip64=True)

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that is written here
        return self._member.write(data)

    def close(self) -> None:
        if not self.closed:
            self._member.close()
            self._archive.close()
        super().close()


def made(call: str, *arguments: object) -> None:
    path = [str(Path(__file__).parent), str(Path(__file__).parent.parent), *sys.path]
    code = MAKE.format(path=path, name=call, arguments=", ".join(map(repr, arguments)))
    subprocess.run([sys.executable, "-c", code], check=True)


def added(path: Path) -> tuple[str, str, float, float]:
    """What adding a file says on stdout and stderr, the seconds of a processor and the megabytes that it takes."""
    command = [sys.executable, "-m", "tui", "add", "--keep-samples", str(path)]
    environment = os.environ | {"NUTGRAF_LIBRARY": f"{path}.db", "NUTGRAF_CONFIG": os.devnull}
    told, said = Path(f"{path}.out"), Path(f"{path}.err")
    with told.open("wb") as out, said.open("wb") as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
        giving_up = threading.Timer(PATIENCE, process.kill)
        giving_up.start()
        _, status, usage = os.wait4(process.pid, 0)
        giving_up.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1)
    return told.read_text(), said.read_text(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in kilobytes")
class TestHostileFiles:
    @pytest.mark.parametrize("name", FILES)
    def test_it_is_added_or_has_its_line(self, name: str, tmp_path: Path) -> None:
        made("write", name, str(tmp_path / name))
        told, said, seconds, megabytes = added(tmp_path / name)
        first = (said or told).splitlines()[0].replace(f"{tmp_path}/", "")
        size = (tmp_path / name).stat().st_size / MB
        print(f"\n{name:22} {size:6.1f} MB on disk  {seconds:4.1f} s  {megabytes:4.0f} MB  {first[:160]}")
        assert "added" in told or "could not be read" in told
        assert "Error" not in said
        assert seconds <= SECONDS
        assert megabytes <= MEGABYTES


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in kilobytes")
@pytest.mark.parametrize("name", ["news.jsonl.gz", "news.zip"])
def test_a_stream_of_any_size_takes_no_more_memory(name: str, tmp_path: Path) -> None:
    taken = []
    for size in (64 * MB, 2 * GB):
        path = tmp_path / f"{size}-{name}"
        made("write_lines", str(path), size)
        told, _, seconds, megabytes = added(path)
        print(f"\n{name:14} {size / MB:5.0f} MB unpacked  {seconds:5.1f} s  {megabytes:4.0f} MB  {told.strip()}")
        assert "1 added" in told
        taken.append(megabytes)
    assert taken[1] < taken[0] + 30
    assert taken[1] <= MEGABYTES
