"""How quotations are shown: which are listed, with which sign, why they have their speaker, and how one is cited."""

from __future__ import annotations

from articles.article import Article
from summarize import Quote
from tui.wording import date_in_words

SURE, LIKELY = 0.9, 0.7
"""From these confidences on a speaker is called sure and likely; below them the speaker is doubtful."""

RULES = {
    "explicit": "the text says who speaks, beside the words",
    "split": "the text says who speaks, between two parts of what is said",
    "continued": "it goes on from the quotation before it",
    "inherited": "nobody is named here: taken to be the one who spoke last",
    "caption": "the name stands below the words",
    "none": "the text does not say who speaks",
}
"""What each of `summarize.quotes.quote.ATTRIBUTIONS` means, in words."""


def sign(quote: Quote, before: Quote | None) -> str:
    """The sign of a quotation in a list: “ direct, ~ indirect, … continued; with a ? where the speaker is inferred."""
    if quote.attribution == "continued" or (before is not None and before.group == quote.group):
        kind = "…"
    else:
        kind = "“" if quote.verbatim else "~"
    return kind + ("?" if inferred(quote) else "")


def inferred(quote: Quote) -> bool:
    """Whether the speaker is a conclusion that may well be wrong: nobody is named beside the words, or it is doubtful.

    Both the quotes pane and the reader dim such a quotation and mark it with a question mark.
    """
    return quote.speaker is not None and (quote.attribution == "inherited" or quote.confidence < LIKELY)


def why(quote: Quote) -> str:
    """Why this speaker, in lines: the rule, the words it rests on, and how sure it is."""
    lines = [RULES[quote.attribution]]
    if quote.mention and quote.speaker is None:
        lines.append(f"named only as “{quote.mention.text}”, and nobody in the text fits")
    elif quote.mention:
        stands_for = "" if quote.mention.text == quote.speaker else f": {quote.speaker}"
        lines.append(f"named as “{quote.mention.text}”{stands_for}")
    if quote.cue:
        lines.append(f"reported with “{quote.cue.text}”")
    if quote.speaker:
        sure = "sure" if quote.confidence >= SURE else "likely" if quote.confidence >= LIKELY else "doubtful"
        lines.append(f"{sure}: right {quote.confidence:.0%} of the time")
    return "\n".join(lines)


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
    marks = "'` " if quote.unmarked else '“”"«»„ ' if quote.verbatim else ""
    return quote.text.strip(marks).rstrip(",") if marks else quote.text
