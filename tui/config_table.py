"""The table of settings: what can be configured, with which values. Parsing, checking and printing all come from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from articles.limits import MB, Limits
from articles.sectors import BUILT_IN
from summarize import DEFAULT_METHOD, SUMY_SENTENCES
from summarize.methods import UnknownMethod, names, require
from tui.config_file import library_file
from tui.keymap import PRESETS
from tui.layout import CHOICES
from tui.nearest import nearest
from tui.orders import GROUPINGS, SORTS

THEMES = ("dark", "light", "contrast")
LENGTHS = ("sentences", "words", "ratio")
"""The settings of which one is the length of a summary."""

LIMITS = Limits()


class SettingsError(ValueError):
    """The configuration cannot be used; the message says where and why.

    ``at`` is the dotted name of what is wrong ("keys.list.open"), where it has one.
    """

    def __init__(self, message: str, at: str = "") -> None:
        super().__init__(message)
        self.at = at


class Kind(NamedTuple):
    """A kind of values: what is expected, in words for readers, and whether a value is such a one.

    ``known`` are the values of those that are a choice of names; an unknown one is answered with the nearest.
    """

    expected: str
    takes: Callable[[Any], bool]
    known: Callable[[], Collection[str]] | None = None


class Setting(NamedTuple):
    """One line of the table. ``default`` is as it would stand in the file, or a function that gives it; None: there is
    none, and ``example`` shows how one is written."""

    name: str
    kind: Kind
    default: Any
    meaning: str
    example: Any = None

    def check(self, value: Any) -> Any:
        """The value, if the setting can have it; raises `SettingsError`."""
        if self.kind.takes(value):
            return value
        if self.kind.known and isinstance(value, str):
            raise SettingsError(f"there is no {self.name} {value!r:.80}{nearest(value, self.kind.known())}", self.name)
        raise SettingsError(f"{self.name} must be {self.kind.expected}, not {value!r:.80}", self.name)

    def usual(self) -> Any:
        """The default, at this moment and on this machine."""
        return self.default() if callable(self.default) else self.default

    def of(self, table: Mapping[str, Any]) -> Any:
        """What a configuration sets, or else the default; raises `SettingsError`."""
        return self.check(table[self.name]) if self.name in table else self.usual()


def _choice(*known: str) -> Kind:
    quoted = [f'"{name}"' for name in known]
    expected = f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return Kind(expected, lambda value: isinstance(value, str) and value in known, lambda: known)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and value != "" and "\0" not in value


def _is_method(value: Any) -> bool:
    try:
        require(value)
    except UnknownMethod:
        return False
    return True


COUNT = Kind("a whole number from 1 up", lambda value: _is_number(value) and isinstance(value, int) and value >= 1)
MINUTES = Kind("a whole number from 0 up", lambda value: _is_number(value) and isinstance(value, int) and value >= 0)
SHARE = Kind("a number above 0 and up to 1", lambda value: _is_number(value) and 0 < value <= 1)
MEGABYTES = Kind("a number above 0 and up to 100", lambda value: _is_number(value) and 0 < value <= 100)
ENTRIES = Kind("a whole number from 1 to 100000", lambda value: COUNT.takes(value) and value <= 100_000)
LINE = Kind("a whole number from 20 to 1000", lambda value: COUNT.takes(value) and 20 <= value <= 1000)
CHARACTERS = Kind("a whole number from 1000 up", lambda value: COUNT.takes(value) and value >= 1000)
FLAG = Kind("true or false", lambda value: isinstance(value, bool))
FILE = Kind("the path of a file, in quotes", _is_path)
SECTORS = Kind(", ".join(f'"{name}"' for name in BUILT_IN) + " or the path of a file, in quotes", _is_path)
FOLDERS = Kind("a list of folders, each in quotes", lambda value: isinstance(value, list) and all(map(_is_path, value)))
METHOD = Kind("a name of nutgraf --list-methods", lambda value: isinstance(value, str) and _is_method(value), names)
PROGRAM = Kind(
    "a list of a program and its arguments, each in quotes",
    lambda value: isinstance(value, list) and value != [] and all(map(_is_path, value)),
)
KEYS = Kind("a table of actions with a key or a list of keys", lambda value: isinstance(value, dict))

SETTINGS = (
    Setting("theme", _choice(*THEMES), "dark", "The colours of the screen"),
    Setting("layout", _choice(*CHOICES), CHOICES[0], "Which panes stand beside the one that has the focus"),
    Setting("grouping", _choice(*GROUPINGS), "date > sector", "The headings of the list, the outermost first"),
    Setting("sort", _choice(*SORTS), "newest first", "How the articles under a heading are sorted"),
    Setting("mark_read", _choice("open", "never"), "open", "When an article is marked read by itself"),
    Setting("method", METHOD, DEFAULT_METHOD, "How articles are summarized"),
    Setting("sentences", COUNT, 3, "How many sentences a summary has; set one of sentences, words and ratio"),
    Setting("words", COUNT, None, "About how many words a summary has, in whole sentences", 100),
    Setting("ratio", SHARE, None, "About which share of the words a summary has", 0.2),
    Setting("quotes", FLAG, True, "Whether quotations are looked for when articles are added to the library"),
    Setting("library", FILE, library_file, "Where the library is; NUTGRAF_LIBRARY in the environment goes first"),
    Setting("watch", FOLDERS, [], "Folders whose new files are added to the library while the app is open"),
    Setting("refresh", MINUTES, 30, "How many minutes go by between two looks at a feed; 0: only when you ask for it"),
    Setting("sectors", SECTORS, None, "The sectors, or a file of your own, as articles/sectors.toml", "general"),
    Setting("browser", PROGRAM, None, "What opens links; the link comes last", ["firefox", "--new-tab"]),
    Setting(
        "limits.article_mb", MEGABYTES, LIMITS.article // MB, "Megabytes of an article that are read; the rest is cut"
    ),
    Setting("limits.member_mb", MEGABYTES, LIMITS.member // MB, "Megabytes of a feed, message or file in an archive"),
    Setting("limits.feed_entries", ENTRIES, LIMITS.entries, "How many entries of a feed are read"),
    Setting("limits.date_line", LINE, LIMITS.date_line, "Characters of a line in which a date is looked for"),
    Setting(
        "limits.summarized",
        CHARACTERS,
        LIMITS.summarized,
        "Characters of an article that are summarized and looked through for quotations",
    ),
    Setting("limits.sumy_sentences", ENTRIES, SUMY_SENTENCES, "How many sentences of an article sumy's methods rank"),
    Setting("preset", _choice(*PRESETS), "vim", "The keys to start from"),
    Setting("keys", KEYS, {}, "The keys of actions: one or a list, each as it is typed or by its name"),
)
"""Every setting, in the order in which they are printed; ``keys`` is a table of its own, and so the last."""

GROUPS = frozenset(setting.name.partition(".")[0] for setting in SETTINGS if "." in setting.name)
"""The tables of settings: "limits" holds "limits.article_mb", whichever way the file writes it."""

BY_NAME = {setting.name: setting for setting in SETTINGS}


def ungrouped(table: Mapping[str, Any]) -> dict[str, Any]:
    """The same table with the settings of a group by their dotted names."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if name in GROUPS and isinstance(value, dict):
            flat |= {f"{name}.{inner}": held for inner, held in value.items()}
        else:
            flat[name] = value
    return flat


def dotted(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a table and of those in it, by their dotted names; tables come before what they hold."""
    for name, value in table.items():
        yield above + name, value
        if isinstance(value, dict):
            yield from dotted(value, f"{above}{name}.")
