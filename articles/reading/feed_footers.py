"""What feeds put under the text of an entry ("The post X appeared first on Y", "Continue reading"), and cut texts."""

from __future__ import annotations

import re

from articles import furniture
from articles.lines import Line

MAX_FOOTER = 400
"""Characters of a line that can be a footer."""

MAX_MORE = 20
"""Words of a link that leads on."""

MORE = "link to the whole article"
"""The reason of a line that leads on."""

_FIRST_APPEARED = re.compile(
    r"(?>the (?:post|article|story|entry) .+? (?:first appeared|appeared first|was first published|originally appeared)"
    r" (?:on|in|at) "
    r"|der (?:beitrag|artikel) .+? (?:erschien zuerst|ist zuerst erschienen) (?:auf|bei) "
    r"|(?:l[’']article|cet article) .+? est apparu en premier sur "
    r"|(?:la entrada|el artículo) .+? (?:se publicó primero|aparece primero|apareció primero) en "
    r"|o (?:post|artigo|conteúdo) .+? apareceu primeiro (?:em|no|na) "
    r"|(?:l[’']articolo|il post) .+? (?:proviene da|sembra essere il primo su) "
    r"|het bericht .+? verscheen eerst op ).+",
    re.I,
)
_MORE = (
    r"(?:(?:continue|keep) reading|(?:read|view|see) (?:more|on|in full|(?:the )?(?:rest|full|whole|entire|complete)"
    r"(?: of (?:this|the))?(?: article| story| post| text| entry)?|(?:the )?(?:article|story|post|entry))"
    r"|full (?:story|article|post)|click here (?:to|for) .{0,40}|weiterlesen|mehr lesen|lire la suite|lire plus"
    r"|seguir leyendo|leer más|leggi tutto|continua a leggere|continue lendo|continuar lendo|leia mais|ler mais"
    r"|lees verder|lees meer|läs mer|les mer|læs mere)"
)
_MORE_LINE = re.compile(rf"[\W_]{{0,8}}{_MORE}(?:[^\w:][^.!?:]{{0,200}})?(?:[.!?…]{{0,3}}\W{{0,4}})?", re.I)
_MORE_AT_END = re.compile(rf"[…\].!?)”\"’]\s*(?=[\[(]?{_MORE}(?:[^\w:][^.!?:]{{0,200}})?\Z)", re.I)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.{2,3}\]|[(\[]more(?:…|\.\.\.)?[)\]]|[»→])[\s»→]{0,4}\Z", re.I)


def reason_of(text: str) -> str | None:
    """Why a paragraph of an entry is no part of its text, or None."""
    if len(text) > MAX_FOOTER or "\n" in text:
        return None
    return "feed footer" if _FIRST_APPEARED.fullmatch(text) else furniture.reason_of(Line(0, text))


def is_more(text: str) -> bool:
    """Is this a link to the whole article ("Continue reading", "Read more about the vote")?"""
    return len(text) < MAX_FOOTER and text.count(" ") < MAX_MORE and bool(_MORE_LINE.fullmatch(text))


def parted(text: str) -> tuple[str, str]:
    """The last paragraph of an entry and the link to the whole article that ends it, "" where there is none."""
    tail = max(0, len(text) - MAX_FOOTER)
    if found := _MORE_AT_END.search(text, tail):
        return text[: found.end()].rstrip(), text[found.end() :]
    return text, ""


def is_cut(text: str) -> bool:
    """Does a text end as one that was cut does: in dots, "[…]", "(more)"?"""
    return bool(_CUT.search(text[-20:]))
