"""Texts that cost programs far more than their length: each of some 1 to 5 MB, named after what repeats in it."""

from __future__ import annotations

import json
from collections.abc import Callable

MB = 1_000_000
SENTENCE = "The council said on Monday that it would pay for the new bridge. "


def repeated(part: str, size: int = MB) -> str:
    """The part as often as it takes to be so many characters."""
    return part * (size // len(part))


def _html(body: str, title: str = "A story", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def _varied(count: int, ending: str) -> str:
    """Sentences that differ in their figures and names."""
    return ending.join(
        f"Mayor Anna Brook{chr(97 + n % 26)} told district {n} that the {n % 97} schools would open."
        for n in range(count)
    )


def _feed(field: str) -> str:
    fields = {"title": "A story", "author": "Anna Lee", "description": "It rained.", field: repeated("a “<b> ")}
    inner = "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in fields.items())
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item>{inner}</item></channel></rss>'


PROSE = {
    "one line of 5 MB": lambda: _varied(60_000, " "),
    "a word of 5 MB": lambda: "a" * 5 * MB,
    "100,000 sentences": lambda: _varied(100_000, " "),
    "100,000 paragraphs": lambda: _varied(100_000, "\n\n"),
    "100,000 paragraphs of one word": lambda: "word\n\n" * 100_000,
    "one repeated sentence": lambda: repeated(SENTENCE),
    "Mr.": lambda: repeated("Mr. "),
    "initials": lambda: repeated("A. B. C. "),
    "said": lambda: repeated("said "),
    "capitalised names": lambda: repeated("Anna Brook Carter "),
    "quotations": lambda: repeated("“It is so,” said Anna Brook. "),
    "opening quote marks": lambda: repeated("“"),
    "opening quote marks and words": lambda: repeated("“a "),
    "straight quote marks": lambda: repeated('"'),
    "apostrophes": lambda: repeated("'"),
    "ellipses": lambda: repeated("…"),
    "full stops": lambda: repeated("."),
    "brackets": lambda: repeated("(["),
    "new lines": lambda: "A story\n" + repeated("\n") + "The end.",
    "combining marks": lambda: "e" + repeated("\u0301"),
    "blanks": lambda: "A" + repeated(" ") + "b",
    "tabs": lambda: "A" + repeated("\t") + "b",
    "digits": lambda: repeated("7"),
    "dates on one line": lambda: repeated("12 March 2021 "),
    "dates on each line": lambda: repeated("12 March 2021\n"),
    "times and dates without an end": lambda: repeated("2021-03-12T10:"),
    "addresses": lambda: repeated("https://example.org/a/b?c=d "),
    "one address": lambda: "https://example.org/" + repeated("a/"),
    "hyphens": lambda: repeated("-"),
    "words with hyphens": lambda: repeated("a-"),
    "emoji and joiners": lambda: repeated("\U0001f468\u200d"),
    "Chinese": lambda: repeated("今天天气很好"),
    "Chinese sentences": lambda: repeated("今天天气很好。"),
    "list items": lambda: repeated("- word\n"),
    "commas": lambda: repeated("a, "),
    "less-than signs": lambda: repeated("<"),
    "ampersands": lambda: repeated("&"),
    "a title of 1 MB": lambda: repeated("Council pays ") + "\n\n" + SENTENCE * 20,
    "a byline of 1 MB": lambda: "A story\n\nBy " + repeated("Anna Brook and ") + "\n\n" + SENTENCE * 20,
    "turns": lambda: repeated("ANNA BROOK: We go now.\n\nDOE: To the town.\n\n"),
}
"""Plain text."""

PAGES = {
    "100,000 nested tags": lambda: _html("<div>" * 100_000 + SENTENCE * 20 + "</div>" * 100_000),
    "100,000 tags left open": lambda: _html("<b>" * 100_000 + SENTENCE * 20),
    "1,000,000 less-than signs": lambda: _html("<" * MB),
    "ampersands in a page": lambda: _html("<p>" + "&" * MB),
    "an attribute of 1 MB": lambda: _html(f'<p title="{"a" * MB}">{SENTENCE * 20}</p>'),
    "an attribute left open": lambda: _html(f'<p>{SENTENCE * 20}</p><p title="{"a <" * (MB // 3)}'),
    "500,000 paragraphs": lambda: _html("<p>" * 500_000),
    "100,000 paragraphs with words": lambda: _html("<p>The council pays.</p>" * 100_000),
    "200,000 table cells": lambda: _html("<table><tr>" + "<td>a</td>" * 200_000 + "</tr></table>"),
    "nested lists": lambda: _html("<ul><li>a" * 50_000),
    "nested quotations": lambda: _html("<blockquote>a" * 50_000),
    "a title of 1 MB in a page": lambda: _html(f"<p>{SENTENCE * 20}</p>", title=repeated("Council pays ")),
    "100,000 links": lambda: _html("<a href='/a'>Council</a> " * 100_000),
    "comments left open": lambda: _html("<!-- " * 200_000 + SENTENCE),
    "100,000 meta elements": lambda: _html(
        f"<p>{SENTENCE * 20}</p>", head="<meta name=date content='2021-03-12'>" * 100_000
    ),
    "JSON-LD of 1 MB": lambda: _html(
        f"<p>{SENTENCE * 20}</p>", head=f'<script type="application/ld+json">{"[" * MB}</script>'
    ),
}

OTHERS = {
    "json title": lambda: json.dumps({"title": repeated("Council “pays "), "text": SENTENCE * 20}),
    "json author": lambda: json.dumps({"title": "A", "author": repeated("Anna <a@"), "text": SENTENCE * 20}),
    "json nested": lambda: "[" * MB,
    "feed title": lambda: _feed("title"),
    "feed author": lambda: _feed("author"),
    "feed description": lambda: _feed("description"),
    "mail subject": lambda: f"From: a@b.org\nSubject: {repeated('=?utf-8?Q?a')}\nTo: c@d.org\n\n{SENTENCE * 20}",
    "mail sender": lambda: f"From: {repeated('a@')}\nSubject: A story\nTo: c@d.org\n\n{SENTENCE * 20}",
    "markdown stars": lambda: "# A story\n\n" + repeated("*a **"),
    "markdown brackets": lambda: "# A story\n\n" + repeated("[a]("),
    "markdown quotations": lambda: "# A story\n\n" + repeated("> ", 200_000) + "a",
}

SUFFIXES = {"json": ".json", "feed": ".xml", "mail": ".eml", "markdown": ".md"}
TEXTS: dict[str, Callable[[], str]] = {**PROSE, **PAGES, **OTHERS}


def file_name(name: str) -> str:
    """The name of a file for this text: its ending tells the kind."""
    ending = ".html" if name in PAGES else SUFFIXES[name.split()[0]] if name in OTHERS else ".txt"
    return name.replace(" ", "-").replace(",", "") + ending
