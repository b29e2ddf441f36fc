"""Files made to hurt their reader: small on disk and huge in memory, nested without end, or pointing elsewhere."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from articles.article import Article
from articles.reading import Unreadable, read_bytes, read_paths

MB = 1 << 20
TEXT = "The council met on Tuesday and voted for the new plan. “It is a good plan,” the mayor said.\n\n"
STORY = TEXT * 5
LINE = "The harbour wall held in the night, and nobody was hurt.\n\n"

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol lol lol ">{LAUGHS}]>'
QUADRATIC = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"word " * 20_000}">]>'

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def rss(description: str, head: str = "", more: str = "") -> bytes:
    """A feed with one entry of this description, and ``more``."""
    told = f"<title>Plan voted</title><link>https://a.example/1</link><description>{description}</description>"
    return f'{head}<rss version="2.0"><channel><title>News</title><item>{told}</item>{more}</channel></rss>'.encode()


def nitf(text: str, head: str = "", tag: str = "p") -> bytes:
    """An article of an agency."""
    title = "<body.head><hedline><hl1>Plan voted</hl1></hedline></body.head>"
    return f"{head}<nitf><body>{title}<body.content><{tag}>{text}</p></body.content></body></nitf>".encode()


def wxr(text: str, head: str = "") -> bytes:
    """A blog's export with one post."""
    told = f"<title>Plan voted</title><content:encoded>{text}</content:encoded>"
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'{head}<rss version="2.0" {spaces}><channel><item>{told}</item></channel></rss>'.encode()


def word(text: str, head: str = "", count: int = 1) -> bytes:
    """A Word document of so many paragraphs."""
    body = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" * count
    document = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.encode())])


def json_feed(count: int) -> bytes:
    """A JSON Feed with an article and so many entries of nothing."""
    items = [{"id": "1", "content_text": STORY}, *({} for _ in range(count))]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items}).encode()


def attributes(count: int) -> str:
    """So many attributes of one tag."""
    return " ".join(f"a{n}=''" for n in range(count))


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def deflated(size: int, data: bytes = b"\0") -> bytes:
    """So many bytes of the same, packed as zlib packs them."""
    packer = zlib.compressobj(9)
    block = data * (MB // len(data))
    return b"".join(packer.compress(block) for _ in range(size // MB)) + packer.flush()


def gzipped(size: int, data: bytes = b"\0") -> bytes:
    """So many bytes of the same in a gzip file."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", compresslevel=9) as file:
        for _ in range(size // MB):
            file.write(data * (MB // len(data)))
    return made.getvalue()


def zip_bomb(size: int) -> bytes:
    """A ZIP archive whose one member is so many zeros."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as file:
        for _ in range(size // MB):
            file.write(b"\0" * MB)
    return made.getvalue()


def zips_in_zips(depth: int, wide: int = 16) -> bytes:
    """An archive of archives of archives, as 42.zip is."""
    inner = zipped([("a.txt", b"0" * MB)])
    for _ in range(depth):
        inner = zipped((f"{n}.zip", inner) for n in range(wide))
    return inner


def lying_zip() -> bytes:
    """A member that says it has 10 bytes and has 50 MB."""
    made = bytearray(zipped([("a.txt", b"word " * 10 * MB)]))
    entry = made.rindex(b"PK\x01\x02")
    made[22:26] = made[entry + 24 : entry + 28] = struct.pack("<I", 10)
    return bytes(made)


def overlapping_zip(count: int, size: int) -> bytes:
    """Many members that are all the same packed bytes (D. Fifield, "A better zip bomb", 2019)."""
    whole = zip_bomb(size)
    entry, end = whole.rindex(b"PK\x01\x02"), whole.rindex(b"PK\x05\x06")
    directory = whole[entry:end] * count
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), entry, 0)
    return whole[:entry] + directory + tail


def member(name: str, **fields: object) -> tarfile.TarInfo:
    """The header of a file in a tar archive."""
    made = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def tarred(members: Iterable[tuple[tarfile.TarInfo, bytes]], format: int = tarfile.GNU_FORMAT) -> bytes:
    """A tar archive."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=format) as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def sparse_tar() -> bytes:
    """A member that is 1 TB of holes (GNU format 1.0 in a pax header), and an article after it."""
    told = {"major": "1", "minor": "0", "name": "holes.txt", "realsize": str(1 << 40)}
    holes = member("holes.txt", pax_headers={f"GNU.sparse.{name}": value for name, value in told.items()})
    data = f"1\n{(1 << 40) - 4}\n4\n".encode().ljust(512, b"\0") + b"text"
    return tarred([(holes, data), (member("story.txt"), STORY.encode())], tarfile.PAX_FORMAT)


def huge_tar_header() -> bytes:
    """A member whose name has 200 MB, packed."""
    name = member("././@LongLink", type=tarfile.GNUTYPE_LONGNAME, size=200 * MB)
    return gzip.compress(name.tobuf(tarfile.GNU_FORMAT)) + gzipped(200 * MB, b"a")


def pdf(content: bytes, filters: str = "/FlateDecode", kids: str = "3 0 R", count: int = 1) -> bytes:
    """A document with one page, or the same page again and again."""
    font = "/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {font} >>".encode(),
        f"<< /Filter [{filters}] /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return bytes(made) + f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()


MAIL = b"From: a@b.example\nSubject: Plan voted\nMIME-Version: 1.0\n"


def nested_parts(depth: int, head: bytes = MAIL, kind: str = "plain") -> bytes:
    """A message with its text in parts within parts."""
    opened = b"".join(f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n".encode() for n in range(depth))
    return head + opened + f"Content-Type: text/{kind}\n\n<html><body><p>{STORY}</p></body></html>".encode()


def nested_messages(depth: int) -> bytes:
    """Messages within messages."""
    return (MAIL + b"Content-Type: message/rfc822\n\n") * depth + MAIL + b"\n" + STORY.encode()


def many_parts(count: int) -> bytes:
    """A message of so many parts."""
    head = MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n"
    return head + b"--b\n\nwords\n" * count + b"--b\n\n" + STORY.encode() + b"\n--b--\n"


def warc(body: bytes) -> bytes:
    """A crawl whose one page came packed so."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    told = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2023-10-10T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(told.encode() + answer + b"\r\n\r\n")


def xz(size: int) -> bytes:
    """So many bytes of words in an xz file."""
    return lzma.compress(b"word " * (size // 5), preset=0)


# what is read of them


def read(data: bytes, name: str) -> list[Article | Unreadable]:
    """What bytes of this name hold."""
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
