"""What of a page's lines trafilatura takes for the article and is none, and what it leaves out and is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articles import furniture
from articles.byline import author_of
from articles.dates import is_labelled, read_dates
from articles.head import Head
from articles.reading.html_lines import Shown
from articles.reading.html_told import Told, key

LINKED = 0.8
"""A line is a link where so much of it is one."""

MIN_LINK_WORDS = 4
"""Shorter links stand in lists and tables of the article's own."""

MAX_GAP = 6
"""So many lines of advertisements and prompts part two pieces of one body."""

MIN_PIECE = 3
"""Paragraphs of such a piece; teasers and notices have fewer."""

LAST_LINES = 6
"""About the author and the newsletter is told in the last lines of a body, and little else that speaks of them."""

NEAR = 40
"""So many lines before the first paragraph may tell dates and author."""

MAX_PROMPT_WORDS = 45

_PROMPT = re.compile(
    r"(?:please )?(?:follow|subscribe|sign up|click here|download|like us|listen to|watch|join|get|support)\b"
    r".{0,200}\b(?:twitter|facebook|instagram|youtube|telegram|whatsapp|newsletters?|inbox|app|e-?mail|podcast|here"
    r"|membership|subscrib\w+)\b.{0,120}"
    r"|have (?:a|any) (?:news )?(?:tip|story)\b.{0,200}|if you (?:buy|purchase) (?:something|anything)\b.{0,200}"
    r"|(?:note|please note|attention|atenção|hinweis|nota)\s?: .{0,200}"
    r"\b(?:comments?|comentários|kommentare?|comentarios)\b.{0,120}"
    r"|.{0,120}\bwe(?:’|')?d like to hear (?:what you think|from you)\b.{0,300}"
    r"|.{0,160}\bsign up (?:for|to) .{0,80}\b(?:newsletter|inbox|today|free)\b.{0,120}",
    re.I,
)
_ABOUT_AUTHOR = re.compile(
    r"(?:’s|'s|,)?\s(?:is|was|has been|writes|covers|reports|can be|may be|works|book|joined|lives|est|ist|es|è|é)\b",
    re.I,
)
_LABELLED_LINK = re.compile(r"[\[(]?(?:[^\W\d_][\w'’]*+\s?){1,3}:\s")
_ADDRESS = re.compile(r"\[?(?:https?://|www\.)\S+\]?|\S[^\s@]*@\S+")
_READING_TIME = re.compile(
    r".{0,24}\b\d{1,3}[\s-](?:min|minutes?|minutos?|minuten|minuti|minuta)\b.{0,12}|.{0,12}\bmin(?:ute)?s? read", re.I
)


def take_in(shown: Sequence[Shown], kept: list[bool]) -> None:
    """Takes in what was left out of a body: quotations and items of its lists that stand between its lines, its first
    lines, its next piece after an advertisement."""
    prose = [n for n, x in enumerate(shown) if kept[n] and is_text(x)]
    if not prose:
        return
    parents = {shown[n].parent for n in prose}
    lists = {x.parent for n, x in enumerate(shown) if kept[n] and x.kind == "list_item"}
    for n in range(prose[0] + 1, prose[-1]):
        line = shown[n]
        quoted = line.kind == "blockquote" or (line.kind == "pullquote" and line.parent in parents)
        if quoted or (line.kind == "list_item" and line.linked < LINKED and line.parent in lists):
            kept[n] = True
    _take_first_lines(shown, kept, prose[0])
    _take_next_piece(shown, kept, prose)


def is_text(line: Shown) -> bool:
    """A paragraph of running text by its looks and tags."""
    return line.kind == "" and line.line.is_prose and line.linked < 0.5


def first_text(shown: Sequence[Shown], kept: Sequence[bool]) -> int:
    """The index of the body's first paragraph."""
    body = [n for n, taken in enumerate(kept) if taken]
    return next((n for n in body if is_text(shown[n])), body[0] if body else 0)


def _take_first_lines(shown: Sequence[Shown], kept: list[bool], first: int) -> None:
    """Running text in the same element right before the first line."""
    for n in range(first - 1, max(-1, first - 4), -1):
        if shown[n].parent == shown[first].parent and is_text(shown[n]) and not is_dated(shown[n]):
            kept[n] = True


def is_dated(line: Shown) -> bool:
    """Is this a date line or by-line?"""
    text = line.line.text
    return any(read_dates(text)) or author_of(text) is not None


def _take_next_piece(shown: Sequence[Shown], kept: list[bool], prose: Sequence[int]) -> None:
    """What goes on after the last line in an element of the same tag and classes, with some paragraphs of its own."""
    sort, of_sort = Counter(shown[n].sort for n in prose).most_common(1)[0]
    last = prose[-1]
    if 2 * of_sort < len(prose) or shown[last].sort != sort or sort.endswith(" "):
        return
    piece: list[int] = []
    for n in range(last + 1, len(shown)):
        line = shown[n]
        if n - last > MAX_GAP or line.tag in ("h1", "h2") or furniture.opens_tail(line.line):
            break
        if line.sort == sort and line.parent != shown[prose[-1]].parent and is_text(line):
            if piece and line.parent != shown[piece[-1]].parent:
                break
            piece.append(n)
            last = n
    if len(piece) >= MIN_PIECE:
        for n in piece:
            kept[n] = True


def reasons(shown: Sequence[Shown], kept: Sequence[bool], told: Told, head: Head) -> list[str | None]:
    """For every line why it is no part of the body ("head" where the head was read from it), or None where it is
    one."""
    found: list[str | None] = [None] * len(shown)
    body = [n for n, taken in enumerate(kept) if taken]
    first = first_text(shown, kept)
    titles = {key(x) for x in (*told.titles, head.title or "")}
    for n, line in enumerate(shown):
        if line.line.number in head.used:
            found[n] = "head"
        elif not kept[n]:
            found[n] = furniture.reason_of(line.line) or _place(line, n, body)
        elif key(line.line.text) in titles or line.tag == "h1":
            found[n] = "headline again"
        else:
            found[n] = furniture.reason_of(line.line) or (_before_text(line) if first - NEAR < n < first else None)
    _drop_links(shown, found)
    _drop_prompts(shown, found, told)
    _drop_tail(shown, found)
    return found


def _place(line: Shown, n: int, body: Sequence[int]) -> str:
    if line.kind == "caption":
        return "caption"
    if not body:
        return "not running text"
    return "before the article" if n < body[0] else "after the article" if n > body[-1] else "not running text"


def _before_text(line: Shown) -> str | None:
    """A date, a by-line or how long it takes to read, above the first paragraph."""
    text = line.line.text
    if line.line.words < 16 and (is_dated(line) or (is_labelled(text) and any(c.isdigit() for c in text))):
        return "before the article"
    return "before the article" if line.line.words < 8 and _READING_TIME.fullmatch(text) else None


def _left(found: Sequence[str | None]) -> list[int]:
    return [n for n, reason in enumerate(found) if reason is None]


def _drop_links(shown: Sequence[Shown], found: list[str | None]) -> None:
    """Lines that are links to other articles: linked headings, labelled or shouted links, runs of linked lines."""
    left = _left(found)
    links = {n for n in left if _is_teaser(shown[n])}
    headings = [n for n in left if shown[n].kind == "subhead"]
    own = 2 * sum(n in links for n in headings) > len(headings) > 2  # the headings of a list of links
    for at, n in enumerate(left):
        line = shown[n]
        beside = (left[at - 1] in links if at else False) or (at + 1 < len(left) and left[at + 1] in links)
        text = line.line.text
        if n in links and (
            (line.kind == "subhead" and not own)
            or (line.kind != "subhead" and (beside or text.isupper() or _LABELLED_LINK.match(text)))
        ):
            found[n] = "related links"


def _is_teaser(line: Shown) -> bool:
    text = line.line.text
    return line.linked >= LINKED and line.line.words >= MIN_LINK_WORDS and not _ADDRESS.fullmatch(text)


def _drop_prompts(shown: Sequence[Shown], found: list[str | None], told: Told) -> None:
    """Prompts to follow and subscribe, and in the last lines what is told of the author."""
    left = _left(found)
    names = [key(x) for x in re.split(r",|\s(?:and|und|et|y)\s", told.author or "") if len(x.split()) > 1]
    for at, n in enumerate(left):
        line = shown[n].line
        last = len(left) - at <= LAST_LINES
        if line.words <= MAX_PROMPT_WORDS and (last or shown[n].linked > 0 or at == 0) and _PROMPT.fullmatch(line.text):
            found[n] = "newsletter"
        elif last and line.words <= 80 and _is_about(line.text, names):
            found[n] = "about the author"


def _is_about(text: str, names: Iterable[str]) -> bool:
    """Does the line begin with an author's name and go on to tell who that is?"""
    match = _ABOUT_AUTHOR.search(text[:60])
    return bool(match) and any(name and key(text[: match.start()]) == name for name in names if match)


def _drop_tail(shown: Sequence[Shown], found: list[str | None]) -> None:
    """Headings and links at the end, with no text under them."""
    for n in reversed(_left(found)):
        line = shown[n]
        if (
            line.kind != "subhead"
            and not (line.linked >= LINKED and _is_teaser(line))
            and not furniture.opens_tail(line.line)
        ):
            return
        found[n] = "after the article"
