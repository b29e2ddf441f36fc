"""What stands under a list of choices stays in sight, however long the list is."""

from __future__ import annotations

import pytest
from room import article, reading

from tui.screens.chooser import Chooser
from tui.screens.links import LinksScreen
from tui.screens.tags import HINT, Tags


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_keys_stand_under_a_list_that_is_longer_than_the_screen(size: tuple[int, int]) -> None:
    many = [f"entry{number}" for number in range(100)]
    async with reading([article("wall", "2025-06-30")], size=size) as session:
        for screen, hint, rows in (
            (Chooser("Title", [(name, name) for name in many], ()), "Space marks · Enter shows · a all", 0.75),
            (Tags([(name, 1) for name in many], {}, 1), HINT, 0.75),
            (LinksScreen({f"https://a.example/{name}": "text" for name in many}, {}), "copies it · Esc", 0.75),
            (Chooser("Title", [(name, name) for name in many[:3]], ()), "Space marks · Enter shows · a all", 0),
        ):
            session.app.push_screen(screen)
            await session.pilot.pause()
            frame = session.frame()
            assert any(hint in line for line in frame), screen
            assert sum("entry" in line for line in frame) == (round(size[1] * rows) or 3)
            session.app.pop_screen()
