"""Page furniture among sentences: stamps, labels, captions, credits and calls to the reader, wherever they stand.

Some of it shows in its marks and is the same in every language; what is made of words has its patterns by language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_RARE_PAGE_MARKS = ("©", "™ &", "→", "»»", "▶", "►")
LONGEST_OPENING = 200

_BULLETS = "-–—•*·▪■"
_DASHES = "–—"
"""With these a speaker begins in other languages than English: "—¿Quién? —preguntó Ana."."""

_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
_STAMP = re.compile(rf"[\[(]?(?:{_CLOCK})(?: [A-Z]{{2,4}})?[\])]?(?::| ?[–—|]| -|\.? (?=[A-Z\"“‘]))")
"""A live blog's time before its entry: "10:32 GMT: The vote begins.\""""

_ENGLISH_LABELS = (
    "opinion|analysis|video|images?|credit|sources?"
    "|correction|clarification|editor['’]s note|note|interactive|infographic|quiz|poll|updated?|published|last updated"
    "|fact check|factbox|explainer|exclusive|live|recap|topics?|tags?|contact|address|phone|tel|e-?mail|[qa]"
)
_ENGLISH_LEADS = "read|watch|listen|see|more|related|photos?|pictures?|gallery|follow|correction|note|live|poll"
"""Labels with words between them and their colon: "Read more: ", "Correction, 3 May: "."""

_ENGLISH_SAYS = "said|says|say|told|wrote|asked|added|show|shows|showed|found"

_ENGLISH_CALLS = (
    r"scroll (?:down|up)|click|tap (?:here|on)|swipe|sign (?:in|up|on to)|log ?(?:in|on)|register (?:now|here|to)"
    r"|subscribe|read (?:more|also|next|the (?:full|original|rest))"
    r"|see (?:also|more|gallery|below|above|the (?:full|gallery|video))"
    r"|share (?:this|on|your|via)|follow (?:us|me|@|[a-z][\w’' ]{1,40} on)"
    r"|watch (?:the (?:full |whole )?(?:video|clip|episode|interview|trailer)|video|more|below|above|live|this|now)"
    r"|listen to|tune in|check out|find out|learn more|join (?:the (?:conversation|discussion|debate)|us)"
    r"|tell us|let us know|send (?:us|your)|have your say|leave (?:a|your) comment|comment (?:below|on)|write caption"
    r"|enlarge|skip to|e-?mail (?:this|us)|print this|do you have (?:a |any )?(?:story|information|tips?)"
    r"|for (?:more|further|full|the latest)(?: \w+){0,6},? (?:visit|see|go to|click|call|contact|read|follow|check)"
    r"|if you (?:want|would like|wish) to (?:help|read|know|contact|comment|find out)|contact (?:us|our)|text only"
)
_ENGLISH_CREDITS = (
    r"published(?=[: .])(?! (?:in|by|on|this|last|a|an|the)\b)|updated?(?=[: .])|last updated|posted (?:on|at|by)"
    r"|image (?:copyright|caption|source)|media caption|photo(?:graph)?s?(?: by| credits?| courtesy|:)"
    r"|pictured?(?: (?:by|above|below|here|left|right)|[:,])"
    r"|(?:above|below|left|right|top|bottom|centre|center|main|inset)(?: (?:left|right))?[,:] |all rights reserved"
    r"|copyright|advertisement|sponsored|promoted|story highlights|sorry,? we are|for confidential"
    r"|editor['’]s note|correction|clarification|the (?:opinions|views) (?:expressed (?:in|on|here|are)|in this)"
    r"|(?:an|this|a previous|an earlier) (?:earlier |previous )?(?:article|story|post|version|report)\b[^.]{0,60}"
    r"\b(?:has been|misstated|incorrectly|updated|corrected)"
    r"|(?:with files|(?:additional )?reporting|writing|editing|compiled|written) (?:from|by)"
)
_ENGLISH_BYLINE = r"(?i:by)(?: ?[.:|]| [A-Z][\w.'’-]+(?: (?:and |[A-Z])[\w.'’-]+){0,5},? ?(?:[.|]|(?i:for|staff|in) ))"
_ENGLISH_WITHIN = (
    r"scroll down|click (?:here|on|the|below)|getty images|read more|sign up (?:for|to) (?:our|the|receive)"
    r"|on twitter @|follow us|contribut(?:ed|ing) (?:reporting|to (?:this|the) (?:report|story|article))"
    r"|all rights reserved|tell us (?:what|in|about|your|below)|currently accepting comments|caption here"
    r"|(?:comments?|video|gallery|box|link|slideshow|photos|pictures|clip|form) (?:below|above)\b|in the comments"
    r"|pictured (?:above|below|left|right|here|with|in|at|on|together|during|outside|leaving|arriving)\b"
    r"|not responsible for the content|our newsletter|newsletter here|privacy policy|terms of (?:use|service)"
)


_ENGLISH_POINTING = (
    r"\((?:l|r|c|(?:file|stock|library|far|top|bottom|above|below|pictured?|left|right|centre|center|inset|main)\b"
    r"[^)]{0,40})\)"
)

_ENGLISH_TRIGGERS = (
    "scroll click getty read sign twitter follow contributed contributing rights tell accepting caption below below. "
    "below: above above. comments comments. pictured responsible newsletter newsletter. privacy terms"
)


class _Words(NamedTuple):
    """The furniture of one language: how it opens a sentence, who wrote it, what of it stands within one, brackets that
    point at a picture, and the words of which one has to be there for a search within to pay. What opens it and stands
    within it is compared in lower case."""

    opening: re.Pattern[str]
    byline: re.Pattern[str]
    within: re.Pattern[str]
    pointing: re.Pattern[str]
    triggers: frozenset[str]


FURNITURE = {
    "en": _Words(
        re.compile(
            rf"(?:{_ENGLISH_LABELS}|(?:{_ENGLISH_LEADS})"
            rf"(?! [^:]{{0,40}}\b(?:{_ENGLISH_SAYS})\b)(?:,? [\w’' -]{{1,40}})?): ?"
            rf"|(?:{_ENGLISH_CALLS}|{_ENGLISH_CREDITS})\b"
        ),
        re.compile(_ENGLISH_BYLINE),
        re.compile(_ENGLISH_WITHIN),
        re.compile(_ENGLISH_POINTING, re.IGNORECASE),
        frozenset(form for word in _ENGLISH_TRIGGERS.split() for form in (word, word.capitalize(), word.upper())),
    )
}
"""By ISO 639-1 code."""


def is_furniture(text: str, opening: str, words: Sequence[str], language: str) -> bool:
    """Whether a sentence is page furniture or holds some; ``opening`` is the sentence without opening marks, ``words``
    are its words."""
    if "<" in text or " | " in text or "http" in text or "www." in text or "[...]" in text:
        return True
    if not text.isascii() and any(mark in text for mark in _RARE_PAGE_MARKS):
        return True
    bullets = opening[:1] in _BULLETS and (language == "en" or opening[0] not in _DASHES)
    if bullets or (opening[0] in "([0123456789" and _STAMP.match(opening)):
        return True
    known = FURNITURE.get(language)
    if known is None:
        return False
    if known.opening.match(opening[:LONGEST_OPENING].lower()) or known.byline.match(opening):
        return True
    if "(" in text and known.pointing.search(text):
        return True
    return not known.triggers.isdisjoint(words) and bool(known.within.search(text.lower()))
