"""The table of actions holds: each is bound, does something, and stands in help, palette and command line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from room import reading
from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS

from tui.actions import ACTIONS, PANES, Action, bindings, of_pane, shown_keys
from tui.keymap import PRESETS, make_keymap
from tui.palette import ActionProvider
from tui.screens.links import LinksScreen
from tui.screens.pages import help_text
from tui.screens.questions import find_action
from tui.screens.reading_room import ReadingRoom
from tui.screens.same import SameScreen
from tui.screens.search import SearchScreen
from tui.screens.views import ViewsScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.reader import Reader
from tui.widgets.speaker_pane import SpeakerPane
from tui.widgets.summary_pane import SummaryPane

OWNERS: dict[str, Any] = {
    "everywhere": ReadingRoom,
    "list": ArticleList,
    "reader": Reader,
    "summary": SummaryPane,
    "quotes": QuotesPane,
    "speaker": SpeakerPane,
    "search": SearchScreen,
    "views": ViewsScreen,
    "same": SameScreen,
    "links": LinksScreen,
}
EVERY = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)


@EVERY
def test_every_action_is_bound_on_its_pane(action: Action) -> None:
    bound = {(key, binding.id) for key, binding in OWNERS[action.pane]._merge_bindings()}
    assert action.keys
    assert {(key, action.id) for key in action.keys} <= bound


@EVERY
def test_every_action_is_a_method_of_its_pane(action: Action) -> None:
    assert callable(getattr(OWNERS[action.pane], f"action_{action.call.partition('(')[0]}", None))


@EVERY
def test_every_action_stands_in_the_help_of_its_pane(action: Action) -> None:
    pane = "list" if action.pane == "everywhere" else action.pane
    text = str(help_text(pane, {}, 85))
    assert action.help in text
    assert shown_keys(action, {}) in text


@EVERY
def test_every_action_is_found_by_its_id(action: Action) -> None:
    assert find_action(action.id, "list") == action


def test_ids_are_unique_and_panes_are_known() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert {action.pane for action in ACTIONS} == set(PANES) == set(OWNERS)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_means_two_things(preset: str) -> None:
    changed = make_keymap(preset, {})
    for pane in PANES[1:]:
        actions = [*of_pane(pane), *of_pane("everywhere")]
        keys = [key for action in actions for key in changed.get(action.id, action.keys)]
        assert len(keys) == len(set(keys))


def test_the_foot_shows_six_keys_at_most() -> None:
    everywhere = sum(action.footer for action in of_pane("everywhere"))
    for pane in PANES[1:]:
        assert sum(action.footer for action in of_pane(pane)) + everywhere <= 6


def test_labels_are_short_and_helps_are_sentences() -> None:
    for action in ACTIONS:
        assert len(action.label) <= 16
        assert re.match(r"[A-Z].*[^.]$", action.help)


def test_keys_have_names_that_readers_know() -> None:
    odd = {name for action in ACTIONS for name in shown_keys(action, {}).split() if "_" in name}
    assert not odd
    assert KEY_NAME_REPLACEMENTS


def test_bindings_carry_the_ids_that_keymaps_use() -> None:
    assert all(isinstance(one, Binding) and one.id for one in bindings("list"))


async def test_the_palette_lists_every_action_and_runs_it() -> None:
    async with reading() as session:
        hits = [hit async for hit in ActionProvider(session.room, None).discover()]
        assert len(hits) == len(ACTIONS)
        await session.press("ctrl+p")
        await session.press(*"fold this")
        await session.pilot.pause(0.3)
        await session.press("enter")
        await session.pilot.pause(0.1)
        assert any("▸ Health care" in line for line in session.frame())


async def test_the_palette_closes_what_covers_the_room() -> None:
    async with reading() as session:
        await session.press("t", "ctrl+p")
        await session.press(*"fold this")
        await session.pilot.pause(0.3)
        await session.press("enter")
        await session.pilot.pause(0.1)
        assert session.app.screen is session.room
        assert any("▸ Health care" in line for line in session.frame())
