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
        skip to main content | skip to navigation | jump to content | quick exit | menu | main menu | home |
        navigation | site index | site map | sitemap | search | search for | toggle navigation | close | contact us
        | about us | back to top | print | drucken | imprimer | imprimir | stampa | copy link | privacy policy |
        cookie policy | cookie settings | privacy settings | terms of use | terms of service | terms and conditions
        | manage cookies | accessibility""",
    "advertisement": """
        advertisement | advertisements | advertisment | advertising | ad | sponsored | sponsored content | paid post
        | promoted | article content | story continues below | story continues below advertisement |
        article continues below | article continues after advertisement | continue reading | continue reading below
        | continue reading the main story | publicidad | publicidade | anzeige | werbung | publicité | pubblicità |
        iklan | реклама | 広告 | 광고""",
    "related links": """
        related | related articles | related article | related stories | related story | related content |
        related posts | related topics | related links | related news | related coverage | related tags |
        related items | more stories | more news | more like this | more on this story | more on this topic |
        you may like | you may also like | you might like | you might also like | you may have missed |
        you might have missed | recommended | recommended for you | recommended stories | recommended reading |
        most read | most popular | most viewed | most shared | most watched | also read | trending | top stories |
        latest news | popular posts | read next | up next | topics | filed under | more from this section |
        explore more on these topics | lire aussi | à lire aussi | lesen sie auch | mehr zum thema | lea también |
        leia também | leia mais | leggi anche | lees ook | läs också | don't miss | don’t miss | see also |
        read more | see more | watch more | learn more | read more » | read also | watch also""",
    "gallery teaser": """
        photo gallery | slideshow | gallery | in pictures | scroll down for video | scroll down for the video |
        loading video | loading... | play video | watch video | watch the video | image caption | media caption |
        video caption | see gallery | view gallery""",
    "sharing": """
        share | tweet | pin | email | e-mail | like | save | reddit | whatsapp | messenger | telegram | linkedin |
        pinterest | tumblr | flipboard | pocket | facebook | twitter | instagram | share this | share this article |
        share this story | share this post | share this page | share article | share story | share options |
        share tweet email | reuse this content | partager | teilen | compartir | compartilhar | condividi | delen |
        dela | sharing is caring | follow us | comments | comment | join the conversation | join the discussion""",
    "newsletter": """
        newsletter | newsletters | subscribe | subscribe now | sign up now | sign up for our newsletter |
        thanks for subscribing""",
    "press release label": """
        for immediate release | press release | news release | media release | pressemitteilung |
        communiqué de presse | comunicado de prensa | comunicato stampa | persbericht""",
}
_REASONS: dict[str, str] = {phrase.strip(): reason for reason, text in _PHRASES.items() for phrase in text.split("|")}

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "page builder label",
        r"(?:text|image|video|media|quote|content|html)(?: only)? (?:block|component|widget|module)",
    ),
    ("related links", r"(?:also|more) (?:on|from|in) .{2,40}"),
    (
        "related links",
        r"(?:read more|read also|also read|read next|see also|watch|related|(?:à )?lire aussi|lesen sie auch"
        r"|mehr zum thema|lea también|leia (?:também|mais)|leggi anche|lees ook|läs också|læs også)\s?: .{3,110}",
    ),
    ("comments", r"\d+ (?:responses?|comments?|replies|thoughts?) (?:to|on) .{3,100}"),
    (
        "tags",
        r"(?:tags?|categor(?:y|ies)|topics|keywords|filed under|posted in|archivado en|our standards"
        r"|url|permalink)\s?: .{1,120}",
    ),
    ("advertisement", r"advertisement \d{1,2}|(?:this|the) advertisement has not loaded.{0,80}"),
    ("gallery teaser", r"(?:we apologi[sz]e, but )?this (?:video|content) has failed to load\.?"),
    ("phone number", r"(?:call(?: us)?|phone|tel(?:ephone)?|fax|toll[- ]free)\s?[:.]? ?[+(]?\d[\d() .-]{6,18}"),
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
        r"share (?:this )?(?:\w+ )?(?:on|via|with|in) .{2,30}|follow .{2,40} on .{2,60}|\d+ ?(?:shares?|comments?"
        r"|likes?|views?)",
    ),
    (
        "sharing",
        r"(?:show|hide|leave|post|add|view|read)(?: all| a| \d+)? (?:comments?|reply|replies)|comments? \(?\d+\)?",
    ),
    ("newsletter", r"(?:sign up|subscribe)\b.{0,90}|(?:get|receive) (?:the|our) .{0,60}(?:newsletter|inbox).{0,30}"),
    ("newsletter", r"(?:suscríbete|abonnez-vous|abonnieren sie|iscriviti|assine|schrijf je in)\b.{0,60}"),
    (
        "newsletter",
        r"enter your e-?mail.{0,40}|your e-?mail address will not be published.{0,50}"
        r"|thanks for (?:signing up|subscribing).{0,30}",
    ),
    ("legal notice", r"(?:copyright|©|\(c\)).{0,110}|.{0,80}all rights reserved.{0,60}"),
)
_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in _PATTERNS), re.I)
_IMPERATIVE = frozenset({"newsletter", "legal notice", "advertisement", "gallery teaser"})
"""Reasons that hold for whole sentences too."""

_LONG_NOTICE = re.compile(r"(?:copyright|©|\(c\)) .{0,40}?\b(?:19|20)\d\d\b.{0,100}?\brights reserved\b", re.I)
_RULE = re.compile(r"(?:[_*=~#—–-]\s?+){3,}+")
_END_MARK = re.compile(r"[-–—]\s?(?:30|ends)\s?[-–—]|(?:#\s?){3}|ENDS", re.I)
_CONTACT = re.compile(
    r"(?:(?:media|press) )?(?:contacts?|enquiries|inquiries)(?: information| details)?:?"
    r"|for (?:more|further) information,?(?: please)? contact:?|pressekontakt:?|contacts? presse ?:?",
    re.I,
)
_REACHED_AT = re.compile(r"\S@[^\s@]+\.\w|\d[\d() .-]{6,}\d")
MAX_CONTACT_LINES = 6

_TAIL_REASONS = frozenset({"related links"})
_COMMENTS = frozenset({"comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment"})


def reason_of(line: Line) -> str | None:
    """Why this line is no part of any article, or None."""
    text = line.text
    if line.words > MAX_WORDS or len(text) > 140:
        return "legal notice" if len(text) < 600 and _LONG_NOTICE.match(text) else None
    if _RULE.fullmatch(text) or _END_MARK.fullmatch(text):
        return "separator"
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
    reason = reason_of(line)
    if reason == "comments":
        return True
    return len(text) < 60 and (reason in _TAIL_REASONS or text.rstrip(":.… ()0123456789").lower() in _COMMENTS)


def is_end_mark(line: Line) -> bool:
    """Is this the mark that ends a press release or wire story: ``-30-``, ``# # #``, ``ENDS``?"""
    return len(line.text) < 10 and bool(_END_MARK.fullmatch(line.text))


def contact_details(lines: list[Line]) -> set[int]:
    """The indices of "Media contact:" and of the name, telephone and address lines under it."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        if len(line.text) > 60 or not _CONTACT.fullmatch(line.text):
            continue
        reached = [
            k
            for k in range(n + 1, min(n + 1 + MAX_CONTACT_LINES, len(lines)))
            if len(lines[k].text) < 80 and _REACHED_AT.search(lines[k].text)
        ]
        if reached and not any(x.is_prose for x in lines[n + 1 : reached[-1]]):
            found.update(range(n, reached[-1] + 1))
    return found
