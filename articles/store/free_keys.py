"""Which keys new articles get: those of their dates that no other article has."""

from __future__ import annotations

import sqlite3

from articles.keys import NUMBERS


class Keys:
    """The next free keys, looked up once for each slot of a batch."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._next: dict[int, int] = {}

    def free(self, base: int) -> int:
        """A key for this date that no article has, below those that have one: they stand as they were added."""
        slot = base
        while (key := self._next[slot] if slot in self._next else self._last_free(slot)) < slot:
            slot += NUMBERS
        self._next[slot] = key - 1
        return key

    def _last_free(self, slot: int) -> int:
        last = slot + NUMBERS - 1
        (lowest,) = self._db.execute("SELECT min(key) FROM article WHERE key BETWEEN ? AND ?", (slot, last)).fetchone()
        return last if lowest is None else int(lowest) - 1

    def former(self, base: int, key: int | None) -> int:
        """The key that the article had, where it is one for its date and nothing has it now; else a free one.

        For articles that are moved at once: keys that were given out and not used yet are not looked at.
        """
        self._next.pop(base, None)
        if key is None or not base <= key < base + NUMBERS:
            return self.free(base)
        taken = self._db.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone()
        return self.free(base) if taken else key
