"""A web page -> an article: its body by trafilatura and what else the page tells, its headline, author, site and dates
by its own data for machines, then as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articles import limits, paragraphs
from articles.article import Dropped
from articles.byline import publisher_of
from articles.head import Head
from articles.language import KNOWN
from articles.lines import Line
from articles.page_dates import dates_of
from articles.paragraphs import Block
from articles.reading import html_body, scrape
from articles.reading.html_head import read_head
from articles.reading.html_lines import MAX_LINES, Shown, shown_lines
from articles.reading.html_rules import reasons
from articles.reading.html_told import Told, told_by
from articles.reading.html_tree import page_text, parse_noticing
from articles.reading.piece import FormatError, Piece, Unreadable
from summarize import Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_WORDS = 40
"""A body of fewer words is looked for again among all visible lines, as that of a raw scrape is."""

MIN_LANGUAGE_WORDS = 20
"""Fewer words do not tell their language; the page may."""

MAX_STUB_WORDS = 250
"""A page that asks to subscribe, or says that it is not free, and shows no more is a stub."""

MAX_BARE_WORDS = 120
"""A page that asks for its scripts shows no more without them."""

MIN_RUNNING = 0.25
"""Where less of an article is running text, its quotations and items are: that is how the page is built."""

MAX_SUBHEAD_WORDS = 16
MAX_ASKING = 300  # characters of a line that asks to subscribe

_SCRIPTED = re.compile(
    r"(?:enable|activate|requires?|need|turn on|without)\W.{0,40}\bjava ?script"
    r"|java ?script.{0,60}(?:disabled|enabled|required)",
    re.I,
)
_READ_ON = (
    r"(?:to (?:continue|keep) reading|to (?:read|access|unlock) (?:the|this|more|all)|for (?:full|unlimited) access)"
)
_ASKS = re.compile(
    r"\b(?:subscri|sign (?:up|in)|register|log in|account\b|membership).{0,60}\b"
    + _READ_ON
    + r"|\b"
    + _READ_ON
    + r".{0,80}\b(?:subscri|sign (?:up|in)|register|log in|account\b|membership)"
    r"|\balready a (?:subscriber|member)\b|\b(?:subscribers?|members?)[ -]only\b"
    r"|\breserved for (?:our )?(?:subscribers|members)\b"
    r"|\bréservée?s? (?:aux|à nos) abonnés\b|\bnur für abonnent|\b(?:solo|sólo) para suscriptores\b"
    r"|\bexclusivo para assinantes\b|\briservato agli abbonati\b",
    re.I,
)


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of a page. Raises `FormatError` where the page shows no text."""
    yield page_piece(page_text(data))


def page_piece(source: str) -> Piece:
    """The article of a page's source. Raises `FormatError`."""
    page, notices = parse_noticing(source)
    shown, told = shown_lines(page), told_by(page)
    if len(shown) >= MAX_LINES:
        notices += (f"The page was cut after {MAX_LINES:,} lines ({limits.FIXED}).",)
    if not told.body:
        _refuse_bare(page, shown)
    body = html_body.body_of(page, shown, told)
    if body.failure:
        notices += (f"The page was read as plain text: {body.failure}.",)
    head = read_head(shown, body.kept, told)
    why = reasons(shown, body.kept, told, head)
    blocks = _blocks([x for x, reason in zip(shown, why, strict=True) if reason is None])
    piece = Piece(
        blocks=tuple(Block("paragraph", x) for x in body.unseen) or blocks,
        dropped=tuple(
            Dropped(x.line.text, reason, x.line.number)
            for x, reason in zip(shown, why, strict=True)
            if reason not in (None, "head")
        ),
        raw="\n\n".join(x.line.text for x in shown),
    )
    piece = _with_head(_or_scrape(piece), head, told, shown, notices)
    return piece if body.is_beyond else _dated(piece, page)


def _refuse_bare(page: HtmlElement, shown: Sequence[Shown]) -> None:
    """Raises `FormatError` for a page that shows nothing to read, with what is to be done."""
    words = sum(x.line.words for x in shown)
    if words < MAX_BARE_WORDS and page.find(".//frame") is not None:
        raise FormatError("the page holds only frames: read the page that they show")
    asks = any(_SCRIPTED.search(x.line.text[:MAX_ASKING]) for x in shown) if words < MAX_BARE_WORDS else False
    if asks or (not shown and page.find(".//script") is not None):
        raise FormatError("the page shows its text by scripts only: save it from a browser that shows it")
    if not shown:
        raise FormatError("the page holds no text")


def _blocks(body: Sequence[Shown]) -> tuple[Block, ...]:
    """The lines of the body as blocks, with the kinds that the tags tell or, where they tell none, that show."""
    told = []
    for line, block in zip(body, paragraphs.blocks([x.line for x in body]), strict=True):
        too_long = line.kind == "subhead" and (line.line.words > MAX_SUBHEAD_WORDS and line.line.ends_sentence)
        told.append(Block("paragraph" if too_long else line.kind or block.kind, block.text))
    running = sum(len(x.text) for x in told if x.kind == "paragraph")
    if running >= MIN_RUNNING * sum(len(x.text) for x in told):
        return tuple(told)
    return tuple(Block("paragraph", x.text) if Line(0, x.text).is_prose else x for x in told)


def _or_scrape(piece: Piece) -> Piece:
    """The piece, or what its lines are as a raw scrape where it holds hardly any text and they more."""
    words = sum(len(x.text.split()) for x in piece.blocks)
    if words >= MIN_WORDS or not piece.raw:
        return piece
    whole = scrape.piece_of(piece.raw)
    found = sum(len(x.text.split()) for x in whole.blocks)
    if not whole.blocks and not piece.blocks:
        return piece._replace(blocks=tuple(Block("paragraph", x.text) for x in piece.dropped), dropped=())
    return whole if not words or (found >= MIN_WORDS and found > 5 * words) else piece


def _with_head(piece: Piece, head: Head, told: Told, shown: Sequence[Shown], notices: tuple[str, ...]) -> Piece:
    """The piece with what the page tells of it besides the body and its dates."""
    text = "\n\n".join(x.text for x in piece.blocks)
    brief = len(text.split()) < MIN_LANGUAGE_WORDS
    return piece._replace(
        title=head.title or piece.title,
        deck=head.deck or piece.deck,
        byline=head.byline or piece.byline,
        publisher=told.site or piece.publisher or publisher_of([x.text for x in piece.dropped], head.byline),
        published=head.dates.published or piece.published,
        updated=head.dates.updated or piece.updated,
        language=told.language if brief or told.language not in KNOWN else None,
        link=told.link,
        categories=told.categories,
        notices=notices + _stub_notice(text, shown, told),
    )


def _stub_notice(text: str, shown: Sequence[Shown], told: Told) -> tuple[str, ...]:
    """What a reader should know of a page that shows no more than the beginning of its article."""
    if len(text.split()) > MAX_STUB_WORDS:
        return ()
    if told.is_free and not any(_ASKS.search(x.line.text) for x in shown if len(x.line.text) < MAX_ASKING):
        return ()
    count = len(Document.from_text(text).sentences)
    return (f"only {count} {'sentence' if count == 1 else 'sentences'} of this page could be read",)


def _dated(piece: Piece, page: HtmlElement) -> Piece:
    """The piece with the dates that the page tells anywhere, rather than those of the lines at its headline."""
    found = dates_of(page, piece.link, "\n\n".join(block.text for block in piece.blocks))
    return piece._replace(published=found.published or piece.published, updated=found.updated or piece.updated)
