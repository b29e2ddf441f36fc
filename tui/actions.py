"""The table of actions: bindings, footer, palette, help screen and keymap all come from it.

An action ``reader.find`` is the method ``action_find`` of the reader; one of the pane ``everywhere`` belongs to
the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.binding import BindingType

ROOM_PANES = ("list", "reader", "summary", "quotes")
PANES = ("everywhere", *ROOM_PANES, "speaker", "search", "views", "same", "links")
"""Where keys work: everywhere in the reading room, in one of its panes, or in a screen that covers it: of one speaker,
of a search, of the saved views, of the same story elsewhere, of the links of an article."""

OVER_THE_ROOM = ("help", "palette", "suspend", "theme", "redraw", "cancel", "back", "leave")
"""The actions of the reading room that work in a screen that covers it as well."""
BESIDE_A_LINE = ("palette", "suspend", "redraw", "cancel")
"""Those that work where one types."""
LENT = ("source", "links", "write")
"""The actions of the reader that work in the other panes of the reading room as well."""


class Action(NamedTuple):
    """One thing a reader can do: ``pane`` is one of `PANES`, ``keys`` are Textual key names, ``label`` is for the foot.

    ``call`` is what Textual calls: the method name without ``action_``, with its arguments. ``footer`` actions are
    shown at the foot of the focused pane, in the order of the table.
    """

    pane: str
    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    call: str = ""
    footer: bool = False

    @property
    def id(self) -> str:
        """The id used in keymaps, the palette and the command line: ``list.open``."""
        return f"{self.pane}.{self.name}"


def _a(pane: str, name: str, keys: str, label: str, help: str, call: str = "", footer: bool = False) -> Action:
    return Action(pane, name, tuple(keys.split()), label, help, call or name, footer)


ACTIONS: tuple[Action, ...] = (
    _a("everywhere", "help", "question_mark", "help", "The keys of this pane", footer=True),
    _a("everywhere", "command", "colon", "command", "Type the name of an action"),
    _a("everywhere", "palette", "ctrl+p", "palette", "Search all actions"),
    _a("everywhere", "next_pane", "tab", "next pane", "Go to the next pane"),
    _a("everywhere", "previous_pane", "shift+tab", "previous pane", "Go to the previous pane"),
    _a("everywhere", "list_pane", "1", "list", "Go to the list", "pane('list')"),
    _a("everywhere", "reader_pane", "2", "reader", "Go to the reader", "pane('reader')"),
    _a("everywhere", "summary_pane", "3", "summary", "Go to the summary", "pane('summary')"),
    _a("everywhere", "quotes_pane", "4", "quotes", "Go to who said what", "pane('quotes')"),
    _a("everywhere", "layout", "w", "layout", "Next layout"),
    _a("everywhere", "zen", "z", "zen", "The reader alone"),
    _a("everywhere", "narrower", "less_than_sign", "narrower", "Make the list narrower", "split(-4)"),
    _a("everywhere", "wider", "greater_than_sign", "wider", "Make the list wider", "split(4)"),
    _a("everywhere", "undo", "u", "undo", "Undo the last change: marks, tags, notes, corrections"),
    _a("everywhere", "redo", "ctrl+r", "redo", "Do again what was undone"),
    _a("everywhere", "suspend", "ctrl+z", "suspend", "Suspend to the shell"),
    _a("everywhere", "toggle_read", "m", "read", "Mark read or unread"),
    _a("everywhere", "toggle_star", "s", "star", "Star or unstar"),
    _a("everywhere", "tags", "number_sign", "tags", "Tag the article, or take tags away"),
    _a("everywhere", "note", "e", "note", "Write a note on the article"),
    _a("everywhere", "notes", "ctrl+e", "all notes", "The notes of this article: go there, change or remove them"),
    _a("everywhere", "correct", "E", "correct", "Correct title, date or sectors of the article"),
    _a("everywhere", "same", "x", "same story", "The same story elsewhere: its copies, and others on the event"),
    _a(
        "everywhere",
        "reload",
        "R",
        "refresh",
        "Refresh the feeds and the watched folders",
    ),
    _a("everywhere", "theme", "T", "theme", "Next theme"),
    _a("everywhere", "messages", "exclamation_mark", "messages", "What went wrong so far, in full"),
    _a("everywhere", "redraw", "ctrl+l", "redraw", "Draw the screen again"),
    _a("everywhere", "cancel", "escape", "cancel", "Cancel, or clear the selection, the filter or the search"),
    _a("everywhere", "back", "q", "back", "Go back one step; leave from the list"),
    _a("everywhere", "leave", "Q ctrl+c", "leave", "Leave nutgraf"),
    _a("list", "open", "enter l", "open", "Open the article; fold or unfold a heading", footer=True),
    _a(
        "list",
        "search",
        "slash",
        "search",
        "Search titles, texts, quotations, speakers, dates, tags and marks",
        footer=True,
    ),
    _a("list", "filter", "f", "filter", "Narrow the list as you type", footer=True),
    _a("list", "sectors", "t", "sector", "Choose sectors", footer=True),
    _a("list", "all_sectors", "ctrl+t", "all sectors", "Show all sectors"),
    _a("list", "date", "D", "date", 'Show a date or a span: "2023-10", "last week", "2025-06..2025-07"', footer=True),
    _a("list", "down", "j down", "down", "One row down", "move(1)"),
    _a("list", "up", "k up", "up", "One row up", "move(-1)"),
    _a("list", "page_down", "space pagedown", "page down", "One page down", "page(1)"),
    _a("list", "page_up", "b pageup", "page up", "One page up", "page(-1)"),
    _a("list", "half_down", "ctrl+d", "half page down", "Half a page down", "page(0.5)"),
    _a("list", "half_up", "ctrl+u", "half page up", "Half a page up", "page(-0.5)"),
    _a("list", "top", "g home", "top", "To the first row"),
    _a("list", "bottom", "G end", "bottom", "To the last row"),
    _a("list", "next_date", "J", "next date", "To the next date heading", "heading('date', 1)"),
    _a("list", "previous_date", "K", "previous date", "To the date heading before", "heading('date', -1)"),
    _a(
        "list",
        "next_sector",
        "right_curly_bracket",
        "next sector",
        "To the next sector heading",
        "heading('sector', 1)",
    ),
    _a(
        "list",
        "previous_sector",
        "left_curly_bracket",
        "previous sector",
        "To the sector heading before",
        "heading('sector', -1)",
    ),
    _a("list", "heading", "h", "heading", "Back to the heading of this row", "parent"),
    _a("list", "grouping", "c", "grouping", "Group by date > sector, sector > date, or not at all"),
    _a("list", "fold", "minus", "fold", "Fold this heading"),
    _a("list", "unfold", "plus", "unfold", "Unfold this heading"),
    _a("list", "next_unread", "n", "next unread", "To the next unread article (or match of the filter)", "unread(1)"),
    _a("list", "previous_unread", "N", "previous unread", "To the unread article (or match) before", "unread(-1)"),
    _a("list", "group_read", "A", "group read", "Mark the whole group read"),
    _a("list", "select", "v", "select", "Select this row or heading; m s # e E y act on all that is selected"),
    _a("list", "select_range", "V", "select range", "Select from the last selected row to here"),
    _a("list", "copy", "y", "copy", "Copy the headline with source and date"),
    _a("list", "views", "apostrophe", "views", "Saved views: show one, or delete it"),
    _a("list", "keep_view", "ctrl+s", "keep view", "Keep what the list shows as a view, under a name"),
    _a("list", "sort", "S", "sort", "Sort by date, title or sector; again: reverse"),
    _a("reader", "find", "slash", "find", "Find in the text", footer=True),
    _a(
        "reader", "next_sentence", "full_stop", "next point", "To the next sentence of the summary", "sentence(1)", True
    ),
    _a(
        "reader",
        "previous_sentence",
        "comma",
        "previous point",
        "To the sentence of the summary before",
        "sentence(-1)",
    ),
    _a("reader", "next_quote", "right_square_bracket", "next quote", "To the next quotation", "quote(1)", True),
    _a("reader", "previous_quote", "left_square_bracket", "previous quote", "To the quotation before", "quote(-1)"),
    _a("reader", "raw", "r", "raw", "The scrape as it came, with what was dropped and why", footer=True),
    _a("reader", "marks", "H", "highlights", "What is highlighted: both, summary, quotes, nothing", footer=True),
    _a("reader", "down", "j down", "down", "One line down", "line(1)"),
    _a("reader", "up", "k up", "up", "One line up", "line(-1)"),
    _a("reader", "page_down", "space pagedown", "page down", "One page down", "page(1)"),
    _a("reader", "page_up", "b pageup", "page up", "One page up", "page(-1)"),
    _a("reader", "half_down", "ctrl+d", "half page down", "Half a page down", "page(0.5)"),
    _a("reader", "half_up", "ctrl+u", "half page up", "Half a page up", "page(-0.5)"),
    _a("reader", "top", "g home", "top", "To the beginning"),
    _a("reader", "bottom", "G end", "bottom", "To the end"),
    _a("reader", "list", "h left", "list", "Back to the list", "to_list"),
    _a("reader", "next_article", "J", "next article", "Open the next article", "article(1)"),
    _a("reader", "previous_article", "K", "previous article", "Open the article before", "article(-1)"),
    _a("reader", "next_match", "n", "next match", "To the next match (or unread article)", "match(1)"),
    _a("reader", "previous_match", "N", "previous match", "To the match (or unread article) before", "match(-1)"),
    _a(
        "reader",
        "copy_quote",
        "Y",
        "copy quote",
        "Copy the quotation here, or the first in sight, with its citation",
    ),
    _a("reader", "highlight", "a", "mark passage", "Highlight a sentence or quotation, with a note or without"),
    _a("reader", "source", "o", "source", "Open the source of the article in the browser", "ask('source')"),
    _a("reader", "links", "U", "links", "The links of the article: open or copy one", "ask('links')"),
    _a("reader", "copy", "y", "copy link", "Copy the link of the article, or the path of its file", "ask('copy')"),
    _a("reader", "write", "W", "write", "Write the article to a file: text, Markdown or JSON", "ask('write')"),
    _a("reader", "where", "equals_sign", "where", "Where am I, how long to go"),
    _a("summary", "go", "enter l", "go there", "Go to this sentence in the reader"),
    _a("summary", "shorter", "minus", "shorter", "One sentence less", "longer(-1)", True),
    _a("summary", "longer", "plus", "longer", "One sentence more", "longer(1)", True),
    _a("summary", "length", "L", "length", "Set the length: 5 sentences, 100 words, 20%"),
    _a("summary", "focus", "F", "focus", "Focus on words of yours; Esc takes the focus off", footer=True),
    _a("summary", "method", "M", "method", "Compare and choose the methods of summarizing", footer=True),
    _a("summary", "why", "i", "why", "Why this sentence: its rank, its reasons, its score", footer=True),
    _a("summary", "copy", "y", "copy", "Copy the summary"),
    _a("summary", "down", "j down", "down", "The next sentence; the reader follows", "move(1)"),
    _a("summary", "up", "k up", "up", "The sentence before; the reader follows", "move(-1)"),
    _a("summary", "top", "g home", "top", "To the first sentence"),
    _a("summary", "bottom", "G end", "bottom", "To the last sentence"),
    _a("quotes", "go", "enter l", "go there", "Go to this quotation in the reader", footer=True),
    _a("quotes", "order", "p", "order", "By speaker, or by place in the text", footer=True),
    _a("quotes", "narrow", "slash", "narrow", "Narrow the quotations as you type", footer=True),
    _a("quotes", "speaker_everywhere", "P", "this speaker", "This speaker in all articles, newest first"),
    _a("quotes", "why", "i", "why", "Why this speaker", footer=True),
    _a("quotes", "copy", "y", "copy", "Copy the quotation with speaker, article and date", footer=True),
    _a("quotes", "down", "j down", "down", "The next quotation; the reader follows", "move(1)"),
    _a("quotes", "up", "k up", "up", "The quotation before; the reader follows", "move(-1)"),
    _a("quotes", "top", "g home", "top", "To the first quotation"),
    _a("quotes", "bottom", "G end", "bottom", "To the last quotation"),
    _a("speaker", "go", "enter l", "go there", "Open the article at this quotation", footer=True),
    _a("speaker", "narrow", "slash", "narrow", "Narrow the quotations as you type", footer=True),
    _a("speaker", "copy", "y", "copy", "Copy the quotation with speaker, article and date", footer=True),
    _a("speaker", "next_article", "J", "next article", "To the next article", "article(1)", True),
    _a("speaker", "previous_article", "K", "previous article", "To the article before", "article(-1)"),
    _a("speaker", "down", "j down", "down", "The next quotation", "move(1)"),
    _a("speaker", "up", "k up", "up", "The quotation before", "move(-1)"),
    _a("speaker", "page_down", "space pagedown", "page down", "One page down", "page(1)"),
    _a("speaker", "page_up", "b pageup", "page up", "One page up", "page(-1)"),
    _a("speaker", "top", "g home", "top", "To the first quotation"),
    _a("speaker", "bottom", "G end", "bottom", "To the last quotation"),
    _a("speaker", "close", "P h left", "back", "Back to the article that this was opened from", footer=True),
    _a("search", "open", "enter", "open", "Open the hit at its first match; n N step through the matches", footer=True),
    _a(
        "search",
        "all",
        "ctrl+g",
        "all in the list",
        "Show all that was found in the list; Esc there clears it",
        footer=True,
    ),
    _a("search", "order", "ctrl+o", "newest or best", "The newest hits first, or the best ones", footer=True),
    _a("search", "keep", "ctrl+s", "keep as view", "Keep the query as a view, under a name", footer=True),
    _a("search", "down", "down", "down", "The next hit", "move(1)"),
    _a("search", "up", "up", "up", "The hit before", "move(-1)"),
    _a("search", "page_down", "pagedown", "page down", "One page down", "page(1)"),
    _a("search", "page_up", "pageup", "page up", "One page up", "page(-1)"),
    _a("views", "show", "enter", "show", "Show the articles of the view", footer=True),
    _a("views", "drop", "delete", "delete", "Delete the view; again: really", footer=True),
    _a("views", "down", "down", "down", "The next view", "move(1)"),
    _a("views", "up", "up", "up", "The view before", "move(-1)"),
    _a("views", "close", "apostrophe", "back", "Back to the list", footer=True),
    _a("same", "open", "enter l", "read", "Read the article, or the copy as it was published", footer=True),
    _a("same", "unfold", "plus", "unfold", "Make an article of this copy, which stays one", footer=True),
    _a("same", "down", "j down", "down", "One line down", "move(1)"),
    _a("same", "up", "k up", "up", "One line up", "move(-1)"),
    _a("links", "open", "enter l", "open", "Show the link whole, and open it in the browser", footer=True),
    _a("links", "copy", "y", "copy", "Copy the link", footer=True),
    _a("links", "down", "j down", "down", "The next link", "move(1)"),
    _a("links", "up", "k up", "up", "The link before", "move(-1)"),
)
"""Every action of the app, in the order in which help and footer show it."""


def of_pane(pane: str) -> tuple[Action, ...]:
    """The actions of one pane, in the order of the table."""
    return tuple(action for action in ACTIONS if action.pane == pane)


def beside(pane: str) -> tuple[Action, ...]:
    """The actions that work in a pane beside its own."""
    everywhere = of_pane("everywhere")
    if pane in ROOM_PANES:
        return everywhere if pane == "reader" else (*everywhere, *_lent())
    names = BESIDE_A_LINE if pane in ("search", "views") else OVER_THE_ROOM
    return tuple(action for action in everywhere if action.name in names)


def _lent() -> tuple[Action, ...]:
    return tuple(action for action in of_pane("reader") if action.name in LENT)


def bindings(pane: str) -> list[BindingType]:
    """The Textual bindings of one pane, each with the id of its action so that a keymap can move it."""
    return [_binding(action) for action in of_pane(pane)]


def of_the_reader() -> list[BindingType]:
    """The bindings of the reader that work in the other panes of the room, where these have no others for the keys."""
    return [_binding(action) for action in _lent()]


def over_the_room(pane: str) -> list[BindingType]:
    """The bindings of the room that work in the screen that covers it with this pane."""
    return [_binding(action) for action in beside(pane)]


def _binding(action: Action) -> BindingType:
    from textual.binding import Binding

    return Binding(",".join(action.keys), action.call, action.help, show=False, id=action.id)


_KEY_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "exclamation_mark": "!",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "minus": "-",
    "plus": "+",
    "slash": "/",
    "apostrophe": "'",
    "full_stop": ".",
    "comma": ",",
    "equals_sign": "=",
    "number_sign": "#",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "delete": "Del",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def shown_key(key: str) -> str:
    """A Textual key name as readers know it: ``question_mark`` is ``?``."""
    return _KEY_NAMES.get(key, key)


def shown_keys(action: Action, keymap: Mapping[str, Iterable[str]]) -> str:
    """The keys of an action, as readers know them; ``keymap`` holds those that the settings changed."""
    return " ".join(shown_key(key) for key in keymap.get(action.id, action.keys))
