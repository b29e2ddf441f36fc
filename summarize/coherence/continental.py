"""Openings that point back in French, German, Spanish, Italian, Portuguese and Dutch: only those that are sure to.

Words that as often point at nothing said before are left out: German "Es" and "Die", Dutch "Het" and "Toen".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class _Openings(NamedTuple):
    """What points back, and what of it points at nothing said before: impersonal verbs, clefts, "this week"."""

    back: str
    free: str


_OPENINGS = {
    "fr": _Openings(
        r"(?:Il|Elle|Ils|Elles|Celui-ci|Celle-ci|Ceux-ci|Celles-ci|Ce dernier|Cette dernière|Ces derni(?:ers|ères)|Cela"
        r"|Ceci|Ça|Son|Sa|Ses|Leurs?|Ce|Cet|Cette|Ces|C['’]était|C['’]est|Mais|Et|Ou|Or|Donc|Car|Cependant|Toutefois"
        r"|Pourtant|Néanmoins|Ainsi|Puis|Ensuite|Enfin|Alors|Aussi|D['’]ailleurs|De plus|En outre|Par ailleurs"
        r"|Par exemple|En effet|En revanche|Au contraire|Par conséquent|De même|Quant à|Du coup|Pendant ce temps"
        r"|Dans ce cas|Malgré (?:cela|tout)|Oui|Non)\b(?!-)",
        r"Il (?:n['’])?y (?:a|avait|aura|aurait|eut)\b"
        r"|Il (?:faut|faudra|fallait|pleut|neige|semble|paraît|s['’]agit|reste|existe|convient)\b"
        r"|Il (?:est|était|sera|serait) (?:\w+ ){1,2}(?:de|que|d['’]|qu['’])"
        r"|C['’](?:est|était) [^,.;]{1,60} (?:qui|que|qu['’])|(?:Ceux|Celles|Ce) (?:qui|que|qu['’])"
        r"|(?:Ce|Cet|Cette|Ces) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|semaine|année|mois|soir"
        r"|jours|été|hiver|printemps|automne|après-midi|nuit)\b",
    ),
    "de": _Openings(
        r"Er\b"
        r"|Sie (?:ist|war|hat|hatte|will|wollte|soll|sollte|kann|konnte|muss|musste|darf|durfte|wird|wurde|sei|habe"
        r"|waren|hatten|wurden|wollten|konnten|mussten|sollten)\b"
        r"|(?:Ihr|Sein)(?:e[mnrs]?)? [A-ZÄÖÜ]|Dies(?:e[mnrs]?)?\b"
        r"|Das (?:ist|war|sei|hat|hatte|weiß|wird|wurde|wäre|gilt|bedeutet|heißt|sagte|teilte|geht|zeigt|kann|könnte"
        r"|soll|muss|macht|sind|berichtet|berichtete|bestätigte)\b"
        r"|(?:In|Bei|Mit|Nach|Von|Zu|Aus|Auf|An|Unter|Für|Durch|Gegen|Über|Trotz|Wegen) diese[mnrs]?\b"
        r"|(?:Aber|Und|Oder|Doch|Denn|Allerdings|Jedoch|Außerdem|Zudem|Dennoch|Trotzdem|Deshalb|Deswegen|Daher|Darum"
        r"|Danach|Daraufhin|Darauf|Daraus|Darin|Darüber|Darunter|Dabei|Dadurch|Dafür|Dagegen|Davon|Davor|Dazu|Daran"
        r"|Dort|Demnach|Inzwischen|Hingegen|Stattdessen|Somit|Folglich|Infolgedessen|Anschließend|Zuvor|Auch"
        r"|Zum Beispiel|Im Gegenteil|Im Gegensatz dazu|Mit anderen Worten|Zum anderen|Letztere[mnrs]?)\b"
        r"|Damit (?!der|die|das|sich|es|man|ein)|(?:Ja|Nein),",
        r"(?:(?:In|Nach|Von|Aus|An|Für) )?[Dd]iese[mnrs]? (?:Woche|Monat|Jahr|Tage|Montag|Dienstag|Mittwoch|Donnerstag"
        r"|Freitag|Samstag|Sonnabend|Sonntag|Winter|Sommer|Herbst|Frühjahr|Frühling|Saison|Wochenende|Morgen|Abend"
        r"|Nacht)",
    ),
    "es": _Openings(
        r"(?:Él|Ellas?|Ellos|[ÉE]st[ea]s?|[ÉE]stos|[ÉE]s[ea]s?|[ÉE]sos|Esto|Eso|Aquello|Sus?|Dich[oa]s?|Pero|Y|O"
        r"|Sin embargo|No obstante|Además|También|Tampoco|Asimismo|Por (?:eso|esto|ello|tanto|lo tanto|ejemplo"
        r"|otr[oa] (?:lado|parte)|consiguiente|su parte)|En cambio|En consecuencia|Así|Entonces|De hecho|En efecto"
        r"|Mientras tanto|Al mismo tiempo|Amb[oa]s|Allí|Ahí)\b(?! que\b)|(?:Sí|No|Luego|Después),",
        r"(?:Est[ea]|Estos) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|mes|año|mañana|tarde|noche"
        r"|temporada|primavera|verano|otoño|invierno|siglo|fin de semana|días|\d)",
    ),
    "it": _Openings(
        r"(?:Egli|Ella|Lui|Lei|Loro|Ess[eiao]|Quest[oaei]|Ciò|(?:Il|La|I|Le) (?:su[oae]|suoi|loro)|Ma|Ed|O|Però"
        r"|Tuttavia|Inoltre|Anche|Quindi|Dunque|Perciò|Pertanto|Infatti|Intanto|Nel frattempo|Poi|Così|Eppure"
        r"|(?:Per|Ad) esempio|Al contrario|Entramb[ie]|Per questo|A questo punto)\b|E (?!['’])|Quest['’]"
        r"|Invece\b(?! di\b)|(?:Sì|No|Lì),",
        r"Questa (?:settimana|mattina|sera|notte|estate|primavera|stagione|domenica)"
        r"|Questo (?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|mese|pomeriggio|weekend|fine settimana|autunno)"
        r"|Quest['’](?:anno|estate|inverno|autunno)",
    ),
    "pt": _Openings(
        r"(?:El[ea]s?|Est[ea]s?|Ess[ea]s?|Aquel[ea]s?|Isto|Isso|Aquilo|(?:[OA]s? )?(?:[Ss]eus?|[Ss]uas?)|Mas|E|Ou|Porém"
        r"|Contudo|Todavia|Entretanto|No entanto|Além disso|Também|Por isso|Por exemplo|Assim|Então|Portanto"
        r"|(?:Ainda|Mesmo) assim|Enquanto isso|Por outro lado|Por sua vez|Amb[oa]s|Ali|[ND]ess[ea]s?|[ND]est[ea]s?"
        r"|[ND]isso)\b|(?:Sim|Não|Depois|Lá),",
        r"[ND]?[Ee](?:st|ss)[ea]s? (?:segunda|terça|quarta|quinta|sexta|sábado|domingo|semana|mês|ano|manhã|tarde|noite"
        r"|verão|inverno|primavera|outono|fim de semana|época|temporada|dias|\d)|Aquel[ea]s? que",
    ),
    "nl": _Openings(
        r"(?:Hij|Zij|Ze|Hem|Hen|Deze|Dit|Die|Haar|Hun|Zijn|Maar|En|Want|Dus|Echter|Toch|Ook|Daarom|Daardoor|Daarna"
        r"|Daarnaast|Daarbij|Daarmee|Daarin|Daarvan|Daarvoor|Daarop|Daartegen|Daar|Bovendien|Niettemin|Desondanks"
        r"|Intussen|Ondertussen|Vervolgens|Bijvoorbeeld|Hierdoor|Hiermee|Hierbij|Hiervoor|Dan|Laatstgenoemden?)\b"
        r"|Dat (?:is|was|zei|zegt|heeft|had|weet|blijkt|meldt|meldde|laat|maakt|staat|betekent|kan|zal|zou|wordt|werd"
        r"|zijn|waren|gebeurt|gebeurde|gaat)\b|(?:Ja|Nee),",
        r"(?:Deze|Dit) (?:week|weekend|weekeinde|maand|jaar|seizoen|voorjaar|najaar|zomer|winter|herfst|lente|ochtend"
        r"|middag|avond|nacht|eeuw|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
        r"|Zijn (?:er|de|het|deze|die|we|ze|wij|jullie|alle)\b|(?:Zij|Die) die\b",
    ),
}
"""By ISO 639-1 code."""

LANGUAGES = frozenset(_OPENINGS)


def points_back(opening: str, language: str) -> bool:
    """Whether a sentence of one of the `LANGUAGES` with these first words cannot be read without the one before it."""
    back, free = _patterns(language)
    return bool(back.match(opening)) and not free.match(opening)


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    openings = _OPENINGS[language]
    return re.compile(openings.back), re.compile(openings.free)
