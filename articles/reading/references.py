"""References to characters in XML that XML does not allow: characters beyond the first 65,536 in two halves.

Some programs write them so ("&#55357;&#56832;" for one emoji), and parsers give up the whole document for it.
"""

from __future__ import annotations

import re

_HALF = (
    rb"&#(?:[xX]0{0,4}[dD][89a-fA-F][0-9a-fA-F]{2}"
    rb"|0{0,4}5(?:5(?:29[6-9]|[3-9]\d\d)|6\d{3}|7(?:[0-2]\d\d|3(?:[0-3]\d|4[0-3]))));"
)
_HALVES = re.compile(_HALF + rb"(?:" + _HALF + rb")*")


def joined(data: bytes) -> bytes:
    """The same with one reference in the place of two halves, and in that of one that stands alone."""
    return _HALVES.sub(_whole, data) if b"&#" in data else data


def _whole(found: re.Match[bytes]) -> bytes:
    numbers = (part[2:].lower() for part in found[0].split(b";") if part)
    halves = "".join(chr(int(one[1:], 16) if one.startswith(b"x") else int(one)) for one in numbers)
    characters = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return characters.encode("ascii", "xmlcharrefreplace")
