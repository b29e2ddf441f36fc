"""Dutch, of the Netherlands and of Belgium."""

from summarize.languages import Language, words

RULES = Language(
    name="Dutch",
    leading=words(
        "dhr mevr mw mej dr drs prof ir ing mr ds st gen kol lt sgt jhr bc bijv bv bvb ca d.m.v d.w.z evt excl incl "
        "i.p.v i.v.m m.a.w m.b.t m.b.v m.n n.a.v nl o.a o.l.v pag resp t.a.v t.o.v t.b.v v.a vgl vnl zgn z.g.a.n nr"
    ),
    abbreviations=words(
        "a.d afb afd alg art a.u.b blz c.s d.d e.a e.d enz etc fig geb inz jl k.k m.i.v max min mln mld n.b nrs n.v "
        "o.m p p.p s.v.p tel t/m v.chr vs jan feb febr mrt apr jun jul aug sep sept okt nov dec"
    ),
    stop_words=words(
        "aan achter af al alle alleen alles als alsof altijd ander andere anders beide ben beneden bent bij bijna "
        "binnen boven buiten daar daarbij daarin daarmee daarna daarnaast daarom daarop daarvan dan dat de deze die "
        "dit doch doen doet door dus echter een één eens eerder eerst elk elke en enkele er erg eruit ervan even "
        "ging gaan gaat geen geweest haar had hadden heb hebben hebt heeft heel hem hen het hier hierdoor hij hoe "
        "hoewel hun iemand iets ik in inmiddels is ja je jij jou jouw jullie kan kon konden kunnen maar mag me meer "
        "men met mij mijn minder moest moesten moet moeten mogen na naar naast niemand niet niets nog nooit nu of "
        "om omdat ondanks onder ongeveer ons onze ook op opnieuw over per pas pp reeds sinds slechts sommige steeds "
        "te tegen terwijl tijdens toch toen tot totdat tussen u uit uw vaak van vanaf vandaag veel verder via vol "
        "volgens voor vooral voordat waar waarbij waarin waarom waarop waarvan want waren was wat we weer wel welke "
        "werd werden wie wij wil willen wordt worden zal ze zei zeggen zegt zelf zelfs zich zij zijn zo zoals zodat "
        "zodra zonder zou zouden zowel dhr mevr"
    ),
    saying=words(
        "zegt zei zeiden zeggen gezegd vertelt vertelde vertelden vertellen verteld vraagt vroeg vroegen antwoordt "
        "antwoordde antwoordden voegt voegde voegden toegevoegd verklaart verklaarde verklaarden schrijft schreef "
        "schreven meldt meldde meldden benadrukt benadrukte benadrukten stelt stelde stelden waarschuwt waarschuwde "
        "waarschuwden vindt vond vinden legt legde uitgelegd aldus volgens laat liet lieten weten noemt noemde "
        "reageert reageerde reageerden herhaalt herhaalde bevestigt bevestigde beweert beweerde roept riep riepen "
        "concludeert concludeerde erkent erkende belooft beloofde klaagt klaagde denkt dacht meent meende luidt "
        "luidde besluit besloot"
    ),
    pronouns=words("hij zij ze"),
)
