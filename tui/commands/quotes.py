"""`nutgraf quotes`: who said what across articles, newest first, with citations."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from articles.people import Origin, Register, Said, newest_first
from articles.reading import LeftOut, Unreadable
from articles.spoken import spoken
from summarize import find_quotes
from tui import citations, report
from tui.commands.help import Help, parser
from tui.output import put
from tui.wanted import Found, Wanted, WrongUseError, add_options, articles_of, own_taxonomy, use_library, use_limits

DESCRIPTION = """\
Print who said what, newest first, each quotation with its citation: speaker, role then, article, date, source and
place (start and end in the text, as in --format json). Scare quotes are left out, and pull quotes that repeat the text.

PATH is a file, a folder (read with all it holds), the address of a page (https://...), or - for standard input. Without
a PATH the articles of your library are read. People are joined across all of them: "Smith" is the Guy Smith of the same
article or publisher, and two people of one name are kept apart where their offices tell. A name that nobody has is
answered with the nearest, and exit code 1.
"""

EPILOG = """\
examples:
  nutgraf quotes                                    everything said in the articles of your library
  nutgraf quotes --speaker smith ~/news             every Smith, each under a heading
  nutgraf quotes --speaker "Guy Smith" --since 2023 --format markdown ~/news > smith.md
  nutgraf quotes --format json ~/news | jq -r .text

formats:
  text, markdown   grouped by speaker
  json             one object a quotation and line, with the fields of a quotation of --summary and of its article
  csv              the same, a heading and one row a quotation; a cell that a spreadsheet would take for a formula
                   (it begins with = + - @) has ' before it
"""


def run(arguments: Sequence[str]) -> int:
    """Print what is asked for; the exit code."""
    made = _parser()
    options = made.parse_args(arguments)
    if options.library and options.paths:
        made.error("--library goes without a PATH")
    try:
        if options.library:
            use_library(options.library)
        wanted = Wanted(options)
        taxonomy = own_taxonomy()
        use_limits()
    except WrongUseError as error:
        report.warn(str(error))
        return report.USAGE
    register = Register()
    try:
        said, failed = _read(articles_of(options.paths, taxonomy, wanted), register)
    except WrongUseError as error:
        report.warn(str(error))
        return report.USAGE
    if not len(register):
        if not failed:
            report.warn(wanted.nothing())
        return report.NOT_ALL
    voices = [(register.speaker(one.origin.article_id, one.quote.speaker or ""), one) for one in newest_first(said)]
    if options.speaker:
        found = register.find(options.speaker)
        voices = [(speaker, one) for speaker, one in voices if any(speaker is other for other in found)]
    if not voices:
        report.warn(_nobody(register, options.speaker))
        return report.NOT_ALL
    put(citations.FORMATS[options.format](voices))
    return report.NOT_ALL if failed else report.DONE


def _parser() -> argparse.ArgumentParser:
    made, group = parser("quotes", Help("[options] [PATH ...]", DESCRIPTION, EPILOG))
    group.add_argument("paths", nargs="*", metavar="PATH", help="articles to read")
    group.add_argument(
        "--speaker", type=_name, metavar="NAME", help="only who is called so: any words of a name, a surname is enough"
    )
    add_options(group)
    group.add_argument("--library", metavar="FILE", help="the library to read where no PATH is given")
    group.add_argument(
        "--format", choices=tuple(citations.FORMATS), default="text", help="how to print (default: text)"
    )
    group.add_argument("-h", "--help", action="help", help="print this")
    return made


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is missing")
    return text


def _read(found: Iterable[Found | Unreadable], register: Register) -> tuple[list[Said], int]:
    """What is said in the articles, each read once, and how many inputs could not be read.

    The speakers are entered in the register; an input that cannot be read gets a line.
    """
    said: list[Said] = []
    failed = 0
    for one in report.counting(found, "articles read"):
        if isinstance(one, Unreadable):
            report.warn(f"{one.source}: {one.reason}")
            failed += not isinstance(one, LeftOut)
        elif one.article.id not in register:
            article = one.article
            quotes = spoken(one.quoted.quotes if one.quoted else find_quotes(article.document))
            register.add(article, quotes)
            origin = Origin.of(article)
            said += [Said(quote, origin, register.role(article.id, quote)) for quote in quotes]
    return said, failed


def _nobody(register: Register, name: str | None) -> str:
    """What to say where there is nothing to print."""
    near = register.nearest(name or "")
    if name is None or not near:
        return "nobody is quoted in these articles"
    return f"nobody called “{name}” is quoted; known: {', '.join(near)}"
