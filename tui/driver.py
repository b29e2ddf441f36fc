"""The driver of the terminal: it goes on where the first frame stands, and lets go of a terminal that closes."""

from __future__ import annotations

import termios

from textual.drivers.linux_driver import LinuxDriver

from tui import handover

ALTERNATE_SCREEN = "\x1b[?1049h"


class TerminalDriver(LinuxDriver):
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

    @property
    def is_gone(self) -> bool:
        """Whether the terminal is not there any more: nothing tells that to a program that is no session of its own."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return True
        return False

    def _sigcont_application(self, *signal: object) -> None:
        """Take the terminal over again only if it was given back: a terminal that closes may tell to go on as well."""
        if self._must_signal_resume:
            super()._sigcont_application(*signal)

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if not (self._keeps_screen and data == ALTERNATE_SCREEN):
            super().write(data)
