"""French openings that point back to the sentence before."""

from __future__ import annotations

import re

_BACK = re.compile(
    r"(?:Il|Elle|Ils|Elles|Celui-ci|Celle-ci|Ceux-ci|Celles-ci|Ce dernier|Cette dernière|Ces derni(?:ers|ères)|Cela"
    r"|Ceci|Ça|Son|Sa|Ses|Leurs?|Ce|Cet|Cette|Ces|C['’]était|C['’]est"
    r"|Mais|Et|Ou|Or|Donc|Car|Cependant|Toutefois|Pourtant|Néanmoins|Ainsi|Puis|Ensuite|Enfin|Alors|Aussi|D['’]ailleurs"
    r"|De plus|En outre|Par ailleurs|Par exemple|En effet|En revanche|Au contraire|Par conséquent|De même|Quant à"
    r"|Du coup|Pendant ce temps|Dans ce cas|Malgré (?:cela|tout)|Oui|Non)\b(?!-)"
)
_TIMES = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|semaine|année|mois|soir|jours|été|hiver|printemps"
    "|automne|après-midi|nuit"
)
_FREE = re.compile(
    r"Il (?:n['’])?y (?:a|avait|aura|aurait|eut)\b"
    r"|Il (?:faut|faudra|fallait|pleut|neige|semble|paraît|s['’]agit|reste|existe|convient)\b"
    r"|Il (?:est|était|sera|serait) (?:\w+ ){1,2}(?:de|que|d['’]|qu['’])"
    r"|C['’](?:est|était) [^,.;]{1,60} (?:qui|que|qu['’])|(?:Ceux|Celles|Ce) (?:qui|que|qu['’])"
    rf"|(?:Ce|Cet|Cette|Ces) (?:{_TIMES})\b"
)
"""Impersonal "il", clefts, and this week: they point at nothing said before."""


def points_back(opening: str) -> bool:
    """Whether a sentence with these first words cannot be read without the one before it."""
    return bool(_BACK.match(opening)) and not _FREE.match(opening)
