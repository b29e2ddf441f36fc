"""What is computed of one article, off the UI thread: its ranking, summary and quotations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.article import Article
from summarize import DEFAULT_METHOD, Length, Quote, Ranking, Summary, find_quotes, find_title_quotes, rank, select


@dataclass(frozen=True)
class Reading:
    """An article with its summary and quotations; another length of summary needs no new ranking."""

    article: Article
    ranking: Ranking
    summary: Summary
    quotes: tuple[Quote, ...]
    title_quotes: tuple[Quote, ...]

    def with_length(self, length: Length) -> Reading:
        """The same reading with a shorter or longer summary; fast enough for the UI thread."""
        return replace(self, summary=select(self.article.document, self.ranking, length))

    def with_method(self, method: str, length: Length) -> Reading:
        """The same reading with a summary by another method; may take seconds, so never on the UI thread."""
        ranking = rank(self.article.document, method)
        return replace(self, ranking=ranking, summary=select(self.article.document, ranking, length))


def read(article: Article, method: str = DEFAULT_METHOD, length: Length | None = None) -> Reading:
    """Everything the panes show of an article; pure, for a worker thread."""
    document = article.document
    ranking = rank(document, method)
    summary = select(document, ranking, length or Length(sentences=3))
    return Reading(article, ranking, summary, find_quotes(document), find_title_quotes(document))
