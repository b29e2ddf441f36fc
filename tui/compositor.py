"""Painting a part of the screen without asking the panes for the rest of it."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class CroppingCompositor(Compositor):
    """Asks each widget for those of its lines alone that are painted.

    Textual's own asks every widget for all lines whenever two lines of a list change; most of what a key costs would go
    into that. The rest of compositing is Textual's.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if crop and not shown.overlaps(crop):
                continue
            if crop:  # whole lines: what is painted is cut at the sides of widgets, not at those of the crop
                shown = shown.intersection(Region(shown.x, crop.y, shown.width, crop.height))
            if shown:
                yield shown, clip, widget.render_lines(shown.translate(-region.offset))
