"""What the lines above and below the panes say, for the bars of the app and for the first frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tui.actions import Action, shown_key
from tui.cells import Run, cell_len, fit, fit_line, width_of
from tui.safe_text import safe_line


def bar_line(left: Sequence[Run], right: Sequence[Run], width: int) -> list[Run]:
    """A line of this width with words at its left and at its right end; the right ones give way first."""
    room = width - width_of(left) - width_of(right) - 2
    if room < 2:
        return fit_line([(" ", "dim"), *left], width)
    return [(" ", "dim"), *left, (" " * room, "dim"), *right, (" ", "dim")]


def top_words(articles: int, unread: int) -> list[Run]:
    """What the library holds, beside the name of the paper."""
    noun = "article" if articles == 1 else "articles"
    return [("nutgraf", "strong"), (f"   {articles:,} {noun} · {unread:,} unread", "dim")]


def plain(text: str) -> list[Run]:
    """Words that may be foreign, as they are."""
    return [(safe_line(text), "dim")]


def where_words(panes: Sequence[str], focused: str) -> list[Run]:
    """Where one is when panes are shown one at a time: "1 list · 2 reader · ..." with the place marked."""
    return [(f" {number} {pane} ", "here" if pane == focused else "dim") for number, pane in enumerate(panes, 1)]


def key_words(actions: Iterable[Action], keymap: Mapping[str, Sequence[str]], width: int) -> list[Run]:
    """The keys of the actions that the foot shows: as many as there is room for, the last one (help) in any case."""
    words = [
        [(shown_key(keymap.get(action.id, action.keys)[0]), "strong"), (f" {action.label}", "dim")]
        for action in actions
        if action.footer
    ]
    while len(words) > 1 and sum(width_of(word) + 3 for word in words) > width:
        del words[-2]
    return [run for number, word in enumerate(words) for run in ([("   ", "dim")] if number else []) + word]


def note_words(text: str, problem: bool, width: int, further: str = "") -> list[Run]:
    """A note, what was just done or what went wrong, in a bar of this width; one that is cut ends with where the
    ``further`` of it is told."""
    words = safe_line(text)
    if is_cut(text, width):
        words = fit(words, width - 2 - cell_len(further)).rstrip() + further
    return [(words, "problem" if problem else "strong")]


def is_cut(text: str, width: int) -> bool:
    """Whether a bar of this width has no room for all of a note."""
    return cell_len(safe_line(text)) > width - 2
