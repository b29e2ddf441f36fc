"""German."""

from summarize.languages import Language, words

RULES = Language(
    name="German",
    leading=words(
        "dr prof hr fr frl st dipl ing med jur phil rer nat habil hl bspw bzgl bzw ca d.h d.i einschl evtl ggf ggü "
        "inkl insb insbes mind rd sog u.u v.a vgl vorm z.b z.t zb zit zzgl exkl nr"
    ),
    abbreviations=words(
        "abb abs allg aufl ausg bd bsp chr co ebd eigtl etc f ff geb gegr gest hrsg i.d.r jg jh kap kl lt min mio "
        "mrd nachm o.ä o.g p.a pkt s.o s.u spp std stellv str tel tsd u.a u.ä urspr usf usw v.chr vs z.zt zt jan "
        "feb febr mär apr jun jul aug sep sept okt nov dez art"
    ),
    ordinals=True,
    stop_words=words(
        "ab aber alle allem allen aller alles allerdings als also am an ander andere anderem anderen anderer "
        "anderes auch auf aus außerdem bei beim bereits bevor bin bis bisher bist da dabei dadurch dafür dagegen "
        "daher damit danach dann daran darauf daraus darf darüber das dass daß davon dazu dein deine dem demnach "
        "den denn denen dennoch der deren derzeit des deshalb dessen desto die dies diese dieselbe diesem diesen "
        "dieser dieses doch dort du durch dürfen ebenfalls ebenso ein eine einem einen einer eines einige einigen "
        "einiger einmal er erst es etwa etwas euch euer eure für gab ganz gegen gegenüber gibt habe haben hat hatte "
        "hatten hätte hätten heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in "
        "indem indes infolge ins inzwischen ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener "
        "jenes jetzt kann kannst kein keine keinem keinen keiner können könnte könnten laut man manche mehr mein "
        "meine mich mir mit muss müssen musste mussten nach nachdem neben nicht nichts noch nun nur ob obwohl oder "
        "ohne sagte sagt schon sehr sei seien sein seine seinem seinen seiner seines seit selbst sich sie sind so "
        "sobald sofern sogar solche solchen soll sollen sollte sollten somit sondern sonst sowie sowohl statt trotz "
        "trotzdem über um und uns unser unsere unter viel viele vielen vom von vor während war waren warum was "
        "weder weil weiter weitere weiteren welche welchem welchen welcher welches wenig wenn wer werde werden wie "
        "wieder will wir wird wirst wo wobei wollen wollte worden wurde wurden würde würden zu zudem zum zunächst "
        "zur zwar zwischen dr hr fr"
    ),
    saying=words(
        "sagt sagte sagten sagen gesagt erklärt erklärte erklärten erklären meint meinte meinten betont betonte "
        "betonten fügt fügte fügten ergänzt ergänzte ergänzten fragt fragte fragten antwortet antwortete antworteten "
        "teilt teilte teilten mitgeteilt schreibt schrieb schrieben berichtet berichtete berichteten erzählt erzählte "
        "erzählten kritisiert kritisierte kritisierten warnt warnte warnten fordert forderte forderten ruft rief "
        "riefen klagt klagte klagten behauptet behauptete behaupteten bestätigt bestätigte bestätigten versichert "
        "versicherte kündigt kündigte kündigten angekündigt verspricht versprach versprachen erinnert erinnerte "
        "urteilt urteilte findet bemerkt bemerkte räumt räumte spricht sprach nennt nannte zitiert zitierte heißt "
        "hieß so laut zufolge"
    ),
    pronouns=words("er sie"),
)
