"""The commands: the first word after `nutgraf`, each a module here with a function ``run(arguments) -> exit code``.

A module is imported when its command is given, and only then.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module

from tui import report

COMMANDS = {
    "add": "add articles to your library: files, folders, JSON Lines",
    "list": "list the articles of your library",
    "search": "search them, with the words in their context",
    "show": "print articles whole, with summary and quotations",
    "mark": "mark, tag, note and correct them; undo that",
    "export": "print them or your notes for other programs",
    "remove": "take articles out of your library",
    "same": "tell where else a story is: copies folded into it, others on the event",
    "feeds": "subscribe to feeds, list them, and fetch what is new",
    "log": "tell what became of all that came, and what could not be read",
    "speakers": "list who is quoted in your library, and how often",
    "quotes": "print who said what, newest first, with citations",
    "sectors": "list the sectors; learn from what you filed by hand; why an article is where it is",
    "check": "look whether your library is as it was written; repair it",
    "config": "print every setting with its default and meaning; check or edit the file",
}
"""The names of the commands and what they do, as ``--help`` shows them; the module has the name of the command."""

ENDING = """\
exit codes:
{codes}
  128+N  ended by signal N

environment:
  NO_COLOR         print and show without colours
  NUTGRAF_CONFIG   the configuration file to read instead of the usual one; it has to be there
  NUTGRAF_LIBRARY  the library to use instead of the usual or configured one
"""


def load(name: str) -> Callable[[Sequence[str]], int] | None:
    """The function that runs a command, or None where no command is called so."""
    if name not in COMMANDS:
        return None
    run: Callable[[Sequence[str]], int] = import_module(f"tui.commands.{name}").run
    return run


def meant(path: str) -> str | None:
    """What to say of a path that is not there but for a letter or two is the name of a command."""
    if os.path.exists(path):
        return None
    from difflib import get_close_matches

    near = get_close_matches(path, COMMANDS, n=1, cutoff=0.7)
    return f"{path}: there is no such file, folder or command: did you mean nutgraf {near[0]}?" if near else None


def ending() -> str:
    """What every help ends with."""
    return ENDING.format(codes="\n".join(f"  {code:<6} {meaning}" for code, meaning in report.CODES.items()))
