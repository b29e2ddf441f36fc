"""German, of Germany, Austria and Switzerland."""

from summarize.quotes.continental.grammar import Grammar, gendered, inflected, words

_WEAK = (
    "sag erklär mein beton ergänz frag bericht erzähl kritisier bemerk erinner versicher bestätig bemängel beklag "
    "klag forder schwärm schimpf mahn bilanzier resümier kommentier appellier argumentier spekulier prophezei "
    "kontert entgegn erwider begründ äußer lob jubel scherz wunder bedauer hoff vermut glaub prognostizier formulier "
    "behaupt urteil feix ätz polter wetter flüster stöhn seufz lächel grins staun notier zitier twitter vermeld "
    "präzisier dementier protestier reagier unterstrich signalisier stichel frotzel überleg träum rechn"
)
_DICTATED = (
    "sagt sagte warnt warnte warnten antwortet antwortete antworteten entgegnet entgegnete entgegneten meldet "
    "meldete teilt teilte teilten schreibt schrieb schrieben ruft rief riefen spricht sprach sprachen nennt nannte "
    "nannten findet fand fanden fügt fügte fügten kündigt kündigte kündigten räumt räumte räumten gibt gab gaben "
    "verspricht versprach versprachen verweist verwies verwiesen beschreibt beschrieb beschrieben heißt hieß bittet "
    "bat baten kontert konterte konterten fordert forderte forderten äußert äußerte äußerten hält hielt hielten "
    "weist wies wiesen betont betonte begründet begründete begründeten berichtet berichtete berichteten behauptet "
    "behauptete behaupteten bedauert bedauerte ankündigte ankündigten mitteilte mitteilten hinzufügte einräumte "
    "ausführte führte führt stellt stellte fährt fuhr legt legte setzt setzte bezeichnet bezeichnete bezeichneten "
    "lässt ließ ließen wirft warf warfen wundert wunderte freut freute freuten ärgert ärgerte hofft hoffte wünscht "
    "wünschte verteidigt verteidigte verrät verriet gesteht gestand weiß wusste moniert monierte rechtfertigt "
    "rechtfertigte verspottet unterstreicht unterstrich zeigt zeigte will wollte sieht sah versichert versicherte "
    "urteilt urteilte"
)
_NO_SAYING = "zeigt zeigte will wollte sieht sah weiß wusste stellt stellte legt legte setzt setzte führt führte"
_PARTICIPLES = (
    "gesagt erklärt gemeint betont ergänzt gefragt berichtet erzählt kritisiert bemerkt versichert bestätigt "
    "bemängelt beklagt gefordert angekündigt mitgeteilt geschrieben gerufen gesprochen genannt hinzugefügt "
    "eingeräumt versprochen verwiesen bezeichnet entgegnet erwidert geantwortet gewarnt geäußert gelobt begründet "
    "behauptet verteidigt"
)

GRAMMAR = Grammar(
    finite=(inflected(_WEAK, "t te ten") | words(_DICTATED)) - words(_NO_SAYING),
    participles=words(_PARTICIPLES),
    clitic=r"(?!)",
    auxiliary=r"\b(?:hat|hatte|habe|haben|hatten|hätte)\s(?:[^\s.,:;„“»«\"]+\s){0,6}",
    not_a_verb=r"(?!)",
    negation=r"(?!)",
    inverted=r"\s(er|sie|es|man)\b(?!\s[A-ZÄÖÜ])",
    pronouns=gendered("er", "sie", "es man"),
    plural=frozenset(),
    impersonal=frozenset({"es", "man"}),
    according=r"(?:laut|nach Angaben (?:von|des|der)|nach Ansicht (?:von|des|der)|nach Einschätzung (?:von|des|der)"
    r"|nach Worten (?:von|des|der)|nach den Worten (?:von|des|der)|aus Sicht (?:von|des|der)|so)\s",
    own_opinion=r"(?:(?:seiner|ihrer) Meinung nach|aus (?:seiner|ihrer) Sicht)\b",
    postposed=r"(?<!\s)\s+zufolge\b",
    honorifics=gendered("herr herrn", "frau", "dr prof professor"),
    determiners=r"(?:der|die|das|dem|den|des|ein|eine|einer|einem|sein|seine|ihr|ihre|mehrere|einige|viele)\s",
    determiner_gender=gendered("der ein sein", "die eine"),
    indefinite=words("ein eine einer einem mehrere einige viele"),
    roles=gendered(
        "minister präsident chef trainer sprecher leiter direktor vorsitzender bürgermeister landrat kanzler "
        "abgeordneter abgeordnete politiker experte ökonom forscher professor anwalt richter arzt pfleger lehrer "
        "schüler student unternehmer inhaber gründer kapitän torwart stürmer verteidiger torschütze manager bauer "
        "landwirt bischof pfarrer kommissar general botschafter senator autor regisseur schauspieler sänger bewohner "
        "anwohner nachbar vater sohn bruder mann zeuge kollege kandidat berater beauftragter geschäftsführer "
        "historiker soziologe politologe fraktionschef",
        "ministerin präsidentin chefin trainerin sprecherin leiterin direktorin bürgermeisterin landrätin kanzlerin "
        "politikerin expertin ökonomin forscherin professorin anwältin richterin ärztin pflegerin lehrerin schülerin "
        "studentin unternehmerin inhaberin gründerin kapitänin torhüterin stürmerin verteidigerin managerin bäuerin "
        "landwirtin bischöfin pfarrerin kommissarin botschafterin senatorin autorin regisseurin schauspielerin "
        "sängerin bewohnerin anwohnerin nachbarin mutter tochter schwester frau zeugin kollegin kandidatin beraterin "
        "geschäftsführerin historikerin soziologin politologin",
        "vorsitzende beauftragte betriebsrat vorstand angestellte verantwortliche",
    ),
    role_endings={
        "male": r"(?:minister|präsident|chef|trainer|sprecher|leiter|direktor|meister|kanzler|politiker|experte|ökonom"
        r"|forscher|anwalt|richter|arzt|schütze|manager|führer|sekretär|rat|wart|stürmer|spieler|kommissar|autor"
        r"|historiker|hüter|inhaber|landwirt|schaftler|besitzer|reporter|korrespondent|gründer|berater|ingenieur"
        r"|\w{4}ist|techniker|biologe|pfarrer|bischof|intendant|geordneter)$",
        "female": r"\w{3}(?:ant|ent|or|er|ist|ik|rät|wirt|chef|ärzt|anwält|ekretär|log|nom|expert|meist)in$"
        r"|\w(?:frau|schwester)$",
        "": r"(?:vorsitzende|beauftragte|vorstand|geordnete)r?$",
    },
    organisations=words(
        "gewerkschaft regierung ministerium polizei verband partei fraktion unternehmen konzern firma bank behörde "
        "gericht staatsanwaltschaft universität stadt verein klub club bund kommission zeitung agentur institut "
        "feuerwehr klinik krankenhaus vorstand opposition koalition bundesregierung sozialverband landesregierung "
        "stadtverwaltung verwaltung"
    ),
    documents=words("mitteilung erklärung bericht brief studie schreiben umfrage papier urteil antrag stellungnahme"),
    male=words(
        "Achim Adrian Albert Alexander Alfred Andreas André Anton Armin Arne Arnold Axel Bastian Benedikt Benjamin "
        "Bernd Bernhard Björn Boris Bruno Carl Carsten Christian Christoph Claus Clemens Daniel David Dennis Detlef "
        "Dieter Dirk Dominik Eberhard Eckhard Emre Erich Ernst Erwin Fabian Felix Ferdinand Florian Frank Franz "
        "Friedrich Fritz Georg Gerald Gerd Gerhard Gregor Günter Günther Gustav Hannes Hans Harald Hartmut Heiko "
        "Heiner Heinrich Heinz Helmut Hendrik Henning Henrik Henry Herbert Hermann Holger Horst Hubert Hubertus Ingo "
        "Jakob Jan Jens Joachim Jochen Johann Johannes Jonas Jörg Josef Julian Jürgen Kai Karl Karsten Kevin Klaus "
        "Konrad Konstantin Kurt Lars Leon Leonhard Lorenz Lothar Ludwig Lukas Lutz Manfred Manuel Marc Marcel Marco "
        "Marcus Mario Markus Martin Matthias Max Maximilian Mehmet Michael Moritz Murat Mustafa Niklas Nils Norbert "
        "Olaf Oliver Oskar Otto Pascal Patrick Paul Peter Philipp Rainer Ralf Ralph Reiner Reinhard René Robert "
        "Robin Roland Rolf Rüdiger Rudolf Sascha Sebastian Siegfried Simon Sören Stefan Steffen Stephan Sven Thilo "
        "Thomas Thorsten Tim Timo Tobias Torsten Uli Ulf Ulrich Urs Uwe Veit Viktor Volker Walter Werner Wilhelm "
        "Winfried Wolfgang Wolfram Yusuf"
    ),
    female=words(
        "Alexandra Alice Andrea Angela Angelika Anita Anja Anke Anna Annalena Anne Annegret Annette Antje Astrid "
        "Ayşe Barbara Beate Bettina Birgit Brigitte Britta Carina Carla Carmen Caroline Charlotte Christa Christiane "
        "Christina Christine Clara Claudia Cornelia Dagmar Daniela Doris Dorothea Edith Elena Elisabeth Elke Ellen "
        "Emma Erika Esther Eva Fatma Franziska Frauke Frieda Friederike Gabriele Gerda Gisela Gudrun Hanna Hannah "
        "Hannelore Heide Heidi Heike Helena Helga Henriette Hilde Ilse Ina Ines Inge Ingrid Irene Iris Isabel Jana "
        "Janina Jasmin Jennifer Johanna Judith Julia Juliane Jutta Karin Karla Karoline Katarina Katharina Kathrin "
        "Katja Katrin Kerstin Klara Kristin Kristina Lara Laura Lea Lena Leonie Lisa Luise Maja Manuela Mara Maren "
        "Margarete Margit Maria Marianne Marie Marina Marion Marlene Martina Mathilde Meike Melanie Mia Michaela "
        "Miriam Monika Nadine Nadja Nancy Natalie Nicole Nina Nora Olga Patricia Paula Petra Pia Ramona Rebecca "
        "Regina Regula Renate Ricarda Rita Rosa Ruth Sabine Sabrina Sandra Sara Sarah Saskia Sibylle Sigrid Silke "
        "Silvia Simone Sofia Sonja Sophie Stefanie Stephanie Susanne Svenja Sylvia Tanja Tatjana Teresa Theresa Ulla "
        "Ulrike Ursula Uta Ute Vanessa Vera Verena Veronika Viola Yvonne Zeynep"
    ),
    particles=words("von van de zu"),
    adverbs=r"(?:weiter|auch|zudem|dazu|dort|anschließend|später|zugleich|außerdem|bereits|jedoch|aber|dann|nun|hingegen"
    r"|dagegen|sich|ebenfalls|heute|gestern|einmal|etwa|daraufhin|am (?:\w+tag|\w+abend|\w+morgen|Sonnabend|Mittwoch"
    r"|Mittwochabend|Mittwochmorgen)(?:abend|morgen|mittag|nachmittag)?|kürzlich|nach dem Spiel|im Anschluss"
    r"|unterdessen|indes|derweil|uns|mir|ihm|ihr|ihnen)\b",
    prepositions=r"(?:am|im|in|an|auf|bei|beim|vor|nach|mit|zu|zum|zur|gegenüber|aus|unter|über|während|seit"
    r"|der dpa|dem|den|von|vom|laut)\b",
    conjunctions=r"(?:und|aber|doch|oder|denn|wie|als|während|dass|weil|wenn|auch|nur|dann|so|laut)\b",
    asides=r"(?:\d+|(?:SPD|CDU|CSU|FDP|AfD|Grüne|Linke))",
    relative=r"(?:der|die|das|dem|den|dessen|deren|wo|was)\s",
    age=r"(?<!\d)\d+(?:-jährige[nr]?| Jahre)?\b",
    nouns_are_capitalised=True,
    verb_second=True,
)
