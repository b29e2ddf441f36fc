"""What tells a line of an article from a line of its page, as numbers: language-neutral for the most part, no word of
any site.

`articles.page` weighs them; `benchmarks/train_furniture.py` finds the weights.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from math import log1p

from articles import furniture
from articles.byline import author_of
from articles.dates import read_dates
from articles.lines import Line
from articles.pictures import is_caption

OWN = (
    "length", "long", "short", "sentence_end", "question", "colon", "quotation", "small_letter", "prose", "commas",
    "capitals", "shouted", "digits", "number", "numbered", "pipe", "ellipsis", "furniture", "boilerplate", "credit",
    "caption", "biography", "bullet", "address", "date", "meta", "reaction", "shared_words", "repeated",
    "repeated_short", "repeated_next",
)  # fmt: skip
AROUND = (
    "length", "sentence_end", "capitals", "pipe", "furniture", "boilerplate", "credit", "biography", "under_heading",
)  # fmt: skip
"""What is told of the lines above and below too."""

FEATURES = (
    *OWN,
    *(f"{name}{step}" for name in AROUND for step in ("-1", "+1")),
    "length-2", "length+2", "prose_before", "prose_after", "reactions_near", "numbers_near", "short_run", "table",
    "ordered",
    "after_comments", "after_links", "under_heading", "after_date", "place", "prose_place", "prose_share",
)  # fmt: skip

_BOILERPLATE = re.compile(
    r"cookie|subscri|newsletter|copyright|©|privacy|sign up|log in|logged in|sign in|comment|rights reserved|inbox"
    r"|e-?mail"
    r"|advertis|browser|javascript|your |follow us|facebook|twitter|instagram|whatsapp|click|read more|related|share"
    r"|sponsor"
    r"|terms|policy|account|notification|download|\bapp\b|affiliate|contact|powered|register|password|website"
    r"|donat|support us|our readers|news tips?|letters? to the editor|members?hip|retrieved \d",
    re.I,
)
_CREDIT = re.compile(
    r"\b(?:photo|image|foto|picture|video)s? ?(?:by\b|credit|:|courtesy|/|\()|getty|reuters/|ap photo|©|shutterstock"
    r"|\(?(?:image|photo)\)|credit ?:|pictured",
    re.I,
)
_BIOGRAPHY = re.compile(
    r"\b(?:is|was) (?:an?|the|our) .{0,80}?\b(?:reporter|editor|writer|journalist|author|columnist|correspondent"
    r"|blogger|contributor|producer)\b|\bfollow (?:him|her|them|me|us)\b|\bon twitter\b|\babout the (?:author|writer)"
    r"|\breporting by\b|\bcan be reached\b",
    re.I,
)
_BIOGRAPHY_HEADING = re.compile(r"(?:about|sobre|über|à propos de|written by|acerca de) .{2,40}", re.I)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[.,:%+–/$€£# -]*\d[\d.,:%+–/$€£# -]*")
_ITEM = re.compile(r"\(?(\d{1,2})(?:[.):ªº°]|st|nd|rd|th|a|o|[eè]me|er)?[\s.:)–-]{1,2}(?=[^\W\d])")
MIN_ITEMS = 4
MAX_BETWEEN_ITEMS = 3  # lines
MIN_FIGURES = 8
_NUMBERED = re.compile(r"\(?\d{1,2}(?:[.):ªº°]|st|nd|rd|th|a|o)?\s?[^\W\d]")
_HEADING_REACH = 6  # lines under "Related" that are likely to be links
_PIPE = re.compile(r"[|›»→/]\s")
_BULLET = re.compile(r"[•*–—-]\s?\w|\d{1,2}[.)]\s")
_ADDRESS = re.compile(r"@\w|https?:|www\.")
_REACTION = re.compile(
    r"(?:\d+ )?(?:comments?|responses?|replies|kommentare|comentarios?|comentários|commentaires"
    r"|commenti)(?: \(?\d+\)?)?:?"
    r"|(?:leave|post|add|write|submit)(?: a| your)? (?:comment|reply|response).{0,20}"
    r"|.{2,40} (?:says|said|dice|diz|writes):?|reply|responder|antworten|répondre"
    r"|(?:log|sign) in to (?:comment|reply|leave).{0,30}|.{0,30}log in to reply.{0,30}|(?:up|down) ?votes?"
    r"|report(?: comment| abuse)?"
    r"|.{0,30}\bago\b.{0,16}|.{0,20}\d (?:up)?votes?",
    re.I,
)
_COMMENT_HEADING = re.compile(
    r"(?:\d+ )?(?:comments?|responses?|kommentare|comentarios?|comentários|commentaires|commenti)(?: \(?\d+\)?)?:?"
    r"|(?:leave|post|add|write|submit)(?: a| your)? (?:comment|reply|response).{0,20}"
    r"|\d+ (?:responses?|comments?|replies|thoughts?) (?:to|on) .{3,120}"
    r"|(?:top rated|reader|most recent|latest|all)? ?comments?.{0,30}|.{0,30}(?:join|start) the (?:conversation"
    r"|discussion).{0,20}",
    re.I,
)
_SHORT_LINE = 16  # words; dates, by-lines and reactions are no longer


def features(lines: list[Line]) -> list[dict[str, float]]:
    """The features of every line of a page, by name."""
    shared = _shared_words(lines)
    rows = [_own(line, shared[n]) for n, line in enumerate(lines)]
    prose = [_prose_words(line, row) for line, row in zip(lines, rows, strict=True)]
    _mark_repeats(lines, rows)
    _mark_short_runs(lines, rows)
    _mark_numbered_lists(lines, rows)
    _mark_tables(lines, rows)
    _look_back(lines, rows, prose)
    _look_around(rows, prose)
    return rows


def _own(line: Line, shared: float) -> dict[str, float]:
    """What a line shows by itself."""
    return _shape(line) | _wording(line) | {"shared_words": shared, "repeated_next": 0.0}


def _shape(line: Line) -> dict[str, float]:
    text, words = line.text, line.words
    letters = re.findall(r"[^\W\d_]{2,}", text)
    return {
        "length": log1p(words),
        "long": max(0.0, log1p(words) - log1p(25)),
        "short": words < 4,
        "sentence_end": line.ends_sentence,
        "question": text[-1] in "?!",
        "colon": text[-1] in ":：",
        "quotation": text[0] in "\"“„«‘'",
        "small_letter": text[0].islower(),
        "prose": line.is_prose,
        "commas": min(sum(map(text.count, ",;:،、，")) / max(words, 1), 0.3),
        "capitals": sum(w[0].isupper() for w in letters) / max(len(letters), 1),
        "shouted": len(letters) > 3 and sum(w.isupper() for w in letters) > 0.7 * len(letters),
        "digits": len(_DIGIT.findall(text)) / len(text),
        "number": bool(_NUMBER.fullmatch(text)),
        "numbered": bool(_NUMBERED.match(text)),
        "bullet": bool(_BULLET.match(text)),
        "pipe": bool(_PIPE.search(text)),
        "ellipsis": text.endswith(("...", "…")),
    }


def _wording(line: Line) -> dict[str, float]:
    text, words = line.text, line.words
    brief = words < _SHORT_LINE
    dated = brief and any(read_dates(text))
    return {
        "furniture": furniture.reason_of(line) is not None,
        "boilerplate": min(len(_BOILERPLATE.findall(text)), 3),
        "credit": words < 40 and bool(_CREDIT.search(text)),
        "caption": words < 120 and is_caption(text),
        "biography": bool(_BIOGRAPHY.search(text[:400]) or _BIOGRAPHY_HEADING.fullmatch(text)),
        "address": bool(_ADDRESS.search(text)),
        "date": dated,
        "meta": dated or (brief and author_of(text) is not None),
        "reaction": brief and len(text) < 200 and bool(_REACTION.fullmatch(text)),
    }


def _shared_words(lines: list[Line]) -> list[float]:
    """How much of a line's longer words the rest of the page's running text speaks of, 0 to 1: an article is about one
    thing."""
    words = [[w.lower() for w in re.findall(r"[^\W\d_]{5,}", line.text)] for line in lines]
    counts: Counter[str] = Counter()
    for line, own in zip(lines, words, strict=True):
        if line.is_prose:
            counts.update(set(own))
    result = []
    for line, own in zip(lines, words, strict=True):
        others = sum(min(counts[w] - line.is_prose, 4) for w in own)
        result.append(others / (4 * len(own)) if own else 0.0)
    return result


def _prose_words(line: Line, row: dict[str, float]) -> float:
    """Words of running text that do not speak of the page itself."""
    plain = row["prose"] and not row["furniture"] and row["boilerplate"] * 10 < line.words
    return float(line.words) if plain else 0.0


def _mark_repeats(lines: list[Line], rows: list[dict[str, float]]) -> None:
    """A line that comes again is a label, a teaser or the headline; a longer one that comes again at once is a caption
    of a gallery."""
    starts = [line.text[:60].lower() for line in lines]
    counts = Counter(starts)
    for line, row, start in zip(lines, rows, starts, strict=True):
        row["repeated"] = counts[start] > 1 and line.words > 3
        row["repeated_short"] = counts[start] > 1 and line.words <= 3
    for step in (1, 2, 3):
        for n in range(len(lines) - step):
            if lines[n].words > 8 and lines[n].text[:50] == lines[n + step].text[:50]:
                rows[n]["repeated_next"] = rows[n + step]["repeated_next"] = 1.0


def _mark_short_runs(lines: list[Line], rows: list[dict[str, float]]) -> None:
    """How many short lines that are no sentences stand together: a menu, a list or a table."""
    for is_short, group in groupby(range(len(lines)), lambda n: lines[n].words < 9 and not lines[n].ends_sentence):
        members = list(group)
        for n in members:
            rows[n]["short_run"] = log1p(len(members)) if is_short else 0.0


def _mark_numbered_lists(lines: list[Line], rows: list[dict[str, float]]) -> None:
    """Lists whose items are numbered from 1 on, with the lines between them, but not those under "Most read"."""
    for row in rows:
        row["ordered"] = 0.0
    chain: list[int] = []
    for n, line in enumerate(lines):
        item = _ITEM.match(line.text)
        if item and chain and int(item[1]) == len(chain) + 1 and n - chain[-1] <= MAX_BETWEEN_ITEMS:
            chain.append(n)
        elif item and item[1] == "1":
            teasers = any(map(furniture.opens_tail, lines[max(0, n - 2) : n]))
            chain = [] if teasers else [n]
        if len(chain) >= MIN_ITEMS and chain[-1] == n:
            for k in range(chain[0] if len(chain) == MIN_ITEMS else chain[-2], n + 1):
                rows[k]["ordered"] = 1.0


def _mark_tables(lines: list[Line], rows: list[dict[str, float]]) -> None:
    """Runs of short lines half of which are figures."""
    for row in rows:
        row["table"] = 0.0
    for is_cell, group in groupby(range(len(lines)), lambda n: lines[n].words < 6 and not lines[n].ends_sentence):
        figures = [n for n in group if rows[n]["number"]]
        if is_cell and len(figures) >= MIN_FIGURES and 2 * len(figures) > figures[-1] - figures[0]:
            for n in range(figures[0], figures[-1] + 1):
                rows[n]["table"] = 1.0


def _look_around(rows: list[dict[str, float]], prose: list[float]) -> None:
    """The neighbours' looks, and how much running text stands before and after, the nearer the more."""
    count = len(rows)
    for n, row in enumerate(rows):
        for step in (-1, 1):
            other = rows[n + step] if 0 <= n + step < count else None
            row |= {f"{name}{step:+d}": other[name] if other else 0.0 for name in AROUND}
        row["length-2"] = rows[n - 2]["length"] if n > 1 else 0.0
        row["length+2"] = rows[n + 2]["length"] if n + 2 < count else 0.0
        row["numbers_near"] = sum(x["number"] for x in rows[max(0, n - 8) : n + 9])
        near = rows[max(0, n - 5) : n + 6]
        row["reactions_near"] = sum(x["reaction"] or x["date"] for x in near) - bool(row["reaction"] or row["date"])
    for key, order in (("prose_before", range(count)), ("prose_after", range(count - 1, -1, -1))):
        density = 0.0
        for n in order:
            rows[n][key] = log1p(density)
            density = 0.8 * density + 0.2 * min(prose[n], 60)


def _look_back(lines: list[Line], rows: list[dict[str, float]], prose: list[float]) -> None:
    """What was passed before a line: a date or by-line, the heading of the comments, the heading of the related
    links."""
    total, all_prose = sum(line.words for line in lines) or 1, sum(prose) or 1.0
    words, read, last_meta, heading, comments, links = 0, 0.0, -100, -100, False, False
    for n, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if not comments and read > 40 and len(line.text) < 160 and _COMMENT_HEADING.fullmatch(line.text):
            comments = sum(bool(x["reaction"] or x["date"]) for x in rows[n + 1 : n + 13]) >= 2
        if not links and read > 0.3 * all_prose and furniture.opens_tail(line):
            following = rows[n + 1 : n + 5]
            links = sum(not x["prose"] for x in following) >= min(3, len(following))
        row["under_heading"] = n - heading <= _HEADING_REACH
        if row["meta"]:
            last_meta = n
        if furniture.opens_tail(line):
            heading = n
        elif line.ends_sentence and line.words > 12:
            heading = -100
        row |= {
            "after_comments": comments,
            "after_links": links,
            "after_date": n - last_meta < 12,
            "place": (words / total) ** 2,
            "prose_place": read / all_prose,
            "prose_share": prose[n] / all_prose,
        }
        words += line.words
        read += prose[n]
