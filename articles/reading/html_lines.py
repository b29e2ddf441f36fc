"""The tree of a web page -> its visible lines, as a reader of the page sees them, each with what its tags tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from articles.lines import OUTER, Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset(
    """script style noscript template head svg math iframe object embed applet select textarea button video audio canvas
    map dialog""".split()
)
"""Elements whose text is no text of the page."""

APART = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol option p pre section
    summary table tbody td tfoot th thead tr ul""".split()
)
"""Elements that stand on lines of their own."""

CELL = " | "
"""Stands between the cells of a table's row."""

MAX_LINES = 10_000
"""So many lines of a page are read; real ones have some hundreds."""

MAX_LINES_OF = {"list_item": 3, "caption": 3, "blockquote": 10}
"""An element of more lines is a part of the page's layout: its lines are what they are by themselves."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "dt", "dd"})
_CAPTIONS = frozenset({"figure", "figcaption", "caption"})
_CELLS = frozenset({"td", "th"})
_PULLED = re.compile(r"pull-?_?quote|quote-?_?pull", re.I)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?caption|figcaption|(?:image|photo|media)[_-]?credit", re.I)
_NOT_SHOWN = re.compile(r"display\s{0,4}:\s{0,4}none", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class Shown(NamedTuple):
    """A visible line: ``kind`` is the paragraph's kind that its tags tell ("" where they tell none), ``tag`` is the
    block element that it stands in, ``parent`` is the number of the element around that, ``sort`` that one's tag and
    classes, ``linked`` is the share of the line's characters that are links."""

    line: Line
    kind: str
    tag: str
    parent: int
    sort: str
    linked: float


class _Around(NamedTuple):
    """What a block element and those around it say of their text; ``own`` is its tag with its
    classes, ``sort`` that of the one around it, ``item`` is the number of the one that gave the kind,
    ``is_row`` marks a table's row that is one line."""

    tag: str
    number: int
    parent: int
    own: str
    sort: str
    kind: str
    item: int
    is_row: bool = False


class _Lines:
    """The lines that were found so far, and the one that is being read."""

    def __init__(self) -> None:
        self.found: list[Shown] = []
        self.around = [_Around("body", 0, 0, "body", "", "", 0)]
        self._items: dict[tuple[int, str], list[int]] = {}
        self._parts: list[str] = []
        self._links = 0
        self._linked = 0
        self._count = 0

    def begin(self, element: HtmlElement, tag: str) -> None:
        """An element begins."""
        self._links += tag == "a"
        if tag in _CELLS and self.around[-1].is_row:
            self._parts.append(CELL if self._parts else "")
        elif tag in APART:
            self._end_line()
            self._count += 1
            self.around.append(_around(element, tag, self._count, self.around[-1]))
        self.add(element.text)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._links -= tag == "a"
        if tag in APART and not (tag in _CELLS and self.around[-1].is_row):
            self._end_line()
            self.around.pop()

    def add(self, text: str | None) -> None:
        """More of the line that is being read."""
        if not text:
            return
        first, *rows = text.split("\n") if self.around[-1].tag == "pre" else [text]
        self._parts.append(first)
        self._linked += len(text.strip()) if self._links else 0
        for row in rows:
            self._end_line()
            self._parts.append(row)

    def _end_line(self) -> None:
        around = self.around[-1]
        text = _BLANKS.sub(" ", "".join(self._parts)).strip(OUTER + "\r\n|" if around.is_row else OUTER + "\r\n")
        if text and len(self.found) < MAX_LINES:
            self._items.setdefault((around.item, around.kind), []).append(len(self.found))
            kind = "" if around.is_row and CELL not in text else around.kind
            line = Line(2 * len(self.found) + 1, text)  # a blank line stands between two
            self.found.append(
                Shown(line, kind, around.tag, around.parent, around.sort, min(1.0, self._linked / len(text)))
            )
        self._parts.clear()
        self._linked = 0

    def without_layout(self) -> list[Shown]:
        """The lines; those of an item that is none are of no kind."""
        for (_, kind), numbers in self._items.items():
            if len(numbers) > MAX_LINES_OF.get(kind, len(numbers)):
                for n in numbers:
                    self.found[n] = self.found[n]._replace(kind="")
        return self.found


def shown_lines(page: HtmlElement) -> list[Shown]:
    """The visible lines of a page, in their order, `MAX_LINES` at most; of a page that shows nothing without its
    scripts those that are hidden."""
    return _lines_of(page, _is_unseen) or _lines_of(page, _is_no_text)


def _lines_of(page: HtmlElement, is_unseen: Callable[[HtmlElement, str], bool]) -> list[Shown]:
    from lxml.etree import iterwalk

    lines = _Lines()
    walk = iterwalk(page, events=("start", "end"))
    unseen = None
    for event, element in walk:
        if len(lines.found) >= MAX_LINES:
            break
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if is_unseen(element, tag):
                unseen = element
                walk.skip_subtree()
            else:
                lines.begin(element, tag)
        else:
            if element is not unseen:
                lines.end(tag)
            if element is not page:
                lines.add(element.tail)
    return lines.without_layout()


def _is_no_text(element: HtmlElement, tag: str) -> bool:
    """A thing that is not text."""
    return not tag or tag == "head" or (tag in UNSEEN and tag != "noscript")


def _is_unseen(element: HtmlElement, tag: str) -> bool:
    """A thing that is not text, or that the page hides."""
    return (
        _is_no_text(element, tag)
        or tag == "noscript"
        or element.get("hidden") is not None
        or bool(_NOT_SHOWN.search(element.get("style") or ""))
    )


def _around(element: HtmlElement, tag: str, number: int, outer: _Around) -> _Around:
    """What is told of the text in this block element."""
    classes = element.get("class") or ""
    is_row = tag == "tr" and _is_one_line(element)
    kind = outer.kind
    if tag in _HEADINGS:
        kind = "subhead"
    elif tag in _ITEMS or is_row:
        kind = "list_item"
    elif _PULLED.search(classes) or (tag == "blockquote" and outer.tag == "aside"):
        kind = "pullquote"
    elif tag == "blockquote":
        kind = kind if kind == "pullquote" else "blockquote"
    elif tag in _CAPTIONS or _CAPTION.search(classes):
        kind = "caption"
    inherits = kind == outer.kind and tag not in _ITEMS
    item = outer.item if inherits else number
    return _Around(tag, number, outer.number, f"{tag} {classes}", outer.own, kind, item, is_row)


def _is_one_line(row: HtmlElement) -> bool:
    """A row of a table of data, whose cells hold no blocks; those of a page's layout do."""
    return not any(x.tag in APART and x.tag not in _CELLS for x in row.iterdescendants())
