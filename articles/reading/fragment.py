"""A piece of HTML that is the text of an article and nothing else -> its blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.lines import OUTER
from articles.paragraphs import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset("script style noscript template head svg math iframe object embed select button form nav".split())
APART = frozenset(
    """address article aside body caption center dd details div dl dt fieldset figcaption figure footer header hr html
    main ol p pre section summary table tbody tfoot thead tr ul li blockquote h1 h2 h3 h4 h5 h6""".split()
)
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "subhead"),
    **dict.fromkeys(("li", "dt", "dd", "tr"), "list_item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "blockquote",
}
_BLANKS = re.compile(r"[ \t\r\n\f\v\xa0]+")
_BREAKS = re.compile(r"\x00\s{0,99}\x00[\s\x00]*")


def blocks_of(markup: str) -> list[Block]:
    """The blocks of the text, each with the kind that its tags tell."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    source = f"<div>{markup.replace(chr(0), '')}</div>".encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    return _Blocks().of(tree)


class _Blocks:
    """The blocks found so far, and the text of the one that is being read; a zero stands for a line break."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._kinds: list[str] = []
        self._text: list[str] = []

    def of(self, tree: HtmlElement) -> list[Block]:
        """All blocks of a tree."""
        from lxml.etree import iterwalk

        walk = iterwalk(tree, events=("start", "end"))
        unseen = None
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and (not tag or tag in UNSEEN):
                unseen = element
                walk.skip_subtree()
            elif event == "start":
                self._begin(tag)
                self._text.append(_BLANKS.sub(" ", element.text or ""))
            else:
                if element is not unseen:
                    self._end(tag)
                self._text.append(_BLANKS.sub(" ", element.tail or ""))
        self._flush()
        return self.found

    def _begin(self, tag: str) -> None:
        if tag in APART:
            self._flush()
            self._kinds.append(KINDS.get(tag, ""))
        elif tag == "br":
            self._text.append("\0")
        elif tag in ("td", "th") and any(part.strip() for part in self._text):
            self._text.append(" | ")

    def _end(self, tag: str) -> None:
        if tag in APART:
            self._flush()
            self._kinds.pop()

    def _flush(self) -> None:
        """End a block: two line breaks part paragraphs, one stays within."""
        kind = next(filter(None, reversed(self._kinds)), "paragraph")
        for part in _BREAKS.split("".join(self._text)):
            lines = (_BLANKS.sub(" ", line).strip(OUTER) for line in part.split("\0"))
            if text := "\n".join(filter(None, lines)):
                self.found.append(Block(kind, text))
        self._text.clear()
