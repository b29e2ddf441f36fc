"""The driver of the terminal that goes on where the first frame stands."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from tui import handover

ALTERNATE_SCREEN = "\x1b[?1049h"


class TakingOver(LinuxDriver):
    """Leaves the first frame on the screen: the alternate screen is entered already, and entering clears it."""

    _keeps_screen = False

    def start_application_mode(self) -> None:
        """Take the terminal over; at the end it is set as it was before the first frame."""
        before = handover.take_over()
        self._keeps_screen = before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._keeps_screen = False
        if before is not None:
            self.attrs_before = before

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if not (self._keeps_screen and data == ALTERNATE_SCREEN):
            super().write(data)
