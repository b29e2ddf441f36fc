"""What is computed of one article, off the UI thread: its ranking, summary and quotations."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.article import Article
from articles.store.record import Quoted
from summarize import DEFAULT_METHOD, SUMY_SENTENCES, Length, Quote, Ranking, Summary, rank, select


@dataclass(frozen=True)
class Reading:
    """An article with its summary and quotations; another length or focus of the summary needs no new ranking.

    ``ranking`` is the method's own; ``bent`` the same bent towards ``focus``, the words asked for; ``length`` the one
    asked for, three sentences where it is None; ``sumy_sentences`` is that of `summarize.rank`.
    """

    article: Article
    ranking: Ranking
    summary: Summary
    quotes: tuple[Quote, ...]
    title_quotes: tuple[Quote, ...]
    focus: str = ""
    bent: Ranking | None = None
    length: Length | None = None
    sumy_sentences: int = SUMY_SENTENCES

    def with_length(self, length: Length) -> Reading:
        """The same reading with a shorter or longer summary; fast enough for the UI thread."""
        return replace(self, length=length, summary=select(self.article.document, self.bent or self.ranking, length))

    def with_focus(self, words: str, length: Length) -> Reading:
        """The same reading with a summary bent towards these words, or, without any, as the method has it."""
        if words == self.focus:
            return self.with_length(length)
        bent = None
        if words:
            from summarize.focus import focused

            bent = focused(self.article.document, self.ranking, words)
        return replace(self, focus=words, bent=bent).with_length(length)

    def with_method(self, method: str, length: Length) -> Reading:
        """The same reading with a summary by another method; may take seconds, so never on the UI thread."""
        ranking = rank(self.article.document, method, self.sumy_sentences)
        return replace(self, ranking=ranking, focus="", bent=None).with_length(length)


def read(
    article: Article,
    method: str = DEFAULT_METHOD,
    length: Length | None = None,
    quoted: Quoted | None = None,
    sumy_sentences: int = SUMY_SENTENCES,
) -> Reading:
    """Everything the panes show of an article, its quotations looked for unless they are known; for a worker thread."""
    document = article.document
    ranking = rank(document, method, sumy_sentences)
    summary = select(document, ranking, length or Length(sentences=3))
    quotes = quoted or look_for_quotes(article)
    return Reading(article, ranking, summary, *quotes, length=length, sumy_sentences=sumy_sentences)


def look_for_quotes(article: Article) -> Quoted:
    """The quotations of an article, found in its text and its headline."""
    return Quoted.of(article.document)
