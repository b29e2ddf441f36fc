"""Strings that try to command a terminal or to mislead the eye, a library with them in every field, and a judge of what
comes out."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from articles.article import Article, Dropped, Sector
from articles.feeds import subscriptions
from articles.feeds.fetch import FetchError
from articles.store import Store
from articles.store.arrivals import Arriving
from articles.store.copies import keep
from articles.store.marks import Marks
from articles.store.record import Quoted, digest_of, packed, record_of
from articles.store.views import keep as keep_view
from articles.view import Order
from summarize import Document, Mention, Quote

ESC = "\x1b"
STRINGS = (
    f"a{ESC}[38;5;199mb",
    f"a{ESC}[2Jb{ESC}c",
    f"a{ESC}]0;gone\x07b",
    f"a{ESC}]8;;https://example.org{ESC}\\bank{ESC}]8;;{ESC}\\b",
    f"a{ESC}]52;c;cm0={ESC}\\b{ESC}P$qm{ESC}\\",
    f"a{ESC}[201~rm{ESC}[200~b{ESC}[?1049lb",
    "a\x9b77;88Hb\x9d0;gone\x9cc\x85d",
    "a\x07\x08\x08\x7f\x0e\x0fb\rc\x0bd\x0ce\tf",
    "a\x00b",
    "a\u202egpj.exe\u202c b\u2066c\u2069 d\u200ee",
    "pay\u200bpal\u2060\ufeff\u00ad a\U000e0041\U000e0042 b\u2028c\u2029d",
    "Z" + "\u0351" * 99 + "B" + "\u0903" * 99,
    "👩\u200d👧 日本語 \ufffe \U0010ffff",
    "[bold]x[/bold] [@click=app.quit]y[/] [/] a [b \\[c] $PATH %s {0} :smile:",
    "\";<script>alert(1)</script> ' OR 1=1 -- => =cmd|x",
)
"""One of each kind, for the tests that run always."""

CLEAN = "https://a.example/[b]x[/]$(id)%s'"
"""A link that is opened: it holds nothing that is refused."""

DATA = Path(os.environ.get("NUTGRAF_DATA", "/nonexistent")) / "data" / "hostile"
LONGEST = 2_000
"""Characters of a string that are taken: how long texts are treated is for other tests."""


def collected() -> list[str]:
    """The strings that others collected: a list of naughty ones, payloads for terminals, broken UTF-8 as it is read."""
    spec = importlib.util.spec_from_file_location("payloads", DATA / "payloads.py")
    assert spec is not None
    assert spec.loader is not None
    payloads = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(payloads)
    found = [text for text, _, _ in payloads.P.values()] + json.loads((DATA / "blns.json").read_text("utf-8"))
    found += (DATA / "utf8tests.bin").read_bytes().decode("utf-8", "surrogateescape").split("\n")
    return list(dict.fromkeys(text[:LONGEST] for text in (*STRINGS, *found) if text.strip()))


# ------------------------------------------------------------------------------------------------ the judge

DIRECTIONS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
UNSEEN = {0x200B, 0x2060, 0xFEFF, 0x00AD, 0x034F, 0x2028, 0x2029}


def commands(character: str) -> bool:
    """Whether a character commands a terminal, turns its text round, or cannot be encoded."""
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in DIRECTIONS or 0xD800 <= code <= 0xDFFF


def misleads(character: str) -> bool:
    """Whether a character hides, or is none."""
    code = ord(character)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return code in UNSEEN or 0xE0000 <= code <= 0xE0FFF or no_character


_MARKS = re.compile("([\u0300-\u036f])\\1{4}|[\u0900-\u0903]{9}")


def forbidden(text: str, allowed: str = "\n", as_data: bool = False) -> set[str]:
    """What may not be in a text that was written. ``as_data``: programs read it, who need what is only misleading."""
    found = {one for one in set(text) - set(allowed) if commands(one) or (misleads(one) and not as_data)}
    return found if as_data else found | {run[0] for run in _MARKS.finditer(text)}


def written(data: bytes, allowed: str = "\n\t", as_data: bool = False) -> set[str]:
    """What may not be in bytes that came through a pipe."""
    return forbidden(data.decode("utf-8"), allowed, as_data)


STYLES = re.compile(r"\x1b\[(?:0|1|2|31|1;33|1;36)m|\r\x1b\[K")
"""The styles of printed lines, and how a line that told how far it is goes away."""


def printed(data: bytes, as_data: bool = False) -> set[str]:
    """What may not be in bytes that a command wrote on a terminal: no sequences but its own styles."""
    return forbidden(STYLES.sub("", data.decode("utf-8").replace("\r\n", "\n")), "\n\t", as_data)


# ------------------------------------------------------------------------------------------------ the library


def article(number: int, words: str, published: str | None = "2024-05-17") -> Article:
    """An article with these words in every field."""
    text = (
        f"{words} the harbour will close on Monday, the council said. Boats {words} must leave by noon.\n\n"
        f"“Nobody {words} asked us,” said {words} Ana Reyes, a fisher. “We will stay.”\n\n"
        f"Story {number}: {words} https://a.example/{words} {CLEAN}{number}"
    )
    return Article(
        id=f"a{number}",
        source=f"https://came.example/{words}/{number}" if number % 2 else f"news/{words}/{number}.txt",
        text=text,
        paragraphs=Document.from_text(text).paragraphs,
        title=f"{words} title {number}",
        deck=f"{words} deck",
        byline=f"{words} byline",
        place=f"{words} place",
        publisher=f"{words} publisher",
        credit=f"{words} credit",
        published=published,
        sectors=(Sector(f"s{number % 7}", f"{words} sector", True, 1.0, (f"{words} evidence",)),),
        dropped=(Dropped(f"Sign in {words}", f"{words} reason", 1),),
        notices=(f"{words} notice",),
        raw=f"Sign in {words}\n{text}",
        link=f"https://example.org/{words}",
        categories=(f"{words} category",),
    )


def quoted(one: Article, words: str) -> Quoted:
    """A quotation of the article by a speaker called so."""
    start = one.text.index("“Nobody")
    end = one.text.index("”", start) + 1
    mention = Mention(f"{words} mention", start, end)
    return Quoted(
        (
            Quote(
                "direct",
                start,
                end,
                one.text[start:end],
                0,
                f"{words} Speaker",
                "organisation",
                words,
                mention,
                None,
                "explicit",
                0.9,
            ),
        )
    )


def storable(words: str) -> bool:
    """Whether a library can hold them: what is read has no halves of characters any more."""
    return not any("\ud800" <= one <= "\udfff" for one in words)


def fill(path: Path | str, strings: Sequence[str] = STRINGS) -> None:
    """A library in this file with an article, tag, note, view, feed, copy and log line of each of the strings."""
    store = Store(str(path))
    marks = Marks(store)
    strings = [words for words in strings if storable(words)]
    made = [article(number, words) for number, words in enumerate(strings)]
    store.add(
        [
            record_of(one, digest_of(packed(one)), quoted(one, words), alone=True)
            for one, words in zip(made, strings, strict=True)
        ]
    )
    for one, words in zip(made, strings, strict=True):
        with suppress(ValueError):  # a tag with control characters is refused
            marks.tag(words, True, [one.id])
        marks.add_note(one.id, f"{words} note")
        marks.add_note(one.id, f"{words} note on this", 0, 9)
    now = subscriptions.now()
    with store.transaction() as db:
        arriving = Arriving(f"add {strings[0]}")
        for number, words in enumerate(strings):
            copy = article(1000 + number, words)
            keep(db, record_of(copy, digest_of(packed(copy)), alone=True), f"a{number}")
            keep_view(db, f"{words} view", f"title:{words}", Order())
            wish = subscriptions.Wish(
                f"https://example.org/{number}", f"{words} feed", f"{words} called", f"https://example.org/{words}"
            )
            subscriptions.subscribe(db, wish, now)
            feed = subscriptions.feed_at(db, wish.url)
            assert feed
            subscriptions.failed(db, feed, FetchError(f"{words} failed"), now - timedelta(days=1))
            arriving.refuse(f"{words} file", f"{words} reason")
        arriving.write(db)
    store.db.execute("INSERT OR REPLACE INTO state (name, value) VALUES ('begun', 'true')")
    store.db.commit()
    store.close()
