"""Captions of pictures as they stand on copied pages: told by a label at their beginning or a credit at their end."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"\(?(?:image|media|photo|video|file|picture|illustration|graphic)s?(?: ?caption| source| copyright|:| by\b)", re.I
)
_CREDIT_END = re.compile(
    r"(?i:credits?|photos?|images?|pictures?|fotos?|photographs?)\s?[:/]\s?[^.]{2,60}[.)\]]?$"
    r"|(?:\b[Vv]ia |[/(\[]\s?)(?:AP|AFP|EPA|PA|PTI|ANI|dpa|DPA|Reuters|REUTERS|Getty|GETTY|Nasa|NASA)\b[^.]{0,25}$"
    r"|\b(?:Getty Images|Getty|Shutterstock|iStock|Statista|AP Photo|AP file|Contributor)[^.]{0,20}$"
)
MAX_CREDIT = 80  # characters


def is_caption(text: str) -> bool:
    """Does the line begin as "Image caption ..." or end as "... (Photo: Ann Lee)"?"""
    return bool(_LABEL.match(text) or _CREDIT_END.search(text[-MAX_CREDIT:]))
