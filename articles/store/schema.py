"""The tables of the library file, how it is opened, and how an older one is brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress

from articles.atomic import followed, make_like, make_private, settle
from articles.listing import VERSION as VERSION
from articles.regular import check_regular
from articles.store.damage import APPLICATION, DamagedError, RefusedError, is_unreadable, was_library
from articles.store.damage import StoreError as StoreError

BUSY_SECONDS = 60.0
"""How long to wait for another process that is writing."""

WRITTEN = ("-journal", "-wal")
"""The ends of the names of what SQLite writes beside a file, and needs to read it after a process was ended."""

WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""The releases, each in its branch, from which a write-ahead log can no longer lose commits at a reset:
https://sqlite.org/wal.html#walresetbug. With others the rollback journal is used."""

TABLES = """
CREATE TABLE filing (
    num INTEGER PRIMARY KEY, sector TEXT NOT NULL, name TEXT NOT NULL, scope TEXT NOT NULL,
    also INTEGER NOT NULL DEFAULT 0, UNIQUE (sector, scope)
);
CREATE TABLE article (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, headline TEXT NOT NULL, published TEXT,
    filing INTEGER NOT NULL REFERENCES filing (num), others INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0, star INTEGER NOT NULL DEFAULT 0, sample INTEGER NOT NULL DEFAULT 0,
    digest INTEGER NOT NULL
);
CREATE INDEX article_filing ON article (filing, key);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_starred ON article (key) WHERE star = 1;
CREATE TABLE also (
    filing INTEGER NOT NULL REFERENCES filing (num),
    article INTEGER NOT NULL REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (filing, article)
) WITHOUT ROWID;
CREATE INDEX also_article ON also (article);
CREATE TABLE counter (
    month INTEGER NOT NULL, filing INTEGER NOT NULL, articles INTEGER NOT NULL, unread INTEGER NOT NULL,
    PRIMARY KEY (month, filing)
) WITHOUT ROWID;
CREATE TABLE body (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    data BLOB NOT NULL, quotes BLOB, edits TEXT
);
CREATE TABLE speaker (
    name TEXT PRIMARY KEY, articles INTEGER NOT NULL, quotes INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE voice (
    name TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    quotes INTEGER NOT NULL, PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX voice_article ON voice (article);
CREATE TABLE tag (
    name TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX tag_article ON tag (article);
CREATE TABLE note (
    num INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    start INTEGER, end INTEGER, passage TEXT, words TEXT NOT NULL, made TEXT NOT NULL
);
CREATE INDEX note_article ON note (article);
CREATE TABLE place (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE, offset INTEGER NOT NULL
);
CREATE TABLE journal (num INTEGER PRIMARY KEY, undone INTEGER NOT NULL DEFAULT 0, data BLOB NOT NULL);
CREATE TABLE removed (
    step INTEGER NOT NULL REFERENCES journal (num) ON DELETE CASCADE,
    key INTEGER NOT NULL, marks TEXT NOT NULL, data BLOB NOT NULL, quotes BLOB
);
CREATE INDEX removed_step ON removed (step);
CREATE INDEX removed_source ON removed (json_extract(marks, '$.source'));
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE saved_view (name TEXT PRIMARY KEY, query TEXT NOT NULL, ordering TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, quotes, speaker, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('automerge', 16);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
"""
"""``article`` is what a list shows, and narrow: lists read it by the page. ``also`` holds the further sectors of an
article beside the one it is filed under, ``filing.also`` how many articles are in it. ``body`` has the rest: the
article as it was read and its quotations (NULL until they were looked for), compressed, and what was set by hand.
``voice`` tells who is quoted in an article how often, ``speaker`` how often in all. ``words``, the index for searches,
keeps no text: a row of it is deleted by its old values. It takes rows fastest in the order of their keys and a batch
at a time; more segments between two merges make adding faster and cost searches little. ``removed`` keeps what a step
of the journal took out, until it cannot be put back any more."""

SOURCES = """
CREATE TABLE feed (
    num INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT, name TEXT, site TEXT, sectors TEXT, publisher TEXT,
    whole INTEGER NOT NULL DEFAULT 1, private INTEGER NOT NULL DEFAULT 0, added TEXT NOT NULL,
    etag TEXT, modified TEXT, digest INTEGER, tried TEXT, fetched TEXT, due TEXT,
    failing TEXT, failures INTEGER NOT NULL DEFAULT 0, failure TEXT
);
CREATE TABLE entry (
    feed INTEGER NOT NULL REFERENCES feed (num) ON DELETE CASCADE, source INTEGER NOT NULL, digest INTEGER NOT NULL,
    PRIMARY KEY (feed, source)
) WITHOUT ROWID;
CREATE TABLE teaser (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    feed INTEGER NOT NULL REFERENCES feed (num) ON DELETE CASCADE, link TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX teaser_feed ON teaser (feed);
CREATE TABLE arrival (
    num INTEGER PRIMARY KEY, time TEXT NOT NULL, what TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
    same INTEGER NOT NULL, folded INTEGER NOT NULL, unreadable INTEGER NOT NULL
);
CREATE TABLE refused (
    num INTEGER PRIMARY KEY, arrival INTEGER NOT NULL REFERENCES arrival (num) ON DELETE CASCADE,
    source TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE INDEX refused_arrival ON refused (arrival);
CREATE TABLE copy (
    num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, digest INTEGER NOT NULL,
    main TEXT NOT NULL, headline TEXT NOT NULL, published TEXT, data BLOB NOT NULL, quotes BLOB
);
CREATE INDEX copy_source ON copy (source);
CREATE INDEX copy_main ON copy (main);
CREATE TABLE apart (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sketch (
    run INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (run, article)
) WITHOUT ROWID
"""
"""``feed`` has the subscriptions: ``title`` is what a feed calls itself, ``name`` what its reader calls it, ``sectors``
where its articles are filed (JSON), ``whole`` asks for the page where an entry has only a teaser, ``private`` allows
addresses of the own network; ``digest`` is that of what it gave last; ``failing`` is since when it fails, ``failure``
why, ``failures`` how often in a row, ``due`` the time before which it is not to be asked again (NULL: never by itself).
``entry`` has what a feed gave, as digests of an entry's source and of all of it: what its reader took out of the
library does not come again. ``teaser`` has the articles whose page is still to be fetched, and how often that failed.
``arrival`` tells of each time that articles came what became of them, ``refused`` what could not be read. ``copy``
has what was published again elsewhere, whole, under the id ``main`` of the article that it is folded into; that may be
an article that was taken out and can be put back. ``apart`` names what was unfolded by hand, ``sketch`` the runs of
words by which copies are found."""


LEARNING = """
CREATE INDEX body_edited ON body (article) WHERE edits IS NOT NULL;
CREATE TABLE example (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON UPDATE CASCADE ON DELETE CASCADE,
    sector TEXT NOT NULL, name TEXT NOT NULL
);
CREATE TABLE model (num INTEGER PRIMARY KEY CHECK (num = 1), learned_from INTEGER NOT NULL, data BLOB NOT NULL)
"""
"""``example`` has the articles from which sectors are learned beside those whose sectors were set by hand, ``model``
what was learned (`articles.learning`), with a digest of what it was learned from."""


SECOND_COPIES = """
CREATE INDEX IF NOT EXISTS article_sample ON article (key) WHERE sample = 1;
CREATE INDEX IF NOT EXISTS filing_again ON filing (name);
CREATE INDEX IF NOT EXISTS note_again ON note (article, start, end, passage, words, made);
CREATE INDEX IF NOT EXISTS place_again ON place (article, offset);
CREATE INDEX IF NOT EXISTS removed_again ON removed (key, marks);
CREATE INDEX IF NOT EXISTS state_again ON state (value);
CREATE INDEX IF NOT EXISTS saved_view_again ON saved_view (query, ordering);
CREATE INDEX IF NOT EXISTS feed_again ON feed (
    title, name, site, sectors, publisher, whole, private, added, etag, modified, tried, fetched, due, failing,
    failures, failure, digest
);
CREATE INDEX IF NOT EXISTS teaser_again ON teaser (link, feed, tries);
CREATE INDEX IF NOT EXISTS arrival_again ON arrival (time, what, added, changed, same, folded, unreadable);
CREATE INDEX IF NOT EXISTS refused_again ON refused (source, reason, arrival);
CREATE INDEX IF NOT EXISTS apart_again ON apart (id);
CREATE INDEX IF NOT EXISTS example_again ON example (sector, name)
"""
"""Nothing is looked for by these: they hold a second time what stands nowhere else, on other pages of the file, and
``PRAGMA integrity_check`` compares the two. Bodies, quotations and steps of the journal are compressed with a checksum,
and the other columns can be told from those (`articles.store.checking`)."""


def _add_second_copies(connection: sqlite3.Connection) -> None:
    for statement in SECOND_COPIES.split(";\n"):
        connection.execute(statement)


def _add_sources(connection: sqlite3.Connection) -> None:
    for statement in f"{SOURCES};\n{LEARNING}".split(";\n"):
        connection.execute(statement)
    _sketch_all(connection)


def _sketch_all(connection: sqlite3.Connection) -> None:
    """The sketches of what is there already, so that copies of it are found."""
    from articles.shingles import sketch_of
    from articles.store.record import article_of

    for key, data in connection.execute("SELECT article, data FROM body"):
        try:
            rows = [(run, key) for run in sketch_of(article_of(data).text)]
        except sqlite3.DatabaseError:  # it is damaged, which is told when it is read; the others are to be readable
            continue
        connection.executemany("INSERT INTO sketch VALUES (?, ?)", rows)


WHAT_IT_IS = """
SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), count(*)
FROM sqlite_schema
"""
"""Asked at once: another process may be making the library just now."""

MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: _add_sources, 2: _add_second_copies}
"""For each earlier version the step to the next one."""


def connect(path: str, unkept: bool = False) -> sqlite3.Connection:
    """Open the library file, which is made or brought up to date as needed; raises `StoreError`.

    A new one is for its owner alone; a link is followed and stays one. For one that is ``unkept`` the path is an
    address of SQLite (`articles.store.unkept`).
    """
    try:
        if not unkept:
            path = followed(path)
            _make_if_missing(path)
        connection = sqlite3.connect(
            path if unkept else os.path.abspath(path),  # "file:" may begin a name too
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            uri=unkept,
        )
        try:
            _prepare(connection, path, unkept)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        if is_unreadable(error) and was_library(path):
            raise DamagedError(f"{path}: the library is damaged: {error}") from error
        told = getattr(error, "strerror", None) or error
        raise StoreError(f"{path}: the library cannot be opened: {told}") from error
    return connection


def _make_if_missing(path: str) -> None:
    """An empty file where there is none. Raises OSError for what is no regular file."""
    if folder := os.path.dirname(path):
        os.makedirs(folder, mode=0o700, exist_ok=True)
    check_regular(path)
    with suppress(OSError):  # why it cannot be made SQLite will say
        make_private(path)


def _prepare(connection: sqlite3.Connection, path: str, unkept: bool) -> None:
    """Make sure that the file is a library, before anything is set that would change it; then set all and make it
    a library of this version."""
    found = _schema(connection, path)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA cache_spill = OFF")  # readers are kept out only while a transaction is committed
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute(f"PRAGMA journal_mode = {'WAL' if wal_is_safe(sqlite3.sqlite_version_info) else 'TRUNCATE'}")
    if found != VERSION:
        _bring_up_to_date(connection, path, unkept)


def _schema(connection: sqlite3.Connection, path: str) -> int:
    """The version of the schema in the file, 0 where it is empty; raises `StoreError` where it is none of ours."""
    version: int
    application, version, tables = connection.execute(WHAT_IT_IS).fetchone()
    new = not application and not tables
    if application != APPLICATION and not new:
        if _has_tables(connection):
            raise DamagedError(f"{path}: the library is damaged: its head is not that of a library")
        raise RefusedError(f"{path}: is a database of another program; name another file with NUTGRAF_LIBRARY")
    if version > VERSION:
        raise RefusedError(
            f"{path}: this library was written by a newer nutgraf (schema {version}, known here: {VERSION});"
            f" use that one, or {_way_back(path)}"
        )
    return 0 if new else version


def _has_tables(connection: sqlite3.Connection) -> bool:
    """Whether the main tables of a library are there."""
    names = "SELECT count(*) FROM sqlite_schema WHERE name IN ('article', 'filing', 'body', 'journal', 'words')"
    return bool(connection.execute(names).fetchone()[0] == 5)


def _way_back(path: str) -> str:
    """What can be read in place of a library that is too new."""
    for version in range(VERSION, 0, -1):
        if os.path.exists(copy := f"{path}.schema-{version}"):
            return f"read the copy that was made before it was brought up to date: NUTGRAF_LIBRARY={copy}"
    return "name another file with NUTGRAF_LIBRARY"


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the fix of the write-ahead log: in its own branch, or because it is newer than all."""
    return version >= WAL_FIXED[0] or any(version[:2] == fixed[:2] and version >= fixed for fixed in WAL_FIXED)


def _bring_up_to_date(connection: sqlite3.Connection, path: str, unkept: bool) -> None:
    """Make the tables of a new file, or those of an older version newer, all or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = _schema(connection, path)  # another process may have been faster
        if found == 0:
            make(connection)
        elif found < VERSION:
            _migrate(connection, path, found, unkept)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # where the disk is full, SQLite has ended it
            connection.execute("ROLLBACK")
        raise


def make(connection: sqlite3.Connection) -> None:
    """All tables, in an empty file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    for statement in TABLES.split(";\n"):
        connection.execute(statement)
    for version in sorted(MIGRATIONS):
        MIGRATIONS[version](connection)


def _migrate(connection: sqlite3.Connection, path: str, found: int, unkept: bool) -> None:
    """Copy a file that is kept beside itself, then take one step after another; nothing else writes meanwhile."""
    try:
        if not unkept:
            _copy(path, f"{path}.schema-{found}")
        for version in range(found, VERSION):
            MIGRATIONS[version](connection)
    except (sqlite3.OperationalError, OSError) as error:
        raise StoreError(
            f"{path}: this library of an older nutgraf could not be brought up to date, and stays as it was: {error}"
        ) from error


def _copy(path: str, wanted: str) -> None:
    """Copy a library, whole or not at all; a copy that was made earlier stays, under another name."""
    unfinished = f"{wanted}.unfinished"
    with suppress(FileNotFoundError):
        os.unlink(unfinished)
    try:
        make_like(unfinished, path)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)  # on the disk when it is done
        if os.path.exists(wanted):
            os.replace(wanted, free_name(f"{wanted}.earlier"))
        os.replace(unfinished, wanted)
        settle(os.path.dirname(wanted))
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def free_name(wanted: str) -> str:
    """This name for a file, or with a number where there is one of it."""
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if not os.path.lexists(name))
