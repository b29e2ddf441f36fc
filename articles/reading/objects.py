"""An article from a JSON object: the names are those of the JSON that the command prints.

What the object tells is taken as it is; what it does not tell is found in the text, as for a plain-text article.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from articles.article import Article, Dropped, Sector
from articles.filing import file_under
from articles.keys import base_key
from articles.language import guess_language
from articles.learning import Model, filed_by
from articles.reading.columns import columns_of
from articles.reading.columns import told as named_columns
from articles.reading.fields import Fields, WrongFieldError
from articles.reading.piece import FormatError, article_of
from articles.sectors import Taxonomy
from articles.store.edits import edits_between
from articles.store.record import NO_EDITS, Quoted
from articles.store.whole import Marked, Noted
from summarize import Document, Mention, Paragraph, Quote
from summarize.document import KINDS as BLOCKS
from summarize.quotes.quote import ATTRIBUTIONS, KINDS, SPEAKER_KINDS

SAMPLE = 1000
"""Characters of a text that tell its language: it is clean, so its beginning is like the rest."""

OWN = frozenset(
    """schema id source text title deck byline place publisher credit published updated sectors scope language
    paragraphs dropped notices raw link categories quotes title_quotes as_read read starred tags notes apart summary
    summaries""".split()
)
"""The names that the command prints."""

_DATE = re.compile(
    r"(\d{4})(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)


class Told(NamedTuple):
    """What an object tells: an article as it was read, its quotations where it tells them, and what its reader made of
    it, ``edits`` being what was set by hand, by field."""

    article: Article
    quoted: Quoted | None = None
    marked: Marked = Marked()
    edits: Mapping[str, Any] = NO_EDITS
    corrected: Article | None = None

    @property
    def shown(self) -> Article:
        """The article with what was set by hand in it."""
        return self.corrected or self.article


def read_object(data: bytes, source: str, taxonomy: Taxonomy | None = None, model: Model | None = None) -> Told:
    """The article of a line of JSON, filed by the taxonomy or the default one, and by what was learned, where it does
    not tell its sectors; raises `WrongFieldError` where it is none."""
    told = Fields(_named(_parsed(data)))
    if "text" not in told and (row := _row(told.values)) is not None:
        return Told(filed_by(model, _article_of_row(row, told, data, source, taxonomy), taxonomy))
    text = told.text("text")
    title = told.text("title")
    if text is None or not (text.strip() or title):
        raise told.fail("text", "the words of the article")
    article = Article(
        id=_id(told, data),
        source=told.text("source") or source,
        text=text,
        paragraphs=_paragraphs(told, text),
        title=title,
        deck=told.text("deck"),
        byline=told.text("byline"),
        place=told.text("place"),
        publisher=told.text("publisher"),
        credit=told.text("credit"),
        scope=told.text("scope"),
        language=told.text("language") or guess_language(text[:SAMPLE]),
        sectors=_sectors(told),
        dropped=_dropped(told),
        notices=told.texts("notices"),
        raw=told.text("raw") or text,
        link=told.text("link"),
        categories=told.texts("categories"),
    )
    if "sectors" not in told:
        article = _classified(article, told, taxonomy, model)
    article = _dated(article, told)
    as_read = _as_read(told, article)
    return Told(as_read, _quoted(told, as_read), _marked(told, text), edits_between(as_read, article), article)


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except json.JSONDecodeError as error:
        raise WrongFieldError(f"no valid JSON at character {error.pos + 1}: {error.msg}") from None
    except (ValueError, RecursionError) as error:  # bytes that are no text, numbers of thousands of digits
        raise WrongFieldError(f"no JSON that can be read: {error}") from None
    if not isinstance(found, dict):
        raise WrongFieldError('expected a JSON object with "text"')
    return found


def _named(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values, with those that have the names that columns of tables have under ours, where those are free."""
    others = {name: value for name, value in values.items() if name not in OWN and not isinstance(value, dict)}
    if not others or "text" not in values:
        return values
    from articles.reading.rows import iso_date, line_of, parts_of

    row = named_columns(columns_of(list(others), needs_text=False), list(others.values()))
    found: dict[str, Any] = {name: line_of(row.get(name)) for name in ("title", "deck", "byline", "link")}
    found["published"] = iso_date(row.get("published")) or row.get("published")
    found["categories"] = parts_of(row.get("categories", []))
    return {**{name: value for name, value in found.items() if value}, **values}


def _row(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of an object without "text", by the names that columns have; None where none of them is for that."""
    try:
        return named_columns(columns_of(list(values)), list(values.values()))
    except FormatError:
        return None


def _article_of_row(row: dict[str, Any], told: Fields, data: bytes, source: str, taxonomy: Taxonomy | None) -> Article:
    """The article of a row. Only an id that is text names it: numbers count the rows of one file."""
    from articles.reading.rows import piece_of_row

    try:
        article = article_of(piece_of_row(row), data, source, taxonomy)
    except FormatError as error:
        raise WrongFieldError(str(error)) from None
    return article._replace(id=_id(told, data)) if isinstance(told.values.get("id"), str) else article


def _id(told: Fields, data: bytes) -> str:
    """The id that is given, or else one by the bytes of the line."""
    if told.values.get("id") is None:
        return hashlib.sha256(data).hexdigest()[:16]
    given = told.values["id"]
    found = str(given) if type(given) is int else told.words("id")
    if not found.isprintable() or found != found.strip():
        raise told.fail("id", "text on one line, without blanks around it")
    return found


def _paragraphs(told: Fields, text: str) -> tuple[Paragraph, ...]:
    given = told.objects("paragraphs")
    if not given:
        return Document.from_text(text).paragraphs
    paragraphs = [Paragraph(one.one_of("kind", BLOCKS, "paragraph"), *one.span(len(text))) for one in given]
    at = 0
    for one, paragraph in zip(given, paragraphs, strict=True):
        if paragraph.start < at:
            raise one.fail("start", "paragraphs in text order, none within another")
        at = paragraph.end
    return tuple(paragraphs)


def _as_read(told: Fields, article: Article) -> Article:
    """The article before its reader corrected it, as far as the object tells."""
    before = told.object("as_read")
    if before is None:
        return article
    return article._replace(
        title=before.text("title") if "title" in before else article.title,
        published=_date(before.values["published"]) if "published" in before else article.published,
        sectors=_sectors(before) if "sectors" in before else article.sectors,
    )


def _sectors(told: Fields) -> tuple[Sector, ...]:
    """The sectors that are given, each once, the primary one first."""
    given: dict[str, Sector] = {}
    for number, one in enumerate(told.objects("sectors")):
        name = one.words("id")
        given.setdefault(
            name,
            Sector(
                name,
                one.text("name") or name,
                one.flag("primary", number == 0),
                one.number("score"),
                one.texts("evidence"),
            ),
        )
    first = sorted(given.values(), key=lambda sector: not sector.primary)
    return tuple(sector._replace(primary=number == 0) for number, sector in enumerate(first))


def _classified(article: Article, told: Fields, taxonomy: Taxonomy | None, model: Model | None) -> Article:
    """The article with the sectors that its categories and its words tell."""
    found, scope = file_under(article.title, article.text, article.categories, taxonomy)
    article = article._replace(sectors=found, scope=article.scope if "scope" in told else scope)
    return filed_by(model, article, taxonomy)


def _dated(article: Article, told: Fields) -> Article:
    published, updated = (_date(told.values.get(name)) for name in ("published", "updated"))
    notices = article.notices
    if published is None and told.values.get("published") is not None:
        given = told.values["published"]
        shown = given[:40] if isinstance(given, str) else json.dumps(given)[:40]
        notices += (f"The date “{shown}” is none in ISO 8601, so the article is undated.",)
    return article._replace(published=published, updated=updated, notices=notices)


def _date(value: object) -> str | None:
    """A date in ISO 8601, as precise as it is; None for all else."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    date = value.replace(" ", "T")
    try:
        base_key(date)
        if len(date) > 10:
            datetime.fromisoformat(date)
    except (ValueError, OverflowError):
        return None
    return date


def _dropped(told: Fields) -> tuple[Dropped, ...]:
    return tuple(
        Dropped(one.text("text") or "", one.text("reason") or "", one.whole("line", 0, 1 << 40, default=0))
        for one in told.objects("dropped")
    )


# quotations and marks


def _quoted(told: Fields, article: Article) -> Quoted | None:
    if "quotes" not in told:
        return None
    return Quoted(_quotes(told, "quotes", article.text), _quotes(told, "title_quotes", article.title or ""))


def _quotes(told: Fields, name: str, text: str) -> tuple[Quote, ...]:
    given = told.objects(name)
    return tuple(_quote(one, text, len(given)) for one in given)


def _quote(one: Fields, text: str, count: int) -> Quote:
    start, end = one.span(len(text))
    speaker_kind = one.text("speaker_kind")
    return Quote(
        kind=one.one_of("kind", KINDS),
        start=start,
        end=end,
        text=text[start:end],
        group=one.whole("group", 0, 1 << 40, default=0),
        speaker=one.text("speaker"),
        speaker_kind=one.one_of("speaker_kind", SPEAKER_KINDS) if speaker_kind else None,
        role=one.text("role"),
        mention=_mention(one.object("mention"), text),
        cue=_mention(one.object("cue"), text),
        attribution=one.one_of("attribution", ATTRIBUTIONS, "none"),
        confidence=one.number("confidence"),
        duplicate_of=None
        if one.values.get("duplicate_of") is None
        else one.whole("duplicate_of", 0, max(0, count - 1)),
        marked=tuple(_pair(one, pair, len(text)) for pair in one.list_of("marked")),
        unmarked=one.flag("unmarked"),
    )


def _mention(one: Fields | None, text: str) -> Mention | None:
    if one is None:
        return None
    start, end = one.span(len(text))
    return Mention(text[start:end], start, end)


def _pair(one: Fields, pair: object, length: int) -> tuple[int, int]:
    if type(pair) is not list or len(pair) != 2:
        raise one.fail("marked", "pairs of offsets")
    return Fields({"start": pair[0], "end": pair[1]}, f"{one.place}marked.").span(length)


def _marked(told: Fields, text: str) -> Marked:
    tags = tuple(dict.fromkeys(name.strip() for name in told.texts("tags")))
    if not all(name and name.isprintable() for name in tags):
        raise told.fail("tags", "names on one line each")
    notes = tuple(_note(one, text) for one in told.objects("notes"))
    return Marked(told.flag("read"), told.flag("starred"), tags, notes, told.flag("apart"))


def _note(one: Fields, text: str) -> Noted:
    """A note on the article or on a passage, which may be one that is no longer in the text."""
    words, made = one.text("words") or "", one.words("made")
    if _date(made) is None:
        raise one.fail("made", "a time in ISO 8601")
    if one.values.get("start") is not None:
        start, end = one.span(len(text))
        return Noted(words, made, start, end, text[start:end])
    passage = one.text("passage") or None
    if not words and not passage:
        raise one.fail("words", "text, or a passage that is highlighted")
    return Noted(words, made, passage=passage)
