"""Function words by language: they carry no topic, so ranking passes them over."""

from __future__ import annotations

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
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
        "don didn doesn isn wasn aren weren won wouldn couldn shouldn hasn haven hadn mr mrs ms dr".split()
    ),
    "fr": frozenset(
        "à au aux avec ce ces cette c d dans de des du elle elles en est et été être eu il ils j je l la le les "
        "leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou où par pas plus pour qu que qui s "
        "sa sans se ses si son sont sous sur t ta te tes toi ton tu un une vos votre vous y a ai as avait après "
        "avant aussi comme entre fait".split()
    ),
    "de": frozenset(
        "aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dem den der des die dies "
        "diese dieser dieses doch dort du durch ein eine einem einen einer eines er es euer für hat hatte hatten "
        "hier hinter ich ihr ihre im in ist ja jede jeder jedes kann kein können mit muss nach nicht noch nun nur "
        "ob oder ohne sehr sein seine sich sie sind so über um und uns unser unter vom von vor war waren was "
        "weiter wenn wer werden wie wieder will wir wird wirst wo zu zum zur zwischen".split()
    ),
    "es": frozenset(
        "a al algo ante antes como con contra cual cuando de del desde donde durante e el ella ellas ellos en "
        "entre era es esa ese eso esta estaba este esto estos fue ha han hasta hay la las le les lo los más me mi "
        "mientras muy nada ni no nos nosotros o otra otro para pero poco por porque que quien se según ser si sin "
        "sobre son su sus también tan tanto te tiene todo todos tu un una uno unos y ya yo".split()
    ),
}
"""By ISO 639-1 code; a language that is not here has none."""


def of_language(language: str) -> frozenset[str]:
    """The stop words of this language, lower case; empty where none are known."""
    return STOP_WORDS.get(language, frozenset())
