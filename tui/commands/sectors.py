"""`nutgraf sectors`: which there are, how articles come to be filed under them, and learning that from their reader."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from articles.article import Article
from articles.filing import file_under
from articles.learning import LEAST, Model, file_by
from articles.library import Library
from articles.sectors import BUILT_IN, Taxonomy, default
from articles.store import learned
from articles.store.filed import Filed, refiled
from tui import report
from tui.choosing import asked, pages
from tui.commands.help import Help, parser
from tui.commands.shared import add_common, with_library
from tui.filed import explained, trial
from tui.output import put, write_lines
from tui.safe_text import json_line, safe_line
from tui.wanted import own_settings, own_taxonomy
from tui.wording import counted

HELP = Help(
    "[list | train | test | explain (ID | FILE) ...] [options]",
    f"""\
List the sectors with their articles, learn from the articles that you filed by hand, see how well that works, and why
an article is where it is.

An article is filed by what its publisher says: a feed's category that names a sector makes it the leading one. Else the
words of the taxonomy are counted in it (sectors = "labour", "general" or a file of your own in the configuration). As
soon as two sectors have {LEAST} articles each that you filed by hand, the words of these are learned, and what comes is
filed by both: with few articles the taxonomy decides in case of doubt, with more of them what was learned. By hand is E
in the app and nutgraf mark --sectors, which confirms what is right already, too. Nothing leaves your machine.

  list     every sector: how many articles it has, how many you filed by hand, whether it was learned (what is done
           without another word)
  train    learn now; without it that is done when articles are added after you filed others by hand
  test     file each article that you filed by hand by what is learned of the others, and count what comes out as you
           filed it: by the taxonomy alone, by what is learned alone, and by both
  explain  why articles, named by their ids or files, are filed as they are: the category, the phrases of the taxonomy
           with how often they stand there, and the words that were learned with their weights
""",
    """\
examples:
  nutgraf mark --sectors business 2m9cb6e7 46bd
  nutgraf sectors train                    learn from what was filed by hand
  nutgraf sectors train --query 'source:wire after:2024'
  nutgraf sectors train --apply            and file anew what was not; nutgraf mark --undo takes it back
  nutgraf sectors explain 2m9cb6e7

formats:
  text   for reading; list elsewhere than on a terminal: id, articles, filed by hand, learned and name, tabs between
  json   list: an object a line, id, name, articles, by_hand, learned (of how many articles), rules (where its phrases
         come from); train: sectors, articles, filed (null without --apply); test: articles, taxonomy, learned, both
         (shares from 0 to 1), confusion (objects of by_hand, filed, articles); explain: an object a line
""",
)


def run(arguments: Sequence[str]) -> int:
    """Do what is asked for; the exit code."""
    made, group = parser("sectors", HELP)
    group.add_argument("action", nargs="?", choices=tuple(_ACTIONS), default="list", help="what to do (default: list)")
    group.add_argument("named", nargs="*", metavar="ID", help="with explain: articles or files")
    group.add_argument(
        "--query",
        metavar="QUERY",
        help="with train: learn from all that this takes too, as it is filed now, until train is given again",
    )
    group.add_argument(
        "--apply",
        action="store_true",
        help="with train: file anew all but what was filed by hand or told its sectors itself",
    )
    add_common(group, ("text", "json"))
    options = made.parse_intermixed_args(arguments)
    if options.named and options.action != "explain":
        made.error(f"{options.action} takes no articles: explain does")
    if options.action == "explain" and not options.named:
        made.error("explain what? Name articles by their ids or files")
    if (options.apply or options.query is not None) and options.action != "train":
        made.error("--query and --apply go with train")
    return with_library(options, _ACTIONS[options.action], changes=options.action == "train")


def _list(options: argparse.Namespace, library: Library) -> int:
    taxonomy = own_taxonomy() or default()
    settings = own_settings()
    rules = (settings.sectors if settings else None) or next(iter(BUILT_IN))
    names = {rule.id: rule.name for rule in taxonomy.rules}
    articles = {sector.id: count for sector, count in library.sectors()}
    names |= {sector.id: sector.name for sector, _ in library.sectors() if sector.id not in names}
    by_hand = Counter(one.sector.id for one in learned.examples(library.store.db) if one.sector)
    model = learned.up_to_date(library.store)
    known = {sector.id: sector.articles for sector in model.sectors} if model else {}
    ruled = {rule.id for rule in taxonomy.rules}
    rows = [
        {
            "id": id,
            "name": name,
            "articles": articles.get(id, 0),
            "by_hand": by_hand[id],
            "learned": known.get(id, 0),
            "rules": rules if id in ruled else None,
        }
        for id, name in names.items()
    ]
    if options.format == "json":
        put(json_line(json.dumps(row, ensure_ascii=False)) for row in rows)
    elif sys.stdout.isatty():
        put(_table(rows, rules))
    else:
        columns = ("id", "articles", "by_hand", "learned", "name")
        put("\t".join(safe_line(str(row[column])) for column in columns) for row in rows)
    return report.DONE


def _table(rows: Sequence[Mapping[str, object]], rules: str) -> Iterator[str]:
    yield f"articles  by hand  learned  sector · rules: {safe_line(rules)}"
    for row in rows:
        of = "yes" if row["learned"] else "-"
        own = "" if row["rules"] else " · no rules"
        yield f"{row['articles']:>8,}  {row['by_hand']:>7,}  {of:>7}  {safe_line(str(row['name']))}{own}"


def _train(options: argparse.Namespace, library: Library) -> int:
    store = library.store
    ids: list[str] = []
    if options.query is not None:
        ids = [row.id for rows in pages(store, asked(library, options.query)) for row in rows]
    with store.transaction() as db:
        learned.learn_from(db, ids)
    model = learned.learn(store)
    if model is None:
        report.warn(_too_few(library))
        return report.NOT_ALL
    filed = _apply(library, model) if options.apply else None
    if options.format == "json":
        told = {"sectors": {one.id: one.articles for one in model.sectors}, "articles": model.articles, "filed": filed}
        put([json_line(json.dumps(told, ensure_ascii=False))])
        return report.DONE
    sectors = ", ".join(f"{safe_line(one.name)} ({one.articles:,})" for one in model.sectors)
    lines = [f"learned from {counted(model.articles, 'article')}: {sectors}"]
    if filed is not None:
        lines.append(f"{counted(filed, 'article')} filed anew" + (" · nutgraf mark --undo takes it back" * bool(filed)))
    write_lines(lines)
    return report.DONE


def _too_few(library: Library) -> str:
    """How far it is to the first thing that can be learned."""
    by_hand = Counter(one.sector.name for one in learned.examples(library.store.db) if one.sector)
    so_far = ", ".join(f"{name} {count}" for name, count in by_hand.most_common(8)) or "none so far"
    return f"too few articles to learn from: two sectors need {LEAST} each that were filed by hand ({so_far})"


def _apply(library: Library, model: Model) -> int:
    """File anew what was filed by rules and by what was learned before; how many articles are elsewhere now."""
    looked_at = report.counting(refiled(library.store.db, _filing(own_taxonomy(), model)), "articles")
    return library.file_anew([one for one in looked_at if one])


def _filing(taxonomy: Taxonomy | None, model: Model) -> Callable[[Article], Filed]:
    def file(article: Article) -> Filed:
        found, scope = file_under(article.title, article.text, article.categories, taxonomy)
        return file_by(model, article.title, article.text, found, taxonomy), scope

    return file


def _test(options: argparse.Namespace, library: Library) -> int:
    db = library.store.db
    labelled = [one for _, one in learned.labelled(db, learned.examples(db))]
    if not labelled:
        report.warn(_too_few(library))
        return report.NOT_ALL
    put(trial(labelled, own_taxonomy(), options.format))
    return report.DONE


def _explain(options: argparse.Namespace, library: Library) -> int:
    taxonomy, model = own_taxonomy(), learned.up_to_date(library.store)
    missing = False
    for found in explained(library, options.named, taxonomy, model, options.format):
        if found is None:
            missing = True
        else:
            put(found)
    return report.NOT_ALL if missing else report.DONE


_ACTIONS = {"list": _list, "train": _train, "test": _test, "explain": _explain}
