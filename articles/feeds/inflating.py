"""What a server packed, unpacked as it comes: gzip and deflate."""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"


class Inflate:
    """Inflates gzip and deflate, with or without the frame that should be around it, to little more than ``most``
    bytes."""

    def __init__(self, most: int) -> None:
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._begun = False
        self._room = most + 1
        self._rest = b""
        """What came after the end: as much as may be the beginning of one more member."""

    @property
    def ended(self) -> bool:
        """Whether all is there that was announced."""
        return self._inflater.eof or not self._begun

    def __call__(self, part: bytes) -> bytes:
        """What the next part holds; raises `zlib.error`."""
        if not self._begun:
            made = self._first(part)
        elif not self._inflater.eof:
            made = self._more(part)
        elif self._rest == GZIP[: len(self._rest)]:
            made, self._rest = b"", self._rest + part
        else:  # no member follows, and whatever does is left
            return b""
        while self._inflater.eof and self._rest.startswith(GZIP):  # several members are one file
            rest, self._inflater = self._rest, zlib.decompressobj(zlib.MAX_WBITS | 32)
            made += self._more(rest)
        self._rest = self._rest[: len(GZIP)]
        return made

    def _first(self, part: bytes) -> bytes:
        try:
            return self._more(part)
        except zlib.error:
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._more(part)
        finally:
            self._begun = True

    def _more(self, part: bytes) -> bytes:
        made = self._inflater.decompress(part, self._room)
        self._room = max(1, self._room - len(made))
        self._rest = self._inflater.unused_data
        return made
