"""The encodings that strangers name, under the names by which Python reads them as browsers do."""

from __future__ import annotations

import codecs

_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-7": "cp1252",
}  # fmt: skip
"""What browsers read where a page names the other: <https://encoding.spec.whatwg.org/#names-and-labels>."""

_NO_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"})
"""What Python has besides: nothing is written in them, and some take minutes for a megabyte."""


def known(name: str) -> str | None:
    """The name under which Python reads the text encoding of this name, or None where it is none that texts are in."""
    try:
        found = codecs.lookup(name)
        "".encode(found.name)  # not one that turns bytes into bytes
    except (LookupError, ValueError):
        return None
    return None if found.name.replace("_", "-") in _NO_ENCODINGS else found.name


def known_wide(name: str) -> str | None:
    """The same, as pages are read: what browsers read in place of an encoding that is often named wrongly."""
    found = known(name)
    return _WIDER.get(found, found) if found else None
