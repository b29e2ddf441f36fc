"""Lists of feeds in OPML 1 and 2, and in RDF with FOAF, read; in OPML 2, written.

What is read may be ill-formed: entities of HTML, bare ampersands, several documents in one file, end tags of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import Any, Literal, NamedTuple

from articles import limits
from articles.reading.encodings import known
from articles.reading.piece import FormatError
from articles.reading.references import joined
from articles.reading.text import decode

MAX_OUTLINES = 10_000
"""More entries than that are no reader's list."""

MAX_DEPTH = 200
"""Groups within groups; the parser itself takes no more than 256."""

HEAD = 4096
"""Characters in which a list declares what it is."""

Kind = Literal["feed", "list", "page"]

_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{2,31};)?")
_DECLARATION = re.compile(r"<\?[^<>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*+(?:\[[^\]<]*+(?:<(?!!DOCTYPE)[^\]<]*+){0,1000}\]\s*+)?>", re.I)
_ENCODING = re.compile(rb"<\?xml[^<>]*?encoding\s*=\s*[\"']([\w.-]{2,40})[\"']", re.I)
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Outline(NamedTuple):
    """One entry of a list. ``groups`` are the titles of the outlines around it, the outermost first; ``categories``
    are those that it names itself. A "list" is the address of another list, a "page" may name feeds."""

    url: str
    title: str = ""
    site: str = ""
    groups: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    kind: Kind = "feed"


def read(data: bytes) -> tuple[Outline, ...]:
    """The entries of a list in its order, each address once: where it stands in several groups, it is in the first,
    and the others are categories.

    Raises `FormatError` for what is no list.
    """
    root = _tree(data)
    names = {_name(element) for element in root.iter()}
    if not names & {"opml", "outline", "rdf"}:
        raise FormatError("is no OPML: it has no outlines")
    found: dict[str, Outline] = {}
    for outline in (*_outlines(root), *_of_foaf(root)):
        known = found.setdefault(outline.url, outline)
        if known is not outline:
            others = () if outline.groups == known.groups else outline.groups[-1:]
            categories = dict.fromkeys((*known.categories, *outline.categories, *others))
            found[outline.url] = known._replace(categories=tuple(categories))
        if len(found) > MAX_OUTLINES:
            raise FormatError(f"has more than {MAX_OUTLINES:,} entries: split the list")
    return tuple(found.values())


def _tree(data: bytes) -> Any:
    from lxml import etree

    if len(data) > limits.current().article:
        raise FormatError(f"holds more than {limits.article()}: split the list")
    text = _decoded(data)
    text = _DECLARATION.sub("", _DOCTYPE.sub("", text[:HEAD], count=1) + text[HEAD:])
    text = _UNPRINTABLE.sub("", _AMPERSAND.sub(_known, text))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(joined(f"<lists>{text}</lists>".encode()), parser)
    if root is None:
        raise FormatError("is no XML that can be read")
    return root


def _decoded(data: bytes) -> str:
    """The text; UTF-8 and UTF-16 are seen, other encodings have to be declared."""
    declared = _ENCODING.search(data[:500])
    name = known(declared[1].decode()) if declared else None
    if name and not name.startswith("utf"):
        return data.decode(name, "replace")
    return decode(data)


def _known(found: re.Match[str]) -> str:
    """The entities of HTML as what they stand for, any other ampersand as itself."""
    return html5.get(found[1] or "", f"&amp;{found[1] or ''}").replace("<", "&lt;")


def _outlines(root: Any) -> Iterator[Outline]:
    from lxml import etree

    groups: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if _name(element) != "outline":
            continue
        if event == "end":
            groups.pop()
            continue
        told = {key.rpartition("}")[2].lower(): " ".join(value.split()) for key, value in element.attrib.items()}
        outline = _outline(told, tuple(filter(None, groups)))
        if outline:
            yield outline
        groups.append("" if outline else told.get("text") or told.get("title") or "")


def _outline(told: dict[str, str], groups: tuple[str, ...]) -> Outline | None:
    """The entry that an outline is, or None for a group or a note."""
    kind = told.get("type", "").lower()
    feed, page = told.get("xmlurl", ""), told.get("htmlurl", "")
    title = told.get("text") or told.get("title") or ""
    categories = tuple(filter(None, ("/".join(_parts(one)) for one in told.get("category", "").split(","))))
    if feed:
        return Outline(feed, title, page, groups, categories, "list" if kind == "source" else "feed")
    if kind in ("link", "include") and told.get("url"):
        return Outline(told["url"], title, page, groups, categories, "list")
    return Outline(page, title, "", groups, categories, "page") if page else None


def _parts(category: str) -> Iterator[str]:
    return filter(None, (part.strip() for part in category.split("/")))


def _of_foaf(root: Any) -> Iterator[Outline]:
    """The feeds of the people and groups of FOAF: a document that is a weblog, with its channel."""
    for document in root.iter("{*}Document"):
        around = list(document.iterancestors())
        names = [(_name(one), _own_name(one)) for one in around]
        groups = tuple(name for kind, name in reversed(names) if kind == "group" and name)
        agent = next((name for kind, name in names if kind == "agent"), "")
        site = _about(document)
        title = " ".join((document.findtext("{*}title") or "").split()) or agent
        channels = [url for channel in document.iter("{*}channel") if (url := _about(channel))]
        for url in channels:
            yield Outline(url, title, site, groups)
        if site and not channels:
            yield Outline(site, title, groups=groups, kind="page")


def _own_name(element: Any) -> str:
    return " ".join((element.findtext("{*}name") or "").split())


def _about(element: Any) -> str:
    return next((value.strip() for key, value in element.attrib.items() if key.endswith("}about")), "")


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def write(outlines: Iterable[Outline], title: str = "Feeds") -> bytes:
    """The entries as OPML 2.0 in UTF-8, those of a group together, where its first one stands."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _printable(title)
    body = etree.SubElement(root, "body")
    groups: dict[tuple[str, ...], Any] = {(): body}
    for outline in outlines:
        path = outline.groups[:MAX_DEPTH]
        for depth in range(1, len(path) + 1):
            if path[:depth] not in groups:
                around = groups[path[: depth - 1]]
                groups[path[:depth]] = etree.SubElement(around, "outline", text=_printable(path[depth - 1]))
        etree.SubElement(groups[path], "outline", _attributes(outline))
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _attributes(outline: Outline) -> dict[str, str]:
    address = {"feed": "xmlUrl", "list": "url", "page": "htmlUrl"}[outline.kind]
    told = {
        "type": {"feed": "rss", "list": "include", "page": ""}[outline.kind],
        "text": outline.title or outline.url,
        "htmlUrl": outline.site,
        address: outline.url,
        "category": ",".join(f"/{name}" if "/" in name else name for name in outline.categories),
    }
    return {key: _printable(value) for key, value in told.items() if value}


def _printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)
