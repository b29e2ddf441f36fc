"""Quotations with their citations, as lines to print: text and Markdown by speaker, JSON and CSV one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from articles.people import Held, Said, Speaker
from tui.output import SCHEMA, bare, coloured, columns, escaped, glyph, marked, quote_json, styled
from tui.safe_text import json_line, safe_line
from tui.wording import counted, date_in_words, span_in_words
from tui.wrapping import wrap

Voice = tuple[Speaker | None, Said]
"""A quotation, and who says it as far as that is told."""

NOBODY = "No speaker named"

CSV_FIELDS = (
    *("speaker", "speaker_kind", "role", "kind", "text", "title", "publisher", "published", "source", "start", "end"),
    *("attribution", "confidence", "id"),
)
"""The columns of the CSV format: fields of the JSON format."""

FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes a cell for a formula by (the wide forms in some languages): OWASP, "CSV Injection"."""


def as_text(voices: Sequence[Voice]) -> Iterator[str]:
    """The lines that people read, grouped by speaker and article."""
    width, colour = columns(), coloured()
    for number, (speaker, said) in enumerate(by_speaker(voices)):
        if number:
            yield ""
        for line in wrap(safe_line(speaker.name if speaker else NOBODY), width):
            yield styled(line, "1;36", colour)
        for line in wrap(safe_line(about(speaker, said)), width):
            yield styled(line, "2", colour)
        for _, quotes in groupby(said, key=lambda one: one.origin.article_id):
            yield ""
            yield from _article_text(list(quotes), width, colour)


def _article_text(said: Sequence[Said], width: int, colour: bool) -> Iterator[str]:
    for line in wrap(safe_line(cited(said[0])), width, "  "):
        yield styled(line, "1", colour)
    for line in wrap(safe_line(_where(said)), width, "  "):
        yield styled(line, "2", colour)
    for one in said:
        place = f"[{one.start}-{one.end}]"
        yield from wrap(f"{bare(one.quote)} {place}", width, "     ", f"   {glyph(one.quote)} ")


def as_markdown(voices: Sequence[Voice]) -> Iterator[str]:
    """The same facts as a Markdown document."""
    for number, (speaker, said) in enumerate(by_speaker(voices)):
        if number:
            yield ""
        yield f"# {escaped(speaker.name if speaker else NOBODY)}"
        yield ""
        yield f"*{escaped(about(speaker, said))}*"
        for _, quotes in groupby(said, key=lambda one: one.origin.article_id):
            group = list(quotes)
            yield ""
            yield f"## {escaped(cited(group[0]))}"
            yield ""
            yield f"*{escaped(_where(group))}*"
            yield ""
            yield from (f"- {marked(one.quote)} ({one.start}-{one.end})" for one in group)


def as_json(voices: Sequence[Voice]) -> Iterator[str]:
    """One object a line for each quotation."""
    import json

    for voice in voices:
        yield json_line(json.dumps(_fields(voice), ensure_ascii=False))


def as_csv(voices: Sequence[Voice]) -> Iterator[str]:
    """A heading and a row for each quotation, every cell on one line and without formulas."""
    import csv
    import io

    rows = ([_cell(fields[name]) for name in CSV_FIELDS] for fields in map(_fields, voices))
    for row in (list(CSV_FIELDS), *rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(row)
        yield line.getvalue()


FORMATS: dict[str, Callable[[Sequence[Voice]], Iterator[str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "csv": as_csv,
}
"""The lines of each format."""


def _cell(value: object) -> str:
    if isinstance(value, (int, float)):
        return str(value)
    text = safe_line(str(value or ""))
    return f"'{text}" if text.startswith(FORMULA) else text


def _fields(voice: Voice) -> dict[str, object]:
    """What programs are told of a quotation: the fields of `tui.output.quote_json` and those of its article."""
    speaker, (quote, origin, role) = voice
    return {
        "schema": SCHEMA,
        "id": origin.article_id,
        "source": origin.source,
        "title": origin.title,
        "publisher": origin.publisher,
        "published": origin.published,
        **quote_json(quote),
        "speaker": speaker.name if speaker else None,
        "role": role,
    }


def by_speaker(voices: Sequence[Voice]) -> list[tuple[Speaker | None, list[Said]]]:
    """The quotations of each speaker, who spoke last first; those that nobody is named for at the end."""
    groups: dict[int, tuple[Speaker | None, list[Said]]] = {}
    for speaker, said in voices:
        groups.setdefault(id(speaker), (speaker, []))[1].append(said)
    return sorted(groups.values(), key=lambda group: group[0] is None)


def about(speaker: Speaker | None, said: Sequence[Said]) -> str:
    """How much of it there is, and the roles with their dates: "3 quotations in 2 articles · Mayor (June 2025)"."""
    return " · ".join(part for part in (amount(said), roles(speaker) if speaker else "") if part)


def amount(said: Sequence[Said]) -> str:
    """How much it is: "3 quotations in 2 articles"."""
    articles = len({one.origin.article_id for one in said})
    return f"{counted(len(said), 'quotation')} in {counted(articles, 'article')}"


def roles(speaker: Speaker) -> str:
    """The roles and when they were held: "Mayor (June 2023 to 30 June 2025) · teacher"."""
    return " · ".join(map(_held, speaker.roles))


def _held(held: Held) -> str:
    dates = span_in_words(held.first, held.last)
    return f"{held.role} ({dates})" if dates else held.role


def cited(said: Said) -> str:
    """Date, headline and publisher of an article."""
    origin = said.origin
    date = date_in_words(origin.published) if origin.published else "Undated"
    return " · ".join(part for part in (date, origin.headline, origin.publisher) if part)


def _where(said: Sequence[Said]) -> str:
    """The role in that article and the source: "as Mayor · news/story.txt"."""
    held = dict.fromkeys(f"as {one.role}" for one in said if one.role)
    return " · ".join([*held, said[0].origin.source])
