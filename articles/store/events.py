"""Which other articles tell of the event that an article tells of: those of its days that share most of what it speaks
about."""

from __future__ import annotations

from collections import Counter
from math import log
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
LIKE = 0.55
"""Others of an event have so much of the weight of these words: a word weighs the more the fewer articles have it."""
MOST = 5000
"""So many articles with a word are looked at, the newest of its days."""


class Event(NamedTuple):
    """Articles on one event, the most alike first, and how alike each is: from `LIKE` to 1."""

    rows: list[Row]
    likeness: list[float]


def same_event(store: Store, article_id: str, most: int = 20) -> Event:
    """The others on the event of an article; none where it says nothing that could be looked for."""
    key = store.key(article_id)
    article = store.article(article_id)
    if key is None or article is None:
        return Event([], [])
    having = {term: _having(store, term, *_days(key)) for term in _terms(article)}
    count = len(set().union(*having.values()))
    weights = {term: log(1 + count / len(keys)) for term, keys in having.items() if keys}
    likeness: Counter[int] = Counter()
    for term, weight in weights.items():
        likeness.update(dict.fromkeys(having[term], weight / sum(weights.values())))
    others = [(one, like) for one, like in likeness.most_common(most + 1) if one != key and like >= LIKE]
    rows = rows_by_key(store.db, [one for one, _ in others], filings(store.db))
    return Event(rows, [like for _, like in others])


def _having(store: Store, term: str, first: int, last: int) -> set[int]:
    """The articles of these days with a word in headline or text."""
    rows = store.db.execute(
        "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?",
        (f'{{title body}} : "{term}"', first, last, MOST),
    )
    return {key for (key,) in rows}


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
