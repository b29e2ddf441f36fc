"""Why articles are filed as they are, and how well that is done, told in words or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

from articles.article import Article, Sector
from articles.filing import by_category, is_by_category
from articles.learning import LEARNED, Labelled, Model, file_by
from articles.library import Library
from articles.reading import Unreadable, read_paths
from articles.sectors import Taxonomy, count
from articles.trial import WAYS, accuracy, confusion, tried
from tui import report
from tui.commands.shared import ids_of
from tui.safe_text import json_line, safe_line
from tui.wording import counted

WAYS_IN_WORDS = dict(zip(WAYS, ("by the taxonomy", "by what is learned", "by both"), strict=True))
BY = {
    "hand": "set by hand",
    "input": "as what came with it says",
    "category": "by its publisher's category",
    "learned": "by what was learned",
    "taxonomy": "by the words of the taxonomy",
}
SHOWN = 12
"""So many phrases of a sector are shown."""


def explained(
    library: Library, named: Sequence[str], taxonomy: Taxonomy | None, model: Model | None, style: str
) -> Iterator[list[str] | None]:
    """The lines on each article, named by its id or file; None for each that is none, which is said."""
    for name in named:
        for found in _found(library, name, taxonomy, model):
            if found is None:
                yield None
                continue
            told = _told(*found, taxonomy, model)
            yield [json_line(json.dumps(told, ensure_ascii=False))] if style == "json" else list(_text(told))


def _found(
    library: Library, name: str, taxonomy: Taxonomy | None, model: Model | None
) -> Iterator[tuple[Article, str | None] | None]:
    """The articles of this name, each with what decided on its sectors."""
    if not os.path.exists(name):
        for id in ids_of(library.store, [name]):
            article, read = (library.article(id), library.as_read(id)) if id else (None, None)
            yield (article, _decided(article, read)) if article and read else None
        return
    for one in read_paths([name], taxonomy):
        if isinstance(one, Unreadable):
            report.warn(f"{one.source}: {one.reason}")
            yield None
        else:
            found = file_by(model, one.title, one.text, one.sectors, taxonomy) if model else one.sectors
            yield one._replace(sectors=found), _rule(found)


def _decided(article: Article, read: Article) -> str | None:
    """What decided on the sectors of an article of the library."""
    return "hand" if article.sectors != read.sectors else _rule(read.sectors)


def _rule(found: Sequence[Sector]) -> str | None:
    if not found:
        return None
    if not found[0].evidence:
        return "input"
    if is_by_category(found):
        return "category"
    return "learned" if found[0].evidence[0].startswith(LEARNED) else "taxonomy"


def _told(article: Article, by: str | None, taxonomy: Taxonomy | None, model: Model | None) -> dict[str, Any]:
    """What is said of an article, as JSON has it."""
    scored, scope = count(article.title, article.text, taxonomy)
    evidence = model.evidence(article.title, article.text) if model else []
    return {
        "id": article.id,
        "source": article.source,
        "title": article.headline,
        "sectors": [one._asdict() for one in article.sectors],
        "scope": scope,
        "by": by,
        "categories": [
            {"category": one.category, "sector": one.rule.id, "name": one.rule.name}
            for one in by_category(article.categories, taxonomy)
        ],
        "taxonomy": [
            {"sector": one.rule.id, "name": one.rule.name, "points": one.points, "phrases": dict(one.phrases)}
            for one in scored
            if one.points
        ],
        "learned": [
            {
                "sector": one.sector.id,
                "name": one.sector.name,
                "weight": round(one.weight, 3),
                "terms": {term.word: round(term.weight, 3) for term in one.terms},
            }
            for one in sorted(evidence, key=lambda one: -one.weight)
        ],
    }


def _text(told: dict[str, Any]) -> Iterator[str]:
    sectors = ", ".join(safe_line(one["name"]) for one in told["sectors"]) or "no sector"
    yield f"{safe_line(told['id'])}  {safe_line(told['title'])}"
    yield f"  filed under {sectors}" + (f" · {BY[told['by']]}" if told["by"] else "")
    for one in told["categories"]:
        yield f"  category  {safe_line(one['name'])}: {safe_line(one['category'])}"
    for one in told["taxonomy"]:
        most = sorted(one["phrases"].items(), key=lambda pair: -pair[1])
        phrases = ", ".join(f"{safe_line(words)} ×{times}" for words, times in most[:SHOWN])
        more = f" and {len(most) - SHOWN} more" if len(most) > SHOWN else ""
        yield f"  taxonomy  {safe_line(one['name'])} {one['points']:g}: {phrases}{more}"
    for one in told["learned"]:
        terms = ", ".join(f"{safe_line(word)} {weight:+.2f}" for word, weight in one["terms"].items())
        yield f"  learned   {safe_line(one['name'])} {one['weight']:+.2f}" + (f": {terms}" if one["weight"] > 0 else "")
    if told["scope"]:
        yield f"  scope     {safe_line(told['scope'])}"


# how well


def trial(labelled: Sequence[Labelled], taxonomy: Taxonomy | None, style: str) -> Iterator[str]:
    """How many of these articles are filed as by hand, in each way, and which are confused."""
    found = list(report.counting(tried(labelled, taxonomy), "articles"))
    wrong = [pair for pair in confusion(found).most_common() if pair[0][0] != pair[0][1]]
    if style == "json":
        told: dict[str, Any] = {"articles": len(found)} | {way: round(accuracy(found, way), 4) for way in WAYS}
        told["confusion"] = [
            {"by_hand": right, "filed": filed, "articles": times} for (right, filed), times in confusion(found).items()
        ]
        yield json_line(json.dumps(told, ensure_ascii=False))
        return
    yield f"{counted(len(found), 'article')} filed by hand; as by hand were filed"
    for way, words in WAYS_IN_WORDS.items():
        yield f"  {accuracy(found, way):6.1%}  {words}"
    names = {one.sector.id: one.sector.name for one in labelled if one.sector}
    for (right, filed), times in wrong:
        was, became = (safe_line(names.get(id, id)) if id else "no sector" for id in (right, filed))
        yield f"  {times:>6,}  {was} filed under {became}"
