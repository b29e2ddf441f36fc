"""The help of a command, and the parser of its arguments that prints it, with what it reads."""

from __future__ import annotations

import argparse
from typing import Any, NamedTuple, NoReturn

from tui import commands, report


class Help(NamedTuple):
    """What ``--help`` says of a command: how it is used, what it does, and what follows its options."""

    usage: str
    description: str
    epilog: str


class Parser(argparse.ArgumentParser):
    """Prints its help as all output is printed, and what is wrong on one line."""

    def __init__(self, **told: Any) -> None:
        raw = argparse.RawDescriptionHelpFormatter
        super().__init__(formatter_class=raw, allow_abbrev=False, add_help=False, **told)
        self.color = False  # newer versions of Python would print it in colours

    def print_help(self, file: object = None) -> None:
        """Print the help."""
        from tui.output import put

        put(self.format_help().splitlines())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        report.warn(f"{message}; {self.prog} --help tells more")
        raise SystemExit(report.USAGE)


def parser(name: str, told: Help) -> tuple[argparse.ArgumentParser, argparse._ArgumentGroup]:
    """A parser for the command of this name, and the group that its arguments belong into. The name of an action of a
    command goes with its own: "feeds add"."""
    word = name.partition(" ")[0]
    made = Parser(
        prog=f"nutgraf {name}",
        usage=f"nutgraf {name} {told.usage}",
        description=told.description,
        epilog=f"{told.epilog}\na file or folder called {word}: nutgraf ./{word}\n\n{commands.ending()}",
    )
    return made, made.add_argument_group("arguments")


def words(text: str) -> str:
    """An argument as the library can keep it: what are no letters in it become question marks."""
    return text.encode("utf-8", "replace").decode()


def whole_number(text: str) -> int:
    """A number from 1 up, as an option gives it."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)
