"""sumy's methods behind one adapter: they get our own sentences, words, stems and stop words, so no nltk data is
needed.

Every method of sumy ends in ``_get_best_sentences(sentences, count, rating)``; that call is where the scores are had.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any
from zlib import crc32

from summarize.document import Document
from summarize.stop_words import of_language
from summarize.words import nltk_stemmer, tokens, unelided

STIGMA_WORDS = ("although", "barely", "hardly", "however", "impossible", "perhaps", "scarcely", "therefore", "though")
"""Words that lower a sentence in Edmundson's method: hedges and connectives (Edmundson 1969, "stigma words")."""


class _Tokenizer:
    """What sumy asks of a tokenizer."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(unelided(tokens(text), self._language))


class SumyMethod:
    """One of sumy's summarizers as a method of ours."""

    def __init__(self, name: str, factory: str, prepare: Callable[[Any, Document], None] | None = None) -> None:
        self.name = f"sumy-{name}"
        self._factory = factory
        self._prepare = prepare

    def rank(self, document: Document) -> Sequence[float]:
        """The ratings that sumy gives to our sentences; 0 for one that it does not rate."""
        if not document.sentences:
            return []
        summarizer = self._summarizer(document)
        tokenizer = _Tokenizer(document.language)
        sentences = _sentences(document, tokenizer)
        scores = [0.0] * len(sentences)

        def keep(given: Sequence[Any], count: Any, rating: Any, *args: Any) -> tuple[Any, ...]:
            rate = rating.get if isinstance(rating, Mapping) else partial(_call, rating, args)
            scores[:] = [float(rate(sentence) or 0.0) for sentence in given]
            return tuple(given)

        summarizer._get_best_sentences = keep
        summarizer(_document_model(document, sentences, tokenizer), len(sentences))
        return scores

    def _summarizer(self, document: Document) -> Any:
        module, _, factory = self._factory.partition(":")
        made = getattr(import_module(f"sumy.summarizers.{module}"), factory)(nltk_stemmer(document.language))
        if hasattr(made, "stop_words"):
            made.stop_words = of_language(document.language)
        if self._prepare:
            self._prepare(made, document)
        return made


def _call(rate: Callable[..., float], args: tuple[Any, ...], sentence: Any) -> float:
    return rate(sentence, *args)


def _sentences(document: Document, tokenizer: _Tokenizer) -> list[Any]:
    from sumy.models.dom import Sentence

    return [Sentence(document.text[s.start : s.end], tokenizer) for s in document.sentences]


def _document_model(document: Document, sentences: list[Any], tokenizer: _Tokenizer) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    paragraphs: dict[int, list[Any]] = {}
    for place, sentence in zip(document.sentences, sentences, strict=True):
        paragraphs.setdefault(place.paragraph, []).append(sentence)
    heading = [Paragraph([Sentence(document.title, tokenizer, is_heading=True)])] if document.title else []
    return ObjectDocumentModel([*heading, *(Paragraph(members) for members in paragraphs.values())])


def _edmundson(summarizer: Any, document: Document) -> None:
    """Bonus words are those of the headline, or of the first sentence where there is none."""
    first = document.sentences[0]
    words = unelided(tokens(document.title or document.text[first.start : first.end]), document.language)
    stop = of_language(document.language)
    summarizer.bonus_words = [word for word in words if word not in stop] or words or ("news",)
    summarizer.stigma_words = STIGMA_WORDS
    summarizer.null_words = stop or ("the",)


def _random(summarizer: Any, document: Document) -> None:
    """The same article always gets the same draw."""
    from random import Random

    def ratings(sentences: Sequence[Any]) -> dict[Any, int]:
        drawn = list(range(len(sentences)))
        Random(crc32(document.text.encode("utf-8", "surrogatepass"))).shuffle(drawn)
        return dict(zip(sentences, drawn, strict=True))

    summarizer._get_random_ratings = ratings


lexrank = partial(SumyMethod, "lexrank", "lex_rank:LexRankSummarizer")
textrank = partial(SumyMethod, "textrank", "text_rank:TextRankSummarizer")
lsa = partial(SumyMethod, "lsa", "lsa:LsaSummarizer")
luhn = partial(SumyMethod, "luhn", "luhn:LuhnSummarizer")
edmundson = partial(SumyMethod, "edmundson", "edmundson:EdmundsonSummarizer", _edmundson)
sum_basic = partial(SumyMethod, "sum-basic", "sum_basic:SumBasicSummarizer")
kl = partial(SumyMethod, "kl", "kl:KLSummarizer")
reduction = partial(SumyMethod, "reduction", "reduction:ReductionSummarizer")
random = partial(SumyMethod, "random", "random:RandomSummarizer", _random)
