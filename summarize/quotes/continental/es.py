"""Spanish, of Spain and of the Americas."""

from summarize.quotes.continental.grammar import Grammar, gendered, inflected, words

_AR = (
    "afirm asegur señal explic declar coment manifest indic precis apunt subray destac recalc remarc cont relat not "
    "anunci inform inst reclam lament denunci critic cuestion advirti preguntó conclus agreg coment contest confirm "
    "reiter insist conden rechaz celebr consider opin estim juzg calific tach acus pregunt grit exclam ironiz matiz "
    "aclar argument aleg revel confes admiti plante enfatiz puntualiz sentenci relat narr resalt report alert "
    "pronostic detall ratific zanj aconsej augur bromé bromeó garantiz record expres invit exhort valor defini remat "
    "espet solicit abog apost adelant apel"
)
_AR_STEMS = " ".join(stem for stem in _AR.split() if stem[-1] not in "ióé")
_DICTATED = (
    "dice dicen dijo dijeron decía decían añade añaden añadió añadieron añadía responde responden respondió "
    "respondieron sostiene sostienen sostuvo sostuvieron mantiene mantienen mantuvo mantuvieron advierte advierten "
    "advirtió advirtieron reconoce reconocen reconoció reconocieron admite admiten admitió admitieron insiste "
    "insisten insistió insistieron pide piden pidió pidieron escribe escriben escribió escribieron concluye "
    "concluyen concluyó concluyeron promete prometen prometió prometieron sugiere sugieren sugirió repite repiten "
    "repitió refiere refirió agradece agradeció ofrece cree creen creía piensa piensan opina espeta espetó teme "
    "temen temía confiesa confesó confiesan cuenta cuentan recuerda recuerdan expone expuso exponen propone propuso "
    "dispuso prosigue prosiguió siguió continuó continúa defiende defendió defienden replica replicó exige exigió "
    "exigen aplaude aplaudió desmiente desmintió niega negó niegan plantea dicho comparte arremetió define definió "
    "definen describe describió resume resumió reza lee tuiteó publicó lanzó zanjó bromeó bromea instó insta apeló "
    "expresó reflexionó reflexiona avisó avisa tranquilizó justificó justifica quejó queja alegró felicitó sinceró "
    "aventuró"
)
_PARTICIPLES = (
    "dicho añadido respondido sostenido mantenido advertido reconocido admitido insistido pedido escrito concluido "
    "prometido sugerido repetido agradecido expuesto propuesto proseguido defendido replicado exigido desmentido "
    "definido descrito resumido instado querido_dejar puesto_de_manifiesto"
)

GRAMMAR = Grammar(
    finite=inflected(_AR_STEMS, "a an ó aron aba aban ando") | words(_DICTATED),
    participles=inflected(_AR_STEMS, "ado") | words(_PARTICIPLES),
    clitic=r"(?:\b(?:se|le|les|lo|nos|me)\s)",
    auxiliary=r"(?:\b(?:se|le|les|lo|nos|me)\s)?"
    r"\b(?:ha|han|había|habían|habría|he)\s(?:(?:también|además|asimismo|incluso)\s)?",
    not_a_verb=r"\b(?:la|una|esta|esa|su|cada|de|en|sin|sobre|por|a|ninguna|toda|las|los|el|un|del|al|con|primera|nueva|mi"
    r"|para)\s",
    negation=r"\bno\s$",
    inverted=r"\s(él|ella|ellos|ellas)\b",
    pronouns=gendered("él ellos éste", "ella ellas ésta"),
    plural=words("ellos ellas"),
    impersonal=frozenset(),
    according=r"(?:según|de acuerdo con|a juicio de|en opinión de|en palabras de)\s",
    opinion=r"para\s",
    own_opinion=r"(?:a su juicio|en su opinión)\b",
    postposed="",
    honorifics=gendered("sr señor don", "sra señora doña srta señorita", "dr dra"),
    determiners=r"(?:el|la|los|las|un|una|su|sus|este|esta|varios|varias|algunos|algunas|dos|tres|otro|otra)\s",
    determiner_gender=gendered("el un este otro", "la una esta otra"),
    indefinite=words("un una varios varias algunos algunas dos tres otro otra"),
    roles=gendered(
        "presidente director secretario ministro alcalde consejero diputado senador entrenador técnico delantero "
        "portero defensa centrocampista jugador abogado fiscal investigador profesor médico enfermero maestro "
        "empresario fundador propietario gerente coordinador vicepresidente negociador candidato jefe líder "
        "subsecretario gobernador concejal obispo rey príncipe comisario inspector embajador escritor actor director "
        "cantante vecino padre hijo hermano hombre agricultor pescador trabajador seleccionador capitán expresidente "
        "exministro mandatario funcionario doctor vocero cofundador comandante general edil regidor",
        "presidenta directora secretaria ministra alcaldesa consejera diputada senadora entrenadora técnica "
        "delantera portera jugadora abogada investigadora profesora médica enfermera maestra empresaria fundadora "
        "propietaria coordinadora vicepresidenta negociadora candidata jefa lideresa subsecretaria gobernadora "
        "concejala reina princesa comisaria inspectora embajadora escritora actriz cantante vecina madre hija "
        "hermana mujer agricultora pescadora trabajadora seleccionadora capitana expresidenta exministra mandataria "
        "funcionaria doctora vocera bibliotecaria",
        "portavoz responsable economista analista especialista experto experta miembro periodista juez jueza fiscal "
        "sindicalista activista dirigente representante residente testigo titular premier representante artista "
        "politólogo politóloga sociólogo socióloga historiador historiadora biólogo bióloga",
    ),
    role_endings={"": r"\w{3}ista$", "male": r"ólogo$", "female": r"óloga$"},
    organisations=words(
        "sindicato gobierno ministerio patronal empresa compañía grupo partido ayuntamiento federación asociación "
        "universidad comisión comité consejo hospital policía fiscalía tribunal corte agencia banco club liga equipo "
        "organización instituto centro colectivo oposición diario periódico cadena fundación ong región provincia "
        "estado parlamento congreso senado cámara presidencia casa unión confederación empresarios fuentes "
        "secretaría"
    ),
    documents=words("comunicado informe carta estudio encuesta sondeo documento texto sentencia mensaje nota"),
    male=words(
        "Adolfo Adrián Agustín Alberto Alejandro Alfonso Alfredo Álvaro Andrés Ángel Antonio Armando Arturo Augusto "
        "Bernardo Bruno Camilo Carlos César Claudio Cristian Cristóbal Daniel Darío David Diego Domingo Eduardo "
        "Emilio Enrique Ernesto Esteban Federico Felipe Félix Fernando Fidel Francisco Gabriel Gerardo Germán "
        "Gonzalo Guillermo Gustavo Héctor Hernán Hugo Ignacio Iker Isidro Iván Jacinto Jaime Javier Jesús Joaquín "
        "Jorge José Juan Julián Julio Leandro Leonardo Lorenzo Luis Manuel Marcelo Marcos Mariano Mario Martín Mateo "
        "Matías Mauricio Maximiliano Miguel Moisés Nicolás Óscar Pablo Patricio Pedro Rafael Ramiro Ramón Raúl "
        "Ricardo Roberto Rodolfo Rodrigo Rogelio Rubén Salvador Samuel Santiago Saúl Sebastián Sergio Tomás Valentín "
        "Vicente Víctor Xavier Íñigo"
    ),
    female=words(
        "Adriana Alejandra Alicia Amparo Ana Andrea Ángela Antonia Aurora Beatriz Begoña Blanca Camila Carla Carmen "
        "Carolina Catalina Cecilia Clara Claudia Concepción Consuelo Cristina Daniela Diana Dolores Elena Elisa Elsa "
        "Elvira Esperanza Estela Esther Eugenia Eva Fernanda Francisca Gabriela Gloria Guadalupe Inés Irene Isabel "
        "Josefina Juana Julia Juliana Laura Leticia Lidia Lorena Lourdes Lucía Luisa Luz Magdalena Manuela Marcela "
        "Margarita María Mariana Marina Marisol Marta Mercedes Miriam Mónica Montserrat Natalia Nieves Noelia Nuria "
        "Olga Patricia Paula Pilar Raquel Rebeca Regina Rocío Rosa Rosario Ruth Sandra Sara Silvia Sofía Soledad "
        "Sonia Susana Teresa Valentina Valeria Verónica Victoria Violeta Virginia Ximena Yolanda"
    ),
    particles=words("de del la las los"),
    adverbs=r"(?:(?:este |el |el pasado )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?: pasado)?|ayer|hoy"
    r"|anoche|también|además|asimismo|después|luego|entonces|por su parte|de nuevo|incluso|sin embargo|\w+mente)\b",
    prepositions=r"(?:a|al|en|ante|durante|tras|con|por|desde|para|sobre|mediante|a través)\b",
    conjunctions=r"(?:pero|y|e|o|pues|como|cuando|mientras|si|porque|aunque|que|donde|también|además|según|así)\b",
    asides=r"(?:él|ella|por su parte|sin embargo|no obstante|además|también|de \d+ años)",
    relative=r"(?:que|quien|quienes|cuyo|cuya|donde|el cual|la cual|en|durante|tras|a quien)\b",
    age=r"(?:de )?(?<!\d)\d+ años\b",
    that=r"(?:en\s|de\s)?que\s+",
    infinitive=r"\s+((?:no |se )?(?:haber|ser|estar|tener|querer|desconocer|sentirse|confiar|esperar)\b)",
    drops_subject=True,
)
