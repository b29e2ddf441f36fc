"""English page furniture among sentences: labels, calls to the reader, credits and captions.

What opens a sentence and what stands within one is compared in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.coherence.phrases import first_phrases, first_word, first_words, spelled

LONGEST_OPENING = 200

_LABELS = frozenset(
    "opinion|analysis|video|image|images|credit|source|sources|correction|clarification|editor's note|editor’s note"
    "|note|interactive|infographic|quiz|poll|update|updated|published|last updated|fact check|factbox|explainer"
    "|exclusive|live|recap|topic|topics|tag|tags|contact|address|phone|tel|email|e-mail|q|a".split("|")
)
_LEADS = frozenset(
    "read watch listen see more related photo photos picture pictures gallery follow correction note live poll".split()
)
"""Labels with words between them and their colon: "Read more: ", "Correction, 3 May: "."""

_AFTER_LEAD = re.compile(r"[\w’' -]{0,40}")
_SAYS = frozenset("said says say told wrote asked added show shows showed found".split())

_CALLS = frozenset(
    "click|swipe|subscribe|listen to|tune in|check out|find out|learn more|join us|tell us|let us know|have your say"
    "|write caption|enlarge|skip to|print this|text only".split("|")
).union(
    spelled("scroll", "down|up"),
    spelled("tap", "here|on"),
    spelled("sign", "in|up|on to"),
    {"login", "logon"},
    spelled("log", "in|on"),
    spelled("register", "now|here|to"),
    spelled("read", "more|also|next|the full|the original|the rest"),
    spelled("see", "also|more|gallery|below|above|the full|the gallery|the video"),
    spelled("share", "this|on|your|via"),
    spelled("follow", "us|me"),
    spelled("watch|watch the|watch the full|watch the whole", "video"),
    spelled("watch the|watch the full|watch the whole", "clip|episode|interview|trailer"),
    spelled("watch", "more|below|above|live|this|now"),
    spelled("join the", "conversation|discussion|debate"),
    spelled("send", "us|your"),
    spelled("leave", "a comment|your comment"),
    spelled("comment", "below|on"),
    spelled("email|e-mail", "this|us"),
    spelled("do you have|do you have a|do you have any", "story|information|tip|tips"),
    spelled("if you want to|if you wish to|if you would like to", "help|read|know|contact|comment|find out"),
    spelled("contact", "us|our"),
)
_CREDITS = frozenset(
    "last updated|media caption|all rights reserved|copyright|advertisement|sponsored|promoted|story highlights"
    "|sorry we are|for confidential|editor's note|editor’s note|correction|clarification".split("|")
).union(
    spelled("posted", "on|at|by"),
    spelled("image", "copyright|caption|source"),
    spelled("photo|photos|photograph|photographs", "by|credit|credits|courtesy"),
    spelled("picture|pictured", "by|above|below|here|left|right"),
    spelled("the opinions expressed|the views expressed", "in|on|here|are"),
    spelled("the opinions|the views", "in this"),
    spelled("with files|reporting|additional reporting|writing|editing|compiled|written", "from|by"),
)
_OPENING = re.compile(
    r"(?:follow (?:@|[a-z][\w’' ]{1,40} on)"
    r"|for (?:more|further|full|the latest)(?: \w+){0,6},? (?:visit|see|go to|click|call|contact|read|follow|check)"
    r"|published(?=[: .])(?! (?:in|by|on|this|last|a|an|the)\b)|updated?(?=[: .])"
    r"|(?:above|below|left|right|top|bottom|centre|center|main|inset)(?: (?:left|right))?[,:] |sorry, we are"
    r"|(?:an|this|a previous|an earlier) (?:earlier |previous )?(?:article|story|post|version|report)\b[^.]{0,60}"
    r"\b(?:has been|misstated|incorrectly|updated|corrected))\b"
)
_OPENERS = first_words(_CALLS | _CREDITS) | frozenset(
    "follow for published update updated above below left right top bottom centre center main inset sorry an this "
    "a".split()
)
_BYLINE = re.compile(
    r"(?i:by)(?: ?[.:|]| [A-Z][\w.'’-]+(?: (?:and |[A-Z])[\w.'’-]+){0,5},? ?(?:[.|]|(?i:for|staff|in) ))"
)
_WITHIN = (
    r"scroll down|click (?:here|on|the|below)|getty images|read more|sign up (?:for|to) (?:our|the|receive)"
    r"|on twitter @|follow us|contribut(?:ed|ing) (?:reporting|to (?:this|the) (?:report|story|article))"
    r"|all rights reserved|tell us (?:what|in|about|your|below)|currently accepting comments|caption here"
    r"|(?:comments?|video|gallery|box|link|slideshow|photos|pictures|clip|form) (?:below|above)\b|in the comments"
    r"|pictured (?:above|below|left|right|here|with|in|at|on|together|during|outside|leaving|arriving)\b"
    r"|not responsible for the content|our newsletter|newsletter here|privacy policy|terms of (?:use|service)"
)
"""A plain string, as are all patterns here that few sentences need: compiled when first needed."""

_TRIGGERS = frozenset(
    form
    for word in (
        "scroll click getty read sign twitter follow contributed contributing rights tell accepting caption below "
        "below. below: above above. comments comments. pictured responsible newsletter newsletter. privacy terms"
    ).split()
    for form in (word, word.capitalize(), word.upper())
)
"""One of these words has to be there for a search within to pay."""

_POINTING = re.compile(
    r"\((?:l|r|c|(?:file|stock|library|far|top|bottom|above|below|pictured?|left|right|centre|center|inset|main)\b"
    r"[^)]{0,40})\)",
    re.IGNORECASE,
)
"""Brackets that point at a picture."""


def is_furniture(text: str, opening: str, words: Sequence[str]) -> bool:
    """Whether the sentence ``text`` is page furniture or holds some; ``opening`` is the sentence without opening marks,
    ``words`` are its words."""
    if _opens_so(opening[:LONGEST_OPENING].lower()) or _BYLINE.match(opening):
        return True
    if "(" in text and _POINTING.search(text):
        return True
    return not _TRIGGERS.isdisjoint(words) and bool(re.search(_WITHIN, text.lower()))


def _opens_so(opening: str) -> bool:
    first = first_word(opening)
    if first in _OPENERS:
        phrases = first_phrases(opening, first)
        if not (_CALLS.isdisjoint(phrases) and _CREDITS.isdisjoint(phrases)) or _OPENING.match(opening):
            return True
    label, colon, _ = opening.partition(":")
    return bool(colon) and _is_label(label)


def _is_label(label: str) -> bool:
    if label in _LABELS:
        return True
    lead, _, rest = label.partition(" ")
    return lead.rstrip(",") in _LEADS and bool(_AFTER_LEAD.fullmatch(rest)) and _SAYS.isdisjoint(rest.split())
