"""What is asked before an article is written to a file: its name, and whether one that is there may go."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from articles.article import Article
from tui.safe_text import safe_line
from tui.saving import full_path, name_of, wrong_with
from tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from tui.screens.linking_room import LinkingRoom

HINT = "a file: .txt, .md or .json · Enter writes it · Esc"


def ask_where(room: LinkingRoom, article: Article) -> None:
    """Write an article to a file whose name is asked for."""

    def check(typed: str) -> str | None:
        return wrong_with(full_path(typed))

    def done(typed: str | None) -> None:
        if typed is None:
            return
        path = full_path(typed)
        if os.path.lexists(path):
            ask_to_replace(room, article, path)
        else:
            room.write(article, path, replaces=False)

    room.app.push_screen(Prompt("write to", HINT, name_of(article), check=check), done)


def ask_to_replace(room: LinkingRoom, article: Article, path: str) -> None:
    """Write to a file that is there only if the reader says so."""

    def done(answer: str | None) -> None:
        if answer is not None and answer.strip().lower() in ("y", "yes"):
            room.write(article, path, replaces=True)
        else:
            room.say("not written: the file is as it was")

    name = safe_line(os.path.basename(path))
    room.app.push_screen(Prompt("replace it?", f"{name} is there · y and Enter replace it"), done)
