"""The language of a text, by its script, its commonest words and its letters; what several languages have counts for
each of them the less."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

_COMMON = {
    "en": "the of and to in a is that for it was on with as his he be at by from are this has not but have had which "
    "their they will would been who were more its we said an or one all about after i you she her him can could do "
    "does did man what when where how so no if than then there them our your my me us said says into over also just",
    "fr": "le la les de des du et un une en est que qui dans pour pas sur au par ce il elle avec sont plus aux a à ont "
    "été cette se sa son ses nous vous ne n l d qu c s y mais ou où leur leurs était être fait entre depuis comme "
    "tout tous deux après très encore sans sous elles ils selon chez je j on personne",
    "de": "der die das und in den von zu mit ist des sich auf für im dem nicht ein eine als auch es an aus er wird sie "
    "hat bei wie um am noch nach einen einer eines einem so sind haben war aber wir ich kein keine oder vor zum zur "
    "bis mehr durch über ihre ihr sein seine nur wenn dass vom wurde werden uns unseren man sagte niemand weiß",
    "es": "el la los las de que y en un una por con para es se del al no su lo como más pero sus fue ha este son a le "
    "esta entre cuando muy sin sobre también hasta hay donde quien desde todo nos ni contra otros ese eso había ante "
    "ellos e esto antes algunos qué unos yo otro era está tras según dijo años ser han nadie quién puede ud sr",
    "pt": "o a os as de que e em um uma por com para não se do da no na dos das ao mais como foi é seu sua pelo pela "
    "nos nas à às são mas ou ele ela eles elas está também já até quando muito foram tem ser há sobre entre depois "
    "sem mesmo aos seus suas nem isso esta este pode disse anos ainda ninguém quem será segundo disso",
    "it": "il la le i di che e in un una per con non si del della dei al da è sono come più ma anche gli nel alla lo l "
    "d a ha dal dalla delle degli nella sul sulla questo questa ai alle ho hanno era o se su ci essere stato stata "
    "tra fra dopo anni due fino suo sua suoi loro perché cosa chi senza già ancora nessuno quando secondo circa",
    "nl": "de het een en van in is dat op te zijn voor met niet aan er om ook als bij maar door naar uit was wordt die "
    "ze hij ik we wij heeft hebben had werd worden over nog dan wat of meer tot geen kan al zich deze dit haar hun "
    "zo zei volgens tegen na onze veel jaar moet zou t s wie waar niemand weet",
    "sv": "och att det i på som en är för av med den till inte har de om ett var men från vi kan",
    "da": "og at det i på som en er for af med den til ikke har de om et var men fra vi kan sig efter også blev",
    "no": "og at det i på som en er for av med den til ikke har de om et var men fra vi kan seg etter også ble",
    "fi": "ja on ei se että oli hän mutta kun myös ovat mukaan tai kuin sen joka ole hänen jos niin sekä vuoden",
    "cs": "a se na v je že s z do o k i jako pro by ale podle už jsou který která za od si byl také",
    "hu": "a az és hogy nem is egy ez van meg csak volt már el ha de azt lehet szerint után még",
    "pl": "i w na z do nie się że to jest o jak a po co od za dla przez ale tym był oraz",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ne var en ama",
    "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan ke juga adalah oleh kita mereka",
    "ca": "el la els les de que i en un una per amb és no del al més com van seva també",
    "ro": "și de la în a cu pe din care nu este pentru un o să mai sau ce au fost",
    "ru": "и в не на что с по как это а он но из за к у от для бы же",
    "uk": "і в не на що з та як це а він але за до у від для є його про",
}
_LETTERS = {
    "fr": "àâçèéêëîïôûùœ«»", "de": "äöüß„", "es": "áéíóúñ¿¡«»", "pt": "áâãàçéêíóõú«»", "it": "àèéìòù«»", "nl": "ëï",
    "sv": "åäö", "da": "åæø", "no": "åæø", "fi": "äö", "cs": "áčďéěíňřšťúůýž", "hu": "áéíóöőúüű", "pl": "ąćęłńóśźż",
    "tr": "çğıöşü", "ca": "àçèéíòóúï", "ro": "ăâîșț", "ru": "ыэъё«»", "uk": "іїєґ«»",
}  # fmt: skip
_ENGLISH = ("the", "and", "of")
SURELY_ENGLISH = 0.07
"""A text of which these words are more than this share needs no further look: in English news they are a tenth."""

_SCRIPTS = (
    ("\u3040", "\u30ff", "ja"), ("\uac00", "\ud7a3", "ko"), ("\u4e00", "\u9fff", "zh"), ("\u0600", "\u06ff", "ar"),
    ("\u0590", "\u05ff", "he"), ("\u0900", "\u097f", "hi"), ("\u0370", "\u03ff", "el"), ("\u0e00", "\u0e7f", "th"),
)  # fmt: skip

KNOWN = frozenset(_COMMON) | {code for *_, code in _SCRIPTS}
"""The languages that are told by a text itself."""

_BEYOND_LATIN = re.compile("[\u0370-\U0010ffff]")


def guess_language(text: str) -> str:
    """ISO 639-1 code by the first few thousand characters; "en" where nothing tells."""
    sample = text[:4000]
    if others := [c for c in _BEYOND_LATIN.findall(sample) if c.isalpha()]:
        letters = sum(c.isalpha() for c in sample)
        for first, last, code in _SCRIPTS:
            if sum(first <= c <= last for c in others) * 5 > letters:
                return code
    lower = sample.lower()
    if _is_english(lower.split()):
        return "en"
    words = re.findall(r"[^\W\d_]+", lower)
    if _is_english(words):
        return "en"
    scores = dict.fromkeys(_COMMON, 0.0)
    for owners, found in zip(_owners(), (Counter(words), Counter(lower)), strict=True):
        for sign, count in found.items():
            for code in owners.get(sign, ()):
                scores[code] += count / len(owners[sign])
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > scores["en"] else "en"


def _is_english(words: list[str]) -> bool:
    return sum(map(words.count, _ENGLISH)) > SURELY_ENGLISH * len(words)


@cache
def _owners() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Each word, and each letter, with the languages that have it."""
    words = ((code, words.split()) for code, words in _COMMON.items())
    return _by_sign(words), _by_sign(_LETTERS.items())


def _by_sign(lists: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = {}
    for code, signs in lists:
        for sign in dict.fromkeys(signs):
            owners.setdefault(sign, []).append(code)
    return owners
