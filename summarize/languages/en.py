"""English. Its sentence boundaries are nupunkt's, which knows far more abbreviations; these are what it misses."""

from summarize.languages import Language, words

RULES = Language(
    name="English",
    abbreviations=words(
        "alta ont que sask man n.b n.s p.e.i b.c n.l const insp supt coun cst sgt cpl det approx est dept"
    ),
    stop_words=words(
        "a about above after again against all almost along already also although always am among an and another "
        "any are as at away back be became because become been before being below between both but by came can "
        "cannot come could did do does doing done down during each either else enough ever every few for from "
        "further get give go had has have having he her here hers herself him himself his how however i if in "
        "instead into is it its itself just let like made make many may me might more most much must my myself "
        "neither never no nor not now of off often on once one only onto or other others our ours ourselves out "
        "over own per perhaps quite rather s said same say says she should since so some still such t take than "
        "that the their theirs them themselves then there these they this those though through thus to together "
        "too toward towards under until up upon us very was we were what when where whether which while who whole "
        "whom whose why will with within without would yes yet you your yours yourself yourselves d ll m o re ve "
        "don didn doesn isn wasn aren weren won wouldn couldn shouldn hasn haven hadn mr mrs ms dr"
    ),
)
