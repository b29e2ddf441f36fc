"""The least that a Textual program can be, a text that changes with a key: what it costs, each of them costs."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("nothing pressed")

    def on_key(self, event: events.Key) -> None:
        """Show which key was pressed."""
        self.query_one(Static).update(f"pressed {event.key}")


if __name__ == "__main__":
    Minimal().run()
