"""The entries of a feed -> pieces: the body without the footers of feeds, and what each is known as."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.article import Dropped
from articles.lines import word_count
from articles.paragraphs import Block
from articles.reading import feed_footers
from articles.reading.address import is_fetched
from articles.reading.feed_entry import Entry, Feed, Words
from articles.reading.fragment import blocks_of_html, blocks_of_text, is_html
from articles.reading.piece import Piece, Unreadable
from articles.urls import host_of

MAX_TEASER = 100
"""Words: a summary without a body is taken for the whole article only where it has more."""

MAX_DECK = 60
"""Words of a standfirst."""

MIN_SAMPLE = 200
"""Characters of a text that tell its language better than a feed does."""

_TITLE_ONLY = "The feed gives no more than the title."
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}(?=:)")
_NO_LETTER = re.compile(r"[\W_]+")
_NAME = re.compile(
    r"\S[^\s@]*@[^\s(]+\s*\((?P<after>[^()]+)\)|(?P<before>[^<>(]*[^<>(\s])\s*[<(]\S[^\s@]*@\S+[>)]|(?P<plain>[^@]+)"
)


class Body(NamedTuple):
    """The paragraphs of an entry: those of the article, those that were dropped, and all of them as they came."""

    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    raw: str = ""

    @property
    def text(self) -> str:
        """The words of the article."""
        return "\n\n".join(block.text for block in self.blocks)


def pieces_of(feed: Feed, source: str) -> Iterator[Piece | Unreadable]:
    """A piece for every entry, and a line for what gives none; ``source`` is the address or the file of the feed."""
    if not feed.entries:
        yield Unreadable(source, "the feed holds no entries")
    seen = set()
    for entry, name in zip(feed.entries, names_of(feed, source), strict=True):
        if name in seen:
            yield Unreadable(name, "the feed holds this entry twice: the first one was read")
        else:
            seen.add(name)
            yield piece_of(entry, feed, name)
    if feed.left_out:
        yield Unreadable(source, feed.left_out)


def names_of(feed: Feed, source: str) -> tuple[str, ...]:
    """What each entry is known as: its link, or the feed with its id where the link is none of its own."""
    keys = [_key(entry) for entry in feed.entries]
    sharing = defaultdict(set)
    for entry, key in zip(feed.entries, keys, strict=True):
        sharing[entry.link].add(key)
    return tuple(
        entry.link
        if entry.link and _is_address(entry.link) and entry.link != feed.site and len(sharing[entry.link]) == 1
        else own_name(entry, source)
        for entry in feed.entries
    )


def own_name(entry: Entry, source: str) -> str:
    """What an entry is known as by its id in the feed, whatever others link to."""
    return f"{source}#{_key(entry)}"


def _link_refused(link: str | None) -> Iterator[str]:
    """A notice where an entry names a link that is kept from its reader."""
    scheme = _SCHEME.match(link or "")
    if scheme and not _is_address(link):
        web = scheme[0].lower() in ("http", "https")
        why = "it is no address" if web else f"only http and https are opened, not {scheme[0].lower()}"
        yield f"Its link was refused: {why}."


def _is_address(link: str | None) -> bool:
    return link is not None and is_fetched(link) and bool(host_of(link))


def _key(entry: Entry) -> str:
    """The id of an entry in its feed, or a digest of what tells it from others."""
    if entry.guid and entry.guid != entry.link:
        return entry.guid
    told = "\0".join((entry.title or "", entry.published or "", "" if entry.title else entry.summary.text))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def piece_of(entry: Entry, feed: Feed, known_as: str) -> Piece | Unreadable:
    """The piece of an entry; one without a word is `Unreadable`."""
    body, deck = _body_and_deck(entry)
    blocks, notices = body.blocks, (*entry.notices, *_link_refused(entry.link))
    if not blocks and entry.title:
        blocks, notices = (Block("paragraph", entry.title),), (*notices, _TITLE_ONLY)
    if not blocks:
        return Unreadable(known_as, "the entry has no words")
    return Piece(
        blocks=blocks,
        title=entry.title,
        deck=deck,
        byline=_name(entry.author),
        publisher=feed.title,
        published=entry.published,
        updated=entry.updated,
        language=None if len(body.text) > MIN_SAMPLE else _language(feed),
        link=entry.link if _is_address(entry.link) else None,
        categories=entry.categories,
        dropped=body.dropped,
        notices=notices,
        raw=body.raw if body.dropped else "",
        known_as=known_as,
    )


def is_teaser(entry: Entry) -> bool:
    """Whether an entry seems to hold only the beginning of its article, or a few words on it."""
    body, _ = _body_and_deck(entry)
    if any(line.reason == feed_footers.MORE for line in body.dropped) or feed_footers.is_cut(body.text):
        return True
    has_body = entry.content.text.strip() not in ("", entry.summary.text.strip())
    return not has_body and word_count(body.text) <= MAX_TEASER


@lru_cache(maxsize=1)  # asked for by whoever makes a piece of an entry and then wants to know if it is a teaser
def _body_and_deck(entry: Entry) -> tuple[Body, str | None]:
    """The body, which is the summary where there is no other, and else the summary as a standfirst."""
    body, summary = _body(entry.content, entry.title), _body(entry.summary, entry.title)
    if word_count(body.text) < min(word_count(summary.text), MAX_TEASER):
        return summary, None
    alone = summary.text if len(summary.blocks) == 1 and not feed_footers.is_cut(summary.text) else ""
    is_deck = 4 < word_count(alone) <= MAX_DECK and _letters(alone) not in _letters(body.text)
    return body, alone if is_deck else None


def _body(words: Words, title: str | None) -> Body:
    """The paragraphs, sorted."""
    is_markup = is_html(words.text) if words.html is None else words.html
    came = list(blocks_of_html(words.text) if is_markup else blocks_of_text(words.text))
    last = next((n for n in reversed(range(len(came))) if not feed_footers.reason_of(came[n].text)), None)
    if last is not None:
        parts = feed_footers.parted(came[last].text)
        came[last : last + 1] = [came[last]._replace(text=part) for part in parts if part]
    reasons = _reasons(came, title)
    dropped, line = [], 1
    for block, reason in zip(came, reasons, strict=True):
        if reason:
            dropped.append(Dropped(block.text, reason, line))
        line += block.text.count("\n") + 2
    kept = (block for block, reason in zip(came, reasons, strict=True) if not reason)
    return Body(tuple(kept), tuple(dropped), "\n\n".join(block.text for block in came))


def _reasons(blocks: list[Block], title: str | None) -> list[str | None]:
    """Why each paragraph is dropped. A list is the author's, whatever it names; links to the whole article stand at
    the end."""
    reasons = [feed_footers.reason_of(text) if kind != "list_item" else None for kind, text in blocks]
    if blocks and blocks[0].text == title:
        reasons[0] = "headline again"
    for n in reversed(range(len(blocks))):
        if feed_footers.is_more(blocks[n].text):
            reasons[n] = feed_footers.MORE
        elif not reasons[n]:
            break
    return reasons


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).lower()


def _name(author: str | None) -> str | None:
    """The name of an author without an address of mail."""
    found = _NAME.fullmatch(author.strip()) if author and len(author) < 500 else None
    return " ".join((found["after"] or found["before"] or found["plain"]).split()) or None if found else None


def _language(feed: Feed) -> str | None:
    code = (feed.language or "").partition("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None
