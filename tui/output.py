"""The only writer of results to stdout: text for people, Markdown, and JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articles.article import Article
from articles.spoken import spoken
from summarize import Mention, Quote, Summary, SummarySentence
from tui.safe_text import json_line, safe_line
from tui.streams import discard
from tui.wording import counted, date_in_words, ordinal
from tui.wrapping import wrap

FORMATS = ("text", "markdown", "json")
SCHEMA = 1

MEASURE = 80
"""The widest line of text output: more cells than this are hard to read."""

GLYPHS = {"direct": "“", "pull": "“", "mixed": "~", "indirect": "~", "scare": "‘"}
"""What stands before a quotation of each kind, as on the screen."""


class Result(NamedTuple):
    """What the command tells of one article: a summary by each method asked for, and its quotations.

    ``why`` has people told why each sentence was chosen; programs always are.
    """

    article: Article
    summaries: tuple[Summary, ...]
    quotes: tuple[Quote, ...] | None
    title_quotes: tuple[Quote, ...]
    why: bool = False


def write(result: Result, style: str, *, first: bool) -> None:
    """Print one result in one of `FORMATS`; raises `OutputError`."""
    if style == "json":
        import json

        lines = [json_line(json.dumps(as_json(result), ensure_ascii=False))]
    elif style == "markdown":
        lines = list(as_markdown(result))
    else:
        lines = list(as_text(result, columns(), colour=coloured()))
    if not first and style != "json":
        lines.insert(0, "")
    put(lines)


class OutputError(OSError):
    """The output could not be written, for this reason."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(reason.errno, reason.strerror)
        self.reader_left = isinstance(reason, BrokenPipeError)

    def __str__(self) -> str:
        return f"the output could not be written: {(self.strerror or 'unknown').lower()}"


def put(lines: Iterable[str]) -> None:
    """Print lines that are safe for a terminal; raises `OutputError`."""
    for line in lines:
        try:
            sys.stdout.write(f"{line}\n")
        except OSError as error:
            raise OutputError(error) from None
    try:
        sys.stdout.flush()
    except OSError as error:
        raise OutputError(error) from None


def give_up() -> None:
    """Let what could not be printed go nowhere."""
    discard(sys.stdout)


def notices(result: Result) -> list[str]:
    """What the reader should know of the article and its summaries, each once."""
    return list(dict.fromkeys([*result.article.notices, *(said for one in result.summaries for said in one.notices)]))


def write_lines(lines: Sequence[str]) -> None:
    """Print lines of our own, such as the names of the methods."""
    put(map(safe_line, lines))


def columns(most: int | None = MEASURE) -> int:
    """The cells of a line: as many as ``COLUMNS`` says or the terminal has, ``most`` of them at the most."""
    given = os.environ.get("COLUMNS", "")
    try:
        found = int(given) if given.isdecimal() else os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # no terminal
        found = MEASURE
    return max(20, min(most or found, found or MEASURE))


def coloured() -> bool:
    """Whether output is for eyes that want colours: on a terminal alone, whatever ``FORCE_COLOR`` says."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


# ------------------------------------------------------------------------------------------------ JSON


def as_json(result: Result) -> dict[str, object]:
    """The object that the JSON format prints for one article."""
    summaries = [_summary_json(summary) for summary in result.summaries]
    return {
        **article_json(result.article),
        "summary": summaries[0],
        **({"summaries": summaries} if len(summaries) > 1 else {}),
        "quotes": [quote_json(quote) for quote in result.quotes or ()],
        "title_quotes": [quote_json(quote) for quote in result.title_quotes],
        "notices": notices(result),
    }


def article_json(article: Article) -> dict[str, object]:
    """What the JSON format tells of the article itself."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "deck": article.deck,
        "byline": article.byline,
        "place": article.place,
        "publisher": article.publisher,
        "credit": article.credit,
        "published": article.published,
        "updated": article.updated,
        "sectors": [
            {"id": s.id, "name": s.name, "primary": s.primary, "score": round(s.score, 6), "evidence": list(s.evidence)}
            for s in article.sectors
        ],
        "scope": article.scope,
        "language": article.language,
        "text": article.text,
        "paragraphs": [{"kind": p.kind, "start": p.start, "end": p.end} for p in article.paragraphs],
        "dropped": [{"text": line.text, "reason": line.reason, "line": line.line} for line in article.dropped],
        "link": article.link,
        "categories": list(article.categories),
    }


def _summary_json(summary: Summary) -> dict[str, object]:
    return {
        "method": summary.method,
        **({"focus": list(summary.focus)} if summary.focus else {}),
        "sentences": [
            {
                "text": s.text,
                "start": s.start,
                "end": s.end,
                "score": round(s.score, 6),
                "reasons": list(s.reasons) or [f"ranked {s.place} of {summary.of} by {summary.method}"],
            }
            for s in summary.sentences
        ],
    }


def quote_json(quote: Quote) -> dict[str, object]:
    """The object that the JSON format prints for one quotation."""
    told: dict[str, object] = {
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "group": quote.group,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "role": quote.role,
        "mention": _mention_json(quote.mention),
        "cue": _mention_json(quote.cue),
        "attribution": quote.attribution,
        "confidence": round(quote.confidence, 3),
        "duplicate_of": quote.duplicate_of,
    }
    if quote.marked:
        told["marked"] = [list(span) for span in quote.marked]
    if quote.unmarked:
        told["unmarked"] = True
    return told


def _mention_json(mention: Mention | None) -> dict[str, object] | None:
    return {"text": mention.text, "start": mention.start, "end": mention.end} if mention else None


# ------------------------------------------------------------------------------------------------ text


def as_text(result: Result, width: int, *, colour: bool) -> Iterator[str]:
    """The lines that people read, at most ``width`` cells wide."""
    yield from head_text(result.article, width, colour)
    yield from findings_text(result, width, colour)


def head_text(article: Article, width: int, colour: bool) -> Iterator[str]:
    """Headline and facts."""
    for line in wrap(safe_line(article.headline), width):
        yield styled(line, "1", colour)
    for line in wrap(safe_line(" · ".join(facts(article))), width):
        yield styled(line, "2", colour)


def findings_text(result: Result, width: int, colour: bool) -> Iterator[str]:
    """Summaries, quotations and notices."""
    yield from _summaries_text(result, width, colour)
    if result.quotes is not None:
        yield ""
        yield styled(f"Who said what, {counted(len(spoken(result.quotes)), 'quotation')}", "1;36", colour)
        for speaker, quotes in by_speaker(result.quotes):
            for line in wrap(speaker, width, "   ", " "):
                yield styled(line, "1", colour)
            for quote in quotes:
                yield from wrap(bare(quote), width, "     ", f"   {glyph(quote)} ")
    for notice in notices(result):
        yield from wrap(safe_line(f"Note: {notice}"), width)


def _summaries_text(result: Result, width: int, colour: bool) -> Iterator[str]:
    marks = _marks(result.summaries)
    column = max(map(len, marks.values()), default=-1) + 1
    for summary in result.summaries:
        yield ""
        for line in wrap(safe_line(_heading(summary)), width):
            yield styled(line, "1;36", colour)
        for number, sentence in enumerate(summary.sentences, 1):
            lead = f"{number:3} {marks.get(sentence.number, ''):<{column}} "
            indent = " " * len(lead)
            yield from wrap(safe_line(sentence.text), width, indent, lead)
            for line in wrap(safe_line(_why(sentence, summary)), width, indent) if result.why else ():
                yield styled(line, "2", colour)
    if len(result.summaries) > 1:
        yield ""
        for line in wrap(_legend(result.summaries, marks), width):
            yield styled(line, "2", colour)


def _heading(summary: Summary) -> str:
    """ "Summary by nutgraf, 3 of 18 sentences, focus: wages, inflation"."""
    focus = f", focus: {', '.join(summary.focus)}" if summary.focus else ""
    return f"Summary by {summary.method}, {len(summary.sentences)} of {counted(summary.of, 'sentence')}{focus}"


def _marks(summaries: Sequence[Summary]) -> dict[int, str]:
    """By the number of a sentence that several summaries share, in how many it stands: "×2"."""
    counts: dict[int, int] = {}
    for summary in summaries:
        for sentence in summary.sentences:
            counts[sentence.number] = counts.get(sentence.number, 0) + 1
    return {number: f"×{count}" for number, count in counts.items() if count > 1}


def _legend(summaries: Sequence[Summary], marks: dict[int, str]) -> str:
    if not marks:
        return "No sentence was chosen by two of these methods."
    if len(summaries) == 2:
        return "×2: chosen by both methods"
    return f"{', '.join(sorted(set(marks.values())))}: chosen by so many of these {len(summaries)} methods"


def _why(sentence: SummarySentence, summary: Summary) -> str:
    """The place of a sentence among all by score, and the reasons of its method."""
    place = f"{ordinal(sentence.place)} of {summary.of:,} by {summary.method}"
    return " · ".join([place, *sentence.reasons, f"score {sentence.score:.3g}"])


def styled(line: str, code: str, colour: bool) -> str:
    """The line in the style of an SGR code, where colours are wanted."""
    return f"\x1b[{code}m{line}\x1b[0m" if colour else line


def facts(article: Article) -> list[str]:
    """The facts under a headline: date, update, author, sectors, publisher and credit, as far as they are told."""
    said = [
        date_in_words(article.published) if article.published else "Undated",
        f"updated {date_in_words(article.updated)}" if article.updated else None,
        article.byline,
        " / ".join(sector.name for sector in article.sectors),
        article.scope,
        article.publisher,
        article.credit,
    ]
    return [fact for fact in said if fact]


def glyph(quote: Quote) -> str:
    """The sign of a quotation's kind; the speaker's own words have that of direct speech."""
    return GLYPHS["direct" if quote.verbatim else quote.kind]


def bare(quote: Quote) -> str:
    """The words of a quotation on one line; a quoted one without its marks and the comma before its attribution."""
    text = safe_line(quote.text)
    if quote.unmarked:
        return text.strip("'` ").rstrip(",")
    return text.strip("\"“”„«»‘’' ").rstrip(",") if quote.kind in ("direct", "pull", "scare") else text


def by_speaker(quotes: Sequence[Quote]) -> list[tuple[str, list[Quote]]]:
    """The quotations worth telling under "speaker, role", the speakers in the order in which they first speak."""
    roles: dict[str, str] = {}
    groups: dict[str, list[Quote]] = {}
    for quote in spoken(quotes):
        speaker = safe_line(quote.speaker or "Unnamed")
        groups.setdefault(speaker, []).append(quote)
        if quote.role:
            roles.setdefault(speaker, safe_line(quote.role))
    return [(f"{name}, {roles[name]}" if name in roles else name, said) for name, said in groups.items()]


# ------------------------------------------------------------------------------------------------ Markdown


def as_markdown(result: Result) -> Iterator[str]:
    """The same facts as a Markdown document."""
    yield from head_markdown(result.article)
    yield from findings_markdown(result)


def head_markdown(article: Article) -> Iterator[str]:
    """Headline and facts."""
    yield f"# {escaped(article.headline)}"
    yield ""
    yield f"*{escaped(' · '.join(facts(article)))}*"


def findings_markdown(result: Result) -> Iterator[str]:
    """Summaries, quotations and notices."""
    yield from _summaries_markdown(result)
    if result.quotes is not None:
        yield ""
        yield f"## Who said what, {counted(len(spoken(result.quotes)), 'quotation')}"
        for speaker, quotes in by_speaker(result.quotes):
            yield ""
            yield f"**{escaped(speaker)}**"
            yield ""
            for quote in quotes:
                yield f"- {marked(quote)}"
    for notice in notices(result):
        yield ""
        yield f"> {escaped(notice)}"


def _summaries_markdown(result: Result) -> Iterator[str]:
    marks = _marks(result.summaries)
    for summary in result.summaries:
        yield ""
        yield f"## {escaped(_heading(summary))}"
        yield ""
        for number, sentence in enumerate(summary.sentences, 1):
            mark = f"**{marks[sentence.number]}** " if sentence.number in marks else ""
            yield f"{number}. {mark}{escaped(sentence.text)}"
            if result.why:
                yield f"   - *{escaped(_why(sentence, summary))}*"
    if len(result.summaries) > 1:
        yield ""
        yield f"*{_legend(result.summaries, marks)}*"


def marked(quote: Quote) -> str:
    """The words of a quotation in Markdown, direct ones between quote marks."""
    words = escaped(bare(quote))
    return f"“{words}”" if quote.verbatim else words


def escaped(text: str) -> str:
    """Foreign text that Markdown and HTML leave as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~" else char for char in safe_line(text))
