"""A piece of HTML, as feeds, newsroom files and mail carry it -> the paragraphs of an article, each with its kind.

Only what is laid out as text is taken: no scripts, styles, forms or pictures. A whole web page is not read here.
"""

from __future__ import annotations

import re

from articles import paragraphs
from articles.lines import SENTENCE_END, split_lines, unwrap, word_count
from articles.paragraphs import MAX_SUBHEAD_WORDS, Block

SKIPPED = frozenset(
    "script style template noscript svg math canvas audio video map select button textarea title head".split()
)
"""Elements whose text is not the article's."""

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "subhead"),
    **dict.fromkeys(("li", "dd"), "list_item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "blockquote",
}
"""The kinds of paragraphs that elements tell; one within another element has that one's kind."""

BLOCKS = frozenset(KINDS) | frozenset(
    "address article aside body center details div dl dt fieldset figure footer form header hr html main menu nav ol p "
    "pre section summary table tbody tfoot thead tr ul".split()
)
"""Elements that begin and end a paragraph."""

VOID = frozenset({"hr", "br"})
PLAIN = "paragraph"

_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*|/)?>|!--|!\[CDATA\[)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def is_html(text: str) -> bool:
    """Whether a text that may be plain or HTML has markup in it."""
    return ("<" in text and bool(_TAG.search(text))) or ("&" in text and bool(_ENTITY.search(text)))


def blocks_of_html(fragment: str) -> tuple[Block, ...]:
    """The paragraphs of a piece of HTML in its order."""
    return tuple(_read(fragment).blocks)


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text; lines that were wrapped at a fixed width are set together again."""
    return tuple(paragraphs.blocks(unwrap(split_lines(text))))


def text_of_html(fragment: str) -> str:
    """The words of a piece of HTML on one line: for titles and names."""
    return " ".join(" ".join(block.text for block in _read(fragment).blocks).split())


def _read(fragment: str) -> _Layout:
    from lxml import etree

    layout = _Layout()
    if fragment.strip():
        parser = etree.HTMLParser(target=layout, encoding="utf-8", huge_tree=True)
        parser.feed(fragment.replace("\0", "").encode("utf-8", "replace"))
        parser.close()
    return layout


class _Layout:
    """Takes what the parser finds, one event after the other, so that no depth of nesting matters."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[tuple[str, str]] = []  # the elements that are open here, with the kind of what stands in them
        self._text: list[str] = []
        self._loud = 0  # letters in bold type
        self._bold = 0
        self._skipped = 0
        self._verbatim = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in SKIPPED:
            self._skipped += 1
        elif tag == "br":
            self._text.append("\n")
        elif tag in BLOCKS:
            self._end_block()
            if tag not in VOID:
                self._open.append((tag, _kind_of(tag, attributes) or self._kind))
                self._verbatim += tag == "pre"
        elif tag in ("b", "strong"):
            self._bold += 1

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag in BLOCKS:
            self._end_block()
            if self._open and self._open[-1][0] == tag:
                self._open.pop()
                self._verbatim -= tag == "pre"
        elif tag in ("b", "strong"):
            self._bold = max(0, self._bold - 1)
        elif tag in ("td", "th"):
            self._text.append("\t")

    def data(self, text: str) -> None:
        """Words between the marks."""
        if not self._skipped:
            self._text.append(text if self._verbatim else text.replace("\n", " ").replace("\t", " "))
            self._loud += _letters(text) if self._bold else 0

    def comment(self, text: str) -> None:
        """What the page hides is left out."""

    def close(self) -> None:
        """The end of the fragment."""
        self._end_block()

    @property
    def _kind(self) -> str:
        return self._open[-1][1] if self._open else PLAIN

    def _end_block(self) -> None:
        """What was written since the last block ended, as one paragraph or, where lines are broken, as several."""
        if self._verbatim and _is_listing(listing := "".join(self._text)):
            self._text.clear()
            self.blocks.append(Block("list_item", listing.strip("\n").rstrip()))
            return
        text = _laid_out("".join(self._text))
        loud, self._loud = self._loud, 0
        self._text.clear()
        if not text:
            return
        kind = self._kind
        if "\t" in text:  # a row of several cells; tables of one cell only lay out
            kind = "list_item"
        elif kind == PLAIN and loud and loud == _letters(text) and _can_head(text):
            kind = "subhead"
        if kind == PLAIN:
            self.blocks += blocks_of_text(text)
        elif kind == "blockquote":
            self.blocks += (Block(kind, part) for part in text.split("\n") if part)
        else:
            self.blocks.append(Block(kind, " ".join(text.split("\n")) if kind == "subhead" else text))


def _laid_out(text: str) -> str:
    """The text with single blanks; lines and cells stay apart."""
    if "\n" not in text and "\t" not in text:  # as nearly all are
        return " ".join(text.split())
    lines = ("\t".join(" ".join(cell.split()) for cell in row.split("\t")).strip() for row in text.split("\n"))
    return "\n".join(lines).strip()


def _kind_of(tag: str, attributes: dict[str, str]) -> str | None:
    names = (attributes.get("class") or "").lower().split()
    if "pullquote" in names or "pull-quote" in names:
        return "pullquote"
    if "wp-caption-text" in names:
        return "caption"
    return KINDS.get(tag)


def _is_listing(text: str) -> bool:
    """Preformatted text most of whose lines are no prose: code, a table set with blanks, verse."""
    lines = unwrap(split_lines(text))
    return bool(lines) and sum(line.is_prose for line in lines) * 2 < len(lines)


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _can_head(text: str) -> bool:
    return word_count(text) <= MAX_SUBHEAD_WORDS and not SENTENCE_END.search(text) and text[-1] not in ",;:"
