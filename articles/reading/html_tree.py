"""The bytes of a web page -> its tree, whatever its encoding and however deep its tags are nested."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from articles import limits
from articles.language import guess_language
from articles.reading.encodings import known_wide
from articles.reading.piece import FormatError
from articles.reading.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DEPTH = 200
"""Tags nested deeper are opened up before parsing: libxml2 drops what stands deeper than 255."""

MAX_ATTRIBUTES = 1000
"""A tag with more loses them: libxml2 compares each with all others."""

DECLARED_WITHIN = 8192
"""Bytes in which a page names its encoding."""

SAMPLE = 100_000
"""Bytes by which an encoding that nobody names is detected."""

WESTERN = frozenset("en fr de es pt it nl sv da no fi ca".split())
"""Languages that Windows-1252 was made for."""

MAX_ACCENTED = 0.2
"""More of the letters of a text in one of them are ASCII."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})[^<>]*>")
_MARKUP = re.compile(r"<[!/?a-zA-Z][^<>]*>")
_LONG_TAG = re.compile(
    r"""(?s:<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z))"""
    r"""|<([a-zA-Z][\w:-]{0,40})(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?)*+(?:>|\Z)""",
    re.I,
)
"""Every tag with its attributes; comments, scripts and styles are stepped over."""

_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_UNSEEN = re.compile(r"[\0-\x08\x0b\x0e-\x1f]")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_KEPT = frozenset("html head body title script style".split()) | _VOID
_INLINE = frozenset("a abbr b big cite code em font i mark q s small span strike strong sub sup tt u".split())


def page_text(data: bytes, charset: str | None = None) -> str:
    """The source of a page, as far as an article is read; ``charset`` is what came with it (a mail's header).

    A byte order mark decides, then bytes that are UTF-8 whatever the page says, then the encoding that the page names,
    then the one that its bytes look like. Raises `FormatError` for what is no text.
    """
    most = limits.current().article
    encoding = (
        None
        if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        else (_encoding_of(data[:most], charset))
    )
    if encoding is None:
        text = decode(data)
    else:
        text = data[:most].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", text)


def _encoding_of(data: bytes, charset: str | None) -> str | None:
    """The encoding of bytes that are not UTF-8, or None where they are or nothing tells it."""
    if _is_utf8(data):
        return None
    found = _DECLARED.search(data[:DECLARED_WITHIN])
    named = [charset, found[1].decode("ascii", "ignore") if found else None]
    for name in filter(None, named):
        if (known := known_wide(name)) not in (None, "utf-8"):
            return known
    return None if any(named) else _detected(data)


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return True


def _detected(data: bytes) -> str | None:
    """What bytes beyond ASCII look like, by their own words: detection takes western European text for others."""
    from charset_normalizer import from_bytes

    first = next((n for n, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, first - SAMPLE // 10) :][:SAMPLE]
    words = _MARKUP.sub(" ", sample.decode("cp1252", "replace"))
    letters = [c for c in words if c.isalpha()]
    if sum(c > "\x7f" for c in letters) < MAX_ACCENTED * len(letters) and guess_language(words) in WESTERN:
        return "cp1252"
    best = from_bytes(sample).best()
    return known_wide(best.encoding) if best else None


def parse(source: str) -> HtmlElement:
    """The tree of a page's source, no deeper than lxml and all that walks it can go. Raises `FormatError`."""
    return parse_noticing(source)[0]


def parse_noticing(source: str) -> tuple[HtmlElement, tuple[str, ...]]:
    """The same, and a notice where tags were too deep. Raises `FormatError`."""
    if len(source) > 8 * MAX_ATTRIBUTES:
        source = _LONG_TAG.sub(_with_few_attributes, source)
    tree, is_cut = _parsed(source)
    notices = (f"Tags deeper than {MAX_DEPTH} in one another were left out ({limits.FIXED}).",) if is_cut else ()
    if is_cut:
        tree, is_cut = _parsed(opened_up(source))
    if is_cut:  # tags so much out of order that their depth cannot be told
        tree, is_cut = _parsed(_MARKUP.sub("\n<br>", source))
    if tree is None:
        raise FormatError("the page holds no text")
    return tree, notices


def _with_few_attributes(tag: re.Match[str]) -> str:
    if not tag[1] or len(tag[0]) < 2 * MAX_ATTRIBUTES:
        return tag[0]
    names = _QUOTED.sub("", tag[0])
    return tag[0] if max(names.count("="), len(names.split())) <= MAX_ATTRIBUTES else f"<{tag[1]}>"


def _parsed(source: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser cut it off because of its depth."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    return tree, is_cut_off(parser)


def is_cut_off(parser: Any) -> bool:
    """Whether this parser of lxml passed over elements because they stood too deep in one another."""
    from lxml.etree import ErrorTypes

    return any(entry.type == ErrorTypes.ERR_RESOURCE_LIMIT or "depth" in entry.message for entry in parser.error_log)


def opened_up(source: str) -> str:
    """The source without the tags that are nested too deep; the text between them stays, and stays apart."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _KEPT or tag[0].endswith("/>"):
            return tag[0]
        depth = depth - 1 if tag[1] else depth + 1
        if depth < 0:
            depth = 0
        within = depth < MAX_DEPTH if tag[1] else depth <= MAX_DEPTH
        return tag[0] if within else "" if name in _INLINE else "<br>"

    return _TAG.sub(kept, source)
