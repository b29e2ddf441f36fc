"""The words that report speech: verbs of saying by family, and the small words that stand around them."""

from __future__ import annotations

import re

# Verbs that may take a clause ("said that ...", "said ..."): enough by themselves for an indirect quotation.
_CLAUSE_VERBS = """
say tell add note write explain argue claim state insist warn suggest announce acknowledge admit confirm contend
assert maintain predict estimate testify concede declare stress report conclude complain allege reiterate deny
caution reveal agree promise pledge vow recall tweet indicate
"""

# Verbs that report a clause only in some places ("called it ...", "refused to say ..."), which the clause model tells.
_SOMETIMES_CLAUSE_VERBS = """
ask call point urge accuse describe propose refuse decline swear threaten recommend advise demand lament boast joke
remark observe hint imply emphasize emphasise highlight assure remind inform notify find show cite repeat respond
reply echo speculate theorize forecast rule order quote proclaim profess opine muse quip retort counter clarify
elaborate disclose signal email post blog charge protest object plead beg request encourage question wonder discuss
mention outline detail recount marvel brag vent mock exclaim shout yell whisper chant blast thunder continue offer
hail brand label dub express criticize criticise praise blame thank apologize apologise refer tout calculate project
summarize summarise surmise write intimate moot mull read challenge press defend dismiss reject condemn denounce
"""

# Verbs that may take an infinitive ("refused to say").
_TO_DO_VERBS = "agree promise pledge vow swear threaten offer ask urge recommend advise demand request order"

# Verbs that report only beside a quotation ("..., he laughed").
_QUOTE_VERBS = """
reply respond ask continue remark joke quip observe exclaim emphasize emphasise counter charge accuse describe call
dub read lament muse boast shout yell whisper chant begin offer opine clarify elaborate quote post echo caption advise
blast demand retort brag thunder sing jab snap tout mock vent marvel chuckle laugh sigh plead summarize surmise
theorize propose recount speculate swear urge believe think hope fear comment demur beam fume exhort affirm proclaim
protest interject crow growl grumble scoff sneer scream bellow mutter murmur moan gush gloat grouse deadpan implore
beg confide confess concur enthuse inquire intone rejoin remind stammer stutter tease wail wonder wisecrack boom chime
recollect
"""

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote writing",
    "think": "thinks thought thinking",
    "read": "reads read reading",
    "begin": "begins began beginning",
    "sing": "sings sang singing",
    "swear": "swears swore swearing",
    "admit": "admits admitted admitting",
    "quip": "quips quipped quipping",
    "vow": "vows vowed vowing",
    "jab": "jabs jabbed jabbing",
    "marvel": "marvels marvelled marvelling marveled marveling",
    "beg": "begs begged begging",
    "demur": "demurs demurred demurring",
    "snap": "snaps snapped snapping",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "forecast": "forecasts forecasting",
    "blog": "blogs blogged blogging",
    "refer": "refers referred referring",
    "brag": "brags bragged bragging",
}
_NOUNS_ALSO = """
call calls report reports hope hopes fear fears charge charges read reads post posts offer offers estimate
estimates quote quotes claim claims note notes state states promise ask pledge vow tweet tweets demand demands
echo caption blast wonder boom
"""


def _forms(verb: str) -> list[str]:
    """The verb with its third person, past and -ing form."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("ee"):
        return [verb, verb + "s", verb + "d", verb + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    return [verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "o")) else "s"), verb + "ed", verb + "ing"]


# Past tenses of verbs whose other forms are nouns or other verbs.
_PAST_ONLY = frozenset("answered pressed assured reacted retaliated riffed remembered".split())
_NOUNS_MOSTLY = {"state", "point", "comment", "comments"}  # "New York state", "recent comments": hardly ever verbs
CLAUSE_VERBS = frozenset(form for verb in _CLAUSE_VERBS.split() for form in _forms(verb)) - _NOUNS_MOSTLY
TO_DO_CUES = frozenset(form for verb in _TO_DO_VERBS.split() for form in _forms(verb))
"""Forms that may report what somebody is to do ("promised to ...")."""
CLAUSE_CUES = CLAUSE_VERBS | {form for verb in _SOMETIMES_CLAUSE_VERBS.split() for form in _forms(verb)} - _NOUNS_MOSTLY
"""Forms that may report a clause; `summarize.quotes.clause_model` tells how likely one does in its place."""
VERBS = CLAUSE_VERBS | {form for verb in _QUOTE_VERBS.split() for form in _forms(verb)} - _NOUNS_MOSTLY | _PAST_ONLY
NOUNS_ALSO = frozenset(_NOUNS_ALSO.split())
"""Forms that are nouns after "the", "his" or "of"."""

AUXILIARIES = frozenset("has have had would will is was were are did does could may might".split())
_ADVERBS = frozenset("also later once then still now never even just only often already again".split())
PRONOUNS = frozenset("he she they it we who i".split())

OPENERS = frozenset(
    """
    In On At After During While When As For By With Before Since If Asked Speaking Earlier Last Despite Although
    Though Following Under Even Until Once Unlike Lest Initially But And Meanwhile However Still Instead Later
    Then According Yesterday Today To Because Overall Separately
    """.split()
)
"""Words that open a sentence with something other than its subject."""

TIME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"


DETERMINERS = frozenset("the a an to his her their its of in this that these those no any my our your".split())


def is_verb(word: str, previous: str) -> bool:
    """Is the word a verb of saying there, and not a noun ("the report", "his claims")?"""
    return word in VERBS and not (word in NOUNS_ALSO and previous.lower() in DETERMINERS)


def is_adverb(word: str) -> bool:
    """Is it an adverb as it stands between a speaker and the verb ("later", "bluntly")?"""
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 3 and word[0].islower())


WORD = re.compile(r"\w[\w’'\u2024-]*")
_MARKS = re.compile("[“”„«»\"‘’']")


def reports_speech(line: str) -> bool:
    """Does the line hold a quote mark, a colon or a verb of saying at all?"""
    return bool(_MARKS.search(line)) or ":" in line or any(w.lower() in VERBS for w in WORD.findall(line))
