"""The help of a command, and the parser of its arguments that prints it, with what it reads."""

from __future__ import annotations

import argparse
from typing import NamedTuple, NoReturn

from tui import commands
from tui.safe_text import safe_line


class Help(NamedTuple):
    """What ``--help`` says of a command: how it is used, what it does, and what follows its options."""

    usage: str
    description: str
    epilog: str


class Parser(argparse.ArgumentParser):
    """Reads the arguments of a command; what it says of wrong ones is safe for a terminal."""

    def error(self, message: str) -> NoReturn:
        """Leave with what is wrong with the arguments, which may have come from anywhere."""
        super().error(safe_line(message))


def parser(name: str, told: Help) -> tuple[argparse.ArgumentParser, argparse._ArgumentGroup]:
    """A parser for the command of this name, and the group that its arguments belong into. The name of an action of a
    command goes with its own: "feeds add"."""
    word = name.partition(" ")[0]
    made = Parser(
        prog=f"nutgraf {name}",
        usage=f"nutgraf {name} {told.usage}",
        description=told.description,
        epilog=f"{told.epilog}\na file or folder called {word}: nutgraf ./{word}\n\n{commands.ending()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    return made, made.add_argument_group("arguments")


def whole_number(text: str) -> int:
    """A number from 1 up, as an option gives it."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)
