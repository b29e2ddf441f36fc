"""What all panes are: scrolled, focused, and drawn anew at little cost when the focus comes or goes."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """The base of the panes of the reading room; the heading of the focused one stands out.

    The style sheet has no rule for the focus: by such a rule Textual would style the pane, its parts and its scrollbars
    anew at every step from pane to pane, and paint the scrollbars some frames later.
    """

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the pane as what it is now."""
        self.notify_style_update()
        self.refresh()

    def notify_style_update(self) -> None:
        """Theme or focus changed: the heading takes its colours."""
        super().notify_style_update()
        colours = self.app.theme_variables
        self.styles.border_title_color = colours["background" if self.has_focus else "dim"]
        self.styles.border_title_background = colours["accent" if self.has_focus else "background"]
        self.styles.border_title_style = "bold" if self.has_focus else "none"
