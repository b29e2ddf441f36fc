"""What shows a library goes on when that cannot be read for a while: another program may hold it, or a disk be slow."""

from __future__ import annotations

import sqlite3

from textual.message import Message
from textual.message_pump import MessagePump

from articles.store import StoreError

UNREADABLE = (sqlite3.Error, StoreError)
"""What is raised where a library cannot be read or written."""


class Steady(MessagePump):
    """Has its app tell of a library that could not be read, in place of ending with it as Textual would."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except UNREADABLE as error:
            self.app._handle_exception(error)
