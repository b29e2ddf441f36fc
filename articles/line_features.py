"""What tells a line of an article from a line of its page, as numbers: language-neutral for the most part, no word of
any site.

`articles.page` weighs them; `benchmarks/train_furniture.py` finds the weights.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log1p

from articles import furniture
from articles.byline import author_of
from articles.dates import read_dates
from articles.lines import Line

FEATURES = (
    "length", "short", "sentence_end", "prose", "commas", "capitals", "pipe", "furniture", "boilerplate", "credit",
    "bullet", "address",
    "date", "reaction", "reactions_near", "after_comments", "after_links", "after_date", "place", "shared_words",
    "repeated_next",
    "prose_before", "prose_after", "length-1", "length+1", "length-2", "length+2", "sentence_end-1", "sentence_end+1",
)  # fmt: skip

_BOILERPLATE = re.compile(
    r"cookie|subscri|newsletter|copyright|©|privacy|sign up|log in|logged in|sign in|comment|rights reserved|inbox"
    r"|e-?mail"
    r"|advertis|browser|javascript|your |follow us|facebook|twitter|instagram|whatsapp|click|read more|related|share"
    r"|sponsor"
    r"|terms|policy|account|notification|download|\bapp\b|affiliate|contact|powered|register|password|website",
    re.I,
)
_CREDIT = re.compile(
    r"\b(?:photo|image|foto|picture|video)s? ?(?:by\b|credit|:|courtesy|/|\()|getty|reuters/|ap photo|©|shutterstock"
    r"|\(?(?:image|photo)\)|credit ?:|pictured",
    re.I,
)
_PIPE = re.compile(r"[|›»→/]\s|(?:\.\.\.|…)$")
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
    _look_around(rows, prose)
    _look_back(lines, rows, prose)
    return rows


def _own(line: Line, shared: float) -> dict[str, float]:
    """What a line shows by itself."""
    text, words = line.text, line.words
    letters = re.findall(r"[^\W\d_]{2,}", text)
    brief = words < _SHORT_LINE
    dated = brief and any(read_dates(text))
    return {
        "length": log1p(words),
        "short": words < 4,
        "sentence_end": line.ends_sentence,
        "prose": line.is_prose,
        "commas": min(sum(c in ",;:،、，" for c in text) / max(words, 1), 0.3),
        "capitals": sum(w[0].isupper() for w in letters) / max(len(letters), 1),
        "pipe": bool(_PIPE.search(text)),
        "furniture": furniture.reason_of(line) is not None,
        "boilerplate": min(len(_BOILERPLATE.findall(text)), 3),
        "credit": words < 40 and bool(_CREDIT.search(text)),
        "bullet": bool(_BULLET.match(text)),
        "address": bool(_ADDRESS.search(text)),
        "date": dated,
        "meta": dated or (brief and author_of(text) is not None),
        "reaction": brief and len(text) < 200 and bool(_REACTION.fullmatch(text)),
        "shared_words": shared,
        "repeated_next": 0.0,
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
    """A longer line that comes again at once is a caption of a gallery."""
    for step in (1, 2, 3):
        for n in range(len(lines) - step):
            if lines[n].words > 8 and lines[n].text[:50] == lines[n + step].text[:50]:
                rows[n]["repeated_next"] = rows[n + step]["repeated_next"] = 1.0


def _look_around(rows: list[dict[str, float]], prose: list[float]) -> None:
    """The neighbours' looks, and how much running text stands before and after, the nearer the more."""
    count = len(rows)
    for n, row in enumerate(rows):
        for step in (-2, -1, 1, 2):
            other = rows[n + step] if 0 <= n + step < count else None
            row[f"length{step:+d}"] = other["length"] if other else 0.0
            row[f"sentence_end{step:+d}"] = other["sentence_end"] if other else 0.0
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
    words, read, last_meta, comments, links = 0, 0.0, -100, False, False
    for n, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if not comments and read > 40 and len(line.text) < 160 and _COMMENT_HEADING.fullmatch(line.text):
            comments = sum(bool(x["reaction"] or x["date"]) for x in rows[n + 1 : n + 13]) >= 2
        if not links and read > 0.3 * all_prose and furniture.opens_tail(line):
            following = rows[n + 1 : n + 5]
            links = sum(not x["prose"] for x in following) >= min(3, len(following))
        if row["meta"]:
            last_meta = n
        row |= {
            "after_comments": comments,
            "after_links": links,
            "after_date": n - last_meta < 12,
            "place": (words / total) ** 2,
        }
        words += line.words
        read += prose[n]
