"""What a reader changed, as a value: it can be kept, turned round, done again and told in words."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

Mark = Literal["read", "star"]
Kind = Literal["read", "star", "tag", "tags", "note", "edit", "file", "remove", "fold"]

LEVEL = 1
"""Of compression: higher ones take three times as long for a twentieth less."""

MARKED = {
    ("read", True): "marked read",
    ("read", False): "marked unread",
    ("star", True): "starred",
    ("star", False): "no longer starred",
}


class Change(NamedTuple):
    """One step of a reader, which took articles from ``before`` to ``after``.

    For marks, tags and removal these are one boolean for all the articles: whether they have the mark, the tag, are in
    the library. For copies they are the ids of the articles that each is folded into, or None where each is an article
    of its own. For notes, edits and filing they are lists with a value for each article, for several tags the changes
    of each tag that lead there. ``what`` is the name of the tag or the fields edited. ``names`` is a JSON list of
    public ids (empty for several tags), for keys change when a date is corrected; it is kept as text because it may
    name a million. ``changed`` is how many articles, notes or tags of articles were changed, ``undone`` whether this is
    a step taken back.
    """

    kind: Kind
    what: str
    before: Any
    after: Any
    names: str
    changed: int
    undone: bool = False

    @property
    def ids(self) -> list[str]:
        """The public ids of the articles."""
        found: list[str] = json.loads(self.names)
        return found

    @property
    def parts(self) -> list[Change]:
        """The changes of each tag, where it is several."""
        return [Change(*one) for one in self.after]

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return self._replace(before=self.after, after=self.before, undone=not self.undone)

    def words(self) -> str:
        """What was done, for people: "12 marked read", "title set back"."""
        if self.changed == 0:
            return "nothing is left to change there"
        articles = f"{self.changed} article{'s' * (self.changed > 1)}"
        if self.kind == "tag":
            return f"tag “{self.what}” {'given to' if self.after else 'taken from'} {articles}"
        if self.kind == "tags":
            return ", ".join(change.words() for change in self.parts)
        if self.kind == "remove":
            return f"{articles} {'put back' if self.after else 'removed'}"
        if self.kind == "file":
            return f"{articles} filed {'as before' if self.undone else 'anew'}"
        if self.kind == "fold":
            copies = "1 copy" if self.changed == 1 else f"{self.changed} copies"
            return f"{copies} {'folded again' if self.after else 'unfolded'}"
        if self.kind == "note":
            return f"{f'{self.changed} notes' if self.changed > 1 else 'note'} {self._of_notes()}"
        if self.kind == "edit":
            what = self.what.replace("published", "date")
            return f"{what} {'set back' if self.undone else 'set'}{f' in {articles}' if self.changed > 1 else ''}"
        return f"{self.changed} {MARKED[self.kind, bool(self.after)]}"

    def _of_notes(self) -> str:
        if None in self.before:
            return "put back" if self.undone else "added"
        if None in self.after:
            return "removed"
        return "set back" if self.undone else "changed"


def of_tags(changes: Sequence[Change]) -> Change:
    """Changes of tags as one step."""
    if len(changes) == 1:
        return changes[0]
    before = [change.inverse() for change in reversed(changes)]
    return Change("tags", "", before, changes, "[]", sum(change.changed for change in changes))


def names_of(ids: Iterable[str]) -> str:
    """Public ids as `Change` holds them."""
    return json.dumps(list(ids))


def pack(change: Change) -> bytes:
    """The change in few bytes; `undone` is not part of them."""
    head = json.dumps([change.kind, change.what, change.before, change.after, change.changed])
    return zlib.compress(f"{head}\n{change.names}".encode("utf-8", "surrogatepass"), LEVEL)


def unpack(data: bytes) -> Change:
    """The change again; raises `sqlite3.DatabaseError` where it is damaged."""
    try:
        head, _, names = zlib.decompress(data).decode("utf-8", "surrogatepass").partition("\n")
        kind, what, before, after, changed = json.loads(head)
    except (zlib.error, ValueError, TypeError) as error:
        raise sqlite3.DatabaseError(f"a step of the journal is damaged ({error})") from error
    return Change(kind, what, before, after, names, changed)
