"""XML of agencies -> a tree that is safe to walk, and a few ways to ask it.

Elements are asked for by their local names: agencies declare the namespaces of a vocabulary, wrong ones, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import entities
from typing import Any, TypeAlias

from articles import limits
from articles.reading.html_tree import is_cut_off
from articles.reading.piece import FormatError
from articles.reading.references import joined

Element: TypeAlias = Any
"""An element of lxml, which says nothing of its types."""

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_DECLARED = re.compile(rb"^(\s*<\?xml[^>]{0,200}?)\sencoding=[\"'][\w.-]{1,40}[\"']")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse(data: bytes) -> Element:
    """The root element. Nothing beyond the document is read, and no entity that it declares is put in; errors are
    passed over as far as that can be. Raises `FormatError`."""
    from lxml import etree

    if len(data) > limits.current().member:
        raise FormatError(f"holds more than {limits.member()}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_character, joined(_without_false_encoding(data))), parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(f"is no XML that can be read: {error.msg}") from error
    if root is None:
        raise FormatError("is no XML that can be read: it has no root element")
    if is_cut_off(parser):
        raise FormatError(f"its elements or entities stand too deep in one another to be read ({limits.FIXED})")
    return root


def parse_html(text: str) -> Element:
    """The root element of HTML or a piece of it; nothing in it can fail."""
    from lxml import html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    clean = text.replace("\0", "")
    return html.document_fromstring(f"<html><body>{clean}</body></html>", parser=parser)


def _without_false_encoding(data: bytes) -> bytes:
    """What is sound UTF-8 is UTF-8, whatever its first line says: agencies copy that line."""
    start = data.lstrip()
    if b"encoding" not in start[:200]:
        return start
    try:
        start.decode("utf-8")
    except UnicodeDecodeError:
        return start
    return _DECLARED.sub(rb"\1", start.removeprefix(b"\xef\xbb\xbf"), count=1)


def _character(entity: re.Match[bytes]) -> bytes:
    """The character of an entity of HTML, which XML does not know without a DTD."""
    if entity[1] in _OF_XML or not (characters := entities.html5.get(f"{entity[1].decode()};")):
        return entity[0]
    return "".join(f"&#{ord(character)};" for character in characters).encode()


def name(element: Element) -> str:
    """The local name; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_of(element: Element, *names: str) -> Iterator[Element]:
    """The descendants of these names, in the order of the document."""
    return element.iter(*(f"{{*}}{one}" for one in names))  # type: ignore[no-any-return]


def first(element: Element, *names: str) -> Element | None:
    """The first descendant of the first of these names that there is one of."""
    return next((found for one in names for found in all_of(element, one)), None)


def words(element: Element | None) -> str:
    """All text of an element on one line; "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def told(element: Element, *names: str) -> str | None:
    """The words of the first descendant of these names that has some."""
    return next((text for one in names for found in all_of(element, one) if (text := words(found))), None)


def attribute(element: Element | None, wanted: str) -> str | None:
    """An attribute by its local name, or None where it is absent or blank."""
    if element is None:
        return None
    return next((value.strip() for key, value in element.items() if key.rpartition("}")[2] == wanted), None) or None


def raw(element: Element) -> str:
    """The element as XML."""
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))
