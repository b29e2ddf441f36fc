"""NewsML 1.x of the IPTC: items of components within components, whose leaves hold the content."""

from __future__ import annotations

from collections.abc import Iterator

from articles.article import Dropped
from articles.paragraphs import Block
from articles.reading.newsroom import fields, nitf
from articles.reading.newsroom.body import Body, body_of, body_of_text
from articles.reading.newsroom.moments import later, moment
from articles.reading.newsroom.subjects import once, subject_of
from articles.reading.newsroom.tree import Element, all_of, attribute, first, name, parse, raw, told, words
from articles.reading.piece import Piece, Unreadable


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """Every story of a document in NewsML 1. Raises `FormatError`."""
    root = parse(data)
    sent = moment(told(root, "DateAndTime"))
    stories = [(item, *story) for item in all_of(root, "NewsItem") for story in _stories(item)]
    for number, (item, story, contents) in enumerate(stories, 1):
        piece = _piece(item, story, contents, sent)
        if len(stories) > 1:
            piece = piece._replace(known_as=f"{told(item, 'PublicIdentifier') or source}#{number}")
        yield piece if piece.blocks else _nothing(item, source, piece.title)
    if not stories:
        yield fields.unread(source, "a document in NewsML", None, "it holds no item")


def _stories(item: Element) -> list[tuple[Element, list[Element]]]:
    """The stories of an item, each with its texts: a text belongs to the innermost component around it that has a
    headline; one beside a picture or recording is its caption."""
    owners: dict[Element, Element] = {}
    for component in all_of(item, "NewsComponent"):
        lines = next((one for one in component if name(one) == "NewsLines"), None)
        around = owners.get(component.getparent(), item)
        owners[component] = component if lines is not None and told(lines, "HeadLine") else around
    texts: dict[Element, list[Element]] = {}
    media = set()
    for content in all_of(item, "ContentItem"):
        kind = (attribute(first(content, "MediaType"), "FormalName") or "text").lower()
        owner = owners.get(content.getparent(), item)
        if kind in fields.KINDS_OF_MEDIA:
            media.add(owner)
        elif (inner := first(content, "DataContent")) is not None and words(inner):
            texts.setdefault(owner, []).append(inner)
    stories = [(owner, found) for owner, found in texts.items() if owner not in media]
    return stories or list(texts.items()) or [(item, [])]


def _piece(item: Element, story: Element, contents: list[Element], sent: str | None) -> Piece:
    lines = next((one for place in (story, item) for one in all_of(place, "NewsLines")), item)
    title = told(lines, "HeadLine", "NewsLineText")
    inner, body = _content(contents, title)
    title = title or inner.title or told(item, "SlugLine", "NameLabel")
    published = moment(told(item, "FirstCreated")) or inner.published or sent or moment(told(item, "DateId"))
    deck = told(lines, "SubHeadLine") or inner.deck
    return Piece(
        blocks=body.blocks,
        title=title,
        deck=deck if deck != title else None,
        byline=fields.author(told(lines, "ByLine")) or inner.byline,
        place=fields.place(told(lines, "DateLine")) or fields.place_in(body.blocks) or inner.place,
        publisher=_party(item, "Provider") or fields.agency(told(item, "ProviderId")),
        credit=fields.agency(told(lines, "CreditLine")),
        published=published,
        updated=later(moment(told(item, "ThisRevisionCreated")), published),
        language=fields.language(attribute(first(item, "Language"), "FormalName")),
        categories=_categories(item, lines) or inner.categories,
        dropped=body.dropped,
        notices=_notices(item),
        raw=raw(item),
    )


def _content(contents: list[Element], title: str | None) -> tuple[Piece, Body]:
    """What the content tells of itself, where it is NITF, and the texts of a story one after the other."""
    inner = Piece(())
    blocks: list[Block] = []
    dropped: list[Dropped] = []
    for content in contents:
        if (document := first(content, "nitf")) is not None:
            inner = nitf.piece_of(document)
            body = Body(inner.blocks, inner.dropped)
        elif len(content):
            page = first(content, "body.content", "body")
            body = body_of(content if page is None else page, title)
        else:
            body = body_of_text(content.text or "", title)
        blocks += body.blocks
        dropped += body.dropped
    return inner, Body(tuple(blocks), tuple(dropped))


def _party(item: Element, role: str) -> str | None:
    found = first(item, role)
    return attribute(first(found, "Party"), "FormalName") if found is not None else None


def _categories(item: Element, lines: Element) -> tuple[str, ...]:
    codes = [
        subject_of(attribute(one, "FormalName")) or attribute(one, "Value")
        for one in all_of(item, "Subject", "SubjectMatter", "SubjectDetail")
    ]
    return once([*codes, *map(words, all_of(lines, "KeywordLine"))])


def _notices(item: Element) -> tuple[str, ...]:
    state = attribute(first(item, "Status"), "FormalName")
    change = first(item, "StatusWillChange")
    until = moment(told(change, "DateAndTime")) if change is not None else None
    held = fields.embargo(until) if (state or "").lower() == "embargoed" else ()
    return (*fields.status(state), *held, *fields.note(told(item, "Instruction")))


def _nothing(item: Element, source: str, title: str | None) -> Unreadable:
    """The line for an item without words: what kind of thing it holds."""
    kinds = [attribute(one, "FormalName") or "" for one in all_of(item, "MediaType")]
    what = next((said for kind in kinds if (said := fields.KINDS_OF_MEDIA.get(kind.lower()))), "an item in NewsML")
    return fields.unread(source, what, title, "no story to read")
