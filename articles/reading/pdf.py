"""PDF -> an article: the text of its pages in reading order, without what stands on every page."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from articles import limits
from articles.article import Dropped
from articles.reading.document import Properties
from articles.reading.extras import needed
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.rows import iso_date
from articles.reading.scrape import piece_of

MAX_PAGES = 500
MAX_TOKENS = 300_000
"""Numbers, words and operators in the drawing of one page; a page of dense text has some thousands."""
MAX_DRAWN = 1_000_000
"""Operators of all pages, as often as they are run: drawings may be used again and again."""
EDGE = 2
"""So many lines at the top and at the foot of a page may be its header and footer."""
TAIL = 80
"""Characters that hold the last word of a line."""
FULL = 0.75
"""A line that goes on in the next one has so much of the length of the longest lines."""

_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<![^\W\d_])([^\W\d_]++)(?:-|\u00ad)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_CREATED = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of the document. Raises `FormatError` where it has no text, or cannot be opened."""
    pypdf = needed("pypdf", "pdf", "PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every flaw that it mends
    try:
        with pypdf.apply_configuration(**_bounds()):
            document = pypdf.PdfReader(BytesIO(data))
            if document.is_encrypted and not document.decrypt(""):
                raise FormatError("is encrypted: save it without its password first")
            pages, notices = _pages(document, len(document.pages))
            properties = _properties(document.metadata)
    except FormatError:
        raise
    except Exception as error:  # pypdf fails in many ways at files that are damaged
        raise FormatError(f"is no PDF that can be read: {error}") from None
    if not any(map(any, pages)):
        raise FormatError("has pictures of pages and no text: recognise its text first, with ocrmypdf for example")
    kept, dropped = without_edges(pages)
    piece = piece_of("\n\n".join(paragraphs_of(kept)), notices)
    yield properties.fill(piece._replace(dropped=(*dropped, *piece.dropped)))


def _bounds() -> dict[str, int]:
    """What pypdf may take for one stream: the limit of a file in an archive."""
    most = limits.current().member
    packings = ("zlib", "lzw", "run_length", "array_based_stream", "brotli")
    outputs = {f"{name}_maximum_output_length": most for name in packings}
    return {**outputs, "stream_decoding_work_maximum_length": 4 * most, "stream_parsing_work_maximum_count": MAX_TOKENS}


def _pages(document: Any, count: int) -> tuple[list[list[str]], tuple[str, ...]]:
    """The lines of each page that can be read, and what is to be told of the others; raises `FormatError` where there
    are only such."""
    pages: list[list[str]] = []
    failure, damaged, effort = None, 0, _Effort()
    for number in range(min(count, MAX_PAGES)):
        try:
            pages.append(_lines(document.pages[number], effort))
        except _EnoughError:
            break
        except Exception as error:  # one damaged page must not end the reading of all others
            failure, damaged = error, damaged + 1
    if failure is not None and not pages:
        raise FormatError(f"is no PDF that can be read: {failure}")
    looked_at = len(pages) + damaged
    told = [f"Only {looked_at} pages were read ({limits.FIXED})."] if count > looked_at else []
    if damaged:
        told.append(f"{damaged} of {count} pages are damaged and could not be read.")
    return pages, tuple(told)


class _EnoughError(Exception):
    """The pages take too long."""


class _Effort:
    """Counts what the pages draw."""

    def __init__(self) -> None:
        self._drawn = 0

    def __call__(self, *_: object) -> None:
        self._drawn += 1
        if self._drawn > MAX_DRAWN:
            raise _EnoughError


def _lines(page: Any, effort: _Effort) -> list[str]:
    """The lines of a page, blank ones too, without those at its ends."""
    text = page.extract_text(visitor_operand_before=effort) if page else ""
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def _properties(metadata: Any) -> Properties:
    if metadata is None:
        return Properties()
    created = _CREATED.match(str(metadata.get("/CreationDate") or ""))
    title, author = (str(metadata.get(name) or "").strip() or None for name in ("/Title", "/Author"))
    return Properties(title, author, iso_date("-".join(filter(None, created.groups()))) if created else None)


def without_edges(pages: list[list[str]]) -> tuple[list[list[str]], list[Dropped]]:
    """The pages without the lines that stand at the edge of most of them, numbers aside."""
    edges = [_edge(page) for page in pages]
    often = Counter(key for page in edges for key in {key for _, key in page})
    most = max(2, len(pages) // 2)
    kept, dropped = [], []
    for page, edge in zip(pages, edges, strict=True):
        again = {n for n, key in edge if often[key] >= most or key in ("#", "page #", "- # -")}
        kept.append([line for n, line in enumerate(page) if n not in again])
        dropped += [Dropped(page[n], "header or footer of the page", 0) for n in sorted(again)]
    return kept, dropped


def _edge(page: list[str]) -> list[tuple[int, str]]:
    """The lines at the top and foot of a page by their numbers, with every number as the same."""
    filled = [n for n, line in enumerate(page) if line]
    return [(n, _DIGITS.sub("#", page[n]).lower()) for n in sorted({*filled[:EDGE], *filled[-EDGE:]})]


def paragraphs_of(pages: list[list[str]]) -> list[str]:
    """The lines set together to paragraphs, over the end of a page too; a word that is parted at the end of a line is
    one word again."""
    lines = [line for page in pages for line in page]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(0.9 * len(lengths))] if lengths else 0
    compounds = {word for line in lines for word in _COMPOUND.findall(line)}
    found: list[str] = []
    last = ""
    for line in lines:
        if not line:
            last = "" if _ends(last) else last
        elif last and _goes_on(last, line, width):
            found[-1] = _joined(found[-1], line, compounds)
            last = line
        else:
            found.append(line)
            last = line
    return found


def _joined(above: str, line: str, compounds: set[str]) -> str:
    """A line behind another; the hyphen between them stays before a capital, and in a word that has it elsewhere."""
    parted, first = _HYPHEN.search(above[-TAIL:]), _FIRST_WORD.match(line)
    if parted is None or first is None:
        return f"{above} {line}"
    stays = not above.endswith("\u00ad") and (line[0].isupper() or f"{parted[1]}-{first[0]}" in compounds)
    return f"{above}{line}" if stays else f"{above[:-1]}{line}"


def _ends(line: str) -> bool:
    return line.rstrip("\"'”’»)").endswith((".", "!", "?", ":", "…"))


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line goes on in the one under it: it is full, and ends no sentence where that begins like one."""
    if _HYPHEN.search(line[-TAIL:]) and following[0].islower():
        return True
    if len(line) < FULL * width:
        return following[0].islower() and not _ends(line)
    return True
