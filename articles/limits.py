"""How much is read of what strangers wrote: the limits that a reader can set, and what is said where one is reached.

The limits that hold are one value of the process, set once when it starts (`use`); processes that it starts are given
it (`articles.intake.processes`). Some forty modules read formats, all by ``read(data, source)``: handed along as a
parameter, the limits would go through every one of them to the few that look at them.
"""

from __future__ import annotations

from articles.values import NamedTuple

MB = 1 << 20
"""Bytes."""

FIXED = "a fixed limit"
"""What stands in place of a setting where a limit cannot be set."""


class Limits(NamedTuple):
    """The limits, each at least 1; `tui.config_table` names the settings that they come from.

    ``article`` is in bytes of what an article is read from, and in characters of its text; ``member`` in bytes of a
    feed, a message, a page of a crawl or a file within an archive, as they are when they are unpacked; ``entries`` are
    those of a feed; ``date_line`` is in characters of a line in which a date is looked for, ``summarized`` in
    characters of a text, and of a title, that are summarized and looked through for quotations: some 50,000 words, many
    times the longest article, in about a second.
    """

    article: int = 5 * MB
    member: int = 10 * MB
    entries: int = 2000
    date_line: int = 160
    summarized: int = 300_000


_current = Limits()


def current() -> Limits:
    """The limits that hold in this process."""
    return _current


def use(limits: Limits) -> None:
    """Have these limits hold from here on."""
    global _current
    _current = limits


def size(count: int) -> str:
    """A number of bytes for readers: "5 MB"."""
    return f"{count / MB:.3g} MB" if count >= MB // 100 else f"{count:,} bytes"


def article() -> str:
    """The limit of an article and its setting, for messages: "5 MB (limits.article_mb)"."""
    return f"{size(_current.article)} (limits.article_mb)"


def member() -> str:
    """The same of a file within an archive."""
    return f"{size(_current.member)} (limits.member_mb)"


def cut(limit: str = "") -> str:
    """What the reader of an article is told that was cut, at this limit or that of an article."""
    return f"The text was cut at {limit or article()}."


def partly_summarized() -> str:
    """What the reader of an article is told of which only the beginning is summarized."""
    return f"Summary and quotations are of the first {_current.summarized:,} characters (limits.summarized)."


def told(notices: tuple[str, ...]) -> tuple[str, ...]:
    """Those of an article's notices that tell of a limit."""
    return tuple(one for one in notices if "(limits." in one or FIXED in one)
