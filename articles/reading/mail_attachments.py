"""Files attached to a message of mail -> articles of their own; one that is no document gets a line that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from email.message import EmailMessage

from articles.reading import media
from articles.reading.formats import HEAD, Format, format_of
from articles.reading.part import storable
from articles.reading.piece import FormatError, Piece, Unreadable

DOCUMENTS = frozenset({"pdf", "docx", "rtf", "markdown", "web page", "text", "old Office file"})
"""The formats of files that are read where they are attached."""

TEXTS = (".txt", ".text", ".md", ".markdown")
"""Names of files that are text whatever the message says that they are."""

SIGNATURES = frozenset({"pgp-signature", "pkcs7-signature", "x-pkcs7-signature"})
"""What proves who sent the message, and is no file."""

MAX_NAME = 200
"""Characters of the name of a file."""


def read(parts: Iterable[EmailMessage], source: str) -> Iterator[Piece | Unreadable]:
    """What the files among the parts of a message hold, each known as the message's source with its name."""
    names: Counter[str] = Counter()
    for part in parts:
        name = name_of(part)
        if not _is_file(part, name):
            continue
        name = name or "attachment"
        names[name] += 1
        known_as = f"{source}/{name}" + (f"#{names[name]}" if names[name] > 1 else "")
        yield from _read(part, name, known_as)


def name_of(part: EmailMessage) -> str:
    """The name of the file on one line and without folders; "" where there is none."""
    try:
        given = part.get_filename() or ""
    except (ValueError, IndexError, AttributeError, TypeError, KeyError):  # the parser of email fails on some fields
        given = ""
    last = given.replace("\\", "/").rpartition("/")[2]
    return storable(" ".join("".join(c if c.isprintable() else " " for c in last).split()))[:MAX_NAME]


def _is_file(part: EmailMessage, name: str) -> bool:
    """Whether a part is a file of its own: no text of the message, no message, no picture that its HTML shows."""
    kind, disposition = part.get_content_maintype(), part.get_content_disposition()
    if kind in ("message", "multipart") or part.get_content_subtype() in SIGNATURES:
        return False
    if kind == "image" and (disposition != "attachment" or part.get("Content-ID")):
        return False
    return disposition == "attachment" or (kind != "text" and bool(name))


def _read(part: EmailMessage, name: str, known_as: str) -> Iterator[Piece | Unreadable]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    found = format_of(data, name)
    if not _is_document(found, part, name):
        what = media.kind_of(data[:HEAD])
        reason = f"{what}: no words to read" if what else _unknown(part)
        yield Unreadable(known_as, f"attached to the message, {reason}")
        return
    try:
        for one in found.read(data, known_as):
            yield one._replace(known_as=known_as) if isinstance(one, Piece) else one
    except FormatError as error:
        yield Unreadable(known_as, str(error))
    except Exception as error:  # whatever a parser fails at, the message itself is still to be read
        yield Unreadable(known_as, f"could not be read: {type(error).__name__}: {error}")


def _is_document(found: Format, part: EmailMessage, name: str) -> bool:
    if found.name == "text":
        return part.get_content_type() == "text/plain" or name.lower().endswith(TEXTS)
    return found.name in DOCUMENTS


def _unknown(part: EmailMessage) -> str:
    return f"of the type {part.get_content_type()}: if it holds articles, save it and add it by itself"
