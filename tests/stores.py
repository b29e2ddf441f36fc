"""Libraries made by hand, all their tables as values, and a check that what is written apart still agrees."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from articles.article import Article, Sector
from articles.keys import base_key, month_of, month_range
from articles.shingles import sketch_of
from articles.store import Store
from articles.store.record import Quoted, Record, article_of, record_of, texts_of, unpack_quotes, voices_of
from articles.view import headline
from summarize import Document, Quote

SECTORS = {"health": "Health care", "ports": "Ports", "schools": "Schools"}

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]


def new_store(folder: Path, count: int = 0) -> Store:
    """A library file in this folder, with so many articles of `varied` in it."""
    store = Store(str(folder / "library.db"))
    store.add([varied(number) for number in range(count)])
    return store


def record(
    name: str,
    published: str | None = "2024-05-17",
    *sectors: str,
    title: str | None = "",
    text: str = "The harbour stays closed.\n\n“Nobody asked us,” said Ana Reyes, a fisher.",
    speakers: tuple[str, ...] | None = ("Ana Reyes",),
    scope: str | None = None,
    digest: int | None = None,
    sample: bool = False,
) -> Record:
    """An article called ``name``: its title is its name with a capital unless another or none (None) is given.

    ``speakers`` says who is quoted, one quotation each; None leaves the quotations to be looked for.
    """
    article = Article(
        id=name,
        source=f"{name}.txt",
        text=text,
        paragraphs=Document.from_text(text).paragraphs,
        title=name.capitalize() if title == "" else title,
        published=published,
        sectors=tuple(Sector(one, SECTORS[one], number == 0, 1.0) for number, one in enumerate(sectors)),
        scope=scope,
        raw=text,
    )
    own = sum(map(ord, text + (article.title or "") + str(published)))
    return record_of(article, own if digest is None else digest, quoted(*speakers) if speakers is not None else None,
                     sample=sample)  # fmt: skip


def quoted(*speakers: str) -> Quoted:
    """One quotation for each speaker."""
    return Quoted(
        tuple(Quote("direct", n, n + 9, f"“Word {n}”", n, speaker, "person") for n, speaker in enumerate(speakers))
    )


def varied(number: int) -> Record:
    """The article of this number: dates of every precision and none, no, one or several sectors, a scope, quotations
    or not."""
    dates = (None, "2023", "2024-05", "2024-05-17", "2024-05-17T08:30:00-04:00", "2024-05-17T23:30:00-04:00", "2022-01")
    sectors: tuple[tuple[str, ...], ...] = ((), ("health",), ("ports", "health"), ("schools", "ports", "health"), ())
    speakers = (("Ana Reyes",), None, (), ("Tom Hill", "Guy Okafor"))
    return record(
        f"article{number}",
        dates[number % len(dates)],
        *sectors[number % len(sectors)],
        text=f"Story {number} opens here. The wall held.\n\nFerries {number % 3} move north. The wall held.",
        scope="union-wide" if number % len(sectors) == 4 else None,
        speakers=speakers[number % len(speakers)],
    )


def dump(store: Store) -> Tables:
    """Every table but the journal, in a fixed order, and every word of the index with its place.

    Filings stand as sector and scope; one that nothing is filed under any more is as good as none.
    """
    db = store.db
    filing = {num: (sector, scope) for num, sector, scope in db.execute("SELECT num, sector, scope FROM filing")}
    tables: Tables = {
        name: db.execute(f"SELECT * FROM {name}").fetchall()
        for name in (
            *("body", "voice", "speaker", "tag", "note", "place", "state", "saved_view"),
            *("feed", "copy", "apart", "sketch"),
        )
    }
    tables["article"] = [
        (*row[:-1], filing[row[-1]])
        for row in db.execute(
            "SELECT key, id, source, headline, published, others, read, star, sample, digest, filing FROM article"
        )
    ]
    tables["also"] = [(filing[num], key) for num, key in db.execute("SELECT filing, article FROM also")]
    tables["counter"] = [
        (filing[num], *rest) for num, *rest in db.execute("SELECT filing, month, articles, unread FROM counter")
    ]
    tables["filing"] = db.execute(
        "SELECT sector, scope, name, also FROM filing"
        " WHERE also > 0 OR EXISTS (SELECT 1 FROM article WHERE filing = filing.num)"
    ).fetchall()
    tables["words"] = indexed(db)
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def indexed(db: sqlite3.Connection) -> list[Row]:
    """Every word of the index with article, column and place, the sizes of the columns, and their sums."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.every_word USING fts5vocab(main, words, instance)")
    return [
        *db.execute("SELECT * FROM temp.every_word ORDER BY 1, 2, 3, 4"),
        *db.execute("SELECT id, sz FROM words_docsize ORDER BY id"),
        *db.execute("SELECT 'sums', block FROM words_data WHERE id = 1 AND EXISTS (SELECT 1 FROM words_docsize)"),
    ]


class _Told(NamedTuple):
    """What the articles tell of counters, voices, the index and sketches."""

    articles: Counter[Row]
    unread: Counter[Row]
    voices: list[Row]
    texts: list[tuple[int, str, str, str, str]]
    sketches: list[Row]


def check(store: Store) -> None:
    """Assert that counters, filings, voices and the index are those of the articles that are there."""
    db = store.db
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    told = _told(db)
    counters = db.execute("SELECT month, filing, articles, unread FROM counter").fetchall()
    assert sorted(counters) == sorted((*place, n, told.unread[place]) for place, n in told.articles.items())
    recounted = "SELECT num, also, (SELECT count(*) FROM also WHERE filing = num) FROM filing"
    assert [row for row in db.execute(recounted) if row[1] != row[2]] == []
    assert sorted(db.execute("SELECT * FROM voice")) == sorted(told.voices)
    recounted = "SELECT name, count(*), sum(quotes) FROM voice GROUP BY name ORDER BY name"
    assert db.execute("SELECT * FROM speaker ORDER BY name").fetchall() == db.execute(recounted).fetchall()
    assert indexed(db) == _index_of(told.texts)
    assert sorted(db.execute("SELECT run, article FROM sketch")) == sorted(told.sketches)


def _told(db: sqlite3.Connection) -> _Told:
    """Asserts of each article that it stands where it should."""
    filing = {num: (sector, scope) for num, sector, scope in db.execute("SELECT num, sector, scope FROM filing")}
    also: dict[int, list[Row]] = {}
    for number, key in db.execute("SELECT filing, article FROM also"):
        also.setdefault(key, []).append(filing[number])
    told = _Told(Counter(), Counter(), [], [], [])
    rows = db.execute("SELECT key, id, headline, published, filing, others, read FROM article ORDER BY key").fetchall()
    for key, name, line, published, filed, others, read in rows:
        body = db.execute("SELECT data, edits, quotes FROM body WHERE article = ?", (key,)).fetchone()
        assert body is not None, f"{name} has no body"
        article = article_of(body[0], body[1])
        found = unpack_quotes(body[2]) if body[2] else None
        assert (line, published) == (headline(article), article.published)
        _check_place(article, key, filing[filed], also.pop(key, []), others)
        told.articles[month_of(published), filed] += 1
        told.unread[month_of(published), filed] += not read
        told.voices.extend((name, key, quotes) for name, quotes in (voices_of(found) if found else ()))
        told.texts.append((key, *texts_of(line, article.text, found)))
        told.sketches.extend((run, key) for run in sketch_of(article.text))
    assert not also
    assert db.execute("SELECT count(*) FROM body").fetchone()[0] == len(rows)
    return told


def _check_place(article: Article, key: int, filed: Row, also: list[Row], others: int) -> None:
    """Assert that an article stands at its date and in its sectors."""
    first, last = month_range(month_of(article.published))
    assert first <= key <= last
    assert key >= base_key(article.published)
    primary, *further = [(one.id, "") for one in article.sectors] or [("", article.scope or "")]
    assert filed == primary
    assert sorted(also) == sorted(further)
    assert others == len(further)


def _index_of(texts: list[tuple[int, str, str, str, str]]) -> list[Row]:
    """What the index holds when it is made anew of these texts."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (title, body, quotes, speaker, content = '',"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        db.executemany("INSERT INTO words (rowid, title, body, quotes, speaker) VALUES (?, ?, ?, ?, ?)", texts)
        return indexed(db)
