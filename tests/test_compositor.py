"""Painting a part of the screen: the same as Textual paints, with less asked of the panes."""

from __future__ import annotations

import random

import pytest
from room import reading
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.compositor import CroppingCompositor
from tui.screens.reading_room import ReadingRoom
from tui.widgets.quotes_pane import QuotesPane
from tui.widgets.reader import Reader

SIZE = (120, 40)


def painted(room: ReadingRoom, regions: list[Region]) -> str:
    """What the terminal is sent when these regions changed."""
    compositor = room._compositor
    compositor._dirty_regions = set(regions)
    update = compositor.render_partial_update()
    assert update is not None
    return update.render_segments(room.app.console)


async def test_any_part_is_painted_as_textual_paints_it(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(4)
    async with reading(size=SIZE) as session:
        assert isinstance(session.room._compositor, CroppingCompositor)
        for _ in range(60):
            regions = []
            for _ in range(draw.randint(1, 3)):
                x, y = draw.randrange(SIZE[0]), draw.randrange(SIZE[1])
                regions.append(Region(x, y, draw.randint(1, SIZE[0] - x), draw.randint(1, SIZE[1] - y)))
            ours = painted(session.room, regions)
            with monkeypatch.context() as patch:
                patch.setattr(CroppingCompositor, "_get_renders", Compositor._get_renders)
                assert ours == painted(session.room, regions), regions


async def test_a_line_of_the_list_asks_no_other_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(size=SIZE) as session:
        asked: list[Region] = []

        def render_lines(pane: Widget, crop: Region) -> list[Strip]:
            asked.append(crop)
            return []

        for pane in (Reader, QuotesPane):
            monkeypatch.setattr(pane, "render_lines", render_lines)
        session.article_list.refresh_line(1)
        await session.pilot.pause()
        assert asked == []
        session.room.refresh()
        await session.pilot.pause()
        assert len(asked) == 2
