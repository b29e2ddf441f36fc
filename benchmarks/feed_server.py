"""A server of feeds on this machine: good ones, slow ones, broken ones and hostile ones, all of invented articles.

    python benchmarks/feed_server.py --feeds 100 --entries 100

It prints its address, and then serves until its standard input ends. /list.opml names all feeds. The good ones are RSS
and Atom in turns, with the whole text of every article, every third one packed with gzip, all with an ETag.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import random
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from datetime import datetime
from email.utils import format_datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from made_library import articles

DRIP = 0.05  # seconds between two bytes of a server that drips
LATE = 2.0  # seconds until a slow one answers
PARTS = 20  # in so many parts, over as many tenths of a second, comes what is slow
SYLLABLES = "ba de fi ko lu ma ne pi ro su ta ve wi zo".split()


class Answer(NamedTuple):
    """What is sent: head and body, and how."""

    status: str = "200 OK"
    headers: Mapping[str, str] = {}
    body: bytes = b""
    way: str = ""


def rss(title: str, made: list[dict[str, object]], base: str) -> bytes:
    """A feed in RSS 2.0 with whole texts."""
    items = "".join(
        f"<item><title>{escape(str(one['title']))}</title><link>{base}/{one['id']}</link><guid>{base}/{one['id']}</guid>"
        f"<pubDate>{format_datetime(datetime.fromisoformat(str(one['published'])))}</pubDate>"
        f"<content:encoded><![CDATA[{_html(str(one['text']))}]]></content:encoded></item>\n"
        for one in made
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title><link>{base}/</link>{items}</channel></rss>"
    ).encode()


def atom(title: str, made: list[dict[str, object]], base: str) -> bytes:
    """The same in Atom."""
    entries = "".join(
        f"<entry><title>{escape(str(one['title']))}</title><link href='{base}/{one['id']}'/><id>{base}/{one['id']}</id>"
        f"<updated>{one['published']}</updated><published>{one['published']}</published>"
        f"<content type='html'>{escape(_html(str(one['text'])))}</content></entry>\n"
        for one in made
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{title}</title><id>{base}/{title}</id><link href='{base}/'/>{entries}</feed>"
    ).encode()


def _html(text: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in text.split("\n\n"))


def own(text: str, chance: random.Random) -> str:
    """The text with invented words between the others: of made articles many are too much alike for news."""
    words = (f"{word} {_word(chance)}" if number % 3 == 2 else word for number, word in enumerate(text.split(" ")))
    return " ".join(words)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


def good(feeds: int, entries: int, base: str) -> dict[str, Answer]:
    """So many feeds of so many entries; two of them are slow, but come."""
    chance = random.Random(1)
    stream = ({**one, "text": own(str(one["text"]), chance)} for one in articles(feeds * entries))
    found = {}
    for number in range(feeds):
        made = list(itertools.islice(stream, entries))
        body = (rss, atom)[number % 2](f"Feed {number}", made, base)
        headers = {"Content-Type": "application/xml", "ETag": f'"{number}"'}
        if number % 3 == 0:
            body = gzip.compress(body, 6)
            headers["Content-Encoding"] = "gzip"
        way = {7: "late", 8: "parts"}.get(number, "")
        found[f"/good/{number}.xml"] = Answer(headers=headers, body=body, way=way)
    return found


def bad(base: str) -> dict[str, Answer]:
    """Feeds that cannot be had."""
    whole = rss("Broken", list(articles(20)), base)
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><channel><title>&l9;</title>'
    nested = b"<rss><channel>" + b"<item>" * 100_000
    packed = {"Content-Encoding": "gzip"}
    return {
        "/slow/drip.xml": Answer(body=whole, way="drip"),
        "/slow/head.xml": Answer(headers={"X-Long": "x" * 5000}, body=whole, way="drip head"),
        "/slow/never.xml": Answer(way="never"),
        "/broken/500.xml": Answer("500 Internal Server Error"),
        "/broken/404.xml": Answer("404 Not Found"),
        "/broken/length.xml": Answer(headers={"Content-Length": str(len(whole) + 5000)}, body=whole),
        "/broken/garbage.xml": Answer(body=bytes(range(256)) * 400),
        "/broken/empty.xml": Answer(),
        "/broken/packing.xml": Answer(headers=packed, body=b"\x1f\x8b" + b"nonsense" * 50),
        "/broken/silent.xml": Answer(way="close"),
        "/hostile/loop.xml": Answer("302 Found", {"Location": "/hostile/loop.xml"}),
        "/hostile/file.xml": Answer("302 Found", {"Location": "file:///etc/passwd"}),
        "/hostile/endless.xml": Answer(body=b"<rss>" + b"x" * 100_000, way="endless"),
        "/hostile/gzip.xml": Answer(headers=packed, body=gzip.compress(b"<rss>" + b" " * (1 << 25), 6)),
        "/hostile/entities.xml": Answer(body=bomb.encode()),
        "/hostile/nested.xml": Answer(body=nested),
    }


def opml(paths: list[str], base: str) -> bytes:
    """The list of all feeds."""
    lines = "".join(f'<outline type="rss" text="{path}" xmlUrl="{base}{path}"/>\n' for path in paths)
    return f'<opml version="2.0"><head/><body>{lines}</body></opml>'.encode()


async def serve(feeds: int, entries: int) -> None:
    """Serve until standard input ends."""
    answers: dict[str, Answer] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            found = answers.get(request.split(" ")[1], Answer("404 Not Found"))
            etag = found.headers.get("ETag")
            if etag and f"if-none-match: {etag}" in request.lower():
                found = Answer("304 Not Modified", {"ETag": etag})
            async for part in sent(found):
                writer.write(part)
                await writer.drain()
        with suppress(OSError):
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, limit=1 << 16)
    base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    answers |= good(feeds, entries, base)
    # the broken ones stand between the good ones, as they do in a list of feeds
    others = bad(base)
    answers |= others
    paths = list(answers)[:feeds]
    for number, path in enumerate(others):
        paths.insert(number * 6, path)
    answers["/list.opml"] = Answer(headers={"Content-Type": "text/x-opml"}, body=opml(paths, base))
    print(base, flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def sent(answer: Answer) -> AsyncIterator[bytes]:
    """The bytes of an answer, at its pace."""
    if answer.way == "close":
        return
    if answer.way in ("late", "never"):
        await asyncio.sleep(LATE if answer.way == "late" else 3600)
    headers = {"Connection": "close", **answer.headers}
    if answer.way != "endless":
        headers.setdefault("Content-Length", str(len(answer.body)))
    head = f"HTTP/1.1 {answer.status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    ways: dict[str, Callable[[bytes], AsyncIterator[bytes]]] = {"drip": drip, "endless": endless, "parts": parts}
    if answer.way == "drip head":
        async for part in drip(head.encode()):
            yield part
        return
    yield head.encode()
    async for part in ways.get(answer.way, at_once)(answer.body):
        yield part


async def at_once(body: bytes) -> AsyncIterator[bytes]:
    """All of it."""
    yield body


async def drip(body: bytes) -> AsyncIterator[bytes]:
    """Byte by byte."""
    for number in range(len(body)):
        yield body[number : number + 1]
        await asyncio.sleep(DRIP)


async def parts(body: bytes) -> AsyncIterator[bytes]:
    """In a few parts."""
    step = len(body) // PARTS + 1
    for start in range(0, len(body), step):
        yield body[start : start + step]
        await asyncio.sleep(0.1)


async def endless(body: bytes) -> AsyncIterator[bytes]:
    """The same again and again."""
    while True:
        yield body
        await asyncio.sleep(0)


def main() -> None:
    """Serve what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=100)
    parser.add_argument("--entries", type=int, default=100)
    options = parser.parse_args()
    asyncio.run(serve(options.feeds, options.entries))


if __name__ == "__main__":
    main()
