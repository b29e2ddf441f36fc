"""How quotations are shown: which are listed, in whose colour, with which sign, and how one is cited."""

from __future__ import annotations

from collections.abc import Iterable

from articles.article import Article
from summarize import Quote
from tui.themes import HUES
from tui.wording import date_in_words

UNSURE = 0.5
"""Below this confidence the speaker is marked as inferred, whatever rule found it."""

RULES = {
    "explicit": "the text names the speaker beside the words",
    "split": "the attribution stands in the middle of the words",
    "continued": "it continues the quotation before it",
    "inherited": "no one is named here: the last speaker is taken to go on",
    "caption": "the name stands below the words",
    "none": "the text names no speaker",
}
"""What each of `summarize.quotes.quote.ATTRIBUTIONS` means, in words."""


def spoken(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotations that someone says: no scare quotes, and no pull quote that repeats the text."""
    return [quote for quote in quotes if quote.kind != "scare" and quote.duplicate_of is None]


def hues(quotes: Iterable[Quote]) -> dict[str, int]:
    """A colour from 1 to `HUES` for each speaker, in the order of appearance."""
    speakers = dict.fromkeys(quote.speaker for quote in spoken(quotes) if quote.speaker)
    return {speaker: number % HUES + 1 for number, speaker in enumerate(speakers)}


def sign(quote: Quote, before: Quote | None) -> str:
    """The sign of a quotation in a list: “ direct, ~ indirect, … continued; with a ? where the speaker is inferred."""
    if quote.attribution == "continued" or (before is not None and before.group == quote.group):
        kind = "…"
    else:
        kind = "“" if quote.kind in ("direct", "pull") else "~"
    return kind + ("?" if inferred(quote) else "")


def inferred(quote: Quote) -> bool:
    """Whether the speaker is a conclusion rather than written beside the words."""
    return quote.speaker is not None and (quote.attribution == "inherited" or quote.confidence < UNSURE)


def why(quote: Quote) -> str:
    """Why this speaker: the rule, the words it rests on, and how sure it is."""
    words = [RULES[quote.attribution]]
    if quote.mention:
        words.append(f"named as “{quote.mention.text}”")
    if quote.cue:
        words.append(f"with “{quote.cue.text}”")
    if quote.speaker:
        sure = "sure" if quote.confidence >= 0.8 else "likely" if quote.confidence >= UNSURE else "unsure"
        words.append(f"{sure} ({quote.confidence:.0%})")
    return "; ".join(words)


def cite(quote: Quote, article: Article) -> str:
    """The quotation with who said it and where: speaker and role, title, publisher, date."""
    who = ", ".join(part for part in (quote.speaker, quote.role) if part) or "unattributed"
    return f"{quote.text} — {who}. {source_line(article)}"


def source_line(article: Article) -> str:
    """Title, publisher and date of an article, as a citation gives them."""
    date = date_in_words(article.published) if article.published else "undated"
    return ", ".join(part for part in (f"“{article.headline}”", article.publisher, date) if part)


def words_of(quote: Quote) -> str:
    """The words said, without the marks around them: in a list the sign tells the kind."""
    return quote.text.strip('“”"«»„ ').rstrip(",") if quote.kind in ("direct", "pull") else quote.text
