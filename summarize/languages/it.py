"""Italian."""

from summarize.languages import Language, words

RULES = Language(
    name="Italian",
    leading=words(
        "sig sigg dott dr prof proff avv ing arch geom rag on sen mons card s ss gen col cap ten magg brig cav comm "
        "egr gent spett ca c.a cfr p.es pag pagg n nn"
    ),
    abbreviations=words(
        "a.c art artt cc c.so circa d.c d.l d.lgs dim ecc ed es etc fig ibid lett max min n.b nr num op p par pp "
        "p.zza pza rif s.p.a s.r.l seg segg sec tel v v.le vol voll vs genn febb feb apr giu lug ago sett ott nov "
        "dic"
    ),
    elisions=words(
        "l un d c s m t v n all dall dell nell sull coll quell quest bell sant anch dov com cos tutt nient mezz "
        "senz qualcun nessun ciascun gl"
    ),
    stop_words=words(
        "a abbia abbiamo abbiano ad adesso agli ai al alcuna alcune alcuni alcuno alla alle allo allora altra altre "
        "altri altro anche ancora appena avanti avere avesse avessero aveva avevano avrà avranno avrebbe avrebbero "
        "avuto ben bene c che chi ci ciascuno ciò cioè circa coi col come comunque con contro così cui d da dagli "
        "dai dal dalla dalle dallo davanti de degli dei del della delle dello dentro deve devono di dice dietro "
        "dopo dove dovrà due dunque durante e è ebbe ecco ed egli ella entrambi era erano essa esse essendo essere "
        "essi esso fa fanno fare fatto fine fino fosse fossero fra fu fuori furono già gli grazie ha hai hanno ho i "
        "ieri il in infatti inoltre insieme intanto invece io l la là le lei li lì lo loro lui lungo ma mai me meno "
        "mentre mi mia mie miei mio molta molte molti molto ne né negli nei nel nella nelle nello nessun nessuna "
        "nessuno niente noi non nostra nostre nostri nostro o od oggi ogni oltre oppure ora per perché perciò però "
        "più poco poi poiché possa possono potrà potrebbe prima proprio può pure qua qual quale quali qualche "
        "qualcosa qualcuno quando quanta quante quanti quanto quasi quel quella quelle quelli quello questa queste "
        "questi questo qui quindi sarà saranno sarebbe sarebbero se sé secondo sei sembra sempre senza si sia siamo "
        "siano sin sino solo sono sopra soprattutto sotto sta stata state stati stato stesso su sua sue sugli sui "
        "sul sulla sulle sullo suo suoi tale tali tanto te ti tra tu tua tue tuo tuoi tutta tuttavia tutte tutti "
        "tutto un una uno va verso vi viene voi vostra vostre vostri vostro dott sig"
    ),
    saying=words(
        "dice dicono disse dissero diceva detto afferma affermano affermò affermato aggiunge aggiungono aggiunse "
        "aggiunto spiega spiegano spiegò spiegato dichiara dichiarano dichiarò dichiarato sostiene sostengono "
        "sostenuto racconta raccontano raccontò raccontato sottolinea sottolineano sottolineato chiede chiedono "
        "chiese chiesto risponde rispondono rispose risposto scrive scrivono scrisse scritto commenta commentano "
        "commentato conclude concludono concluso precisa precisano precisato osserva osservano osservato ricorda "
        "ricordano ricordato annuncia annunciano annunciato avverte avvertono avvertito ammette ammesso assicura "
        "assicurano assicurato denuncia denunciato insiste insistito replica replicato ribadisce ribadito conferma "
        "confermato promette promesso prosegue proseguito esclama esclamato riferisce riferito lamenta lamentato "
        "secondo"
    ),
    pronouns=words("lui lei loro egli ella"),
)
