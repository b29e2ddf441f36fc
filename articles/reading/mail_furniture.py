"""What mail has around its text: signatures, footers of lists, lines about the subscription."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles import furniture
from articles.article import Dropped
from articles.lines import Line
from articles.paragraphs import Block

MAX_WORDS = 60
"""A longer paragraph is not dropped for a word about the subscription."""

_SUBSCRIPTION = re.compile(
    r"\bunsubscribe|\bopt[ -]?out\b|\b(?:view|read|open|see|having trouble (?:viewing|reading)) (?:this|it|the|our)?\s?"
    r"(?:e-?mail|message|newsletter|issue|post)?\s?(?:in|on|online|with) (?:your|a|the)? ?(?:web ?)?(?:browser|web\b)"
    r"|\bview (?:online|this e-?mail online|in browser)\b|\bmanage (?:your )?(?:e-?mail )?(?:preferences|subscription)"
    r"|\b(?:update|change|edit) (?:your )?(?:e-?mail )?(?:preferences|profile|subscription|settings)"
    r"|\byou(?:['’]re| are) (?:receiving|subscribed)|\byou (?:have )?received this\b|\bwas sent to\b.{0,60}@"
    r"|\b(?:to )?(?:stop|no longer wish to) receiv|\bforward (?:this|to a friend)|\badd (?:us|.{1,60}@.{1,40}) to your "
    r"(?:address book|contacts)|\b(?:our|mailing) (?:mailing )?address(?: is)?:|\bforwarded this e-?mail\?"
    r"|\babmelde|\babbestell|\bim browser (?:ansehen|anzeigen|öffnen|lesen)|\bonline[- ]?version\b|\bweb[- ]?version\b"
    r"|\bd[ée]sabonn|\bd[ée]sinscri|\bdans (?:votre|le) navigateur|\bversion en ligne"
    r"|\bdarse de baja|\bdate de baja|\bcancelar (?:la |su )?suscripci[óo]n|\ben (?:su|tu|el) navegador"
    r"|\bdescadastr|\bcancelar (?:a )?(?:inscri[çc][ãa]o|assinatura)|\bno (?:seu )?navegador"
    r"|\bdisiscriv|\bcancella(?:re)? (?:la tua )?iscrizione|\bnel (?:tuo )?browser"
    r"|\buitschrijv|\bafmelden\b|\bin (?:uw|je) browser|\bavregistrera|\bavanmäl|\bavmeld|\bafmeld|\bperuuta",
    re.I,
)
_ATTRIBUTES = re.compile(r"https?://\S+|<[^<>\s]{4,200}>|[\s()\[\]|·•,.:;–—-]+")
_VIEW = re.compile(r"browser|online|web[- ]?version|navigat|navegador|version en ligne", re.I)


def is_signature_mark(line: str) -> bool:
    """The line under which a signature stands."""
    return line.rstrip() in ("--", "—") and not line.startswith(" ")


def is_view_online(text: str) -> bool:
    """Do these words of a link say that it leads to the message on the web?"""
    return len(text) < 80 and bool(_SUBSCRIPTION.search(text) and _VIEW.search(text))


def sorted_out(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The paragraphs of the text, and the others with the reason for each."""
    reasons = [_reason(block) for block in blocks]
    tail = _tail(blocks, reasons)
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for number, (block, reason) in enumerate(zip(blocks, reasons, strict=True), 1):
        reason = reason or ("after the article" if number > tail else None)
        if reason:
            dropped.append(Dropped(block.text, reason, number))
        else:
            kept.append(block)
    return tuple(kept), tuple(dropped)


def _reason(block: Block) -> str | None:
    """Why a paragraph is no part of the text, or None."""
    line = Line(0, block.text)
    if not any(character.isalnum() for character in block.text):
        return "separator"
    if line.words <= MAX_WORDS and _SUBSCRIPTION.search(block.text):
        return "subscription"
    if not _ATTRIBUTES.sub("", block.text):
        return "address of a link"
    return furniture.reason_of(line)


def _tail(blocks: Sequence[Block], reasons: Sequence[str | None]) -> int:
    """After so many paragraphs a line about the subscription stands with no running text under it."""
    prose = [n for n, block in enumerate(blocks) if not reasons[n] and Line(0, block.text).is_prose]
    last = max(prose, default=-1)
    after = (n for n in range(last + 1, len(blocks)) if reasons[n] in ("subscription", "legal notice"))
    return next(after, len(blocks)) if prose else len(blocks)
