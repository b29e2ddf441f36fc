"""NewsML-G2 of the IPTC: items, alone or several in a message, whose content is XHTML, NITF or plain text."""

from __future__ import annotations

from collections.abc import Iterator

from articles.article import Dropped
from articles.reading.newsroom import fields, nitf
from articles.reading.newsroom.body import Body, body_of, body_of_text
from articles.reading.newsroom.moments import later, moment
from articles.reading.newsroom.subjects import once, subject_of
from articles.reading.newsroom.tree import Element, all_of, attribute, first, name, parse, raw, told, words
from articles.reading.piece import Piece, Unreadable

STORIES = ("newsItem",)
OTHERS = {
    "packageItem": "a package of other items",
    "conceptItem": "an entry about an event, person or place",
    "knowledgeItem": "a list of terms",
    "planningItem": "a plan of coming items",
    "catalogItem": "a list of vocabularies",
}
"""Items that tell no story, and what they are."""

SHORTEST_LEAD = 4
"""Words: a paragraph with fewer in the header of a page is a label."""

_NO_CATEGORY = ("geoarea", "poi", "person", "organisation", "cpttype")
"""Parts of the types of subjects that name places and people, which no item is filed under."""


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """Every item of a document in NewsML-G2. Raises `FormatError`."""
    root = parse(data)
    items = [one for one in root.iter() if name(one) in STORIES or (name(one) in OTHERS and len(one) > 1)]
    several = len(items) > 1
    for number, item in enumerate(items, 1):
        found = _item(item, source)
        yield (
            found._replace(known_as=_known_as(item, source, number)) if several and isinstance(found, Piece) else found
        )
    if not items:
        yield fields.unread(source, "a message in NewsML-G2", None, "it holds no item")


def _known_as(item: Element, source: str, number: int) -> str:
    """An item's own id, which is the same wherever it is sent; else its place in the file."""
    guid = attribute(item, "guid") or ""
    return guid if ":" in guid else f"{source}#{guid or number}"


def _item(item: Element, source: str) -> Piece | Unreadable:
    title = told(item, "headline") or _title(item)
    if what := OTHERS.get(name(item)):
        count = sum(1 for _ in all_of(item, "itemRef"))
        return fields.unread(source, what, title, f"it names {count} items and holds none" if count else "no story")
    kind = (attribute(first(item, "itemClass"), "qcode") or "").rpartition(":")[2].lower()
    if what := fields.KINDS_OF_MEDIA.get(kind):
        return fields.unread(source, what, title, "no story to read")
    piece = _piece(item, title)
    if piece.blocks:
        return piece
    if (remote := first(item, "remoteContent")) is not None:
        return fields.unread(source, "an item in NewsML-G2", title, f"its text is at {attribute(remote, 'href')}")
    return fields.unread(source, "an item in NewsML-G2", title, "its content has no words")


def _title(item: Element) -> str | None:
    """The title in the head of the item; not that of a page which it links to."""
    head = first(item, "itemMeta")
    titles = [one for one in head if name(one) == "title"] if head is not None else []
    return next(filter(None, map(words, titles)), None)


def _piece(item: Element, title: str | None) -> Piece:
    inner, body = _content(item, title)
    if title is None:
        title, body = _own_title(item, inner, body)
    meta = first(item, "contentMeta")
    meta = item if meta is None else meta
    deck = _summary(meta) or inner.deck
    opening = body.blocks[0].text if body.blocks else None
    published = _first_moment(item, "firstCreated", "contentCreated", "versionCreated") or inner.published
    published = published or _first_moment(item.getroottree().getroot(), "sent")
    located = first(meta, "located")
    return Piece(
        blocks=body.blocks,
        title=title,
        deck=deck if deck not in (title, opening) else None,
        byline=fields.author(told(meta, "by")) or inner.byline,
        place=fields.place(_dateline(meta)) or fields.place_in(body.blocks) or inner.place or _named(located),
        publisher=_named(first(item, "provider")) or _named(first(item, "copyrightHolder")),
        credit=fields.agency(told(meta, "creditline")),
        published=published,
        updated=later(_first_moment(item, "versionCreated", "contentModified"), published),
        language=fields.language(attribute(first(meta, "language"), "tag") or attribute(item, "lang")),
        categories=_categories(item) or inner.categories,
        dropped=body.dropped,
        notices=_notices(item),
        raw=raw(item),
    )


def _content(item: Element, title: str | None) -> tuple[Piece, Body]:
    """What the content tells of itself, where it is NITF, and the body: that of the rendition with the most words."""
    found: list[tuple[Piece, Body]] = [(Piece(()), Body())]
    for inline in all_of(item, "inlineXML", "inlineData"):
        if (document := first(inline, "nitf")) is not None:
            piece = nitf.piece_of(document)
            found.append((piece, Body(piece.blocks, piece.dropped)))
        elif len(inline):
            page = first(inline, "body")
            page = inline if page is None else page
            above = _head_of(page)
            body = body_of(page, title)
            found.append((Piece(()), Body(body.blocks, (*above, *body.dropped))))
        else:
            found.append((Piece(()), body_of_text(inline.text or "", title)))
    return max(found, key=lambda one: one[1].words)


def _head_of(body: Element) -> list[Dropped]:
    """Takes a list and the time out of a ``header``: what they say is told by the item itself."""
    taken = [
        part
        for header in all_of(body, "header")
        for part in all_of(header, "ul", "ol", "time", "p")
        if name(part) != "p" or len(words(part).split()) < SHORTEST_LEAD
    ]
    dropped = [Dropped(words(part), "before the article", 0) for part in taken]
    for part in taken:
        part.tag = "template"
    return dropped


def _own_title(item: Element, inner: Piece, body: Body) -> tuple[str | None, Body]:
    """The title that the content tells where the item tells none, and the body without it."""
    page = next(iter(all_of(item, "inlineXML")), None)
    title = inner.title or (told(page, "h1", "title") if page is not None else None)
    if title:
        return title, Body(tuple(block for block in body.blocks if block.text != title), body.dropped)
    start = [block for block in body.blocks[:3] if block.kind == "subhead"][:1]
    return (start[0].text if start else None), Body(
        tuple(block for block in body.blocks if block not in start), body.dropped
    )


def _first_moment(item: Element, *names: str) -> str | None:
    return next(filter(None, (moment(words(one)) for tag in names for one in all_of(item, tag))), None)


def _summary(meta: Element) -> str | None:
    """The summary; a caption says no more than the headline."""
    described = [one for one in all_of(meta, "description") if "caption" not in (attribute(one, "role") or "")]
    return next(filter(None, map(words, described)), None)


def _dateline(meta: Element) -> str | None:
    """The dateline; some agencies write the time there."""
    line = told(meta, "dateline")
    return line if line and not line[0].isdigit() else None


def _named(element: Element | None) -> str | None:
    """The name of a party or place, else what it is called where no name is given."""
    if element is None:
        return None
    return told(element, "name") or fields.agency(attribute(element, "literal"))


def _categories(item: Element) -> tuple[str, ...]:
    names: list[str | None] = []
    codes: list[str | None] = []
    for subject in all_of(item, "subject"):
        if not any(part in (attribute(subject, "type") or "").lower() for part in _NO_CATEGORY):
            names.append(next((words(one) for one in subject if name(one) == "name"), None))
            codes.append(subject_of(attribute(subject, "qcode")))
    groups = [told(one, "name") for one in all_of(item, "memberOf")]
    return once([*names, *codes, *groups, *map(words, all_of(item, "keyword"))])


def _notices(item: Element) -> tuple[str, ...]:
    notes = [words(one) for one in all_of(item, "edNote") if _is_open(attribute(one, "role"))]
    return (
        *fields.status(attribute(first(item, "pubStatus"), "qcode")),
        *fields.embargo(_first_moment(item, "embargoed")),
        *(line for one in notes for line in fields.note(one)),
    )


def _is_open(role: str | None) -> bool:
    """A note for everybody: it has no role, or that."""
    return role is None or role.endswith(":public")
