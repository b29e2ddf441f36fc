"""The body of an item, in the elements of NITF or of HTML, as paragraphs with their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from articles import furniture
from articles.article import Dropped
from articles.byline import credit_of
from articles.lines import Line
from articles.paragraphs import Block
from articles.reading.newsroom.tree import Element, name, parse_html, words

KINDS: dict[str, str] = {
    **dict.fromkeys("hl1 hl2 hl3 hl4 hl5 hl6 h1 h2 h3 h4 h5 h6".split(), "subhead"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    **dict.fromkeys(("blockquote", "bq"), "blockquote"),
    **dict.fromkeys(("media-caption", "figcaption", "caption"), "caption"),
    "tagline": "credit",
}
"""The kind of what stands within an element; all else is running text."""

BLOCKS = frozenset(KINDS) | frozenset(
    """address article aside block body body.content body.end body.head center dateline div dl fieldset figure footer
    form header hr html main media nitf-table note ol p pre section table tbody td tfoot th thead tr ul byline hedline
    abstract""".split()
)
"""Elements that begin a paragraph and end one."""

SKIPPED = frozenset(
    """script style head title template svg object iframe noscript button select textarea media-reference
    media-producer media-metadata media-object datasource audio video embed""".split()
)
"""Elements whose text is not the reader's."""

MAX_CELL = 120
"""Characters of the longest cell of a table that holds figures; another sets the page."""

_BREAK = "\u2028"
_BLANK_LINE = re.compile(rf"\n[ \t\r]*\n|{_BREAK}[ \t\r\n]*{_BREAK}")
_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>]{0,500})?/?>")
_CLOSING_TAG = re.compile(r"</[A-Za-z][\w:-]{0,30}>")
_SIGNATURE = re.compile(
    r"[(/\[][\w .-]{2,30}[)/\]]|(?:[A-Z]{2,5}|afp|apa|ats|dpa|ntb)(?:[ /][A-Za-z]{1,4}\d?){1,5}", re.ASCII
)
"""The last line of an agency: its name, and the initials of those who had the item in hand."""

WRAPPED = (40, 100)
"""Characters of a line that a break ends because it is full."""


class Body(NamedTuple):
    """The paragraphs, and what was left out, each with the reason."""

    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def words(self) -> int:
        """How many words the paragraphs have."""
        return sum(len(block.text.split()) for block in self.blocks)


def body_of(element: Element, title: str | None = None) -> Body:
    """What stands in an element, without the headline where it stands there again."""
    return sorted_out(_blocks(element), title)


def body_of_html(text: str, title: str | None = None) -> Body:
    """What stands in HTML or a piece of it."""
    return body_of(parse_html(text), title)


def body_of_text(text: str, title: str | None = None) -> Body:
    """What stands in plain text, or in HTML that came as text; paragraphs are set apart by blank lines or, where there
    are none, by lines."""
    if _CLOSING_TAG.search(text):
        return body_of_html(text, title)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parts = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    return sorted_out((Block("paragraph", part) for part in parts), title)


def sorted_out(blocks: Iterable[Block], title: str | None) -> Body:
    """Paragraphs made clean; without those that have no words, or are signs for those who set the page."""
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for number, block in enumerate(blocks, 1):
        text = clean(block.text)
        if reason := _reason(text, kept, title):
            dropped.append(Dropped(" ".join(block.text.split()), reason, number))
        elif text:
            credit = block.kind == "paragraph" and credit_of(Line(0, text))
            kept.append(Block("credit" if credit else block.kind, text))
    if len(kept) > 1 and kept[-1].kind == "paragraph" and _SIGNATURE.fullmatch(kept[-1].text):
        dropped.append(Dropped(kept.pop().text, "desk signature", len(kept) + len(dropped) + 1))
    return Body(tuple(kept), tuple(dropped))


def clean(text: str) -> str:
    """A paragraph on one line, without what is left of markup in it."""
    if "&" in text:
        text = unescape(text)
    if "<" in text and _CLOSING_TAG.search(text):
        text = _TAG.sub("", text) or "\0"
    return " ".join(text.split())


def _reason(text: str, before: list[Block], title: str | None) -> str | None:
    """Why a paragraph is no part of the article, or None."""
    if text == "\0":
        return "embedded code"
    if title and text == title and len(before) < 2:
        return "headline again"
    line = Line(0, text)
    return "separator" if furniture.reason_of(line) == "separator" or text.casefold() == "ends" else None


def _blocks(root: Element) -> Iterator[Block]:
    """The paragraphs of an element, one after the other; nested ones come out side by side."""
    from lxml import etree

    kinds = ["paragraph"]
    text: list[str] = []
    set_as_typed = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = name(element).lower()
        if event == "end":
            if tag in BLOCKS:
                yield from _paragraphs(kinds.pop(), text)
            set_as_typed -= tag == "pre"
            if element is not root:
                text.append(_lines(element.tail, set_as_typed))
        elif tag in SKIPPED or not tag:
            walk.skip_subtree()
        elif tag == "tr" and (row := _row(element)):
            yield from _paragraphs(kinds[-1], text)
            yield row
            kinds.append(kinds[-1])
            walk.skip_subtree()
        else:
            if tag in BLOCKS:
                yield from _paragraphs(kinds[-1], text)
                kinds.append(KINDS.get(tag, kinds[-1]))
            set_as_typed += tag == "pre"
            text.append(_BREAK if tag == "br" else _lines(element.text, set_as_typed))
    yield from _paragraphs("paragraph", text)


def _lines(text: str | None, set_as_typed: int) -> str:
    """Text with a break at the end of each line where lines end as they were typed."""
    return (text or "").replace("\n", _BREAK) if set_as_typed else text or ""


def _row(row: Element) -> Block | None:
    """A row of figures as one line; None for a row that sets the page."""
    cells = [cell for cell in row if name(cell).lower() in ("td", "th")]
    if any(name(inner).lower() in BLOCKS for cell in cells for inner in cell.iterdescendants()):
        return None
    texts = [words(cell) for cell in cells]
    if max(map(len, texts), default=0) > MAX_CELL or not any(texts):
        return None
    if len(list(filter(None, texts))) == 1:
        heads = any(name(cell).lower() == "th" for cell in cells)
        return Block("subhead" if heads else "paragraph", next(filter(None, texts)))
    return Block("list_item", " | ".join(filter(None, texts)))


def _paragraphs(kind: str, text: list[str]) -> Iterator[Block]:
    """What was gathered, as the paragraphs that blank lines and breaks make of it."""
    gathered = "".join(text)
    text.clear()
    for part in _BLANK_LINE.split(gathered):
        lines = list(filter(None, (" ".join(line.split()) for line in part.split(_BREAK))))
        least, most = WRAPPED
        if all(least < len(line) < most for line in lines[:-1]):
            lines = [" ".join(lines)] if lines else []
        yield from (Block(kind, line) for line in lines)
