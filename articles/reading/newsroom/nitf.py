"""NITF, the News Industry Text Format of the IPTC: an item whose head tells of it and whose body is marked up."""

from __future__ import annotations

from collections.abc import Iterator

from articles.paragraphs import Block
from articles.reading.newsroom import fields
from articles.reading.newsroom.body import Body, body_of
from articles.reading.newsroom.moments import later, moment
from articles.reading.newsroom.subjects import CATEGORIES, once, subject_of
from articles.reading.newsroom.tree import Element, all_of, attribute, first, name, parse, raw, told, words
from articles.reading.piece import Piece, Unreadable


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of a document in NITF. Raises `FormatError`."""
    root = parse(data)
    for nitf in [root] if name(root) == "nitf" else list(all_of(root, "nitf")):
        yield item(nitf, source)


def item(nitf: Element, source: str) -> Piece | Unreadable:
    """The article of a ``nitf`` element."""
    piece = piece_of(nitf)
    if piece.blocks:
        return piece
    if first(nitf, "media") is not None:
        return fields.unread(source, "a picture or recording in NITF", piece.title, "no words to read but a caption")
    return fields.unread(source, "an item in NITF", piece.title, "its body has no words")


def piece_of(nitf: Element) -> Piece:
    """What a ``nitf`` element tells; without blocks where its body has no words."""
    title, deck = _headlines(nitf)
    body = _body(nitf, title)
    opening = next((block.text for block in body.blocks if block.kind == "paragraph"), None)
    published = _published(nitf)
    return Piece(
        blocks=body.blocks,
        title=title,
        deck=deck if deck not in (title, opening) else None,
        byline=_byline(nitf),
        place=_place(nitf) or fields.place_in(body.blocks),
        publisher=fields.agency(told(nitf, "distributor") or attribute(first(nitf, "doc.copyright"), "holder")),
        published=published,
        updated=later(_revised(nitf), published),
        language=fields.language(attribute(nitf, "baselang") or attribute(nitf, "lang")),
        categories=_categories(nitf),
        dropped=body.dropped,
        notices=_notices(nitf, published),
        raw=raw(nitf),
    )


def _headlines(nitf: Element) -> tuple[str | None, str | None]:
    """The headline, and the line under it: a second one, or else the abstract."""
    headline = first(nitf, "hedline")
    lines = list(filter(None, map(words, headline))) if headline is not None and len(headline) else [words(headline)]
    lines = list(filter(None, lines))
    head = first(nitf, "head")
    title = lines[0] if lines else told(head, "title") if head is not None else None
    return title, lines[1] if len(lines) > 1 else told(nitf, "abstract")


def _body(nitf: Element, title: str | None) -> Body:
    """The paragraphs of the body and of what closes it. A note in the head of the body has content of its own."""
    body = first(nitf, "body")
    if body is None:
        return Body()
    parts = [body_of(part, title) for part in body if name(part) in ("body.content", "body.end")]
    if not parts:
        parts = [body_of(part, title) for part in all_of(body, "body.content")] or [body_of(body, title)]
    if not any(block.kind != "caption" for part in parts for block in part.blocks):
        return Body()
    blocks: tuple[Block, ...] = sum((part.blocks for part in parts), ())
    return Body(blocks, sum((part.dropped for part in parts), ()))


def _byline(nitf: Element) -> str | None:
    """The people of the by-line, else its words without the title of their office."""
    line = first(nitf, "byline")
    if line is None:
        return None
    if people := list(filter(None, map(words, all_of(line, "person")))):
        return " and ".join(people)
    office = words(first(line, "byttl"))
    return fields.author(words(line).removesuffix(office).strip())


def _place(nitf: Element) -> str | None:
    line = first(nitf, "dateline")
    if line is None:
        return None
    return told(line, "city") or fields.place(told(line, "location") or words(line))


def _published(nitf: Element) -> str | None:
    """When the item was issued; where it does not tell that, when it was released or published."""
    norms = (
        moment(attribute(one, "norm"))
        for tag in ("date.issue", "date.release", "story.date")
        for one in all_of(nitf, tag)
    )
    printed = (moment(attribute(one, "date.publication")) for one in all_of(nitf, "pubdata"))
    return next(filter(None, (*norms, *printed)), None)


def _revised(nitf: Element) -> str | None:
    found = [moment(attribute(one, "norm")) for one in all_of(nitf, "revision-history")]
    return max(filter(None, found), default=None)


def _categories(nitf: Element) -> tuple[str, ...]:
    """Subjects by name, else by code; the category of the wire; keywords."""
    names: list[str | None] = []
    for subject in all_of(nitf, "tobject.subject"):
        told_names = [attribute(subject, f"tobject.subject.{part}") for part in ("type", "matter", "detail")]
        names += told_names if any(told_names) else [subject_of(attribute(subject, "tobject.subject.refnum"))]
    names += [subject_of(attribute(one, "tobject.subject.refnum")) for one in all_of(nitf, "tobject.subject")]
    for meta in all_of(nitf, "meta"):
        if (attribute(meta, "name") or "").lower() == "anpa-category":
            names.append(CATEGORIES.get((attribute(meta, "content") or "").lower()))
    names += [attribute(one, "key") or words(one) for one in all_of(nitf, "keyword")]
    return once(names)


def _notices(nitf: Element, published: str | None) -> tuple[str, ...]:
    release = moment(attribute(first(nitf, "date.release"), "norm"))
    return (
        *fields.status(attribute(first(nitf, "docdata"), "management-status")),
        *fields.embargo(later(release, published)),
        *fields.note(attribute(first(nitf, "ed-msg"), "info")),
    )
