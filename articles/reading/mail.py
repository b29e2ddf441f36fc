"""A message of mail -> the article that it holds: a newsletter, or whatever somebody wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from typing import Any, NamedTuple, cast

from articles import limits, paragraphs
from articles.article import Dropped
from articles.lines import split_lines, unwrap
from articles.paragraphs import Block
from articles.reading import mail_attachments, mail_furniture
from articles.reading.encodings import known
from articles.reading.newsroom import fields
from articles.reading.newsroom.body import body_of, body_of_text
from articles.reading.newsroom.tree import Element, name, parse_html, words
from articles.reading.piece import FormatError, Piece, Unreadable

MAX_DEPTH = 5
"""Messages within messages that are read."""

MAX_FIELD = 2000
"""Characters of a field of the header that are read."""

MAX_PARTS = 1000
"""Parts of a message that are read."""

MAX_BOUNDARIES = 10_000
"""Lines that may begin a part; what follows is not looked at, for every part takes its time, also those not read."""

TOO_DEEP = f"its parts stand too deep in one another to be read ({limits.FIXED})"

HTML_SHARE = 0.8
"""HTML is taken where it has at least this share of the words that the plain text has: it tells headings and lists."""

_ENCODED = re.compile(r"=\?[\w-]{2,40}(?:\*\w{2,8})?\?[Qq]\?([^?]{0,2000})\?=")
_ESCAPE = re.compile(r"=([0-9A-Fa-f]{2})")
_LIST_NAME = re.compile(r"\s*+\"?([^\"<>]{1,200}?)\"?\s*<")
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|max-height\s*:\s*0(?:px)?\s*(?:;|$)"
)
_CP1252 = ("ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1")
"""What is said to be in one of these is in Windows-1252, as on the web: it holds all that they hold."""

_FIRST_UNICODE = ("ascii", "latin", "8859", "1252", "unknown", "utf8")


class _Bounded(policy.EmailPolicy):
    """Fields are cut: what reads them takes time that grows with the square of their length, and more."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a field."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_FIELD]


class _Text(NamedTuple):
    """A text of a message: its paragraphs, what was left out, the address on the web that it tells, and the source."""

    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    link: str | None = None
    raw: str = ""

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of a message, and those of the messages and the files that it holds. Raises `FormatError`."""
    try:
        messages = list(_messages(_parsed(data), 0))
        found = [_piece(one) for one in messages]
    except RecursionError:
        raise FormatError(TOO_DEEP) from None
    is_envelope = len(found) > 1 and not found[0].blocks and any(piece.blocks for piece in found)
    several = len(found) - is_envelope > 1
    for number, (one, piece) in enumerate(zip(messages, found, strict=True), 0 if is_envelope else 1):
        if several and number:
            piece = piece._replace(known_as=f"{source}#{_field(one, 'Message-ID').strip('<> ') or number}")
        attached = list(mail_attachments.read(islice(_parts(one), MAX_PARTS), piece.known_as or source))
        if piece.blocks:
            yield piece
        elif number and not any(isinstance(one, Piece) for one in attached):
            yield fields.unread(source, "a message", piece.title, _why_empty(one))
        yield from attached


def _parsed(data: bytes) -> EmailMessage:
    """The message. Raises `FormatError`."""
    if b"boundary=" in data.lower():
        after = next(islice(re.finditer(rb"\n--", data), MAX_BOUNDARIES, None), None)
        data = data[: after.start()] if after else data
    message = cast(EmailMessage, BytesParser(policy=_Bounded()).parsebytes(data.lstrip()))
    if not message.keys():
        raise FormatError("is no message of mail: it has no header")
    return message


def _messages(message: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    """A message, and the messages that are attached to it."""
    yield message
    for part in islice(_parts(message), MAX_PARTS):
        if part.get_content_type() == "message/rfc822" and part.is_multipart() and depth < MAX_DEPTH:
            for one in cast(list[EmailMessage], part.get_payload()):
                yield from _messages(one, depth + 1)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message that are no containers, without those of messages attached to it."""
    pending = [message]
    while pending:
        part = pending.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            pending += cast(list[EmailMessage], part.get_payload())[::-1]
        else:
            yield part


def _piece(message: EmailMessage) -> Piece:
    parts = list(islice(_parts(message), MAX_PARTS + 1))
    cut, parts = len(parts) > MAX_PARTS, parts[:MAX_PARTS]
    text = _best([part for part in parts if _is_text(part)])
    title = _field(message, "Subject") or None
    sender, address = parseaddr(_field(message, "From"))
    listed = _LIST_NAME.match(_field(message, "List-Id"))
    publisher = (listed[1].strip() if listed else "") or sender or address or None
    piece = Piece(
        blocks=text.blocks,
        title=title,
        byline=sender if sender and sender != publisher else None,
        publisher=publisher,
        published=_published(message),
        language=fields.language(_field(message, "Content-Language").partition(",")[0]),
        link=_address(_field(message, "Archived-At")) or text.link,
        categories=tuple(filter(None, (word.strip() for word in _field(message, "Keywords").split(",")))),
        dropped=(*text.dropped, *(_attachment(part) for part in parts if not _is_text(part))),
        notices=(f"Only the first {MAX_PARTS} parts of the message were read ({limits.FIXED}).",) if cut else (),
        raw=text.raw,
    )
    return _form(piece) or piece


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"


def _attachment(part: EmailMessage) -> Dropped:
    return Dropped(mail_attachments.name_of(part) or part.get_content_type(), "attachment", 0)


def _why_empty(message: EmailMessage) -> str:
    kinds = sorted({part.get_content_type() for part in _parts(message)} - {"text/plain", "text/html"})
    return f"no words to read, but {', '.join(kinds)}" if kinds else "no words to read"


def _best(parts: list[EmailMessage]) -> _Text:
    """The texts of a message one after the other, in HTML or plain: a newsletter comes in both."""
    pages = _joined([_from_html(_decoded(part)) for part in parts if part.get_content_subtype() == "html"])
    plain = _joined([_from_plain(part) for part in parts if part.get_content_subtype() != "html"])
    return pages if pages.words and pages.words >= HTML_SHARE * plain.words else plain


def _joined(texts: list[_Text]) -> _Text:
    return _Text(
        tuple(block for text in texts for block in text.blocks),
        tuple(line for text in texts for line in text.dropped),
        next((text.link for text in texts if text.link), None),
        "\n\n".join(text.raw for text in texts),
    )


def _from_html(html: str) -> _Text:
    """The paragraphs of a page: all that is shown, but for what is about the subscription."""
    if not html.strip():
        return _Text()
    root = parse_html(html)
    link = _link(root)
    for element in [one for one in root.iter() if _HIDDEN.search((one.get("style") or "")[:1000].lower())]:
        if name(element) not in ("html", "body"):
            element.tag = "template"
    blocks, dropped = mail_furniture.sorted_out(body_of(root).blocks)
    return _Text(blocks, dropped, link, html)


def _link(root: Element) -> str | None:
    """Where the message can be seen on the web."""
    links = (one for one in root.iter("a") if mail_furniture.is_view_online(words(one)))
    return next((address for one in links if (address := _address(one.get("href")))), None)


def _from_plain(part: EmailMessage) -> _Text:
    text = _decoded(part).replace("\r\n", "\n")
    raw = text
    if part.get_param("format") == "flowed":
        text = _reflowed(text, part.get_param("delsp") == "yes")
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if n and mail_furniture.is_signature_mark(line)), len(lines))
    signed = [Dropped(line.strip(), "signature", n) for n, line in enumerate(lines[end:], end + 1) if line.strip()]
    found = paragraphs.blocks(unwrap(split_lines("\n".join(lines[:end]))))
    blocks, dropped = mail_furniture.sorted_out(found)
    return _Text(blocks, (*dropped, *signed), None, raw)


def _reflowed(text: str, delete_space: bool) -> str:
    """Paragraphs of format=flowed on one line each (RFC 3676): a line that ends with a space goes on in the next."""
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        inner = line[1:] if line.startswith(" ") else line
        flows = inner.endswith(" ") and inner != "-- "
        inner = inner[:-1] if flows and delete_space else inner
        if open_line and inner != "-- ":
            lines[-1] += inner
        else:
            lines.append(inner)
        open_line = flows
    return "\n".join(lines)


def _form(piece: Piece) -> Piece | None:
    """The article of a message whose text is the answers to a form, headline and body among them; None for another."""
    text = piece.raw.strip()
    if not text.startswith("{"):
        return None
    try:
        answers: Any = json.loads(text if "\n" not in text else _reflowed(text.replace("\r", ""), True))
    except (ValueError, RecursionError):
        return None
    told = {key.lower(): _answer(value) for key, value in answers.items()} if isinstance(answers, dict) else {}
    if not (told.get("headline") and told.get("body")):
        return None
    body = body_of_text(told["body"], told["headline"])
    return piece._replace(
        blocks=body.blocks,
        title=told["headline"],
        deck=told.get("abstract") or None,
        byline=fields.author(told.get("byline")) or piece.byline,
        place=told.get("dateline") or None,
        categories=tuple(filter(None, [told.get("category")])) or piece.categories,
        dropped=(*body.dropped, *piece.dropped),
    )


def _answer(value: Any) -> str:
    return ("\n".join(str(one) for one in value) if isinstance(value, list) else str(value or "")).strip()


def _field(message: EmailMessage, wanted: str) -> str:
    """A field of the header, decoded; "" where it is absent."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == wanted.lower()), "")
    if any("\ud800" <= character <= "\udfff" for character in raw):
        return _bare(raw)
    try:
        return " ".join(str(message[wanted] or "").split())
    except (ValueError, IndexError, AttributeError, TypeError, KeyError):  # the parser of email fails on some fields
        return _bare(raw)


def _bare(raw: str) -> str:
    """A field that holds bytes as they are, also within encoded words, which is not allowed but done."""
    data = raw.encode("utf-8", "surrogateescape")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return " ".join(_ENCODED.sub(_word, text).split())


def _word(found: re.Match[str]) -> str:
    return _ESCAPE.sub(lambda one: chr(int(one[1], 16)), found[1].replace("_", " "))


def _published(message: EmailMessage) -> str | None:
    """The date of the message, else that of its arrival."""
    told = (_field(message, "Date"), _field(message, "Received").rpartition(";")[2], _field(message, "Delivery-date"))
    for text in filter(None, told):
        try:
            return parsedate_to_datetime(text.strip()).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):  # no date
            continue
    return None


def _address(text: str | None) -> str | None:
    address = (text or "").strip(" <>\r\n")
    return address if address.startswith(("https://", "http://")) and " " not in address else None


def _decoded(part: EmailMessage) -> str:
    """The text of a part. What says that it is in a Western character set, and is sound UTF-8, is that."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "unknown").lower()
    charset = "cp1252" if charset in _CP1252 else charset
    tries = ["utf-8", charset] if any(word in charset for word in _FIRST_UNICODE) else [charset, "utf-8"]
    for one in filter(None, map(known, tries)):
        try:
            return data.decode(one)
        except UnicodeError:
            continue
    return data.decode("cp1252", "replace")
