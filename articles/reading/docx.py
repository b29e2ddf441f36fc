"""Word documents (.docx) -> an article: the text of word/document.xml with its styles.

The parts are read by themselves, each at most 10 MB, so that a file of pictures costs no more than its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from articles.paragraphs import Block
from articles.reading.containers.zipped import DAMAGED
from articles.reading.document import Properties, piece_of_blocks
from articles.reading.part import INFLATED
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.rows import iso_date

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}footnoteReference", f"{W}instrText"})
"""What is deleted, or is shown elsewhere."""

_STYLES = (
    (re.compile(r"title$", re.I), "title"),
    (re.compile(r"heading|subtitle", re.I), "subhead"),
    (re.compile(r"quote", re.I), "blockquote"),
    (re.compile(r"caption", re.I), "caption"),
    (re.compile(r"list", re.I), "list_item"),
)
"""The names of styles are English in every language's files, their ids are not."""


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of the document. Raises `FormatError` where it holds no words."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            styles, core = _part(archive, "word/styles.xml"), _part(archive, "docProps/core.xml")
    except FormatError:
        raise
    except DAMAGED as error:
        raise FormatError(f"is no whole Word document: {error}") from None
    if document is None:
        raise FormatError("is a ZIP archive, and no Word document")
    blocks = list(_blocks(document, _names(styles)))
    title = next((block.text for block in blocks[:5] if block.kind == "title"), None)
    properties = _properties(core)
    title = title or properties.title or next((b.text for b in blocks[:1] if b.kind == "subhead"), None)
    plain = [block._replace(kind="subhead") if block.kind == "title" else block for block in blocks]
    yield properties.fill(piece_of_blocks(plain, title))


def _part(archive: ZipFile, name: str) -> _Element | None:
    """The tree of a part, or None where there is none. Raises `FormatError`."""
    from lxml import etree

    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        data = file.read(INFLATED + 1)
    if len(data) > INFLATED:
        raise FormatError(f"its {name} holds more than {INFLATED >> 20} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(data, parser)


def _names(styles: _Element | None) -> dict[str, str]:
    """The names of the styles by their ids."""
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "") if name is not None else ""
    return found


def _properties(core: _Element | None) -> Properties:
    if core is None:
        return Properties()
    told = {str(x.tag).rpartition("}")[2]: (x.text or "").strip() for x in core.iterchildren()}
    return Properties(told.get("title") or None, told.get("creator") or None, iso_date(told.get("created")))


def _blocks(document: _Element, names: dict[str, str]) -> Iterator[Block]:
    """The paragraphs, and the rows of tables, each as a block."""
    body = document.find(f"{W}body")
    for element in body.iter(f"{W}p", f"{W}tr") if body is not None else ():
        inside = {x.tag for x in element.iterancestors()}
        if f"{W}tr" in inside or f"{W}txbxContent" in inside:
            continue
        if element.tag == f"{W}tr":
            cells = (" ".join(filter(None, map(_text, cell.iter(f"{W}p")))) for cell in element.iter(f"{W}tc"))
            text, kind = " | ".join(filter(None, cells)), "list_item"
        else:
            text, kind = _text(element), _kind(element, names)
        if text:
            yield Block(kind, text)


def _text(paragraph: _Element) -> str:
    """The words of a paragraph."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    walk = iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in UNSEEN:
            walk.skip_subtree()
        elif element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            parts.append("\n" if element.tag != f"{W}tab" else " ")
        elif element.tag == f"{W}noBreakHyphen":
            parts.append("-")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def _kind(paragraph: _Element, names: dict[str, str]) -> str:
    """By the style; a numbered or bulleted paragraph is in a list whatever its style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = names.get(style.get(f"{W}val", ""), style.get(f"{W}val", "")) if style is not None else ""
    kind = next((kind for pattern, kind in _STYLES if pattern.search(name)), "")
    if not kind and paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return "list_item"
    return kind or "paragraph"
