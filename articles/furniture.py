"""Page furniture that shows by itself: lines that belong to the web page and not to the article, each with the reason.

A rule looks at one whole short line. Which part of a whole copied page is the article at all is told by
`articles.page`.
"""

from __future__ import annotations

import re

from articles.lines import Line

MAX_WORDS = 16
"""A longer line is not dropped for its wording alone."""

_PHRASES: dict[str, str] = {
    "site navigation": """
        sign in | sign up | sign out | log in | log out | login | logout | register | my account | skip to content |
        skip to main content | skip to navigation | jump to content | quick exit | menu | main menu | home | navigation
        | site index | site map | sitemap | search | search for | toggle navigation | close | contact us | about us |
        back to top | print | copy link | privacy policy | cookie policy | cookie settings | privacy settings |
        terms of use | terms of service | terms and conditions | manage cookies | accessibility""",
    "advertisement": """
        advertisement | advertisements | advertisment | advertising | ad | sponsored | sponsored content | paid post |
        promoted | story continues below | story continues below advertisement | article continues below |
        article continues after advertisement | continue reading | continue reading below |
        continue reading the main story | publicidad | publicidade | anzeige | werbung | publicité | pubblicità | iklan
        | реклама | 広告 | 광고""",
    "related links": """
        related | related articles | related article | related stories | related story | related content | related posts
        | related topics | related links | related news | related coverage | related tags | related items | more stories
        | more news | more like this | more on this story | more on this topic | you may like | you may also like |
        you might like | you might also like | you may have missed | you might have missed | recommended |
        recommended for you | recommended stories | recommended reading | most read | most popular | most viewed |
        most shared | most watched | also read | trending | top stories | latest news | popular posts | read next |
        up next | don't miss | don’t miss | see also | read more | see more | watch more | learn more | read more » |
        read also | watch also""",
    "gallery teaser": """
        photo gallery | slideshow | gallery | in pictures | scroll down for video | scroll down for the video |
        loading video | loading... | play video | watch video | watch the video | image caption | media caption |
        video caption | see gallery | view gallery""",
    "sharing": """
        share | tweet | pin | email | e-mail | like | save | reddit | whatsapp | messenger | telegram | linkedin |
        pinterest | tumblr | flipboard | pocket | facebook | twitter | instagram | share this | share this article |
        share this story | share this post | share this page | share article | share story | share options |
        share tweet email | sharing is caring | follow us | comments | comment | join the conversation |
        join the discussion""",
    "newsletter": """
        newsletter | newsletters | subscribe | subscribe now | sign up now | sign up for our newsletter |
        thanks for subscribing""",
}
_REASONS: dict[str, str] = {phrase.strip(): reason for reason, text in _PHRASES.items() for phrase in text.split("|")}

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "page builder label",
        r"(?:text|image|video|media|quote|content|html)(?: only)? (?:block|component|widget|module)",
    ),
    ("related links", r"(?:also|more) (?:on|from|in) .{2,40}"),
    ("related links", r"(?:read more|read also|read next|see also|watch|related): .{3,110}"),
    (
        "gallery teaser",
        r"photo gallery .{1,90}|.{1,90}\b(?:see|view|launch) (?:the )?(?:full )?(?:gallery|slideshow|photos)",
    ),
    ("gallery teaser", r"(?:image|media|video) playback is .{0,60}"),
    (
        "site banner",
        r".{3,90}\s[-–—|:]\s(?:all details|details|more (?:info(?:rmation)?|details)|(?:learn|read|find out) more"
        r"|register (?:now|today))",
    ),
    ("site header", r".{0,80}\d[\d().\s-]{6,16}\d\s?(?:contact us|call us|phone|email us|log ?in|sign ?in)"),
    (
        "sharing",
        r"share (?:this )?(?:\w+ )?(?:on|via|with) .{2,30}|follow .{2,40} on .{2,60}|\d+ ?(?:shares?|comments?"
        r"|likes?|views?)",
    ),
    (
        "sharing",
        r"(?:show|hide|leave|post|add|view|read)(?: all| a| \d+)? (?:comments?|reply|replies)|comments? \(?\d+\)?",
    ),
    ("newsletter", r"(?:sign up|subscribe)\b.{0,90}|(?:get|receive) (?:the|our) .{0,60}(?:newsletter|inbox).{0,30}"),
    ("newsletter", r"enter your e-?mail.{0,40}|thanks for (?:signing up|subscribing).{0,30}"),
    ("legal notice", r"(?:copyright|©|\(c\)).{0,110}|.{0,80}all rights reserved.{0,60}"),
)
_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in _PATTERNS), re.I)
_IMPERATIVE = frozenset({"newsletter", "legal notice"})
"""Reasons that hold for whole sentences too."""

_TAIL_REASONS = frozenset({"related links"})
_COMMENTS = frozenset({"comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment"})


def reason_of(line: Line) -> str | None:
    """Why this line is no part of any article, or None."""
    text = line.text
    if line.words > MAX_WORDS or len(text) > 140:
        return None
    if reason := _REASONS.get(text.rstrip(":!").lower()):
        return reason
    match = _PATTERN.fullmatch(text)
    if match is None or match.lastindex is None:
        return None
    reason = _PATTERNS[match.lastindex - 1][0]
    return None if line.ends_sentence and line.words > 6 and reason not in _IMPERATIVE else reason


def opens_tail(line: Line) -> bool:
    """Is this the heading of what follows an article: related links, comments?"""
    text = line.text
    return len(text) < 60 and (reason_of(line) in _TAIL_REASONS or text.rstrip(":.… ()0123456789").lower() in _COMMENTS)
