"""Page furniture that shows by itself: lines that belong to the web page and not to the article, each with the reason.

A rule looks at one whole short line. Which part of a whole copied page is the article at all is told by `articles.body`.
"""

from __future__ import annotations

import re

from articles.lines import Line

MAX_WORDS = 16
"""A longer line is not dropped for its wording alone."""

_RULES: tuple[tuple[str, str], ...] = (
    (
        "site navigation",
        r"(?:sign|log) ?(?:in|out|up)(?: / register)?|register|my account|(?:skip|jump) to (?:main )?(?:content|navigation)|quick exit|menu|home"
        r"|(?:main |site )?(?:menu|navigation|index)|search(?: for:?)?|toggle navigation|close|contact us|back to top|print|copy link"
        r"|(?:accessibility|privacy|cookie) (?:policy|settings|notice)|terms (?:of (?:use|service)|and conditions)|manage cookies",
    ),
    (
        "page builder label",
        r"(?:text|image|video|media|quote|content|html)(?: only)? (?:block|component|widget|module)",
    ),
    (
        "advertisement",
        r"advertise?ments?|ad|sponsored(?: content)?|paid post|promoted|(?:story|article) continues (?:below|after)(?: (?:the )?advertisement)?"
        r"|continue reading(?: the main story| below)?|publicidad|publicidade|anzeige|werbung|publicité|pubblicità|iklan|реклама|広告|광고",
    ),
    (
        "related links",
        r"related(?: (?:articles?|stories|content|posts?|topics|links|news|coverage|tags|items))?:?|more (?:stories|news|like this|from .{2,40}|on this (?:story|topic))"
        r"|(?:also|more) (?:on|from|in) .{2,40}|you (?:may|might) (?:also )?(?:like|be interested in|have missed):?|recommended(?: for you| stories| reading)?"
        r"|(?:most|also) (?:read|popular|viewed|shared|watched)|(?:trending|top stories|latest news|popular posts?|read next|up next|don't miss|see also):?"
        r"|(?:read|see|watch|learn) (?:more|also)(?: »|:)?",
    ),
    (
        "gallery teaser",
        r"(?:photo gallery|slideshow|gallery|in pictures)\b.{0,90}|.{0,90}\b(?:see|view|launch) (?:the )?(?:full )?(?:gallery|slideshow|photos)"
        r"|scroll down for (?:the )?video|loading (?:video|\.\.\.)|play video|watch (?:the )?video|(?:image|media|video) (?:caption|playback is (?:not |un)supported.*)",
    ),
    (
        "site banner",
        r".{3,90}\s[-–—|:]\s(?:all details|more (?:info(?:rmation)?|details)|(?:learn|read|find out) more|register (?:now|today)|details)",
    ),
    ("site header", r".{0,80}(?:\+?\d[\d().\s-]{6,16}\d)\s?(?:contact us|call us|phone|email us|log ?in|sign ?in)"),
    (
        "sharing",
        r"(?:share|tweet|pin|email|e-mail|like|save|reddit|whatsapp|messenger|telegram|linkedin|pinterest|tumblr|flipboard|pocket|facebook|twitter|instagram)"
        r"|share (?:this(?: (?:article|story|post|page))?|on .{2,30}|via .{2,30}|with .{2,30}|article|story|options|tweet email)(?: on .{2,30})?:?|sharing is caring!?"
        r"|follow (?:us|me|@\w+|.{2,40}) on .{2,60}|\d+ ?(?:shares?|comments?|likes?|views?)|(?:show|hide|leave|post|add|view|read)(?: all| a| \d+)? (?:comments?|replies|reply)"
        r"|comments?(?: \(?\d+\)?)?|join the (?:conversation|discussion)",
    ),
    (
        "newsletter",
        r"(?:sign up|subscribe)\b.{0,90}|(?:get|receive) (?:the|our) .{0,60}(?:newsletter|inbox).{0,30}|newsletters?|enter your e-?mail.{0,40}|thanks for (?:signing up|subscribing).{0,30}",
    ),
    ("legal notice", r"(?:copyright|©|\(c\)).{0,110}|.{0,80}all rights reserved.{0,60}"),
)
_PATTERN = re.compile("|".join(f"(?P<r{n}>(?:{pattern}))" for n, (_, pattern) in enumerate(_RULES)), re.I)

_TAIL = re.compile(
    r"(?:related (?:articles?|stories|content|posts?|news|coverage|links)|more (?:stories|news|from .{2,40})|(?:also|more) on .{2,40}"
    r"|(?:most|also) (?:read|popular)|you (?:may|might) also like|recommended for you|read next|comments?(?: \(?\d+\)?)?"
    r"|(?:leave|post|add) a (?:comment|reply))[:.…]?",
    re.I,
)


def reason_of(line: Line) -> str | None:
    """Why this line is no part of any article, or None."""
    text = line.text
    if line.words > MAX_WORDS or len(text) > 140:
        return None
    match = _PATTERN.fullmatch(text)
    if match is None or (line.ends_sentence and line.words > 6 and match.lastgroup not in ("r8", "r9")):
        return None
    return _RULES[int(str(match.lastgroup)[1:])][0]


def opens_tail(line: Line) -> bool:
    """Is this the heading of what follows an article: related links, comments?"""
    return len(line.text) < 60 and bool(_TAIL.fullmatch(line.text))
