"""A line for the foot of the screen: what was just done, or what went wrong."""

from __future__ import annotations

from textual.message import Message


class Note(Message):
    """One line for the reader, shown at the foot until the next key: "12 marked read · u undoes".

    ``text`` may hold foreign words: the foot line cleans it. A ``problem`` is kept for the messages screen too.
    """

    def __init__(self, text: str, problem: bool = False) -> None:
        super().__init__()
        self.text = text
        self.problem = problem
