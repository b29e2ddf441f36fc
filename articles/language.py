"""The language of a text, by its script and its commonest words: enough for choosing stop words and the order of day
and month."""

from __future__ import annotations

import re
from collections import Counter

_COMMON: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a is that for it was on with as his he be at by from are this has not but",
        "fr": "le la les de des du et un une en est que qui dans pour pas sur au par ce il elle avec sont plus",
        "de": "der die das und in den von zu mit ist des sich auf für im dem nicht ein eine als auch es an aus er",
        "es": "el la los las de que y en un una por con para es se del al no su lo como más pero sus fue ha este son",
        "pt": "o a os as de que e em um uma por com para não se do da no na dos das ao mais como foi é seu sua pelo",
        "it": "il la le i di che e in un una per con non si del della dei al da è sono come più ma anche gli nel alla",
        "nl": "de het een en van in is dat op te zijn voor met niet aan er om ook als bij maar door naar uit",
        "sv": "och att det i på som en är för av med den till inte har de om ett var men från vi kan",
        "da": "og at det i på som en er for af med den til ikke har de om et var men fra vi kan sig",
        "pl": "i w na z do nie się że to jest o jak po co od za dla przez ale tym był oraz",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ne var en ama",
        "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan ke juga adalah oleh kita mereka",
        "ca": "el la els les de que i en un una per amb és no del al més com van seva també",
        "ro": "și de la în a cu pe din care nu este pentru un o să mai sau ce au fost",
        "ru": "и в не на что с по как это а он но из за к у от для бы же",
        "uk": "і в не на що з та як це а він але за до у від для є його про",
    }.items()
}
_SCRIPTS = (
    ("\u3040", "\u30ff", "ja"), ("\uac00", "\ud7a3", "ko"), ("\u4e00", "\u9fff", "zh"), ("\u0600", "\u06ff", "ar"),
    ("\u0590", "\u05ff", "he"), ("\u0900", "\u097f", "hi"), ("\u0370", "\u03ff", "el"), ("\u0e00", "\u0e7f", "th"),
)  # fmt: skip


def guess_language(text: str) -> str:
    """ISO 639-1 code by the first few thousand characters; "en" where nothing tells."""
    sample = text[:4000]
    if others := [c for c in sample if c >= "\u0370" and c.isalpha()]:  # beyond the Latin letters
        letters = sum(c.isalpha() for c in sample)
        for first, last, code in _SCRIPTS:
            if sum(first <= c <= last for c in others) * 5 > letters:
                return code
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    counts = {code: sum(words[w] for w in common) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts["en"] else "en"
