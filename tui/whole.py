"""An article of the library printed whole: its text, with what was found in it and what its reader made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from articles.article import Article
from articles.store.record import NO_EDITS, Quoted
from articles.store.whole import Marked, Noted
from tui.output import (
    MEASURE,
    Result,
    article_json,
    escaped,
    findings_markdown,
    findings_text,
    head_markdown,
    head_text,
    quote_json,
    styled,
)
from tui.output import as_json as result_json
from tui.safe_text import json_line, safe_line
from tui.wording import date_in_words
from tui.wrapping import wrap

SUBHEADS = ("subhead",)
SIGNS = {"subhead": "### ", "blockquote": "> "}
"""What stands before paragraphs of these kinds in Markdown."""
SET_IN = {"blockquote": "    "}
"""What stands before each row of paragraphs of these kinds where people read them."""


def lines(result: Result, marked: Marked, style: str, width: int = MEASURE, *, colour: bool = False) -> Iterator[str]:
    """An article with its summary, quotations and marks, in one of `tui.output.FORMATS`."""
    if style == "json":
        import json

        yield json_line(json.dumps({**result_json(result), **marked_json(marked)}, ensure_ascii=False))
    elif style == "markdown":
        yield from as_markdown(result, marked)
    else:
        yield from as_text(result, marked, width, colour=colour)


def as_text(result: Result, marked: Marked, width: int, *, colour: bool) -> Iterator[str]:
    """The lines that people read, at most ``width`` cells wide."""
    article = result.article
    yield from head_text(article, width, colour)
    for line in wrap(safe_line(_marks(article, marked)), width):
        yield styled(line, "2", colour)
    for block in article.paragraphs:
        yield ""
        margin = SET_IN.get(block.kind, "")
        for line in wrap(safe_line(article.text[block.start : block.end]), width, margin, margin):
            yield styled(line, "1", colour and block.kind in SUBHEADS)
    yield from findings_text(result, width, colour)
    if marked.notes:
        yield ""
        yield styled("Notes", "1;36", colour)
    for note in marked.notes:
        for passage in (note.passage,) if note.passage else ():
            yield from wrap(safe_line(passage), width, "   ", " ▌ ")
        for line in wrap(safe_line(_noted(note)), width, "   "):
            yield line


def as_markdown(result: Result, marked: Marked) -> Iterator[str]:
    """The same facts as a Markdown document."""
    article = result.article
    yield from head_markdown(article)
    yield ""
    yield f"*{escaped(_marks(article, marked))}*"
    for block in article.paragraphs:
        yield ""
        yield SIGNS.get(block.kind, "") + escaped(article.text[block.start : block.end])
    yield from findings_markdown(result)
    if marked.notes:
        yield ""
        yield "## Notes"
    for note in marked.notes:
        yield ""
        yield from notes_markdown(note)


def notes_markdown(note: Noted) -> Iterator[str]:
    """A note: the passage that it is on as a quotation, and its words."""
    if note.passage:
        yield f"> {escaped(note.passage)}"
        yield ""
    yield escaped(_noted(note))


def as_json(
    article: Article, quoted: Quoted | None, marked: Marked, as_read: Mapping[str, Any] = NO_EDITS
) -> dict[str, Any]:
    """An object that tells all that the library knows of an article, and that `nutgraf add` takes back whole.

    ``as_read`` is what was read in the fields that were set by hand since.
    """
    told = article_json(article)
    if as_read:
        before = article_json(article._replace(**as_read))
        told["as_read"] = {name: before[name] for name in as_read}
    if article.raw != article.text:
        told["raw"] = article.raw
    if quoted is not None:
        told["quotes"] = [quote_json(quote) for quote in quoted.quotes]
        told["title_quotes"] = [quote_json(quote) for quote in quoted.title_quotes]
    return {**told, "notices": list(article.notices), **marked_json(marked)}


def marked_json(marked: Marked) -> dict[str, Any]:
    """What the JSON formats tell of marks, tags and notes."""
    return {
        "read": marked.read,
        "starred": marked.star,
        "tags": list(marked.tags),
        "notes": [note_json(note) for note in marked.notes],
        **({"apart": True} if marked.apart else {}),
    }


def note_json(note: Noted) -> dict[str, Any]:
    """What the JSON formats tell of a note."""
    return {"start": note.start, "end": note.end, "passage": note.passage, "words": note.words, "made": note.made}


def _marks(article: Article, marked: Marked) -> str:
    """ "unread · ★ starred · tags: strike, wages · 0d665a378c074e67 · news/story.txt"."""
    tags = f"tags: {', '.join(marked.tags)}" if marked.tags else ""
    parts = (
        "read" if marked.read else "● unread",
        "★ starred" if marked.star else "",
        tags,
        article.id,
        article.source,
    )
    return " · ".join(part for part in parts if part)


def _noted(note: Noted) -> str:
    """The words of a note and the day on which it was made."""
    day = date_in_words(note.made[:10])
    return f"{note.words} ({day})" if note.words else f"highlighted ({day})"
