"""A plain-text scrape -> an article, from top to bottom."""

from __future__ import annotations

import hashlib

from articles import byline, furniture, paragraphs, sectors
from articles.article import Article, Dropped
from articles.language import guess_language
from articles.lines import Line, split_lines, unwrap
from articles.reading.text import decode


def read_scrape(data: bytes, source: str) -> Article:
    """The article that these bytes hold. Raises NotTextError where they are no text."""
    raw, notices = decode(data)
    lines = unwrap(split_lines(raw))
    language = guess_language(raw)
    kept, dropped = _without_furniture(lines)
    head = byline.read_head(kept, None if language == "en" else language)
    body = kept[head.body :]
    dropped += [Dropped(x.text, "before the article", x.number) for x in kept[: head.body] if x.number not in head.used]
    text, blocks = paragraphs.build(body)
    place, agency, _ = byline.dateline_of(text)
    found, scope = sectors.classify(head.title, text)
    return Article(
        id=hashlib.sha256(data).hexdigest()[:16],
        source=source,
        text=text,
        paragraphs=blocks,
        title=head.title,
        deck=head.deck,
        byline=head.byline,
        place=place,
        publisher=byline.publisher_of([x.text for x in dropped]),
        credit=next((c for x in body if (c := byline.credit_of(x))), agency),
        published=head.dates.published,
        updated=head.dates.updated,
        sectors=found,
        scope=scope,
        language=language,
        dropped=tuple(sorted(dropped, key=lambda x: x.line)),
        notices=notices,
        raw=raw,
    )


def _without_furniture(lines: list[Line]) -> tuple[list[Line], list[Dropped]]:
    kept: list[Line] = []
    dropped: list[Dropped] = []
    for line in lines:
        if reason := furniture.reason_of(line):
            dropped.append(Dropped(line.text, reason, line.number))
        else:
            kept.append(line)
    return kept, dropped
