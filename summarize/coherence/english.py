"""English openings that point back to the sentence before: pronouns, connectives, answers, and roles without a name."""

from __future__ import annotations

import re

from summarize.coherence.phrases import first_phrases, first_word, first_words, spelled

_TIMES = (
    "week|weekend|month|year|morning|afternoon|evening|night|summer|winter|spring|autumn|fall|season|time|century|decade"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    "|November|December|Christmas|Easter|Thanksgiving|Ramadan"
)

_POINTER = re.compile(
    r"(?:He|She|They|It|This|That|These|Those|His|Hers?|Theirs?|Its|Him|Them|Such)(?:['’](?:s|d|ll|re|ve))?(?![\w-])"
    r"|(?:Neither|None|Some|Most|Many|Much|Several|All|One|Two|Three|Four|Half|Part|Both|Each|Any|Either) of"
    r" (?:them|these|those|this|that|it|which|his|her|their|its)\b"
    r"|(?:Some|Several|Many|Most|Few) (?:said|say|were|had|have|did)\b"
    r"|(?:Both|Neither)\b(?! \w+(?: \w+){0,3} (?:and|nor)\b)|(?:Others|Another) "
    r"|The (?:others?|latter|former|same|pair|duo|trio|two|three)\b(?! \w+ (?:of|who|that)\b)"
)

_FREE = re.compile(
    rf"This (?:past |coming |last )?(?:{_TIMES})\b|These days\b|They say\b"
    r"|Those (?:who|whose|with|without|in|at|on|from|of (?:us|you)|that|which|[a-z]+ing|[a-z]+ed)\b"
)
"""Pointers that point at nothing said before: "this week", "those who"."""

_IS = (
    r"It(?:['’](?:s|ll be)| (?:(?:is|was)(?:n['’]t)?|ha[sd] been|(?:will|would|may|might|could|can|must) be|remains"
    r"|became|becomes|seems|feels))"
)
_EASE = (
    "hard|harder|hardest|easy|easier|difficult|possible|impossible|important|time|good|great|nice|better|best|necessary"
    "|fair|unfair|wrong|right|tough|crucial|vital|essential|illegal|legal|unlawful|lawful|safe|dangerous|risky|common"
    "|rare|unusual|normal|usual|early|late|soon|unclear|clear|tempting|interesting|sad|fun|enough|customary|wonderful"
    "|amazing|pleasure|shame|honou?r|likely|unlikely|imperative|inevitable|critical|worth"
)
_EMPTY_IT = re.compile(
    rf"{_IS}(?:(?: [\w'’-]+){{1,5}}? (?:that|who|whether|how|why|if|when|until)\b(?! (?:is|was|has|will)\b)"
    rf"|(?: (?:not|also|still|too|very|so|never|always|more|far|a|an|the|almost|often|now|[a-z]+ly))* (?:{_EASE})"
    r" (?:(?:for|of) (?:\w+ ){1,4})?(?:to|for|not)\b"
    r"| (?:widely |now |also |not )?(?:believed|thought|understood|hoped|feared|reported|alleged)\b(?! to\b)"
    r"| (?:not |still |no )*(?:unclear|clear|known|true|certain|wonder|secret|surprise|coincidence|accident)\b"
    r"| (?:\w+ )?(?:raining|snowing|cold|hot|dark|warm|sunny|windy|noon|midnight|\d)"
    r"|(?: \w+){0,3} (?:years|months|weeks|days|hours) (?:since|before|until|after)\b)"
    r"|It (?:(?:rain|snow|hail)(?:s|ed)|(?:seem|appear|happen)(?:s|ed)? (?!to\b)|turn(?:s|ed) out|emerge[sd]|depends"
    r"|goes without|ma(?:kes|de) (?:no )?sense)\b"
    r"|It (?:took|takes|(?:will|would|could|may|might) take) (?:time\b|(?:[\w,-]+ ){1,6}(?:to|for|before|until)\b)"
)
"""It that stands for nothing said before: weather, time, "it is hard to", "it was Smith who"."""

_CONNECTIVES = frozenset(
    "But|And|Or|Nor|However|Meanwhile|Also|Moreover|Furthermore|Additionally|Nevertheless|Nonetheless|Therefore|Thus"
    "|Hence|Consequently|Otherwise|Likewise|Similarly|Conversely|Alternatively|Afterward|Afterwards|Accordingly"
    "|Subsequently|Thereafter|Because|Which|Whereas".split("|")
)
"""First words that join a sentence to the one before."""

_UNLESS_OF = frozenset(
    "Instead|In addition|For example|For instance|As a result|As a consequence|As such|In turn|In other words"
    "|In contrast|By contrast|On the other hand|On the one hand|In fact|That said|Even so|After that|At the same time"
    "|To that end|As well as that|In response|In the meantime|In short|By comparison|In comparison|Because of it"
    "|What is more|What's more|What’s more|More than that|If so|If not|Not only that|Since then|Until then|By then"
    "|Before then|By that time|As for|To do so|In doing so|That way|Among them|Along the way|Not so|At first"
    "|In the end|In all|After all|All in all|As expected|Little wonder|No wonder|Even more|More importantly"
    "|Most importantly|For one thing|For his part|For her part|For their part|For its part|From there|From here"
    "|From then".split("|")
).union(
    spelled("Further to|On top of|Despite|In spite of|Because of|At|All|From", "this|that"),
    spelled("For this|For that", "reason"),
    spelled("On|With", "this|that|these|those"),
    spelled("Of", "these|those|them"),
    spelled("In this|In that", "case|way|sense|respect|regard"),
)
"""First words that join unless "of" follows: "In response of" goes on otherwise."""

_BEFORE_COMMA = frozenset(
    "Indeed|Besides|Plus|Again|Finally|Rather|Still|Yet|First|Second|Third|Firstly|Secondly|Thirdly|Lastly|Overall"
    "|Eventually|Later|Either way|Even then|Then again|Though|Specifically|Next|Unsurprisingly|Not surprisingly"
    "|Ironically|Regardless|Anyway|Here|There|Naturally|Of course|True|Granted|Worse".split("|")
) | spelled("Soon|Shortly|Long|Moments|Hours|Days|Weeks|Months|Years", "after|afterward|afterwards|before|later")
_ANSWERS = frozenset("Yes No Yeah Nope Sure Well Right OK Okay Oh Exactly Absolutely".split())
_MAY_JOIN = re.compile(
    r"So\b(?![-–'’]| (?:far|many|much|long|called|few|popular|great|strong|bad|big|close)\b)"
    r"|Then\b(?!-| (?:[A-Z]\w+ )?(?:President|Prime|Senator|Governor|Secretary|aged?)\b)"
    r"|Yet (?!another|more|to\b)"
    r"|Still (?:the|a|he|she|it|they|some|many|there|no|others|as|for|if|in|with|more)\b"
    r"|[QA]: "
)
"""Words that join only before or after some others."""

_JOINERS = frozenset("So Then Yet Still Q A".split()) | first_words(
    _CONNECTIVES | _UNLESS_OF | _BEFORE_COMMA | _ANSWERS
)

_ROLE = re.compile(
    r"The (?:\w+-year-old|(?:[a-z]+ )?(?P<noun>president|minister|chancellor|spokes(?:man|woman|person)|senator"
    r"|governor|mayor|judge|officers?|suspects?|defendants?|victims?|m[ae]n|wom[ae]n|boys?|girls?|child|children|teenagers?"
    r"|couple|family|singer|actor|actress|players?|striker|midfielder|defender|goalkeeper|coach|manager|chairman"
    r"|authors?|director|star|teacher|students?|doctors?|lawyers?|attorney|pilot|driver|mother|father|company|firm"
    r"|club|airline|broadcaster|retailer|group|bank|agency|union|researchers|scientists|analyst|expert|official|leader"
    r"|candidate))"
    r"(?=['’]s |,? (?!(?:of|for|who|whose|behind|from|at|in|with|that|which|on|to|charged|accused)\b)[a-z])"
)
"""A person or a body by what it is alone: "The minister said", but not "The minister for trade"."""

_ADVERBIAL = re.compile(
    r"(?:[A-Z][a-z]+(?:ly|ing)|In|On|At|After|Before|During|By|Since|For|With|Without|From|Under|Over|Until|When|While"
    r"|As|If|Although|Though|Despite|Asked|Following|Once|Last|Earlier|Later|Now|Today|Yesterday|Tonight|According to"
    r"|Like|Unlike|Instead of|Born|Raised|Known|Even|Just|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|A few|Several"
    r"|Nearly|Almost|About|Not)\b"
    r"[^,;:.!?\"“”—]{0,80}(?P<comma>,?) (?P<pointer>he|she|they|it|his|her|their|its|this|that|these|those)(?=['’ ])"
)
"""An adverbial and then a pointer: "On Tuesday, he"."""

_SPEAKS_UNNAMED = re.compile(
    r", (?:he|she|they|it) (?:also |later |has |had )?"
    r"(?:sa(?:id|ys)|add(?:ed|s)|told|explain(?:ed|s)|wrote|not(?:ed|es)|insist(?:ed|s)|recall(?:ed|s)|argue[ds]"
    r"|warn(?:ed|s))\b"
)
"""A pointer as the speaker of the sentence: "The mill is old, he said"."""

_SOMEBODY = re.compile(
    rf"\b(?!{_TIMES})[A-Z][a-z]+ [A-Z][a-z]+|\b(?:a|an|the) (?:man|woman|boy|girl|couple|company|group)\b"
)
"""Whom a pointer in the same sentence can mean."""


def points_back(opening: str) -> bool:
    """Whether a sentence with these first words cannot be read without the one before it."""
    if _joins(opening):
        return True
    if _POINTER.match(opening):
        return not _is_free(opening)
    speaks = _SPEAKS_UNNAMED.search(opening)
    if speaks and opening[1 : speaks.start()].islower():
        return True
    adverbial = _ADVERBIAL.match(opening)
    if adverbial is None or _SOMEBODY.search(adverbial[0], adverbial[0].index(" ")):
        return False
    rest = opening[adverbial.start("pointer") : adverbial.start("pointer") + 150]
    if adverbial["comma"]:
        return not _is_free(rest[0].upper() + rest[1:])
    return adverbial["pointer"] in ("he", "she", "they") and len(adverbial[0].split()) <= 6


def _joins(opening: str) -> bool:
    """Whether its first words join it to the sentence before, or answer it."""
    first = first_word(opening)
    if first not in _JOINERS:
        return False
    for phrase in first_phrases(opening, first):
        after = opening[len(phrase) : len(phrase) + 4]
        if phrase in _CONNECTIVES or (phrase in _UNLESS_OF and after != " of "):
            return True
        if after[:1] == "," and phrase in _BEFORE_COMMA:
            return True
        if after[:1] in (",", ".", "!") and phrase in _ANSWERS:
            return True
    return _MAY_JOIN.match(opening) is not None


def _is_free(opening: str) -> bool:
    """Whether its pointer points at nothing said before."""
    return bool(_FREE.match(opening) or _EMPTY_IT.match(opening))


def role(opening: str) -> str | None:
    """The noun of a role that a sentence with these first words takes for known: "minister" of "The minister said"; an
    empty one where there is none ("The 85-year-old said"); None where it does not open so."""
    found = _ROLE.match(opening)
    return None if found is None else found["noun"] or ""
