"""Text into lines that fit so many cells; wide characters count two, combining marks none."""

from __future__ import annotations

import re
import textwrap

PLAIN = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027\u2030-\u205e€]*")
"""Characters one cell wide: text of nothing else needs no measuring."""


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """The lines of ``text``, at most ``width`` cells each (never less than 1); blanks in a row become one.

    ``first`` stands before the first line instead of ``indent``.
    """
    lead = indent if first is None else first
    if PLAIN.fullmatch(text):
        width = max(width, len(lead) + 1, len(indent) + 1)
        return textwrap.wrap(text, width, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False)
    return _wrap_wide(text.split(), width, indent, lead)


def _wrap_wide(words: list[str], width: int, indent: str, lead: str) -> list[str]:
    from rich.cells import cell_len, chop_cells

    room = max(2, width - max(cell_len(indent), cell_len(lead)))
    lines: list[str] = []
    line, used = "", 0
    for word in words:
        for piece in [word] if cell_len(word) <= room else chop_cells(word, room):
            size = cell_len(piece)
            if used and used + 1 + size > room:
                lines.append(line)
                line, used = "", 0
            line = f"{line} {piece}" if used else piece
            used += size + (1 if used else 0)
    if line:
        lines.append(line)
    return [(indent if number else lead) + line for number, line in enumerate(lines)]
