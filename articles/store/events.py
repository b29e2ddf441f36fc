"""Which other articles tell of the event that an article tells of: those of its days that share most of what it speaks
about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from articles.keys import DAY_SHIFT, UNDATED
from articles.listing.layout import filings
from articles.listing.rows import rows_by_key
from articles.tokens import tokens
from articles.view import Row
from summarize.stop_words import of_language

if TYPE_CHECKING:
    from articles.article import Article
    from articles.store import Store

DAYS = 3
"""So many days before and after an article others are of the same event."""
OPENING = 150
"""Words of a text that tell what it is about, with those of the headline: news says first what happened."""
TITLE_FACTOR = 3
TERMS = 16
"""So many words are looked for, the ones that stand there most often."""
LIKE = 0.5
"""Others of an event have so much of the article's own score for its words."""
WEIGHTS = (3.0, 1.0, 0.0, 0.0)
"""How much a word counts in the headline, the text, the quotations and the speakers' names, which stand in the text."""


class Event(NamedTuple):
    """Articles on one event, the most alike first, and how alike each is: from `LIKE` to 1 and a little more."""

    rows: list[Row]
    likeness: list[float]


def same_event(store: Store, article_id: str, most: int = 20) -> Event:
    """The others on the event of an article; none where it says nothing that could be looked for."""
    key = store.key(article_id)
    article = store.article(article_id)
    terms = _terms(article) if article else []
    if key is None or not terms:
        return Event([], [])
    query = " OR ".join(f'"{term}"' for term in terms)
    found = store.db.execute(
        f"SELECT rowid, -bm25(words, {', '.join(map(str, WEIGHTS))}) FROM words"
        " WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY 2 DESC LIMIT ?",
        (f"{{title body}} : ({query})", *_days(key), most + 1),
    ).fetchall()
    own = next((score for one, score in found if one == key), 0.0)
    others = [(one, score / own) for one, score in found if one != key and own and score >= LIKE * own]
    rows = rows_by_key(store.db, [one for one, _ in others], filings(store.db))
    return Event(rows, [likeness for _, likeness in others])


def _terms(article: Article) -> list[str]:
    """The words that an article's headline and opening say most often, without those that carry no topic."""
    stop = of_language(article.language)
    title = tokens(article.title or "")
    counts = Counter({word: TITLE_FACTOR * count for word, count in Counter(title).items()})
    counts.update(tokens(article.text)[:OPENING])
    return [word for word, _ in counts.most_common() if word not in stop and len(word) > 1][:TERMS]


def _days(key: int) -> tuple[int, int]:
    """The first and the last key of the days around an article's; undated ones are together."""
    day = key >> DAY_SHIFT
    first, last = (UNDATED, UNDATED) if day == UNDATED else (day - DAYS, day + DAYS)
    return first << DAY_SHIFT, ((last + 1) << DAY_SHIFT) - 1
