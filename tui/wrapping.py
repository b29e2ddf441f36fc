"""Text into lines that fit so many cells; wide characters count two, combining marks none."""

from __future__ import annotations

import re

PLAIN = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027\u2030-\u205e€●★▌]*")
"""Characters one cell wide: text of nothing else needs no measuring."""


def cells(text: str) -> int:
    """How many cells a text takes."""
    if PLAIN.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cropped(text: str, width: int) -> str:
    """The text in at most this many cells, with an ellipsis at its end if it is longer."""
    if cells(text) <= width:
        return text
    if PLAIN.fullmatch(text):
        return text[: max(0, width - 1)].rstrip() + "…"
    from rich.cells import set_cell_size

    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """The lines of ``text``, at most ``width`` cells each (never less than 2 beside the indent); blanks in a row become
    one.

    ``first`` stands before the first line instead of ``indent``.
    """
    lead = indent if first is None else first
    room = max(2, width - max(len(indent), len(lead)))
    words = text.split()
    lines = _plain_lines(words, room) if PLAIN.fullmatch(text) else _measured_lines(words, room)
    return [(indent if number else lead) + line for number, line in enumerate(lines)]


def _plain_lines(words: list[str], room: int) -> list[str]:
    pieces = [word[at : at + room] for word in words for at in range(0, len(word), room)]
    return _filled([(piece, len(piece)) for piece in pieces], room)


def _measured_lines(words: list[str], room: int) -> list[str]:
    from rich.cells import cell_len, chop_cells

    pieces = [piece for word in words for piece in chop_cells(word, room)]
    return _filled([(piece, cell_len(piece)) for piece in pieces], room)


def _filled(pieces: list[tuple[str, int]], room: int) -> list[str]:
    """Lines of as many of the pieces as fit, each with its cells, a blank between them."""
    lines: list[str] = []
    used = room
    for piece, size in pieces:
        if used + 1 + size <= room:
            lines[-1] += f" {piece}"
            used += 1 + size
        else:
            lines.append(piece)
            used = size
    return lines
