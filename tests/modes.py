"""What a program has switched on in its terminal and not off again, told by the bytes that it wrote."""

from __future__ import annotations

import re

SEQUENCE = re.compile(rb"\x1b\[([?<>=]?)([\d;]*)([hlu])")
USUALLY_ON = {7, 25}
"""The modes that a terminal has on of itself: lines wrap, the cursor is seen."""
SUPPORTED = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
"""What a terminal is asked, and how one answers that knows synchronized output and sizes told in band."""


def left_on(written: bytes) -> set[str]:
    """The private modes that are not as they are usually, and the keyboard protocol if it is still pushed."""
    changed: set[str] = set()
    pushed = 0
    for lead, numbers, what in SEQUENCE.findall(written):
        if what == b"u":
            pushed = pushed + 1 if lead == b">" else max(0, pushed - 1) if lead == b"<" else pushed
        elif lead == b"?":
            for number in map(int, filter(None, numbers.split(b";"))):
                usual = (what == b"h") == (number in USUALLY_ON)
                (changed.discard if usual else changed.add)(f"mode {number}")
    return changed | ({"keyboard protocol"} if pushed else set())
