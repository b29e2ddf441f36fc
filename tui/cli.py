"""The command line: `nutgraf` opens the reader, `nutgraf --summary` answers on stdout without it."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from tui import commands, report, streams
from tui.commands.help import Parser, whole_number
from tui.wanted import WrongUseError, add_options, use_library

USAGE = ("nutgraf [PATH ...]", "nutgraf --summary [options] [PATH ...]", "nutgraf COMMAND [options] [PATH ...]")

DESCRIPTION = """\
Read the news in the terminal: articles by date and sector, the full text beside an extractive summary, and who said
what. With --summary, print summary and quotations instead of opening the reader.

PATH is a file, a folder (read with all it holds), the address of a page (https://...), or - for standard input. All is
read in place; nothing is kept. Without a PATH it is your library, which nutgraf add and nutgraf feeds fill, and which
opens with sample articles.

commands (nutgraf COMMAND --help tells more; a file or folder of that name is ./COMMAND):
{commands}
"""

EPILOG = """\
examples:
  nutgraf                                  open your library
  nutgraf ~/news                           open every article of a folder
  nutgraf --summary story.txt              three sentences, and who said what
  nutgraf --summary --words 100 --no-quotes - < story.txt
  nutgraf --summary --focus 'wages "cost of living"' story.txt
  nutgraf --summary --method nutgraf,lead,lexrank --why story.txt
  nutgraf --summary --sector health --since 2023-07 --format json ~/news
  nutgraf quotes --speaker smith ~/news    what the Smiths said, newest first

{ending}"""


WITHOUT_PATH = "--library goes without a PATH"


def main(arguments: Sequence[str]) -> int:
    """Run the command with these arguments; the exit code, one of `tui.report.CODES`. Raises `OutputError`."""
    streams.prepare()
    if arguments and (command := commands.load(arguments[0])):
        return command(arguments[1:])
    return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    """Do what arguments that begin with no command ask for."""
    parser = _parser()
    options = parser.parse_args(arguments)
    _check(parser, options)
    if options.list_methods:
        return _list_methods()
    if options.library:
        try:
            use_library(options.library)
        except WrongUseError as error:
            report.warn(str(error))
            return report.USAGE
    if options.summary:
        from tui import oneshot

        return oneshot.run(options)
    return _read(options)


def _parser() -> argparse.ArgumentParser:
    known = "\n".join(f"  {name:<8} {does}" for name, does in commands.COMMANDS.items())
    parser = Parser(
        prog="nutgraf",
        usage="\n       ".join(USAGE),
        description=DESCRIPTION.format(commands=known),
        epilog=EPILOG.format(ending=commands.ending()),
    )
    # Every argument stands in a group: a parser would make a help formatter for each, at twice the cost of the parsing.
    general = parser.add_argument_group("arguments")
    general.add_argument("paths", nargs="*", metavar="PATH", help="articles to read")
    general.add_argument("--summary", action="store_true", help="print summaries and quotations, open no reader")
    general.add_argument("--library", metavar="FILE", help="the library to read where no PATH is given")
    general.add_argument("--list-methods", action="store_true", help="print the names of all summarizing methods")
    general.add_argument("--version", action=_Version, nargs=0, help="print the version")
    general.add_argument("-h", "--help", action="help", help="print this")
    _add_summary_options(parser)
    return parser


def _add_summary_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("with --summary")
    length = group.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=whole_number, metavar="N", help="so many sentences (default: 3)")
    length.add_argument("--words", type=whole_number, metavar="N", help="about so many words, in whole sentences")
    length.add_argument("--ratio", type=_ratio, metavar="R", help="about this share of the words, above 0 and up to 1")
    group.add_argument("--focus", type=_words, metavar="WORDS", help='what to speak of: words, or "a phrase" in quotes')
    group.add_argument("--method", metavar="NAME", help="how to summarize; several with commas (default: nutgraf)")
    group.add_argument(
        "--why", action="store_true", default=None, help="print why each sentence: its rank, score and reasons"
    )
    group.add_argument(
        "--quotes", action=argparse.BooleanOptionalAction, default=None, help="print who said what (default: yes)"
    )
    add_options(group)
    group.add_argument("--format", choices=("text", "markdown", "json"), help="how to print (default: text)")


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the words are missing")
    return text


class _Version(argparse.Action):
    """Print the version and leave; looked up only when asked for, since reading package metadata is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from tui.output import write_lines

        write_lines([f"nutgraf {version('nutgraf')}"])
        parser.exit()


def _ratio(text: str) -> float:
    try:
        ratio = float(text)
    except ValueError:
        ratio = 0.0
    if not 0 < ratio <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share: give a number above 0 and up to 1, such as 0.2")
    return ratio


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Options that do nothing by themselves are refused, so that none is silently ignored."""
    if options.library and options.paths:
        first = options.paths[0]
        meant = first in commands.COMMANDS and not os.path.exists(first)
        parser.error(f"the command goes first: nutgraf {first} --library FILE" if meant else WITHOUT_PATH)
    if options.summary:
        return
    for name in "sentences words ratio focus method why quotes sector since until format".split():
        if getattr(options, name) is not None:
            parser.error(f"--{name} goes with --summary")


def _list_methods() -> int:
    from summarize.methods import names
    from tui.output import write_lines

    write_lines(names())
    return report.DONE


def _read(options: argparse.Namespace) -> int:
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        report.warn("the reader needs a terminal; nutgraf --summary prints without one")
        return report.USAGE
    if os.name == "posix" and os.environ.get("TERM", "dumb") in ("", "dumb"):
        report.warn("TERM names no terminal that the reader can draw on; nutgraf --summary prints on any")
        return report.USAGE
    if "-" in options.paths:
        report.warn("the reader takes its keys from standard input; nutgraf add - or --summary - read articles there")
        return report.USAGE
    if len(options.paths) == 1 and (meant := commands.meant(options.paths[0])):
        report.warn(meant)
        return report.USAGE
    from tui.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        report.warn(str(error))
        return report.USAGE
    gc.disable()  # what the first frame loads is no garbage; the reading room turns the collector on again
    from tui.app import run

    return run(options.paths or None, settings)
