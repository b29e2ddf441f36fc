"""ninjs, the JSON of the IPTC for news: versions 1 and 2, and agencies' lists and envelopes of such items."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from articles.reading.newsroom import fields
from articles.reading.newsroom.body import Body, body_of_html, body_of_text
from articles.reading.newsroom.moments import later, moment
from articles.reading.newsroom.subjects import once, subject_of
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.text import decode

MAX_DEPTH = 6
"""Envelopes within envelopes that are looked into for items."""

WHOLE = 0.9
"""A rendition with so much of the words of the longest is whole."""

_SIGNS = ("headline", "headlines", "title", "body_html", "body_text", "body_xhtml", "bodies", "pubstatus")
_IDS = ("uri", "guid", "_id", "versioncreated", "firstcreated")
_NO_CATEGORY = ("ancestor",)


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """Every item of a JSON document. Raises `FormatError`."""
    text = decode(data)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is no JSON that can be read: {error}") from error
    items = list(_items(document, 0))
    if not items:
        raise FormatError("is JSON that holds no news item: expected headline and body, as in ninjs")
    whole = text if len(items) == 1 else None
    for number, item in enumerate(items, 1):
        found = _item(item, source, whole)
        if whole is None and isinstance(found, Piece):
            found = found._replace(known_as=_known_as(item, source, number))
        yield found


def _items(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The items in a document, and in the packages among them those that hold a text."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _items(one, depth + 1)
    elif isinstance(value, dict):
        if any(sign in value for sign in _SIGNS) and any(sign in value for sign in _IDS):
            yield value
            value = value.get("associations")
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            yield from (item for part in parts for item in _items(part, depth + 1) if _is_story(item))
        else:
            for one in value.values():
                yield from _items(one, depth + 1)


def _is_story(item: dict[str, Any]) -> bool:
    return item.get("type") not in fields.KINDS_OF_MEDIA and bool(_bodies(item))


def _known_as(item: dict[str, Any], source: str, number: int) -> str:
    """An item's own id, which is the same wherever it is sent; else its place in the file."""
    own = _text(item, "uri", "guid", "_id")
    return own if own and ":" in own else f"{source}#{own or number}"


def _item(item: dict[str, Any], source: str, whole: str | None) -> Piece | Unreadable:
    title = _text(item, "headline", "title") or _of_role(item, "headlines", "main")
    kind = str(item.get("type") or "text").lower()
    if what := fields.KINDS_OF_MEDIA.get(kind):
        return fields.unread(source, what, title, "no story to read")
    body = _best([_body(kind, text, title) for kind, text in _bodies(item)])
    if not body.blocks:
        where = f"its text is at {href}" if (href := _remote(item)) else "it holds no text"
        return fields.unread(source, "a news item in JSON", title, where)
    return _piece(item, title, body, whole)


def _piece(item: dict[str, Any], title: str | None, body: Body, whole: str | None) -> Piece:
    deck = _text(item, "description_text", "abstract") or _of_role(item, "descriptions", "summary")
    published = _moment(item, "firstcreated", "contentcreated", "firstpublished", "published", "versioncreated")
    return Piece(
        blocks=body.blocks,
        title=title or _text(item, "slugline"),
        deck=deck if deck not in (title, body.blocks[0].text) else None,
        byline=fields.author(_text(item, "byline", "by")) or _names(item, "authors"),
        place=fields.place_in(body.blocks) or _place(item),
        publisher=_text(item, "provider", "source", "copyrightholder") or _names(item, "infosource", "infosources"),
        credit=fields.agency(_text(item, "creditline")),
        published=published,
        updated=later(_moment(item, "versioncreated", "contentmodified"), published),
        language=fields.language(_text(item, "language")),
        link=next((one for one in (_text(item, "canonicalurl", "url", "href"), _link(item)) if one), None),
        categories=_categories(item),
        dropped=body.dropped,
        notices=(
            *fields.status(_text(item, "pubstatus")),
            *fields.embargo(_moment(item, "embargoed")),
            *fields.note(_text(item, "ednote")),
        ),
        raw=json.dumps(item, ensure_ascii=False, indent=1) if whole is None else whole,
    )


def _text(item: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds words, on one line."""
    values = (item.get(name) for name in names)
    return next((" ".join(one.split()) for one in values if isinstance(one, str) and one.strip()), None)


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a field that holds one or several."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _of_role(item: dict[str, Any], name: str, role: str) -> str | None:
    """The value of a list of ninjs 2 with this role, else its first."""
    rows = sorted(_objects(item.get(name)), key=lambda one: one.get("role") != role)
    return next(filter(None, (_text(one, "value") for one in rows)), None)


def _bodies(item: dict[str, Any]) -> list[tuple[str, str]]:
    """The renditions of the body, each with its type: those of ninjs 1 by the names of the fields."""
    found = [(name, text) for name, text in item.items() if name.startswith("body_") and isinstance(text, str)]
    for one in _objects(item.get("bodies")):
        kind = one.get("contentType") or one.get("contenttype") or one.get("role") or ""
        if isinstance(text := one.get("value"), str):
            found.append((str(kind), text))
    found.sort(key=lambda one: not _is_marked_up(one[0]))
    return [(kind, text) for kind, text in found if text.strip()]


def _is_marked_up(kind: str) -> bool:
    return any(sign in kind for sign in ("html", "xml", "nitf"))


def _body(kind: str, text: str, title: str | None) -> Body:
    return body_of_html(text, title) if _is_marked_up(kind) else body_of_text(text, title)


def _best(bodies: list[Body]) -> Body:
    """The first rendition that has nearly all the words that one has: those with marks for paragraphs come first."""
    most = max((body.words for body in bodies), default=0)
    return next((body for body in bodies if body.words and body.words >= WHOLE * most), Body())


def _moment(item: dict[str, Any], *names: str) -> str | None:
    return next(filter(None, (moment(_text(item, name)) for name in names)), None)


def _names(item: dict[str, Any], *names: str) -> str | None:
    found = once([_text(one, "name", "literal") for name in names for one in _objects(item.get(name))])
    return " and ".join(found) or None


def _place(item: dict[str, Any]) -> str | None:
    located = item.get("located") or item.get("datelinelocation")
    if isinstance(located, str):
        return fields.place(located)
    return next((name for one in _objects(located) if (name := _text(one, "city", "name"))), None)


def _link(item: dict[str, Any]) -> str | None:
    """An address that the item has as its id is where it stands on the web."""
    uri = _text(item, "uri")
    return uri if uri and uri.startswith(("https://", "http://")) else None


def _remote(item: dict[str, Any]) -> str | None:
    """Where the text is that the item only refers to."""
    renditions = item.get("renditions")
    parts: Iterable[Any] = renditions.values() if isinstance(renditions, dict) else _objects(renditions)
    rows = [one for one in _objects(list(parts)) if str(one.get("type", "text")) == "text"]
    return next(filter(None, (_text(one, "href") for one in rows)), None)


def _categories(item: dict[str, Any]) -> tuple[str, ...]:
    """Subjects, services and keywords by name; a subject without a name of words by its code."""
    names: list[str | None] = []
    for field in ("subject", "subjects", "service", "services", "section", "sections", "category", "categories"):
        for one in _objects(item.get(field)):
            if not any(role in (one.get("rels") or ()) for role in _NO_CATEGORY):
                name = _text(one, "name", "title")
                names.append(subject_of(_text(one, "code", "uri")) if not name or len(name) < 2 else name)
    for field in ("keywords", "keyword"):
        rows = item.get(field)
        names += [one for one in (rows if isinstance(rows, list) else [rows]) if isinstance(one, str)]
    return once(names)
