"""The driver of the terminal: it goes on where the first frame stands, stops and goes on, and lets go of a terminal
that closes."""

from __future__ import annotations

import asyncio
import os
import signal
import termios
from contextlib import suppress
from typing import IO

from textual.drivers.linux_driver import LinuxDriver

from tui import handover

ALTERNATE_SCREEN = "\x1b[?1049h"


class TerminalDriver(LinuxDriver):
    """Leaves the first frame on the screen: the alternate screen is entered already, and entering clears it.

    It has the terminal as long as there is a thread that writes to it.
    """

    _keeps_screen = False

    def start_application_mode(self) -> None:
        """Take the terminal over; at the end it is set as it was before the first frame."""
        self._loop = asyncio.get_running_loop()
        if not isinstance(self._file, _Terminal):
            self._file = _Terminal(handover.stream())  # type: ignore[assignment]
        self._keeps_screen = handover.shown()
        before = handover.take_over()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is None:  # in the background
            handover.left()
        elif self._keeps_screen:
            self.attrs_before = before
        self._keeps_screen = False

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was, if it is not left already."""
        if self._writer_thread is not None:
            super().stop_application_mode()

    def close(self) -> None:
        """Wait until all is written that leaves the terminal as it was."""
        super().close()
        self._writer_thread = None
        handover.left()

    @property
    def is_gone(self) -> bool:
        """Whether the terminal is not there any more: nothing tells that to a program that is no session of its own."""
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return True
        return False

    def write(self, data: str) -> None:
        """Write to the terminal, as long as it is ours."""
        if self._writer_thread is not None and not (self._keeps_screen and data == ALTERNATE_SCREEN):
            super().write(data)

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:  # which Textual leaves switched on
            self.write("\x1b[?1016l")

    def _sigtstp_application(self, *signal: object) -> None:
        """Stop as soon as nothing else is done: between any two steps a lock may be held that stopping needs."""
        if self._writer_thread is None:
            handover.stand_still()
        else:
            self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        if self._writer_thread is not None and not handover.is_ending():
            self._must_signal_resume = True
            self.suspend_application_mode()
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *signal: object) -> None:
        """Take the terminal over again only if it was given back: a terminal that closes may tell to go on as well."""
        if self._must_signal_resume:
            self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        if self._must_signal_resume and not handover.is_ending():
            self.resume_application_mode()
            self._app.call_later(self._app.refresh, layout=True)  # the screen was left, and entering it clears it

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:  # the terminal is gone, and `is_gone` tells so
            return
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)


class _Terminal:
    """The file that is written to, as Textual needs it: a terminal that is gone takes whatever it is told."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()
