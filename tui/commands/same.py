"""`nutgraf same`: the same story elsewhere: copies that were folded into an article, and others on its event."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence

from articles.library import Library
from articles.store import events
from articles.store.copies import Copy
from articles.view import Row
from tui import report
from tui.commands.help import Help, parser, words
from tui.commands.shared import add_common, ids_of, with_library
from tui.output import put
from tui.safe_text import json_line, safe_line
from tui.wording import counted

HELP = Help(
    "[options] ID [...]",
    """\
Tell where else a story is. What was published before by another one is folded into the article that came first: a copy
is no article of the list, but it is kept whole, with its source. Other articles on the same event are found by what
they speak about, three days around; they are never folded.

ID is an id as nutgraf list prints it, or the beginning of one that no other begins with; - takes them from standard
input, one a line.
""",
    """\
examples:
  nutgraf same 2m9cb6e7
  nutgraf same --unfold 2m9cb6e7           make articles of its copies, which stay apart; nutgraf mark --undo folds them

formats:
  text   a line each, with a tab between: copy or event, id, date, source (of a copy) or sector, headline
  json   an object a line: id of the article, copies and event (lists)
""",
)


def run(arguments: Sequence[str]) -> int:
    """Print or unfold what is asked for; the exit code."""
    made, group = parser("same", HELP)
    group.add_argument("ids", type=words, nargs="+", metavar="ID", help="articles, or copies to unfold")
    group.add_argument("--unfold", action="store_true", help="make articles of their own of these copies")
    add_common(group, ("text", "json"))
    options = made.parse_args(arguments)
    return with_library(options, _unfold if options.unfold else _same)


def _unfold(options: argparse.Namespace, library: Library) -> int:
    count = library.unfold([*options.ids, *(id for id in _known(library, options.ids) if id)])
    if not count:
        report.warn("nothing is folded there")
        return report.NOT_ALL
    put([f"{counted(count, 'article')} unfolded"])
    return report.DONE


def _known(library: Library, names: Sequence[str]) -> Iterator[str | None]:
    """The ids of the articles that are named; a copy is no article."""
    return ids_of(library.store, [name for name in names if library.copy(name) is None])


def _same(options: argparse.Namespace, library: Library) -> int:
    found = missing = 0
    for article_id in ids_of(library.store, options.ids):
        if article_id is None:
            missing += 1
            continue
        copies, event = library.copies(article_id), events.same_event(library.store, article_id)
        found += len(copies) + len(event.rows)
        put(_json(article_id, copies, event) if options.format == "json" else _text(copies, event.rows))
    if not found and not missing:
        report.warn("the story stands nowhere else in the library")
    return report.DONE if found and not missing else report.NOT_ALL


def _text(copies: Sequence[Copy], others: Sequence[Row]) -> Iterator[str]:
    for copy in copies:
        yield _line("copy", copy.id, copy.published, copy.source, copy.headline)
    for row in others:
        yield _line("event", row.id, row.published, row.sector.name if row.sector else "", row.headline)


def _line(kind: str, id: str, published: str | None, where: str, headline: str) -> str:
    return "\t".join((kind, safe_line(id), (published or "")[:10], safe_line(where), safe_line(headline)))


def _json(article_id: str, copies: Sequence[Copy], event: events.Event) -> Iterator[str]:
    told = {
        "id": article_id,
        "copies": [{"id": one.id, "source": one.source, "title": one.headline, "published": one.published}
                   for one in copies],
        "event": [{"id": row.id, "title": row.headline, "published": row.published, "likeness": round(likeness, 3)}
                  for row, likeness in zip(event.rows, event.likeness, strict=True)],
    }  # fmt: skip
    yield json_line(json.dumps(told, ensure_ascii=False))
