"""Spanish, of Spain and of Latin America."""

from summarize.languages import Language, words

RULES = Language(
    name="Spanish",
    leading=words(
        "sr sra srta sres sras d dña dr dra dres prof profa lic ing arq abg gral cnel cap tte sgto mons pbro fr sto "
        "sta ud uds vd vds excmo excma ilmo ilma hno hna aprox cf núm nro p.ej pág págs"
    ),
    abbreviations=words(
        "a.c a.m art av avda cía col d.c d.f dpto ed edo ee.uu ej etc fig hab ibíd izq kg km máx mín op p párr pcia "
        "p.m ppal pl pza ref s.a s.l sig tel tfno univ vol vs ene feb abr jun jul ago sept oct nov dic"
    ),
    stop_words=words(
        "a acá además ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante anterior "
        "antes apenas aquel aquella aquellas aquello aquellos aquí así aún aunque ayer bajo bien cada casi como "
        "cómo con contra cual cuál cuales cualquier cuando cuándo cuanto cuánto cuya cuyas cuyo cuyos da dado de "
        "debe deben del demás dentro desde después dice dicen dicho dijo dijeron donde dónde dos durante e el él "
        "ella ellas ellos embargo en encima entonces entre era eran eras eres es esa esas ese eso esos esta ésta "
        "está estaba estaban estado están estar estas este éste esto estos estoy fin fue fueron ha haber había "
        "habían habrá hace hacen hacer hacia han has hasta hay haya he hemos hizo hoy incluso la las le les lo los "
        "luego más me mediante menos mi mía mientras mío mis misma mismas mismo mismos mucha muchas mucho muchos "
        "muy nada nadie ni ningún ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra "
        "otras otro otros para pero poca pocas poco pocos podrá podría por porque pudo pueda puede pueden pues que "
        "qué quien quién quienes se sea sean según ser será serán sería si sí sido siempre siendo sin sino sobre "
        "sólo solo somos son soy su sus suya suyo suyos tal también tampoco tan tanta tanto te tendrá tenía tener "
        "ti tiene tienen toda todas todavía todo todos tras tu tú tus tuvo un una unas uno unos usted ustedes va "
        "vez y ya yo sr sra dr dra"
    ),
    saying=words(
        "dice dicen dijo dijeron decía dicho afirma afirman afirmó afirmaron afirmado añade añaden añadió añadieron "
        "añadido explica explican explicó explicaron explicado asegura aseguran aseguró aseguraron asegurado señala "
        "señalan señaló señalaron señalado indica indican indicó indicaron indicado declara declaró declararon "
        "declarado agrega agregan agregó agregaron sostiene sostienen sostuvo sostuvieron manifiesta manifestó "
        "manifestaron apunta apuntan apuntó apuntaron cuenta cuentan contó contaron comenta comentan comentó "
        "comentaron pregunta preguntan preguntó preguntaron responde responden respondió respondieron contesta "
        "contestó insiste insistió insistieron advierte advirtió advirtieron reconoce reconoció reconocieron recuerda "
        "recordó recordaron subraya subrayó subrayaron destaca destacó destacaron escribe escribió escribieron "
        "anuncia anunció anunciaron concluye concluyó lamenta lamentó lamentaron admite admitió opina opinó opinan "
        "considera consideró expresa expresó expresaron relata relató denuncia denunció promete prometió confirma "
        "confirmó reitera reiteró exclama exclamó según"
    ),
    pronouns=words("él ella ellos ellas usted"),
)
