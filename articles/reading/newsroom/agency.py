"""XML in no vocabulary of its own: stories are told by elements that are named after what they hold.

Agencies and content systems send such XML: an element a story, in it a headline, a date and the text, in plain words,
in elements of HTML, or in HTML as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles import dates
from articles.reading.newsroom import fields
from articles.reading.newsroom.body import Body, body_of, body_of_text
from articles.reading.newsroom.moments import later, moment
from articles.reading.newsroom.subjects import once
from articles.reading.newsroom.tree import Element, all_of, attribute, first, name, parse, raw, words
from articles.reading.piece import Piece, Unreadable

MIN_WORDS = 40
"""A document that names no story is one if its paragraphs have so many words."""

TITLES = "headline hedline headlines title titel heading otsikko rubrik overskrift titre titulo titolo".split()
DECKS = "subtitle subheadline standfirst deck abstract summary ingress underrubrik teaser lead".split()
BODIES = """content body text story bodytext articlebody fulltext maintext storytext articletext contenu texte tekst
    brodtekst texto testo inhalt html bodyhtml contenthtml bodycontent""".split()
PUBLISHED = """publishdate publisheddate publicationdate datepublished published pubdate firstpublished firstcreated
    created createddate datecreated datetime date timestamp datum dato""".split()
UPDATED = "updated updateddate modified modifieddate datemodified lastmodified versioncreated".split()
AUTHORS = "byline author authors writer by autor auteur".split()
PLACES = "town city location place dateline ort by".split()
PUBLISHERS = "provider publisher source origin agency copyrightholder".split()
CATEGORIES = "section category categories subject subjects keyword keywords tag tags channel department".split()
LINKS = "link url permalink canonicalurl".split()

_NOT_A_LETTER = re.compile(r"[\W\d_]+")


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """Every story of an XML document. Raises `FormatError`."""
    root = parse(data)
    stories = [one for one in root.iter() if _is_story(one)]
    for number, story in enumerate(stories, 1):
        piece = _piece(story)
        if len(stories) > 1:
            own = next((words(one) for one in story if _key(one).endswith("id") and words(one)), "")
            piece = piece._replace(known_as=f"{source}#{own or number}")
        if piece.blocks:
            yield piece
        else:
            yield fields.unread(source, f"a story in XML (<{name(story)}>)", piece.title, "its text has no words")
    if not stories:
        yield _page(root, source)


def _page(root: Element, source: str) -> Piece | Unreadable:
    """A document that names no story, if its paragraphs are one."""
    if name(root) == "svg":
        return Unreadable(source, "a drawing in SVG: no words to read")
    body = body_of(root)
    if sum(len(words(one).split()) for one in all_of(root, "p", "para")) >= MIN_WORDS:
        return Piece(
            body.blocks,
            title=next(filter(None, (words(first(root, tag)) for tag in ("title", "headline", "h1"))), None),
            language=fields.language(attribute(root, "lang")),
            dropped=body.dropped,
            raw=raw(root),
        )
    return Unreadable(source, f"an XML document (<{name(root)}>) in which no story was found")


def _key(element: Element) -> str:
    """The name of an element, small and of letters only: ``Publish_Date`` and ``publishDate`` are one."""
    return _NOT_A_LETTER.sub("", name(element)).lower()


def _is_story(element: Element) -> bool:
    """Has it a text of its own, and a headline or a date beside that?"""
    keys = {_key(one) for one in element if len(one) or (one.text and one.text.strip())}
    return any(key in keys for key in BODIES) and any(key in keys for key in (*TITLES, *PUBLISHED, *DECKS))


def _piece(story: Element) -> Piece:
    title, deck = _told(story, TITLES), _told(story, DECKS)
    body = _body(story, title)
    published = _date(story, PUBLISHED)
    return Piece(
        blocks=body.blocks,
        title=title,
        deck=deck if deck != title else None,
        byline=fields.author(_told(story, AUTHORS)),
        place=fields.place_in(body.blocks) or fields.place(_told(story, PLACES)),
        publisher=fields.agency((_told(story, PUBLISHERS) or "").strip("/ ")),
        published=published,
        updated=later(_date(story, UPDATED), published),
        language=fields.language(attribute(story, "lang") or _told(story, ["language", "lang"])),
        link=next((one for one in [_told(story, LINKS)] if one and one.startswith("http")), None),
        categories=once([words(one) for one in story if _key(one) in CATEGORIES and len(words(one)) < 80]),
        dropped=body.dropped,
        raw=raw(story),
    )


def _body(story: Element, title: str | None) -> Body:
    """The longest text that an element of the story holds."""
    found = [_text(one, title) for one in story if _key(one) in BODIES]
    return max(found, key=lambda one: one.words)


def _text(element: Element, title: str | None) -> Body:
    return body_of(element, title) if len(element) else body_of_text(element.text or "", title)


def _told(story: Element, keys: list[str]) -> str | None:
    """The words of the element that the first of these keys names; those of HTML as text without it."""
    for key in keys:
        for one in story:
            if _key(one) == key and words(one):
                return " ".join(block.text for block in body_of_text(words(one)).blocks) or None
    return None


def _date(story: Element, keys: list[str]) -> str | None:
    """The date of the first of these keys, in whatever way it is written."""
    text = next((words(one) for key in keys for one in story if _key(one) == key and words(one)), None)
    return moment(text) or (dates.read_dates(text).published if text else None)
