"""Bytes, files and folders -> articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.article import Article
from summarize import Document


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no article: what it was and, in one line, why and what to do."""

    source: str
    reason: str


def read_bytes(data: bytes, source: str) -> Article | Unreadable:
    """One article from the bytes of a plain-text scrape; never raises."""
    raw = data.decode("utf-8", "replace")
    lines = raw.split("\n\n")
    title = lines[0].strip()
    text = "\n\n".join(x.strip() for x in lines[1:] if x.strip())
    document = Document.from_text(text)
    return Article(hashlib.sha256(data).hexdigest()[:16], source, text, document.paragraphs, title, raw=raw)


def read_paths(paths: Iterable[str]) -> Iterator[Article | Unreadable]:
    """Every article of these files and folders (recursive, in name order); ``-`` is standard input."""
    for name in paths:
        path = Path(name)
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            yield read_bytes(file.read_bytes(), str(file))
