"""Standard input by lines, which come whenever another program has them."""

from __future__ import annotations

import os
import select
import time

CHUNK = 1 << 16


class Stream:
    """Reads a descriptor as a binary file is read, and tells whether a line is there before it waits for one."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._held = bytearray()
        self._searched = 0
        self._ended = False

    def pauses(self, seconds: float, most: int) -> bool:
        """Whether so much time goes by until there is a line, or ``most`` bytes of one, or the end."""
        due = time.monotonic() + seconds
        while not self._has_line(most):
            if not select.select([self._descriptor], [], [], max(0.0, due - time.monotonic()))[0]:
                return True
            self._fill()
        return False

    def peek(self, most: int) -> bytes:
        """The next bytes without taking them; fewer than ``most`` at the end, or where a line of JSON is there."""
        while len(self._held) < most and not self._ended:
            if self._held.lstrip()[:1] == b"{" and b"\n" in self._held:
                break
            self._fill()
        return bytes(self._held[:most])

    def readline(self, most: int) -> bytes:
        """The next line with its end, or ``most`` bytes of it; what is left at the end."""
        while not self._has_line(most):
            self._fill()
        end = self._held.find(b"\n", self._searched, most)
        return self._take(end + 1 if end >= 0 else most)

    def read(self, most: int) -> bytes:
        """The next bytes, fewer than ``most`` only at the end."""
        while len(self._held) < most and not self._ended:
            self._fill()
        return self._take(most)

    def _has_line(self, most: int) -> bool:
        """Whether `readline` need not wait; what was searched for the end of a line is not searched again."""
        if self._ended or len(self._held) >= most or self._held.find(b"\n", self._searched) >= 0:
            return True
        self._searched = len(self._held)
        return False

    def _fill(self) -> None:
        data = os.read(self._descriptor, CHUNK)
        self._held += data
        self._ended = not data

    def _take(self, most: int) -> bytes:
        taken = bytes(self._held[:most])
        del self._held[:most]
        self._searched = 0
        return taken
