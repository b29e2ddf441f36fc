"""Markdown -> an article, with the fields that stand before it between lines of --- (YAML) or +++ (TOML)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from articles import limits
from articles.reading.columns import columns_of, told
from articles.reading.document import piece_of_blocks
from articles.reading.fragment import blocks_of_html
from articles.reading.piece import FormatError, Piece, Unreadable
from articles.reading.rows import filled
from articles.reading.scrape import piece_of
from articles.reading.text import decode

MAX_MARKUP = 300_000
"""Characters of a longer text are read as plain text: no article is so long, and its marks would take minutes."""

MAX_FIELDS = 64 * 1024
"""Characters in which the fields must end."""

_FIELD = re.compile(r"([\w-]{1,60})\s{0,9}:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"\s{0,40}-[ \t]+(.*)$")
_COMMENT = re.compile(r"\s#.*$")
_HEADED = re.compile(r"(?:#[ \t]|[^\n]{1,300}\n={3,}\s*\n|<h1\b)", re.I)


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """The article of a Markdown file. Raises `FormatError` where it holds no words."""
    from markdown_it import MarkdownIt

    raw = decode(data)
    fields, text = parted(raw)
    names = list(fields)
    known = told(columns_of(names, needs_text=False), list(fields.values()))
    if len(text) > MAX_MARKUP:
        plain = f"The text was read without its markup: it has over {MAX_MARKUP:,} characters ({limits.FIXED})."
        yield filled(piece_of(text).noticed(plain), known)
        return
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    blocks = list(blocks_of_html(markdown.render(text)))
    title = known.get("title")
    if not title and blocks and _HEADED.match(text.lstrip()):
        title = blocks[0].text
    yield filled(piece_of_blocks(blocks, title if isinstance(title, str) else None)._replace(raw=raw), known)


def parted(text: str) -> tuple[Mapping[str, Any], str]:
    """The fields that stand before a text, and the text. Raises `FormatError` where they are no TOML."""
    text = text.removeprefix("\ufeff")
    mark = text.partition("\n")[0].rstrip()
    if mark not in ("---", "+++"):
        return {}, text
    end = re.compile(rf"^{re.escape(mark)}[ \t]*$", re.M).search(text, len(mark) + 1, MAX_FIELDS)
    if end is None:
        return {}, text
    given, rest = text[text.index("\n") + 1 : end.start()], text[end.end() :]
    if mark == "---":
        fields = _yaml(given)
        return (fields, rest) if fields else ({}, text)
    import tomllib

    try:
        return tomllib.loads(given), rest
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, or a number of thousands of digits
        raise FormatError(f"the fields between +++ are no TOML: {error}") from None


def _yaml(text: str) -> dict[str, Any]:
    """The fields of the simple YAML that stands before articles: text, and lists of it."""
    fields: dict[str, Any] = {}
    name = None
    for line in text.split("\n"):
        if field := _FIELD.match(line):
            name = field[1]
            fields[name] = _value(field[2] or "")
        elif name is not None and (item := _ITEM.match(line)):
            fields[name] = [*(fields[name] if isinstance(fields[name], list) else []), _plain(item[1])]
        elif name is not None and line[:1].isspace() and isinstance(fields[name], str) and line.strip():
            fields[name] = f"{fields[name].strip('>|-')} {line.strip()}".strip()
    return fields


def _value(text: str) -> str | list[str]:
    text = text.strip()
    if text.startswith("[") and "]" in text:
        return [_plain(part) for part in text[1 : text.index("]")].split(",") if part.strip()]
    return _plain(text)


def _plain(text: str) -> str:
    """Text without its quote marks, or without the comment after it."""
    text = text.strip()
    if text[:1] in ("'", '"') and (end := text.find(text[0], 1)) > 0:
        return text[1:end]
    return _COMMENT.sub("", text).strip()
